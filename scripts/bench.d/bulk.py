"""One action on a hundred thousand marked leads, and its undo, while the cursor goes on moving."""
import os
import re
import time

from dashboard import DOWN, ENTER, UP, Dashboard, is_settled, selected_line
from report import Figure, Goal, Row
from terminal import Answer, Failure

# Leads of this country with the hot offer are a tenth of all.
NARROW = ["c", "United States", ENTER, "o", "contoso.backup-0", ENTER]
WANTED = 100_000
# A key that has no effect by then, in seconds, is not answered.
PATIENCE = 1


def moves_during(dashboard, keys):
    """Presses keys that start something, then moves the cursor until it is done: seconds of the whole, and of each move.
    While it goes on, the last line says how far it is and how it is stopped; the next key takes away what it says then."""
    start = time.perf_counter_ns()
    os.write(dashboard.master, keys.encode())
    await_progress(dashboard)
    moves = []
    while is_under_way(dashboard):
        line = selected_line(dashboard.screen)
        key, wanted = (UP, line - 1) if len(moves) % 2 else (DOWN, line + 1)
        since = time.perf_counter_ns()
        os.write(dashboard.master, key.encode())
        moves.append(seconds_to_line(dashboard, since, wanted))
        dashboard.gather(start, Answer(), 20)
        if time.perf_counter_ns() - start > 300e9:
            raise Failure("it was not done within 300 s")
    return (time.perf_counter_ns() - start) / 1e9, moves


def is_under_way(dashboard):
    return "esc stops" in dashboard.lines()[-1]


def await_progress(dashboard):
    end = time.monotonic() + 10
    while not is_under_way(dashboard):
        if time.monotonic() > end:
            raise Failure("it shows no progress")
        if data := dashboard.take(100):
            dashboard.stream.feed(data)


def seconds_to_line(dashboard, since, wanted):
    """Until the cursor is there; PATIENCE where it does not move by then. What comes is parsed as it comes, because
    progress is painted all the time."""
    while True:
        data = dashboard.take(20)
        moment = (time.perf_counter_ns() - since) / 1e9
        if data:
            dashboard.stream.feed(data)
        if selected_line(dashboard.screen) == wanted:
            return moment
        if moment > PATIENCE or not is_under_way(dashboard):
            return PATIENCE


def bulk_rows(bench):
    with Dashboard(bench, bench.own_copy(bench.size)) as dashboard:
        dashboard.settle("2")
        if bench.size > WANTED:
            dashboard.settle_each(NARROW)
        dashboard.settle(DOWN)
        dashboard.settle("*", quiet_ms=200)
        marked = re.search(r"· ([\d ]+) marked", dashboard.lines()[1]).group(1)
        dashboard.settle("s")
        dashboard.settle("a", quiet_ms=300)
        if not any("confirm" in line for line in dashboard.lines()):
            raise Failure("it asks for no confirmation")
        done, moves = moves_during(dashboard, "y")
        dashboard.wait(time.perf_counter_ns(), Answer(), is_settled, quiet_ms=300)
        undone, others = moves_during(dashboard, "u")
    moves += others
    silent = sum(1 for move in moves if move == PATIENCE)
    return [
        Row(f"status of {marked} marked leads, one transaction", Figure([done]), which="progress, can be stopped"),
        Row("its undo", Figure([undone]), which="progress, can be stopped"),
        Row("cursor down meanwhile", Figure(moves, by_p99=True), which=f"{silent} of {len(moves)} keys had no effect",
            goal=Goal(limit=0.1)),
    ]
