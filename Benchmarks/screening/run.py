#!/usr/bin/env python3
"""Screens the benchmark's queries with the released binary, scores the run and sets other programs beside it.

    run.py --binary .build/release/chokepoint --data ../shared/data/names/bench-dev

Everything runs on one core, except the last line: the same batch with two. Peers get a random part of the queries,
and the binary is scored on the same part beside them.
"""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

import score

HERE = Path(__file__).resolve().parent
PEERS = ["nomenklatura", "rapidfuzz"]


def on_cores(cores, command):
    """The command on these cores, as `taskset` names them, where there is a `taskset`."""
    return ["taskset", "-c", cores, *command] if shutil.which("taskset") else list(command)


def screen(binary, entities, queries, out, jobs=1, more=()):
    """Screens a batch; gives the seconds it took and what the binary said of its index."""
    command = [binary, "screen", "--entities", entities, "--batch", queries, "--jobs", str(jobs), *more]
    start = time.monotonic()
    with open(out, "wb") as results:
        done = subprocess.run(
            on_cores(",".join(map(str, range(jobs))), command), stdout=results, stderr=subprocess.PIPE, text=True)
    seconds = time.monotonic() - start
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed with {done.returncode}:\n{done.stderr}")
    return seconds, index_lines(done.stderr)


def index_lines(text):
    """{"built": seconds, "bytes": bytes, "opened": seconds}, as far as standard error tells."""
    found = {}
    if built := re.search(r"index: built in ([\d.]+) s(?:, ([\d,]+) bytes)?", text):
        found["built"] = float(built[1])
        if built[2]:
            found["bytes"] = int(built[2].replace(",", ""))
    if opened := re.search(r"index: opened in ([\d.]+) s", text):
        found["opened"] = float(opened[1])
    return found


def install_peers():
    """The interpreter that has the peers, or None."""
    folder = HERE.parent / ".venv"
    python = folder / "bin/python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    if subprocess.run([python, "-m", "pip", "install", "-q", *PEERS]).returncode != 0:
        print("the peers could not be installed: going on without them", file=sys.stderr)
        return None
    return python


def compare_with_peers(data, ours, labels, count, folder):
    queries = [json.loads(line) for line in open(data / "queries.ndjson", encoding="utf-8")]
    sample = random.Random(20261).sample(queries, min(count, len(queries)))
    part = folder / "part.ndjson"
    part.write_text("".join(json.dumps(query) + "\n" for query in sample), encoding="utf-8")
    python = install_peers()
    if python is None:
        return
    command = [python, HERE / "peers.py", data / "entities.ndjson", part, folder]
    if subprocess.run(on_cores("0", command)).returncode != 0:
        print("a peer failed: the table has those that went through", file=sys.stderr)
    chosen = {query["id"] for query in sample}
    rows = {"Chokepoint": score.score(labels, [line for line in ours if line["id"] in chosen])}
    for peer in PEERS:
        if (folder / f"{peer}.ndjson").exists():
            rows[peer] = score.score(labels, score.read(folder / f"{peer}.ndjson"))
    print_table(rows, len(sample))


def print_table(rows, queries):
    print(f"\npeers, {queries} queries drawn at random, one core; the ratio is Chokepoint's number over the peer's\n")
    columns = ["recall@1", "F1", "recall at FPR 0.1%", "recall at FPR 1%", "queries/s", "p50 ms", "p99 ms"]
    print(f"{'':14}" + "".join(f"{name:>25}" for name in columns))
    ours = rows["Chokepoint"]
    for peer, numbers in rows.items():
        cells = [f"{numbers[name]:.3f} ({ours[name] / numbers[name]:5.2f})" if numbers.get(name) else "-"
                 for name in columns]
        print(f"{peer:14}" + "".join(f"{cell:>25}" for cell in cells))


def compare_cores(binary, data, folder, queries, one):
    """Throughput without the time of the index, which one core builds."""
    if len(os.sched_getaffinity(0)) < 2:
        return print("\none core only: two are not compared")
    two = screen(binary, data / "entities.ndjson", data / "queries.ndjson", folder / "two.ndjson", jobs=2)
    speeds = [queries / (seconds - index.get("built", 0) - index.get("opened", 0)) for seconds, index in (one, two)]
    print(f"\none core {speeds[0]:.0f} queries/s, two {speeds[1]:.0f}: {speeds[1] / speeds[0]:.2f} times as many")


def time_in_use(binary, data, folder):
    """The speed at the threshold at which names are screened in use, twice: below it nothing is looked for."""
    for _ in range(2):
        screen(binary, data / "entities.ndjson", data / "queries.ndjson", folder / "use.ndjson", more=("--threshold", "0.5"))
        times = sorted(line["us"] for line in score.read(folder / "use.ndjson"))
        middle, last = times[len(times) // 2] / 1000, times[len(times) * 99 // 100] / 1000
        print(f"at 0.5: {len(times) / sum(times) * 1e6:.0f} queries/s, p50 {middle:.2f} ms, p99 {last:.2f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of entities, queries and labels")
    parser.add_argument("--peer-queries", type=int, default=4000, help="0: no peers")
    parser.add_argument("--json", type=Path, help="write the numbers here")
    options = parser.parse_args()
    data = options.data
    labels = score.read(data / "labels.ndjson")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one = screen(options.binary, data / "entities.ndjson", data / "queries.ndjson", folder / "out.ndjson")
        ours = score.read(folder / "out.ndjson")
        numbers = score.score(labels, ours)
        if missing := len(labels) - numbers["queries"]:
            print(f"{missing} queries have no answer", file=sys.stderr)
        print(score.text(numbers))
        print(f"\nindex: {one[1] or 'nothing said'}; the whole run {one[0]:.1f} s")
        if options.json:
            options.json.write_text(json.dumps(numbers, indent=1) + "\n")
        time_in_use(options.binary, data, folder)
        compare_cores(options.binary, data, folder, len(ours), one)
        if options.peer_queries:
            compare_with_peers(data, ours, labels, options.peer_queries, folder)


if __name__ == "__main__":
    main()
