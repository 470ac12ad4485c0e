"""A program in a pseudo-terminal of its own, and what its screen shows.

Nothing is parsed while a key is timed: what comes is kept with the moment it came, and goes through the terminal
emulator when the program is quiet."""
import copy
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from dataclasses import dataclass, field

import pyte

ROWS, COLUMNS = 36, 120
QUIET_MS = 50


@dataclass
class Answer:
    """What came after a key, and when, in ns after the key."""
    pieces: list = field(default_factory=list)
    before: object = None

    @property
    def last(self):
        return self.pieces[-1][0] if self.pieces else None


class Session:
    def __init__(self, arguments, environment, rows=ROWS, columns=COLUMNS):
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = dict(environment, TERM="xterm-256color", LINES=str(rows), COLUMNS=str(columns))
        self.started = time.perf_counter_ns()
        self.process = subprocess.Popen(
            arguments, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(slave)
        self.poll = select.poll()
        self.poll.register(self.master, select.POLLIN)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                # What it says at its end must go somewhere, or it would wait for ever.
                end = time.monotonic() + 10
                while self.process.poll() is None and time.monotonic() < end:
                    self.take(20)
            except OSError:
                pass
            if self.process.poll() is None:
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.master)

    def take(self, wait_ms):
        """The next bytes, or none when nothing comes for so long."""
        if not self.poll.poll(wait_ms):
            return b""
        try:
            return os.read(self.master, 1 << 16)
        except OSError:
            return b""

    def collect(self, since, quiet_ms=QUIET_MS):
        """What comes until it is quiet. The only code between a key and its last byte."""
        pieces = []
        while data := self.take(quiet_ms):
            pieces.append((time.perf_counter_ns() - since, data))
        return pieces

    def feed(self, pieces):
        for _, data in pieces:
            self.stream.feed(data)

    def press(self, keys, shows=None, quiet_ms=QUIET_MS, timeout=60):
        """Presses keys and waits until the screen is quiet and `shows(text)` holds; the pieces go into the answer."""
        answer = Answer(before=copy.deepcopy(self.screen))
        since = time.perf_counter_ns()
        os.write(self.master, keys if isinstance(keys, bytes) else keys.encode())
        self.wait(since, answer, shows, quiet_ms, timeout)
        return answer

    def wait(self, since, answer, shows, quiet_ms=QUIET_MS, timeout=60):
        while True:
            pieces = self.collect(since, quiet_ms)
            answer.pieces += pieces
            self.feed(pieces)
            if shows is None or shows(self.lines()):
                return
            if time.perf_counter_ns() - since > timeout * 1e9:
                raise Failure(f"the screen did not show it within {timeout} s: {self.lines()[1].strip()!r}")
            if self.process.poll() is not None:
                raise Failure(f"it ended by itself with {self.process.returncode}")

    def blank(self):
        """A screen of this size before anything came."""
        return pyte.Screen(self.screen.columns, self.screen.lines)

    def lines(self):
        return self.screen.display

    def first(self, answer, shows):
        """The moment at which the screen showed it first, by playing the answer again. ns."""
        screen = answer.before
        stream = pyte.ByteStream(screen)
        for moment, data in answer.pieces:
            stream.feed(data)
            if shows(screen.display):
                return moment
        raise Failure("the screen never showed it")

    def selected(self):
        """The line in reverse, or none."""
        for number, line in self.screen.buffer.items():
            if sum(1 for cell in line.values() if cell.reverse) > self.screen.columns // 3:
                return number
        return None


class Failure(Exception):
    """A measurement that could not be made; its row says why."""


def matches(pattern):
    """Whether any line of a screen has it."""
    compiled = re.compile(pattern)
    return lambda lines: any(compiled.search(line) for line in lines)
