"""What a key asks the store for, from the key to the screen: the search, the order, the filters."""
import os
import sqlite3
import time
from functools import partial

from dashboard import ENTER, ESCAPE, Dashboard, cells_part, list_part, search_part, stages_part
from report import Figure, Goal, Row
from terminal import Failure

FRAME = 1 / 60
WORDS = ["contoso", "a rare word", "an absent word"]
SCREENS = {"2": "Leads", "3": "Customers"}
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
    return dict(zip(WORDS, ["contoso", mail.split("@")[0].split(".")[-1], "smithson"]))


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


def search_figures(bench, size, name):
    """Seconds to the rows and to the exact count, of each key; and to the rows of the last key where nobody waits."""
    rows, counts, fast = [], [], []
    store = bench.store(size)
    word = words(store)[name]
    with Dashboard(bench, store) as dashboard:
        dashboard.settle("2")
        type_word(dashboard, word)
        for _ in range(2 if bench.is_quick else 10):
            some_rows, some_counts, shown = type_word(dashboard, word)
            rows += some_rows
            counts += some_counts
            fast.append(type_fast(dashboard, word, shown[-1]))
    return [Figure(values, by_p99=True) for values in (rows, counts, fast)]


def known_search(bench, size, name):
    return bench.once(("search", size, name), lambda: search_figures(bench, size, name))


def search_rows(name, bench):
    rows, counts, fast = known_search(bench, bench.size, name)
    return [
        Row(f"each key typed into the search to its rows, {name}, {bench.counted(bench.size)} leads", rows,
            goal=Goal(limit=0.016)),
        Row("its last key, typed without waiting for any count", fast, goal=Goal(limit=0.016)),
        Row("the exact count of each search", counts, which="after the rows; the next key cancels it"),
    ]


def search_growth(name, bench):
    return grown(bench, f"each key typed into the search, {name}", lambda size: known_search(bench, size, name)[0])


# The order.

def sort_figures(bench, size, screen, name):
    """Seconds to the first screen by any column, both ways, under a filter."""
    with Dashboard(bench, bench.store(size)) as dashboard:
        dashboard.settle(screen)
        dashboard.settle_each(FILTERS[name])
        return sorts(dashboard, COLUMNS[screen], 1 if bench.is_quick else 5)


def sorts(dashboard, columns, rounds):
    times = {}
    for _ in range(rounds):
        for column in columns:
            for way in ("up", "down"):
                dashboard.settle("S" + column, quiet_ms=30)
                times.setdefault(f"{column} {way}", []).append(dashboard.seconds_to(list_part, ENTER)[0])
    return times


def known_sort(bench, size, screen, name):
    return bench.once(("sort", size, screen, name), lambda: sort_figures(bench, size, screen, name))


def all_of(times):
    return Figure([seconds for column in times.values() for seconds in column], by_p99=True)


def sort_rows(screen, name, bench):
    times = known_sort(bench, bench.size, screen, name)
    slowest = max(times, key=lambda column: Figure(times[column]).value)
    return [Row(f"{SCREENS[screen]} by any column, both ways, first screen; filter: {name}", all_of(times),
                which=f"slowest: {slowest}, {Figure(times[slowest])}", goal=Goal(limit=0.05))]


def sort_growth(screen, name, bench):
    return grown(bench, f"{SCREENS[screen]} by any column; filter: {name}",
                 lambda size: all_of(known_sort(bench, size, screen, name)))


# The funnel.

def funnel_figures(bench, size, name):
    """Seconds from the key that narrows to the funnel's counts, and to the stages."""
    keys = FILTERS[name]
    cells, stages = [], []
    with Dashboard(bench, bench.store(size)) as dashboard:
        for _ in range(3 if bench.is_quick else 15):
            # "all" is what taking a filter back leads to.
            dashboard.settle_each(keys[:-1] or FILTERS["a year"])
            answer = dashboard.settle(keys[-1] if keys else CLEAR, quiet_ms=100)
            cells.append(dashboard.seconds_to_part(answer, cells_part))
            stages.append(dashboard.seconds_to_part(answer, stages_part))
            if keys:
                dashboard.settle(CLEAR, quiet_ms=100)
    return Figure(cells, by_p99=True), Figure(stages, by_p99=True)


def known_funnel(bench, size, name):
    return bench.once(("funnel", size, name), lambda: funnel_figures(bench, size, name))


def funnel_rows(name, bench):
    cells, stages = known_funnel(bench, bench.size, name)
    return [
        # The store's 16 ms and the next frame.
        Row(f"funnel, key to counts; filter: {name}", cells, goal=Goal(limit=0.016 + FRAME)),
        Row("its customers by furthest stage", stages, goal=Goal(limit=0.1)),
    ]


def funnel_growth(name, bench):
    return (grown(bench, f"funnel; filter: {name}", lambda size: known_funnel(bench, size, name)[0])
            + grown(bench, "its customers by furthest stage", lambda size: known_funnel(bench, size, name)[1]))


def grown(bench, what, figure):
    """Ten times as many leads beside these."""
    return [Row(f"{what}, {bench.counted(bench.large)} leads", figure(bench.large), figure(bench.size),
                f"{bench.counted(bench.size)} leads", Goal(times=1.5))]


def groups(bench):
    found = [(f"search: {name}", partial(search_rows, name)) for name in WORDS]
    found += [(f"{SCREENS[screen]} sorted, filter: {name}", partial(sort_rows, screen, name))
              for screen in SCREENS for name in FILTERS]
    return found + [(f"funnel, filter: {name}", partial(funnel_rows, name)) for name in FILTERS]


def growth_groups(bench):
    found = [(f"growth of the search: {name}", partial(search_growth, name)) for name in WORDS]
    found += [(f"growth of {SCREENS[screen]} sorted, filter: {name}", partial(sort_growth, screen, name))
              for screen in SCREENS for name in FILTERS]
    return found + [(f"growth of the funnel, filter: {name}", partial(funnel_growth, name)) for name in FILTERS]
