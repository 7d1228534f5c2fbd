#!/usr/bin/env python3
"""Judges a file of deals with `chokepoint batch` on a Spark cluster.

    spark-submit batch.py deals.ndjson answers -- --output full --changes off

Every partition goes through a process of its own, in one thread, line by line and in order. So the files of the answer,
one after the other, are what `chokepoint batch` prints for the whole file. The binary, its rules and data, and the
workspace must lie at the same paths on every machine. Tables (CSV) have a header and are not cut: give a document a line.
"""

import argparse
import os
import subprocess
import sys
import threading

from pyspark.sql import SparkSession


def judge(command, errors):
    """What becomes of a partition: its lines into the process, the lines of the process out."""

    def run(index, lines):
        arguments = list(command)
        if errors:
            arguments += ["--errors", os.path.join(errors, f"part-{index:05d}.ndjson")]
        process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

        def feed():
            try:
                for line in lines:
                    process.stdin.write(line.encode("utf-8") + b"\n")
                process.stdin.close()
            except BrokenPipeError:
                pass  # It ended early; its exit code says why.

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        for answer in process.stdout:
            yield answer.decode("utf-8").rstrip("\n")
        feeder.join()
        code = process.wait()
        # 2 with --errors: some deals could not be read and stand in that file. Anything else is a failure of the task.
        if code != 0 and not (errors and code == 2):
            raise RuntimeError(f"chokepoint batch ended with {code}; the executor's standard error says why")

    return run


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("deals", help="deals, a document a line")
    parser.add_argument("answers", help="the folder to write, which must not be there yet")
    parser.add_argument("--binary", default="chokepoint", help="the binary on every machine")
    parser.add_argument("--master", help="for example local-cluster[2,1,1024]; else spark-submit says")
    parser.add_argument("--partitions", type=int, help="at least so many partitions")
    parser.add_argument("--errors", help="a folder for deals that cannot be read; without it the first ends the job")
    words = sys.argv[1:]
    cut = words.index("--") if "--" in words else len(words)
    given = parser.parse_args(words[:cut])
    options = words[cut + 1 :]
    if given.errors:
        os.makedirs(given.errors, exist_ok=True)
    builder = SparkSession.builder.appName("chokepoint batch")
    spark = (builder.master(given.master) if given.master else builder).getOrCreate()
    try:
        command = [given.binary, "batch", "--jobs", "1", "--input-format", "ndjson"] + options
        lines = spark.sparkContext.textFile(given.deals, given.partitions)
        lines.mapPartitionsWithIndex(judge(command, given.errors)).saveAsTextFile(given.answers)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
