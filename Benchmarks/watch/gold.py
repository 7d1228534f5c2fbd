#!/usr/bin/env python3
"""Makes texts and a gold file, in the benchmark's form, of articles with marks in them (Tests/WatchTests/Articles).

    gold.py OUT ARTICLE...     writes OUT/texts/NAME.txt, OUT/gold.json and OUT/dates.csv

`now DAY` opens an article; `partial` says that not every name, time and figure in it is marked; `## STORY` begins a story (`-` for what surrounds it); each other line is a segment,
`LABEL| text`, or `LABEL+| text` for a line directly below the last one. Marks nest: `[X:…|text]` with X one of
  C P B O M L D I F J E  a name: company, person, public body, organisation, media, place, product, instrument, facility,
                          project, event; then the entity
  d FROM[..TO] or ?      a date          q OP N UNIT or range LOW HIGH UNIT   a quantity          Q SPEAKER   a quotation
  K SPEAKER;SUBJECT;PREDICATE;HEDGING;POLARITY[;VALUE[;DATE]]                a claim; `a/b`: either will do
"""
import json, pathlib, re, sys

TYPES = dict(C="Company", P="Person", B="PublicBody", O="Organization", M="Media", L="Place", D="Product",
             I="Instrument", F="Facility", J="Project", E="Event")
CLOSE = {"nav", "headline-list", "related-link"}
KEPT = {"title", "standfirst", "body", "caption", "kicker"}
MARK = re.compile(r"\[([A-Za-z]):([^|\[\]]*)\||\]")


def value(words):
    words = words.split()
    if words[0] == "range":
        return dict(op="range", low=float(words[1]), high=float(words[2]), unit=" ".join(words[3:]))
    return dict(op=words[0], number=float(words[1]), unit=" ".join(words[2:]))


def period(text):
    first, _, last = text.partition("..")
    return {"from": first, "to": last or first}


def plain(marked, at):
    """The text without its marks, and the marks as (kind, argument, start, end)."""
    out, marks, open_, length, last = [], [], [], 0, 0
    for found in MARK.finditer(marked):
        piece = marked[last:found.start()]
        out.append(piece)
        length += len(piece)
        last = found.end()
        if found.group(1):
            open_.append((found.group(1), found.group(2), at + length))
        elif open_:
            kind, argument, start = open_.pop()
            marks.append((kind, argument, start, at + length))
        else:
            raise SystemExit(f"a mark closes that was not opened: {marked[max(0, found.start() - 60):found.end()]}")
    if open_:
        raise SystemExit(f"a mark is not closed: {open_}")
    out.append(marked[last:])
    return "".join(out), marks


def add(doc, kind, argument, start, end, text, story):
    place = dict(start=start, end=end)
    if kind in TYPES:
        entity = doc["entities"].setdefault(argument, dict(id=argument, type=TYPES[kind], name=text, mentions=[]))
        entity["mentions"].append(dict(place, text=text, story=story))
    elif kind == "d":
        known = period(argument) if argument != "?" else {}
        doc["dates"].append(dict(place, text=text, story=story, **known))
    elif kind == "q":
        doc["quantities"].append(dict(place, text=text, story=story, **value(argument)))
    elif kind == "Q":
        doc["quotations"].append(dict(place, text=text, story=story, speaker=argument.replace("/", "|")))
    elif kind == "K":
        parts = argument.split(";") + ["", ""]
        claim = dict(story=story, speaker=parts[0].replace("/", "|"), subject=parts[1].replace("/", "|"), predicate=parts[2], hedging=parts[3],
                     polarity=parts[4], quote=dict(place, text=text))
        if parts[5]:
            claim["value"] = value(parts[5])
        if parts[6]:
            claim["date"] = period(parts[6])
        doc["claims"].append(claim)
    else:
        raise SystemExit(f"unknown mark {kind}")


def article(path):
    doc = dict(file=path.name, segments=[], stories=[], entities={}, quantities=[], dates=[], quotations=[], claims=[])
    text, story, now = "", "-", None
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("now "):
            now = line[4:]
        elif line == "partial":
            continue
        elif line.startswith("## "):
            story = line[3:]
            if story != "-":
                doc["stories"].append(dict(id=story))
        elif line.strip():
            label, _, marked = line.partition("| ")
            isBelow = label.endswith("+")
            label = label.rstrip("+")
            if text:
                text += "\n" if isBelow or label in CLOSE and doc["segments"][-1]["label"] in CLOSE else "\n\n"
            body, marks = plain(marked.rstrip(), len(text))
            kept = label in KEPT
            own = story if kept or label in ("headline-list", "byline") else "-"
            if label == "headline-list" and story == "-":       # each heads a story of its own
                own = f"headline:{len(doc['segments'])}"
            doc["segments"].append(dict(start=len(text), end=len(text) + len(body), label=label, story=own, keep=kept))
            text += body
            for kind, argument, start, end in marks:
                add(doc, kind, argument, start, end, text[start:end], story)
    doc["doc"] = dict(published=period(now))
    doc["entities"] = list(doc["entities"].values())
    return doc, text + "\n", now


def main():
    out = pathlib.Path(sys.argv[1])
    (out / "texts").mkdir(parents=True, exist_ok=True)
    documents, dates = [], ["file,now"]
    for name in sys.argv[2:]:
        doc, text, now = article(pathlib.Path(name))
        (out / "texts" / doc["file"]).write_text(text, encoding="utf-8")
        documents.append(doc)
        dates.append(f"{doc['file']},{now}")
    (out / "gold.json").write_text(json.dumps(dict(version=1, documents=documents), ensure_ascii=False), encoding="utf-8")
    (out / "dates.csv").write_text("\n".join(dates) + "\n", encoding="utf-8")


main()
