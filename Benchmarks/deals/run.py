#!/usr/bin/env python3
"""Whole determinations by `chokepoint batch`: deals a second on one core, and the most memory used.

usage: run.py --binary PATH [--deals N]

Random deals of make.py (fixed seed) are judged with short and with full answers, with screening and without, on one core.
From the time of all deals that of a tenth of them is taken away, so that start and the reading of lists do not count.
"""
import argparse, os, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))


def run(binary, path, output, screening):
    command = ["taskset", "-c", "0"] if sys.platform == "linux" else []
    start = time.perf_counter()
    child = subprocess.Popen(
        command + [binary, "batch", path, "--jobs", "1", "--output", output, "--screening", screening],
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
        paths = {}
        for name, count in [("few", given.deals // 10), ("all", given.deals)]:
            paths[name] = os.path.join(folder, f"{name}.ndjson")
            with open(paths[name], "w") as out:
                subprocess.run([sys.executable, os.path.join(HERE, "make.py"), str(count)], stdout=out, check=True)
        print(f"{given.deals} deals, one core")
        for output in ["compact", "full"]:
            for screening in ["off", "on"]:
                few = min(run(given.binary, paths["few"], output, screening)[0] for _ in range(2))
                seconds, memory, said = run(given.binary, paths["all"], output, screening)
                each = (seconds - few) / (given.deals - given.deals // 10)
                print(f"{output:8} screening {screening:3}: {1 / each:8,.0f} deals/s, {each * 1e6:6.0f} us a deal, "
                      f"{memory / 1024:.0f} MB at most")
        print(said)


if __name__ == "__main__":
    main()
