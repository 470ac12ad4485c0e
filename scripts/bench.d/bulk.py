"""One action on a hundred thousand marked leads, and its undo, while the cursor goes on moving."""
import os
import time

from dashboard import DOWN, UP, Dashboard, is_settled, selected_line
from report import Figure, Goal, Row
from terminal import Answer, Failure

# Leads of this country with the hot offer are a tenth of all.
NARROW = ["cUnited States\r", "ocontoso.backup-0\r"]
WANTED = 100_000


def moves_during(dashboard, keys, is_done):
    """Presses keys that start something, then moves the cursor until it is done: seconds of the whole, and of each move."""
    start = time.perf_counter_ns()
    os.write(dashboard.master, keys.encode())
    moves = []
    whole = Answer()
    while not is_done(dashboard.lines()):
        key = UP if len(moves) % 2 else DOWN
        answer = Answer(before=None)
        line = selected_line(dashboard.screen)
        since = time.perf_counter_ns()
        os.write(dashboard.master, key.encode())
        wanted = line + (1 if key == DOWN else -1)
        moves.append(seconds_to_line(dashboard, since, answer, wanted))
        dashboard.gather(start, whole, 20)
        if time.perf_counter_ns() - start > 300e9:
            raise Failure("it was not done within 300 s")
    return (time.perf_counter_ns() - start) / 1e9, moves


def seconds_to_line(dashboard, since, answer, wanted):
    """What comes is parsed between the pieces here, because progress is painted all the time."""
    while selected_line(dashboard.screen) != wanted:
        if not (data := dashboard.take(5000)):
            raise Failure("the cursor did not move for 5 s")
        moment = time.perf_counter_ns() - since
        dashboard.stream.feed(data)
    return moment / 1e9


def bulk_rows(bench):
    with Dashboard(bench, bench.own_copy(bench.size)) as dashboard:
        dashboard.settle("2")
        if bench.size > WANTED:
            for keys in NARROW:
                dashboard.settle(keys, quiet_ms=200)
        dashboard.settle(DOWN)
        dashboard.settle("*", quiet_ms=200)
        marked = dashboard.lines()[1].split("·")[-1].split("marked")[0].strip()
        dashboard.settle("s")
        dashboard.settle("a", quiet_ms=300)
        if not any("confirm" in line for line in dashboard.lines()):
            raise Failure("it asks for no confirmation")
        done, moves = moves_during(dashboard, "y", lambda lines: "Done for" in lines[-1])
        dashboard.wait(time.perf_counter_ns(), Answer(), is_settled, quiet_ms=300)
        undone, others = moves_during(dashboard, "u", lambda lines: "Undone" in lines[-1])
    return [
        Row(f"status of {marked} marked leads, one transaction", Figure([done]), which="progress, can be stopped"),
        Row("its undo", Figure([undone]), which="progress, can be stopped"),
        Row("cursor down meanwhile", Figure(moves + others, by_p99=True), goal=Goal(limit=0.1)),
    ]
