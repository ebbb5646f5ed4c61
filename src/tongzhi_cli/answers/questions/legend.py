"""What signs and numbers mean in a list, where the list itself says so.

Source: sheets with a note on top (对的打√，错的打×), questions that number their choices
(核对结果（1全部正确 2照片有问题）). What is not said plainly means nothing here.

>>> meant_in("对的打√，错的打×，错的在备注里写清楚正确的")
{'√': '对', '×': '错'}
>>> meant_in("核对结果（1全部正确 2照片有问题 3没有照片）")
{'1': '全部正确', '2': '照片有问题', '3': '没有照片'}
>>> meant_in("没问题的填1，有问题的填2"), meant_in("3月29日晚上10点前弄完"), meant_in("有误的打勾")
({'1': '没问题', '2': '有问题'}, {}, {'√': '有误'})
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.questionnaire import items_named
from tongzhi_cli.answers.questions.cells import KNOWN, header_of, set_cell
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.other_words import names_another, names_record
from tongzhi_cli.columns.questions import asks_looked, may_be_result
from tongzhi_cli.tables.table import Table, Value

_TICK, _CROSS = "√", "×"
#: What says right and wrong where the list tells which is which.
SIGNS = frozenset((_TICK, _CROSS))
#: How people write, draw and name the same sign.
_SIGNS: Mapping[str, str] = {
    **dict.fromkeys((*"√✓✔☑✅", *"勾钩"), _TICK),
    **dict.fromkeys((*"×✗✘✕✖❌xX", "叉"), _CROSS),
    **{chr(ord(one) + 0xFEE0): one for one in "0123456789ABCDEFGHYN"},
    **dict(zip("①②③④⑤⑥⑦⑧⑨", "123456789", strict=True)),
}
_SIGN = (
    r"[(（“\"'「]?(?P<sign>[√✓✔☑✅×✗✘✕✖❌]|对?[勾钩]|叉|(?<![0-9])[0-9０-９①-⑨](?![0-9])|"
    r"(?<![A-Za-z])[A-HYNＡ-Ｈ](?![A-Za-z列栏]))[)）”\"'」]?"
)
#: One of these is in each sign: the pattern is costly to set up.
_OF_SIGNS = frozenset("".join(_SIGNS) + "0123456789①②③④⑤⑥⑦⑧⑨ABCDEFGHYN") - {"x", "X"}
_WORDS = r"[^\s，,、；;。！!：:（()）/／“”\"0-9０-９√✓✔×✗✘✕A-HＡ-Ｈ①-⑨]{1,12}"
#: The number of a question.
_ORDINAL = r"^\s*(?:Q|第)?\d{1,2}\s*[题、.．)）:：]{1,2}"
#: Words and behind them what to write there: 无误的打√, 没问题扣1.
_WRITTEN = (
    rf"(?P<said>{_WORDS}?)(?:的(?:话|同学|人)?|就|请|都|统一|直接){{0,3}}"
    rf"(?:打|画|划|填写?|写|选|扣|回复?|输入|标)(?:个|上|为|成|一个)?{_SIGN}"
)
#: The same without a word for it, each close to its sign: 对的√ 错的×.
_CLOSE = rf"(?P<said>{_WORDS}?)的?(?P<sign>[√✓✔×✗✘])"
#: Where somebody is to write it: 只在错的地方打×.
_WHERE = "^(?:只|仅|就|请|在){1,3}|的?(?:地方|格子|格|那[项格栏]|那一[项格栏]|处|后面)$"
#: A sign and behind it what it stands for: √代表无误, 1.全部正确.
_STANDS_FOR = (
    rf"{_SIGN}\s?[.．、]?的?\s?(?:代表|表示|就是|即|为|是|[=＝:：—-])?\s?(?P<said>{_WORDS})"
)
_HAN = r"[\u4e00-\u9fff]"


def meant_in(text: str) -> dict[str, str]:
    """What each sign means by a heading or a note, in its words; empty where they do not say.

    Numbers and letters come with all of their list, one of which says that all is right, unless
    words say what to write. What stands on both sides of a sign, 正确√错误×, says nothing.

    >>> meant_in("核对（对的√ 错的×）"), meant_in("核对（√正确×错误）"), meant_in("核对√正确×错误")
    ({'√': '对', '×': '错'}, {'√': '正确', '×': '错误'}, {})
    >>> meant_in("没问题的写1，有错的直接写"), meant_in("1无误"), meant_in("打√的是对的")
    ({'1': '没问题'}, {}, {'√': '对的'})
    >>> meant_in("只在错的地方打×，对的不用打")
    {'×': '错'}
    """
    if _OF_SIGNS.isdisjoint(text):  # nearly always
        return {}
    if found := _by(_WRITTEN, text, is_plain=True):
        return found
    first = re.search(_SIGN, text)
    if first is None:
        return {}
    before = text[: first.start("sign")]
    if not re.search(rf"{_HAN}\s?$", before) or before.endswith(("打", "画", "划")):
        return _by(_STANDS_FOR, text)
    *_, last = re.finditer(_SIGN, text)
    return {} if re.match(rf"\s?{_HAN}", text[last.end() :]) else _by(_CLOSE, text)


def _by(pattern: str, text: str, *, is_plain: bool = False) -> dict[str, str]:
    """The signs that a *pattern* finds explained; none where one stands for two things."""
    found: dict[str, str] = {}
    for one in re.finditer(pattern, text):
        sign, said = sign_of(one["sign"]), re.sub(_WHERE, "", one["said"])
        if found.setdefault(sign, said) != said:
            return {}
    ticks = {sign: said for sign, said in found.items() if sign in SIGNS}
    others = {sign: said for sign, said in found.items() if sign not in SIGNS}
    ticks = {sign: said for sign, said in ticks.items() if judge(said).status in KNOWN}
    plain = {sign: said for sign, said in others.items() if judge(said).status in KNOWN}
    return ticks | (others if _is_list(others) else plain if is_plain else {})


def sign_of(text: str) -> str:
    """A sign as `meant_in` has it; any other text as it stands.

    >>> sign_of("✔"), sign_of("对勾"), sign_of("１"), sign_of("1.0"), sign_of("无误")
    ('√', '√', '1', '1', '无误')
    """
    bare = text.strip().removeprefix("对").removesuffix(".0") if len(text) < 5 else text
    return _SIGNS.get(bare, bare if len(bare) == 1 else text)


def _is_list(meant: Mapping[str, str]) -> bool:
    """Whether numbers or letters follow each other, and what they mean are results."""
    signs = sorted(meant)
    if len(signs) < 2 or signs[0] not in "01AYN":
        return False
    follow = all(ord(one) + 1 == ord(other) for one, other in pairwise(signs))
    status = {judge(said).status for said in meant.values()}
    is_pair = {*signs} == {"Y", "N"}
    return (follow or is_pair) and Status.OK in status and len(status) > 1


_RIGHT = "(?:没有?问题|没错|没有错误?|无误|无异常|没有?异常|正确|都?对|没毛病|无问题)"
_BLANK = "(?:空着|空白|留空|为空|空出|空格|不用?填|不用?写|不用管|不必填|无需填|不需要?填|空)"
_NOT = "别|不要|不能|不得|不许|不可|勿|不准|禁止"


def blank_is_right(text: str) -> bool:
    """Whether a note says plainly that who leaves a cell blank says that all is right.

    What it says of another thing is none of the record's: 宿舍没问题空着.

    >>> [blank_is_right(one) for one in ("没问题E列空着就行", "空着就是没问题", "无误的不用填")]
    [True, True, True]
    >>> [blank_is_right(one) for one in ("没问题也不要空着", "没看的空着，看完没问题打√")]
    [False, False]
    >>> [blank_is_right(one) for one in ("宿舍没问题空着", "水电费没问题的不用填")]
    [False, False]
    """
    for clause in re.split(r"[，,；;。！!\n\s]", text):
        about = re.sub(rf"{_BLANK}|{_RIGHT}|[A-Za-z]\s?列", "", clause)
        if re.search(_NOT, clause) or names_another(about):
            continue
        if re.search(rf"{_RIGHT}.{{0,8}}{_BLANK}|{_BLANK}.{{0,8}}{_RIGHT}", clause):
            return True
    return False


def explained(table: Table) -> Table:
    """A table in which a sign that the list explains is what it means.

    Below a question that explains its own; what a note above the header explains holds below each
    question for the result. A number that nobody explains stays one.
    """
    row, texts = header_of(table)
    above = note_above(table, row)
    noted = meant_in(above) if above else {}
    rows: list[list[Value]] | None = None
    of_numbers = False
    if noted and (only := _the_result(table, row, texts, noted, above)) is not None:
        rows = [list(one) for one in table.rows]
        texts[only] = f"{Column.RESULT}（{texts[only]}）"
        set_cell(rows[row], only, texts[only])
    for at, text in enumerate(texts):
        word = normal(text)
        own = meant_in(re.sub(_ORDINAL, "", text)) if len(text) > len(word) else {}
        meant = own or (noted if may_be_result(word) else {})
        if not meant or column_of(word) not in {None, Column.RESULT}:
            continue
        cells = {n: table.text(n, at) for n in range(row + 1, len(table.rows))}
        told = {n: said for n, cell in cells.items() if (said := _told(cell, meant)) != cell}
        if not told:
            continue
        rows = rows or [list(one) for one in table.rows]
        of_numbers = of_numbers or any(sign.isascii() for sign in meant)
        for n, said in told.items():
            set_cell(rows[n], at, said)
    if rows is None:
        return table
    if of_numbers:
        for one in rows[row + 1 :]:
            one[:] = ["" if cell in _SKIPPED else cell for cell in one]
    return table._replace(rows=rows)


def _the_result(
    table: Table, row: int, texts: Sequence[str], noted: Mapping[str, str], above: str
) -> int | None:
    """The only column of signs that are *noted* to be results, where none is called one: 情况.

    Only where the note *above* or the heading names the record, and neither names another thing:
    signs are explained over a list of who came to class (考勤正常的打√) as well.
    """
    words = [normal(text) for text in texts]
    if any(map(may_be_result, words)):
        return None
    if any(map(names_another, noted.values())):
        return None
    is_said = names_record(above)
    found = []
    for at, word in enumerate(words):
        cells = [table.text(n, at) for n in range(row + 1, len(table.rows))]
        given = [cell for cell in cells if cell.strip()]
        signs = sum(sign_of(cell) in noted for cell in given)
        known = sum(judge(cell).status in KNOWN for cell in given if sign_of(cell) not in noted)
        if (
            signs
            and (signs + known) * 2 > len(given)
            and column_of(word) in _MAY_BE
            and not (items_named(word) or names_another(word))
            and (is_said or names_record(word))
        ):
            found.append(at)
    return found[0] if len(found) == 1 and not asks_looked(words[found[0]]) else None


#: What a column may be called that a note makes the result of.
_MAY_BE = frozenset({None, Column.NOTE, Column.DETAIL, Column.STANDING})


def is_explained(table: Table, row: int) -> bool:
    """Whether what stands above the header in *row* says what signs mean."""
    return bool(meant_in(note_above(table, row)))


def note_above(table: Table, row: int) -> str:
    """What stands above the header in *row*: a title, and how the list is filled in."""
    cells = (table.text(at, n).strip() for at in range(row) for n in range(len(table.rows[at])))
    return "\n".join(filter(None, cells))


#: 问卷星 writes so, in an export of numbers, for a question that was skipped or left blank.
_SKIPPED = frozenset({-2, -3, "-2", "-3"})


def _told(cell: str, meant: Mapping[str, str]) -> str:
    """What a cell of signs alone says: 2┋3 is two of them, and a is A.

    >>> [_told(one, {"A": "无误", "B": "有误"}) for one in ("a", "b、A", "c")]
    ['无误', '有误┋无误', 'c']
    """
    parts = [sign_of(one) for one in re.split(r"[┋;；,，、|]", cell) if one.strip()]
    parts = [one if one in meant else one.upper() for one in parts]
    if not parts or not all(one in meant for one in parts):
        return cell
    return "┋".join(meant[one] for one in parts)
