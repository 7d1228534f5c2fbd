#!/usr/bin/env python3
"""Whole determinations by `chokepoint batch`: deals a second on one core, and the most memory used.

usage: run.py --binary PATH [--deals N]

Random deals of make.py (fixed seed) are judged on one core: with short answers, with full ones without and, a hundredth of
the deals, with what would change them; with screening and without. From the time of all deals that of a tenth of them is
taken away, so that start and the reading of lists do not count.
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


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    options.add_argument("--deals", type=int, default=20_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        def deals(count):
            path = os.path.join(folder, f"{count}.ndjson")
            with open(path, "w") as out:
                subprocess.run([sys.executable, os.path.join(HERE, "make.py"), str(count)], stdout=out, check=True)
            return path

        print(f"{given.deals} deals, one core")
        for name, arguments, share in [
                ("compact", ["--output", "compact"], 1), ("full, --changes off", ["--output", "full", "--changes", "off"], 1),
                ("full", ["--output", "full"], 100)]:
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
