#!/usr/bin/env python3
"""Scores answers to disguised names: score.py CASES.csv RESULTS.csv

CASES has query, expected_entity, class, note; RESULTS has query, hit_entity, score. Without an expected entity the
query is an innocent and any hit a false alarm; with one, a hit on another entity is a miss. A note names a tier
(must, should, stretch, review; the first of these words that it holds, else must) and, of an innocent, whether it is
hard.
"""
import csv
import sys
from collections import defaultdict

TIERS = ("must", "should", "stretch", "review")


def read(path):
    """Rows of a CSV file; a query may hold line breaks and control characters."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score(cases, results):
    """({group: [hits, cases]} of the disguised names, the same of the innocents)."""
    hits = {row["query"]: row["hit_entity"] for row in results}
    disguised, innocents = defaultdict(lambda: [0, 0]), defaultdict(lambda: [0, 0])
    for case in cases:
        hit, expected, kind = hits.get(case["query"], ""), case["expected_entity"], case["class"]
        if expected:
            tier = next((tier for tier in TIERS if tier in case["note"]), "must")
            groups = ["all", f"tier {tier}", "script_*" if kind.startswith("script_") else kind]
        else:
            groups = ["all", "hard" if "hard" in case["note"] else "plain", kind]
        for group in groups:
            counts = (disguised if expected else innocents)[group]
            counts[0] += hit == expected if expected else bool(hit)
            counts[1] += 1
    return disguised, innocents


def text(disguised, innocents):
    lines = []
    for title, groups in (("recall", disguised), ("false alarms", innocents)):
        lines.append(title)
        for group, (hits, cases) in sorted(groups.items(), key=lambda item: (item[0] != "all", item[0])):
            lines.append(f"  {group:22} {hits}/{cases} {hits / cases:.3f}")
    return "\n".join(lines)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(text(*score(read(sys.argv[1]), read(sys.argv[2]))))
