"""Our scorer against the reference scorer, on random runs. Skipped where the reference data is not."""
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import score

SHARED = Path(os.environ.get("CHOKEPOINT_SHARED", Path(__file__).resolve().parents[3] / "shared"))
REFERENCE = SHARED / "bench/screening/score.py"
NAMES = {
    "recall@1": "recall@1", "recall@10": "recall@10", "F1": "best_f1", "F1 precision": "p_at_best",
    "F1 recall": "r_at_best", "F1 threshold": "t_best", "recall at FPR 0.1%": "recall_fpr0.1%",
    "threshold at FPR 0.1%": "t_fpr0.1%", "recall at FPR 1%": "recall_fpr1%", "threshold at FPR 1%": "t_fpr1%",
    "hard alarms at FPR 0.1%": "hardneg_fpr_at_t0.1%", "hard alarms at FPR 1%": "hardneg_fpr_at_t1%",
    "macro recall at FPR 0.1%": "macro_recall_fpr0.1%", "macro recall at FPR 1%": "macro_recall_fpr1%",
    "queries/s": "qps",
}
CLASSES = ["exact", "typo1", "arabic", "hidden_far", "neg_company", "neg_person", "neg_similar", "neg_recombined"]


def made_up(seed):
    """Labels and the lines of a run that is right now and then, with ties, empty answers and scores of three digits."""
    draw = random.Random(seed)
    labels, lines = [], []
    for number in range(3000):
        kind = draw.choice(CLASSES)
        entities = [] if kind.startswith("neg") else [f"E{draw.randrange(40)}" for _ in range(draw.choice([1, 1, 2]))]
        labels.append({
            "id": f"q{number}", "class": kind, "expected": "match" if entities else "no_match", "entity_ids": entities})
        matches = [
            {"entity_id": f"E{draw.randrange(40)}", "score": round(draw.random() ** 2, draw.choice([1, 3, 9]))}
            for _ in range(draw.choice([0, 1, 3, 12]))]
        if entities and draw.random() < 0.6:
            matches.append({"entity_id": entities[0], "score": round(draw.random() ** 0.5, 3)})
        draw.shuffle(matches)
        if draw.random() < 0.95:
            lines.append({"id": f"q{number}", "matches": matches, "us": draw.randrange(1, 5000)})
    return labels, lines


class ScorerTests(unittest.TestCase):
    @unittest.skipUnless(REFERENCE.exists(), "the reference scorer is not here")
    def test_agrees_with_the_reference(self):
        for seed in range(6):
            labels, lines = made_up(seed)
            with tempfile.TemporaryDirectory() as folder:
                files = [Path(folder, name) for name in ("labels", "out", "json")]
                for file, rows in zip(files, (labels, lines)):
                    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
                command = [sys.executable, REFERENCE, files[0], files[1], "--json", files[2]]
                subprocess.run(command, check=True, capture_output=True)
                theirs = json.loads(files[2].read_text())
            ours = score.score(labels, lines)
            for name, other in NAMES.items():
                self.assertAlmostEqual(ours[name], theirs[other], places=9, msg=f"{name}, seed {seed}")
            self.assertEqual(ours["p50 ms"], theirs["p50_us"] / 1000)
            self.assertEqual(ours["p99 ms"], theirs["p99_us"] / 1000)
            for kind, row in theirs["classes"].items():
                for name, other in (("recall@1", "r@1"), ("recall@10", "r@10"), ("recall at FPR 1%", "r_fpr1%")):
                    self.assertAlmostEqual(ours["classes"][kind][name], row[other], places=9)

    def test_a_calibrated_run_has_no_calibration_error(self):
        draw = random.Random(1)
        results = []
        for _ in range(30_000):
            top = draw.random()
            right = draw.random() < top
            results.append(score.Result("exact", top, top if right else 0, 0 if right else top, right, right))
        self.assertLess(score.calibration_error(results), 0.02)
        surer = [item._replace(top=min(1, item.top + 0.2)) for item in results]
        self.assertGreater(score.calibration_error(surer), 0.15)

    def test_false_alarms_are_counted_a_ten_thousand_names(self):
        labels = [{"id": f"{n}", "class": "neg_person", "expected": "no_match", "entity_ids": []} for n in range(100)]
        lines = [{"id": f"{n}", "matches": [{"entity_id": "E", "score": n / 100}]} for n in range(100)]
        rows = {row["threshold"]: row for row in score.score(labels, lines)["thresholds"]}
        self.assertEqual(rows[0.9]["false alarms a 10,000 names"], 1000)


if __name__ == "__main__":
    unittest.main()
