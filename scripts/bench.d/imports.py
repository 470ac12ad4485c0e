"""Files into a store: the first, the same again, another into the same, the other formats."""
import json

import reference
from bench import used_bytes
from processes import run
from report import Figure, Goal, Row
from terminal import Failure

NOTHING_LESS = "sqlite3 shell, the same indexes and search; no payloads, timeline, quarantine"
FEW_INDEXES = "sqlite3 shell with five indexes"


def import_file(bench, store, path, size, new):
    """One import, and whether it said the counts that it must say."""
    bench.warm(path)
    done = run(bench.leadtop("import", "--json", "--store", store, path), bench.fixed)
    said = json.loads(done.output)
    if (said["read"], said["new"], said["quarantined"]) != (size, new, 0):
        raise Failure(f"read {said['read']}, new {said['new']}, quarantined {said['quarantined']}")
    return done


class Rounds:
    """The runs by what they are; one that failed is not tried again, and its rows say why."""

    def __init__(self):
        self.runs, self.errors = {}, {}

    def attempt(self, name, measure):
        if name not in self.errors:
            try:
                self.runs.setdefault(name, []).append(measure())
            except Exception as error:
                self.errors[name] = error

    def of(self, name, figure):
        if name in self.errors:
            raise self.errors[name]
        return Figure([figure(run) for run in self.runs[name]], "s")

    def seconds(self, name):
        return self.of(name, lambda run: run[0].seconds)

    def megabytes(self, name):
        return Figure(self.of(name, lambda run: run[0].megabytes).values, "MB")

    def bytes_each(self, name, size):
        return Figure(self.of(name, lambda run: run[1] / size).values, "B")


def import_round(bench, rounds):
    """First, again, another: into one store."""
    size, store = bench.size, bench.work / "round.db"
    bench.remove(store)

    def imported(kind, new):
        return import_file(bench, store, bench.file(size, kind), size, new), used_bytes(store)

    rounds.attempt("first", lambda: imported("leads.csv", size))
    if "first" not in rounds.errors:
        bench.keep(store, size)
    rounds.attempt("again", lambda: imported("leads.csv", 0))
    rounds.attempt("another", lambda: imported("others.csv", size))
    for kind in ("endpoint.ndjson", "table.ndjson"):
        bench.remove(store)
        rounds.attempt(kind, lambda: imported(kind, size))
    bench.remove(store)


def reference_round(bench, rounds):
    directory = reference.prepare(bench, bench.file(bench.size))
    for script in ("reference", "lean"):
        rounds.attempt(script, lambda: reference.measure(bench, directory, script))


def measured(bench):
    """All imports of this run, for the rows of `import` and of `size`."""
    rounds, count = Rounds(), 2 if bench.is_quick else 3
    for number in range(count):
        bench.say(f"import, round {number + 1} of {count}")
        import_round(bench, rounds)
        reference_round(bench, rounds)
    return rounds


def rounds_of(bench):
    return bench.once("imports", lambda: measured(bench))


def groups(bench):
    """Each row by itself, so that one that fails says so and no other is lost."""
    count = bench.counted(bench.size)

    def beside(what, name, other, which, goal):
        return what, lambda bench: [
            Row(what, rounds_of(bench).seconds(name), rounds_of(bench).seconds(other), which, goal)]

    def peak(bench):
        return [Row("its peak memory", rounds_of(bench).megabytes("first"), goal=Goal(limit=150, unit="MB"))]

    return [
        beside(f"import of {count} leads as CSV", "first", "reference", NOTHING_LESS, Goal(times=1.0)),
        beside("the same", "first", "lean", FEW_INDEXES, None),
        ("its peak memory", peak),
        beside(f"another {count}, half of known customers", "another", "first", "the first import", Goal(times=1.8)),
        beside("the same file again, nothing new", "again", "first", "the first import", Goal(times=0.35)),
        beside(f"{count} as endpoint JSON", "endpoint.ndjson", "first", "the CSV", Goal(times=1.5)),
        beside(f"{count} as Azure Table JSON", "table.ndjson", "first", "the CSV", Goal(times=1.5)),
    ]


def size_rows(bench):
    rounds = rounds_of(bench)
    ours = rounds.bytes_each("first", bench.size)
    return [
        Row("the store, for each lead, in used pages", ours, rounds.bytes_each("reference", bench.size), NOTHING_LESS,
            Goal(times=1.6)),
        Row("the same", ours, rounds.bytes_each("lean", bench.size), FEW_INDEXES),
    ]


def growth_rows(bench):
    """Ten times as many leads, for each of them."""
    if not bench.large:
        return []
    first = rounds_of(bench).seconds("first")
    store = bench.work / "large.db"
    bench.remove(store)
    done = import_file(bench, store, bench.file(bench.large), bench.large, bench.large)
    bench.keep(store, bench.large)
    bench.remove(store)
    ours = Figure([done.seconds * bench.size / bench.large])
    return [
        Row(f"import of {bench.counted(bench.large)}, for each {bench.counted(bench.size)}", ours, first,
            "the import of as many alone", Goal(times=1.6)),
        Row("its peak memory", Figure([done.megabytes], "MB"), goal=Goal(limit=150, unit="MB")),
    ]
