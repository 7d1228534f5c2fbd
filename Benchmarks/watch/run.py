#!/usr/bin/env python3
"""Scores `chokepoint watch read --bench` against a gold file and times it over a generated corpus.

    run.py --binary chokepoint --scorer score.py --gold GOLD --texts DIR [--articles 3000]
"""
import argparse, csv, os, pathlib, random, resource, subprocess, tempfile, time

import yaml


def read(binary, files, dates, out):
    """Runs the binary over files, a few hundred at a time; gives seconds."""
    start = time.monotonic()
    with open(out, "w") as lines:
        for at in range(0, len(files), 4000):
            command = [binary, "watch", "read", "--bench", "--reference-dates", dates, *files[at:at + 4000]]
            subprocess.run(command, stdout=lines, check=True)
    return time.monotonic() - start


def dates_of(gold, path):
    with open(path, "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["file", "now"])
        for document in gold["documents"]:
            published = document.get("doc", {}).get("published") or {}
            rows.writerow([document["file"], published.get("from", "")])


def corpus(texts, folder, count):
    """Articles whose paragraphs are drawn from the given ones: their words, in an order nobody wrote."""
    random.seed(7)
    paragraphs = [p for text in texts for p in text.split("\n\n") if len(p) > 80]
    size = 0
    for number in range(count):
        text = "\n\n".join(random.sample(paragraphs, min(9, len(paragraphs))))
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        size += len(text.encode())
    return size


def main():
    options = argparse.ArgumentParser()
    for name in ("--binary", "--scorer", "--gold", "--texts"):
        options.add_argument(name, required=True)
    options.add_argument("--articles", type=int, default=3000)
    given = options.parse_args()
    gold = yaml.safe_load(open(given.gold, encoding="utf-8"))
    files = [str(pathlib.Path(given.texts) / d["file"]) for d in gold["documents"]]
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        dates_of(gold, folder / "dates.csv")
        read(given.binary, files, str(folder / "dates.csv"), folder / "run.jsonl")
        subprocess.run(["python3", given.scorer, "--gold", given.gold, "--texts", given.texts,
                        "--run", str(folder / "run.jsonl"), "--by-doc"], check=True)
        made = folder / "corpus"
        made.mkdir()
        size = corpus([pathlib.Path(f).read_text(encoding="utf-8") for f in files], made, given.articles)
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})
        paths = sorted(str(p) for p in made.iterdir())
        empty = read(given.binary, paths[:1], str(folder / "dates.csv"), folder / "one.jsonl")
        seconds = read(given.binary, paths, str(folder / "dates.csv"), folder / "many.jsonl")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        rate = (len(paths) - 1) / (seconds - empty)
        print(f"{len(paths)} articles of {size / len(paths):.0f} bytes on one core: {rate:.0f} a second after a start of "
              f"{empty:.2f} s, {rate * size / len(paths) / 1e6:.1f} MB/s, {peak:.0f} MB at most")


main()
