"""What `notice new` has to know: from its options, and asked one after the other."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.keys import LEAVE, key_of
from tongzhi_cli.cli.terminal.prompt import FrontEnd, front_end
from tongzhi_cli.dates.typed import Typed, deadline_typed, shown
from tongzhi_cli.errors import UsageError
from tongzhi_cli.model.student import level
from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.words import LEVELS
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.cohorts import USUAL, Level, computed, named, told
from tongzhi_cli.notice.doubts_of_dates import typed_day
from tongzhi_cli.notice.draft import DraftCohort

#: What has to be said one way or the other; the rest has a default.
_NEEDED = ("--school 学校", "--year 届", "--check 校对截止", "--submit 上交截止")
_LEVEL = "写成 --level 本科，或 --level 专升本:学制:级，例如 --level 专升本:2:2025。"
_AND = r"[\s、，,和及]+"
#: A class that graduates in summer is asked about from the autumn before.
_AUTUMN = 7
#: Where the papers go nearly everywhere.
_OFFICE = "教务处"

_Value = TypeVar("_Value")


class NewNoticeOptions(NamedTuple):
    """The options of `notice new`, as typed."""

    school: str | None
    number: str | None
    years: Sequence[str]
    levels: Sequence[str]
    check: str | None
    submit: str | None
    where: str | None
    issued: str | None
    title: str | None
    issuer: str | None
    hard: bool


class Answers(NamedTuple):
    """Everything that is known; *title* and *issuer* are "" where they follow from the rest."""

    school: str
    number: str
    cohorts: Sequence[DraftCohort]
    issued: date
    check_text: str
    check: Typed
    submit_text: str
    submit: Typed
    hard: bool
    where: str
    title: str
    issuer: str


def gather(given: NewNoticeOptions, today: date, *, plain: bool) -> Answers:
    """The answers; nobody is asked where the options say all that has no default.

    Raises:
        UsageError: an option has a value that cannot be; there is nobody to be asked.
        EOFError: the input ends before the last answer.
        KeyboardInterrupt: the person stops.

    """
    needed = (given.school, given.years, given.check, given.submit)
    if all(needed):
        return _answers(given, today, _Silent())
    missing = "、".join(name for name, value in zip(_NEEDED, needed, strict=True) if not value)
    asking = _Asking(front_end(plain=plain, instead=missing))
    try:
        return _answers(given, today, asking)
    except EOFError:
        if asking.lines or asking.front.is_terminal:
            raise
        raise UsageError(
            f"没有写 {missing}，标准输入也没有内容", "请写上这些选项，或在终端里运行，会一个个问。"
        ) from None


class _Silent:
    """Takes the options, and the default of what they do not say; *how* is how to say a level."""

    how = _LEVEL

    def value(
        self,
        given: str | None,
        prompt: str,  # noqa: ARG002  for whoever asks
        read: Callable[[str], _Value],
        default: str = "",
    ) -> _Value:
        """What an option says, or the default."""
        return read(default if given is None else given.strip())

    def say(self, words: str) -> None:
        """Nothing: the end tells it all."""


class _Asking(_Silent):
    """Asks a person for what the options do not say, again until it can be read."""

    how = "看花名册，或问教务处：入学年份如 2025，学制如 2。"

    def __init__(self, front: FrontEnd) -> None:
        self.front = front
        self.lines = 0
        if front.is_terminal:
            show.say("照通知回答；方括号里是不写就用的，直接回车。0 停下，什么也不写。")

    def value(
        self, given: str | None, prompt: str, read: Callable[[str], _Value], default: str = ""
    ) -> _Value:
        """What an option says, or the first answer that can be read.

        Raises:
            EOFError: a person at a terminal types 0.

        """
        if given is not None:
            return read(given.strip())
        shown_default = f" [{default}]" if default else ""
        while True:
            line = self.front.ask(f"{prompt}{shown_default} > ", lambda _: [])
            self.lines += 1
            if self.front.is_terminal and key_of(line) in LEAVE:
                raise EOFError
            try:
                return read(line.strip() or default)
            except UsageError as error:
                show.failed(error, "  ")

    def say(self, words: str) -> None:
        """How an answer was understood."""
        show.say(f"  {words}")


def _answers(given: NewNoticeOptions, today: date, ask: _Silent) -> Answers:
    school = ask.value(given.school, "学校（全称）", _some("学校"))
    number = ask.value(given.number, "文号（没有就回车）", str)
    issued = ask.value(
        given.issued, "发文日期", lambda text: typed_day(text, "发文日期"), today.isoformat()
    )
    next_year = str(today.year + (today.month >= _AUTUMN))
    typed_years = "、".join(given.years) or None
    years = ask.value(typed_years, "哪一届毕业（几届用顿号隔开）", _years, next_year)
    typed_levels = "、".join(given.levels) or None
    levels = ask.value(
        typed_levels, "层次（本科、专科、专升本、五年制……）", _levels, "、".join(USUAL)
    )
    cohorts = [one for year in years for one in _cohorts(year, levels, len(years), ask)]
    ask.say(told(cohorts))
    check_text, check = ask.value(
        given.check,
        f"{Role.CHECK.label}截止，照通知写（如 4月1日晚23:00以前）",
        _deadline(issued),
    )
    ask.say(f"读作 {shown(check.at)}")
    submit_text, submit = ask.value(
        given.submit, f"{Role.SUBMIT.label}截止，照通知写", _deadline(issued, check)
    )
    ask.say(f"读作 {shown(submit.at)}")
    said_hard = "是" if given.hard else None
    hard = ask.value(
        said_hard, "上交逾期不再受理？（是/否）", _yes, "是" if "不再受理" in submit_text else "否"
    )
    where = ask.value(given.where, "交到哪里", _some("地点"), _OFFICE)
    return Answers(
        school, number, cohorts, issued, check_text, check, submit_text, submit, hard, where,
        (given.title or "").strip(), (given.issuer or "").strip(),
    )  # fmt: skip


# --- reading an answer -------------------------------------------------------------------------


def _some(name: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not text:
            raise UsageError(f"{name}要写", "通知上怎么写就怎么写。")
        return text

    return read


def _years(text: str) -> list[int]:
    words = [word.removesuffix("届") for word in re.split(_AND, text) if word]
    if not words:
        raise UsageError("哪一届要写", "写毕业的年份，如 2027。")
    for word in words:
        if not re.fullmatch(r"(19[9]|20\d)\d", word):
            raise UsageError(f"“{word}”不是哪一届", "写四位的毕业年份，如 2027；几届用顿号隔开。")
    return sorted({int(word) for word in words})


def _levels(text: str) -> list[Level]:
    found = [_level(word) for word in re.split(_AND, text) if word]
    if not found:
        raise UsageError("层次要写", "如：本科、专科。")
    return found


def _level(word: str) -> Level:
    """A 层次, or 层次:学制:级 with the 届 perhaps behind it."""
    name, *numbers = re.split("[:：]", word)
    if not numbers:
        return Level(named(name))
    if len(numbers) not in {2, 3}:
        raise UsageError(f"层次“{word}”的写法不对", _LEVEL)
    try:
        length, (entry_year, *year) = float(numbers[0]), map(int, numbers[1:])
    except ValueError:
        raise UsageError(f"层次“{word}”的写法不对", _LEVEL) from None
    return Level(named(name), _length(length), _entry_year(entry_year), *year)


def _length(years: float) -> float:
    if not 0.5 <= years <= 10:
        raise UsageError(f"学制 {years:g} 年不对", "写几年，如 2、5、2.5。")
    return years


def _entry_year(year: int) -> int:
    if not 1990 <= year <= 2100:
        raise UsageError(f"{year} 不是入学年份", "写四位数，如 2025。")
    return year


def _deadline(issued: date, after: Typed | None = None) -> Callable[[str], tuple[str, Typed]]:
    """A reader of deadlines that are not before the notice, nor *after* before that."""

    def read(text: str) -> tuple[str, Typed]:
        if not text:
            raise UsageError("截止要写", "照通知写，如 4月1日晚23:00以前。")
        typed = deadline_typed(text, issued)
        if after and typed.at < after.at:
            raise UsageError(
                f"上交截止 {shown(typed.at)} 早于校对截止 {shown(after.at)}", "请看看通知。"
            )
        return text, typed

    return read


def _yes(text: str) -> bool:
    if text.lower() in {"是", "y", "yes", "对", "1"}:
        return True
    if text.lower() in {"否", "不", "不是", "n", "no", "0", ""}:
        return False
    raise UsageError(f"“{text}”看不懂", "写 是 或 否。")


# --- cohorts -----------------------------------------------------------------------------------


def _cohorts(year: int, levels: Sequence[Level], count: int, ask: _Silent) -> list[DraftCohort]:
    """The cohorts of a 届; what does not follow from the level is asked, never assumed."""
    made = []
    for one in levels:
        if one.usual:
            made.append(computed(year, one.name))
        elif one.length is None or one.entry_year is None:
            made.append(_asked(year, one, ask))
        elif one.year == year or (one.year is None and count == 1):
            made.append(DraftCohort(year, one.name, one.entry_year, one.length))
        elif one.year is None:
            raise UsageError(
                f"{one.name}是哪一届，有 {count} 届，看不出来",
                f"写成 --level {one.name}:{one.length:g}:{one.entry_year}:{year} 的样子。",
            )
    return made


def _asked(year: int, one: Level, ask: _Silent) -> DraftCohort:
    def no_default(text: str) -> str:
        if not text:
            raise UsageError(f"{year}届{one.name}的级和学制不能猜，要写", ask.how)
        return text

    name = one.name
    if level(name) not in LEVELS:
        name = ask.value(None, f"{name}在花名册上的层次怎么写（本科、专科……）", no_default)
    titled = f"{year}届{one.name}"
    entry_year = ask.value(
        None, f"{titled}是哪一级（入学年份）", lambda text: _number(no_default(text))
    )
    length = ask.value(
        None, f"{titled}的学制（年）", lambda text: _length(_float(no_default(text)))
    )
    return DraftCohort(year, level(name) or name, entry_year, length)


def _number(text: str) -> int:
    word = text.removesuffix("级")
    if not re.fullmatch(r"\d{4}", word):
        raise UsageError(f"“{text}”不是入学年份", "写四位数，如 2025。")
    return _entry_year(int(word))


def _float(text: str) -> float:
    try:
        return float(text.removesuffix("年"))
    except ValueError:
        raise UsageError(f"“{text}”不是年数", "写几年，如 2、5、2.5。") from None
