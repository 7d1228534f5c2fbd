#!/usr/bin/env python3
"""How well names of news are linked to the parties of imported lists: linking.py --binary FILE --lists FOLDER

Each line of linking.txt is an article with marks: `[Listed Name|as written]` has to link to a party that has this name or
alias, `[-|as written]` to none. Precision: of all mentions that got the id of an imported list, how many link to the party
marked; recall: of all marked mentions of listed parties, how many do. `--show` prints what is wrong. `--workspace` names one
with the lists imported already.
"""
import argparse, glob, json, pathlib, re, subprocess, tempfile, unicodedata

MARK = re.compile(r"\[([^|\[\]]+)\|([^\[\]]+)\]")

LEGAL = set("co ltd limited inc corp company corporation llc jsc pjsc ojsc public joint stock pao ao".split())


def fold(name):
    """Words in any order, without marks, case, legal forms and what stands in brackets."""
    plain = unicodedata.normalize("NFKD", re.sub(r"\(.*?\)", " ", name)).lower()
    return " ".join(sorted(set(re.findall(r"\w+", plain)) - LEGAL))


def plain(line):
    text, marks, last = "", [], 0
    for found in MARK.finditer(line):
        text += line[last:found.start()]
        marks.append((found.group(1), len(text), len(text) + len(found.group(2))))
        text, last = text + found.group(2), found.end()
    return text + line[last:], marks


def parties(workspace, data):
    known = {}
    for path in glob.glob(f"{workspace}/lists/*/*.ndjson") + glob.glob(f"{data}/parties/*.ndjson"):
        folder = pathlib.Path(path).parent
        name = pathlib.Path(path).stem if folder.name == "parties" else folder.name
        for line in open(path, encoding="utf-8"):
            party = json.loads(line)
            if "name" in party:
                names = [party["name"]] + [a["name"] if isinstance(a, dict) else a for a in party.get("aliases", [])]
                known[f"{name}/{party['id']}"] = names
    return known


def means(names, wanted):
    folded = set(fold(wanted).split())
    return any(fold(name) == fold(wanted) or len(folded) > 1 and folded <= set(fold(name).split()) for name in names)


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--binary", required=True)
    asked.add_argument("--lists", help="the folder of the published files")
    asked.add_argument("--workspace")
    asked.add_argument("--data", default="data")
    asked.add_argument("--cases", default=str(pathlib.Path(__file__).with_name("linking.txt")))
    asked.add_argument("--show", action="store_true")
    args = asked.parse_args()
    if not args.workspace:
        made = tempfile.TemporaryDirectory()
        args.workspace = made.name
        for form in ("us-csl-*.csv.gz", "us-dow-1260h-*.csv.gz", "un-sc-consolidated-*.xml.gz"):
            for path in glob.glob(f"{args.lists}/{form}"):
                subprocess.run([args.binary, "lists", "import", path, "--workspace", args.workspace, "--data", args.data],
                               check=True, stdout=subprocess.DEVNULL)
    known = parties(args.workspace, args.data)
    lines = [l for l in pathlib.Path(args.cases).read_text(encoding="utf-8").splitlines() if l and l[0] != "#"]
    with tempfile.TemporaryDirectory() as folder:
        files, cases = [], []
        for number, line in enumerate(lines):
            text, marks = plain(line)
            path = pathlib.Path(folder, f"{number:03}.txt")
            path.write_text(text + "\n", encoding="utf-8")
            files.append(str(path))
            cases.append((text, marks))
        out = subprocess.run([args.binary, "watch", "read", "--bench", "--data", args.data, "--workspace", args.workspace]
                             + files, capture_output=True, text=True, check=True).stdout
    right = wrong = missed = 0
    for (text, marks), line in zip(cases, out.splitlines()):
        linked = [m for m in json.loads(line)["mentions"] if m.get("id") in known]
        for wanted, start, end in marks:
            if wanted == "-":
                continue
            hit = [m for m in linked if m["start"] < end and start < m["end"] and means(known[m["id"]], wanted)]
            right += bool(hit)
            missed += not hit
            if not hit and args.show:
                print("missed", text[start:end], "in:", text[:90])
        for m in linked:
            told = [w for w, start, end in marks if m["start"] < end and start < m["end"]]
            if not any(w != "-" and means(known[m["id"]], w) for w in told):
                wrong += 1
                if args.show:
                    print("wrong", text[m["start"]:m["end"]], "->", m["id"], known[m["id"]][0], "in:", text[:90])
    print(f"precision {right / max(1, right + wrong):.3f}, recall {right / max(1, right + missed):.3f}: "
          f"{right} right, {wrong} wrong, {missed} missed, {len(lines)} articles")


main()
