"""A workspace with the published lists, and `chokepoint serve` over it."""
import contextlib
import os
import subprocess
import sys
import time
import urllib.request

LISTS = ["us-csl-2026-07-31.csv.gz", "us-bis-entity-list-ecfr-2026-07-23.csv.gz"]


def ask(binary, workspace, *words):
    """What a command prints; the program ends where it fails."""
    done = subprocess.run([binary, *words, "--workspace", workspace], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{words}: {done.stderr}")
    return done.stdout


def publish(binary, workspace, lists):
    for file in LISTS:
        ask(binary, workspace, "lists", "import", os.path.join(lists, file))


@contextlib.contextmanager
def serving(binary, workspace):
    """Its address, port and process, once it is ready; it is stopped afterwards."""
    server = subprocess.Popen(
        [binary, "serve", "--port", "0", "--log-level", "warning", "--workspace", workspace],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        address = server.stdout.readline().strip().rstrip("/")
        for _ in range(600):
            try:
                urllib.request.urlopen(address + "/readyz")
                break
            except OSError:
                time.sleep(0.1)
        yield address, int(address.split(":")[-1]), server
    finally:
        server.terminate()
        server.wait(20)
