"""Answers: what they amount to, when they were given, and which one of several counts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.answers.answer import PROXY, TYPED, Answer, Source, Status
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.answers.result.newest import newest
from tongzhi_cli.check.rules.sample import answer
from tongzhi_cli.dates.moment import read_time
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.text import clean_answer

IDEOGRAPHIC_SPACE = chr(0x3000)
NO_BREAK_SPACE = chr(0xA0)
ZERO_WIDTH = chr(0x200B)


# --- judge: one table per status --------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        # the word itself, as typed, pasted and exported
        "无误",
        " 无误 ",
        "无误。",
        "无误！！",
        "“无误”",
        "【无误】",
        "（无误）",
        "无 误",
        f"无{IDEOGRAPHIC_SPACE}误",
        f"{NO_BREAK_SPACE}无误{NO_BREAK_SPACE}",
        f"{ZERO_WIDTH}无误",
        "无误\r\n",
        "无误\t",
        "无误～",
        "无误.",
        # the synonyms of the issue
        "正确",
        "正确。",
        "没问题",
        "没问题！",
        "没有问题",
        "无异常",
        "没有异常",
        "信息无误",
        "√",
        "√。",
        "(√)",
        "✓",
        "✔",
        "☑",
        "OK",
        "ok",
        "Ok.",
        "ＯＫ！",
        "okay",
        "对",
        "都对",
        "全对",
        "没错",
        "无错误",
        "无问题",
        "正常",
        # sentences that say no more than that
        "照片正确",
        "学历照片完全正确",
        "信息无误√",
        "本人信息无误",
        "核对无误",
        "已核对，无误",
        "已核对，没问题。",
        "照片和信息均无误",
        "照片、信息都正确",
        "所有信息全部正确",
        "我的学籍信息没问题",
        "本人已确认，无误",
        "图像信息无误",
        "正确无误",
        "信息正确无误",
        "准确无误",
        "√ 无误",
        "☑正确",
        "√√",
        "✔" + chr(0xFE0F),
        "✅",
        "信息都对",
        "无异常情况",
        "没有任何问题",
        "无误，已校对",
        # the letter of a choice
        "A.无误",
        "A、无误",
        "B．没问题",
        "a) 正确",
        "Ａ．无误",
        "A 无误",
        # as people say it
        "没问题的",
        "对的",
        "都对的",
        "没啥问题",
        "没什么问题",
        "未发现问题",
        "没发现错误",
        "没问题啦",
        "没问题哦",
        "好的无误",
        "无差错",
        "核对完毕无误",
        "校对完成无误",
        "检查过了没问题",
        "看了没问题",
        "确认过无误",
        "姓名、照片均无误",
        "毕业证照片无误",
        "民族、专业均正确",
        "照片清晰信息无误",
        "無誤",
        "沒問題",
        "老师好，无误",
        "无误👌",
    ],
)
def test_words_for_ok_become_ok(text: str) -> None:
    """Every usual way to say 无误, with any punctuation and space, is printed as 无误."""
    assert judge(text)[:2] == (Status.OK, "无误")


@pytest.mark.parametrize(
    "text",
    [
        "有误",
        "有误。",
        " 有 误 ",
        "不对",
        "不对！",
        "错误",
        "错",
        "错了",
        "有错",
        "有问题",
        "异常",
        "有异常",
        "不正确",
        "不符",
        "信息有误",
        "信息有误×",
        "信息不对",
        "×",
        "x",
        "X",
        "Ｘ",
        "✗",
        "否，有误",
        "否（有误）",
        "已核对，有误",
        "不一致",
        "需要更正",
        "信息不正确",
        "B.有误",
    ],
)
def test_words_that_say_only_wrong_are_vague(text: str) -> None:
    """An answer that does not say what is wrong is vague and keeps its words."""
    assert judge(text)[:2] == (Status.VAGUE, clean_answer(text))


@pytest.mark.parametrize(
    "text",
    [
        "否",
        "NO",
        "无",
        "没有",
        "有",
        "是",
        "其他",
        "不清楚",
        "不知道",
        "？",
        "。",
        "……",
        "无误？",
        "“无误？”",
        "「没有问题？」",
        "（无误?）",
        "没有问题？",
        "民族错了吗？",
        "登不上",
        "收到",
        "不是的",
        "17",
        "好",
        "好的",
        "可以",
        "知道了",
        "1",
        "已核对",
        "部分信息正确",
        "√ ×",
        "对错",
        "有的信息正确",
        "对照片",
        "正确的照片",
        "有只猫",
        "同意",
        "信息正确，有只猫",
    ],
)
def test_what_nobody_can_tell_is_unclear_and_keeps_its_words(text: str) -> None:
    """There is no default: what is not understood is neither 无误 nor an anomaly (issue 14)."""
    assert judge(text)[:2] == (Status.UNCLEAR, clean_answer(text))


@pytest.mark.parametrize("text", ["稍后看", "等会看", "还没看", "正确/有误"])
def test_what_says_that_nobody_has_looked_is_no_answer(text: str) -> None:
    """The student is missing, and what was written instead is told."""
    assert judge(text)[:2] == (Status.MISSING, "")
    assert judge(text).hint


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("照片有误", "照片有误"),
        ("照片不是本人", "照片不是本人"),
        ("不是本人", "不是本人"),
        ("没有照片", "没有照片"),
        ("无学历照片", "无学历照片"),
        ("民族有误，应为回族", "民族有误，应为回族"),
        ("信息不正确，姓名应为李鸣", "信息不正确，姓名应为李鸣"),
        ("姓名错误：显示“张珊”，应为“张姗”", "姓名错误：显示“张珊”，应为“张姗”"),
        ("照片正确，但民族错误", "照片正确，但民族错误"),
        ("信息无误，照片未采集", "信息无误，照片未采集"),
        ("信息正确 照片不对", "信息正确 照片不对"),
        ("照片对不上", "照片对不上"),
        ("不正确的照片", "不正确的照片"),
        ("应为Ａ班", "应为Ａ班"),  # full-width letters of an anomaly stay
        ("  出生日期 应为1996年 5月  ", "出生日期 应为1996年 5月"),
        ("照片不是本人\r\n请更换", "照片不是本人\n请更换"),
        ("照片不是\x07本人\x0b请更换", "照片不是本人\n请更换"),
        ("阿依古丽•麦麦提 的点错了", "阿依古丽•麦麦提 的点错了"),
        ("姓应为䶮", "姓应为䶮"),
        ("姓应为𬱖", "姓应为𬱖"),
        ("照片不是本人\x0b请更换", "照片不是本人\n请更换"),
        ("照片不是本人\u2028请更换", "照片不是本人\n请更换"),
        ("照片不是本人\x0c\r\n\u2029请更换\x0b", "照片不是本人\n请更换"),
        ("姓应为\U00031350", "姓应为\U00031350"),
        ("A.照片不对", "A.照片不对"),
        ("B、民族应为回族", "B、民族应为回族"),
        ("A班才对", "A班才对"),
    ],
)
def test_a_fault_is_the_anomaly_as_written(text: str, printed: str) -> None:
    """异常情况请如实填写异常内容: nothing is reworded, only invisible signs go."""
    assert judge(text)[:2] == (Status.ANOMALY, printed)


@pytest.mark.parametrize(
    "part", ["已经", "已", "经过", "信息", "我的", "无误", "没有任何", "有错", "错", "×"]
)
def test_an_answer_that_goes_on_and_on_is_judged_in_no_time(part: str) -> None:
    """No sentence makes the patterns try again and again; this would take years."""
    text = part * 5000 + "猫"
    assert judge(text)[:2] == (Status.UNCLEAR, text)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        " ",
        IDEOGRAPHIC_SPACE,
        NO_BREAK_SPACE,
        "\r\n",
        "\t",
        "-",
        " - ",
        "--",
        "—",
        "/",
        "(空)",
        "（空）",
        "(跳过)",
        "（跳过）",
        ZERO_WIDTH,
    ],
)
def test_the_blanks_of_exports_are_no_answer(text: str | None) -> None:
    """What export tools write for "nothing answered" counts as nothing."""
    assert judge(text)[:2] == (Status.MISSING, "")


@pytest.mark.parametrize(
    ("text", "ok_text", "synonyms", "expected"),
    [
        ("无误", "正确", [], (Status.OK, "正确")),
        ("正确！", "正确", [], (Status.OK, "正确")),
        ("同意", "无误", [], (Status.UNCLEAR, "同意")),
        ("同意", "无误", ["同意"], (Status.OK, "无误")),
        (" 同意。", "无误", ["同意"], (Status.OK, "无误")),
        ("同意", "无误", ["同意！"], (Status.OK, "无误")),
        ("不同意", "无误", ["同意"], (Status.UNCLEAR, "不同意")),
        ("有误", "无误", ["有误"], (Status.OK, "无误")),  # the notice's own word is the last
        ("/", "无误", ["/"], (Status.OK, "无误")),  # even before the blanks
        (" - ", "无误", ["-"], (Status.OK, "无误")),
        ("-", "无误", ["/"], (Status.MISSING, "")),  # and literally, not by its punctuation
        ("/", "/", [], (Status.OK, "/")),
        ("1", "无误", ["1"], (Status.OK, "无误")),
    ],
)
def test_a_notice_may_have_its_own_words(
    text: str, ok_text: str, synonyms: list[str], expected: tuple[Status, str]
) -> None:
    """ok_text and ok_synonyms of the notice are compared like our own."""
    assert judge(text, ok_text, synonyms)[:2] == expected


@given(st.text(alphabet="无误正确没有问题异常照片信息不对√×xo。，！ \n"))
def test_judging_what_was_judged_changes_nothing(text: str) -> None:
    """The text that goes on the form is judged as the answer was: a filled form reads back."""
    result = judge(text)
    assert judge(result.text)[:2] == result[:2]


# --- read_time --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-04-01 22:05:09", "2018-04-01 22:05:09"),
        ("2018-04-01 22:05", "2018-04-01 22:05:00"),
        ("2018-04-01T22:05:09", "2018-04-01 22:05:09"),
        ("2018/4/1 22:05:09", "2018-04-01 22:05:09"),  # 问卷星
        ("2018/04/01 22:05", "2018-04-01 22:05:00"),
        ("2018.4.1 8:05", "2018-04-01 08:05:00"),
        ("2018年4月1日 22:05", "2018-04-01 22:05:00"),  # 腾讯文档
        ("2018年4月1日22:05", "2018-04-01 22:05:00"),
        ("2018年4月1日 22时5分", "2018-04-01 22:05:00"),
        ("2018年4月1日 22时5分9秒", "2018-04-01 22:05:09"),
        ("2018年4月1日 22点", "2018-04-01 22:00:00"),
        ("2018年4月1日 晚10点30分", "2018-04-01 22:30:00"),
        ("2018年4月1日（星期日）晚23:00", "2018-04-01 23:00:00"),
        ("2018年4月2日（星期一）下午17:00", "2018-04-02 17:00:00"),  # as the notice writes
        ("2018年4月2日（周一）下午5:00", "2018-04-02 17:00:00"),
        ("2018-04-01 上午9:30", "2018-04-01 09:30:00"),
        ("2018-04-01 下午12:30", "2018-04-01 12:30:00"),
        ("2018-04-01 中午12点", "2018-04-01 12:00:00"),
        ("2018-04-01 22:05:09.123", "2018-04-01 22:05:09"),
        ("２０１８／４／１　２２：０５", "2018-04-01 22:05:00"),
        ("2018-04-01 22：05", "2018-04-01 22:05:00"),
        ("  2018-04-01 22:05\t", "2018-04-01 22:05:00"),
        ("2018-04-01", "2018-04-01 00:00:00"),
        ("2018年4月1日", "2018-04-01 00:00:00"),
        ("2018年4月1日（星期日）", "2018-04-01 00:00:00"),
        ("2020-02-29 08:00", "2020-02-29 08:00:00"),
        # not to be read, so not guessed
        ("", None),
        ("4月1日晚上", None),
        ("4月1日 22:05", None),
        ("2018430日前", None),  # a notice copied from a web page loses 年 and 月
        ("2018", None),
        ("2018-04", None),
        ("2018-13-45", None),
        ("2018-02-29", None),
        ("2018-04-01 25:00", None),
        ("2018-04-01 22:61", None),
        ("昨天", None),
        ("已校对", None),
        ("18-04-01", None),
        ("01/04/2018", None),
        ("2018-04-01 22:05 和 2018-04-02", None),
        ("0000-01-01", None),
        ("2018年4月1日 晚12点", "2018-04-01 23:59:59"),
        ("2018年4月1日 晚1点", None),  # of the next morning, or 13:00 mistyped
        ("2018年4月1日 晚上5点", "2018-04-01 17:00:00"),
        ("2018年4月1日 晚6点", "2018-04-01 18:00:00"),
        ("2018年4月1日 上午12点", None),  # noon, or midnight on a clock of twelve hours
        ("2018-04-01 上午12:30", "2018-04-01 00:30:00"),
        ("2018-04-01 上午13:00", None),
        ("2018年4月1日 晚上0:30", None),
        ("2018年4月1日 中午1点", "2018-04-01 13:00:00"),
    ],
)
def test_times_are_read_as_people_and_exports_write_them(text: str, expected: str | None) -> None:
    """A time is read as what it means, or not at all."""
    at = read_time(text)
    assert (f"{at:%Y-%m-%d %H:%M:%S}" if at else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-04-01T22:05:09+08:00", "2018-04-01T14:05:09+00:00"),
        ("2018-04-01T22:05+08:00", "2018-04-01T14:05:00+00:00"),
        ("2018-04-01T14:05:09Z", "2018-04-01T14:05:09+00:00"),
        ("2018-04-01T14:05:09+00:00", "2018-04-01T14:05:09+00:00"),
        ("2018-04-01T09:05:09-05:00", "2018-04-01T14:05:09+00:00"),
        (" ２０１８-04-01T22:05:09+08:00 ", "2018-04-01T14:05:09+00:00"),
        ("2018-04-01T22:05:09+99:00", None),
        ("2018-04-31T22:05:09+08:00", None),
        ("2018-04-01T22:05:09+08:00 晚", None),
        ("2018-04-01T14:05:09.123Z", "2018-04-01T14:05:09+00:00"),
    ],
)
def test_times_of_programs_are_read_with_their_zone(text: str, expected: str | None) -> None:
    """ISO 8601 with a zone, as our own --json writes it, is that very moment, to the second."""
    at = read_time(text)
    assert (at.astimezone(UTC).isoformat() if at else None) == expected


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_times_that_we_write_read_back(at: datetime) -> None:
    """ISO times without zone survive, to the second."""
    at = at.replace(microsecond=0)
    assert read_time(at.isoformat(sep=" ")) == at
    assert read_time(at.isoformat()) == at


# --- newest -----------------------------------------------------------------------------------

ONE = "2014030101"
ROSTER, LOG, RESULTS = Source.ROSTER, Source.LOG, Source.RESULTS


def counts(*answers: Answer) -> str | None:
    """The text that counts for the one student that all *answers* are about."""
    counting, _ = newest(answers)
    return counting[ONE].text if ONE in counting else None


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], None),
        ([answer(ONE, "甲")], "甲"),
        # the newest time wins, wherever it comes from
        ([answer(ONE, "甲", "2018-04-01 08:00"), answer(ONE, "乙", "2018-04-01 09:00")], "乙"),
        ([answer(ONE, "甲", "2018-04-01 09:00"), answer(ONE, "乙", "2018-04-01 08:00")], "甲"),
        (
            [
                answer(ONE, "甲", "2018-04-01 09:00", source=ROSTER),
                answer(ONE, "乙", "2018-04-01 08:00", source=RESULTS),
            ],
            "甲",
        ),
        (
            [
                answer(ONE, "甲", "2018-04-01 09:00+00:00"),
                answer(ONE, "乙", "2018-04-01 16:59+08:00"),
            ],
            "甲",
        ),
        # without a time is older than with one
        ([answer(ONE, "甲", "2018-01-01"), answer(ONE, "乙")], "甲"),
        ([answer(ONE, "乙"), answer(ONE, "甲", "2018-01-01")], "甲"),
        (
            [answer(ONE, "甲", "2018-01-01", source=ROSTER), answer(ONE, "乙", source=RESULTS)],
            "甲",
        ),
        # where times do not tell: --results over the log over the roster
        (
            [
                answer(ONE, "丙", source=RESULTS),
                answer(ONE, "甲", source=ROSTER),
                answer(ONE, "乙", source=LOG),
            ],
            "丙",
        ),
        ([answer(ONE, "乙", source=LOG), answer(ONE, "甲", source=ROSTER)], "乙"),
        (
            [
                answer(ONE, "乙", "2018-04-01 09:00", source=LOG),
                answer(ONE, "甲", "2018-04-01 09:00", source=ROSTER),
            ],
            "乙",
        ),
        # of one source: the later line
        ([answer(ONE, "甲"), answer(ONE, "乙")], "乙"),
        ([answer(ONE, "甲", "2018-04-01 09:00"), answer(ONE, "乙", "2018-04-01 09:00")], "乙"),
        # blanks say nothing
        ([answer(ONE, "甲"), answer(ONE, "")], "甲"),
        ([answer(ONE, "甲", "2018-04-01 08:00"), answer(ONE, "-", "2018-04-01 09:00")], "甲"),
        ([answer(ONE, "(空)")], None),
        # taken back
        ([answer(ONE, "甲"), answer(ONE, None)], None),
        ([answer(ONE, "甲"), answer(ONE, None), answer(ONE, "乙")], "乙"),
        ([answer(ONE, None), answer(ONE, "甲")], "甲"),
        ([answer(ONE, "甲", source=ROSTER), answer(ONE, None, source=LOG)], "甲"),
        (
            [
                answer(ONE, "甲", source=ROSTER),
                answer(ONE, "乙", source=LOG),
                answer(ONE, None, source=LOG),
            ],
            "甲",
        ),
    ],
)
def test_the_newest_answer_counts(answers: list[Answer], expected: str | None) -> None:
    """Of several answers of a student, one counts, by the order of the design."""
    assert counts(*answers) == expected


def test_the_time_of_recording_is_newer_than_the_time_of_checking() -> None:
    """An answer corrected later for an earlier check is the newer answer."""
    checked = answer(ONE, "甲", "2018-04-01 20:00")
    early = datetime(2018, 4, 1, 11, tzinfo=UTC)
    corrected = answer(ONE, "乙", "2018-04-01 10:00", source=LOG)
    assert counts(checked, corrected._replace(recorded_at=early + timedelta(hours=2))) == "乙"
    assert counts(checked, corrected._replace(recorded_at=early)) == "甲"


def test_replaced_answers_are_listed_by_number() -> None:
    """Each answer that gave way stands with the one that counts, in 学号 order."""
    first, second = answer("1000", "甲", "2018-04-01"), answer("1000", "乙", "2018-04-02")
    third, other = answer("1000", "丙", "2018-04-03"), answer("999", "丁")
    newer = answer("999", "戊", "2018-04-01")
    counting, replaced = newest([third, first, other, second, newer])
    assert counting == {"999": newer, "1000": third}
    assert replaced == [(other, newer), (first, third), (second, third)]


def test_the_same_answer_again_replaces_nothing() -> None:
    """Handing in twice what was said before is no news."""
    twice = [answer(ONE, "无误", "2018-04-01"), answer(ONE, "无误", "2018-04-02")]
    counting, replaced = newest(twice)
    assert counting[ONE] == twice[1]
    assert replaced == []


def test_the_same_answer_under_another_name_gave_way() -> None:
    """Two who say 无误 under one 学号 are two people: one of them typed it wrongly."""
    both = [
        answer(ONE, "无误", f"2018-04-0{at}", name=name) for at, name in ((1, "李明"), (2, "王伟"))
    ]
    counting, replaced = newest(both)
    assert counting[ONE] == both[1]
    assert replaced == [tuple(both)]


@pytest.mark.parametrize(
    "answers",
    [
        [answer(ONE, "甲"), answer(ONE, "")],
        [answer(ONE, ""), answer(ONE, "甲")],
        [answer(ONE, "-", "2018-04-01"), answer(ONE, "甲", "2018-04-02")],
        [answer(ONE, " (空) "), answer(ONE, "甲", "2018-04-02")],
    ],
)
def test_a_blank_is_not_replaced(answers: list[Answer]) -> None:
    """Nothing was said, so nothing gave way."""
    counting, replaced = newest(answers)
    assert counting[ONE].text == "甲"
    assert replaced == []


def test_of_the_log_the_last_line_holds_whatever_the_clock_said() -> None:
    """A laptop's clock may go back; the log's order does not."""
    first = answer(ONE, "甲", "2018-04-01 20:00", source=LOG)
    last = answer(ONE, "乙", "2018-04-01 19:00", source=LOG)
    assert counts(first, last) == "乙"
    assert counts(first, last, answer(ONE, "丙", "2018-04-01 19:30")) == "丙"


@pytest.mark.parametrize("source", [ROSTER, RESULTS])
@pytest.mark.parametrize("said", ["无误", "民族应为回族", "有点问题"])
def test_what_was_filled_in_for_somebody_is_never_over_their_own(said: str, source: Source) -> None:
    """Recorded later all the same; where nobody said anything it counts."""
    own = answer(ONE, said, "2018-04-01 20:00", source=source)
    later = datetime(2018, 4, 3, tzinfo=UTC)
    filled = answer(ONE, "无误", source=LOG)._replace(recorded_at=later, origin=PROXY)
    assert newest([own, filled])[0][ONE] == own
    assert newest([filled, own])[0][ONE] == own
    assert newest([filled, answer(ONE, "", source=source)])[0][ONE] == filled
    typed = answer(ONE, "无误", source=LOG)._replace(recorded_at=later, origin=TYPED)
    assert newest([own, typed])[0][ONE] == typed


def test_answers_of_different_students_do_not_meet() -> None:
    """学号 is text: 0123 and 123 are two students."""
    counting, replaced = newest([answer("0123", "甲"), answer("123", "乙")])
    assert {number: one.text for number, one in counting.items()} == {"0123": "甲", "123": "乙"}
    assert replaced == []


START = datetime(2018, 3, 14, tzinfo=UTC)


@st.composite
def timed_answers(draw: st.DrawFn) -> list[Answer]:
    """Answers of a few students, all at different times.

    None of the log: its order is its own, since its last line wins.
    """
    minutes = draw(st.lists(st.integers(0, 50_000), unique=True, max_size=8))
    return [
        Answer(
            draw(st.sampled_from(["1", "02", "2"])),
            draw(st.sampled_from(["无误", "有误", "照片不是本人", "民族应为回族"])),
            draw(st.sampled_from([ROSTER, RESULTS])),
            Where("结果.csv", line=line),
            checked_at=START + timedelta(minutes=minute),
        )
        for line, minute in enumerate(minutes, start=2)
    ]


@given(
    timed_answers().flatmap(lambda answers: st.tuples(st.just(answers), st.permutations(answers)))
)
def test_the_order_of_answers_does_not_matter_where_times_tell(
    pair: tuple[list[Answer], list[Answer]],
) -> None:
    """Any order of answers with distinct times gives the same result and the same list."""
    answers, shuffled = pair
    assert newest(shuffled) == newest(answers)


@given(timed_answers())
def test_every_answer_counts_or_was_replaced_by_its_like_or_better(answers: list[Answer]) -> None:
    """No answer is lost without a word: it counts, is listed, or says what counts."""
    counting, replaced = newest(answers)
    unlike = [one for one in answers if one.text != counting[one.number].text]
    assert [one for one in unlike if (one, counting[one.number]) not in replaced] == []
    for one in answers:
        new = counting[one.number]
        assert new.given_at is not None
        assert one.given_at is not None
        assert new.given_at >= one.given_at


def test_a_result_says_no_more_than_it_has_to() -> None:
    """Of a plain answer the status and the text; nothing is likely, unknown, perhaps or unseen."""
    assert tuple(judge("无误")) == (Status.OK, "无误", "", "", False, "", "", "")
    assert tuple(judge("")) == (Status.MISSING, "", "", "", False, "", "", "")
