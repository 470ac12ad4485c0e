"""From the start of a process to its first complete screen, in a terminal."""
from dashboard import Dashboard
from processes import peak_memory
from report import Figure, Goal, Row
from terminal import Answer, Session, matches


def leadtop_start(bench, size):
    """Seconds to the last byte of the first screen, and MB."""
    with Dashboard(bench, bench.store(size)) as dashboard:
        return dashboard.opening.last / 1e9, peak_memory(dashboard.process.pid)


def visidata_start(bench, size):
    """Seconds until it shows the number of all rows, and MB."""
    path = bench.file(size)
    bench.warm(path)
    shown = matches(rf"^(?!.*(loading|processing)).*\b{size} rows")
    with Session([bench.tool("vd"), str(path)], bench.environment) as session:
        opening = Answer(before=session.blank())
        session.wait(session.started, opening, shown, timeout=600, calm=False)
        return session.first(opening, lambda screen: shown(screen.display)) / 1e9, peak_memory(session.process.pid)


def several(measure, bench, size, count):
    measure(bench, size)
    runs = [measure(bench, size) for _ in range(count)]
    return Figure([seconds for seconds, _ in runs]), Figure([megabytes for _, megabytes in runs], "MB")


def start_rows(bench):
    count = bench.counted(bench.size)
    ours, memory = several(leadtop_start, bench, bench.size, 11)
    few, _ = several(visidata_start, bench, 1000, 5)
    all_rows, all_memory = several(visidata_start, bench, bench.size, 3)
    bench.figures["start", bench.size] = ours
    return [
        Row(f"start to the first complete screen, {count} leads", ours, few, "VisiData opening 1 000 rows", Goal(times=0.2)),
        Row("the same", ours, all_rows, f"VisiData opening {count} rows", Goal(times=0.01)),
        Row("its memory", memory, all_memory, f"VisiData with {count} rows", Goal(times=0.05)),
    ]


def growth_rows(bench):
    if not bench.large:
        return []
    ours, _ = several(leadtop_start, bench, bench.large, 11)
    return [Row(f"start, {bench.large} leads", ours, bench.figures["start", bench.size], f"{bench.size} leads", Goal(times=1.5))]
