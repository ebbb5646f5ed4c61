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


def asked_by(block: Sequence[Element], header: Header) -> tuple[str | None, tuple[str, ...]]:
    """What stands for 无误 on a form, None for that itself; and the doubts of its *header*.

    What would not be read back as 无误 is not written, and that is told.
    """
    doubts = header.doubts
    own = next((header.columns[one] for one in _OF_BOTH if one in header.columns), None)
    if own is None:
        return None, doubts
    heading = next(one.text for one in header.places if one.at == own)
    lines = (text_of(one) for element in block for one in element.iter(P))
    asked = (asked_for_right(line) for line in lines if not _WRITES.isdisjoint(line))
    sign = next((one for one in asked if one is not None), None)
    if sign == "":
        if column_of(normal(heading)) is not Column.NOTE:
            return None, doubts
        told = f"没有写结果的一栏：照表上写的，无误的只签字，有误的写在“{heading}”里"
        kept = (one for one in doubts if not one.startswith("没有写结果的一栏"))
        return "", (*kept, told)
    if sign is None or sign == OK:
        return None, doubts
    from tongzhi_cli.answers.answer import Status  # noqa: PLC0415  hardly ever
    from tongzhi_cli.answers.result.judge import judge  # noqa: PLC0415  likewise

    if judge(sign).status is not Status.OK:
        return None, (*doubts, f"表上要无误的填“{sign}”，交上去读不出是无误，仍写“{OK}”")
    return sign, (*doubts, f"照表上写的，无误的填“{sign}”")
