"""No date of a notice is dropped: it is a deadline, a question, or left with the reason (issue 15).

`kinds_left.tsv` has a few notices' worth of each kind. What must come out is written as `role
time`, with `hard`, `@where` and `/whom`; a question as `role ?text`; what is no deadline as
`-text=why`; `role ~text` where only that the date is not dropped is promised here, for how it is
spelled is the dates package's.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice import truth
from tongzhi_cli.notice.draft import STRUCK, Draft, DraftDeadline
from tongzhi_cli.notice.reading import source as notice_source
from tongzhi_cli.notice.reading.page.chat import as_message
from tongzhi_cli.notice.reading.page.struck import parted
from tongzhi_cli.notice.reading.read import read

HEAD = "关于做好2027届毕业生核对工作的通知\n各学院：\n2027届毕业生（2023级本科）安排如下：\n"
FOOT = "\n示例大学教务处\n2027年3月15日\n"
LEAST = 3

#: Days in figures, relative days, holidays as limits: found without the reader.
DATE_LIKE = re.compile(
    r"(?:(?<!\d)(?:19|20)\d\d年)?(?<!\d)\d{1,2}月\d{1,2}[日号]|"
    r"(?<![\d./-])20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?![\d./-])|"
    r"(?<![\d月第—-])(?:3[01]|[12]\d|[1-9])日(?!制)|"
    r"[本下]周[一二三四五六日]|(?<!说)(?<!声)明天|后天(?!性)|"
    r"(?:五一|国庆|清明|元旦|放假|离校)(?:节|假期)?前"
)


class Row(NamedTuple):
    """Lines of a notice of one *kind*, and what they must give."""

    kind: str
    text: str
    expected: str


def rows() -> list[Row]:
    lines = Path(__file__).with_name("kinds_left.tsv").read_text("utf-8").splitlines()[1:]
    return [Row(*line.split("\t")) for line in lines]


def text_of(lines: str) -> str:
    return f"{HEAD}{lines}{FOOT}".replace("\\n", "\n").replace("\\t", "\t")


@cache  # for both tests of a row
def notice(lines: str) -> Draft:
    return read(text_of(lines))


def moment(at: datetime | None, *, has_clock: bool) -> str:
    if at is None:
        return ""
    return at.isoformat(timespec="minutes") if has_clock else at.date().isoformat()


def fact(due: DraftDeadline) -> str:
    if due.why:
        return f"{due.role.value} ?{due.text}"
    time = moment(due.at, has_clock=due.has_clock)
    if due.start:
        start_has_clock = (due.start.hour, due.start.minute) != (0, 0)
        time = f"{moment(due.start, has_clock=start_has_clock)}..{time}"
    place = [f"@{due.where}"] * bool(due.where) + [f"/{due.whom}"] * bool(due.whom)
    return " ".join([due.role.value, time, *["hard"] * due.hard, *place])


def facts(draft: Draft) -> Iterator[str]:
    yield from map(fact, draft.deadlines)
    for one in draft.left:
        if one.text != "2027年3月15日":
            yield f"-{one.text.replace(chr(9), chr(92) + 't')}={one.why}"


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.kind}: {row.text}")
def test_a_date_is_told_as_what_it_is(row: Row) -> None:
    """A deadline of its role, a question, or left with why; nothing else comes out."""
    draft = notice(row.text)
    expected = row.expected.split("; ")
    loose = [tuple(one.split(" ~")) for one in expected if " ~" in one]
    for role, text in loose:
        assert [due.role for due in draft.deadlines if text in due.text] == [role]
    rest = [due for due in draft.deadlines if not any(text in due.text for _, text in loose)]
    draft = draft._replace(deadlines=rest)
    draft = draft._replace(left=[] if loose else draft.left)
    assert list(facts(draft)) == [one for one in expected if " ~" not in one]


def test_every_kind_has_rows_enough() -> None:
    """One example is no kind: each has three, and none stands twice."""
    counts = Counter(row.kind for row in rows())
    assert [kind for kind, many in counts.items() if many < LEAST] == []
    assert len({row.text for row in rows()}) == len(rows())


def told_times(draft: Draft, size: int) -> list[int]:
    """How often each sign of the text is told of."""
    times = [0] * size
    places = [place for due in draft.deadlines for place in due.places]
    for begin, end in (*places, *(one.place for one in draft.left)):
        for at in range(begin, min(end, size)):
            times[at] += 1
    return times


def dropped_or_doubled(text: str) -> list[str]:
    """The date-like phrases of a text that are not told of exactly once."""
    times = told_times(read(text), len(text))
    return [
        match[0]
        for match in DATE_LIKE.finditer(text)
        if set(times[match.start() : match.end()]) != {1}
    ]


@pytest.mark.parametrize("path", truth.notices(), ids=truth.name)
def test_no_date_of_a_notice_is_dropped(path: Path) -> None:
    """Every sign of every date-like phrase is accounted for exactly once.

    What is not of the message itself (@全体成员) goes before, and takes no date with it; what is
    struck out is told as such.
    """
    text = unescape(notice_source.read(path)).replace("\r\n", "\n").replace("\r", "\n")
    message = as_message(text)
    dates = [[one[0] for one in DATE_LIKE.finditer(either)] for either in (text, message)]
    assert dates[0] == dates[1]
    kept = parted(message)
    assert dropped_or_doubled(kept.text) == []
    struck = [one.text for one in read(message).left if one.why == STRUCK]
    assert struck == [one.text for one in kept.left]


PIECES = st.sampled_from(
    [
        "4月1日", "4月8日17:00前", "2027-03-20", "2027/03/15", "6日", "4月1-5日", "4月10日起",
        "下周三前", "明天", "五一假期前", "周一至周五8:30-17:30", "20270408", "April 8", "03-10",
        "，", "。", "\n", "\t", " | ", "：", "；", "（", "）", "、", "和", "分别于", "每年",
        "由原来的", "延期至", "已", "学生核对", "交反馈表", "办公时间", "摄像费", "来源：",
        "上一篇：",
        "《办法》", "附件：", "逾期不再受理", "本科生、专科生", "学年注册", "时间", "事项", "号楼",
        "上午12点", "4.18", "系里4.23交汇总表", "22号前", "本月22、", "27.3.18-27.3.24",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_date_of_any_text_is_dropped(lines: str) -> None:
    """Whatever stands around them, the signs of a date-like phrase are told of exactly once."""
    assert dropped_or_doubled(f"{HEAD}{lines}{FOOT}") == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.kind}: {row.text}")
def test_what_is_told_stands_at_its_place(row: Row) -> None:
    """The places of deadlines and of what is left are those of their phrases in the text."""
    text, draft = text_of(row.text), notice(row.text)
    for one in draft.left:
        assert text[slice(*one.place)] == one.text
    for due in draft.deadlines:
        quoted = "".join(text[slice(*place)] for place in due.places)
        assert re.sub(r"\W|至", "", due.text) in re.sub(r"\W|至", "", quoted)


@pytest.mark.parametrize(
    ("lines", "proposals"),
    [
        ("各班17—18号前交反馈表。", ["2027-03-18"]),
        ("学生4-10号核对，反馈表12号前交。", ["2027-04-10", "2027-04-12"]),  # of April either way
        ("学生4-16号登录学信网核对，反馈表18号前交。", ["", ""]),
        ("反馈表5—20号前交。", [""]),
        ("补采照片：4~28号到现场。", [""]),
    ],
)
def test_a_month_is_proposed_where_it_can_be_one_only(lines: str, proposals: list[str]) -> None:
    """4-16号 may be 16 April or days of March: one key must not confirm the wrong month."""
    found = [due.proposal for due in notice(lines).deadlines]
    assert [str(one or "")[:10] for one in found] == proposals


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "一、校对时间\n4月2日前登录学信网校对。\n示例大学教务处\n3月5日",
            "check ?4月2日前; -3月5日=通知的落款（发文日期）",
        ),
        (
            "一、交表时间\n反馈表2027年4月2日前交。\n教务处、学生处\n三月五日（星期五）\n附件：反馈表",
            "submit 2027-04-02; -三月五日（星期五）=通知的落款（发文日期）",
        ),
        (
            "二、补采时间\n2027-04-09补采照片。\n示例学院学籍科 3 月 5 日\n",
            "photo 2027-04-09; -3 月 5 日=通知的落款（发文日期）",
        ),
        # colleges that each have a day of their own, and a day that is none of a signature
        ("上交反馈表时间：\n文学院\n4月6日\n理学院\n4月7日", "submit ?4月6日; submit ?4月7日"),
        ("校对时间：\n4月2日", "check ?4月2日"),
        ("三、上交时间\n请交到学院。\n4月8日", "submit ?4月8日"),
    ],
)
def test_a_signature_without_a_year_is_one(lines: str, expected: str) -> None:
    """Below its office it is no second deadline, whatever heading stands above."""
    assert "; ".join(facts(read(HEAD + lines))) == expected


@pytest.mark.parametrize(
    ("text", "proposals"),
    [
        (
            "一、校对时间（2027年）\n4月2日前核对。\n4月6日17:00前交反馈表。",
            "2027-04-02; 2027-04-06 17:00",
        ),
        ("示教〔2027〕12号\n关于核对的通知\n4月6日（周二）17:00前交反馈表。", "2027-04-06 17:00"),
        ("2027年4月2日前核对；4月6日下班前交反馈表。", "sure; 2027-04-06"),
        # the year of a 届 is none of its days; a weekday that is another's; a notice of December
        ("关于2027届毕业生核对的通知\n4月6日前交反馈表。", "none"),
        ("示教〔2027〕12号\n关于核对的通知\n4月6日（周三）前交反馈表。", "none"),
        ("2026年12月20日前核对；3月5日前交反馈表。", "sure; none"),
        ("示教〔2026〕112号\n关于核对的通知\n1月5日前交反馈表。", "none"),
        ("2026年12月20日前核对；2027年1月5日前交反馈表；4月8日前补采照片。", "sure; sure; none"),
    ],
)
def test_an_undated_notice_proposes_the_year_that_it_names(text: str, proposals: str) -> None:
    """One year that stands elsewhere is proposed, and nothing where it may be another."""
    found = read(text).deadlines
    told = ["sure" if one.at else str(one.proposal or "none") for one in found]
    bare = (re.sub(" 23:59:59$|:00$", "", one) for one in told)
    assert "; ".join(bare) == proposals


@pytest.mark.parametrize(
    ("lines", "question"),
    [
        ("反馈表交表时间暂定4月8日。", "写着暂定，还没有定下来；是不是 2027-04-08（星期四）"),
        ("反馈表4.18", "写成小数的样子，是不是日期要看原文；是不是 2027-04-18（星期日）"),
        (
            "原定4月6日17:00前交反馈表，延期至4月12日。",
            "原来写着 17:00，改期以后还是不是这个钟点，要看原文；是不是 2027-04-12（星期一）17:00",
        ),
        ("反馈表下周三前交。", "没有写明是哪一天；从发文日期数是 2027-03-24（星期三），对不对"),
        ("反馈表22号前交。", "没有写明是哪个月；从发文日期数是 2027-03-22（星期一），对不对"),
    ],
)
def test_a_question_says_where_its_day_is_from(lines: str, question: str) -> None:
    """Only what is counted from the day of issue is said to be counted."""
    assert [due.question for due in notice(lines).deadlines] == [question]


COVER = "各位班长：请4月9日前把反馈表交给我。\n王老师\n\n"
WHOLE = f"{HEAD}4月8日前登录学信网校对，4月10日前补采照片，4月12日有毕业典礼。{FOOT}"
BROKEN = f"{HEAD}各学院收齐各班反馈表，于4月12日（星期一）\n17:00前交教务处。{FOOT}"
EVENT = "别的事情的时间，不是要交、要核对的期限"
MAIL = "下面引用的以前的邮件里的日期"
ASKED = "submit 2027-04-09; check ?4月8日前; photo ?4月10日前"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # forwarded: the notice itself
        (
            f"{COVER}---------- 转发的邮件 ----------\n{WHOLE}",
            f"submit 2027-04-09; check 2027-04-08; photo 2027-04-10; -4月12日={EVENT}",
        ),
        (
            f"{COVER}---------- Forwarded message ---------\n{WHOLE}",
            f"submit 2027-04-09; check 2027-04-08; photo 2027-04-10; -4月12日={EVENT}",
        ),
        # a reply and a mail that is handed on look alike: where a task stands, it is asked
        (f"{COVER}-----原始邮件-----\n{WHOLE}", f"{ASKED}; -4月12日={MAIL}"),
        (
            f"{COVER}在 2027年3月16日，教务处写道：\n{WHOLE}",
            f"{ASKED}; -2027年3月16日={MAIL}; -4月12日={MAIL}",
        ),
        (
            f"2027年3月16日\n{COVER}{re.sub('(?m)^', '> ', WHOLE)}",
            f"{ASKED}; -2027年3月16日=通知的落款（发文日期）; -4月12日={MAIL}",
        ),
        # the width of a mail breaks the clause behind its day
        (
            f"2027年3月16日\n{COVER}{re.sub('(?m)^', '> ', BROKEN)}",
            (
                "submit 2027-04-09; submit ?4月12日（星期一）; submit ?17:00前; "
                "-2027年3月16日=通知的落款（发文日期）"
            ),
        ),
        # one line that begins so is no mail
        (
            f"{COVER}> 见教务处的通知\n{WHOLE}",
            f"submit 2027-04-09; check 2027-04-08; photo 2027-04-10; -4月12日={EVENT}",
        ),
        # nothing is to be done in the cover: the mail is the notice
        (
            f"请看下面的通知。\n-----原始邮件-----\n{WHOLE}",
            f"check 2027-04-08; photo 2027-04-10; -4月12日={EVENT}",
        ),
    ],
)
def test_a_notice_in_a_mail_keeps_its_deadlines(text: str, expected: str) -> None:
    """What may be the notice itself is never told to be an old mail's, unasked."""
    assert "; ".join(facts(read(text))) == expected


@pytest.mark.parametrize(
    ("check", "closing", "told"),
    [
        ("4月8日", "4月7日", "系统 04-07 就关闭，核对写的是 04-08"),
        ("4月8日17:00", "4月7日", "系统 04-07 就关闭，核对写的是 04-08 17:00"),
        ("4月8日", "4月7日12:00", "系统 04-07 12:00 就关闭，核对写的是 04-08"),
        ("4月8日17:00", "4月8日12:00", "系统 04-08 12:00 就关闭，核对写的是 04-08 17:00"),
    ],
)
def test_no_hour_is_told_that_nobody_wrote(check: str, closing: str, told: str) -> None:
    """Of a system that closes first the hour is told where the notice has one."""
    found = notice(f"学生{check}前登录学信网核对，系统{closing}关闭。").deadlines
    assert [due.why for due in found] == [f"{told}：以哪个为准要看原文"] * 2
