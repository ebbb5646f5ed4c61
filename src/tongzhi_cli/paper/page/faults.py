"""Who has which fault: who solves it, what to bring, where, until when; whom to ask first."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.followup.steps import Group
from tongzhi_cli.paper.page.blocks import Cell, Section, names, note, table
from tongzhi_cli.paper.page.markup import Markup, element, joined
from tongzhi_cli.paper.page.view import Remedy, Said, View, remedies
from tongzhi_cli.paper.tasks import about

_PEOPLE = ("学号", "姓名", "写的是")
#: More rows than these are more than a page has room for.
_LONG = 800
#: A class of fewer students stands beside each of them, not above.
_FEW = 3


def faults(view: View) -> Iterator[Section]:
    """What is wrong with whom, who solves it, what to bring, where, until when."""
    found = remedies(view)
    people = _People(view, sum(len(said) for told in found.values() for said in told.values()))
    asked = found.pop(Group.ASK, {})
    if found:
        many = len({one[:3] for told in found.values()
                    for said in told.values() for one in said})  # fmt: skip
        parts = (part for group, told in found.items() for part in _group(group, told, people))
        yield Section("faults", f"有误的，各自怎么办（{many} 人）", joined(*parts))
    for said in asked.values():
        told = (note(line.text) for line in about(Group.ASK, view.notice))
        inside = joined(*told, people.table(said))
        yield Section("ask", f"{Group.ASK}（{len(said)} 人）", inside)


def _group(
    group: Group, told: Mapping[Remedy, Sequence[Said]], people: "_People"
) -> Iterator[Markup]:
    for line in about(group, people.view.notice):
        yield element("p", element("b", f"{group}："), line.text)
    for remedy, said in told.items():
        yield element("h3", f"{group}：{remedy.fault}（{len(said)} 人）")
        rows = (f"{what}：{that}" for what, that in remedy.rows)
        yield element("p", "；".join(rows))
        yield people.table(said)


class _People:
    """The tables of who answered what; so *many* rows there are in all of them."""

    def __init__(self, view: View, many: int) -> None:
        self.view = view
        self._is_one_class = len(view.classes) == 1
        self._is_long = many > _LONG

    def table(self, said: Sequence[Said]) -> Markup:
        """Of one kind of fault: a row a student, or where that is too long, names by class.

        Class by class, where there are several of a class.
        """
        by_class = [
            (name, list(own)) for name, own in groupby(said, key=lambda one: one.class_name)
        ]
        if self._is_long:
            rows = [
                [name, Cell(f"{len(own)} 人", "n"), names(one.name for one in own)]
                for name, own in by_class
            ]
            made = table(("班级", "人数", "姓名"), [("", rows)], "stack some")
            return joined(made, note(f"各人写的是什么，{self.view.answers}。"))
        if self._is_one_class:
            return table(_PEOPLE, [("", map(_person, said))], "stack people")
        if _FEW * len(by_class) > len(said):
            apart = ([*_person(one), one.class_name] for one in said)
            return table((*_PEOPLE, "班级"), [("", apart)], "stack people")
        groups = ((name, map(_person, own)) for name, own in by_class)
        return table(_PEOPLE, groups, "stack people")


def _person(one: Said) -> list[str | Cell]:
    is_unclear = one.status is Status.UNCLEAR
    return [one.number, one.name, f"{one.told}（看不懂）" if is_unclear else one.told]
