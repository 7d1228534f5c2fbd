#!/usr/bin/env python3
"""Screens disguised names against the full lists and scores what came out.

    run.py --binary .build/release/chokepoint --cases evasion-dev.csv --lists ../shared/data/lists

The lists are imported into a workspace of their own. The best match of a query is its hit: a party that slugs.csv
names counts as its slug, any other as itself, so that it is wrong for a disguised name and a false alarm for an
innocent.
"""
import argparse
import csv
import json
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import score

HERE = Path(__file__).resolve().parent
LISTS = ("ecfr-15cfr-part744-2026-07-23.xml.gz", "us-csl-2026-07-31.csv.gz")
# The Consolidated Screening List repeats the Entity List, now and then in another spelling.
SAME_LIST = {"us-csl-el": "us-entity-list"}


def key(list_id, party):
    """What a party is known by: its list and the letters and digits of its name."""
    letters = "".join(c for c in unicodedata.normalize("NFKC", party).casefold() if c.isalnum())
    return SAME_LIST.get(list_id, list_id), letters


def slugs():
    return {key(row["list"], row["party"]): row["slug"] for row in score.read(HERE / "slugs.csv")}


def hit(answer, known):
    """(slug or id, score) of the best match; empty without one."""
    if not answer.get("matches"):
        return "", ""
    best = max(answer["matches"], key=lambda match: match["score"])
    return known.get(key(best["list"], best["name"]), best["id"]), best["score"]


def run(command, accepted=(0,)):
    done = subprocess.run(list(map(str, command)), capture_output=True, encoding="utf-8")
    if done.returncode not in accepted:
        sys.exit(f"{' '.join(map(str, command))} failed with {done.returncode}:\n{done.stderr}")
    return done.stdout


def screen(binary, cases, lists, folder, threshold):
    """{row: answer}, rows counted from 1; a case that was refused, as a legal form alone is, has none."""
    run([binary, "lists", "import", *(lists / name for name in LISTS), "--workspace", folder])
    batch = folder / "cases.ndjson"
    batch.write_text("".join(json.dumps({"name": case["query"]}) + "\n" for case in cases), encoding="utf-8")
    command = [binary, "screen", "--batch", batch, "--format", "ndjson", "--workspace", folder]
    # 2: some rows were refused. Only "\n" ends a line: names hold other separators.
    lines = run(command + (["--threshold", threshold] if threshold is not None else []), accepted=(0, 2)).split("\n")
    answers = [json.loads(line) for line in lines if line]
    return {answer["row"]: answer for answer in answers}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--lists", type=Path, required=True, help="folder of the published lists")
    parser.add_argument("--threshold", type=float, help="the lowest score that alerts (default: the binary's)")
    parser.add_argument("--results", type=Path, help="write query, hit_entity, score here")
    parser.add_argument("--misses", action="store_true", help="show each miss and false alarm")
    options = parser.parse_args()
    cases, known = score.read(options.cases), slugs()
    with tempfile.TemporaryDirectory() as name:
        answers = screen(options.binary, cases, options.lists, Path(name), options.threshold)
    results = []
    for row, case in enumerate(cases, 1):
        entity, value = hit(answers.get(row, {}), known)
        results.append({"query": case["query"], "hit_entity": entity, "score": value})
    if options.results:
        with open(options.results, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["query", "hit_entity", "score"])
            writer.writeheader()
            writer.writerows(results)
    print(score.text(*score.score(cases, results)))
    print(f"{len(answers)} of {len(cases)} names were answered")
    if options.misses:
        for case, row in zip(cases, results):
            if row["hit_entity"] != case["expected_entity"]:
                print(f"{case['class']:20} {case['note']:28} {case['query']!r}: "
                      f"{row['hit_entity'] or 'no alert'}, not {case['expected_entity'] or 'innocent'}")


if __name__ == "__main__":
    main()
