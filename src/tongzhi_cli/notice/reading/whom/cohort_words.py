"""The words for 届, 级, 层次 and 学制 in a text, each with its place.

Source: the notices of some fifty schools (docs/design-notes.md, 读通知); issue 15. What people
write for one level stands in one row of a table; a level is named as a roster would name it.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from tongzhi_cli.dates.tokens import number, plain
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.model.words import LEVELS
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.cohorts import FIVE_YEARS

_FIVE = "五年一贯制|五年制|5年制|初中起点"
_THREE_TWO = r"[“\"]?3\s?\+\s?2[”\"]?"
_KIND = "(?:分段|贯通|转段|对口)?(?:培养)?(?:专科|高职|大专)?"
#: Where 本 and 专 alone behind a 级 are a level.
_CUT = r"(?=[、，,；;。）)/+＋和及与的生请须均都\s]|同学|学生|毕业|应届|各班|班级|全体|全部|$)"
#: Levels by how they are written, the longer first; the number is the 学制 that the word tells.
_LEVELS: tuple[tuple[tuple[str, ...], float | None, str], ...] = (
    (("专升本",), None, rf"(?:普通)?{LEVELS['专升本']}(?:科)?(?:本科)?"),
    (("专升本",), None, r"专科起点(?:升)?本科|专起本"),
    (("高起本",), None, "高起本|高达本|高中起点(?:升)?本科"),
    (("高起专",), None, "高起专|高达专|高中起点(?:升)?专科"),
    (("第二学士学位",), None, "第二学士学位|二学位"),
    ((FIVE_YEARS,), 5, rf"(?:{_FIVE})[（(]?(?:高职|专科|大专|高专)(?:专科|高专)?[)）]?"),
    ((FIVE_YEARS,), 5, "五年一贯制|初中起点"),
    (
        (FIVE_YEARS,),
        None,
        rf"(?:中高职?贯通(?:培养)?(?:{_THREE_TWO})?|三二连读|三二分段制?){_KIND}",
    ),
    ((FIVE_YEARS,), None, rf"{_THREE_TWO}{_KIND}"),
    (("本科",), 5, r"[五5]年制本科|本科[（(][五5]年制[)）]"),
    (("本科", "硕士", "博士"), None, "本科?[、/／]?硕士?[、/／]?博士?(?:研究生)?"),
    (("本科", "专科"), None, r"本[、/／,，和及与]?\s?[（(]?[、/]?专[)）]?科"),
    (("本科", "专科"), None, "本[、/／和及与](?:高职|大专)"),
    (("本科", "专科"), None, r"专[、/／,，和及与]?\s?[（(]?本[)）]?科"),
    (("硕士", "博士"), None, r"硕士?[、/／和及与]?博士?(?:研究生)?"),
    (("本科",), None, r"本科(?!生院|教学|教育|招生|教务|院)"),
    (("专科",), None, r"高职[（(]专科[)）]|专科[（(]高职[)）]|高职高专|高职专科|大专|高专"),
    (("专科",), None, r"专科(?!学校|院校|教育|起点)|高职(?!院校|学院|教育)"),
    (("本科",), None, rf"(?<=级)本{_CUT}|(?<=级[（(])本(?=[)）])"),  # 23级本、24级专
    (("专科",), None, rf"(?<=级)专{_CUT}|(?<=级[（(])专(?=[)）])"),
    (("硕士",), None, "硕士(?:学位)?(?:研究生)?"),
    (("博士",), None, "博士(?!后)(?:学位)?(?:研究生)?"),
    (("研究生",), None, "研究生(?!院|处|部|教育|科|管理|工作|教学|秘书|学院)"),
)
_NUMBER = r"(?:[2-8]|[二两三四五六七八])(?:\.5|点五)?"
_LENGTH = (
    rf"({_NUMBER})\s?年制|学制\s{{0,2}}(?:为|是|[:：])?\s{{0,2}}({_NUMBER})\s{{0,2}}年|"
    rf"(?<=[（(]){_NUMBER}年(?=[)）])"
)
_YEAR = r"(?:(?:19|20)\d{2}|\d{2})"
_HAN_YEAR = r"二〇[〇一二三四五六七八九]{2}(?=\s?[届级年])"
_TO = r"\s{0,2}(?:[-—–―~～至到]{1,2})\s{0,2}"
_AND = r"\s{0,4}[、，,和及与/]\s{0,4}"
#: A year, also behind the number of its item: 1.2022级本科.
_BEGINS = (
    r"(?:(?<![\d第.\-])(?<!\d/)|"
    r"(?:(?<=\D\d\.)|(?<=\A\d\.)|(?<=\A\d\d\.)|(?<=\D\d\d\.))(?=(?:19|20)\d\d))"
)
_YEARS = rf"{_BEGINS}{_YEAR}(?:(?:\s{{0,2}}[届级])?(?:{_TO}|{_AND}){_YEAR}){{0,7}}\s{{0,4}}"
#: 2027年应届毕业生 are of the 届 of that year.
OF_YEAR = (
    "年(?=应届|(?:普通高校|全日制|春季|夏季|秋季|上半年|下半年|本科|专科|本专科|本、专科){0,4}"
    "毕业(?:生|学生|班))"
)
#: Those who have done it are none that a notice is for: 2026年12月毕业的学生（2024级专科）已核对.
_NOT_DONE = (
    r"(?:\s?[（(][^（）()\n]{0,40}[)）])?+"
    r"(?!\s?(?:均|都|全部|前期|此前|之前)?(?:已|不|无需|无须|除外))"
)
#: So they are, too, who will have finished by then: （预计2027年6月毕业）.
_WILL_FINISH = (
    r"(?:(?<=预计)|(?<=计划)|(?<=[计划]于)|(?<=[应将拟]于))(?:20\d\d\s{0,2})"
    r"年(?:\s{0,2}\d{1,2}\s{0,2}月份?)?(?=毕业(?!证|设计|论文|典礼))|"
    # 2027年1月毕业的高等学历继续教育学生
    r"(?<![\d一-鿿])20\d\d\s{0,2}年\s{0,2}\d{1,2}\s{0,2}月份?(?=毕业的[一-鿿]{0,14}(?:学生|学员)"
    rf"{_NOT_DONE})|"
    r"(?<=[于我院校])20\d\d\s{0,2}年\s{0,2}\d{1,2}\s{0,2}月份?(?=毕业的[一-鿿]{0,14}(?:学生|学员)"
    rf"{_NOT_DONE})"
)
_COHORT = rf"(?:({_YEARS})(届|级|{OF_YEAR})(?!别|数)|{_WILL_FINISH})"
#: 23本、24专: years of two levels beside one another, without 级.
_OF_TWO = re.compile(
    r"(?<![\d第印份])(?P<y1>(?:20)?\d\d)(?P<l1>专升本|[本专]科?)生?(?:[、，,/和及与\s]{0,2})"
    r"(?P<y2>(?:20)?\d\d)(?P<l2>专升本|[本专]科?)(?![\d教书册])"
)
#: Longer ranges are no cohorts: 2012-2026届.
_LONGEST = 6


class Sort(StrEnum):
    """What a word tells."""

    GRADUATING = "届"
    ENTRY = "级"
    LEVEL = "层次"
    LENGTH = "学制"


class Word(NamedTuple):
    """A word from *start* to *end*: its *years*, its *levels*, its *length* in years."""

    sort: Sort
    start: int
    end: int
    years: tuple[int, ...] = ()
    levels: tuple[str, ...] = ()
    length: float | None = None


_WORDS = re.compile(
    "|".join(
        (
            f"(?P<cohort>{_COHORT})",
            *(f"(?P<l{at}>{words})" for at, (_, _, words) in enumerate(_LEVELS)),
            f"(?P<length>{_LENGTH})",
        )
    )
)


def words(text: str) -> Iterator[Word]:
    """The words of a text, in order.

    >>> [(str(one.sort), one.years, one.levels) for one in words("2026-2027届本、专科")]
    [('届', (2026, 2027), ()), ('层次', (), ('本科', '专科'))]
    """
    short = list(_short(text))
    yield from sorted([*short, *_written(text, short)], key=lambda one: one.start)


def _short(text: str) -> Iterator[Word]:
    """The years and levels of 23本、24专."""
    for match in _OF_TWO.finditer(text):
        if match["l1"][0] == match["l2"][0] and match["l1"][:2] == match["l2"][:2]:
            continue
        for at in "12":
            level = {"本": "本科", "专": "专科"}.get(match[f"l{at}"][:2].rstrip("科"), "专升本")
            yield Word(Sort.ENTRY, *match.span(f"y{at}"), (2000 + int(match[f"y{at}"][-2:]),))
            yield Word(Sort.LEVEL, *match.span(f"l{at}"), (), (level,))


def _written(text: str, short: Sequence[Word]) -> Iterator[Word]:
    for match in _WORDS.finditer(text):
        start, end = match.span()
        if any(start < one.end and one.start < end for one in short):
            continue
        if match["cohort"]:
            sort = Sort.ENTRY if match[0].endswith("级") else Sort.GRADUATING
            shown = re.sub(r"年.*|[届级]$", "", match["cohort"])
            if years := tuple(_years(shown)):
                yield Word(sort, start, end, years)
        elif match["length"]:
            said = re.search(_NUMBER, match["length"])
            yield Word(Sort.LENGTH, start, end, length=_count(said[0]) if said else None)
        else:
            at = next(at for at in range(len(_LEVELS)) if match[f"l{at}"])
            levels, length, _ = _LEVELS[at]
            yield Word(Sort.LEVEL, start, end, (), levels, length)


def _years(text: str) -> Iterator[int]:
    """The years of 2026-2027, 2014、2015, 24届、25."""
    for part in re.split(_AND, text):
        ends = [int(one) if len(one) == 4 else 2000 + int(one) for one in re.findall(r"\d+", part)]
        if any(not 1990 <= one <= 2100 for one in ends) or not ends:
            continue
        first, last = ends[0], ends[-1]
        if first <= last < first + _LONGEST:
            yield from range(first, last + 1)


def _count(text: str) -> float:
    half = 0.5 if re.search(r"\.5|点五", text) else 0.0
    return half + number(text[0])


def readable(text: str) -> str:
    """*text* sign for sign as the words are looked for: plain digits, simplified characters.

    >>> readable("２０２７屆（２０２３級本科）"), readable("二〇二七届")
    ('2027届（2023级本科）', '2027届')
    """
    return re.sub(_HAN_YEAR, _in_digits, simplified(plain(text)))


def _in_digits(year: re.Match[str]) -> str:
    return "".join(str(number(sign)) for sign in year[0])
