"""From a key to the last byte that is painted of it, in a list, beside htop's keys in the same terminal.

Those that are compared take turns: whatever else the machine does, it does to all of them."""
import subprocess
from contextlib import ExitStack, contextmanager

from dashboard import DOWN, END, HOME, PAGE_DOWN, Dashboard
from report import Figure, Goal, Row
from terminal import Session

NAMES = {DOWN: "cursor down", PAGE_DOWN: "page down", END: "end", HOME: "home"}
HTOP = "htop's"
# So many processes give htop's list pages to turn.
PROCESSES = 400
# Every list has so many pages.
PAGES = 5
# Keys of a kind in one turn.
TURN = 30


def press_all(press, times, count=TURN):
    """Adds the seconds of each key. End and home take turns, and a list that has an end begins again in time."""
    for key, most in ((DOWN, count), (PAGE_DOWN, PAGES)):
        for number in range(count):
            if number % most == 0:
                press(END)
                press(HOME)
            times[key].append(press(key))
    for _ in range(count):
        times[END].append(press(END))
        times[HOME].append(press(HOME))


@contextmanager
def leadtop_list(bench, size):
    with Dashboard(bench, bench.store(size)) as dashboard:
        dashboard.settle("2")
        yield dashboard.seconds_to_last_byte


@contextmanager
def htop_list(bench):
    """htop that holds still (Z): its own refresh of the list is not what a key is measured for."""
    sleeping = [subprocess.Popen(["sleep", "3600"]) for _ in range(PROCESSES)]
    try:
        with Session(["htop", "--delay", "100"], bench.environment) as session:
            session.press("Z", lambda lines: any("Command" in line for line in lines), quiet_ms=500)
            yield lambda key: session.press(key, quiet_ms=30).last / 1e9
    finally:
        for process in sleeping:
            process.kill()
            process.wait()


def in_turns(bench, lists):
    """The figures of each list by its name."""
    times = {name: {key: [] for key in NAMES} for name in lists}
    with ExitStack() as stack:
        presses = {name: stack.enter_context(open_list) for name, open_list in lists.items()}
        for press in presses.values():
            press_all(press, {key: [] for key in NAMES}, 10)
        for _ in range(3 if bench.is_quick else 10):
            for name, press in presses.items():
                press_all(press, times[name])
    return {
        name: {key: Figure(seconds, by_p99=True) for key, seconds in keys.items()} for name, keys in times.items()}


def leadtop_lists(bench, *sizes):
    return {size: leadtop_list(bench, size) for size in sizes}


def beside(bench, size, figures, other, which, goal):
    return [Row(f"{name}, {bench.counted(size)} leads", figures[size][key], figures[other][key], which, goal)
            for key, name in NAMES.items()]


def usual(bench):
    return bench.once("keys", lambda: in_turns(
        bench, leadtop_lists(bench, bench.size, bench.small) | {HTOP: htop_list(bench)}))


def htop_rows(bench):
    return beside(bench, bench.size, usual(bench), HTOP, HTOP, Goal(times=2))


def small_rows(bench):
    return beside(bench, bench.size, usual(bench), bench.small, f"{bench.counted(bench.small)} leads", Goal(times=1.5))


def growth_rows(bench):
    figures = in_turns(bench, leadtop_lists(bench, bench.large, bench.size))
    return beside(bench, bench.large, figures, bench.size, f"{bench.counted(bench.size)} leads", Goal(times=1.5))
