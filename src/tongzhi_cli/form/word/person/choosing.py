"""The choices that a form for one person prints, □姓名 □性别, and their ticking in place.

Each box is ticked by the sign of its own kind: a character, a letter or a sign of Wingdings, Word's
check boxes old and new, brackets (`office.word.boxes`). Source: issue 17, item 7.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from tongzhi_cli.anomaly.items.record_items import ITEM_OF, item_of
from tongzhi_cli.anomaly.matching import faults_in
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.form.record_facts import record_fact
from tongzhi_cli.form.word.person.asked import HAND, Ask, Wants
from tongzhi_cli.form.word.person.spots import Choice
from tongzhi_cli.model.student import level
from tongzhi_cli.model.words import LEVELS
from tongzhi_cli.office.signs import as_signs, sign_of
from tongzhi_cli.office.word.boxes import font_of, ticked_code
from tongzhi_cli.office.word.xml import (
    BR,
    SPACE,
    TAB,
    W14,
    Element,
    T,
    W,
    characters,
    remove,
    text_of,
)

_SYMBOL, _OLD_BOX, _NEW_BOX = f"{W}sym", f"{W}checkBox", f"{W14}checkbox"
_TICKED = {"□": "☑", "☐": "☑", "▢": "☑", "○": "●", "◯": "●", "〇": "●"}
_SIGN = f"[{''.join(_TICKED)}]"
_BRACKETS = r"[（(][ \u3000\u00a0_＿]{0,6}[）)]"
_WORD = r"[^\s□☐▢○◯〇（()）_＿：:；;，,、。/\\]{1,14}"
_MORE = (
    r"(?: ?[A-Za-z][A-Za-z ]{0,24})?(?:[（(](?:请?(?:注明|说明|填写|写明))[）)])?"
    r"(?P<more>[（(：: \u3000]{0,2}[_＿ \u3000\u00a0]{2,60})?"
)
_HOW = r"[内中里上](?:请|打|划|画|填|勾|√)"
#: A choice for what the others are not.
_OTHER = r"其[他它]"
#: What may stand behind an item: □姓名有误.
_SUFFIX = r"(?:信息|有误|错误|更正|变更|修改|不符|不一致|有错|勘误){1,4}$"


def choices_in(paragraph: Element, fewest: int = 2) -> tuple[str, list[Choice]]:
    """The choices of a paragraph, and what stands in front of them; none where there are no boxes.

    So many brackets at the *fewest* are boxes: （ ）姓名 （ ）性别.

    >>> from tongzhi_cli.office.word.xml import P, R
    >>> one = etree.Element(P)
    >>> etree.SubElement(etree.SubElement(one, R), T).text = "性别：□男  □女"
    >>> label, found = choices_in(one)
    >>> label, [each.word for each in found]
    ('性别：', ['男', '女'])
    """
    text = "".join(said for _, _, said in _leaves(paragraph))
    box = _SIGN
    if not re.search(_SIGN, text):
        box = _BRACKETS
        if len(re.findall(_BRACKETS, text)) < fewest:
            return "", []
        if fewest == 1 and not re.match(rf"\s*{_BRACKETS}", text):
            return "", []
    if re.search(rf"(?:{_SIGN}\s?){{5,}}", text):
        return "", []  # a box for each digit
    first = re.search(box, text)
    label = text[: first.start()] if first else ""
    is_label = not label.strip() or re.search(r"[:：]\s*$", label) is not None
    if is_label or not re.search(rf"{box}\s*$", text):
        pattern = rf"(?P<box>{box})\s{{0,3}}(?P<word>{_WORD}){_MORE}"
    else:
        label, pattern = "", rf"(?P<word>{_WORD})\s{{0,2}}(?P<box>{box}){_MORE}"
        if told := re.match(r"\s*([^\s:：]{2,10}[:：])", text):
            label = told[1]
    found = []
    for match in re.finditer(pattern, text):
        if re.match(_HOW, match["word"]):
            continue  # 在□内打√
        more = match.span("more") if match["more"] and re.search("[_＿]", match["more"]) else None
        found.append(Choice(match["word"], paragraph, match.start("box"), more))
    return re.split(r"[_＿]+|[ \u3000\u00a0]{2,}", label.strip())[-1], found


def starts_with_brackets(paragraph: Element) -> bool:
    """Whether a line begins with brackets to tick in: （ ）照片不是本人."""
    return re.match(rf"\s*{_BRACKETS}", text_of(paragraph)) is not None


def starts_with_item(paragraphs: Sequence[Element]) -> bool:
    """Whether a cell is one choice, for an item or 其他: （ ）姓名."""
    first = choices_in(paragraphs[0], 1)[1] if paragraphs else []
    return len(first) == 1 and bool(item_named(first[0].word) or is_other(first[0]))


def _leaves(paragraph: Element) -> Iterator[tuple[Element, str, str]]:
    """Each leaf, what is written in it, and what a person sees, as many characters."""
    for leaf in paragraph.iter(T, TAB, BR, _SYMBOL, _OLD_BOX):
        if leaf.tag == _OLD_BOX:
            yield leaf, "", "□"
        elif leaf.tag == _SYMBOL:
            code = leaf.get(f"{W}char", "")
            is_code = re.fullmatch("[0-9A-Fa-f]{1,4}", code)
            yield (
                leaf,
                "",
                (sign_of(leaf.get(f"{W}font", ""), int(code, 16)) if is_code else "") or "?",
            )
        else:
            text = characters(leaf)
            yield leaf, text, as_signs(text, font_of(leaf) if leaf.tag == T else "")


def asked_by(choices: Sequence[Choice], label: Ask | None) -> Ask:
    """What choices ask for, whose *label* asks that (None: they have none)."""
    words = [one.word for one in choices]
    if label is not None and label.wants in {Wants.HAND, Wants.REASON}:
        return HAND
    if (
        label is not None
        and label.wants in {Wants.SHOWN, Wants.SHOULD_BE, Wants.NOW}
        and label.item
    ):
        return label
    kind = label and label.wants
    if {*words} == {"男", "女"}:
        is_sex = label is None or label.columns == (Column.SEX,)
        return Ask(Wants.FACT, (Column.SEX,)) if is_sex else HAND
    if label is not None and (
        label.columns == (Column.LEVEL,) or any(map(record_fact, label.columns))
    ):
        return label
    if len(words) > 1 and all(level(one) in LEVELS for one in words):
        return Ask(Wants.FACT, (Column.LEVEL,)) if label is None else HAND
    items = sum(bool(item_named(one)) for one in words)
    others = sum(re.match(_OTHER, one) is not None for one in words)
    if kind in {Wants.ITEM, Wants.CHANGE, Wants.MATTER, Wants.WHOLE} and items:
        return Ask(Wants.ITEM)
    if kind in {None, Wants.UNKNOWN} and items > 1 and 5 * (items + others) >= 4 * len(words):
        return Ask(Wants.ITEM)
    return HAND


def item_named(word: str) -> str:
    """The item that a choice is about: 姓名有误, 照片缺失; "" where it names none."""
    plain = normal(word)
    for one in (plain, re.sub(_SUFFIX, "", plain)):
        if one in ITEM_OF:
            return ITEM_OF[one].name
    found = [*dict.fromkeys(filter(None, map(item_of, faults_in(word, ()))))]
    return found[0] if len(found) == 1 and "证明" not in word and "复印" not in word else ""


def is_other(choice: Choice) -> bool:
    """Whether it is for what the others are not."""
    return re.match(_OTHER, choice.word) is not None


def tick(choice: Choice) -> None:
    """Tick the box of a choice."""
    at = 0
    for leaf, text, said in _leaves(choice.paragraph):
        if at <= choice.at < at + len(said):
            _tick_at(leaf, text, choice.at - at, said)
            return
        at += len(said)


def _tick_at(leaf: Element, text: str, at: int, said: str) -> None:
    if leaf.tag == _OLD_BOX:
        for old in leaf.findall(f"{W}checked"):
            remove(old)
        etree.SubElement(leaf, f"{W}checked")
        return
    if leaf.tag == _SYMBOL:
        font, code = leaf.get(f"{W}font", ""), int(leaf.get(f"{W}char", "0"), 16)
        font, ticked = ticked_code(font, code)
        leaf.set(f"{W}font", font)
        leaf.set(f"{W}char", f"{0xF000 + ticked:04X}")
        return
    control = next(
        (one for one in leaf.iterancestors(f"{W}sdt") if one.find(f".//{_NEW_BOX}") is not None),
        None,
    )
    if control is not None:
        _tick_control(control, leaf)
        return
    if text[at] in "（(":
        inner = re.match(r"[ \u3000\u00a0_＿]*", text[at + 1 :])
        size = len(inner[0]) if inner else 0
        keep = text[at + 1 : at + 1 + max(0, size - 1)]
        left, right = keep[: len(keep) // 2], keep[len(keep) // 2 :]
        leaf.text = f"{text[: at + 1]}{left}√{right}{text[at + 1 + size :]}"
    elif text[at] != said[at]:  # a letter of Wingdings
        _, code = ticked_code(font_of(leaf), ord(text[at]))
        is_private = ord(text[at]) >= 0xF000
        leaf.text = text[:at] + chr(code + (0xF000 if is_private else 0)) + text[at + 1 :]
    else:
        leaf.text = text[:at] + _TICKED[text[at]] + text[at + 1 :]
    leaf.set(SPACE, "preserve")


def _tick_control(control: Element, leaf: Element) -> None:
    """Click one of Word's check boxes: its state, and the sign that it shows."""
    box = next(control.iter(_NEW_BOX))
    state = box.find(f"{W14}checkedState")
    checked = box.find(f"{W14}checked")
    if checked is None:
        checked = etree.Element(f"{W14}checked")
        box.insert(0, checked)
    checked.set(f"{W14}val", "1")
    code = int(state.get(f"{W14}val", "2612"), 16) if state is not None else 0x2612
    font = state.get(f"{W14}font", "") if state is not None else ""
    leaf.text = chr(code)
    for fonts in control.iter(f"{W}rFonts"):
        if font and fonts.get(f"{W}ascii"):
            for name in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(f"{W}{name}", font)
