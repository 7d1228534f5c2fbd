"""The map of slugs, the hits read by it, and our scorer against the reference scorer. Skipped where the data is not."""
import csv
import os
import random
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import run
import score

SHARED = Path(os.environ.get("CHOKEPOINT_SHARED", Path(__file__).resolve().parents[3] / "shared"))
ENTITIES = SHARED / "data/names/evasion-entities.csv"
CASES = SHARED / "data/names/evasion-dev.csv"
REFERENCE = SHARED / "bench/evasion/score.py"


def answer(*matches):
    return {"matches": [dict(zip(("list", "id", "name", "score"), match)) for match in matches]}


class EvasionTests(unittest.TestCase):
    @unittest.skipUnless(ENTITIES.exists(), "the entities are not here")
    def test_every_slug_has_a_party(self):
        self.assertEqual(set(run.slugs().values()), {row["expected_entity"] for row in score.read(ENTITIES)})

    def test_the_best_match_is_the_hit(self):
        known = run.slugs()
        smic = ("us-entity-list", "x", "SMIC Holdings Limited", 0.9)
        self.assertEqual(run.hit(answer(("us-csl-sdn", "y", "Smith", 0.8), smic), known), ("smic", 0.9))
        self.assertEqual(run.hit(answer(("us-csl-sdn", "y", "Smith", 0.95), smic), known), ("y", 0.95))
        self.assertEqual(run.hit(answer(), known), ("", ""))

    def test_the_two_publications_of_the_entity_list_are_one(self):
        row = ("us-csl-el", "z", "Huawei Technologies Cooperatief U.A.", 0.9)
        self.assertEqual(run.hit(answer(row), run.slugs()), ("huawei", 0.9))

    @unittest.skipUnless(REFERENCE.exists() and CASES.exists(), "the reference scorer is not here")
    def test_agrees_with_the_reference(self):
        cases, draw = score.read(CASES), random.Random(3)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", suffix=".csv") as file:
            writer = csv.writer(file)
            writer.writerow(["query", "hit_entity", "score"])
            for case in cases:
                writer.writerow([case["query"], draw.choice([case["expected_entity"], "", "other"]), 1])
            file.flush()
            command = [sys.executable, REFERENCE, CASES, file.name]
            theirs = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            ours = score.text(*score.score(cases, score.read(file.name)))
        numbers = [sorted(line.split()[-2:] for line in text.splitlines() if "/" in line) for text in (ours, theirs)]
        self.assertEqual(*numbers)


if __name__ == "__main__":
    unittest.main()
