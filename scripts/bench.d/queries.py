"""What a key asks the store for, from the key to the screen: the search, the order, the filters."""
import os
import sqlite3
import time

from dashboard import ENTER, ESCAPE, Dashboard, cells_part, list_part, search_part, stages_part
from report import Figure, Goal, Row
from terminal import Answer, Failure

FRAME = 1 / 60
COLUMNS = {
    "2": ["received", "name", "company", "country", "step", "source", "offer", "status", "owner", "follow-up", "e-mail"],
    "3": ["received", "name", "company", "country", "leads", "stage", "status", "owner", "follow-up"],
}
# Keys that narrow everything, step by step, and the one that takes it all back.
FILTERS = {
    "all": [],
    "one offer with half the leads": ["o", "contoso.backup-0", ENTER],
    "a country": ["c", "Poland", ENTER],
    "a year": ["p", "last year", ENTER],
}
CLEAR = "C"


def words(store):
    """One that many leads have, one that one customer has, one that nobody has though many have its beginning."""
    connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    last = connection.execute("SELECT max(id) FROM customer").fetchone()[0]
    mail = connection.execute(
        "SELECT email_key FROM customer WHERE id > ? AND email_key LIKE '%.%@%' ORDER BY id LIMIT 1", [last // 2]).fetchone()[0]
    connection.close()
    return {"contoso": "contoso", "a rare word": mail.split("@")[0].split(".")[-1], "an absent word": "smithson"}


# The search.

def type_word(dashboard, word):
    """Seconds from each key to the rows it leads to, and to their exact count; what the list shows for each beginning."""
    rows, counts, shown = [], [], []
    dashboard.settle("/")
    for letter in word:
        to_rows, to_count = dashboard.seconds_to(search_part, letter)
        rows.append(to_rows)
        counts.append(to_count)
        shown.append(search_part(dashboard.screen))
    dashboard.settle(ESCAPE, quiet_ms=100)
    return rows, counts, shown


def type_fast(dashboard, word, shown, gap_ms=60):
    """Seconds from the last key to its rows, when nobody waits for the counts between."""
    dashboard.settle("/")
    for letter in word[:-1]:
        since = time.perf_counter_ns()
        os.write(dashboard.master, letter.encode())
        while (left := gap_ms - (time.perf_counter_ns() - since) // 1_000_000) > 0:
            data = dashboard.take(left)
            if data:
                dashboard.stream.feed(data)
    answer = dashboard.settle(word[-1], quiet_ms=100)
    if search_part(dashboard.screen) != shown:
        raise Failure(f"typed fast, {word} finds something else")
    seconds = dashboard.first(answer, lambda screen: search_part(screen) == shown) / 1e9
    dashboard.settle(ESCAPE, quiet_ms=100)
    return seconds


def search_figures(bench, size):
    rounds = 3 if bench.is_quick else 10
    store = bench.store(size)
    figures = {}
    with Dashboard(bench, store) as dashboard:
        dashboard.settle("2")
        for name, word in words(store).items():
            rows, counts, fast = [], [], []
            type_word(dashboard, word)
            for _ in range(rounds):
                some_rows, some_counts, shown = type_word(dashboard, word)
                rows += some_rows
                counts += some_counts
                fast.append(type_fast(dashboard, word, shown[-1]))
            figures[name] = Figure(rows, by_p99=True), Figure(counts, by_p99=True), Figure(fast, by_p99=True)
    return figures


def search_rows(bench):
    figures = bench.figures["search", bench.size] = search_figures(bench, bench.size)
    size = bench.counted(bench.size)
    rows = [Row(f"each key typed into the search to its rows, {name}, {size} leads", figure[0], goal=Goal(limit=0.016))
            for name, figure in figures.items()]
    rows += [Row(f"the last key of {name}, typed without waiting for any count", figure[2], goal=Goal(limit=0.016))
             for name, figure in figures.items()]
    rows += [Row(f"the exact count of each search, {name}", figure[1], which="after the rows; the next key cancels it")
             for name, figure in figures.items()]
    return rows


# The order.

def sort_figures(bench, size):
    """Seconds to the first screen by any column, both ways, by filter; with the slowest column of each."""
    figures = {}
    with Dashboard(bench, bench.store(size)) as dashboard:
        for screen, columns in COLUMNS.items():
            dashboard.settle(screen)
            for name, keys in FILTERS.items():
                dashboard.settle_each(keys)
                figures[screen, name] = sorts(dashboard, columns, 1 if bench.is_quick else 3)
                dashboard.settle("S" + "received" + ENTER)
                if keys:
                    dashboard.settle(CLEAR, quiet_ms=100)
    return figures


def sorts(dashboard, columns, rounds):
    times = {}
    for _ in range(rounds):
        for column in columns:
            for way in ("up", "down"):
                dashboard.settle("S" + column, quiet_ms=30)
                times.setdefault(f"{column} {way}", []).append(dashboard.seconds_to(list_part, ENTER)[0])
    return times


def sort_rows(bench):
    figures = bench.figures["sort", bench.size] = sort_figures(bench, bench.size)
    rows = []
    for (screen, name), times in figures.items():
        slowest = max(times, key=lambda column: Figure(times[column]).value)
        what = "Leads" if screen == "2" else "Customers"
        rows.append(Row(f"{what} by any column, both ways, first screen; filter: {name}", all_of(times),
                        which=f"slowest: {slowest}, {Figure(times[slowest])}", goal=Goal(limit=0.05)))
    return rows


def all_of(times):
    return Figure([seconds for column in times.values() for seconds in column], by_p99=True)


# The funnel.

def funnel_figures(bench, size):
    """Seconds from the key that narrows to the funnel's counts, and to the stages."""
    rounds = 3 if bench.is_quick else 15
    figures = {name: ([], []) for name in FILTERS}
    with Dashboard(bench, bench.store(size)) as dashboard:
        for _ in range(rounds):
            for name, keys in FILTERS.items():
                # "all" is what taking a filter back leads to.
                dashboard.settle_each(keys[:-1] or FILTERS["a year"])
                answer = dashboard.settle(keys[-1] if keys else CLEAR, quiet_ms=100)
                for part, times in zip((cells_part, stages_part), figures[name]):
                    wanted = part(dashboard.screen)
                    times.append(dashboard.first(answer, lambda screen: part(screen) == wanted) / 1e9)
                if keys:
                    dashboard.settle(CLEAR, quiet_ms=100)
    return {name: (Figure(cells, by_p99=True), Figure(stages, by_p99=True)) for name, (cells, stages) in figures.items()}


def funnel_rows(bench):
    figures = bench.figures["funnel", bench.size] = funnel_figures(bench, bench.size)
    # The store's 16 ms and the next frame.
    rows = [Row(f"funnel, key to counts; filter: {name}", figure[0], goal=Goal(limit=0.016 + FRAME))
            for name, figure in figures.items()]
    rows += [Row(f"customers by furthest stage; filter: {name}", figure[1], goal=Goal(limit=0.1))
             for name, figure in figures.items()]
    return rows


# Ten times as many.

def growth_rows(bench):
    if not bench.large:
        return []
    which, rows = f"{bench.counted(bench.size)} leads", []
    large = f"{bench.counted(bench.large)} leads"
    known = bench.figures["search", bench.size]
    for name, figure in search_figures(bench, bench.large).items():
        rows.append(Row(f"each key typed into the search, {name}, {large}", figure[0], known[name][0], which, Goal(times=1.5)))
    known = bench.figures["sort", bench.size]
    for key, times in sort_figures(bench, bench.large).items():
        what = "Leads" if key[0] == "2" else "Customers"
        rows.append(Row(f"{what} by any column, filter: {key[1]}, {large}", all_of(times), all_of(known[key]), which,
                        Goal(times=1.5)))
    known = bench.figures["funnel", bench.size]
    for name, figure in funnel_figures(bench, bench.large).items():
        for part, what in enumerate(("funnel", "customers by furthest stage")):
            rows.append(Row(f"{what}, filter: {name}, {large}", figure[part], known[name][part], which, Goal(times=1.5)))
    return rows
