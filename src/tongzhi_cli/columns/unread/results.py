"""Columns that were not read and look like results: what stands there may be somebody's answer.

Source: issue 14, what is not understood is told. A heading that nobody foresaw must not drop the
answers below it: 照片情况, Verdict, a column without a heading.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.heading import column_of, is_of_others, normal
from tongzhi_cli.columns.item_columns import items_of
from tongzhi_cli.columns.kinds import UNREAD_COLUMNS, UNREAD_RESULTS
from tongzhi_cli.columns.other_words import OF_OTHER_LISTS, STAY_BLANK, names_another
from tongzhi_cli.columns.questions import asks_detail, asks_result, topic
from tongzhi_cli.columns.unread.subject import (
    asks_record_looked,
    asks_wrong,
    is_of_its_photo,
)
from tongzhi_cli.columns.vocabulary import CALLED, OLDER
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.text import shortened, without_id_numbers
from tongzhi_cli.model.words import LOOK_VERBS, OWN_CHECK_VERBS, either
from tongzhi_cli.office.addresses import column_name
from tongzhi_cli.tables.table import Table, Value, joined_texts

#: Each result in words has one of these; 对 and √ alone may be said of anything.
_OF_RESULTS = frozenset("误錯错確确题題常實实符应應显顯照本")
#: One of these is in a heading that asks if somebody has looked, or in what a result says.
_MAY_SPEAK = _OF_RESULTS | frozenset("看核查登完打")
#: What is ticked under one of these is a result, whatever the table is.
_TICKED = frozenset({Column.RESULT, Column.RIGHT, Column.WRONG, Column.PHOTO, Column.RECORD})
#: Read beside a result only: without one, what is wrong would be dropped.
_BESIDE = frozenset({Column.DETAIL, Column.NOTE})
TICKS = frozenset(("√", "✓", "✔", "☑", "×", "✗", "✘", "有", "是", "无", "否", "对", "错"))
#: No result is longer than this, and of a column so many different ones are looked at.
_LONGEST, _MOST = 60, 24
#: Known, and read by nobody, or by who asks for it.
_KNOWN = frozenset((*OF_OTHER_LISTS, *CALLED, *chain.from_iterable(OLDER.values())))
_ALLOW = f"或加 --allow {UNREAD_RESULTS.code}。"
#: What somebody else says of a student's record.
_LOOKED_AFTER = either((*OWN_CHECK_VERBS, *LOOK_VERBS, "意见"))
#: So many columns are listed.
_LISTED = 6
#: So many are shown, and so much of each.
_SHOWN, _SHOWN_TEXT = 3, 16


def unread_results(
    table: Table,
    headers: Sequence[Header],
    of_people: Sequence[Sequence[Value]] | None = None,
    *,
    is_export: bool = False,
    is_mapped: bool = False,
) -> Iterator[Problem]:
    """What is told of the columns of a sheet that none of its *headers* reads.

    Only the rows *of_people* are looked at, if they are known: a paper's other rows say that all
    is right, and who signs that.

    Of an export a person says with --map that one column alone is the result (*is_mapped*): then it
    is a warning. Of a roster the problem is let pass.

    An error where most of a column are results (half, where no column is for them), unless a column
    for results is there and this one names no fault: then, and where a few are, a warning. Where no
    column is for results, those that nothing tells the meaning of are listed.
    """
    has_result = any(Column.RESULT in header.columns for header in headers)
    read = {
        at
        for header in headers
        for field in header.columns
        for at in header.all_of(field)
        if has_result or field not in _BESIDE
    }
    first = min(header.row + header.below for header in headers) + 1
    rows = table.rows[first:] if of_people is None else of_people
    results = {at for header in headers for at in header.all_of(Column.RESULT)}
    is_given = any(at < len(row) and row[at] != "" for row in rows for at in results)
    width = max(map(len, rows), default=0)
    if table.lines:  # a comma within an answer: the reading of answers tells of it
        width = max(map(len, table.rows[:first]), default=width)
    unknown: list[str] = []
    first_unknown = ""
    last = _ALLOW
    if is_export and not is_mapped and Column.RESULT in headers[0].columns:
        read_at = column_name(headers[0].columns[Column.RESULT])
        last = f"或加 --map 校对结果={read_at}（只用那一列）。"
    for at in range(width):
        if at in read:
            continue
        if found := _of_column(table, headers[0], at, rows, has_result=has_result):
            severity = Severity.WARNING if is_mapped else found.severity
            yield found._replace(severity=severity, hint=_hint(at, last, is_given=is_given))
        heading = "" if found or has_result else headers[0].heading(table, at).strip()
        if is_unknown(heading) and any(len(row) > at and row[at] != "" for row in rows):
            unknown.append(f"{column_name(at)} 列“{heading}”")
            first_unknown = first_unknown or column_name(at)
    if unknown:
        more = "……" if len(unknown) > _LISTED else ""
        message = f"没有校对结果一列；不知道是什么、没有读的：{'、'.join(unknown[:_LISTED])}{more}"
        hint = f"里面有校对结果的话，加 --map 校对结果={first_unknown}"
        hint += (
            "；没有就不用做什么。" if len(unknown) == 1 else "（换成那一列）；没有就不用做什么。"
        )
        place = table.where(max(headers[0].row, 0))
        yield Problem(UNREAD_COLUMNS, Severity.INFO, message, hint, where=place)


def may_be_in_doubt(table: Table, header: Header) -> bool:
    """Whether a list has columns beside those that its *header* reads, and they hold anything."""
    read = header.read
    width = min(len(table.rows[header.row]), header.last + 1)
    return any(
        at not in read and not _MAY_SPEAK.isdisjoint(joined_texts(table.rows[header.row :], at))
        for at in range(header.first, width)
    )


def in_doubt(table: Table, header: Header) -> dict[int, str]:
    """The columns that a *header* with a result does not read, and that may speak against it.

    They look like results, or ask about the record: each with what stands over it.
    """
    width = min(max(map(len, table.rows), default=0), header.last + 1)
    if table.lines:
        width = min(width, len(table.rows[max(header.row, 0)]))
    read = header.read
    rows = table.rows[header.row + header.below + 1 :]
    found = {}
    for at in range(header.first, width):
        if at in read:
            continue
        heading = header.heading(table, at).strip()
        word = normal(heading)
        is_asked = (asks_result(word) or asks_detail(word)) and bool(items_of(topic(word)))
        if is_of_others(word):
            is_asked = re.search(_LOOKED_AFTER, word) is not None and not names_another(word)
        elif not is_asked:
            is_asked = asks_record_looked(word) or asks_wrong(word) or is_of_its_photo(word)
        if word and is_asked:
            found[at] = heading
        elif _of_column(table, header, at, rows, has_result=True):
            found[at] = heading or f"{column_name(at)} 列"
    return found


def is_unknown(heading: str) -> bool:
    """Whether nothing tells what a column is for.

    >>> [is_unknown(one) for one in ("核了没", "手机", "序号", "家长姓名", "本人签名", "")]
    [True, False, False, False, False, False]
    """
    word = normal(heading)
    known = any(column_of(word, paper) for paper in (None, *Paper)) or word in _KNOWN
    return bool(word) and not known and not is_of_others(word) and not re.search(STAY_BLANK, word)


def _of_column(
    table: Table, header: Header, at: int, rows: Sequence[Sequence[Value]], *, has_result: bool
) -> Problem | None:
    heading = " ".join(header.heading(table, at).split())
    plain = normal(heading)
    is_detail = column_of(plain) is Column.DETAIL
    may_be_ticked = is_detail or column_of(plain, Paper.SIGNED) in _TICKED
    if not may_be_ticked and _OF_RESULTS.isdisjoint(joined_texts(rows, at)):
        return None  # nearly always
    cells = (row[at].strip() for row in rows if len(row) > at and isinstance(row[at], str))  # type: ignore[union-attr]
    texts = Counter(filter(None, cells))
    found = _results_in(texts)
    ticked = bool(texts) if is_detail else may_be_ticked and not TICKS.isdisjoint(texts)
    if not (found or ticked) or is_of_others(plain):
        return None
    half = texts.total() / 2 - sum(texts[text] for text in found)
    many = ticked or half < 0 or (half == 0 and not has_result)
    told = "、".join(
        f"“{shortened(without_id_numbers(text), _SHOWN_TEXT)}”"
        for text in [*(found or texts)][:_SHOWN]
    )
    named = f"{column_name(at)} 列“{heading}”" if heading else f"{column_name(at)} 列（没有表头）"
    is_error = many and (not has_result or "fault" in found.values())
    message = f"{named}里像是校对结果（{told}），没有读"
    place = table.where(max(header.row, 0), at)
    severity = Severity.ERROR if is_error else Severity.WARNING
    return Problem(UNREAD_RESULTS, severity, message, where=place)


def _hint(at: int, last: str, *, is_given: bool) -> str:
    """What to do about a column; `--map` would drop the results that are *given* already."""
    do = (
        "是校对结果的，把它并到“校对结果”一列里"
        if is_given
        else "是校对结果的，把表头写成“校对结果”"
        "（照片、信息各一列的，写成“照片校对结果”“信息校对结果”），"
        f"或加 --map 校对结果={column_name(at)}"
    )
    return f"{do}；不是的，删掉这一列，{last}"


def in_words_of_results(text: str) -> bool:
    """Whether *text* has a word that results have: not 正常 alone, which anything may be.

    >>> in_words_of_results("有错误"), in_words_of_results("正常")
    (True, False)
    """
    return not _OF_RESULTS.isdisjoint(text.replace("正常", ""))


def most_are_results(texts: Counter[str]) -> bool:
    """Whether most cells of a column are results in words, as people write them.

    >>> most_are_results(Counter(["无误", "民族错了", "×"])), most_are_results(Counter(["软件1班"]))
    (True, False)
    """
    return sum(texts[text] for text in _results_in(texts)) * 2 > texts.total() > 0


def _results_in(texts: Counter[str]) -> dict[str, str]:
    """Those of *texts* that are results in words, each with whether it is right or a fault."""
    may_be = (text for text in texts if len(text) <= _LONGEST and not _OF_RESULTS.isdisjoint(text))
    return {text: sense for text in islice(may_be, _MOST) if (sense := _sense(text))}


def _sense(text: str) -> str:
    """What *text* says of a record, right or fault, in words that only a result has; else ""."""
    from tongzhi_cli.anomaly.matching import faults_in  # noqa: PLC0415  seldom asked
    from tongzhi_cli.anomaly.outcome_words import says_all_right  # noqa: PLC0415
    from tongzhi_cli.anomaly.reading import read  # noqa: PLC0415
    from tongzhi_cli.anomaly.verdict import Verdict  # noqa: PLC0415

    if says_all_right(text):
        return "right"
    is_fault = read(text).verdict is Verdict.FAULT and bool(faults_in(text, ()))
    return "fault" if is_fault else ""
