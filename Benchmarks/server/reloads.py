#!/usr/bin/env python3
"""Answers of `chokepoint serve` while its lists are read anew: none may fail, and none may mix two editions of a list.

usage: reloads.py --binary PATH [--lists FOLDER] [--reloads N] [--rate R] [--clients C]

The published lists of the folder are served, and a made-up one whose parties say which edition they are of. Clients, each a
process of its own, ask for three of its parties by `POST /match`, together R times a second: each has its own timetable and
does not wait for others. Meanwhile a new edition of the made-up list is imported and `POST /v1/reload` asked, N times, one
after the other. Prints requests, failures, answers of more than one edition, versions, the rate that was reached and times.
"""
import argparse
import csv
import datetime
import http.client
import json
import multiprocessing
import os
import sys
import tempfile
import time
import urllib.request

from service import ask, publish, serving

NAMES = ["Quorvex Optics Works", "Zelbright Fabrication Works", "Mundrik Lithography Works"]
BODY = json.dumps(
    {"queries": {name: {"schema": "LegalEntity", "properties": {"name": [name]}} for name in NAMES}}).encode()
MAPPING = {"list": "made-up", "title": "A made-up list", "columns": {"id": "id", "name": "name", "policy": "edition"}}


def change(binary, workspace, folder, number):
    """Imports the edition of a number."""
    table, mapping = os.path.join(folder, "made-up.csv"), os.path.join(folder, "made-up.json")
    with open(table, "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "name", "edition"])
        rows.writerows([f"p{place}", name, f"edition {number}"] for place, name in enumerate(NAMES))
    with open(mapping, "w") as file:
        json.dump(MAPPING, file)
    day = datetime.date(2025, 1, 1) + datetime.timedelta(number)
    ask(binary, workspace, "lists", "import", table, "--mapping", mapping, "--edition", str(day))


def editions(answer):
    """The editions that an answer speaks of."""
    results = [result for response in answer["responses"].values() for result in response["results"]]
    return {result["chokepoint"]["policy"] for result in results if result["datasets"] == ["made-up"]}


def client(port, number, clients, rate, is_done, outcomes):
    """Asks at its own times until told to stop."""
    link, step = http.client.HTTPConnection("127.0.0.1", port, timeout=60), clients / rate
    start = time.perf_counter() + number * step / clients
    failures, mixed, times, versions, asked = [], 0, [], {}, 0
    while not is_done.is_set():
        wait = start + asked * step - time.perf_counter()
        if wait > 0:
            time.sleep(wait)
        asked += 1
        began = time.perf_counter()
        try:
            link.request("POST", "/match/default?limit=5", BODY)
            answer = link.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise OSError(f"status {answer.status}")
        except (OSError, http.client.HTTPException) as error:
            failures.append(repr(error))
            link.close()
            continue
        times.append((time.perf_counter() - began) * 1000)
        # Reading every answer would cost the clients more than the server: every tenth.
        if asked % 10 == 0:
            found = editions(json.loads(body))
            mixed += len(found) != 1
            versions.setdefault(answer.headers["x-list-version"], set()).update(found)
    outcomes.put((asked, failures, mixed, times, versions))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    options.add_argument("--lists", default="../shared/data/lists")
    options.add_argument("--reloads", type=int, default=100)
    options.add_argument("--rate", type=int, default=1000)
    options.add_argument("--clients", type=int, default=8)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = os.path.join(folder, "workspace")
        publish(given.binary, workspace, given.lists)
        change(given.binary, workspace, folder, 0)
        with serving(given.binary, workspace) as (address, port, _):
            is_done, outcomes = multiprocessing.Event(), multiprocessing.Queue()
            clients = [
                multiprocessing.Process(
                    target=client, args=(port, number, given.clients, given.rate, is_done, outcomes))
                for number in range(given.clients)]
            began = time.perf_counter()
            for process in clients:
                process.start()
            for number in range(1, given.reloads + 1):
                change(given.binary, workspace, folder, number)
                reload = urllib.request.Request(address + "/v1/reload", data=b"", method="POST")
                with urllib.request.urlopen(reload, timeout=120) as answer:
                    answer.read()
            is_done.set()
            took = time.perf_counter() - began
            parts = [outcomes.get() for _ in clients]
            for process in clients:
                process.join()
    asked, failures = sum(part[0] for part in parts), [failure for part in parts for failure in part[1]]
    times, versions = sorted(time for part in parts for time in part[3]), {}
    for part in parts:
        for version, found in part[4].items():
            versions.setdefault(version, set()).update(found)
    unsure = [version for version, found in versions.items() if len(found) != 1]
    print(f"{given.reloads} reloads in {took:.0f} s; {asked:,} requests, {asked / took:,.0f} a second")
    print(f"failed: {len(failures)} {sorted(set(failures))[:3]}")
    print(f"answers of more than one edition: {sum(part[2] for part in parts)}; versions seen: {len(versions)}, "
          f"of more than one edition: {len(unsure)}")
    print(f"p50 {times[len(times) // 2]:.2f} ms, p99 {times[int(len(times) * 0.99)]:.2f} ms, longest {times[-1]:.0f} ms")
    if failures or unsure or any(part[2] for part in parts):
        sys.exit(1)


main()
