#!/usr/bin/env python3
"""Prints data/screening/names.txt: how rare words are among the names of people, in eighths of a bit.

    python3 Scripts/make-name-frequencies.py ../shared/data/names/pairs > data/screening/names.txt

Reads the translit_wikidata_*.ndjson files: name words with the number of Wikidata items that have them (Merhav and Ash,
COLING 2018; Wikidata is CC0). A word counts if four items have it. Only the word and its rarity are kept.
"""
import collections, glob, json, math, sys, unicodedata

counts = collections.Counter()
for path in sorted(glob.glob(sys.argv[1] + "/translit_wikidata_*.ndjson")):
    for line in open(path):
        row = json.loads(line)
        word = "".join(c for c in unicodedata.normalize("NFKD", row["a"].lower()) if "a" <= c <= "z")
        if len(word) > 1:
            counts[word] += int(row.get("n", 1) or 1)
total = sum(counts.values())
print("# A word of people's names and its rarity in eighths of a bit; made by Scripts/make-name-frequencies.py.")
for word, count in sorted(counts.items()):
    if count >= 4:
        print(word, min(143, int(8 * math.log2(total / count))))
