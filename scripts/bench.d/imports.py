"""Files into a store: the first, the same again, another into the same, the other formats."""
import json

import reference
from bench import used_bytes
from processes import run
from report import Figure, Goal, Row
from terminal import Failure

NOTHING_LESS = "sqlite3 shell, the same indexes and search; no payloads, timeline, quarantine"


def import_file(bench, store, path, size, new):
    """One import, and whether it said the counts that it must say."""
    bench.warm(path)
    done = run(bench.leadtop("import", "--json", "--store", store, path), bench.fixed)
    said = json.loads(done.output)
    if (said["read"], said["new"], said["quarantined"]) != (size, new, 0):
        raise Failure(f"read {said['read']}, new {said['new']}, quarantined {said['quarantined']}")
    return done


def one_round(bench, size, runs):
    """First, again, another: into one store."""
    store = bench.work / "round.db"
    bench.remove(store)
    csv, others = bench.file(size), bench.file(size, "others.csv")
    runs["first"].append(import_file(bench, store, csv, size, size))
    runs["bytes"].append(used_bytes(store))
    bench.keep(store, size)
    runs["again"].append(import_file(bench, store, csv, size, 0))
    runs["another"].append(import_file(bench, store, others, size, size))
    bench.remove(store)


def reference_round(bench, directory, runs):
    for script in ("reference", "lean"):
        done, store = reference.measure(bench, directory, script)
        runs[script].append(done)
        runs[script + " bytes"].append(used_bytes(store))
        bench.remove(store)


def format_round(bench, size, runs):
    for kind in ("endpoint.ndjson", "table.ndjson"):
        store = bench.work / "format.db"
        bench.remove(store)
        runs[kind].append(import_file(bench, store, bench.file(size, kind), size, size))
        bench.remove(store)


def measured(bench):
    """All imports of this run, by what they are; made once, for the rows of `import` and of `size`."""
    if "imports" in bench.figures:
        return bench.figures["imports"]
    names = ("first", "again", "another", "bytes", "reference", "reference bytes", "lean", "lean bytes",
             "endpoint.ndjson", "table.ndjson")
    runs = {name: [] for name in names}
    directory = reference.prepare(bench, bench.file(bench.size))
    rounds = 2 if bench.is_quick else 3
    for number in range(rounds):
        bench.say(f"import, round {number + 1} of {rounds}")
        one_round(bench, bench.size, runs)
        reference_round(bench, directory, runs)
        format_round(bench, bench.size, runs)
    bench.figures["imports"] = runs
    return runs


def seconds(runs):
    return Figure([done.seconds for done in runs])


def import_rows(bench):
    runs = measured(bench)
    count = bench.counted(bench.size)
    first = seconds(runs["first"])
    peak = Figure([done.megabytes for done in runs["first"]], "MB")
    return [
        Row(f"import of {count} leads as CSV", first, seconds(runs["reference"]), NOTHING_LESS, Goal(times=1.0)),
        Row("the same", first, seconds(runs["lean"]), "sqlite3 shell with five indexes"),
        Row("its peak memory", peak, goal=Goal(limit=150, unit="MB")),
        Row(f"another {count}, half of known customers", seconds(runs["another"]), first, "the first import", Goal(times=1.8)),
        Row("the same file again, nothing new", seconds(runs["again"]), first, "the first import", Goal(times=0.35)),
        Row(f"{count} as endpoint JSON", seconds(runs["endpoint.ndjson"]), first, "the CSV", Goal(times=1.5)),
        Row(f"{count} as Azure Table JSON", seconds(runs["table.ndjson"]), first, "the CSV", Goal(times=1.5)),
    ]


def size_rows(bench):
    runs = measured(bench)

    def each(name):
        return Figure([size / bench.size for size in runs[name]], "B")

    return [
        Row("the store, for each lead, in used pages", each("bytes"), each("reference bytes"), NOTHING_LESS, Goal(times=1.6)),
        Row("the same", each("bytes"), each("lean bytes"), "sqlite3 shell with five indexes"),
    ]


def growth_rows(bench):
    """Ten times as many leads, for each of them."""
    if not bench.large:
        return []
    first = seconds(measured(bench)["first"])
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
