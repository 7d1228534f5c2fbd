#!/usr/bin/env python3
"""Learns data/screening/pair-trees.csv from pairs of names that people judged.

    python3 Scripts/learn-pairs.py --binary .build/release/chokepoint --data ../shared/data/names/pairs

The folder has nomenklatura_name_bench.ndjson: `a`, `b`, `match`. The binary is run with `compare --batch --evidence`;
nothing of a pair but its evidence is learnt from. Prints F1 of five folds, ten times, for pairs that were not learnt
from; the trees that are written are grown on all. Needs numpy and scikit-learn.
"""
import argparse, json, os, subprocess, sys, tempfile
# So few pairs are learnt from in seconds by one thread; several wait for one another, for minutes where cores are shared.
os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import StratifiedKFold
import evidence_trees

here = os.path.dirname(os.path.abspath(__file__))
parser = argparse.ArgumentParser()
parser.add_argument("--binary", required=True)
parser.add_argument("--data", required=True)
parser.add_argument("--trees", type=int, default=120)
parser.add_argument("--leaves", type=int, default=6)
parser.add_argument("--rate", type=float, default=0.06)
parser.add_argument("--smallest", type=int, default=6)
parser.add_argument("--misses", action="store_true", help="show pairs on the wrong side in the first round of folds")
options = parser.parse_args()

# More of these can only speak for one party, or against.
RISING = {"asked", "listed", "worstAsked", "worstListed", "worst", "joined", "sorted", "sound", "bits", "otherBits", "initials",
          "acronym"}
FALLING = {"mistakes", "mostMistakes", "joinedMistakes", "legalForms", "otherInitials", "numbers"}


def read(name):
    return [json.loads(line) for line in open(os.path.join(options.data, name), encoding="utf-8")]


def evidence(rows):
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        file.writelines(json.dumps({"a": row["a"], "b": row["b"]}) + "\n" for row in rows)
        file.flush()
        done = subprocess.run([options.binary, "compare", "--batch", file.name, "--evidence"], capture_output=True,
                              encoding="utf-8")
    if done.returncode:
        sys.exit(done.stderr)
    answers = [json.loads(line)["evidence"] for line in done.stdout.split("\n") if line]
    return np.array([[float(answer[name]) for name in F] for answer in answers])


def grow(X, Y):
    signs = [1 if name in RISING else -1 if name in FALLING else 0 for name in F]
    return HistGradientBoostingClassifier(
        max_iter=options.trees, learning_rate=options.rate, max_leaf_nodes=options.leaves, l2_regularization=1,
        min_samples_leaf=options.smallest, monotonic_cst=signs, early_stopping=False, random_state=1).fit(X, Y)


def f1(truth, answer):
    return 2 * (truth & answer).sum() / (truth.sum() + answer.sum())


F = evidence_trees.features(os.path.join(here, "..", "Sources", "Names", "PairFeature.swift"))
rows = read("nomenklatura_name_bench.ndjson")
X, Y = evidence(rows), np.array([row["match"] for row in rows])
found = {threshold: [] for threshold in (0.4, 0.45, 0.5, 0.55, 0.6)}
for turn in range(10):
    chance = np.zeros(len(Y))
    for learnt, held in StratifiedKFold(5, shuffle=True, random_state=turn).split(X, Y):
        chance[held] = grow(X[learnt], Y[learnt]).predict_proba(X[held])[:, 1]
    for threshold in found:
        found[threshold].append(f1(Y, chance >= threshold))
    if options.misses and turn == 0:
        for row, value in zip(rows, chance):
            if (value >= 0.5) != row["match"]:
                print(f"  {value:.2f} {'match' if row['match'] else 'other':5} {row['a']!r} {row['b']!r}")
for threshold, values in found.items():
    print(f"at {threshold}: F1 {np.mean(values):.3f}, folds drawn ten times from {min(values):.3f} to {max(values):.3f}")

evidence_trees.write(os.path.join(here, "..", "data", "screening", "pair-trees.csv"), grow(X, Y), F)
