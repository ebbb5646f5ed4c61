"""When a message was sent, beside an answer: 微信, QQ, TIM, 钉钉, 企业微信, 飞书, 群接龙.

The forms are those that the programs show and copy, on phones and computers, in Chinese and in
English; what a chat wrote is never an answer nor part of one, what a student wrote always stays.
"""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.answers import chat
from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.check.rules.sample import notice, student
from tongzhi_cli.dates.chat import is_time_line

GROUP = Group(
    [
        student("2014030101", "李明"),
        student("2014030102", "王伟"),
        student("2014030103", "张三"),
        student("2014030104", "欧阳若雨"),
    ]
)

#: A time line, and the moment that it tells if it tells the whole of it.
FORMS: dict[str, str | None] = {
    # phones with 微信
    "8:05": None,
    "20:13": None,
    "昨天 20:13": None,
    "昨天 晚上9:08": None,
    "昨天晚上9:08": None,
    "星期三 下午 3:20": None,
    "星期三 15:20": None,
    "周一 凌晨0:15": None,
    "早上8:05": None,
    "上午 10:01": None,
    "中午12:30": None,
    "下午3:20": None,
    "晚上21:08": None,
    "4月1日 中午12:30": "2018-04-01 12:30:00",
    "4月1日 晚上20:13": "2018-04-01 20:13:00",
    "2018年4月1日 早上8:05": "2018-04-01 08:05:00",
    "2018年4月1日 晚上9:08": "2018-04-01 21:08:00",
    "2018年4月1日 晚上9:08:11": "2018-04-01 21:08:11",
    "2018年4月1日 下午3:20": "2018-04-01 15:20:00",
    "2018年4月1日 20:13": "2018-04-01 20:13:00",
    "2018年04月01日 20:13": "2018-04-01 20:13:00",
    "2018年4月1日 星期日 20:13": "2018-04-01 20:13:00",
    "2018年4月1日（星期日）20:13": "2018-04-01 20:13:00",
    # computers with 微信, merged and mailed
    "2018/4/1 8:05": "2018-04-01 08:05:00",
    "2018/4/1 早上8:05": "2018-04-01 08:05:00",
    "2018/04/01 20:13:05": "2018-04-01 20:13:05",
    "2018-04-01 20:13": "2018-04-01 20:13:00",
    "2018-4-1 20:13:05": "2018-04-01 20:13:05",
    "2018.4.1 20:13": "2018-04-01 20:13:00",
    # QQ, TIM
    "20:13:05": None,
    "8:05:09": None,
    "2018-04-01 8:05:09": "2018-04-01 08:05:09",
    "2018/4/1 星期日 下午 8:13:05": "2018-04-01 20:13:05",
    "04-01 20:13:05": "2018-04-01 20:13:05",
    "04-01 20:13": "2018-04-01 20:13:00",
    "昨天 20:13:05": None,
    "前天 下午3:20": None,
    "大前天 15:20": None,
    "[20:13]": None,
    "[2018-04-01 20:13:05]": "2018-04-01 20:13:05",
    "(20:13:05)": None,
    "【20:13】": None,
    # 钉钉, 企业微信, 飞书
    "4/1 20:13": "2018-04-01 20:13:00",
    "4/1 20:13:05": "2018-04-01 20:13:05",
    "4月1日 20:13": "2018-04-01 20:13:00",
    "18/4/1 20:13": None,
    "周三 15:20": None,
    "上周三 15:20": None,
    "礼拜三 15:20": None,
    "今天 8:05": None,
    "今天 上午 8:05": None,
    "2018年4月1日 20:13:05.123": "2018-04-01 20:13:05",
    "2018-04-01T20:13:05": "2018-04-01 20:13:05",
    # as people write it
    "昨晚 20:13": None,
    "今早8点05分": None,
    "今早 8:05": None,
    "昨晚9点08分": None,
    "今晚8:05": None,
    "晚上9点08分": None,
    "凌晨0:15": None,
    "2018年4月1日 晚上9点08分": "2018-04-01 21:08:00",
    "２０：１３": None,
    "20：13": None,
    # clients in English
    "8:05 AM": None,
    "8:05 pm": None,
    "8:05PM": None,
    "Yesterday 8:05 PM": None,
    "Yesterday 20:13": None,
    "Today 8:05 AM": None,
    "Monday 8:05 AM": None,
    "Wed 15:20": None,
    "Apr 1 8:05 PM": None,
    "Apr 1, 2018 8:05 PM": None,
    "Apr 1, 2018 at 8:05 PM": None,
    "1 April 2018 20:13": None,
    "4/1/2018 8:05 PM": None,
    "4/1/18, 8:05 PM": None,
    "2018-04-01 8:05 PM": "2018-04-01 20:05:00",
}

#: A time that says no minute of a clock is one only where nothing else stands.
ALONE = (
    "昨天", "星期三", "刚刚", "5分钟前", "1小时前", "半小时前", "2018年4月1日", "2018-04-01",
    "—————  2018-04-01  —————", "—— 昨天 20:13 ——", "----- 2018年4月1日 星期日 -----",
    "Just now", "4月1日",
    "早上8点", "今早八点", "昨晚十点半", "23點",
)  # fmt: skip

#: How a line and its time stand to each other; 王伟 answers below in any case.
PLACES: dict[str, tuple[str, ...]] = {
    "behind the name, the answer below": ("李明 {t}", "无误"),
    "behind the name and two blanks": ("李明  {t}", "", "无误"),
    "behind a 学号": ("2014030101 {t}", "无误"),
    "behind a 学号 and the name": ("2014030101李明 {t}", "无误"),
    "behind a class and the name": ("信管1班-李明 {t}", "无误"),
    "behind an account of QQ": ("李明(12345678) {t}", "无误"),
    "behind a mail address": ("李明<li@example.com> {t}", "无误"),
    "behind a rank": ("【管理员】李明(12345678)  {t}", "无误"),
    "behind a company": ("李明@示例学院 {t}", "无误"),
    "behind an office": ("李明（学委） {t}", "无误"),
    "behind who has read it": ("李明 已读 {t}", "无误"),
    "behind a name in brackets": ("[李明] {t}", "无误"),
    "close behind the name": ("李明{t}", "无误"),
    "before the name, the answer below": ("{t} 李明", "无误"),
    "before an account": ("{t} 李明(12345678)", "无误"),
    "above the name": ("{t}", "李明：", "无误"),
    "above it all": ("{t}", "李明：无误"),
    "above three lines": ("{t}", "李明", "无误"),
    "between name and answer": ("李明", "{t}", "无误"),
    "below the colon": ("李明：", "{t}", "无误"),
    "below the answer": ("李明：无误", "{t}"),
    "before the line": ("{t} 李明 无误",),
    "before a line with a colon": ("{t} 李明：无误",),
    "within the line": ("李明 {t} 无误",),
    "within a numbered line": ("1. 李明 {t} 无误",),
    "within a line with a 学号": ("2014030101 {t} 无误",),
    "within a line with both": ("2014030101 李明 {t}：无误",),
    "in brackets within the line": ("李明（{t}）：无误",),
    "behind the line": ("李明 无误 {t}",),
    "in brackets behind the line": ("李明：无误（{t}）",),
    "behind a numbered line": ("1. 李明 无误 {t}",),
    "behind a serial": ("1. {t} 李明 无误",),
}


OF_BOTH = [("01", "无误"), ("02", "照片不对")]


#: Whose the time is is not said there.
WITHOUT = {"above the name", "above it all", "above three lines", "below the answer"}


def read(*lines: str) -> chat.Chat:
    return chat.read("\n".join(lines), "群.txt", GROUP, notice())


def told(found: chat.Chat) -> list[tuple[str, str | None]]:
    return [(one.number[-2:], one.text) for one in found.answers]


def test_there_are_many_forms() -> None:
    """Sixty at least."""
    assert len(FORMS) + len(ALONE) >= 60


@pytest.mark.parametrize("form", [*FORMS, *ALONE])
def test_a_time_line_is_one(form: str) -> None:
    """What a chat writes as the time is known as such."""
    assert is_time_line(form)


@pytest.mark.parametrize("place", PLACES)
def test_a_time_is_no_part_of_an_answer(place: str) -> None:
    """Wherever a time stands, 无误 is the answer, and nothing is left over."""
    wrong = []
    for form in FORMS:
        found = read(*(line.format(t=form) for line in PLACES[place]), "王伟：照片不对")
        if (told(found), found.unplaced, found.passed_over) != (OF_BOTH, (), ()):
            wrong.append((form, told(found), [one.reason for one in found.unplaced]))
    assert wrong == []


@pytest.mark.parametrize("place", sorted(PLACES.keys() - WITHOUT))
def test_the_whole_time_is_that_of_the_answer(place: str) -> None:
    """A time with its day tells when an answer came; 昨天 20:13 and 20:13 do not say which day.

    A day without a year is the next one after the notice.
    """
    wrong = []
    for form, moment in FORMS.items():
        at = read(*(line.format(t=form) for line in PLACES[place])).answers[0].checked_at
        if (f"{at:%Y-%m-%d %H:%M:%S}" if at else None) != moment:
            wrong.append((form, at))
    assert wrong == []


@pytest.mark.parametrize("form", ALONE)
@pytest.mark.parametrize(
    "lines",
    [
        ("{t}", "李明：", "无误"),
        ("李明", "{t}", "无误"),
        ("李明：无误", "{t}"),
        ("{t}", "李明 无误"),
    ],
)
def test_a_line_that_is_a_time_is_no_answer(form: str, lines: tuple[str, ...]) -> None:
    """A line of its own may say less."""
    found = read(*(line.format(t=form) for line in lines), "王伟：照片不对")
    assert told(found) == OF_BOTH
    assert found.unplaced == ()


def test_the_first_of_two_times_counts() -> None:
    """The chat's own stands in front; the one behind is of whoever forwarded it."""
    (answer,) = read("2018-04-01 20:13 李明：无误（2018-04-02 8:05）").answers
    assert (answer.text, f"{answer.checked_at:%m-%d %H:%M}") == ("无误", "04-01 20:13")


@pytest.mark.parametrize(
    "lines",
    [
        ["2018-04-01 20:13:05 李明(12345678)", "无误", "", "2018-04-01 20:14:05 王伟<w@qq.com>",
         "照片不对"],
        ["—————  2018-04-01  —————", "", "", "李明  20:13", "", "无误", "", "王伟  20:14", "",
         "照片不对"],
        ["20:13", "李明", "无误", "20:14", "王伟", "照片不对"],
        ["李明", "20:13", "无误", "王伟", "20:14", "照片不对"],
        ["李明 8:05", "8:06", "无误", "王伟：照片不对"],
        ["1. 2014030101 李明 无误 2018/4/1 8:05", "2. 2014030102 王伟 照片不对 2018/4/1 8:06"],
        ["1. 李明 8:05 无误  2. 王伟 8:06 照片不对"],
        ["2014030101-李明(12345678) 20:13:05", "无误", "王伟：照片不对"],
        ["李明 2018-04-01 (周日) 20:13", "无误", "20:20", "王伟：照片不对（20:14）"],
        ["李明 无误20:13", "王伟 照片不对 20:14"],
        ["李明 昨天 无误", "王伟：照片不对"],
        ["李明 星期三 无误", "王伟 刚刚", "照片不对"],
        ["李明 刚刚 无误", "王伟：照片不对"],
        ["李明 无误 昨晚八点", "王伟：照片不对"],
        ["李明 无误（4月1日）", "王伟：照片不对"],
        ["李明 昨天", "无误", "王伟 5分钟前", "照片不对"],
    ],
)  # fmt: skip
def test_whole_chats(lines: list[str]) -> None:
    """As they are copied: every line is somebody's answer, or a time."""
    found = read(*lines)
    assert (told(found), found.unplaced, found.passed_over) == (OF_BOTH, (), ())


@pytest.mark.parametrize(
    "answer",
    [
        "昨天 照片不对",
        "4月1日 拍的照片没有显示",
        "8:05至9:00登录不上",
        "出生日期应为1999年3月5日",
        "出生日期错误，应为 1999年3月5日",
        "出生日期有误 1999-03-05",
        "照片是早上8点拍的不清晰",
        "照片是早上8:05拍的，不清晰",
        "照片是4月1日 20:13 拍的，不是本人",
        "早上8:05拍的照片不清晰",
        "8:05的照片不是本人",
        "照片拍摄时间 2018-04-01 8:05",
        "照片拍摄时间应为 2018年4月1日 20:13",
        "图像采集时间：2018-04-01 20:13",
        "图像采集日期是昨天 20:13",
        "晚上8点 登录不上，没有看到照片",
        "昨天 20:13 左右登录不上",
        "4月1日 8:05-9:00 登录不上",
        "入学日期应为2014年9月1日，显示2014年9月10日",
        "入学日期显示2014-09-01",
        "没有照片，昨晚没来得及拍",
        "民族错，8:05已告诉老师",
        "无误，刚才看错了",
        "无误，昨天看错了",
    ],
)
@pytest.mark.parametrize(
    "line", ["李明 {a}", "1. 李明：{a}", "2014030101 {a}", "李明 20:13:05\n{a}"]
)
def test_an_hour_that_a_student_wrote_stays(answer: str, line: str) -> None:
    """Dates and hours that belong to an answer are in it, word for word."""
    found = read(*line.format(a=answer).split("\n"), "王伟：照片不对")
    assert told(found) == [("01", answer), ("02", "照片不对")]


@pytest.mark.parametrize(
    ("lines", "reasons"),
    [
        (["李明 8:05", "王伟 8:06", "无误"], ["只写了 2014030101 李明，没有写结果"]),
        (["王伟 8:06", "无误", "李明 8:05"], ["只写了 2014030101 李明，没有写结果"]),
        (["王伟：无误", "李明："], ["只写了 2014030101 李明，没有写结果"]),
        (["1. 李明 2018年4月1日", "2. 王伟 无误"], ["只写了 2014030101 李明，没有写结果"]),
        (["王伟 8:06", "无误", "赵老师 8:07", "大家快填"],
         ["看不出是谁的：赵老师", "看不出是谁的：大家快填"]),
        (["王伟 无误", "李明 8:05", "赵老师 8:07", "大家快填"],
         ["看不出是谁的：赵老师", "只写了 2014030101 李明，没有写结果", "看不出是谁的：大家快填"]),
        (["王伟 无误", "李明(2014039999) 8:05", "无误"],
         ["名单里没有学号 2014039999：李明(2014039999)", "看不出是谁的：无误"]),
    ],
)  # fmt: skip
def test_who_only_has_a_time_is_told(lines: list[str], reasons: list[str]) -> None:
    """A message that holds no answer is told, and that of a stranger is nobody's answer."""
    found = read(*lines)
    assert told(found) == [("02", "无误")]
    assert [one.reason for one in found.unplaced] == reasons


@given(
    st.datetimes(datetime(2018, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001
    st.sampled_from(
        ["%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M", "%m-%d %H:%M", "%H:%M", "%d %b %Y %H:%M"]
    ),
    st.sampled_from(sorted(PLACES)),
)
def test_no_time_gets_into_an_answer(at: datetime, form: str, place: str) -> None:
    """Whatever the moment, and wherever it stands."""
    lines = (line.format(t=at.strftime(form)) for line in PLACES[place])
    assert told(read(*lines)) == [("01", "无误")]
