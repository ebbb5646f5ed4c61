"""The problems of a page: kind by kind, what to do, and where each is."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.text import shown, without_private
from tongzhi_cli.paper.page.blocks import Section, note, table
from tongzhi_cli.paper.page.markup import Markup, element, joined
from tongzhi_cli.paper.page.view import View

#: What the other parts of the page say already.
TOLD = frozenset({
    "missing-answer", "missing-form", "vague-answer", "unclear-answer", "unreadable-file",
})  # fmt: skip
_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "提醒"}
#: So many of one kind are shown, and so much of each.
_MOST, _LONGEST = 40, 160


def problems(view: View) -> Iterator[Section]:
    """What else is wrong or doubtful, errors first; and what could not be looked for."""
    found = [one for one in view.problems if one.severity in _WORDS and one.code not in TOLD]
    parts = [
        part
        for _, own in groupby(found, key=lambda one: (one.severity, one.code))
        for part in _kind(list(own), view.rest)
    ]
    if parts:
        yield Section("problems", f"其他问题（{len(found)} 条）", joined(*parts))
    if view.skipped:
        told = (element("li", f"{one.kind.title}：{one.reason}") for one in view.skipped)
        yield Section("skipped", "没有查的", element("ul", *told))


def _kind(own: Sequence[Problem], rest: str) -> Iterator[Markup]:
    first = own[0]
    yield element("h3", f"{_WORDS[first.severity]}：{first.kind.title}（{len(own)} 条）")
    hints = dict.fromkeys(one.do for one in own)
    if len(hints) == 1:
        yield element("p", f"怎么办：{next(iter(hints))}")
    rows = ([_who(one), _what(one, apart=len(hints) > 1)] for one in own[:_MOST])
    yield table(("谁", "问题"), [("", rows)], "stack")
    if len(own) > _MOST:
        yield note(f"还有 {len(own) - _MOST} 条，{rest}。")


def _who(one: Problem) -> str:
    """Whom or which class it is about; the file where it is about neither."""
    person = " ".join(filter(None, (one.number, without_private(one.name or ""))))
    told = "，".join(filter(None, (without_private(one.class_title), person)))
    return told or without_private(one.where.file if one.where else "") or "合计"


def _what(one: Problem, *, apart: bool) -> Markup:
    place = f"（{without_private(str(one.where))}）" if one.where else ""
    told = shown(one.message, _LONGEST, one.number or "")
    lines = [element("div", f"{told}{place}")]
    if apart:
        lines.append(note(f"怎么办：{shown(one.do, _LONGEST)}"))
    return joined(*lines)
