"""The blanks in a line of a form for one person: 姓名：____, 本人____，学号____, ____学院____专业.

A blank is underscores, underlined or many spaces, a field to type into, or nothing behind a colon.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from tongzhi_cli.anomaly.items.record_items import ITEM_OF
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.other_words import STAY_BLANK
from tongzhi_cli.form.record_facts import DAYS
from tongzhi_cli.form.word.around import slots
from tongzhi_cli.form.word.person.asked import (
    HAND,
    UNKNOWN,
    Ask,
    Wants,
    asked,
    called,
    is_somebody_elses,
    short_role,
)
from tongzhi_cli.form.word.person.spots import Spot
from tongzhi_cli.model.words import either
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.word.xml import (
    BR,
    RPR,
    TAB,
    Element,
    R,
    T,
    W,
    characters,
    is_placeholder,
)

_GAP = r"[ \u3000\u00a0\u2000-\u200a\t_＿]"
#: A label whose characters stand apart; its padding is no blank.
_PADDED = (
    r"(?<![^\s:：_＿（(，,。；;])[\u4e00-\u9fff](?:[ \u3000\u00a0]{1,12}[\u4e00-\u9fff]){1,3}"
    r"(?=[ \u3000]?(?:[（(][^（()）]{1,12}[）)])?[ \u3000]?[:：_＿])"
)
_FILLER = "\x01"
#: Where one label ends and another begins, in front of a blank.
_APART = r"[，,。；;！!？?“”\"\t\n\u2000-\u200a]|[ \u3000\u00a0]{2,}"
#: Whose name stands in a line, before what is theirs; a teacher's line goes on about the student.
_SOMEBODY = (
    r"^(?!(?:年级|班级|学院|专业|校内|指导)*(?:辅导员|班主任|教师|老师)|委托人).*"
    r"(?:人|者|[家班室舍组]长|代表|友|同桌|同学|父亲?|母亲?|配偶|家属|亲属|导师|老师|教师|委托|代办|经办|见证)"
    r"(?:的?(?:姓名|名字))?$"
)
_SEAL = r"\s*[（(]?(?:签|盖|公章|章|手印)"
#: The printed boxes for the digits of a number, a box a digit.
BOX = "□"
_DIGITS = rf"(?P<label>[^:：□_＿]{{2,20}})[:：]?[ \u3000]?(?P<boxes>(?:{BOX} ?){{5,40}}{BOX})"
#: What may be printed behind a fact.
UNITS: Mapping[str, str] = {Column.ENTRY_YEAR: "级", Column.CLASS: "班", "学制": "年"}
#: What stands in front of a name in prose, and in front of other facts.
_LEAD = (
    r"^(?:兹有|现有|我是|我系|本人系|本人是|本人为|我校|我院|本人|学生|申请人|系|为|是|"
    r"现就读于|就读于|我|现|名叫|叫)"
)
_NAMED = (
    r"的?(?:兹有|现有)?(?:我校|我院|本校)?"
    r"(?:本人|学生|同学|我叫|本人叫|我是|申请人|毕业生)(?:姓名)?"
)
#: Where somebody is from, in one blank: 我是____学生安若曦.
_IS, _OF_WHERE = "(?:我|本人|我们)?(?:是|系|为)", r"的?学生(?:姓名)?$"
_GOES_ON = "[，,、。（(]|同学|学号|保证|承诺|郑重|系|于|因|是|为|申请|现|在|已"
_FROM = (
    r"(?:由|从|原为|原来的|显示为|显示的|误登记为|登记为|误为|误写为|错写为|现为|写为|写成)"
    r"[“\"「《]?$"
)
#: An item and its value: 学信网登记的专业为____.
_ITEM = either(sorted((one for one in ITEM_OF if len(one) > 1), key=len, reverse=True))
_VERB = "(?:由|从|原为|显示为|登记为|误写为|误登记为|现为|写为)"
_SHOWN_AS = rf"(?:学信网|系统|网上|网站)[^，。；_＿]{{0,8}}?(?P<item>{_ITEM})(?:为|是)[“\"「《]?$"
_TO = (
    r"(?:更正为|变更为|更改为|修改为|改正为|勘误为|改为|改成|应为|应当为|应该为|应是|"
    r"正确的?是|正确的?为|正确应为|实际为|实际是)[“\"「《]?$"
)
_WHAT = (
    r"(?:将|把|申请更正|申请修改|申请变更|申请将|学籍信息中的?|信息中的?|学信网上?的?|"
    r"本人的?|我的|中的)[“\"「《]?$"
)
_WRONG_BEHIND = r"[”\"」》]?(?:信息|内容)?(?:有误|错误|不正确|不符|有错|一项)"
_WHAT_BEHIND = r"[”\"」》]?(?:一项|信息|内容|项目)?(?:由|从|有误|错误|更正|变更|显示)"
#: Who applies: a signature, where no 学号 stands beside it.
_APPLICANT = "申请人签名"
_SIGNED = r"^(?:本人|申请人|学生|承诺人|声明人|填表人)$"


class _Line(NamedTuple):
    """A paragraph as it is looked at: *text* with its blanks as _ or spaces, and as it is *raw*."""

    paragraph: Element
    text: str
    raw: str


def line_of(paragraph: Element) -> _Line:
    """The line of a paragraph: underlined spaces are underscores, hints to type are blank."""
    text, raw = "", ""
    for leaf in paragraph.iter(T, TAB, BR):
        said = characters(leaf)
        raw += said
        run = next(leaf.iterancestors(R), None)
        if leaf.tag == T and run is not None and is_placeholder(run):
            text += "_" * len(said)
            continue
        under = None if run is None else run.find(f"{RPR}/{W}u")
        if (
            under is not None
            and under.get(f"{W}val", "single") != "none"
            and said.strip(" \u3000\u00a0\t") == ""
        ):
            text += "_" * len(said) if leaf.tag == T else said
        elif under is not None and under.get(f"{W}val", "single") != "none":
            text += re.sub(r"[ \u3000\u00a0]{2,}", lambda one: "_" * len(one[0]), said)
        else:
            text += said
    text = re.sub(_PADDED, lambda one: re.sub(r"\s", _FILLER, one[0]), text)
    return _Line(paragraph, text, raw)


def spots_in(paragraph: Element, *, may_end: bool = True) -> list[Spot]:
    """The blanks of a paragraph; *may_end*: a label at its very end has one behind it."""
    found = [*_of_the_student(sorted(_spots(paragraph, may_end=may_end), key=lambda x: x.start))]
    has_number = any(one.ask.columns == (Column.NUMBER,) for one in found)
    if has_number and not any(one.called == "日期" for one in found):
        name = Ask(Wants.FACT, (Column.NAME,))  # 申请人：____ 学号：____ is nobody's signature
        found = [one._replace(ask=name) if one.called == _APPLICANT else one for one in found]
    return [one for one in found if one.ask != HAND or _is_told(one)]


def _of_the_student(found: Iterable[Spot]) -> Iterator[Spot]:
    """The blanks of a line; behind somebody else's name facts are theirs: 经办人：__ 学号：__."""
    is_others = False
    for one in found:
        is_name = one.ask.columns == (Column.NAME,)
        if one.ask == HAND and re.search(_SOMEBODY, one.called) and is_somebody_elses(one.called):
            is_others = True
        elif is_name or re.search("本人|学生|申请人", one.called):
            is_others = False
        is_theirs = is_others and one.ask.wants in {Wants.FACT, Wants.SCHOOL}
        yield one._replace(ask=HAND) if is_theirs else one


def _is_told(spot: Spot) -> bool:
    """Whether people are told of a blank for the hand: nothing behind a colon may be none."""
    return spot.start < spot.end or re.search(f"签|{STAY_BLANK}", spot.called) is not None


def _spots(paragraph: Element, *, may_end: bool) -> Iterator[Spot]:
    line = line_of(paragraph)
    if re.search(rf"以下由|{_FILLER}$", line.text) and not re.search("[:：_＿]", line.text):
        return
    for match in re.finditer(_DIGITS, line.text):
        label = re.split(_APART, match["label"].replace(_FILLER, ""))[-1]
        ask = asked(label)
        if ask.columns != (Column.NUMBER,):
            ask = HAND
        start, end = match.span("boxes")
        yield Spot(ask, called(label), paragraph=paragraph, start=start, end=end, unit=BOX)
    gaps = [*_gaps(line.text, may_end=may_end)]
    taken: list[Spot] = []
    for phrase in slots.phrases(line.text):
        if not _is_named(line.text, phrase.slots[0].start):
            column = Column.CLASS if phrase.is_class else phrase.slots[-1].column
            yield Spot(
                Ask(Wants.FACT, (column,)), "".join(one.word for one in phrase.slots),
                paragraph=paragraph, start=phrase.start, end=phrase.end, phrase=phrase,
            )  # fmt: skip
            taken.append(Spot(UNKNOWN, "", start=phrase.start, end=phrase.end))
    last, item = 0, ""
    for at, (start, end) in enumerate(gaps):
        behind = line.text[end : gaps[at + 1][0] if at + 1 < len(gaps) else len(line.text)]
        last = max([last, *(one.end for one in taken if one.end <= start)])
        before, last = line.text[last:start].replace(_FILLER, ""), end
        if any(one.start <= start < one.end for one in taken):
            continue
        ask, name = _asked(before, behind)
        if re.search("[。；;，,]", before) and ask.wants is not Wants.SHOULD_BE:
            item = ""
        item = _item_before(before) or item
        if ask.wants is Wants.ITEM:
            item = ""
        if ask.wants in {Wants.SHOWN, Wants.SHOULD_BE} and not ask.item:
            ask = ask._replace(item=item)
        if not {*ask.columns}.isdisjoint(DAYS) and re.match(r"\s{0,4}年", behind):
            ask = HAND  # 出生日期：____年__月__日
        if re.match(_SEAL, behind):
            ask, name = HAND, f"{name}（盖章）"
        unit = ""
        for fact, word in UNITS.items():
            if ask.columns == (fact,) and behind.startswith(word) and not behind.startswith("级别"):
                unit = word
        is_line = re.search("[_＿]", line.text[start:end]) is not None
        if name and (is_line or ask.wants is not Wants.UNKNOWN):
            yield Spot(ask, name, paragraph=paragraph, start=start, end=end, unit=unit)


def _gaps(text: str, *, may_end: bool) -> Iterator[tuple[int, int]]:
    """The spans of the blanks in a line."""
    for match in re.finditer(rf"{_GAP}++|(?<=[:：])(?=[^:：\s_＿]{{1,10}}[:：])|(?<=[:：])$", text):
        start, end = match.span()
        said = match[0]
        colon = text[:start].endswith((":", "："))
        if line := re.search(r"[_＿](?:.*[_＿])?", said, re.DOTALL):
            yield start + line.start(), start + line.end()
        elif not said or not said.strip("\t"):
            if colon and (said or end < len(text) or may_end):
                yield start, start
        elif colon:
            if end == len(text) and not may_end:
                continue
            size = len(said.split("\t")[0])
            yield start, start + (size if end == len(text) else max(0, size - 1))
        elif start > 0 and end < len(text) and (len(said) >= 4 or said.count("\u3000") > 1):
            yield start, end


def _is_named(text: str, start: int) -> bool:
    """Whether a label stands right in front of a blank, so that the word behind it is the next."""
    before = re.split(_APART, text[:start].replace(_FILLER, ""))[-1]
    if before.endswith((":", "：")):
        return True
    label = re.split(r"[_＿]", before)[-1]
    return len(label) > 1 and asked(label).wants in {Wants.FACT, Wants.HAND}


def _item_before(before: str) -> str:
    """The item that a line names in front of its value: 民族由____改为____."""
    plain = before.rstrip()
    match = re.search(rf"(?P<item>{_ITEM})(?:信息|内容)?{_VERB}[“\"「《]?$", plain)
    match = match or re.search(_SHOWN_AS, plain)
    return ITEM_OF[match["item"]].name if match else ""


def _asked(before: str, behind: str) -> tuple[Ask, str]:
    """What a blank asks for, by what stands before it and behind it, and what it is called."""
    plain = before.rstrip()
    is_colon = plain.endswith((":", "："))
    label = re.split(_APART, plain.rstrip(":：").strip())[-1].strip()
    if "）" not in label and ")" not in label:
        label = re.split(r"[（(]", label)[-1]  # 学生____（学号：____）
    if is_colon:
        if re.search(_SIGNED, called(label)):
            return HAND, _APPLICANT if called(label) in {"申请人", "学生"} else "签名"
        ask = asked(label)
        if ask.wants is Wants.UNKNOWN:
            ask = short_role(label)
        if ask.wants is Wants.UNKNOWN and (words := label.split()) and len(words) > 1:
            ask, label = asked(words[-1]), words[-1]
        return ask, called(label)
    label = re.split("[:：]", label)[-1]
    if re.search(r"[□☐▢○]|^[ \u3000]*[）)]|[（(][ \u3000]*[）)]", label):
        return UNKNOWN, ""
    if _item_before(plain) and not is_colon:
        return Ask(Wants.SHOWN), "原信息"
    if re.search(_FROM, plain):
        return Ask(Wants.SHOWN), "原信息"
    if re.search(_TO, plain):
        return Ask(Wants.SHOULD_BE), "更正后信息"
    if re.search(_WHAT, plain) and re.match(_WHAT_BEHIND, behind):
        return Ask(Wants.ITEM), "更正项目"
    aside = re.match(r"[（(]([^（()）]{2,6})[）)]", behind)
    if aside and (ask := asked(aside[1])).wants is not Wants.UNKNOWN:
        return ask, called(aside[1])
    if re.fullmatch(_NAMED, label) and re.match(_GOES_ON, behind):
        return Ask(Wants.FACT, (Column.NAME,)), "姓名"
    if re.fullmatch(_IS, label) and re.match(_OF_WHERE, behind):
        return Ask(Wants.FACT, (Column.COLLEGE, Column.CLASS)), "学院、班级"
    ask, name = asked(label), called(label)
    if ask.wants is Wants.UNKNOWN and re.match("同学", behind):
        return Ask(Wants.FACT, (Column.NAME,)), "姓名"
    if len(name) < 2:  # 系 is a verb here
        is_item = re.match(_WRONG_BEHIND, behind) is not None
        return (Ask(Wants.ITEM), "更正项目") if is_item else (UNKNOWN, "")
    while ask.wants is Wants.UNKNOWN and (rest := re.sub(_LEAD, "", label)) != label:
        label = rest
        ask, name = asked(label), called(label)
    if ask.wants in {Wants.FACT, Wants.HAND, Wants.SCHOOL}:
        return ask, name
    if re.match(r"[年月日]", behind):
        return HAND, "日期"
    if ask.wants is not Wants.UNKNOWN and not is_somebody_elses(name):
        return ask, name
    if re.match(_WRONG_BEHIND, behind):
        return Ask(Wants.ITEM), "更正项目"
    return UNKNOWN, ""
