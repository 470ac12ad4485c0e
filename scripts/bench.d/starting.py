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


def known(bench, size):
    return bench.once(("start", size), lambda: several(leadtop_start, bench, size, 5 if bench.is_quick else 15))


def few_rows(bench):
    ours, _ = known(bench, bench.size)
    few, _ = several(visidata_start, bench, 1000, 3 if bench.is_quick else 7)
    return [Row(f"start to the first complete screen, {bench.counted(bench.size)} leads", ours, few,
                "VisiData opening 1 000 rows", Goal(times=0.2))]


def all_rows(bench):
    ours, memory = known(bench, bench.size)
    theirs, their_memory = several(visidata_start, bench, bench.size, 3)
    count = bench.counted(bench.size)
    return [
        Row("the same", ours, theirs, f"VisiData opening {count} rows", Goal(times=0.01)),
        Row("its memory then", memory, their_memory, f"VisiData with {count} rows", Goal(times=0.05)),
    ]


def growth_rows(bench):
    return [Row(f"start, {bench.counted(bench.large)} leads", known(bench, bench.large)[0], known(bench, bench.size)[0],
                f"{bench.counted(bench.size)} leads", Goal(times=1.5))]
