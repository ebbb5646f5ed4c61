"""Days in bare figures, 4.18 or 4/18, that only the words around them tell from a number.

The dates package takes such figures where a limit, a weekday or an hour stands by (4.18前); here a
task does (系里4.23交汇总表), or the notice writes its other days so. Where neither is sure, the day
is only proposed. Source: issue 15, nothing that may be a day is dropped.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tongzhi_cli.dates.parse import phrases
from tongzhi_cli.dates.phrase import Phrase
from tongzhi_cli.dates.resolve import Issued
from tongzhi_cli.dates.tokens import plain
from tongzhi_cli.model.words import CHECK_VERBS, LOOK_VERBS, either
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.due.deadline_role import role_of_words

_M, _D = "(?:1[0-2]|0?[1-9])", "(?:3[01]|[12]\\d|0?[1-9])"
#: A hyphen joins many numbers: 1-2班; its day has two figures.
_FIGURES = re.compile(
    rf"(?<![\d./%¥￥$A-Za-z_+*×〔\[-])(?<!\d[:：])(?:(?P<y>[2-3]\d)(?P<s>[./]))?(?P<m>{_M})"
    rf"(?P<sign>[./]|-(?=[123]\d))(?P<d>{_D})(?:\s?[-—–~～至到]\s?(?P<last>{_D}))?"
    r"(?![\d./:：%‰°+*×_-]|\s?[A-Za-z])"
)
_ONE = rf"(?:20)?(?:\d\d\.)?{_M}\.{_D}"
_RANGE = rf"(?<![\d.]){_ONE}\s?[-—–~～至到]{{1,2}}\s?{_ONE}(?![\d.])"
#: What counts or measures, behind a number and before one.
_UNIT = (
    r"\s?(?:[元百千万亿分版寸时](?!别)|[厘毫]?米|学分|公?[里斤]|吨|以[上下内]|及以|之间|左右|[）)]\s?(?:元|万|分)|[〕\]])|"
    r"[章节条款倍人份个张页项点年月周级届折度秒次岁克件期号楼室层]|班(?![级长主])"
)
_MEASURED = (
    r"(?:第|版本?|附件|[见如在按][图表]|[章节图条款项]|绩点|成绩|均分|分数|平均|系数|比例|比值|视力|身高|体重|"
    r"[约共计达满仅超]|[高低大小多少]于|等于|不[低高少多大]于|不?超过|价格?|[每单]价?[人张份]|收费|金额|每[天日]|"
    r"[宽高室楼栋厅馆房座]|(?<![班组部队处科校院系室社])长|比|×|(?<!时间)(?<!日期)(?<!期限)(?<!截止)为|"
    r"(?<!DDL)(?<!ddl)[A-Za-z])\s*$"
)
#: A label of a day, or a word that leads to one.
_LABELLED = r"(?:截[止至]|时间|日期|期限|DDL|ddl)?(?:为|是|定于|[:：])?\s*"
_LED = rf"(?:截[止至]|时间|日期|期限|DDL|ddl){_LABELLED}$|(?<![等大小高低多少早晚迟])于\s*$"
_BOUND = r"[，,。；;：:、！!？?\t\n|（）()]"
_TASK = (
    rf"\s?(?:前|全部|统一|集中|须|要|再)*(?:上?交(?![流通])|提交|收[齐表取]|报[送到至]|上报|汇总|发[送到至给]|"
    rf"送[至到交]|{either((*CHECK_VERBS, *LOOK_VERBS))}|补[拍采]|完成|登[录陆]|签[字名]|"
    r"(?:系统|平台|网站)?(?:自动)?(?:截止|关闭|关|开放|开通|开启))"
)
#: What says that figures are a day, right behind them.
_SURELY = (
    r"日|\s?(?:之?前|以前|截止|[（(][一二三四五六日][)）]\s?[前之上下中早晚\d]|"
    rf"[（(]\s?(?:星期|周)|[上下中]午|晚|[012]?\d[:：点])|{_TASK}"
)
_SURE = re.compile(_SURELY)
#: The number of an item that is glued to a day in figures, 1.3.29-4.5, or to one of a month, 2.6日.
_GLUED = re.compile(
    rf"(?m)(?:^\s*|(?<=[；;。])\s?)(?P<item>1?\d)(?P<dot>\.)(?:(?P<whole>{_M}\s?[./月]\s?{_D}(?![\d.]\d))"
    rf"|(?={_D}\s?(?:[-—–~～至到]\s?{_D}\s?)?日))"
)
#: Every number that a line begins with, of an item or of a section.
_HEADS = re.compile(r"(?m)^\s*(\d{1,2})[.、．)）](?!\d{3})")
_LIKE_A_DAY = re.compile(rf"\s?(?:[-—–~～至到]{{1,2}}\s?\d|[：:，,]|{_SURELY})")
_MAY_BE = "写成小数的样子，是不是日期要看原文"


class Figures(NamedTuple):
    """The *signs* by which a notice writes its days, and the numbers of its *sections*."""

    signs: frozenset[str]
    sections: frozenset[str]


def figures(text: str) -> Figures:
    """How a notice's *text* uses figures.

    >>> told = figures("4.11-4.15 核对，4/18交表\\n1.1 范围")
    >>> sorted(told.signs), sorted(told.sections)
    (['.', '/'], ['1'])
    """
    told = plain(text)
    signs = {one["sign"] for one in _FIGURES.finditer(told) if _is_sure(one, told)} - {"-"}
    if re.search(rf"{_RANGE}|(?<!\d)20\d\d\.{_M}\.{_D}(?!\d)", told):
        signs.add(".")
    return Figures(frozenset(signs), frozenset(_sections(told)))


def _is_sure(one: re.Match[str], told: str) -> bool:
    """Whether figures are a day by what stands right beside them."""
    if _is_measured(one, told):
        return False
    is_led = re.search(_LED, told[max(0, one.start() - 8) : one.start()]) is not None
    return is_led or _SURE.match(told, one.end()) is not None


def _is_measured(one: re.Match[str], told: str) -> bool:
    front = told[max(0, one.start() - 8) : one.start()]
    return bool(re.search(_MEASURED, front) or re.compile(_UNIT).match(told, one.end()))


def _sections(told: str) -> Iterator[str]:
    """The numbers before the dot of 3.1, 3.2: a first one stands behind the section before it."""
    headings = set(re.findall(r"(?m)^\s*(\d{1,2})[.、](?!\d)", told))
    for one in re.findall(r"(?m)^\s*(\d{1,2})\.1(?!\d|\s?[-—–~～至到])", told):
        if one == "1" or {one, str(int(one) - 1)} & headings:
            headings.add(one)
            yield one


def apart_from_items(text: str) -> str:
    """*text* with 、 behind the number of an item that is glued to a day; as long as before.

    Such a number stands once, behind the ones before it: 1.3.1 and 1.3.2 are sections, 4.1日 a day.

    >>> apart_from_items("1.3.29-4.5核对；2.4.6交表").split("；")
    ['1、3.29-4.5核对', '2、4.6交表']
    >>> apart_from_items("1.3.1 范围；1.3.2 要求").split("；")
    ['1.3.1 范围', '1.3.2 要求']
    """
    told = plain(text)
    glued = list(_GLUED.finditer(told))
    if not glued:
        return text
    inline = [
        one["item"] for one in glued if told[: one.start("item")].strip(" ")[-1:] in set("；;。")
    ]
    many = Counter(map(int, [*_HEADS.findall(told), *inline]))
    for one in glued:
        item = int(one["item"])
        before = range(1, item) if item > 1 else (2,)
        is_listed = all(many[other] == 1 for other in before)
        is_day = one["whole"] and _LIKE_A_DAY.match(told, one.end())
        if many[item] == 1 and (is_listed or is_day):
            text = f"{text[: one.start('dot')]}、{text[one.end('dot') :]}"
    return text


def figured(
    text: str, read: Sequence[Phrase], told: Figures, issued: Issued | None
) -> Iterator[Phrase]:
    """The days in bare figures of a sentence, beside those *read*; sure, or proposed only."""
    taken = [(one.begin, one.end) for one in read]
    bare = plain(text)
    found = list(_FIGURES.finditer(bare))
    for at, one in enumerate(found):
        if any(one.start() < end and begin < one.end() for begin, end in taken):
            continue
        if _is_measured(one, bare) or _is_section(one, bare, told):
            continue
        is_usual = one["sign"] in told.signs
        may_be = one["sign"] != "-" and _has_task(one, bare)  # 2-13宿舍核对 is no day
        if not (is_usual or may_be or _is_sure(one, bare)):
            continue
        stop = found[at + 1].start() if at + 1 < len(found) else len(text)
        stop = min([stop, *(begin for begin, _ in taken if begin >= one.end())])
        if phrase := _read(one, text, stop, issued):
            is_last = re.search(rf"截[止至](?:{_LABELLED})?$", bare[: one.start()][-8:]) is not None
            phrase = phrase._replace(until=phrase.until or is_last)
            is_sure = is_usual or _is_sure(one, bare)
            yield phrase if is_sure or not phrase.at else _asked(phrase)


def _is_section(one: re.Match[str], bare: str, told: Figures) -> bool:
    """Whether figures at the head of a line are the number of a section: 1.2 交表."""
    is_head = not bare[bare.rfind("\n", 0, one.start()) + 1 : one.start()].strip()
    return is_head and one["sign"] == "." and one["m"] in told.sections and not one["y"]


def _has_task(one: re.Match[str], bare: str) -> bool:
    """Whether the clause that figures stand in is about a task."""
    front = re.split(_BOUND, bare[max(0, one.start() - 16) : one.start()].rstrip(":："))[-1]
    behind = re.sub(r"^\s?[（(][^（）()\n]{0,12}[)）]", "", bare[one.end() : one.end() + 36])
    return role_of_words(f"{front}|{re.split(_BOUND, behind)[0]}") is not None


def _read(one: re.Match[str], text: str, stop: int, issued: Issued | None) -> Phrase | None:
    """The phrase that begins with figures, read as 4月18日."""
    year = f"20{one['y']}年" if one["y"] else ""
    last = f"-{one['last']}" if one["last"] else ""
    day = f"{year}{one['m']}月{one['d']}{last}日"
    begin, more = one.start(), one.end() - len(day)
    read = next(phrases(day + text[one.end() : stop], issued), None)
    if read is None or read.begin or read.end < len(day):
        return None
    end = read.end + more
    return read._replace(text=text[begin:end], begin=begin, end=end, head=read.head + more)


def _asked(phrase: Phrase) -> Phrase:
    """The same as a question, with its day as the proposal."""
    return phrase._replace(start=None, at=None, proposal=phrase.at, why=_MAY_BE)
