"""The choices that a form prints into its blank cells: □无误 □有误；one is ticked, none is lost.

Pure: the printed text and what is to be said come in, the text to write comes out; and back.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.answers.result.ticks import RIGHT_CHOICES, WRONG_CHOICES
from tongzhi_cli.answers.result.ticks import ticked as chosen_in
from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.rows import Row
from tongzhi_cli.model.words import WRONG, either

#: Each empty box, and the same one ticked.
_TICKED = {"□": "☑", "☐": "☑", "▢": "☑", "○": "●", "◯": "●", "〇": "●"}
_OPENING = "（("
_BOX = rf"(?:[{''.join(_TICKED)}]|[（(][\s_＿]{{0,8}}+[)）])"
_ITEM = "(?:个人|本人|学籍|学历|图像|照片|信息|核对|校对|结果){0,3}"
_RIGHT, _WRONG = (
    _ITEM + either(sorted(words, key=len, reverse=True)) for words in (RIGHT_CHOICES, WRONG_CHOICES)
)
#: What a question is answered with, 是否有误 or 是否无误: it says which of them is right.
_YES, _NO = ("是", "有", "存在"), ("否", "无", "没有", "不存在", "不是")
_CHOICE = f"(?:{_RIGHT}|{_WRONG}|{either((*_YES, *_NO))})"
#: What stands behind a choice: the line to write on, and how to.
_MARKS = r"[\s_＿:：、/／；;，,。.]{0,80}+"
_HOW = "(?:请|注明|写明|说明|填写|具体|详细|内容|信息|情况|原因|项目){0,5}"
_BEHIND = (
    rf"{_MARKS}{_HOW}{_MARKS}(?:[（(][^（()）\s_＿][^（()）]{{0,20}}[）)])?[\s_＿:：]{{0,80}}+"
)
_BOX_FIRST = rf"(?P<box>{_BOX})(?P<pad>\s{{0,4}})(?P<word>{_CHOICE})?(?P<behind>{_BEHIND})"
_WORD_FIRST = rf"(?P<word>{_CHOICE})(?P<pad>[\s:：]{{0,4}})(?P<box>{_BOX})(?P<behind>{_BEHIND})"
_ORDERS = tuple(
    (one, rf"\s*(?:{re.sub('[?]P<[a-z]+>', '?:', one)}){{1,4}}")
    for one in (_BOX_FIRST, _WORD_FIRST)
)
#: Where choices to tick may be printed.
TICKED = (Column.RESULT, Column.RIGHT, Column.WRONG, Column.PHOTO, Column.RECORD)


def are_options(text: str) -> bool:
    """Whether a text is choices to tick, and nothing that anybody has filled in.

    >>> [are_options(one) for one in ("□无误 □有误：____", "□", "☑无误 □有误", "无误", "李□")]
    [True, True, False, False, False]
    >>> [are_options(one) for one in ("无误□ 有误□", "（ ）无误（ ）有误，请注明：", "（公章）")]
    [True, True, False]
    """
    return _order_of(text) is not None


def _order_of(text: str) -> str | None:
    """The pattern of the choices of a text, None where it has none."""
    if not any(box in text for box in (*_TICKED, *_OPENING)):
        return None
    return next((one for one, whole in _ORDERS if re.fullmatch(whole, text)), None)


def ticked(
    options: str, said: str, *, is_ok: bool, sign: str = "", yes_is_wrong: bool = False
) -> str:
    """The *options* with the right one ticked for what is *said*; a fault stands behind its box.

    A box alone, or one of another choice, gives way to what is said, if anything is. *sign* is a
    ticked box, where the form has one of its own. *yes_is_wrong* where they answer 是否有误.

    >>> ticked("□无误  □有误：______", "无误", is_ok=True)
    '☑无误  □有误：______'
    >>> ticked("□无误  □有误：______", "民族应为回族", is_ok=False)
    '□无误  ☑有误：民族应为回族'
    >>> ticked("□", "√", is_ok=True), ticked("□", "民族应为回族", is_ok=False)
    ('☑', '民族应为回族')
    >>> ticked("□", "", is_ok=False)
    '☑'
    >>> ticked("无误（ ） 有误（ ）", "民族应为回族", is_ok=False), ticked("有误□", "", is_ok=False)
    ('无误（ ） 有误（√）：民族应为回族', '有误☑')
    >>> ticked("□是 □否", "无误", is_ok=True, yes_is_wrong=True)
    '□是 ☑否'
    """
    for match in re.finditer(_order_of(options) or _BOX_FIRST, options):
        word, box = match["word"], match["box"]
        tick = f"{box[0]}√{box[-1]}" if box[0] in _OPENING else sign or _TICKED[box]
        if word is None and (is_ok or not said):
            return options[: match.start("box")] + tick + options[match.end("box") :]
        if word is None or _says_right(word, yes_is_wrong=yes_is_wrong) is not is_ok:
            continue
        end = max(match.end("word"), match.end("box"))
        start = options[: match.start("box")] + tick + options[match.end("box") : end]
        if is_ok or said in {"", WRONG[0]}:
            return start + options[end:]
        return f"{start}：{said}{options[match.end() :] and ' '}{options[match.end() :]}"
    return said


def _says_right(word: str, *, yes_is_wrong: bool) -> bool | None:
    """Whether a printed choice is for who has no fault; None where nobody can say."""
    if word in _YES or word in _NO:
        if yes_is_wrong:
            return word in _NO
        if word not in {*RIGHT_CHOICES, *WRONG_CHOICES}:
            return None
    return re.fullmatch(_RIGHT, word) is not None


def has_room(options: str) -> bool:
    """Whether the *options* leave room for what is wrong: □有误：____."""
    return re.search(rf"{_WRONG}{_BOX}?\s*{_HOW}[:：_＿]", options) is not None


def row_ticked(
    row: Row,
    printed: Mapping[Column, str],
    signs: Mapping[Column, str],
    own: Column | None,
    asking: Collection[Column] = (),
) -> Row:
    """A row with the *printed* choices of its columns ticked, by the *signs* of the form.

    What is wrong stands in its *own* column, where there is one, and else behind the box. Under
    the headings of the *asking* columns 是 is wrong: 是否有误.
    """
    if not (row.number or row.name):
        return row
    texts = {}
    for column, options in printed.items():
        said, sign = row.text(column), signs.get(column, "")
        is_ok, asks = row.is_right_in(column), column in asking
        texts[column] = options
        if said and not is_ok and own:
            texts[own] = row.text(Column.WRONG)
            if row.is_wrong:
                texts[column] = ticked(options, "", is_ok=False, sign=sign, yes_is_wrong=asks)
        elif said:
            texts[column] = ticked(options, said, is_ok=is_ok, sign=sign, yes_is_wrong=asks)
    return row.with_texts(texts)


def without_choice(text: str, beside: Sequence[str] = ()) -> str:
    """What is wrong, of a ticked 有误 and what stands behind it, or in a cell *beside* it.

    >>> without_choice("□无误 ☑有误：民族应为回族"), without_choice("☑无误 □有误")
    ('民族应为回族', '☑无误 □有误')
    >>> without_choice("□无误 ☑有误：__", ["民族应为回族"]), without_choice("□无误 ☑有误", ["班长"])
    ('民族应为回族', '□无误 ☑有误')
    """
    match = re.fullmatch(rf"{_WRONG}(?:[:：]++\s*+(?P<fault>.+))?", chosen_in(text), re.DOTALL)
    if match is None:
        return text
    behind = (match["fault"] or "").strip("_＿ \u3000\u00a0")  # the line to write on, left blank
    faults = [behind] if behind else [one.strip() for one in beside]
    return next((one for one in faults if judge(one).status is Status.ANOMALY), text)
