#!/usr/bin/env python3
"""Asks for listed addresses in other writings, and for made-up neighbours of them, and counts what is found.

    run.py --binary .build/release/chokepoint --list ../shared/data/lists/ecfr-15cfr-part744-2026-07-23.xml.gz

A listed address that is asked for must find its party. A neighbour is the road of one listed address with the number of
another, or the number with another road, in the town of the one; or the road and number in the town of another. Some
neighbours exist by chance: what they find is counted, and `--show` prints it for a person to judge.
"""
import argparse
import json
import random
import re
import subprocess
import tempfile
from pathlib import Path

SHORT = [("Road", "Rd"), ("Street", "St."), ("Avenue", "Ave"), ("Building", "Bldg"), ("Floor", "Flr"), ("Room", "Rm"),
         ("District", "Dist."), ("Boulevard", "Blvd"), ("No. ", ""), (", China", "")]
UNIT = re.compile(r"\s*(room|unit|flat|suite|rm|\d+(st|nd|rd|th)? floor|floor|building|block|office)", re.I)
ROAD = re.compile(r"(\d{1,4}),? ([A-Z][a-z'\- ]{3,20} (?:Road|Street|Avenue|Str\.|St\.))")


def abbreviated(text):
    for long, short in SHORT:
        text = text.replace(long, short)
    return text


def without_units(text):
    parts = [part for part in text.split(",") if not UNIT.match(part)]
    return ",".join(parts) if len(parts) > 1 else text


def without_last(text):
    parts = text.split(",")
    return ",".join(parts[:-1]) if len(parts) > 2 else text


def without_postal_code(text):
    return re.sub(r"\b\d{5,6}\b,?", "", text)


def with_department(text):
    return "Purchasing Dept, " + text


WRITINGS = {
    "as listed": lambda text: text,
    "abbreviated": abbreviated,
    "without room, floor and building": without_units,
    "without the last part": without_last,
    "without postal code": without_postal_code,
    "with a department before it": with_department,
    "capitals, no commas": lambda text: text.upper().replace(",", ""),
    "all of these but the last":
        lambda text: with_department(abbreviated(without_units(without_postal_code(without_last(text))))),
}


def town(text):
    """The end of an address without parts that have a house number or a road."""
    parts = text.split("(")[0].split(",")[-3:]
    return ",".join(part for part in parts if not re.search(r"(?<!\d)\d{1,4}(?!\d)|oad", part))


def listed(binary, path, folder):
    subprocess.run([binary, "lists", "import", path, "--workspace", folder], check=True, capture_output=True)
    pairs = []
    for file in sorted(Path(folder, "lists", "us-entity-list").glob("*.ndjson")):
        for line in file.read_text(encoding="utf-8").splitlines()[1:]:
            party = json.loads(line)
            for text in party.get("addresses", []):
                text = text.split(":", 1)[1] if "ddresses for" in text else text
                for part in text.split(";"):
                    part = re.sub(r"^\s*and ", "", part).strip()
                    if re.search(r"\d", part) and len(part) > 25:
                        pairs.append((party["id"], part))
    return pairs


def ask(binary, folder, addresses):
    rows = "".join(json.dumps({"address": text}) + "\n" for text in addresses)
    done = subprocess.run([binary, "screen", "--batch", "-", "--input-format", "ndjson", "--workspace", folder,
                           "--limit", "500"], input=rows, capture_output=True, encoding="utf-8", check=True)
    return [json.loads(line).get("matches", []) for line in done.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--list", required=True, help="XML of part 744")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--show", action="store_true", help="print what neighbours find")
    options = parser.parse_args()
    random.seed(7)
    with tempfile.TemporaryDirectory() as folder:
        pairs = listed(options.binary, options.list, folder)
        sample = random.sample(pairs, min(options.count, len(pairs)))
        print(f"{len(pairs)} listed addresses with a number, {len(sample)} asked")
        for name, write in WRITINGS.items():
            answers = ask(options.binary, folder, [write(text) for _, text in sample])
            found = sum(any(match["id"] == party for match in matches) for (party, _), matches in zip(sample, answers))
            print(f"  found, {name:34} {found / len(sample):.3f}")
        roads = [(*match.groups(), text) for _, text in pairs if (match := ROAD.search(text))]
        neighbours = {
            "another number of the road": lambda one, two: f"{two[0]} {one[1]}, {town(one[2])}",
            "another road of the town": lambda one, two: f"{one[0]} {two[1]}, {town(one[2])}",
            "another town": lambda one, two: f"{one[0]} {one[1]}, {town(two[2])}",
        }
        for name, make in neighbours.items():
            asked = [make(random.choice(roads), random.choice(roads)) for _ in range(options.count)]
            answers = ask(options.binary, folder, asked)
            print(f"  alarms, {name:33} {sum(map(bool, answers)) / len(asked):.3f}")
            for text, matches in zip(asked, answers):
                if matches and options.show:
                    print(f"    {text}: {matches[0]['score']} {matches[0]['reasons'][0]}")


if __name__ == "__main__":
    main()
