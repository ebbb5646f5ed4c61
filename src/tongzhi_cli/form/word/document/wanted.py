"""What a form's own words want where all is right: 核对无误填“正确”; 无误的本人签字."""

from collections.abc import Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.whether import asked_for_right
from tongzhi_cli.form.rows import OK
from tongzhi_cli.form.word.header import Header
from tongzhi_cli.office.word.xml import Element, P, text_of

#: Where right and wrong are told in one column.
_OF_BOTH = (Column.RESULT, Column.PHOTO)
#: Who asks for something says one of these.
_WRITES = frozenset("填写打画签注")
#: Why 无误 is written where a signature alone would do: nobody has signed it yet.
_SO_READ = "交上来才读得出谁核对过、谁还没有"


def asked_by(block: Sequence[Element], header: Header) -> tuple[str | None, tuple[str, ...]]:
    """What stands for 无误 on a form, None for that itself; and the doubts of its *header*.

    What would not be read back as 无误 is not written, and that is told.
    """
    doubts = header.doubts
    own = next((header.columns[one] for one in _OF_BOTH if one in header.columns), None)
    if own is None:
        return None, doubts
    lines = (text_of(one) for element in block for one in element.iter(P))
    asked = (asked_for_right(line) for line in lines if not _WRITES.isdisjoint(line))
    found = next((one for one in asked if one is not None), None)
    if found is None:
        return None, doubts
    sign, where = found
    heading = next(one.text for one in header.places if one.at == own)
    if sign == "":
        if column_of(normal(heading)) is not Column.NOTE:
            return None, doubts
        return None, (*doubts, f"表上写的是无误的只签字：“{heading}”里仍写“{OK}”，{_SO_READ}")
    if where and not _is_there(where, heading, header):
        return None, (*doubts, f"表上要无误的在“{where}”一栏里写“{sign}”：没有替填，请手写")
    if sign == OK:
        return None, doubts
    from tongzhi_cli.answers.answer import Status  # noqa: PLC0415  hardly ever
    from tongzhi_cli.answers.result.judge import judge  # noqa: PLC0415  likewise

    if judge(sign).status is not Status.OK:
        return None, (*doubts, f"表上要无误的填“{sign}”，交上去读不出是无误，仍写“{OK}”")
    return sign, (*doubts, f"照表上写的，无误的填“{sign}”")


def _is_there(where: str, heading: str, header: Header) -> bool:
    """Whether the column that a form names is the one with that *heading*: 结果 is 核对结果."""
    own, named = normal(heading), normal(where)
    others = [normal(one.text) for one in header.places if one.text and normal(one.text) != own]
    if named in own or own in named:
        return True
    return column_of(named) is Column.RESULT and not any(named in one for one in others)
