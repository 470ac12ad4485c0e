"""The dashboard when nobody does anything, and after a long time of doing something."""
import os
import time

from dashboard import DOWN, END, ENTER, ESCAPE, HOME, PAGE_DOWN, Dashboard
from processes import memory
from report import Figure, Goal, Row


def switches(pid):
    """How often any of its threads has gone to sleep, and so been woken."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/status") as file:
            total += sum(int(line.split()[1]) for line in file if line.startswith("voluntary_ctxt_switches"))
    return total


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
        wakes = (switches(pid) - woken) / length
    return [
        Row(f"idle dashboard, processor's time in {seconds} s", Figure([percent], "%"), goal=Goal(limit=0.2, unit="%")),
        Row("its wake-ups in a second", Figure([wakes], ""), which="the check for others' writes, each half second",
            goal=Goal(limit=2.5, unit="")),
    ]


def work(dashboard, number):
    """A while of what people do: pages, ends, searches, screens, orders."""
    words = ["contoso", "kowal", "smith", "fabrikam", "müller", "zzz", "lang0", "555"]
    dashboard.settle("2", quiet_ms=10)
    for _ in range(20):
        dashboard.settle(PAGE_DOWN, quiet_ms=5)
    dashboard.settle(END, quiet_ms=10)
    dashboard.settle(HOME, quiet_ms=10)
    dashboard.settle("/", quiet_ms=10)
    for letter in words[number % len(words)]:
        dashboard.settle(letter, quiet_ms=10)
    dashboard.settle(ENTER, quiet_ms=10)
    for _ in range(20):
        dashboard.press(DOWN, quiet_ms=5) if number % 2 else dashboard.settle("g" if _ % 2 else "G", quiet_ms=5)
    dashboard.settle(ESCAPE, quiet_ms=50)
    dashboard.settle("3", quiet_ms=10)
    dashboard.settle("1", quiet_ms=10)


def memory_rows(bench):
    minutes = 0.5 if bench.is_quick else 10
    samples = []
    with Dashboard(bench, bench.store(bench.size)) as dashboard:
        pid, start, number = dashboard.process.pid, time.monotonic(), 0
        work(dashboard, 0)
        samples.append(memory(pid))
        while time.monotonic() - start < minutes * 60:
            number += 1
            try:
                work(dashboard, number)
            except Exception:
                dashboard.settle(ESCAPE + "1")
            samples.append(memory(pid))
    half = samples[len(samples) // 2]
    which = f"after the first minute's work {samples[0]:.0f} MB, at half {half:.0f} MB"
    return [
        Row(f"memory after {minutes:g} minutes of scrolling and searching ({number} rounds)", Figure([samples[-1]], "MB"),
            which=which, goal=Goal(limit=48, unit="MB")),
        Row("its growth in the second half", Figure([samples[-1]], "MB"), Figure([half], "MB"), "at half", Goal(times=1.05)),
    ]
