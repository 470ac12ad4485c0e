"""Figures, and the one table that they end in."""
import statistics
from dataclasses import dataclass, field


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass
class Figure:
    """What was measured several times; compared by its median, or by its 99th percentile where that is asked for."""
    values: list
    unit: str = "s"
    by_p99: bool = False

    @property
    def value(self):
        return percentile(self.values, 0.99) if self.by_p99 else statistics.median(self.values)

    def __str__(self):
        if self.by_p99:
            return (f"p99 {shown(self.value, self.unit)} (median {shown(statistics.median(self.values), self.unit)}, "
                    f"{len(self.values)} times)")
        low, high = min(self.values), max(self.values)
        text = shown(self.value, self.unit)
        return text if len(self.values) == 1 or shown(low, self.unit) == shown(high, self.unit) else (
            f"{text} ({shown(low, self.unit)} to {shown(high, self.unit)})")


def shown(value, unit):
    if unit != "s":
        return f"{value:,.{0 if abs(value) >= 10 else 2}f} {unit}".replace(",", " ")
    if value >= 10:
        return f"{value:.1f} s"
    if value >= 1:
        return f"{value:.2f} s"
    return f"{value * 1000:.0f} ms" if value >= 0.1 else f"{value * 1000:.1f} ms"


@dataclass
class Goal:
    """`times`: of the other; `limit`: in the figure's own unit."""
    times: float = None
    limit: float = None
    unit: str = "s"

    def __str__(self):
        parts = [f"at most {self.times:g} x"] if self.times is not None else []
        parts += [f"at most {shown(self.limit, self.unit)}"] if self.limit is not None else []
        return ", ".join(parts)

    def is_met(self, ours, ratio):
        return (self.limit is None or ours.value <= self.limit) and (self.times is None or ratio <= self.times)


@dataclass
class Row:
    what: str
    ours: Figure = None
    other: Figure = None
    which: str = ""
    goal: Goal = None
    note: str = ""

    @property
    def ratio(self):
        return self.ours.value / self.other.value if self.ours and self.other and self.other.value else None

    @property
    def met(self):
        if self.ours is None:
            return "no"
        if self.goal is None:
            return ""
        return "yes" if self.goal.is_met(self.ours, self.ratio) else "**no**"

    def cells(self):
        return [
            self.what, str(self.ours) if self.ours else self.note, str(self.other) if self.other else "",
            self.which, f"{self.ratio:.2f} x" if self.ratio is not None else "",
            str(self.goal) if self.goal else "", self.met]


def failed(what, error):
    return Row(what, note=f"failed: {error}".replace("|", "/").replace("\n", " ")[:300])


@dataclass
class Table:
    rows: list = field(default_factory=list)

    def __str__(self):
        heads = ["what", "leadtop", "the other", "which", "ratio or growth", "goal", "met"]
        lines = [heads, ["---"] * len(heads)] + [row.cells() for row in self.rows]
        return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
