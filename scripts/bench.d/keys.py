"""From a key to the last byte that is painted of it, in a list, beside htop's keys in the same terminal."""
import subprocess

from dashboard import DOWN, END, HOME, PAGE_DOWN, Dashboard
from report import Figure, Goal, Row
from terminal import Session

NAMES = {DOWN: "cursor down", PAGE_DOWN: "page down", END: "end", HOME: "home"}
# So many processes give htop's list pages to turn.
PROCESSES = 400


def press_all(press, count, pages):
    """Seconds of each key. End and home take turns, and lists that have an end begin again in time."""
    times = {key: [] for key in NAMES}
    for key, most in ((DOWN, count), (PAGE_DOWN, pages)):
        for number in range(count):
            if number % most == 0:
                press(END)
                press(HOME)
            times[key].append(press(key))
    for _ in range(count):
        times[END].append(press(END))
        times[HOME].append(press(HOME))
    return {key: Figure(values, by_p99=True) for key, values in times.items()}


def leadtop_keys(bench, size, count):
    with Dashboard(bench, bench.store(size)) as dashboard:
        dashboard.settle("2")
        press_all(dashboard.seconds_to_last_byte, 10, 10)
        return press_all(dashboard.seconds_to_last_byte, count, count)


def htop_keys(bench, count):
    """htop that holds still (Z): its own refresh of the list is not what a key is measured for."""
    sleeping = [subprocess.Popen(["sleep", "3600"]) for _ in range(PROCESSES)]
    try:
        with Session(["htop", "--delay", "100"], bench.environment) as session:
            session.press("Z", lambda lines: any("Command" in line for line in lines), quiet_ms=500)

            def press(key):
                return session.press(key, quiet_ms=30).last / 1e9

            press_all(press, 10, 5)
            return press_all(press, count, 5)
    finally:
        for process in sleeping:
            process.kill()
            process.wait()


def key_count(bench):
    return 60 if bench.is_quick else 300


def known(bench, size):
    return bench.once(("keys", size), lambda: leadtop_keys(bench, size, key_count(bench)))


def beside(bench, size, others, which, goal):
    ours = known(bench, size)
    return [Row(f"{name}, {bench.counted(size)} leads", ours[key], others[key], which, goal) for key, name in NAMES.items()]


def htop_rows(bench):
    return beside(bench, bench.size, htop_keys(bench, key_count(bench)), "htop's", Goal(times=2))


def small_rows(bench):
    return beside(bench, bench.size, known(bench, bench.small), f"{bench.counted(bench.small)} leads", Goal(times=1.5))


def growth_rows(bench):
    return beside(bench, bench.large, known(bench, bench.size), f"{bench.counted(bench.size)} leads", Goal(times=1.5))
