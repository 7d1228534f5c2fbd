#!/usr/bin/env python3
"""Measures what each threshold of screening costs and finds: writes data/screening/false-alarms.csv.

    python3 Scripts/measure-thresholds.py --binary .build/release/chokepoint --data ../shared/data/names/bench-dev

The folder has entities.ndjson, queries.ndjson and labels.ndjson in the shape that Benchmarks/README.md describes. A false
alarm is a name that is on no list and has a match at the threshold or above; found is the share of listed names with an
acceptable party among their ten best matches there. Hard classes are left out, as in the headline of the benchmark.
"""
import argparse
import csv
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NATURAL = {"neg_company", "neg_company_zh", "neg_person", "neg_person_native", "neg_similar"}
OUTSIDE = {"hidden_far"}
THRESHOLDS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98]


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def measure(labels, answers):
    """[(threshold, false alarms in 10,000, share found)]"""
    alarms, found = [], []
    for answer in answers:
        label = labels[answer["id"]]
        matches = answer["matches"][:10]
        if label["class"] in NATURAL:
            alarms.append(max((match["score"] for match in matches), default=0))
        elif label["expected"] == "match" and label["class"] not in OUTSIDE:
            acceptable = set(label["entity_ids"])
            found.append(max((match["score"] for match in matches if match["entity_id"] in acceptable), default=0))
    return [(threshold, 1e4 * sum(score >= threshold for score in alarms) / max(1, len(alarms)),
             sum(score >= threshold for score in found) / max(1, len(found))) for threshold in THRESHOLDS]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE.parent / "data/screening/false-alarms.csv")
    parser.add_argument("--every", type=int, default=1, help="ask only every n-th query")
    options = parser.parse_args()
    labels = {label["id"]: label for label in read(options.data / "labels.ndjson")}
    queries = read(options.data / "queries.ndjson")[::options.every]
    command = [options.binary, "screen", "--entities", options.data / "entities.ndjson", "--batch", "-"]
    done = subprocess.run(
        [str(word) for word in command], input="".join(json.dumps(query) + "\n" for query in queries),
        stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"the binary failed with {done.returncode}")
    rows = measure(labels, [json.loads(line) for line in done.stdout.split("\n") if line])
    with open(options.out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["threshold", "false_alarms_per_10000", "found"])
        writer.writerows([f"{threshold:.2f}", f"{alarms:.2f}", f"{found:.4f}"] for threshold, alarms, found in rows)


if __name__ == "__main__":
    main()
