"""An anomaly taken apart for a 勘误表: which item is wrong, what is shown, what it should be.

Source: the 勘误表 of other schools' notices have three columns for it (docs/glossary.md). On our
form it is 民族有误：显示“汉族”，应为“回族” (`anomaly.worded`), and students write as they speak.
"""

import re

from tongzhi_cli.anomaly.items.record_items import ITEM_OF, PHOTO, RECORD_ITEMS
from tongzhi_cli.model.words import either
from tongzhi_cli.named_tuple import NamedTuple


class FieldCorrection(NamedTuple):
    """What is wrong: its *kind*, what is *shown*, what it *should_be*; "" if not told."""

    kind: str
    shown: str = ""
    should_be: str = ""


#: The longest first: 专业名称 is no 专业.
SPOKEN_ITEMS = either(
    sorted(
        (word for item in RECORD_ITEMS if item.name != PHOTO for word in item.said),
        key=len,
        reverse=True,
    )
)
_WRONG = "信息|有误|错误|有错|不对|不正确|不符|写错了?|错了?|填错了?|的|：|:|，|,|、|；|;| "
_SHOWN = (
    "学信网上?|网上|系统里?|现在|目前|原来?|显示|写成了?|写的是|写为|误为|现为|错为|是|为|成|的|"
    r"[：: ]"
)
_SHOULD = (
    r"(?:应该?(?:当)?(?:为|是|改为|改成|写)|更正为|改为|改成|实际(?:为|是)|实为|正确的?(?:为|是|：|:)|"
    r"应更正为|需改为|→|->|——>)"
)
QUOTES = "“”\"「」『』‘’'"
#: How one fault is told; compiled when the first is, for most classes have none.
LINE = (
    rf"(?P<kind>{SPOKEN_ITEMS})(?:{_WRONG}){{0,7}}+"
    rf"(?:(?:{_SHOWN}){{0,7}}(?P<shown>[{QUOTES}]?[^{QUOTES}，,；;。]{{1,30}}?[{QUOTES}]?))?"
    rf"[，,；; ]{{0,9}}+{_SHOULD}\s{{0,9}}+[:：]?\s{{0,9}}"
    rf"(?P<should>[{QUOTES}]?[^{QUOTES}，,；;。]{{1,30}}[{QUOTES}]?)[。.！!]?"
)
#: 层次有误：显示“专科”, and nobody says what it should be.
SHOWN_ALONE = (
    rf"(?P<kind>{SPOKEN_ITEMS})(?:{_WRONG}){{0,7}}+"
    rf"显示[为成]?[:：]?(?P<shown>[{QUOTES}][^{QUOTES}]+[{QUOTES}])"
)


def split(text: str) -> FieldCorrection:
    """The parts of an anomaly; what cannot be taken apart goes whole into what is shown.

    >>> split("民族有误：显示“汉族”，应为“回族”")
    FieldCorrection(kind='民族', shown='汉族', should_be='回族')
    >>> split("民族应为回族")
    FieldCorrection(kind='民族', shown='', should_be='回族')
    >>> split("照片不是本人")
    FieldCorrection(kind='照片', shown='照片不是本人', should_be='')
    >>> split("姓名有误：显示“张珊”，应为“张姗”；性别应为女").kind.split()
    ['姓名', '性别']
    """
    items = set(re.findall(f"{SPOKEN_ITEMS}|照片", text))
    whole = FieldCorrection(items.pop() if len(items) == 1 else "", text, "")
    pieces = [piece for piece in re.split(r"[\n；;]", text) if piece.strip()]
    found = []
    for piece in pieces:
        match = re.fullmatch(LINE, piece.strip()) or re.fullmatch(SHOWN_ALONE, piece.strip())
        if not match:
            return whole
        parts = match.groupdict("")
        shown = parts["shown"].removesuffix("了")
        found.append(
            [part.strip(f"{QUOTES} ") for part in (parts["kind"], shown, parts.get("should", ""))]
        )
    if not found:
        return whole
    columns = ("\n".join(column) for column in zip(*found, strict=True))
    return FieldCorrection(*(text if text.strip() else "" for text in columns))


def is_fuller(text: str, other: str) -> bool:
    """Whether a text says all that the *other* one says of one item, and more.

    >>> known = "民族有误：显示“汉族”，应为“回族”"
    >>> [is_fuller(known, one) for one in ("民族错误", "民族应为回族", "民族应为白族", "姓名错误")]
    [True, True, False, False]
    >>> is_fuller("照片不是本人", "照片有误"), is_fuller("民族错误", known), is_fuller(known, known)
    (True, False, False)
    """
    full, less = _about_one(text), _about_one(other)
    if full is None or less is None or full.kind != less.kind:
        return False
    pairs = [(full.shown, less.shown), (full.should_be, less.should_be)]
    return full != less and all(not short or own == short for own, short in pairs)


def _about_one(text: str) -> FieldCorrection | None:
    """The parts of an anomaly of one item; of 民族错误 there is nothing but the item."""
    found = split(text)
    if not found.kind or "\n" in found.kind:
        return None
    kind = ITEM_OF[found.kind].name
    bare = re.fullmatch(rf"(?:{SPOKEN_ITEMS}|照片)(?:{_WRONG}){{1,7}}+[。.！!]?", text.strip())
    return FieldCorrection(kind) if bare else found._replace(kind=kind)
