"""What the cells beside a result tell, on sheets and forms, and the one answer they amount to.

A fault there is never dropped: it explains 有误, and beside 无误 or nothing it has to be asked
about; so have 休学 beside 无误, and 无误 beside a fault. Any other remark stays one.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from tongzhi_cli.anomaly.items.record_items import ITEM_OF, was_mended
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.questionnaire import answered, combined, says_nothing
from tongzhi_cli.answers.result.beside_notation import with_cell
from tongzhi_cli.answers.result.beside_right import casts_doubt
from tongzhi_cli.answers.result.judge import is_blank, result_of
from tongzhi_cli.answers.result.wording import Wording, wording_of
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.item_columns import items_of
from tongzhi_cli.columns.questions import topic
from tongzhi_cli.model.person_name import is_known

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

_BETWEEN_ITEMS = r"\s?[、，,；;/和与及\s]\s?"


def with_cells(
    result: str,
    cells: Mapping[str, str],
    notice: "Notice | Wording",
    own: tuple[str, str] = ("", ""),
) -> str:
    """The answer that a row amounts to: its *result*, and its other *cells* by their headings.

    *own* are the 学号 and the name of the row: a signature says nothing else.

    >>> from tongzhi_cli.check.rules.sample import notice
    >>> one = {"备注": "照片不是本人"}
    >>> [with_cells(said, one, notice()) for said in ("有误", "无误", "", "休学")]
    ['照片不是本人', '无误〔备注：照片不是本人〕', '〔备注：照片不是本人〕', '休学']
    >>> with_cells("无误", {"备注": "班长", "本人签名": "李四"}, notice())
    '无误'
    >>> with_cells("无误", {"备注": "休学"}, notice())
    '无误〔备注：休学〕'
    >>> with_cells("有误", {"备注": "照片"}, notice())
    '有误：照片'
    """
    wording = wording_of(notice)
    for heading, said in cells.items():
        if said not in own:
            result = _with_one(result, heading, said, wording)
    return result


@lru_cache(maxsize=4096)  # a school says the same few things beside the same few results
def _with_one(result: str, heading: str, said: str, notice: Wording) -> str:
    """The same of one cell."""
    if said == result or is_blank(said, notice.ok_words) or says_nothing(said):
        return result
    if not is_known(said) and result_of(said, notice).status is Status.ANOMALY:
        return _joined(result, heading, said, notice)
    if not is_blank(result, notice.ok_words):
        return _with_remark(result, heading, said, notice)
    if sum(map(str.isalpha, said)) > 1 and _is_right(said, notice):
        return with_cell("", heading, said)
    return result


def with_asked(result: str, asked: Mapping[str, str], notice: Wording) -> str:
    """A *result*, with the first answer to a question beside it that says otherwise.

    What is right of the photo alone says nothing against a fault of the rest.
    """
    is_given = not is_blank(result, notice.ok_words)
    status = result_of(result, notice).status if is_given else Status.MISSING
    for heading, text in asked.items():
        question = normal(heading)
        said = answered(question, text)
        found = result_of(said, notice).status
        if status in {Status.OK, Status.MISSING}:
            denies = found in {Status.VAGUE, Status.ANOMALY}
        else:
            is_of_all = items_of(topic(question)) == {Column.PHOTO, Column.RECORD}
            denies = status in {Status.VAGUE, Status.ANOMALY} and found is Status.OK and is_of_all
        if denies:
            return with_cell(result, heading, said)
    return result


def _with_remark(result: str, heading: str, said: str, notice: Wording) -> str:
    """A *result* and what is no fault beside it: what denies it, or which item 有误 is of."""
    beside, status = result_of(said, notice), result_of(result, notice).status
    if status is Status.OK:
        denies = bool(beside.perhaps_away) or (
            beside.status is not Status.OK
            and (was_mended(said) or casts_doubt(said, notice.ok_text, notice.ok_synonyms))
        )
    else:
        denies = beside.status is Status.OK and any(map(str.isalnum, said))
    if status in {Status.OK, Status.ANOMALY, Status.VAGUE} and denies:
        return with_cell(result, heading, said)
    if status is Status.VAGUE and all(one in ITEM_OF for one in re.split(_BETWEEN_ITEMS, said)):
        return combined(result, said, notice.ok_text, notice.ok_synonyms).text
    return result


def _is_right(said: str, notice: Wording) -> bool:
    return result_of(said, notice).status is Status.OK


def _joined(result: str, heading: str, said: str, notice: Wording) -> str:
    """One answer of a *result* and the fault that is told beside it."""
    status = Status.MISSING
    if not is_blank(result, notice.ok_words):
        found = result_of(result, notice)
        status = found.status
        if status is Status.AWAY or found.perhaps_away:
            return result
    if status not in {Status.ANOMALY, Status.VAGUE}:
        return with_cell(result, heading, said)
    if said in result:
        return result
    whole = combined(result, said, notice.ok_text, notice.ok_synonyms).text
    is_whole = said in whole and (status is Status.VAGUE or result in whole or result in said)
    if is_whole and result_of(whole, notice).status is Status.ANOMALY:
        return whole
    return f"{result}；{said}" if status is Status.ANOMALY else with_cell(result, heading, said)
