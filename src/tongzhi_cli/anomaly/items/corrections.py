"""Each correction that an answer asks for, by itself: for forms with a row or a cell for each.

`field_correction.split` is about a table of a class, where what cannot be taken apart is printed as
it was written. Here a value that the answer does not plainly tell is "" and stays blank on paper:
照片不是本人 names an item, and no value of it (issue 17, item 7).
"""

import re
from collections.abc import Iterator, Sequence

from tongzhi_cli.anomaly.items.field_correction import (
    LINE,
    QUOTES,
    SHOWN_ALONE,
    SPOKEN_ITEMS,
    FieldCorrection,
)
from tongzhi_cli.anomaly.items.record_items import ID_NUMBER, ITEM_OF, NAME, PHOTO, item_of
from tongzhi_cli.anomaly.kinds import Kind
from tongzhi_cli.anomaly.matching import faults_in
from tongzhi_cli.model.text import holds_id_number
from tongzhi_cli.named_tuple import NamedTuple

_ITEM = f"(?:{SPOKEN_ITEMS}|{PHOTO}|头像|相片|图像)"
#: Where the wrong value stands, and whose it is.
_WHERE = (
    r"(?:在|我的?|本人的?|学信网的?|网站|网|系统|页面|目前|现在|上面|上|里面?|中|的|，|,|：|:| )"
    r"{0,8}+"
)
_VALUE = rf"[{QUOTES}]?(?P<value>[^{QUOTES}，,；;。：:（）()]{{1,20}})[{QUOTES}]?"
_SHOWN = (
    rf"{_WHERE}(?:(?:显示|登记|标注|写|打|弄|误写|错写|误登记)(?:的是|的为|成了?|为|作|错成了?|的)|显示|"
    rf"(?<=[网统上里中])(?:是|为))[:：]?{_VALUE}了?"
)
_SHOULD = (
    r"(?:其实|但|可|而|正确的?|真实的?|实际上?|身份证上?|户口本上?|我|本人|应当|应该|应|的|，| )"
    r"{1,4}+"
    rf"(?:更正为|改为|改成|登记为|显示为|写成|写|叫|是|为)[:：]?{_VALUE}"
)
#: 把“回族”写成了“汉族”.
_SWAPPED = (
    rf"把?[{QUOTES}]?(?P<should>[^{QUOTES}，,；;。把]{{1,16}}?)[{QUOTES}]?"
    r"(?:误写成|错写成|误写为|写成|打成|显示成|登记成|弄成|误为)了?"
    rf"[{QUOTES}]?(?P<shown>[^{QUOTES}，,；;。]{{1,16}})[{QUOTES}]?"
)
#: What a value never says: it would be a remark on it.
_REMARK = (
    "不|错|误|有|没|无|少|多|缺|问题|显示|应|写|改|点|字|是|像|对|变|乱码|空|别人|他人|"
    "以前|之前|还|我|这|那|哪|什么|怎么|为准|[?？]"
)
#: What stands behind a value and is no part of it; and how a value is said with a doubt.
_TAIL = (
    r"(?:谢谢|多谢|感谢|麻烦|辛苦|拜托|烦请|请|已提交|已上传|已交|已补)(?s:.*)|"
    r"(?<![呢啊哦呀啦噢])[呢啊哦呀啦噢]++\Z"
)
_DOUBT = "吧$|吧[，,]|也许|可能|大概|好像|不确定"
#: 专业也要改成软件工程.
_NO_VALUE = r"(?:也|都|均|还|并)?(?:要|需要?|须|想要?|得|希望|申请|请|应该?|同样|一起)?"
#: 实际民族是白族, 真实姓名为张姗, 正确性别：女.
_TRUE = (
    rf"(?:而|但|可|我的?|本人的?|身份证上?的?){{0,3}}(?:实际|真实|真正|正确)的?(?:{_ITEM})"
    rf"(?:应该?)?(?:是|为|叫|[:：])[:：]?{_VALUE}"
)
#: 软件工程（原为网络工程）.
_SHOWN_ASIDE = (
    rf"[（(](?:{_WHERE})(?:原来?(?:为|是|[:：])|显示(?:的是|为|成)?[:：]?|误写?[为成]|写成了?|"
    rf"现在?[为是]){_VALUE}[）)]$"
)
#: 民族（显示汉族，应为彝族）, 显示汉族，应为彝族（民族）, 我的民族, 民族有误：.
_ASIDE = rf"(?P<item>{_ITEM})(?:有误|错了?)?[（(](?P<told>[^（()）]{{1,60}})[）)]"
_NAMED_BEHIND = rf"[（(]{_ITEM}[）)]$"
_WHOSE = r"^(?:我的?|本人的?|学信网上?的?|系统[里上]?的?)(?=[^是为显写])"
_ITEM_FIRST = rf"^{_ITEM}(?:信息)?(?:有误|错误|错了?|不对)?[:：]?"
_BEFORE = r"^(?:[里中]面?的|由|从|原为|原)"


class Correction(NamedTuple):
    """One *item* that is wrong, what is *shown*, what it *should_be*, and how that was *said*.

    "" is what the answer does not tell; *faults* are the kinds that *said* names.
    """

    item: str
    shown: str
    should_be: str
    said: str
    faults: tuple[str, ...] = ()


def corrections(text: str, own: tuple[Kind, ...] = ()) -> tuple[Correction, ...]:
    """The corrections that *text* asks for; *own* are the notice's kinds of fault.

    >>> [tuple(one[:3]) for one in corrections("民族应为回族，姓名有误：显示“张珊”，应为“张姗”")]
    [('民族', '', '回族'), ('姓名', '张珊', '张姗')]
    >>> [tuple(one[:3]) for one in corrections("姓名错，照片也不是本人")]
    [('姓名', '', ''), ('照片', '', '')]
    >>> [tuple(one[:3]) for one in corrections("学信网上民族是汉族，实际民族是白族")]
    [('民族', '汉族', '白族')]
    """
    found: list[Correction] = []
    for one in (one for said in _pieces(text) for one in _of_piece(said, own)):
        at = next((at for at, before in enumerate(found) if _is_more_of(before, one)), None)
        if at is None:
            found.append(one)
        else:
            found[at] = _folded(found[at], one)
    return tuple(found)


def _is_more_of(before: Correction, one: Correction) -> bool:
    """Whether two are of the same item, and tell no different values of it.

    What is wrong with a photo has no value: each is by itself.
    """
    if not before.item or not one.item or one.item == PHOTO:
        return False
    pairs = ((before.shown, one.shown), (before.should_be, one.should_be))
    is_same = ITEM_OF[before.item].name == ITEM_OF[one.item].name
    return is_same and all(not a or not b or a == b for a, b in pairs)


def _folded(before: Correction, one: Correction) -> Correction:
    """What two pieces tell of one item."""
    return Correction(
        before.item,
        before.shown or one.shown,
        before.should_be or one.should_be,
        before.said if before.said == one.said else f"{before.said}，{one.said}",
        tuple(dict.fromkeys((*before.faults, *one.faults))),
    )


def _pieces(text: str) -> Iterator[str]:
    """The parts of an answer, one for each item: at a comma a new item begins a new one."""
    for sentence in re.split(r"[\n；;。]", text):
        part = ""
        for piece in re.split(r"[，,、]", sentence):
            if part and re.search(_ITEM, part) and re.search(_ITEM, piece):
                yield part.strip()
                part = piece
            else:
                part = f"{part}，{piece}" if part else piece
        if part.strip():
            yield part.strip()


def _of_piece(said: str, own: tuple[Kind, ...]) -> Iterator[Correction]:
    faults = faults_in(said, own)
    names = tuple(one.name for one in faults)
    named = [*dict.fromkeys(re.findall(_ITEM, said))]
    items = [*dict.fromkeys(map(_official, named))]
    if not items:
        items = [*dict.fromkeys(filter(None, map(item_of, faults)))]
    if len(items) != 1:
        yield from (
            Correction(item, "", "", said, names) for item in items or ([""] if said else [])
        )
        return
    if items[0] == PHOTO or _is_id_number(items[0], said):
        yield Correction(items[0], "", "", said, names)
        return
    told = _values(said)
    shown, should_be = (_value(one, items[0]) for one in (told.shown, told.should_be))
    should_be = "" if re.search(_DOUBT, said) else should_be
    yield Correction(items[0], shown, should_be, said, names)


def _official(word: str) -> str:
    """The word for an item that goes on paper."""
    item = ITEM_OF[word]
    return word if word in item.plain else item.name


def _is_id_number(item: str, said: str) -> bool:
    """Whether it is about a number that is never printed (house rule: 身份证号 are not kept)."""
    return ITEM_OF[item].name == ID_NUMBER or holds_id_number(said)


def _values(said: str) -> FieldCorrection:
    """What is shown and what it should be, as far as one of the patterns tells."""
    plain = re.sub(_NAMED_BEHIND, "", "".join(said.split(" ")))
    if (shown := re.search(_SHOWN_ASIDE, plain)) and not re.fullmatch(_ASIDE, plain):
        told = _values(plain[: shown.start()])
        return told if told.shown else told._replace(shown=shown["value"])
    if aside := re.fullmatch(_ASIDE, plain):
        plain = aside["item"] + aside["told"]
    bare = re.sub(_WHOSE, "", plain)
    whole = re.fullmatch(LINE, bare) or re.fullmatch(SHOWN_ALONE, bare)
    if whole:
        parts = whole.groupdict("")
        if not re.fullmatch(_SWAPPED, parts.get("should", "")):
            return FieldCorrection(parts["kind"], parts["shown"], parts.get("should", ""))
    return _by_pieces([re.sub(_ITEM_FIRST, "", one) for one in re.split("[，,]", plain)])


def _by_pieces(pieces: Sequence[str]) -> FieldCorrection:
    shown, should = [], []
    for piece in pieces:
        if swapped := re.fullmatch(_SWAPPED, piece):
            should.append(swapped["should"])
            shown.append(swapped["shown"])
        elif match := re.fullmatch(_TRUE, piece) or re.search(rf"{_SHOULD}$", piece):
            should.append(match["value"])
        elif match := re.search(rf"{_SHOWN}$", re.sub(_ITEM, "", piece)):
            shown.append(match["value"])
    if len(shown) > 1 or len(should) > 1:
        return FieldCorrection("", "", "")
    return FieldCorrection("", "".join(shown), "".join(should))


def _value(text: str, item: str) -> str:
    """A value of an *item* as it is printed, "" for what is rather said of one.

    One character is no name: 姓名里的“姗”写成“珊”了.
    """
    plain = re.sub(_BEFORE, "", text.strip(f"{QUOTES} ：:").removesuffix("了")).strip(QUOTES)
    plain = re.sub(_TAIL, "", plain).removesuffix("的").strip(f"{QUOTES} !！。~～")
    is_whole = plain.count("（") + plain.count("(") == plain.count("）") + plain.count(")")
    is_part = ITEM_OF[item].name == NAME and len(plain) == 1
    is_said = re.search(_REMARK, plain) or re.fullmatch(_NO_VALUE, plain)
    return "" if is_said or is_part or not is_whole else plain
