#!/usr/bin/env python3
"""Time per query as the list grows: grow.py --binary .build/release/chokepoint --data FOLDER

Adds made-up parties until there are 10 and 40 times as many, and asks the same queries each time. A made-up party
takes the shape of a real one drawn at random: its common words stay (legal forms, trade words, frequent given names),
the others are words of other parties of its kind drawn as often as they occur or, as vocabularies grow too, new words
that letter triples of real ones suggest. No made-up name is the name of a real party.
"""
import argparse
import json
import random
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import score
from run import screen

COMMON = 200  # a word in so many names stays
NEW = 0.35  # the share of the other words that are new
SEED = 744


class Words:
    """Draws words like those of the names given."""

    def __init__(self, names, draw):
        self.draw = draw
        words = [word for name in names for word in name.split()]
        self.counts = Counter(words)
        self.rare = [word for word in words if self.counts[word] < COMMON]
        self.next = defaultdict(list)
        for word in words:
            for place in range(len(word) + 1):
                self.next[("  " + word)[place:place + 2]].append((word + "\n")[place])

    def new(self):
        word = "  "
        while not word.endswith("\n") and len(word) < 18:
            word += self.draw.choice(self.next[word[-2:]])
        return word.strip() or self.new()

    def other(self, word):
        if self.counts[word] >= COMMON:
            return word
        return self.new() if self.draw.random() < NEW else self.draw.choice(self.rare)


def grow(entities, times):
    """Yields made-up parties until there are `times` as many."""
    draw = random.Random(SEED)
    names = defaultdict(list)
    for entity in entities:
        names[entity["kind"]] += [entity["name"], *entity["aliases"]]
    words = {kind: Words(kinds, draw) for kind, kinds in names.items()}
    taken = {name.casefold() for kinds in names.values() for name in kinds}
    number = len(entities)
    while number < times * len(entities):
        model = draw.choice(entities)
        source = words[model["kind"]]
        # The same word becomes the same other in all names of the party, as in the aliases of real ones.
        changed = {word: source.other(word) for name in [model["name"], *model["aliases"]] for word in name.split()}
        made = [" ".join(changed[word] for word in name.split()) for name in [model["name"], *model["aliases"]]]
        if any(name.casefold() in taken for name in made):
            continue
        yield {**model, "id": f"MADE-{number}", "name": made[0], "aliases": made[1:]}
        number += 1


def write(path, *parts):
    with open(path, "w", encoding="utf-8") as out:
        for part in parts:
            for row in part:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of entities, queries and labels")
    parser.add_argument("--queries", type=int, default=2000, help="how many, drawn at random")
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10, 40])
    options = parser.parse_args()
    entities = score.read(options.data / "entities.ndjson")
    labels = score.read(options.data / "labels.ndjson")
    queries = random.Random(SEED).sample(score.read(options.data / "queries.ndjson"), options.queries)
    print(f"{'parties':>9} {'built s':>8} {'opened s':>8} {'MB':>7} {'mean ms':>8} {'p50 ms':>8} {'p99 ms':>8} "
          f"{'ratio':>6} {'r@10':>6}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "queries.ndjson", queries)
        first = None
        for times in options.times:
            file = folder / "entities.ndjson"
            write(file, entities, grow(entities, times))
            _, index = screen(options.binary, file, folder / "queries.ndjson", folder / "out.ndjson")
            numbers = score.score(labels, score.read(folder / "out.ndjson"))
            mean = 1000 / numbers["queries/s"]
            first = first or mean
            size = f"{index['bytes'] / 1e6:7.1f}" if "bytes" in index else f"{'-':>7}"
            print(f"{times * len(entities):9} {index.get('built', '-'):>8} {index.get('opened', '-'):>8} {size} "
                  f"{mean:8.3f} {numbers['p50 ms']:8.3f} {numbers['p99 ms']:8.3f} {mean / first:6.2f} "
                  f"{numbers['recall@10']:6.3f}", flush=True)


if __name__ == "__main__":
    main()
