#!/usr/bin/env python3
"""`POST /match` of `chokepoint serve`, single queries and batches of 100, next to the library's own speed.

usage: run.py --binary PATH [--lists FOLDER] [--names N] [--seconds S] [--clients C]

The published lists of the folder are imported into a workspace of its own. The names asked are those of listed parties,
every tenth one spelt otherwise, and as many made-up ones. The library: `chokepoint screen --batch` over the same names, on as
many threads as there are cores; from its time that of a tenth of them is taken away, so that start does not count.
"""
import argparse
import csv
import http.client
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time

from service import publish, serving


def names(workspace, count):
    listed = []
    for folder, _, files in os.walk(os.path.join(workspace, "lists")):
        for file in sorted(files):
            with open(os.path.join(folder, file)) as lines:
                next(lines)
                listed += [json.loads(line)["name"] for line in lines]
    chance = random.Random(7)
    chosen = chance.sample(listed, min(count // 2, len(listed)))
    words = sorted({word for name in listed for word in name.split() if word.isalpha()})
    for place in range(0, len(chosen), 10):
        name = chosen[place]
        at = chance.randrange(len(name))
        chosen[place] = name[:at] + name[at + 1:] or name
    chosen += [" ".join(chance.sample(words, 3)) for _ in range(count - len(chosen))]
    chance.shuffle(chosen)
    return chosen


def library(binary, workspace, all_names, folder):
    def seconds(some):
        path = os.path.join(folder, "names.csv")
        with open(path, "w", newline="") as out:
            rows = csv.writer(out)
            rows.writerow(["name"])
            rows.writerows([name] for name in some)
        start = time.perf_counter()
        done = subprocess.run(
            [binary, "screen", "--batch", path, "--limit", "5", "--threshold", "0.5", "--workspace", workspace],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if done.returncode not in (0, 2):
            sys.exit(done.stderr.decode())
        return time.perf_counter() - start
    seconds(all_names[:100])
    part = len(all_names) // 10
    whole, tenth = min(seconds(all_names) for _ in range(3)), min(seconds(all_names[:part]) for _ in range(3))
    return (len(all_names) - part) / max(1e-9, whole - tenth)


def load(port, all_names, size, clients, seconds):
    """Names a second, and the times of the answers in milliseconds."""
    bodies = []
    for start in range(0, len(all_names) - size + 1, size):
        queries = {f"q{n}": {"schema": "LegalEntity", "properties": {"name": [name]}}
                   for n, name in enumerate(all_names[start:start + size])}
        bodies.append(json.dumps({"queries": queries}).encode())
    times, counts, lock = [], [0], threading.Lock()
    end = time.perf_counter() + seconds

    def client(number):
        link = http.client.HTTPConnection("127.0.0.1", port)
        own, place = [], number * 7919
        while time.perf_counter() < end:
            start = time.perf_counter()
            link.request("POST", "/match/default?limit=5", bodies[place % len(bodies)])
            answer = link.getresponse()
            answer.read()
            if answer.status != 200:
                sys.exit(f"status {answer.status}")
            own.append((time.perf_counter() - start) * 1000)
            place += 1
        with lock:
            times.extend(own)
            counts[0] += len(own) * size

    began = time.perf_counter()
    threads = [threading.Thread(target=client, args=(n,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    return counts[0] / (time.perf_counter() - began), times


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    options.add_argument("--lists", default="../shared/data/lists")
    options.add_argument("--names", type=int, default=20_000)
    options.add_argument("--seconds", type=float, default=10)
    options.add_argument("--clients", type=int, default=os.cpu_count() or 2)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = os.path.join(folder, "workspace")
        publish(given.binary, workspace, given.lists)
        all_names = names(workspace, given.names)
        own = library(given.binary, workspace, all_names, folder)
        print(f"library, {os.cpu_count()} threads: {own:,.0f} names a second")
        with serving(given.binary, workspace) as (_, port, server):
            load(port, all_names, 1, given.clients, 2)
            for size in (1, 100):
                speed, times = load(port, all_names, size, given.clients, given.seconds)
                middle, late = times[len(times) // 2], times[int(len(times) * 0.99)]
                print(
                    f"server, {size} a request, {given.clients} clients: {speed:,.0f} names a second, p50 {middle:.2f} ms, "
                    f"p99 {late:.2f} ms; {own / speed:.2f} times the library's time")
            with open(f"/proc/{server.pid}/status") as status:
                print(next(line.strip() for line in status if line.startswith("VmHWM")))


main()
