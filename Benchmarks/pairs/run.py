#!/usr/bin/env python3
"""Compares pairs of names with the released binary and scores what came out.

    run.py --binary .build/release/chokepoint --data ../shared/data/names/pairs

Pairs that people judged (nomenklatura_name_bench): F1 at a fixed threshold, and cross-validated: in each of five
folds at the threshold that is best on the other four, counted together. Scores that OFAC's Sanctions List Search
showed (ofac_search_scores): the share of `compare --ofac` within 5 points; rows that the search did not show (-1) are
apart.
"""
import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDS = 5
POINTS = 5


def f1(pairs, threshold):
    """Of (score, match) pairs, `score >= threshold` being the answer."""
    true = sum(match for value, match in pairs if value >= threshold)
    false = sum(not match for value, match in pairs if value >= threshold)
    missed = sum(match for value, match in pairs if value < threshold)
    return 2 * true / max(1, 2 * true + false + missed)


def best_threshold(pairs):
    """Midway between two scores, so that it is not tied to one row."""
    scores = sorted({value for value, _ in pairs})
    cuts = [(low + high) / 2 for low, high in zip(scores, scores[1:])] or [0.5]
    return max(cuts, key=lambda cut: f1(pairs, cut))


def cross_validated_f1(pairs, seed=1):
    """Each score is put beside the threshold of the folds that it is not in; then F1 over all of them."""
    order = list(range(len(pairs)))
    random.Random(seed).shuffle(order)
    decided = []
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        cut = best_threshold([pair for place, pair in enumerate(pairs) if place not in held])
        decided += [(pairs[place][0] >= cut, pairs[place][1]) for place in held]
    return f1(decided, True)


def within(points, shown, ours):
    """The share of rows whose scores differ by at most so many points."""
    return sum(abs(a - b) <= points for a, b in zip(shown, ours)) / len(shown)


def compare(binary, pairs, *options):
    """The scores of (a, b) pairs, in their order."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".ndjson") as file:
        file.writelines(json.dumps({"a": a, "b": b}) + "\n" for a, b in pairs)
        file.flush()
        command = [str(binary), "compare", "--batch", file.name, *options]
        done = subprocess.run(command, capture_output=True, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed with {done.returncode}:\n{done.stderr}")
    scores = [json.loads(line)["score"] for line in done.stdout.split("\n") if line]
    if len(scores) != len(pairs):
        sys.exit(f"{len(pairs)} pairs asked, {len(scores)} answered")
    return scores


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of the pairs")
    parser.add_argument("--threshold", type=float, default=0.7, help="the fixed threshold (default 0.7)")
    parser.add_argument("--misses", action="store_true", help="show each pair on the wrong side, each score far off")
    options = parser.parse_args()

    rows = read(options.data / "nomenklatura_name_bench.ndjson")
    scores = compare(options.binary, [(row["a"], row["b"]) for row in rows])
    pairs = [(value, row["match"]) for value, row in zip(scores, rows)]
    print(f"judged pairs {len(pairs)}: F1 {cross_validated_f1(pairs):.3f} cross-validated, "
          f"{f1(pairs, options.threshold):.3f} at {options.threshold}; best threshold {best_threshold(pairs):.3f}")
    if options.misses:
        for row, value in zip(rows, scores):
            if (value >= options.threshold) != row["match"]:
                print(f"  {value:.3f} {'match' if row['match'] else 'other':5} {row['a']!r} {row['b']!r}")

    rows = read(options.data / "ofac_search_scores.ndjson")
    scores = compare(options.binary, [(row["query"], row["result"]) for row in rows], "--ofac")
    shown = [(row, value) for row, value in zip(rows, scores) if row["ofac_score"] >= 0]
    share = within(POINTS, [row["ofac_score"] for row, _ in shown], [value for _, value in shown])
    print(f"scores of the Sanctions List Search {len(shown)}: {share:.1%} within {POINTS} points; "
          f"{len(rows) - len(shown)} it did not show")
    if options.misses:
        for row, value in zip(rows, scores):
            if row["ofac_score"] < 0 or abs(row["ofac_score"] - value) > POINTS:
                print(f"  {value:5.1f} not {row['ofac_score']:3} {row['query']!r} {row['result']!r}")


if __name__ == "__main__":
    main()
