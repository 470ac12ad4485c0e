"""What every measurement works with: the sizes, the program, the data, and the figures so far."""
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from processes import run

# Of a file: what `leadtop demo` is asked for.
KINDS = {
    "leads.csv": ["--format", "csv"],
    "others.csv": ["--format", "csv", "--seed", "2", "--known-from", "1"],
    "endpoint.ndjson": ["--format", "endpoint-json"],
    "table.ndjson": ["--format", "azure-table-json"],
}


class Bench:
    def __init__(self, program, cache, work, size, is_quick=False, is_long=False):
        self.program, self.cache, self.work = str(program), Path(cache), Path(work)
        self.size, self.is_quick, self.is_long = size, is_quick, is_long
        self.small = min(10_000, size // 10)
        self.large = 10 * size if is_long else None
        self.figures = {}
        self.here = Path(__file__).parent
        home = self.work / "home"
        home.mkdir()
        self.clock = {"LEADTOP_NOW": "2026-11-01T12:00:00Z"}
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "XDG_CONFIG_HOME": str(home), "XDG_STATE_HOME": str(home), "XDG_DATA_HOME": str(home),
            "XDG_CACHE_HOME": str(home), "HTOPRC": str(home / "htoprc"), "TMPDIR": str(self.work)}
        self.version = self.digest_of_program()
        self.forget_old()

    def say(self, text):
        print(text, file=sys.stderr, flush=True)

    def once(self, name, measure):
        """What was measured under this name, or why it could not be; never measured twice."""
        if name not in self.figures:
            try:
                self.figures[name] = measure()
            except Exception as error:
                self.figures[name] = error
        if isinstance(self.figures[name], Exception):
            raise self.figures[name]
        return self.figures[name]

    @staticmethod
    def counted(size):
        return f"{size:,}".replace(",", " ")

    @property
    def fixed(self):
        """The environment with the clock that the data ends at."""
        return self.environment | self.clock

    def leadtop(self, *arguments):
        return [self.program, *map(str, arguments)]

    def tool(self, name):
        """A program that was installed beside this Python."""
        return str(Path(sys.executable).with_name(name))

    # The generated files.

    def file(self, size, kind="leads.csv"):
        path = self.cache / f"data-{self.data_version}" / f"{size}-{kind}"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            self.say(f"making {path}")
            partial = path.with_suffix(".partial")
            partial.unlink(missing_ok=True)
            run(self.leadtop("demo", "--leads", size, "--hot-offer", *KINDS[kind], "--out", partial), self.fixed)
            partial.rename(path)
        return path

    def warm(self, path):
        """Reads a file once, so that no run is the first to."""
        with open(path, "rb", buffering=0) as file:
            while file.read(1 << 22):
                pass

    # The stores.

    def stored(self, size):
        """Where the store of so many leads is kept for this version of the program."""
        return self.cache / f"store-{self.version}" / f"{size}.db"

    def keep(self, store, size):
        kept = self.stored(size)
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            self.copy(store, kept)
        return kept

    def store(self, size):
        """A store of so many leads; made by an import where none is kept."""
        if not self.stored(size).exists():
            self.say(f"importing {size} leads")
            fresh = self.work / "fresh.db"
            run(self.leadtop("import", "--store", fresh, self.file(size)), self.fixed)
            self.keep(fresh, size)
            self.remove(fresh)
        return self.stored(size)

    def own_copy(self, size):
        """A copy that a measurement may change."""
        copy = self.work / "copy.db"
        self.remove(copy)
        self.copy(self.store(size), copy)
        return copy

    def copy(self, store, to):
        """The write-ahead log goes into the file first, and only whole files get their names."""
        checkpoint(store)
        partial = str(to) + ".partial"
        shutil.copyfile(store, partial)
        os.chmod(partial, 0o600)
        os.rename(partial, to)

    def remove(self, store):
        for suffix in ("", "-wal", "-shm", "-lock"):
            Path(str(store) + suffix).unlink(missing_ok=True)

    # Versions.

    def digest_of_program(self):
        digest = hashlib.sha256()
        with open(self.program, "rb") as file:
            while data := file.read(1 << 22):
                digest.update(data)
        return digest.hexdigest()[:12]

    @property
    def data_version(self):
        """The same leads are made anew only when the program makes others."""
        if not hasattr(self, "_data_version"):
            digest = hashlib.sha256()
            for options in KINDS.values():
                digest.update(subprocess.run(
                    self.leadtop("demo", "--leads", 1000, "--hot-offer", *options, "--out", "-"),
                    env=self.fixed, stdout=subprocess.PIPE, check=True).stdout)
            self._data_version = digest.hexdigest()[:12]
        return self._data_version

    def forget_old(self):
        """Files and stores of other versions, which nobody would remove."""
        kept = {f"data-{self.data_version}", f"store-{self.version}"}
        for path in self.cache.glob("*-*"):
            if path.is_dir() and path.name.split("-")[0] in ("data", "store") and path.name not in kept:
                shutil.rmtree(path)


def checkpoint(store):
    connection = sqlite3.connect(store)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def used_bytes(store):
    """In pages that hold something."""
    connection = sqlite3.connect(store)
    pages, free, size = (connection.execute(f"PRAGMA {name}").fetchone()[0]
                         for name in ("page_count", "freelist_count", "page_size"))
    connection.close()
    return (pages - free) * size
