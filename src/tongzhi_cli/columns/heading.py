"""What one heading means: the text over a column without its marks, looked up."""

import re
from functools import lru_cache

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.other_words import OTHERS
from tongzhi_cli.columns.vocabulary import (
    COLUMN_OF,
    COLUMN_WORDS,
    GLOSS_OF_RESULT,
    GLOSSES,
    GLOSSES_LIKE,
    LIKE,
    UNSURE,
)
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.traditional import simplified

_MARKS = (
    r"[（(](?:必填|自动|选填|必选|请填写|请选择)[）)]|^\d{1,3}\s*[、.．)）]|"
    r"^[*＊]++(?:[:：?？][*＊:：?？]*$)?|(?<![*＊:：?？])[*＊:：?？]+$"
)
#: Each mark, and what is said aside, has one of these.
_OF_MARKS = frozenset("（([【、.．)）*＊:：?？")
_ASIDE = r"[（(\[【].{0,60}?[）)\]】]"
_OF_OTHERS = frozenset(OTHERS)
#: A heading longer than this is a title.
_LONGEST = 14


@lru_cache(maxsize=4096)
def normal(header: str) -> str:
    """A heading without the marks that forms and people add, and without its English half.

    >>> normal("1、学 号（必填）"), normal("* 姓名："), normal("XH"), normal("姓\\u3000名")
    ('学号', '姓名', 'xh', '姓名')
    >>> normal("校对结果（无异常填“无误”，异常情况请如实填写异常内容）")
    '校对结果'
    >>> normal("學號"), normal("学号/Student ID"), normal("Student No. 学号"), normal("Student No.")
    ('学号', '学号', '学号', 'studentno')
    """
    if header in COLUMN_OF[None]:
        return header
    text = header
    if " " in header or not header.isprintable():
        text = re.sub(r"[\s\u3000\u200b\ufeff]+", "", header)
    less = text
    if not _OF_MARKS.isdisjoint(text):
        while (less := re.sub(_MARKS, "", text)) != text:
            text = less
        less = re.sub(_ASIDE, "", text)
    plain = simplified((less or text).rstrip(":：?？").strip("□☐▢").lower())
    return plain if plain in COLUMN_OF[None] else _without_gloss(plain)


def _without_gloss(text: str) -> str:
    """The Chinese half of a heading in two languages; of an English one the bare letters.

    >>> _without_gloss("姓名name"), _without_gloss("班级qq群"), _without_gloss("no.")
    ('姓名', '班级qq群', 'no.')
    """
    letters = re.sub("[^a-z]", "", text)
    if not letters:
        return text
    if text.isascii():
        return letters if letters in COLUMN_OF[None] else text
    chinese = re.sub(r"[\x00-\x7f·|、，：～－—]", "", text)
    return chinese if is_gloss(letters, chinese) else text


def is_gloss(letters: str, chinese: str) -> bool:
    """Whether English *letters* say the same as the Chinese heading beside or above them.

    >>> is_gloss("signature", "本人签名"), is_gloss("Verification Result", "核对情况")
    (True, True)
    >>> is_gloss("ID No.", "学号"), is_gloss("English name", "姓名")
    (True, False)
    """
    letters, chinese = re.sub("[^a-z]", "", letters.lower()), "".join(chinese.split())
    if not letters:
        return False
    for paper in (None, Paper.SIGNED, Paper.CORRECTIONS):
        field = column_of(chinese, paper)
        if field and letters in GLOSSES.get(field, ()):
            return True
        if field is Column.RESULT and re.fullmatch(GLOSS_OF_RESULT, letters):
            return True
        if field and field in GLOSSES_LIKE and re.fullmatch(GLOSSES_LIKE[field], letters):
            return True
    return False


@lru_cache(maxsize=4096)
def column_of(header: str, paper: Paper | None = None) -> Column | None:
    """The column that a heading, as `normal` writes it, stands over; None if that is not plain.

    *paper* is the one that it stands on, None a sheet.

    >>> column_of("核对情况"), column_of("信息校对说明", Paper.SIGNED)
    (<Column.RESULT: '校对结果'>, <Column.RESULT: '校对结果'>)
    >>> column_of("错误信息", Paper.CORRECTIONS), column_of("辅导员姓名", Paper.SIGNED)
    (<Column.SHOWN: '错误信息'>, None)
    """
    if known := COLUMN_OF[paper].get(header):
        return known
    if not header or len(header) > _LONGEST or is_of_others(header):
        return None
    fitting = (one for one, like in LIKE[paper].items() if re.search(like, header))
    return next(fitting, None)


def is_of_others(header: str) -> bool:
    """Whether a heading is about somebody else than the student, or another number of theirs.

    >>> is_of_others("家长姓名"), is_of_others("姓名")
    (True, False)
    """
    return not _OF_OTHERS.isdisjoint(header) and re.search(OTHERS, header) is not None


def is_sure(header: str) -> bool:
    """Whether a heading that stands over a result could be nothing else.

    >>> is_sure("校对结果"), is_sure("校对说明")
    (True, False)
    """
    return re.search(UNSURE, header) is None


def column_named(name: str, paper: Paper) -> Column | None:
    """The column that somebody calls *name*, in `--map` or in a notice."""
    plain = "".join(name.split())
    own = next((column for column in COLUMN_WORDS[paper] if column == plain), None)
    return own or COLUMN_OF[paper].get(plain)
