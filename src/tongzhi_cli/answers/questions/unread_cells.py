"""What stands in a column that nobody reads, and speaks against the result of its row.

The law (issue 14, what is not understood is told): where a column asks about the record, or looks
like results, and is not read, nobody whose cell there says anything but that all is right comes
out as 无误. A word for the whole file is not enough: forty people would sign a wrong form.
"""

import re
from collections import Counter
from collections.abc import Mapping

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.questionnaire import answered, says_nothing
from tongzhi_cli.answers.result.beside_notation import with_cell
from tongzhi_cli.answers.result.beside_right import casts_doubt
from tongzhi_cli.answers.result.judge import is_blank, judge, result_of
from tongzhi_cli.answers.result.wording import Wording
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.questions import asks_looked
from tongzhi_cli.columns.unread.results import in_doubt, in_words_of_results, most_are_results
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.model.words import NO, NO_TO_IT, either
from tongzhi_cli.tables.table import Table

_NO = either((*NO, *NO_TO_IT))


def against(table: Table, header: Header) -> list[tuple[str, dict[int, str]]]:
    """The headings of such columns, each with its cells that do not say that all is right."""
    found = []
    for at, heading in in_doubt(table, header).items():
        first = header.row + header.below + 1
        texts = {row: clean_answer(said) for row, said in table.texts_in(at, first).items()}
        counted = Counter(texts.values())
        is_of_results = most_are_results(counted) and any(map(in_words_of_results, counted))
        speaking = {
            text for text in counted if speaks_against(text, heading, is_of_results=is_of_results)
        }
        if cells := {row: text for row, text in texts.items() if text in speaking}:
            found.append((heading, cells))
    return found


def speaks_against(said: str, heading: str, *, is_of_results: bool = False) -> bool:
    """Whether what is *said* below a *heading* leaves 无误 no longer sure.

    In a column *of results* whatever is not understood does.

    >>> [speaks_against(one, "看过了吗") for one in ("没看", "登录不上", "否", "看过了", "是")]
    [True, True, True, False, False]
    >>> [speaks_against(one, "") for one in ("照片有点糊", "不确定", "无误", "谢谢", "没有")]
    [True, True, False, False, False]
    >>> speaks_against("第二行", "", is_of_results=True), speaks_against("第二行", "")
    (True, False)
    """
    question = normal(heading)
    if asks_looked(question) and re.fullmatch(_NO, said):
        return True
    if is_blank(said) or says_nothing(said):
        return False
    found = judge(answered(question, said))
    if found.status is Status.OK:
        return False
    if found.status in {Status.ANOMALY, Status.VAGUE} or (
        found.status is Status.MISSING and asks_looked(question)
    ):
        return True
    is_seen = found.looked or asks_looked(question)
    return casts_doubt(said) or (is_of_results and not is_seen and any(map(str.isalnum, said)))


def with_unread(result: str, cells: Mapping[str, str], wording: Wording) -> str:
    """A *result*, with the first of the unread *cells* that says otherwise."""
    is_given = not is_blank(result, wording.ok_words)
    status = result_of(result, wording).status if is_given else Status.MISSING
    for heading, said in cells.items():
        found = result_of(said, wording).status
        is_new = found is Status.ANOMALY and said not in result and status is not Status.AWAY
        is_before = found is Status.MISSING and status is Status.ANOMALY  # 没看, and yet a fault
        if status is Status.OK or is_new or is_before:
            return with_cell(result if is_given else "", heading, said)
    return result
