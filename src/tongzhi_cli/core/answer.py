"""Answers as students give them, how they are judged, and which one of several counts."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from tongzhi_cli.core.problem import Where
from tongzhi_cli.core.student import number_key


class Source(StrEnum):
    """Where an answer lives (design: three places); later ones win where times do not tell."""

    ROSTER = "roster"
    LOG = "log"
    RESULTS = "results"


class Status(StrEnum):
    """The result of one student as judged."""

    OK = "ok"
    ANOMALY = "anomaly"
    VAGUE = "vague"
    MISSING = "missing"


class Answer(NamedTuple):
    """One 校对结果 as given: *text* by the student *number*, *name* if the source has it.

    *checked_at* (校对时间) and *recorded_at* (记录时间) carry the notice's time zone. A *text* of
    None takes earlier answers of the same source back.
    """

    number: str
    text: str | None
    source: Source
    where: Where
    name: str | None = None
    checked_at: datetime | None = None
    recorded_at: datetime | None = None
    note: str | None = None

    @property
    def given_at(self) -> datetime | None:
        """The time that decides which of several answers is the newest."""
        return self.recorded_at or self.checked_at


class Result(NamedTuple):
    """A judged answer: *text* is what goes on the form, "" where there is no answer."""

    status: Status
    text: str


NO_ANSWER = Result(Status.MISSING, "")

#: What people write for 无误 beside the sentences of _OK_SENTENCE. Compared by `_bare`.
OK_WORDS = ("对", "都对", "全对", "√", "✓", "✔", "☑", "ok", "okay", "right")

#: A sentence that says nothing but 无误: "照片和信息均无误", "已核对，没问题".
_OK_SENTENCE = (
    "[本人我个的各项所有学籍信息历照片图像和与及以且均都全部已经核校对检查确认完一切]*"
    "(?:无误|正确|没问题|没有问题|无问题|无异常|没有异常|无错误|没有错误|没错|无错|正常)"
    "[√✓✔☑]?"
)

#: What only says that something is wrong; the form wants to know what.
VAGUE_WORDS = (
    "有误", "不对", "错误", "有错误", "有错", "错", "错了", "有问题", "异常", "有异常",
    "不正确", "不符", "信息有误", "信息错误", "信息不对", "信息有误×", "有误×", "×", "✗",
    "✘", "x", "no", "否", "是", "有", "无", "没有", "不行", "其他", "其它", "不清楚",
    "不知道", "不确定",
)  # fmt: skip

#: What exports write where nothing was answered (research/domain.md 3.5).
BLANKS = frozenset({"", "-", "--", "—", "/", "(空)", "（空）", "(跳过)", "（跳过）"})


def _bare(text: str) -> str:
    """The answer without white space and punctuation, half-width, lower case; for matching only.

    >>> _bare("【信息 无误】。"), _bare("ＯＫ！"), _bare("√")
    ('信息无误', 'ok', '√')
    """
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in text if unicodedata.category(c)[0] not in "PZC")


_OK = frozenset(map(_bare, OK_WORDS))
_VAGUE = frozenset(map(_bare, VAGUE_WORDS))


def clean_answer(text: str) -> str:
    """An answer as it goes on paper: control characters and outer white space gone.

    >>> clean_answer(" 照片不是本人\\x0b\\r\\n请更换 ")
    '照片不是本人\\n请更换'
    """
    if text.isalnum():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = "".join(
        c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs", "Cn"}
    )
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def judge(text: str | None, ok_text: str = "无误", ok_synonyms: Iterable[str] = ()) -> Result:
    """What an answer amounts to.

    Source: 附件2, 校对结果（无异常填“无误”，异常情况请如实填写异常内容）. A word for 无误 becomes
    *ok_text*; a bare "有误" is vague; everything else is the anomaly as written.

    >>> judge("没问题。"), judge("√")
    (Result(status=<Status.OK: 'ok'>, text='无误'), Result(status=<Status.OK: 'ok'>, text='无误'))
    >>> judge("有误").status, judge("民族应为回族").status, judge(" (空) ").status
    (<Status.VAGUE: 'vague'>, <Status.ANOMALY: 'anomaly'>, <Status.MISSING: 'missing'>)
    """
    if text == ok_text:
        return Result(Status.OK, ok_text)
    written = clean_answer(text or "")
    if written in BLANKS:
        return NO_ANSWER
    bare = _bare(written)
    if bare in _OK or bare == _bare(ok_text) or bare in map(_bare, ok_synonyms):
        return Result(Status.OK, ok_text)
    if re.fullmatch(_OK_SENTENCE, bare):
        return Result(Status.OK, ok_text)
    if not bare or bare in _VAGUE:
        return Result(Status.VAGUE, written)
    return Result(Status.ANOMALY, written)


class Replaced(NamedTuple):
    """An *old* answer that gave way to a *new* one of the same student."""

    old: Answer
    new: Answer


_SOURCE_RANK = {source: rank for rank, source in enumerate(Source)}


def newest(answers: Iterable[Answer]) -> tuple[dict[str, Answer], list[Replaced]]:
    """The answer of each 学号 that counts, and those that it replaced, in 学号 order.

    The newest 记录时间/校对时间 wins; an answer without a time counts as older than one with a
    time; where times do not tell, --results wins over the log, the log over the roster, and the
    later line over the earlier (design: Where an answer lives).
    """
    by_number: dict[str, list[Answer]] = {}
    for answer in answers:
        by_number.setdefault(answer.number, []).append(answer)

    counting: dict[str, Answer] = {}
    replaced: list[Replaced] = []
    for number in sorted(by_number, key=number_key):
        given = _without_taken_back(by_number[number])
        ordered = sorted(given, key=_age)  # stable: the later line stays behind the earlier
        if not ordered:
            continue
        *older, last = ordered
        counting[number] = last
        replaced += [Replaced(old, last) for old in older if old.text != last.text]
    return counting, replaced


def _age(answer: Answer) -> tuple[bool, float, int]:
    at = answer.given_at
    return (at is not None, at.timestamp() if at else 0.0, _SOURCE_RANK[answer.source])


def _without_taken_back(answers: list[Answer]) -> list[Answer]:
    kept: list[Answer] = []
    for answer in answers:
        if answer.text is None:
            kept = [other for other in kept if other.source != answer.source]
        elif clean_answer(answer.text) not in BLANKS:
            kept.append(answer)
    return kept


_DATE = r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
_CLOCK = (
    r"(?P<half>上午|下午|晚上?|中午)?\s*(?P<hour>\d{1,2})\s*[:：时点]\s*(?P<minute>\d{1,2})?分?"
    r"(?:[:：]?(?P<second>\d{1,2})秒?)?(?:\.\d+)?"
)
_WHEN = rf"{_DATE}(?:[\sT]*(?:[（(]?(?:星期|周).[)）]?)?\s*{_CLOCK})?"


def read_time(text: str) -> datetime | None:
    """A 校对时间 as people and exports write it, without zone; None where it is not to be read.

    A date alone is its first moment, so that nobody is called late who may not be.

    >>> read_time("2018/4/1 22:05:09"), read_time("2018年4月1日 晚10点30分")
    (datetime.datetime(2018, 4, 1, 22, 5, 9), datetime.datetime(2018, 4, 1, 22, 30))
    >>> read_time("2018-04-01"), read_time("4月1日晚上"), read_time("2018-13-45")
    (datetime.datetime(2018, 4, 1, 0, 0), None, None)
    """
    text = unicodedata.normalize("NFKC", text).strip()
    match = re.fullmatch(_WHEN, text)
    if not match:
        return None
    hour = int(match["hour"] or 0)
    if match["half"] in {"下午", "晚", "晚上"} and hour < 12:
        hour += 12
    try:
        return datetime(  # noqa: DTZ001  the caller adds the notice's zone
            int(match["year"]), int(match["month"]), int(match["day"]),
            hour, int(match["minute"] or 0), int(match["second"] or 0),
        )  # fmt: skip
    except ValueError:
        return None
