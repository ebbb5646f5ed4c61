"""What stands in a column that nobody reads, and speaks against the result of its row.

The law (issue 14, what is not understood is told): where a column asks about the record, or looks
like results, and is not read, nobody whose cell there says anything but that all is right comes
out as 无误. A word for the whole file is not enough: forty people would sign a wrong form.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.questionnaire import answered, says_nothing
from tongzhi_cli.answers.questions.cells import header_of
from tongzhi_cli.answers.result.beside_notation import with_cell
from tongzhi_cli.answers.result.beside_right import casts_doubt
from tongzhi_cli.answers.result.in_words import OPTION
from tongzhi_cli.answers.result.judge import is_blank, judge, result_of
from tongzhi_cli.answers.result.ticks import Mark, mark_in
from tongzhi_cli.answers.result.wording import Wording
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.kinds import UNREAD_RESULTS
from tongzhi_cli.columns.other_words import names_another
from tongzhi_cli.columns.unread.results import in_doubt, in_words_of_results, most_are_results
from tongzhi_cli.columns.unread.subject import (
    asks_record_looked,
    asks_wrong,
    is_box_of_wrong,
    is_of_its_photo,
)
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.text import clean_answer, shortened, without_id_numbers
from tongzhi_cli.model.words import SAYS_NO, YES, YES_TO_IT, either
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.addresses import column_name
from tongzhi_cli.tables.table import Book, Table

WRONG = "有误"
#: What so many rows say, and no row says otherwise, is the column's.
_FEWEST = 3
#: So much of a text is shown.
_SHOWN = 16
_YES = either((*YES, *YES_TO_IT, "1"))


class Speaking(NamedTuple):
    """A column *at* a place that nobody reads, its *heading*, and the *cells* that speak."""

    at: int
    heading: str
    cells: dict[int, str]
    is_whole: bool


def of_every_row(table: Table, header: Header, found: Iterable[Speaking]) -> Iterator[Problem]:
    """What is told of a column that speaks against the result of every row: not filled in yet.

    An error where it names a fault of the record: nobody knows which of the two is right.
    """
    for at, heading, cells, is_whole in found:
        if not is_whole:
            continue
        texts = [*dict.fromkeys(cells.values())]
        of_record = not names_another(normal(heading))
        is_fault = any(judge(one).status in {Status.ANOMALY, Status.VAGUE} for one in texts)
        told = "、".join(f"“{shortened(without_id_numbers(one), _SHOWN)}”" for one in texts[:3])
        yield Problem(
            UNREAD_RESULTS,
            Severity.ERROR if is_fault and of_record else Severity.WARNING,
            f"{column_name(at)} 列“{shortened(heading, _SHOWN)}”每一行都写着{told}，"
            "和校对结果对不上，没有读，按校对结果算",
            "没有填的、问的是别的事的，不用做什么，或删掉这一列；"
            "是同学自己填的，请问清楚是不是都校对过了。",
            where=table.where(max(header.row, 0), at),
        )


def speaking(table: Table, header: Header) -> Iterator[Speaking]:
    """Each such column, its heading, the cells that speak, and whether every row has one."""
    first = header.row + header.below + 1
    answered_rows = table.texts_in(header.columns.get(Column.RESULT), first).keys()
    for at, heading in in_doubt(table, header).items():
        texts = {row: clean_answer(said) for row, said in table.texts_in(at, first).items()}
        counted = Counter(texts.values())
        is_of_results = most_are_results(counted) and any(map(in_words_of_results, counted))
        speaking = {
            text for text in counted if speaks_against(text, heading, is_of_results=is_of_results)
        }
        cells = {row: text for row, text in texts.items() if text in speaking}
        is_whole = (
            len(cells) >= max(_FEWEST, 2 * len(speaking))  # not each of them in words of their own
            and cells == texts
            and answered_rows <= cells.keys()
        )
        yield Speaking(at, heading, cells, is_whole)


def told_of_results(book: Book) -> str:
    """What is told of the columns below which results stand, where no heading is called so.

    >>> rows = [["学号", "姓名", "怎么样"], ["1", "张三", "A.都无误"], ["2", "李四", "照片没有"]]
    >>> told_of_results(Book("x.csv", (Table("x.csv", None, rows),), ()))
    '像校对结果的是 C 列“怎么样”：是的话加 --map 校对结果=C。'
    >>> told_of_results(Book("x.csv", (Table("x.csv", None, [row[:2] for row in rows]),), ()))
    ''
    """
    found: dict[str, str] = {}
    for table in book.tables:
        row, texts = header_of(table)
        for at, text in enumerate(texts):
            below = (re.sub(OPTION, "", said) for said in table.texts_in(at, row + 1).values())
            if most_are_results(Counter(map(clean_answer, below))):
                heading = shortened(" ".join(text.split()), _SHOWN)
                found.setdefault(column_name(at), f"{column_name(at)} 列“{heading}”")
    if not found:
        return ""
    several = "（换成那一列；几列都是的，先并成一列）" if len(found) > 1 else ""
    told = f"像校对结果的是 {'、'.join(found.values())}"
    return f"{told}：是的话加 --map {Column.RESULT}={next(iter(found))}{several}。"


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
    if asks_record_looked(question) and re.fullmatch(SAYS_NO, said):
        return True
    if is_of_its_photo(question) and said:
        said = "没有照片" if re.fullmatch(SAYS_NO, said) else f"照片{said}"
    if is_blank(said) or says_nothing(said):
        return False
    if asks_wrong(question):
        if re.fullmatch(SAYS_NO, said) and mark_in(said) is not Mark.CROSS:
            return False
        if _is_ticked(said):
            return True
    found = judge(answered(question, said))
    if found.status is Status.OK:
        return False
    if found.status in {Status.ANOMALY, Status.VAGUE} or (
        found.status is Status.MISSING and asks_record_looked(question)
    ):
        return True
    is_seen = found.looked or asks_record_looked(question)
    return casts_doubt(said) or (is_of_results and not is_seen and any(map(str.isalnum, said)))


def _is_ticked(said: str) -> bool:
    return mark_in(said) is Mark.TICK or re.fullmatch(_YES, said, re.IGNORECASE) is not None


def with_unread(result: str, cells: Mapping[str, str], wording: Wording) -> str:
    """A *result*, with the first of the unread *cells* that says otherwise."""
    is_given = not is_blank(result, wording.ok_words)
    status = result_of(result, wording).status if is_given else Status.MISSING
    for heading, said in cells.items():
        found = result_of(said, wording).status
        is_new = found is Status.ANOMALY and said not in result and status is not Status.AWAY
        is_before = found is Status.MISSING and status is Status.ANOMALY  # 没看, and yet a fault
        if status is Status.MISSING and is_box_of_wrong(normal(heading)) and _is_ticked(said):
            return WRONG  # what of it stands in 备注, or is asked
        if status is Status.OK or is_new or is_before:
            return with_cell(result if is_given else "", heading, said)
    return result
