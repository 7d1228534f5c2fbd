"""The numbers of run.py on scores that are known."""
import random
import unittest

import run


class PairTests(unittest.TestCase):
    def test_f1(self):
        pairs = [(0.9, True), (0.8, False), (0.7, True), (0.1, False)]
        self.assertAlmostEqual(run.f1(pairs, 0.75), 0.5)
        self.assertAlmostEqual(run.f1(pairs, 0.5), 0.8)

    def test_the_best_threshold_parts_what_can_be_parted(self):
        pairs = [(0.2, False), (0.4, False), (0.6, True), (0.9, True)]
        self.assertAlmostEqual(run.best_threshold(pairs), 0.5)

    def test_cross_validation_is_not_better_than_chance_on_noise(self):
        draw = random.Random(4)
        noise = [(draw.random(), draw.random() < 0.5) for _ in range(1000)]
        self.assertLessEqual(run.cross_validated_f1(noise), run.f1(noise, run.best_threshold(noise)))
        told = [(0.5 + (0.3 if match else -0.3), match) for _, match in noise]
        self.assertEqual(run.cross_validated_f1(told), 1.0)

    def test_within(self):
        self.assertEqual(run.within(5, [100, 90, 80], [95, 96, 80]), 2 / 3)


if __name__ == "__main__":
    unittest.main()
