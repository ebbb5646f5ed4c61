"""The parts of a page: bars, whom to call, who is missing; what is wrong, and what to bring."""

from collections.abc import Iterator, Mapping, Sequence

from tongzhi_cli.answers.answer import STATUS_WORDS, Status
from tongzhi_cli.model.text import without_private
from tongzhi_cli.paper.colleges import by_college
from tongzhi_cli.paper.page.blocks import Cell, Section, bar, legend, names, table
from tongzhi_cli.paper.page.faults import faults
from tongzhi_cli.paper.page.markup import Markup, element, joined
from tongzhi_cli.paper.page.view import ClassView, View, summed
from tongzhi_cli.summary.count_checks import UNKNOWN

#: What of a class stands beside its bar in words, if there is any.
_TOLD = (Status.MISSING, Status.ANOMALY, Status.VAGUE, Status.UNCLEAR, Status.AWAY)


def sections(view: View) -> Iterator[Section]:
    """All parts of which there is anything, in the order in which people need them."""
    colleges = by_college(view.classes)
    several = len(colleges) > 1
    if several:
        yield Section("colleges", "各学院", joined(_colleges(colleges), legend()))
    if any(each.calls for each in view.classes) or view.lost:
        called = sum(bool(each.calls) for each in view.classes) + len(view.lost)
        yield Section("calls", f"要联系谁（{called}）", _calls(view))
    if view.classes:
        inside = joined(_classes(colleges, several=several), Markup() if several else legend())
        yield Section("classes", f"各班（{len(view.classes)}）", inside)
    if missing := view.count_of(Status.MISSING):
        yield Section("missing", f"谁还没反馈（{missing} 人）", _missing(colleges))
    yield from faults(view)


# --- bars ------------------------------------------------------------------------------------


def _colleges(colleges: Mapping[str, Sequence[ClassView]]) -> Markup:
    rows = (
        _counts(f"{college or UNKNOWN}（{len(classes)} 个班）", summed(classes))
        for college, classes in colleges.items()
    )
    return table(("学院", "完成", "已反馈", "其中"), [("", rows)], "stack bars")


def _classes(colleges: Mapping[str, Sequence[ClassView]], *, several: bool) -> Markup:
    groups = (
        (
            (college or UNKNOWN) if several else "",
            [
                _counts(each.label, each.counts, "" if each.handed_in else "没有交表")
                for each in classes
            ],
        )
        for college, classes in colleges.items()
    )
    return table(("班级", "完成", "已反馈", "其中"), groups, "stack bars")


def _counts(name: str, counts: Mapping[Status, int], more: str = "") -> list[str | Cell]:
    """What it is, its bar, how many of how many, and what the others are."""
    expected = sum(counts.values()) - counts.get(Status.AWAY, 0)
    done = expected - counts.get(Status.MISSING, 0)
    told = [more] if more else []
    told += [
        f"{STATUS_WORDS[one]} {many}"
        for one in _TOLD
        if (many := counts.get(one)) and not (more and one is Status.MISSING)
    ]
    return [
        name,
        Cell(bar(counts), "b"),
        Cell(f"{done}/{expected}", "n"),
        Cell("，".join(told) or "全部无误", "t"),
    ]


# --- whom to call ----------------------------------------------------------------------------


def _calls(view: View) -> Markup:
    """A row a class; 班长 and 手机 only where a list has them."""
    open_ones = [each for each in view.classes if each.calls]
    known = any(each.monitors for each in open_ones)
    heading = ("班级", "班长", "手机", "为什么事") if known else ("班级", "为什么事")
    groups = []
    several = len({each.college for each in view.classes}) > 1
    for college, classes in by_college(open_ones).items():
        rows = [_call(each, known=known) for each in classes]
        groups.append(((college or UNKNOWN) if several else "", rows))
    if view.lost:
        blank = [Cell("", "w")] * 2 if known else []
        lost: list[list[str | Cell]] = []
        lost += [
            [without_private(file), *blank, _lost(why.removeprefix(file).strip(), hint)]
            for file, why, hint in view.lost
        ]
        groups.append(("读不了的文件", lost))
    return table(heading, groups, "stack calls")


def _call(each: ClassView, *, known: bool) -> list[str | Cell]:
    reasons = (element("div", f"{what}：{who}" if who else what) for what, who in each.calls)
    who: list[str | Cell] = []
    if known:
        who = [
            Cell(names(one.name for one in each.monitors), "w"),
            Cell(
                joined(*(_phone(at) for one in each.monitors for at in one.phones), by="<br>"), "w"
            ),
        ]
    return [each.label, *who, joined(*reasons)]


def _lost(why: str, hint: str) -> Markup:
    return joined(element("div", f"{without_private(why)}。"), element("div", hint, class_="soft"))


def _phone(number: str) -> Markup:
    """A number that a phone dials when it is touched."""
    digits = "".join(c for c in number if c.isdecimal() or c == "+")
    return element("a", number, href=f"tel:{digits}")


# --- who is missing --------------------------------------------------------------------------


def _missing(colleges: Mapping[str, Sequence[ClassView]]) -> Markup:
    """The names of each class."""
    groups = (
        (
            (college or UNKNOWN) if len(colleges) > 1 else "",
            [_row_of(each) for each in classes if each.missing],
        )
        for college, classes in colleges.items()
        if any(each.missing for each in classes)
    )
    return table(("班级", "人数", "姓名"), groups, "stack some")


def _row_of(each: ClassView) -> list[str | Cell]:
    return [each.label, Cell(f"{len(each.missing)} 人", "n"), names(each.missing)]
