"""Rows with the 学号 of somebody else of the school's list, by their names: whose they may be."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise

from tongzhi_cli.check.rules.answers import name_mismatch
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.student import clean_name, same_name
from tongzhi_cli.model.text import shown
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.model import Kind, Record, by_place
from tongzhi_cli.summary.store.groups import Groups

#: So many rows one behind the other that have the next one's name are one mistake.
_LEAST = 3
_LONGEST = 40
#: What is told of them.
SLIPPED = "看起来错了一行"
_MISWRITTEN = "请核对学号和姓名，请这个班改好重新交来，再汇总一次。"


class Roll:
    """Whom the school's list has, by name; looked for when first asked."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups

    @cached_property
    def _of(self) -> dict[str, list[tuple[int, Sequence[int]]]]:
        """By name those on the list, each with all that has their 学号."""
        store, groups = self._groups.store, self._groups
        found: dict[str, list[tuple[int, Sequence[int]]]] = {}
        for group in chain(([one] for one in groups.alone), groups.several):
            of_list = (at for at in group if store.common[store.commons[at]].kind is Kind.LIST)
            if (at := next(of_list, None)) is not None:
                found.setdefault(clean_name(store.name(at)), []).append((at, group))
        return found

    def has_beside(self, owner: Record, name: str) -> bool:
        """Whether it has somebody of a name in the class of *owner*."""
        store = self._groups.store
        return any(
            _is_of(store.record(at), owner) and store.number(at) != owner.number
            for at, _ in self._of.get(clean_name(name), ())
        )

    def called(self, name: str) -> list[Record]:
        """Who has a name and no row of their own: what has their 学号 names others."""
        store = self._groups.store
        found = [
            store.record(at)
            for at, group in self._of.get(clean_name(name), ())
            if not any(self._is_own(store.record(each), store.record(at)) for each in group)
        ]
        return sorted(found, key=lambda one: by_place(one.where))

    def _is_own(self, row: Record, owner: Record) -> bool:
        if row.kind is Kind.LIST:
            return False
        if row.kind is Kind.DECIDED or not row.name or same_name(row.name, owner.name):
            return True
        return not self.has_beside(owner, row.name)

    def waiting(self, one: Record) -> list[Record]:
        """Who of the name and the class of a record has no row of their own."""
        return [
            each
            for each in self.called(one.name)
            if _is_of(each, one) and each.number != one.number
        ]

    def meant(self, line: Record) -> str:
        """Who of those that are missing a row with a wrong 学号 may be of, in words."""
        namesakes = self.called(line.name)
        if not namesakes:
            return ""
        like = "、".join(f"{_class_of(one, [line])} {one.number}" for one in namesakes[:3])
        return f"；名单里的 {line.name}（{like}）还没有反馈，是不是学号抄错了"


def _is_of(listed: Record, other: Record) -> bool:
    is_class = listed.class_name == other.class_name
    return is_class and (not other.college or listed.college in {"", other.college})


def _class_of(listed: Record, others: Iterable[Record]) -> str:
    """The class of one on the list; with its college where one of *others* is of one called so."""
    is_shared = any(
        one.class_name == listed.class_name and one.college != listed.college for one in others
    )
    return f"{listed.college * is_shared}{listed.class_name}"


class Misnumbered(NamedTuple):
    """A *row* with the 学号 of its *owner*, whose own answer stands."""

    row: Record
    owner: Record

    @classmethod
    def of(cls, row: Record, owner: Record) -> "Misnumbered":
        """A row that names no class is of its owner's."""
        if not row.class_name or (row.class_name == owner.class_name and not row.college):
            row = row._replace(college=owner.college, class_name=owner.class_name)
        return cls(row, owner)


def told_astray(strays: Sequence[Misnumbered], roll: Roll) -> Iterator[Problem]:
    """Each of them once; names that slipped by a row are one mistake."""
    ordered = sorted(strays, key=lambda one: by_place(one.row.where))
    of_file: dict[str, list[Misnumbered]] = {}
    for one in strays:
        of_file.setdefault(one.row.where.file, []).append(one)
    while ordered:
        count = max(_slipped(ordered, by) for by in (1, -1))
        row, owner = ordered[0]
        about = (None, row.name, row.class_name or None, row.where)
        if count < _LEAST:
            count = 1
            class_name = _class_of(owner, [row, *roll.called(row.name)])
            message = f"学号 {row.number} 在名单上是 {class_name} 的“{owner.name}”，"
            said = f"，结果是“{shown(row.result, _LONGEST)}”" if row.result else ""
            meant = _exchanged(ordered[0], of_file[row.where.file]) or roll.meant(row)
            message += f"这一行写的是“{row.name}”{said}，没有用这一行{meant}"
        else:
            message = f"从这里到 {ordered[count - 1].row.where.spot}，{count} 行的姓名和学号"
            message += f"{SLIPPED}：学号 {row.number} 在名单上是“{owner.name}”，这里写的是"
            message += f"“{row.name}”，后面都是这样；这 {count} 行没有用"
        yield Problem(name_mismatch.KIND, Severity.ERROR, message, _MISWRITTEN, *about)
        del ordered[:count]


def _exchanged(one: Misnumbered, strays: Iterable[Misnumbered]) -> str:
    """That the name of a row stands in another of its file's *strays*, and that one's here."""
    for other in strays:
        if same_name(other.row.name, one.owner.name) and same_name(one.row.name, other.owner.name):
            return f"；像是和 {other.row.where.spot}（{other.row.number}）的姓名互换了"
    return ""


def _slipped(strays: Sequence[Misnumbered], by: int) -> int:
    """How many rows from the first on have the name of the next, or of the one before."""
    count = 1
    for one, other in pairwise(strays):
        (named, owner) = (one.row, other.owner) if by > 0 else (other.row, one.owner)
        is_same_list = one.row.where.file == other.row.where.file
        if not is_same_list or not same_name(named.name, owner.name):
            break
        count += 1
    return count
