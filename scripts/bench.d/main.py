"""scripts/bench: what is measured, in which order, and the table."""
import argparse
import datetime
import fcntl
import gc
import glob
import os
import shutil
import subprocess
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

WHATS = ["import", "start", "keys", "query", "size"]


def groups(bench, what):
    """The name of each group of rows, and what measures them."""
    long = bench.large is not None
    if what == "import":
        return imports.groups(bench) + long * [("growth of the import", imports.growth_rows)]
    if what == "start":
        return [("start", starting.few_rows), ("start beside all rows", starting.all_rows)] + long * [
            ("growth of the start", starting.growth_rows)]
    if what == "keys":
        return [("keys beside htop's", keys.htop_rows), ("keys beside a small store", keys.small_rows)] + long * [
            ("growth of the keys", keys.growth_rows)]
    if what == "query":
        return queries.groups(bench) + [
            ("bulk action", bulk.bulk_rows), ("commands", commands.command_rows), ("idle", resting.idle_rows),
            ("memory", resting.memory_rows)] + long * queries.growth_groups(bench)
    return [("size", imports.size_rows)]


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measures leadtop beside what one would use instead.")
    parser.add_argument("what", nargs="?", default="all", choices=[*WHATS, "all"])
    parser.add_argument("--leads", type=int, help="how many leads (1000000, with --quick 100000)")
    parser.add_argument("--quick", action="store_true", help="under 5 minutes")
    parser.add_argument("--long", action="store_true", help="ten times as many leads, too")
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--cache", required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def heading(bench):
    with open("/proc/meminfo") as file:
        memory = int(next(line for line in file if line.startswith("MemTotal")).split()[1]) // (1 << 20)
    with open("/proc/cpuinfo") as file:
        names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    processor = f" ({names[0]})" if names else ""
    return (f"{bench.counted(bench.size)} leads, {datetime.date.today()}, {os.cpu_count()} cores{processor}, "
            f"{memory} GiB of memory, load {os.getloadavg()[0]:.1f} before, {versions(bench)}")


def versions(bench):
    def first_line(*command):
        return subprocess.run(command, env=bench.environment, stdout=subprocess.PIPE, text=True).stdout.split("\n")[0]
    return ", ".join([
        "leadtop " + first_line(bench.program, "--version"), "sqlite3 " + first_line("sqlite3", "--version").split()[0],
        first_line("htop", "--version"), first_line(bench.tool("vd"), "--version").removeprefix("saul.pw/")])


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
    lock = open(os.path.join(options.cache, "lock"), "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit("Another scripts/bench is running; one at a time.")
    for left in glob.glob(os.path.join(options.cache, "leadtop-bench-*")):
        shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix="leadtop-bench-", dir=options.cache) as work:
        bench = Bench(options.program, options.cache, work, size, options.quick, options.long)
        head, table = heading(bench), Table()
        for what in WHATS if options.what == "all" else [options.what]:
            for name, measure in groups(bench, what):
                rows = rows_of(bench, name, measure)
                table.rows += rows
                for row in rows:
                    bench.say("   " + "; ".join(cell for cell in row.cells() if cell))
                gc.collect()
    print(f"{head}\n\n{table}")
    return 1 if any(row.ours is None for row in table.rows) else 0


if __name__ == "__main__":
    sys.exit(main())
