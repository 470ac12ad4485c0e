"""leadtop's dashboard in a terminal, and how one knows from its screen that an answer is there."""
from terminal import Answer, Session, matches

DOWN, PAGE_DOWN, END, HOME = "\033OB", "\033[6~", "\033OF", "\033OH"

is_open = matches(r"q quit")


def is_settled(lines):
    """Nothing is being looked up or counted any more."""
    return is_open(lines) and not any("counting" in line or "loading" in line for line in lines)


class Dashboard(Session):
    def __init__(self, bench, store, *options, environment=None):
        super().__init__(bench.leadtop("--store", store, *options), environment or bench.fixed)
        self.opening = Answer()
        self.wait(self.started, self.opening, is_settled, quiet_ms=100)

    def settle(self, keys, quiet_ms=100, timeout=60):
        """Presses keys that are not measured."""
        return self.press(keys, is_settled, quiet_ms, timeout)

    def list_lines(self, lines):
        """The list with its header, without the pane beside it."""
        return [line.split("│")[0].rstrip() for line in lines[2:-2]]

    def last_byte(self, answer):
        return answer.last / 1e9
