"""scripts/bench: what is measured, in which order, and the table."""
import argparse
import datetime
import gc
import os
import sys
import tempfile
import traceback

import bulk
import commands
import imports
import keys
import queries
import resting
import starting
from bench import Bench
from report import Table, failed

# By subcommand: the name of each group of rows, and what measures them.
GROUPS = {
    "import": [("import", imports.import_rows), ("growth of the import", imports.growth_rows)],
    "start": [("start", starting.start_rows), ("growth of the start", starting.growth_rows)],
    "keys": [("keys", keys.key_rows), ("growth of the keys", keys.growth_rows)],
    "query": [
        ("search", queries.search_rows), ("sort", queries.sort_rows), ("funnel", queries.funnel_rows),
        ("bulk action", bulk.bulk_rows), ("commands", commands.command_rows), ("idle", resting.idle_rows),
        ("memory", resting.memory_rows), ("growth of the queries", queries.growth_rows)],
    "size": [("size", imports.size_rows)],
}


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measures leadtop beside what one would use instead.")
    parser.add_argument("what", nargs="?", default="all", choices=[*GROUPS, "all"])
    parser.add_argument("--leads", type=int, help="how many leads (1000000, with --quick 100000)")
    parser.add_argument("--quick", action="store_true", help="under 5 minutes")
    parser.add_argument("--long", action="store_true", help="ten times as many leads, too")
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--cache", required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def machine():
    with open("/proc/meminfo") as file:
        memory = int(next(line for line in file if line.startswith("MemTotal")).split()[1]) // (1 << 20)
    with open("/proc/cpuinfo") as file:
        names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    processor = f" ({names[0]})" if names else ""
    return f"{os.cpu_count()} cores{processor}, {memory} GiB of memory"


def rows_of(bench, name, measure):
    bench.say(f"== {name}")
    try:
        return measure(bench)
    except Exception as error:
        bench.say(traceback.format_exc())
        return [failed(name, error)]


def main():
    options = arguments()
    size = options.leads or (100_000 if options.quick else 1_000_000)
    gc.disable()
    with tempfile.TemporaryDirectory(prefix="leadtop-bench-", dir=options.cache) as work:
        bench = Bench(options.program, options.cache, work, size, options.quick, options.long)
        table = Table()
        for what in GROUPS if options.what == "all" else [options.what]:
            for name, measure in GROUPS[what]:
                table.rows += rows_of(bench, name, measure)
                gc.collect()
    print(f"{bench.counted(size)} leads, {datetime.date.today()}, {machine()}\n\n{table}")
    return 1 if any(row.ours is None for row in table.rows) else 0


if __name__ == "__main__":
    sys.exit(main())
