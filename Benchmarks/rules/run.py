#!/usr/bin/env python3
"""The 28 sample rules of the shared benchmark: the same masks as its reference in C, and how fast.

usage: run.py --binary PATH --data FOLDER [--reference FOLDER] [--rows N] [--rounds N] [--peers 0]

Makes the four files in FOLDER with the reference's gen.py if they are not there, builds ref.c, compares the masks of all
four byte for byte, and times: the asking alone beside `ref bench` (both with Kleene's three values, columns in memory,
best of ROUNDS), and file to file beside `ref csv|ndjson` and polars. Everything runs on one core, best of 3, in turn.
"""
import argparse, filecmp, os, re, subprocess, sys, tempfile, time, venv

HERE = os.path.dirname(os.path.abspath(__file__))
FILES = ["tx.csv", "txn.csv", "tx.ndjson", "txn.ndjson"]


def python(folder, *packages):
    """A virtual environment with these packages; None if they cannot be installed."""
    interpreter = os.path.join(folder, "bin", "python")
    if not os.path.exists(interpreter):
        venv.create(folder, with_pip=True)
    if subprocess.run([interpreter, "-m", "pip", "install", "-q", *packages]).returncode != 0:
        return None
    return interpreter


def pin(command):
    """One core, where the machine can be told so."""
    return ["taskset", "-c", "0", *command] if sys.platform == "linux" else command


def best_of(rounds, command, output=None):
    best = None
    for _ in range(rounds):
        with open(output or os.devnull, "wb") as out:
            start = time.perf_counter()
            done = subprocess.run(pin(command), stdout=out, stderr=subprocess.PIPE, text=True)
            seconds = time.perf_counter() - start
        if done.returncode != 0:
            sys.exit(f"{command[0]} failed: {done.stderr}")
        best = seconds if best is None else min(best, seconds)
    return best, done.stderr


def kernel_of_reference(ref, path, rounds):
    text = subprocess.run(pin([ref, "bench", path, str(rounds)]), capture_output=True, text=True).stdout
    return {kind: float(rate) for kind, rate in re.findall(r"C (AoS|SoA) \w+ Kleene.*?([\d.]+) M decisions", text)}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    options.add_argument("--data", required=True)
    options.add_argument("--reference", required=True)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=30)
    options.add_argument("--peers", type=int, default=1)
    given = options.parse_args()
    os.environ["RULES_REFERENCE"] = given.reference
    environment = os.path.join(HERE, ".venv")
    work = tempfile.mkdtemp()
    if not all(os.path.exists(f"{given.data}/{name}") for name in FILES):
        interpreter = python(environment, "numpy") or sys.exit("numpy cannot be installed; it makes the data")
        for more in [[], ["--nulls", "10"]]:
            command = [interpreter, "-B", f"{given.reference}/gen.py", str(given.rows), given.data, *more]
            subprocess.run(command, check=True)
    ref = f"{work}/ref"
    subprocess.run(["cc", "-O3", "-march=native", "-w", "-o", ref, f"{given.reference}/ref.c"], check=True)
    ask = [given.binary, "batch", "--rules", f"{HERE}/pack", "--fields", f"{HERE}/fields.csv", "--output", "masks"]
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, before")

    failed = False
    interpreter = python(environment, "polars") if given.peers else None
    print(f"{'file':12} {'masks':6} {'ours':>6} {'ref':>6} {'polars':>6}   million rows a second, file to file")
    for name in FILES:
        path = f"{given.data}/{name}"
        rows = sum(chunk.count(b"\n") for chunk in iter(lambda f=open(path, "rb"): f.read(1 << 20), b""))
        rows -= 1 if name.endswith(".csv") else 0
        ref_time, _ = best_of(3, [ref, name.rsplit(".")[-1], path, f"{work}/ref.out"])
        our_time, _ = best_of(3, [*ask, "--jobs", "1", path], f"{work}/our.out")
        same = filecmp.cmp(f"{work}/ref.out", f"{work}/our.out", shallow=False)
        failed |= not same
        polars = ""
        if interpreter:
            os.environ["POLARS_MAX_THREADS"] = "1"
            peer_time, _ = best_of(2, [interpreter, f"{HERE}/peer_polars.py", path, f"{work}/polars.out"])
            agrees = filecmp.cmp(f"{work}/ref.out", f"{work}/polars.out", shallow=False)
            polars = f"{rows / peer_time / 1e6:6.2f}{'' if agrees else ' (other masks)'}"
        print(f"{name:12} {'equal' if same else 'DIFFER':6} {rows / our_time / 1e6:6.2f} {rows / ref_time / 1e6:6.2f} {polars}")

    for name in ["tx.csv", "txn.csv"]:
        path = f"{given.data}/{name}"
        _, said = best_of(1, [*ask, "--time-kernel", str(given.rounds), path])
        ours = float(re.search(r"([\d.]+) million rows a second", said).group(1))
        theirs = kernel_of_reference(ref, path, given.rounds)
        fastest = max(theirs.values())
        print(f"kernel {name}: {ours:.1f} million rows a second, ref's Kleene loop {fastest:.1f}: {ours / fastest:.2f} times")
    print(f"load {os.getloadavg()[0]:.1f}, after")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
