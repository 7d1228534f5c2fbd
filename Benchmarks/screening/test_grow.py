"""What grow.py makes up."""
import itertools
import unittest

import grow

PARTIES = [
    {"id": "1", "name": "NAURA TECHNOLOGY CO", "aliases": ["NAURA"], "kind": "entity"},
    {"id": "2", "name": "PIOTECH CO", "aliases": [], "kind": "entity"},
    {"id": "3", "name": "IVANOV, Petr", "aliases": ["IVANOFF, Petr"], "kind": "person"},
]


class GrowthTests(unittest.TestCase):
    def test_as_many_as_asked_each_with_an_id_of_its_own(self):
        made = list(grow.grow(PARTIES, 40))
        self.assertEqual(len({party["id"] for party in PARTIES + made}), 40 * len(PARTIES))

    def test_no_name_is_that_of_a_real_party(self):
        real = {name for party in PARTIES for name in [party["name"], *party["aliases"]]}
        made = {name for party in grow.grow(PARTIES, 40) for name in [party["name"], *party["aliases"]]}
        self.assertFalse(real & made)

    def test_the_same_every_time(self):
        first, second = (list(itertools.islice(grow.grow(PARTIES, 9), 20)) for _ in range(2))
        self.assertEqual(first, second)


if __name__ == "__main__":
    unittest.main()
