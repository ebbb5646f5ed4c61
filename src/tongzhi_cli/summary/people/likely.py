"""Whose a row is that has a wrong 学号: told at the student too, who else seems not to be there.

A row whose 学号 nobody on the school's list has, or somebody else, counts for nobody. Somebody of
the list then lacks a row: where only one can be meant, it is said of them which row is theirs, so
that their class puts that one right and adds no second.
"""

from collections.abc import Iterable, Iterator

from tongzhi_cli.answers.attribution import is_slip
from tongzhi_cli.answers.files.likeness import is_part
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import clean_name
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.model import Kind, Record, by_place

#: So many rows of one student are written out.
_SHOWN = 3
#: What is said of a 学号 and a name that stand in each other's place.
EXCHANGED = "学号和姓名写反了"
#: So many digits are the least that a slip in one of them is seen in.
_LEAST = 6


class Likely(NamedTuple):
    """A *record* that is likely to be that of its *owner* on the list, and *why*, in words."""

    record: Record
    owner: Record
    why: str

    @property
    def meant(self) -> str:
        """Whose it is likely to be, and why."""
        owner = self.owner
        told = " ".join(filter(None, (owner.class_name, owner.number, owner.name)))
        return f"{told}（{self.why}）"

    @property
    def is_exchanged(self) -> bool:
        """Whether the 学号 is a name, and the name a 学号: that says all that is odd there."""
        return self.why == EXCHANGED


def likely(lines: Iterable[Record], rows: Iterable[Record]) -> dict[Where, tuple[Likely, ...]]:
    """Whose of the list's *lines*, which have no row of their own, each of *rows* is likely to be.

    By their places, where only one of the same class can be meant (a row may name none): the name
    is the same; or 学号 and name stand in each other's place; or a 学号 without a name is a slip.
    """
    waiting = [one for one in lines if one.kind is Kind.LIST]
    of_class: dict[str, list[Record]] = {}
    for one in waiting:
        of_class.setdefault(one.class_name, []).append(one)
    found: dict[Where, list[Likely]] = {}
    for row in sorted(rows, key=lambda one: by_place(one.where)) if waiting else ():
        told = [*_told(row, of_class.get(row.class_name, ()) if row.class_name else waiting)]
        if len(told) == 1:
            owner, why = told[0]
            found.setdefault(owner.where, []).append(Likely(row, owner, why))
    return {where: tuple(told) for where, told in found.items()}


def _told(row: Record, waiting: Iterable[Record]) -> Iterator[tuple[Record, str]]:
    name = clean_name(row.name)
    for one in waiting:
        if row.college and one.college not in {"", row.college}:
            continue
        wrong = slip(row.number, one.number)
        if clean_name(one.name) == name:
            written = f"学号写的是 {row.number}" if row.number else "没有写学号"
            yield one, f"姓名相同，{written}{wrong and f'，{wrong}'}"
        elif row.name == one.number and clean_name(row.number) == clean_name(one.name):
            yield one, EXCHANGED
        elif wrong and not name:
            yield one, f"没有写姓名，学号写的是 {row.number}，{wrong}"


def slip(written: str, number: str) -> str:
    """What is wrong with *number* as it is *written*, if it is one slip: "" if it is more, or none.

    >>> slip("201403010", "2014030101"), slip("2014030191", "2014030101")
    ('差一位', '差一位')
    >>> slip("2014030011", "2014030101"), slip("2014039901", "2014030101")
    ('两位写反了', '')
    """
    if min(len(written), len(number)) < _LEAST:
        return ""
    if is_slip(written, number):
        return "两位写反了" if sorted(written) == sorted(number) else "差一位"
    return "差一位" if is_part(written, number) else ""


def in_words(rows: Iterable[Likely]) -> str:
    """Which rows are likely to be a student's, and why."""
    told = [
        f"{one.where} 的“{one.name or one.number}”像是这名同学（{why}）" for one, _, why in rows
    ]
    more = f"等 {len(told)} 行" if len(told) > _SHOWN else ""
    return "，".join(told[:_SHOWN]) + more
