"""The sqlite3 shell as the peer of an import (reference.sql, lean.sql)."""
import shutil
import sqlite3

from bench import used_bytes
from processes import run
from terminal import Failure


def prepare(bench, csv):
    """The scripts, the file, and the indexes that leadtop's own store has, whatever they are in this version."""
    directory = bench.work / "reference"
    directory.mkdir(exist_ok=True)
    link = directory / "leads.csv"
    link.unlink(missing_ok=True)
    link.symlink_to(csv)
    for script in ("reference.sql", "lean.sql"):
        shutil.copyfile(bench.here / script, directory / script)
    connection = sqlite3.connect(bench.store(bench.small))
    statements = [sql for (sql,) in connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('lead', 'customer')"
        " AND name NOT IN ('lead_key', 'customer_email') ORDER BY name")]
    connection.close()
    if not statements:
        raise Failure("the store has no indexes")
    (directory / "indexes.sql").write_text("".join(statement + ";\n" for statement in statements))
    return directory


def measure(bench, directory, script):
    """One run of the shell over a fresh file, and the bytes that it uses."""
    store = directory / f"{script}.db"
    bench.remove(store)
    done = run(["sqlite3", "-bail", store], bench.environment, directory, script=directory / f"{script}.sql")
    size = used_bytes(store)
    bench.remove(store)
    return done, size
