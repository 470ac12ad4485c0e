"""leadtop's dashboard in a terminal, and how one knows from its screen that an answer is there."""
import tempfile

from terminal import Answer, Session

DOWN, UP, PAGE_DOWN, END, HOME = "\033OB", "\033OA", "\033[6~", "\033OF", "\033OH"
ENTER, ESCAPE = "\r", "\033"


def is_settled(lines):
    """Nothing is being looked up or counted any more."""
    return lines[0].startswith(" leadtop") and not any("counting" in line or "loading" in line for line in lines)


class Dashboard(Session):
    def __init__(self, bench, store, *options, environment=None):
        # Without what an earlier session remembered of its place.
        memory = {"XDG_STATE_HOME": tempfile.mkdtemp(dir=bench.work)}
        super().__init__(bench.leadtop("--store", store, *options), (environment or bench.fixed) | memory)
        self.opening = Answer()
        self.wait(self.started, self.opening, is_settled, quiet_ms=100)

    def settle(self, keys, quiet_ms=50, timeout=120):
        """Presses keys and waits for all that comes of it."""
        return self.press(keys, is_settled, quiet_ms, timeout)

    def settle_each(self, steps):
        for keys in steps:
            self.settle(keys)

    def seconds_to_last_byte(self, keys):
        return self.settle(keys, quiet_ms=30).last / 1e9

    def seconds_to(self, part, keys):
        """From a key until a part of the screen is as it stays, and until all of it is."""
        answer = self.settle(keys, quiet_ms=100)
        return self.seconds_to_part(answer, part), answer.last / 1e9

    def seconds_to_part(self, answer, part):
        wanted = part(self.screen)
        return self.first(answer, lambda screen: part(screen) == wanted) / 1e9


def list_part(screen):
    """The rows of a list with their header, without the pane beside them."""
    return [line.split("│")[0].rstrip() for line in screen.display[2:-2]]


def search_part(screen):
    """The list, and what is searched."""
    return [screen.display[1].split()[0]] + list_part(screen)


def cells_part(screen):
    """The funnel's counts, without its stages and the trend."""
    return [line[:96] for line in lines_until(screen, "furthest stage")]


def stages_part(screen):
    return screen.display[len(lines_until(screen, "furthest stage")):-2]


def lines_until(screen, text):
    lines = screen.display[:-2]
    return next((lines[:number] for number, line in enumerate(lines) if text in line), lines)


def selected_line(screen):
    """The line in reverse, or none."""
    for number in range(3, screen.lines - 2):
        if sum(1 for cell in screen.buffer[number].values() if cell.reverse) > 30:
            return number
    return None
