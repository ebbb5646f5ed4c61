"""The page of a merge: all classes of a school, as `-o 报告.html` writes them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from tongzhi_cli.answers.answer import NOT_OK, Status
from tongzhi_cli.loader.contacts.match import Monitor
from tongzhi_cli.model.text import without_private
from tongzhi_cli.paper.called import alone, called, class_called
from tongzhi_cli.paper.page.as_of import newest_of
from tongzhi_cli.paper.page.view import ClassView, Said, View, title_of
from tongzhi_cli.paper.page.write import write
from tongzhi_cli.summary.merge import Merged
from tongzhi_cli.summary.model import Record
from tongzhi_cli.summary.tally import Tally
from tongzhi_cli.summary.verdict import calls, verdict
from tongzhi_cli.summary.workbook.layout import ANOMALIES, PROBLEMS

#: By college and name of a class.
Monitors = Mapping[tuple[str, str], tuple[Monitor, ...]]


def page(found: Merged, monitors: Monitors, now: datetime | None, book: str) -> bytes:
    """The page of *found*; *monitors* are called, *now* is a time that somebody typed.

    *book* is the workbook that has what a page has no room for, "" where none is written.
    """
    return write(view_of(found, monitors, now, book))


def view_of(found: Merged, monitors: Monitors, now: datetime | None, book: str) -> View:
    """What the page of *found* tells."""
    place = f"见 {book} 的" if book else "写成工作簿（-o 汇总.xlsx），看"
    lost = tuple(
        (note.where.file if note.where else "", note.message, note.hint)
        for note in found.summary.notes()
        if note.code == "unreadable-file"
    )
    classes: list[ClassView] = []
    said: list[Said] = []
    about = _calls(found)
    lines = enumerate(zip(found.lines, found.statuses, strict=True))
    for each in found.classes:
        own = dict(islice(lines, each.lines))
        counted = [one for at, one in own.items() if found.counts(at)]
        key = each.college, each.name
        classes.append(_class(each, counted, about.get(key, ()), monitors.get(key, ())))
        said += _said(each, own.values())
    total = found.total
    is_whole = not (lost or total.missing or total.vague or total.unclear or total.errors)
    return View(
        title_of(found.notice.school, found.notice),
        newest_of([found.newest], now),
        verdict(found),
        is_whole and total.students > 0,
        found.notice,
        tuple(classes),
        tuple(said),
        found.all_problems,
        found.skipped,
        lost,
        f"{place}“{PROBLEMS}”",
        f"{place}“{ANOMALIES}”",
    )


def _calls(found: Merged) -> dict[tuple[str, str], list[tuple[str, str]]]:
    about: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one in calls(found):
        about.setdefault((one.college, one.name), []).append(
            (one.about, without_private(one.people))
        )
    return about


def _class(
    each: Tally,
    own: Sequence[tuple[Record, Status]],
    about: Sequence[tuple[str, str]],
    monitors: tuple[Monitor, ...],
) -> ClassView:
    everybody = [(line.name, line.number) for line, _ in own]
    missing = [(line.name, line.number) for line, status in own if status is Status.MISSING]
    return ClassView(
        each.college,
        each.name,
        {one: getattr(each, one) for one in Status},
        each.handed_in,
        tuple(called(everybody, missing)),
        tuple(about),
        monitors,
    )


def _said(each: Tally, own: Iterable[tuple[Record, Status]]) -> Iterator[Said]:
    for line, status in own:
        if status in NOT_OK:
            label = class_called(each.name)
            yield Said(label, line.number, alone(line.name), line.result, status)
