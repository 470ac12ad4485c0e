"""The dashboard when nobody does anything, and after a long time of doing something."""
import os
import time

from dashboard import DOWN, END, ENTER, ESCAPE, HOME, PAGE_DOWN, Dashboard
from processes import memory
from report import Figure, Goal, Row


def switches(pid):
    """How often each of its threads has gone to sleep, and so been woken."""
    counts = {}
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/status") as file:
            counts[task] = sum(int(line.split()[1]) for line in file if line.startswith("voluntary_ctxt_switches"))
    return counts


def idle_rows(bench):
    seconds = 10 if bench.is_quick else 30
    # With the clock of the machine: one that stands still would hide who looks at it.
    with Dashboard(bench, bench.store(bench.size), environment=bench.environment) as dashboard:
        dashboard.settle("2", quiet_ms=200)
        time.sleep(3)
        pid, start = dashboard.process.pid, time.perf_counter()
        used, woken = dashboard.used_ns(), switches(pid)
        time.sleep(seconds)
        length = time.perf_counter() - start
        percent = (dashboard.used_ns() - used) / 1e9 / length * 100
        wakes = sum(count - woken.get(task, 0) for task, count in switches(pid).items()) / length
    return [
        Row(f"idle dashboard, processor's time in {seconds} s", Figure([percent], "%"), goal=Goal(limit=0.2, unit="%")),
        Row("its wake-ups in a second", Figure([wakes], ""), which="the check for others' writes, each half second",
            goal=Goal(limit=2.5, unit="")),
    ]


def work(dashboard, number):
    """A while of what people do: pages, ends, searches, rows one by one, screens; as fast as the screen follows."""
    words = ["contoso", "kowal", "smith", "fabrikam", "müller", "zzz", "lang0", "555"]
    keys = ["2", *[PAGE_DOWN] * 20, END, HOME, "/", *words[number % len(words)], ENTER, *[DOWN] * 20, END, HOME]
    for key in keys:
        dashboard.push(key, quiet_ms=10)
    # Escape would be the beginning of what comes right behind it.
    dashboard.push(ESCAPE, quiet_ms=60)
    for key in ("3", END, HOME, "5", "1"):
        dashboard.push(key, quiet_ms=10)


def memory_rows(bench):
    minutes = 0.5 if bench.is_quick else 10
    samples = []
    with Dashboard(bench, bench.store(bench.size)) as dashboard:
        pid, start, number = dashboard.process.pid, time.monotonic(), 0
        work(dashboard, 0)
        samples.append(memory(pid))
        while time.monotonic() - start < minutes * 60:
            number += 1
            work(dashboard, number)
            samples.append(memory(pid))
    half = samples[len(samples) // 2]
    which = f"after the first round {samples[0]:.0f} MB, at half {half:.0f} MB"
    return [
        Row(f"memory after {minutes:g} minutes of scrolling and searching ({number} rounds)", Figure([samples[-1]], "MB"),
            which=which, goal=Goal(limit=48, unit="MB")),
        Row("its growth in the second half", Figure([samples[-1]], "MB"), Figure([half], "MB"), "at half", Goal(times=1.05)),
    ]
