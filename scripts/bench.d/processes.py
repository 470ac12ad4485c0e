"""Whole processes, one at a time: how long, how much memory."""
import json
import os
import subprocess
import time
from dataclasses import dataclass

from terminal import Failure


@dataclass
class Run:
    seconds: float
    megabytes: float
    output: str


def run(arguments, environment, directory=None, script=None):
    """Runs a program to its end. The memory is the peak of its resident pages; a process smaller than this one, some
    30 MB, shows as large as this one."""
    # What an earlier run left to be written must not be counted here.
    os.sync()
    stdin = open(script, "rb") if script else subprocess.DEVNULL
    start = time.perf_counter_ns()
    process = subprocess.Popen(
        arguments, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, cwd=directory)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = (time.perf_counter_ns() - start) / 1e9
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if script:
        stdin.close()
    text = output.decode(errors="replace")
    if process.returncode != 0:
        raise Failure(f"{os.path.basename(arguments[0])} ended with {process.returncode}: {text.strip()[-200:]}")
    return Run(seconds, usage.ru_maxrss / 1024, text)


def hyperfine(commands, environment, directory, runs):
    """The times of each command, in seconds; none of them through a shell."""
    report = os.path.join(directory, "hyperfine.json")
    run(["hyperfine", "--shell=none", "--warmup", "3", "--runs", str(runs), "--output=pipe", "--export-json", report]
        + commands, environment, directory)
    with open(report) as file:
        return [result["times"] for result in json.load(file)["results"]]


def status(pid, name):
    """A line of /proc/PID/status, as a number."""
    with open(f"/proc/{pid}/status") as file:
        for line in file:
            if line.startswith(name + ":"):
                return int(line.split()[1])
    raise Failure(f"no {name} of process {pid}")


def memory(pid):
    """Resident memory, in MB."""
    return status(pid, "VmRSS") / 1024


def peak_memory(pid):
    return status(pid, "VmHWM") / 1024
