#!/usr/bin/env python3
"""Scores a screening run: score.py labels.ndjson OUT.ndjson

OUT has a line a query: {"id", "matches": [{"entity_id", "score"}, ...], "us"}. Queries without one are not counted.

Words. A *positive* is a query whose label names acceptable entities; it is *found at t* if one of them is among its ten
best matches with a score of at least t. A *natural negative* is a name that is on no list; *hard negatives* (recombined
names, names one edit away) are reported apart. The headline counts every positive class but `hidden_far`.

recall@1, @10   share of positives with an acceptable entity on the first place (ties count), among the ten best
recall at FPR f share of positives found above the lowest score that at most the share f of natural negatives exceeds
best F1         over all thresholds; a false positive is a natural negative with a score at the threshold or above, or a
                positive with only wrong entities there
macro           mean of the classes' recalls
calibration     expected calibration error: headline queries sorted by their top score into 15 equal bins, mean
                over bins of |mean top score - share whose top match is acceptable|; a negative's share is 0.
                `matched`: over queries that got a match at all.
"""
import json
import sys
from bisect import bisect_left
from collections import defaultdict
from typing import NamedTuple

NATURAL = {"neg_company", "neg_company_zh", "neg_person", "neg_person_native", "neg_similar"}
OUTSIDE = "hidden_far"
THRESHOLDS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98)


class Result(NamedTuple):
    """What came of one query."""
    kind: str  # its class
    top: float  # best score, 0 without a match
    good: float  # best score of an acceptable entity
    wrong: float  # best score of another
    first: bool  # an acceptable entity is first, or ties with it
    ten: bool  # an acceptable entity is among the ten


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.startswith("{")]


def result(label, matches):
    matches = sorted(matches, key=lambda match: -match["score"])[:10]
    top = matches[0]["score"] if matches else 0.0
    acceptable = set(label["entity_ids"])
    good = [match["score"] for match in matches if match["entity_id"] in acceptable]
    wrong = [match["score"] for match in matches if match["entity_id"] not in acceptable]
    return Result(
        label["class"], top, max(good, default=0.0), max(wrong, default=0.0),
        bool(good) and good[0] >= top - 1e-9, bool(good))


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0.0


def at_or_above(ordered, threshold):
    return len(ordered) - bisect_left(ordered, threshold)


def limit(negatives, share):
    """The score that at most this share of the negatives exceeds."""
    allowed = int(share * len(negatives) + 1e-9)
    return negatives[-1 - allowed] if allowed < len(negatives) else 0.0


def recall_above(results, threshold):
    return mean(item.good > threshold for item in results)


def best_f1(positives, negatives):
    good = sorted(item.good for item in positives if item.good > 0)
    alarms = sorted(score for score in negatives if score > 0)
    # A positive is a false positive while its wrong match is at the threshold and its right one is not.
    starts = sorted(item.good for item in positives if item.wrong > item.good)
    ends = sorted(item.wrong for item in positives if item.wrong > item.good)
    best = {"f1": 0.0, "precision": 0.0, "recall": 0.0, "threshold": 0.0}
    for threshold in sorted({round(item.good, 3) for item in positives} | {round(score, 3) for score in negatives}):
        true = at_or_above(good, threshold)
        # At threshold 0, a positive without its entity (good = 0) is false too.
        mistaken = at_or_above(ends, threshold) - at_or_above(starts, max(threshold, 1e-12))
        false = at_or_above(alarms, threshold) + mistaken
        precision, recall = true / max(1, true + false), true / max(1, len(positives))
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        if f1 > best["f1"]:
            best = {"f1": f1, "precision": precision, "recall": recall, "threshold": threshold}
    return best


def calibration_error(results, bins=15):
    """Of queries (positives and negatives): see the head of this file."""
    pairs = sorted((item.top, item.first) for item in results)
    error = 0.0
    for number in range(bins):
        part = pairs[number * len(pairs) // bins:(number + 1) * len(pairs) // bins]
        if part:
            error += len(part) / len(pairs) * abs(mean(top for top, _ in part) - mean(right for _, right in part))
    return error


def score(labels, lines):
    """The numbers of a run. Labels and lines as read from their files."""
    labels = {label["id"]: label for label in labels}
    lines = [line for line in lines if line["id"] in labels]
    classes, negatives, hard = defaultdict(list), [], []
    everything = []
    for line in lines:
        label = labels[line["id"]]
        item = result(label, line.get("matches") or [])
        if label["expected"] == "match":
            classes[item.kind].append(item)
        elif item.kind in NATURAL:
            negatives.append(item)
        else:
            hard.append(item)
        if item.kind != OUTSIDE and (label["expected"] == "match" or item.kind in NATURAL):
            everything.append(item)
    positives = [item for kind, items in classes.items() if kind != OUTSIDE for item in items]
    tops = sorted(item.top for item in negatives)
    low, high = limit(tops, 0.001), limit(tops, 0.01)
    best = best_f1(positives, tops)
    micros = sorted(line["us"] for line in lines if "us" in line)
    numbers = {
        "queries": len(lines), "positives": len(positives), "negatives": len(negatives),
        "recall@1": mean(item.first for item in positives), "recall@10": mean(item.ten for item in positives),
        "F1": best["f1"], "F1 precision": best["precision"], "F1 recall": best["recall"],
        "F1 threshold": best["threshold"],
        "recall at FPR 0.1%": recall_above(positives, low), "threshold at FPR 0.1%": low,
        "recall at FPR 1%": recall_above(positives, high), "threshold at FPR 1%": high,
        "hard alarms at FPR 0.1%": mean(item.top > low for item in hard),
        "hard alarms at FPR 1%": mean(item.top > high for item in hard),
        "calibration error": calibration_error(everything),
        "calibration error, matched": calibration_error([item for item in everything if item.top > 0]),
    }
    if micros and sum(micros):
        numbers["queries/s"] = 1e6 * len(micros) / sum(micros)
        numbers["p50 ms"] = micros[len(micros) // 2] / 1000
        numbers["p99 ms"] = micros[int(len(micros) * 0.99)] / 1000
    numbers["classes"] = {
        kind: {
            "queries": len(items), "recall@1": mean(item.first for item in items),
            "recall@10": mean(item.ten for item in items), "recall at FPR 0.1%": recall_above(items, low),
            "recall at FPR 1%": recall_above(items, high),
        } for kind, items in sorted(classes.items())
    }
    headline = [row for kind, row in numbers["classes"].items() if kind != OUTSIDE]
    for name in ("recall at FPR 0.1%", "recall at FPR 1%"):
        numbers["macro " + name] = mean(row[name] for row in headline)
    found = sorted(item.good for item in positives)
    numbers["thresholds"] = [
        {
            "threshold": threshold,
            "false alarms a 10,000 names": 10_000 * at_or_above(tops, threshold) / max(1, len(tops)),
            "recall": at_or_above(found, threshold) / max(1, len(found)),
        } for threshold in THRESHOLDS
    ]
    return numbers


def text(numbers):
    """The numbers as lines."""
    lines = []
    for name, value in numbers.items():
        if name not in ("classes", "thresholds"):
            lines.append(f"{name:28} {value:.4f}" if isinstance(value, float) else f"{name:28} {value}")
    lines.append(f"\n{'class':17} {'queries':>7} {'r@1':>6} {'r@10':>6} {'FPR.1%':>6} {'FPR1%':>6}")
    for kind, row in numbers["classes"].items():
        rates = [row[name] for name in ("recall@1", "recall@10", "recall at FPR 0.1%", "recall at FPR 1%")]
        lines.append(f"{kind:17} {row['queries']:7} " + " ".join(f"{rate:6.3f}" for rate in rates))
    lines.append(f"\n{'threshold':>9} {'false alarms a 10,000 names':>28} {'recall':>7}")
    for row in numbers["thresholds"]:
        lines.append(f"{row['threshold']:9.2f} {row['false alarms a 10,000 names']:28.1f} {row['recall']:7.3f}")
    return "\n".join(lines)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(text(score(read(sys.argv[1]), read(sys.argv[2]))))
