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
from unicodedata import combining

import pyte
from wcwidth import wcwidth

ROWS, COLUMNS = 36, 120
QUIET_MS = 50
# After this long a key has no effect.
SILENT_SECONDS = 3


class Screen(pyte.Screen):
    """With the sequences of xterm's that curses likes to send and pyte does not know."""
    last_drawn = " "

    @property
    def display(self):
        """The lines. Behind a wide character stands an empty cell, and its own place may have been written over since."""
        return ["".join(line[x].data for x in range(self.columns)) for line in map(self.buffer.__getitem__, range(self.lines))]

    def draw(self, data):
        # pyte takes marks that no rule of combining names, such as Thai vowels, for the end of the text.
        data = "".join(letter for letter in data if letter.isascii() or wcwidth(letter) > 0 or combining(letter))
        if data:
            self.last_drawn = data[-1]
        super().draw(data)

    def repeat_last(self, count=1):
        self.draw(self.last_drawn * max(1, count))

    def scroll_lines_up(self, count=1):
        self.at_margin(lambda margins: margins.bottom, self.index, count)

    def scroll_lines_down(self, count=1):
        self.at_margin(lambda margins: margins.top, self.reverse_index, count)

    def at_margin(self, edge, scroll, count):
        line = self.cursor.y
        self.cursor.y = edge(self.margins or pyte.screens.Margins(0, self.lines - 1))
        for _ in range(max(1, count)):
            scroll()
        self.cursor.y = line

    def back_tab(self, count=1):
        for _ in range(max(1, count)):
            self.cursor.x = max((stop for stop in self.tabstops if stop < self.cursor.x), default=0)


class Stream(pyte.ByteStream):
    added = {"b": "repeat_last", "S": "scroll_lines_up", "T": "scroll_lines_down", "Z": "back_tab"}
    csi = pyte.ByteStream.csi | added
    events = pyte.ByteStream.events | set(added.values())


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
        self.screen = Screen(columns, rows)
        self.stream = Stream(self.screen)
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = environment | dict(TERM="xterm-256color", LINES=str(rows), COLUMNS=str(columns))
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

    def press(self, keys, shows=None, quiet_ms=QUIET_MS, timeout=60):
        """Presses keys and waits until the screen is at rest and `shows(lines)` holds; what came goes into the answer."""
        answer = Answer(before=copy.deepcopy(self.screen))
        since = time.perf_counter_ns()
        os.write(self.master, keys.encode())
        self.wait(since, answer, shows, quiet_ms, timeout)
        if not answer.pieces:
            raise Failure(f"nothing came after {keys!r}")
        return answer

    def push(self, keys, quiet_ms=QUIET_MS):
        """Presses keys of which nothing is expected."""
        since = time.perf_counter_ns()
        os.write(self.master, keys.encode())
        self.gather(since, Answer(), quiet_ms)

    def wait(self, since, answer, shows, quiet_ms=QUIET_MS, timeout=60, calm=True):
        while True:
            self.gather(since, answer, quiet_ms)
            is_answered = answer.pieces or time.perf_counter_ns() - since > SILENT_SECONDS * 1e9
            if is_answered and (shows is None or shows(self.lines())) and (
                    not calm or self.is_calm(since, answer, quiet_ms)):
                return
            if time.perf_counter_ns() - since > timeout * 1e9:
                raise Failure(f"the screen did not show it within {timeout} s: {self.lines()[1].strip()!r}")
            if self.process.poll() is not None:
                raise Failure(f"it ended by itself with {self.process.returncode}")

    def gather(self, since, answer, quiet_ms):
        pieces = self.collect(since, quiet_ms)
        answer.pieces += pieces
        for _, data in pieces:
            self.stream.feed(data)
        return pieces

    def is_calm(self, since, answer, quiet_ms):
        """Whether it neither says nor computes anything: a screen may look finished while an answer is on its way."""
        used = self.used_ns()
        return not self.gather(since, answer, quiet_ms) and self.used_ns() - used < quiet_ms * 50_000

    def used_ns(self):
        """The processor's time that it has had, all threads together, those that have ended too."""
        # What clock_getcpuclockid() makes of a process's number.
        return time.clock_gettime_ns((~self.process.pid << 3) | 2)

    def blank(self):
        """A screen of this size before anything came."""
        return Screen(self.screen.columns, self.screen.lines)

    def lines(self):
        return self.screen.display

    def first(self, answer, shows):
        """The moment at which the screen showed it first, by playing the answer again, in ns.
        `shows` is asked with a screen."""
        screen = copy.deepcopy(answer.before)
        stream = Stream(screen)
        for moment, data in answer.pieces:
            stream.feed(data)
            if shows(screen):
                return moment
        raise Failure("the screen never showed it")


class Failure(Exception):
    """A measurement that could not be made; its row says why."""


def matches(pattern):
    """Whether any line of a screen has it."""
    compiled = re.compile(pattern)
    return lambda lines: any(compiled.search(line) for line in lines)
