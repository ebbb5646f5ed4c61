"""A school's form for one person, 更正申请表, filled for each student who needs it.

Who needs it is what `followup.steps` says: those who have something to correct at the school; who
needs a photo only, where the form is about photos. Source: issue 17, item 7.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.anomaly.items.corrections import Correction, corrections
from tongzhi_cli.anomaly.items.record_items import ITEM_OF
from tongzhi_cli.columns.column import Column
from tongzhi_cli.followup.steps import Group, Item
from tongzhi_cli.form.rows import about
from tongzhi_cli.form.word.person import fill
from tongzhi_cli.form.word.person.blank import PersonForm
from tongzhi_cli.form.word.person.fill import FilledPerson, Person
from tongzhi_cli.model.text import masked
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.disk.names import distinct, file_name

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: What such a form is called where its file's own name does not say.
_NAME = "更正申请表"
#: Of whom the form takes what they need.
_CORRECT, _PHOTOS = (Group.HERE,), (Group.PHOTO, Group.NOT_OWN)
#: By which a student is known, whatever is to be changed.
_KEYS = (Column.NUMBER, Column.NAME)


class Application(NamedTuple):
    """One filled form: whose, at which *path*."""

    item: Item
    path: Path
    filled: FilledPerson


class Without(NamedTuple):
    """A student of the list who gets no form, and why not."""

    item: Item
    why: str


def applications(
    found: Mapping[Group, Sequence[Item]],
    form: PersonForm,
    folder: Path,
    notice: "Notice",
    school: str = "",
    records: Mapping[str, Mapping[str, str]] = {},
) -> tuple[list[Application], list[Without]]:
    """The form filled for each who needs it, by class and 学号; and who gets none, and why.

    *records* are what lists tell of each 学号 beside what a roster has a column for.
    """
    groups = (*_CORRECT, *_PHOTOS) if form.is_about_photos else _CORRECT
    of_student: dict[tuple[str, str], list[Item]] = {}
    for group in groups:
        for item in found.get(group, ()):
            of_student.setdefault(_key(item), []).append(item)
    wanted = sorted(of_student.values(), key=lambda items: _key(items[0]))
    names = distinct([_file(items[0], form) for items in wanted])
    more = {one.student.number for group in Group if group not in groups for one in found[group]}
    made = []
    for items, name in zip(wanted, names, strict=True):
        is_all = items[0].student.number not in more
        person = _person(items, notice, school, records, whole=is_all)
        filled = fill.fill(form, person)
        made.append(Application(items[0], folder / f"{name}.docx", filled))
    left: dict[tuple[str, str], Without] = {}
    for group, listed in found.items():
        for item in listed:
            if _key(item) not in of_student:
                why = "只差照片，这份表不是照片的" if group in _PHOTOS else str(group)
                left.setdefault(_key(item), Without(item, why))
    return made, [*left.values()]


def _key(item: Item) -> tuple[str, str]:
    return item.file + item.class_title, item.student.number


def _file(item: Item, form: PersonForm) -> str:
    """学号-姓名-更正申请表: as the blank is called, where its name is one."""
    stem = re.sub(
        r"^附件\s*[\d一二三四五六七八九十]*\s*[：:、.．-]?\s*", "", form.package.path.stem
    )
    name = stem if re.search("[申更勘变修].{0,20}表|申请", stem) else _NAME
    return file_name(f"{item.student.number}-{item.student.name}-{name}")


def _person(
    items: Sequence[Item],
    notice: "Notice",
    school: str,
    records: Mapping[str, Mapping[str, str]],
    *,
    whole: bool,
) -> Person:
    """What goes on the form of a student; of the answer only what the form is for."""
    one, text = items[0], items[0].text
    faults = {step.fault.name for item in items for step in item.steps}
    wanted = [
        each
        for each in corrections(text, notice.own_faults)
        if whole or not each.faults or faults & {*each.faults}
    ]
    student = one.student
    listed = about(
        student.class_name or "",
        student.college or "",
        student.entry_year,
        student.level or "",
        "",
        student.facts,
    )
    own = {Column.NUMBER: student.number, Column.NAME: student.name}
    facts = {**records.get(student.number, {})}
    facts.update({**listed, **own}.items())
    facts |= dict.fromkeys(_in_doubt(wanted, facts), "")
    said = text if whole else "；".join(dict.fromkeys(each.said for each in wanted))
    return Person(facts, [_masked(each) for each in wanted], masked(said), school)


def _masked(one: Correction) -> Correction:
    return one._replace(shown=masked(one.shown), should_be=masked(one.should_be))


def _in_doubt(wanted: Sequence[Correction], facts: Mapping[str, str]) -> list[str]:
    """The facts of which a list says what the student asks to have changed."""
    asked = [(ITEM_OF[one.item].name, one.should_be) for one in wanted if one.item in ITEM_OF]
    return [
        item for item, should_be in asked
        if item in facts and item not in _KEYS and facts[item] != should_be
    ]  # fmt: skip


def left_blank(
    made: Sequence[Application], form: PersonForm
) -> tuple[list[str], list[tuple[Application, list[str]]]]:
    """What is left blank on all forms, what people do with a pen last; and on whose what else."""
    first = made[0].filled.left if made else ()
    common = [one for one in first if all(one in each.filled.left for each in made)]
    own = [(one, [label for label in one.filled.left if label not in common]) for one in made]
    return [*dict.fromkeys((*common, *form.by_hand))], own
