#!/usr/bin/env python3
"""Whole determinations by `chokepoint batch`: deals a second on one core, and the most memory used.

usage: run.py --binary PATH [--deals N] [--short] [--times M]

Random deals of make.py (fixed seed) are judged on one core: with short answers, with full ones without and, a hundredth of
the deals, with what would change them; with screening and without. From the time of all deals that of a tenth of them is
taken away, so that start and the reading of lists do not count. --short gives short answers only. --times M does nothing
else than to read all deals M times over from standard input, without screening: for the memory of a long run.
"""
import argparse, os, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))


def run(binary, path, arguments):
    command = ["taskset", "-c", "0"] if sys.platform == "linux" else []
    start = time.perf_counter()
    child = subprocess.Popen(
        command + [binary, "batch", path, "--jobs", "1", *arguments],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"batch failed: {said}")
    return time.perf_counter() - start, usage.ru_maxrss, said.strip()


def read_often(binary, path, times):
    """Peak memory and CPU time of one run over the deals many times."""
    command = ["taskset", "-c", "0"] if sys.platform == "linux" else []
    arguments = ["batch", "-", "--jobs", "1", "--output", "compact", "--screening", "off"]
    child = subprocess.Popen(
        command + [binary, *arguments], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(path, "rb") as file, child.stdin:
        deals = file.read()
        for _ in range(times):
            child.stdin.write(deals)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit("batch failed")
    count = times * deals.count(b"\n")
    print(f"{count:,} deals: {usage.ru_utime:.0f} s of one core, {usage.ru_maxrss / 1024:.0f} MB at most")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    options.add_argument("--deals", type=int, default=20_000)
    options.add_argument("--short", action="store_true")
    options.add_argument("--times", type=int)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        def deals(count):
            path = os.path.join(folder, f"{count}.ndjson")
            with open(path, "w") as out:
                subprocess.run([sys.executable, os.path.join(HERE, "make.py"), str(count)], stdout=out, check=True)
            return path

        if given.times:
            return read_often(given.binary, deals(given.deals), given.times)
        print(f"{given.deals} deals, one core")
        for name, arguments, share in [
                ("compact", ["--output", "compact"], 1), ("full, --changes off", ["--output", "full", "--changes", "off"], 1),
                ("full", ["--output", "full"], 100)]:
            if given.short and name != "compact":
                continue
            count = given.deals // share
            few, all_deals = deals(count // 10), deals(count)
            for screening in ["off", "on"]:
                more = [*arguments, "--screening", screening]
                start = min(run(given.binary, few, more)[0] for _ in range(2))
                seconds, memory, said = run(given.binary, all_deals, more)
                each = (seconds - start) / (count - count // 10)
                print(f"{name:20} screening {screening:3}: {1 / each:8,.0f} deals/s, {each * 1e6:6.0f} us a deal, "
                      f"{memory / 1024:.0f} MB at most", flush=True)
        print(said)


if __name__ == "__main__":
    main()
