#!/usr/bin/env python3
"""Learns data/screening/weights.csv, trees.csv and calibration.csv from labelled queries.

    python3 Scripts/learn-screening.py --binary .build/release/chokepoint --data ../shared/data/names/bench-dev

The folder has entities.ndjson, queries.ndjson and labels.ndjson in the shape that Benchmarks/screening/README describes.
The binary is run with --evidence; nothing of a query but its evidence is learnt from. First a sum of weights is fitted,
twice, because candidates depend on it; then trees over the same evidence; then what a sum of bits means as a
probability, from predictions for parties that the trees had not seen (five folds by party). Needs numpy, scipy and
scikit-learn.
"""
import argparse, csv, hashlib, json, math, os, random, re, subprocess, sys, tempfile
import numpy as np
from scipy.optimize import minimize
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression
import evidence_trees

here = os.path.dirname(os.path.abspath(__file__))
out = os.path.join(here, "..", "data", "screening")
NATURAL = {"neg_company", "neg_company_zh", "neg_person", "neg_person_native", "neg_similar"}
HARD = {"neg_recombined", "neg_ambiguous"}

parser = argparse.ArgumentParser()
parser.add_argument("--binary", required=True)
parser.add_argument("--data", required=True)
parser.add_argument("--rounds", type=int, default=2, help="how often the weights are fitted")
parser.add_argument("--floor", type=float, default=0.0, help="bits by weights that a pair needs to be judged")
parser.add_argument("--trees", type=int, default=200)
parser.add_argument("--leaves", type=int, default=20)
parser.add_argument("--rate", type=float, default=0.07)
options = parser.parse_args()


F = evidence_trees.features(os.path.join(here, "..", "Sources", "Names", "MatchFeature.swift"))
at = {name: i for i, name in enumerate(F)}
# More of these can only raise, or lower, the odds: a bound on the sum rests on it, and a reader expects it.
rising = [f for f in F if f[0] == "b" and f[1].isupper()] + [
    "allAsked", "allListed", "allBoth", "identity", "tellingSame", "tellingAlike", "likeness", "nInitialOf", "nGeneric", "nPlace", "nFiller", "nLegal",
    "nNumber", "nInitial", "nInitialFor", "shortened"]
falling = [f for f in F if f[0] in "qt" and f[1].isupper()] + [
    "nContradicted", "nGenericContradicted", "nGenericFuzzy", "knownSound", "knownEdit1", "knownEdit2", "knownConsonants",
    "knownWorld", "shortEdit", "firstLetter", "abjadGap", "reordered", "single", "missedListed", "missedAsked", "missedBoth",
    "onlyFuzzy"]
limits = {"likeness": 2.5, "nContradicted": -2.5, "qKnown": -3.5, "qUnknown": -3.5, "qHan": -2, "nLegal": 0.5,
          "nFiller": 0.5, "nPlace": 1, "nGeneric": 0.8, "nInitial": 1.5, "nNumber": 2.5,
          # A name is turned away before these two are looked for, so they may raise no sum: the trees still see them.
          "nInitialFor": 0, "shortened": 0}
# And what the least is: the same letters spaced or read otherwise are never much evidence against.
least = {"nJoined": -4, "nMisread": -3, "nReading": -3, "nRomanised": -4}
secondary = ["person", "linear"]
# Not learnt: MatchModel.judgement takes a fixed number of bits for them.
fixed = ["substituted", "elsewhere"]

labels = {}
for line in open(os.path.join(options.data, "labels.ndjson")):
    label = json.loads(line)
    labels[label["id"]] = label


def short_names(random):
    """Company names as people shorten them: the telling words alone, some misspelt or parted. The benchmark has none."""
    words = set()
    for source in ("GenericWords", "LegalForms", "Abbreviations"):
        text = open(os.path.join(here, "..", "Sources", "Names", source + ".swift")).read()
        for block in re.findall(r'"""(.*?)"""', text, re.S):
            words.update(block.split())
    entities = [json.loads(line) for line in open(os.path.join(options.data, "entities.ndjson"))]
    owners = {}
    for entity in entities:
        if entity["kind"] != "person":
            for name in [entity["name"]] + entity["aliases"]:
                told = [w for w in re.findall(r"[a-z0-9]+", name.lower()) if w not in words]
                if told and len(told) <= 3 and len("".join(told)) >= 4:
                    owners.setdefault(" ".join(told), set()).add(entity["id"])
    queries = []
    for number, name in enumerate(random.sample(sorted(owners), 2400)):
        asked = name
        if number % 3 == 1 and len(name) >= 5:
            at = random.randrange(1, len(name) - 1)
            asked = random.choice([
                name[:at] + name[at + 1:], name[:at] + name[at] + name[at:],
                name[:at] + name[at + 1] + name[at] + name[at + 2:],
                name[:at] + random.choice("aeiourstnl") + name[at + 1:]])
        elif number % 3 == 2 and len(name) >= 7 and " " not in name:
            at = random.randrange(3, len(name) - 2)
            asked = name[:at] + " " + name[at:]
        queries.append(({"id": "short%d" % number, "name": asked.title()},
                        {"id": "short%d" % number, "class": "short", "expected": "match",
                         "entity_ids": sorted(owners[name])}))
    return queries


asked = tempfile.NamedTemporaryFile("w", suffix=".ndjson")
asked.write(open(os.path.join(options.data, "queries.ndjson")).read())
for query, label in short_names(random.Random(5)):
    asked.write(json.dumps(query) + "\n")
    labels[label["id"]] = label
asked.flush()

sizes = {}
for label in labels.values():
    if label["expected"] == "match" and label["class"] not in ("hidden_far", "hidden_near"):
        sizes[label["class"]] = sizes.get(label["class"], 0) + 1
sizes["hidden_near"] = max(sizes.values())


def gather():
    """Evidence of every candidate: X, whether it is right, its query, and the queries in order."""
    run = [options.binary, "screen", "--entities", os.path.join(options.data, "entities.ndjson"), "--batch",
           asked.name, "--jobs", "2", "--evidence", "--threshold", "0", "--limit", "16"]
    X, Y, Q, ids = [], [], [], []
    process = subprocess.Popen(run, stdout=subprocess.PIPE)
    for line in process.stdout:
        answer = json.loads(line)
        right = set(labels[answer["id"]]["entity_ids"])
        for match in answer["matches"]:
            row = np.zeros(len(F), np.float32)
            for name, value in match["evidence"].items():
                row[at[name]] = value
            X.append(row)
            Y.append(match["entity_id"] in right)
            Q.append(len(ids))
        ids.append(answer["id"])
    if process.wait():
        sys.exit("the binary failed")
    return np.array(X), np.array(Y), np.array(Q), ids


def weight(classes, Y):
    """Rare classes of queries count up to six times, so that no script is given up for the sake of the others."""
    result = np.ones(len(Y))
    most = max(sizes.values())
    for i, name in enumerate(classes):
        if name in HARD:
            result[i] = 0.3
        elif name == "hidden_far":
            result[i] = 0.1
        elif name not in NATURAL:
            result[i] = min(6.0, most / sizes[name]) if Y[i] else 0.3
    return result


def fold_of(query):
    label = labels[query]
    key = (label["entity_ids"] or [query])[0]
    return int(hashlib.md5(key.encode()).hexdigest(), 16) % 5


def fit_weights(X, Y, w):
    """Logistic regression in bits, with the signs that the bound of the search rests on."""
    columns = [i for i, f in enumerate(F) if f not in secondary + fixed]
    A = np.hstack([np.ones((len(X), 1)), X[:, columns].astype(float)])
    scale = A.std(0)
    scale[0] = 1
    scale[scale == 0] = 1
    A /= scale
    total = w.sum()

    def loss(b):
        z = A @ b
        p = 1 / (1 + np.exp(-z))
        value = (w @ (np.logaddexp(0, z) - Y * z)) / total + 1e-4 * (b[1:] @ b[1:])
        return value, A.T @ (w * (p - Y)) / total + np.r_[0, 2e-4 * b[1:]]

    bounds = [(None, None)]
    for position, column in enumerate(columns):
        name = F[column]
        low, high = (0, None) if name in rising else (None, 0) if name in falling else (None, None)
        # Limits in bits that keep the bound of the search tight: what is left over on both sides is never worth more than
        # nothing, a word asked for that agrees with nothing costs something, and words that say little add little.
        limit = limits.get(name)
        if limit is not None:
            limit *= math.log(2) * scale[position + 1]
            high = limit
        if name in least:
            low = least[name] * math.log(2) * scale[position + 1]
        bounds.append((low, high))
    start = np.zeros(A.shape[1])
    start = np.clip(start, [b[0] if b[0] is not None else -np.inf for b in bounds],
                    [b[1] if b[1] is not None else np.inf for b in bounds])
    b = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}).x / scale
    full = np.zeros(len(F))
    full[columns] = b[1:]
    return b[0] / math.log(2), full / math.log(2)


def write_weights(models, floor):
    with open(os.path.join(out, "weights.csv"), "w") as file:
        file.write("feature,person,organisation\n")
        file.write("intercept,%.4f,%.4f\n" % (models[0][0], models[1][0]))
        file.write("prior,%.4f,%.4f\nfloor,%.4f,%.4f\n" % (prior, prior, floor, floor))
        for i, name in enumerate(F):
            file.write("%s,%.4f,%.4f\n" % (name, models[0][1][i], models[1][1][i]))


def judged(X):
    """What the trees may see."""
    X = X.copy()
    X[:, [at[f] for f in fixed]] = 0
    return X


def grow(X, Y, w):
    X = judged(X)
    signs = [1 if f in rising or f == "linear" else -1 if f in falling else 0 for f in F]
    return HistGradientBoostingClassifier(
        max_iter=options.trees, learning_rate=options.rate, max_leaf_nodes=options.leaves, l2_regularization=2,
        min_samples_leaf=20, monotonic_cst=signs, early_stopping=False, random_state=1,
    ).fit(X, Y, sample_weight=w)


def report(name, score, Y, Q, classes):
    count = len(classes)
    top, good = np.full(count, -99.0), np.full(count, -99.0)
    np.maximum.at(top, Q, score)
    np.maximum.at(good, Q[Y], score[Y])
    negatives = np.sort(top[[c in NATURAL for c in classes]])[::-1]
    positive = np.array([c not in ("hidden_far", "short") and c not in NATURAL and c not in HARD for c in classes])
    print("   short names: %.3f" % (good[np.array(classes) == "short"] > negatives[len(negatives) // 100]).mean())
    kinds = sorted(set(np.array(classes)[positive]))
    for rate in (0.001, 0.01):
        limit = negatives[int(rate * len(negatives) + 1e-9)]
        each = {k: (good[np.array(classes) == k] > limit).mean() for k in kinds}
        print("%s: recall %.4f macro %.4f at %.1f %% false alarms" % (
            name, (good[positive] > limit).mean(), np.mean(list(each.values())), 100 * rate))
        print("   " + " ".join("%s %.3f" % item for item in each.items()))
    return top, good


# The first rounds look deeper than the last.
floors = [-4.5] * (options.rounds - 1) + [options.floor]
prior = 0.0
for turn in range(options.rounds + 1):
    X, Y, Q, ids = gather()
    classes = [labels[i]["class"] for i in ids]
    prior = np.mean([c not in NATURAL and c not in HARD for c in classes if c != "short"])
    w = weight([classes[q] for q in Q], Y)
    if turn == options.rounds:
        break
    person = X[:, at["person"]] > 0
    models = [fit_weights(X[rows], Y[rows], w[rows]) for rows in (person, ~person)]
    sums = np.where(person, models[0][0] + X @ models[0][1], models[1][0] + X @ models[1][1])
    kept = np.sort(sums[Y & np.array([classes[q] != "hidden_far" for q in Q])])
    write_weights(models, floors[turn])
    report("weights, round %d" % (turn + 1), sums, Y, Q, classes)

folds = np.array([fold_of(i) for i in ids])[Q]
score = np.zeros(len(Y))
for fold in range(5):
    model = grow(X[folds != fold], Y[folds != fold], w[folds != fold])
    score[folds == fold] = model.decision_function(judged(X[folds == fold])) / math.log(2)
top, good = report("trees, parties not seen", score, Y, Q, classes)
evidence_trees.write(os.path.join(out, "trees.csv"), grow(X, Y, w), F)

# What a sum of bits means: the share of best matches with that sum that are right, rising.
chosen = np.array([c not in HARD and c not in ("hidden_far", "short") for c in classes]) & (top > -90)
# The floors of MatchModel.judgement, and what it takes from them.
order = 0.05 * np.clip(score, -10, 10)
score = np.where(X[:, at["tellingAlike"]] > 0, np.maximum(score, 3.5 + order), score)
score = np.where(X[:, at["tellingSame"]] > 0, np.maximum(score, 5 + order), score)
score -= np.where(X[:, at["elsewhere"]] > 0, 6, 0)
score -= np.where((X[:, at["substituted"]] > 0) & (X[:, at["single"]] > 0), 2, 0)
score = np.where(X[:, at["identity"]] > 0, np.maximum(score, 16), score)
top, good = np.full(len(ids), -99.0), np.full(len(ids), -99.0)
np.maximum.at(top, Q, score)
np.maximum.at(good, Q[Y], score[Y])
right = (good >= top - 1e-9) & (good > -90)
curve = IsotonicRegression(y_min=0.0005, y_max=0.9995, out_of_bounds="clip").fit(top[chosen], right[chosen])
grid = np.unique(np.quantile(top[chosen], np.linspace(0, 1, 41)))
values = curve.predict(grid)
# Means over neighbouring steps, so that no two different sums stand for the same probability.
with open(os.path.join(out, "calibration.csv"), "w") as file:
    file.write("bits,probability\n")
    last = -1.0
    for bits, value in zip(grid, values):
        logistic = 1 / (1 + 2.0 ** -bits)
        value = min(0.9998, max(last + 1e-5, 0.98 * value + 0.02 * logistic))
        file.write("%.4f,%.5f\n" % (bits, value))
        last = value
# What a threshold on the probability costs and finds, among names that were not seen.
natural = np.array([c in NATURAL for c in classes])
positive = np.array([c not in NATURAL and c not in HARD and c not in ("hidden_far", "short") for c in classes])
knots = list(csv.DictReader(open(os.path.join(out, "calibration.csv"))))
xs, ys = [float(k["bits"]) for k in knots], [float(k["probability"]) for k in knots]
chance = lambda bits: np.where(bits < -90, 0, np.interp(bits, xs, ys))
with open(os.path.join(out, "false-alarms.csv"), "w") as file:
    file.write("threshold,false_alarms_per_10000,found\n")
    for threshold in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995):
        file.write("%g,%.1f,%.4f\n" % (threshold, 1e4 * (chance(top[natural]) >= threshold).mean(),
                                       (chance(good[positive]) >= threshold).mean()))
bins = np.array_split(np.argsort(chance(top)[chosen]), 15)
gap = sum(len(b) * abs(chance(top)[chosen][b].mean() - right[chosen][b].mean()) for b in bins) / chosen.sum()
print("expected calibration error %.4f over 15 bins of equal size" % gap)
print("prior %.3f, floor kept, %d candidates of %d queries" % (prior, len(Y), len(ids)))
