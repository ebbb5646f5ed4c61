"""A filled form with a 勘误表 on the same sheet: who is faulty stands on both, and is read once."""

from collections.abc import Iterable, Mapping, Sequence

from tongzhi_cli.anomaly.items.field_correction import is_fuller
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.rows import Listed, PassedOver
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.tables.table import Table

#: How the result is told on a list of the faulty: 错误类别, 错误信息, 正确信息.
_OF_FAULTY = frozenset({Column.KIND, Column.SHOULD_BE, Column.WRONG})
Rows = Sequence[Listed | PassedOver]


class Told(NamedTuple):
    """A list of a form: its *rows* in a *table*, the column of its *result*, *way* as in a form."""

    table: Table
    rows: Rows
    result: int
    way: Column | None

    @property
    def people(self) -> Iterable[Listed]:
        """The rows about somebody with a 学号."""
        return (one for one in self.rows if isinstance(one, Listed) and one.number)


def are_of_faulty(ways: Sequence[Column | None]) -> list[bool]:
    """Of several lists, which are those of the faulty beside another one of all."""
    faulty = [one in _OF_FAULTY for one in ways]
    return [one and not all(faulty) for one in faulty]


_Signed = Mapping[tuple[str, str], tuple[Told, int]]


def told_once(lists: Sequence[Told]) -> list[Rows]:
    """The rows of the *lists*, without those of the faulty that say what another list says.

    有误 on the one is what is wrong on the other, and so is 民族错误 where that says which; the
    fuller one counts. Who is told in two ways stays in both: that is for a person to settle.
    """
    signed = {
        (one.number, one.name): (told, one.row)
        for told in lists
        if told.way not in _OF_FAULTY
        for one in told.people
    }
    return [
        [one for one in told.rows if not _is_told(told, one, signed)]
        if told.way in _OF_FAULTY
        else told.rows
        for told in lists
    ]


def _is_told(told: Told, one: Listed | PassedOver, signed: _Signed) -> bool:
    """Whether the other list tells the same of somebody; there it is then told in full."""
    other = signed.get((one.number, one.name)) if isinstance(one, Listed) else None
    if other is None:
        return False
    above, at = other
    said = told.table.text(one.row, told.result)
    here, there = judge(said), judge(above.table.text(at, above.result))
    row = above.table.rows[at]
    is_vague = there.status is Status.VAGUE and here.status is Status.ANOMALY
    if (is_vague or is_fuller(here.text, there.text)) and isinstance(row, list):
        row[above.result] = said
        return True
    return here.text == there.text or is_fuller(there.text, here.text)
