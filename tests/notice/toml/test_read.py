"""The shipped notice holds every fact of the paper; a broken one gets every mistake at once."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from builders import notice_2018, text_file
from places import SHIPPED

from tongzhi_cli.errors import InputError
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.toml import read as notice_toml

# --- the notice of 2018 ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "fact"),
    [
        ("number", "普院教发（2018）4号"),
        ("title", "关于做好2018、2019届毕业证图像信息校对的通知"),
        ("issuer", "普洱学院教务处"),
        ("school", "普洱学院"),
        ("issued", date(2018, 3, 14)),  # 二〇一八年三月十四日
        ("to", "各学院"),
        ("time_zone", "Asia/Shanghai"),
        ("website", "http://www.chsi.com.cn"),
        ("ok_text", "无误"),
        ("order", "学号"),
        (
            "attachments",
            (
                "学信网毕业证图像信息校对操作流程",
                "高等教育学历电子注册图像信息校对反馈表（2018、2019届）",
            ),
        ),
        (
            "record_fields",
            (
                "姓名",
                "性别",
                "出生日期",
                "民族",
                "证件号码",
                "学校名称",
                "层次",
                "专业",
                "学制",
                "学历类别",
                "学习形式",
                "分院",
                "系（所、函授站）",
                "班级",
                "学号",
                "入学日期",
                "预计毕业日期",
                "学籍状态",
                "录取照片",
                "学历照片",
            ),
        ),
    ],
)
def test_the_shipped_notice_says_what_the_paper_says(key: str, fact: object) -> None:
    """The facts that stand alone, word for word."""
    assert getattr(notice_2018(), key) == fact


def test_its_cohorts_are_the_four_of_the_paper() -> None:
    """2018、2019届毕业生（2014、2015级本科、2015、2016级专科）, and 届 = 级 + 学制."""
    cohorts = notice_2018().cohorts
    found = {(one.year, one.entry_year, one.level, one.length) for one in cohorts}
    assert found == {
        (2018, 2014, "本科", 4),
        (2019, 2015, "本科", 4),
        (2018, 2015, "专科", 3),
        (2019, 2016, "专科", 3),
    }
    assert all(one.year == one.entry_year + one.length for one in cohorts)


@pytest.mark.parametrize(
    ("role", "text", "at", "hard", "where", "whom"),
    [
        (
            Role.CHECK,
            "4月1日（星期日）晚23:00以前",
            datetime(2018, 4, 1, 23),  # noqa: DTZ001  local to the notice
            True,
            "http://www.chsi.com.cn",
            "",
        ),
        (
            Role.SUBMIT,
            "4月2日（星期一）下午17:00前",
            datetime(2018, 4, 2, 17),  # noqa: DTZ001  local to the notice
            True,
            "教务处214室",
            "李其琛老师",
        ),
        (Role.PHOTO, "6月初", None, False, "教务处214室", ""),
    ],
)
def test_its_deadlines_have_the_words_and_the_moments_of_the_paper(
    role: Role, text: str, at: datetime | None, hard: bool, where: str, whom: str
) -> None:
    """Literal text, moment in the notice's zone, hardness, where and to whom; 6月初 is fuzzy."""
    deadline = notice_2018().deadline(role)
    assert deadline is not None
    assert (deadline.text, deadline.at, deadline.hard) == (text, at, hard)
    assert (deadline.where, deadline.whom) == (where, whom)
    if at is not None:
        weekday = "一二三四五六日"[at.weekday()]
        assert f"星期{weekday}" in text
        assert notice_2018().local(at).isoformat() == at.isoformat() + "+08:00"


def test_it_has_no_other_deadlines() -> None:
    """Three deadlines stand in the paper."""
    roles = [deadline.role for deadline in notice_2018().deadlines]
    assert roles == [Role.CHECK, Role.SUBMIT, Role.PHOTO]


def test_its_form_is_the_form_of_the_second_attachment() -> None:
    """Title, the five columns, 25 rows and the labels of the last line."""
    form = notice_2018().form
    assert form.title == "高等教育学历电子注册图像信息校对反馈表（2018、2019届）"
    assert form.columns == (
        "序号",
        "学号",
        "姓名",
        "校对结果（无异常填“无误”，异常情况请如实填写异常内容）",
        "本人签名",
    )
    assert form.rows == 25
    assert form.signatures == ("班级名称：__级__班", "辅导员签名：", "学院领导：", "学院（公章）")


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("submit", ["辅导员签字审核", "学院领导签署复核意见", "加盖学院公章", "附件2"]),
        ("photo", ["纸质照片"]),
        ("check", ["学信网", "校对本人毕业证图像采集信息", "附件1"]),
        ("correction", ["身份证复印件", "根据勘误原因提交相应材料", "至教务处进行勘误", "附件2"]),
        ("no_photo", ["学籍异动", "未参加正常图像采集", "自行前往昆明采集", "以免耽搁"]),
        ("why", ["国家教育部电子学历查询系统", "学历证书有效性（真伪验证）的主要依据"]),
    ],
)
def test_its_longer_facts_keep_the_words_that_matter(where: str, words: list[str]) -> None:
    """What goes where, what to bring and what to do without a photo stand in the file."""
    notice = notice_2018()
    assert notice.correction is not None
    assert notice.no_photo is not None
    texts = {
        **{str(one.role): one.what for one in notice.deadlines},
        "correction": notice.correction.text,
        "no_photo": notice.no_photo.who + notice.no_photo.what,
        "why": notice.why,
    }
    assert [word for word in words if word not in texts[where]] == []


def test_what_to_bring_for_a_correction() -> None:
    """勘误 needs a copy of the identity card, at 教务处."""
    correction = notice_2018().correction
    assert correction is not None
    assert correction.materials == ("身份证复印件",)
    assert correction.where == "教务处"


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (1, ["登录“中国高等教育学生信息网”", "http://www.chsi.com.cn/"]),
        (2, ["图像校对", "学信档案"]),
        (3, ["邮箱地址、手机号或者身份证号", "字母大小写", "不更换手机号码", "教育部客服电话"]),
        (4, ["校对", "先对个人的学籍信息进行校对", "学历照片校对", "“正确”", "“确定”"]),
        (5, ["对毕业照片质量进行评价", "对所学专业进行评价"]),
        (6, ["正常退出系统", "不要直接关闭浏览器", "防止他人登录更改信息"]),
        (1, ["学历电子注册图像校对"]),
    ],
)
def test_its_steps_are_those_of_the_first_attachment(step: int, words: list[str]) -> None:
    """附件1, in order, with every warning."""
    steps = notice_2018().steps
    assert len(steps) == 6
    assert [word for word in words if word not in steps[step - 1]] == []


def test_the_shipped_notices_are_found_by_id() -> None:
    """The built-in notice is one of those shipped, and its id is its file's name."""
    assert notice_toml.BUILT_IN in notice_toml.shipped()
    for name in notice_toml.shipped():
        assert notice_toml.read(name).id == name


# --- broken files ------------------------------------------------------------------------------

GOOD = """\
schema = 1
id = "example-2026"
title = "示例通知"
issuer = "示例学院教务处"
school = "示例学院"
issued = 2026-03-14

[[cohort]]
year = 2026
entry_year = 2022
level = "本科"
length = 4

[[deadline]]
role = "check"
text = "4月1日23:00前"
at = 2026-04-01T23:00:00
hard = true
what = "校对"

[[deadline]]
role = "submit"
text = "4月2日17:00前"
at = 2026-04-02T17:00:00
hard = true
what = "反馈表"

[form]
title = "反馈表"
columns = [
    "序号", "学号", "姓名", # 一行几个都行
    "校对结果",
]
rows = 25
signatures = ["班级名称：__级__班"]
"""


def changed(*changes: str) -> str:
    """GOOD with lines changed: "17: at = 1" puts that at line 17, "17:" empties it."""
    lines = GOOD.split("\n")
    for change in changes:
        number, _, text = change.partition(":")
        lines[int(number) - 1] = text.strip()
    return "\n".join(lines)


def mistakes(text: str) -> list[str]:
    """What the message lists, one a line; the message must count them right."""
    with pytest.raises(InputError) as caught:
        notice_toml.parse(text, "notice.toml")
    first, *listed = caught.value.message.rstrip("\n").split("\n")
    assert first == f"notice.toml 有 {len(listed)} 处不对："
    assert caught.value.hint == "各项的写法见 docs/notice-file.md。"
    return [line.strip() for line in listed]


def test_the_example_is_good() -> None:
    """The file that the broken ones are made from is a notice."""
    assert notice_toml.parse(GOOD, "notice.toml").title == "示例通知"


NUMBER = "要写成数字，不加引号"
TEXT = "要写成文字，用英文双引号括起来"
UNKNOWN = "没有这一项，是不是写错了名称？"
MISSING = "缺这一项"
ROLES = '"check"、"submit"、"photo"、"materials"、"other"'


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        # missing
        ("3:", f"title：{MISSING}"),
        ("1:", f"schema：{MISSING}"),
        ("10:", f"第 8 行 cohort 第 1 个 的 entry_year：{MISSING}"),
        ("26:", f"第 21 行 deadline 第 2 个 的 what：{MISSING}"),
        ("34:", f"第 28 行 form 的 rows：{MISSING}"),
        # unknown
        (
            '3: title = "示例通知"\nsubtitle = "副题"',
            "第 4 行 subtitle：没有这一项，是不是 title？",
        ),
        ('3: title = "示例通知"\nphone = "1"', f"第 4 行 phone：{UNKNOWN}"),
        ('26: what = "反馈表"\nplace = "214室"', f"第 27 行 deadline 第 2 个 的 place：{UNKNOWN}"),
        ("34: rows = 25\ncolor = 1", f"第 35 行 form 的 color：{UNKNOWN}"),
        ("27: [materials]", f"第 27 行 materials：{UNKNOWN}"),
        # wrong type
        ("3: title = 2026", f"第 3 行 title：{TEXT}"),
        ("3: title = true", f"第 3 行 title：{TEXT}"),
        ('9: year = "2026"', f"第 9 行 cohort 第 1 个 的 year：{NUMBER}"),
        ("9: year = 2026.5", f"第 9 行 cohort 第 1 个 的 year：{NUMBER}"),
        ('12: length = "四年"', f"第 12 行 cohort 第 1 个 的 length：{NUMBER}"),
        ("25: hard = 1", "第 25 行 deadline 第 2 个 的 hard：只能写 true 或 false，不加引号"),
        ('25: hard = "是"', "第 25 行 deadline 第 2 个 的 hard：只能写 true 或 false，不加引号"),
        ('6: issued = "2026-03-14"', "第 6 行 issued：要写成日期，例如 2018-03-14，不加引号"),
        ("6: issued = 2026", "第 6 行 issued：要写成日期，例如 2018-03-14，不加引号"),
        (
            '24: at = "4月2日"',
            "第 24 行 deadline 第 2 个 的 at：要写成日期和时间，例如 2018-04-01T23:00:00，不加引号",
        ),
        (
            "24: at = 2026-04-02",
            "第 24 行 deadline 第 2 个 的 at：要写成日期和时间，例如 2018-04-01T23:00:00，不加引号",
        ),
        ("8: [cohort]", "第 8 行 cohort：要写成 [[cohort]]，两层方括号，一个一段"),
        ("28: [[form]]", "第 28 行 form：要写成一张表，先写一行 [名称]"),
        # wrong value
        ("1: schema = 2", "第 1 行 schema：不能是 2，只能是 1，不加引号"),
        ('1: schema = "1"', '第 1 行 schema：不能是 "1"，只能是 1，不加引号'),
        ('2: id = "示例"', "第 2 行 id：“示例”不合写法，只能用小写字母、数字和连字符"),
        ('3: title = ""', "第 3 行 title：不能空着"),
        ("9: year = 26", "第 9 行 cohort 第 1 个 的 year：26 太小，至少 1990"),
        ("12: length = 40", "第 12 行 cohort 第 1 个 的 length：40 太大，至多 10.0"),
        ("34: rows = 0", "第 34 行 form 的 rows：0 太小，至少 1"),
        (
            '22: role = "上交"',
            f'第 22 行 deadline 第 2 个 的 role：不能是 "上交"，只能是 {ROLES}',
        ),
        (
            '6: issued = 2026-03-14\ntime_zone = "Beijing"',
            "第 7 行 time_zone：没有这个时区，中国用 Asia/Shanghai",
        ),
        (
            '6: issued = 2026-03-14\ntime_zone = ""',
            "第 7 行 time_zone：不能空着",
        ),
        ("32: 1,", f"第 30 行 form 的 columns 第 4 个：{TEXT}"),
        ('22: role = "check"', "第 14 行 deadline：role 是 check 的只能有一个"),
        ('15: role = "submit"', "第 14 行 deadline：role 是 submit 的只能有一个"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_key_and_line(change: str, expected: str) -> None:
    """One mistake gives one line in Chinese that says where it is and what to write."""
    assert mistakes(changed(change)) == [expected]


def test_every_mistake_is_told_at_once() -> None:
    """A file with many mistakes is mended in one go, not in ten."""
    text = changed(
        '3: titel = "示例通知"',
        "6: issued = 2026",
        '9: year = "2026"',
        "18: hard = 1",
        '24: at = "4月2日"',
        "34: rows = 0",
        "35: signatures = [1]",
    )
    found = mistakes(text)
    lines = [int(n) for n in re.findall(r"^第 (\d+) 行", "\n".join(found), re.MULTILINE)]
    assert lines == [3, 6, 9, 18, 24, 34, 35]
    assert found[0] == f"title：{MISSING}"  # what has no line comes first
    assert found[1] == "第 3 行 titel：没有这一项，是不是 title？"
    assert len(found) == 8
    assert not re.search(r"[A-Za-z]{3,} [A-Za-z]{2,}", "\n".join(found))


def test_an_empty_file_lists_all_that_is_missing() -> None:
    """Nothing written: every key that must be there is named."""
    found = mistakes("# 以后再写\n")
    keys = ["cohort", "deadline", "form", "id", "issued", "issuer", "schema", "school", "title"]
    assert found == [f"{key}：{MISSING}" for key in keys]


@pytest.mark.parametrize("change", ["8: [[cohorts]]", "1: schema_version = 1"])
def test_names_of_the_program_are_unknown_keys(change: str) -> None:
    """Only the keys that docs/notice-file.md describes are taken."""
    assert len(mistakes(changed(change))) == 2


def test_what_a_hint_shows_can_be_typed() -> None:
    """An example in a hint is TOML as it stands."""
    (found,) = mistakes(changed('35: signatures = "班级名称"'))
    match = re.search(r"\[.*?\]", found)
    assert match
    assert "“" not in match[0]


def test_the_whole_message_reads_well() -> None:
    """No line of the error as shown begins with a full stop."""
    with pytest.raises(InputError) as caught:
        notice_toml.parse(changed("3:"), "notice.toml")
    assert not any(line.startswith("。") for line in str(caught.value).split("\n"))


WRITE = "写成 名称 = 值，一项一行；文字用英文双引号括起来。"
DATES = "日期写成 2027-04-06，时刻写成 2027-04-06T17:30:00（写到秒），都不加引号。"
SWITCH = "只能写 true 或 false。"


@pytest.mark.parametrize(
    ("change", "line", "hint"),
    [
        ("3: title = “示例通知”", 3, WRITE),  # Chinese quotes
        ("3: title = 示例通知", 3, WRITE),
        ('3: title = "示例通知', 3, WRITE),
        ('3: 标题 = "示例通知"', 3, WRITE),
        ("3: title", 3, WRITE),
        ('2: id = "a"\nid = "b"', 3, WRITE),
        ("28: [form", 28, WRITE),
        ("9: year = 二〇二六", 9, WRITE),
        ("6: issued = 2026-13-14", 6, DATES),
        ("6: issued = 2026/3/14", 6, DATES),
        ("6: issued = 2026年3月14日", 6, DATES),
        ("17: at = 2026-04-01 23:00", 17, DATES),
        ("18: hard = 是", 18, SWITCH),
        ("18: hard = True", 18, SWITCH),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(change: str, line: int, hint: str) -> None:
    """A slip of writing is placed and shown, and the hint says how such a thing is written."""
    text = changed(change)
    with pytest.raises(InputError) as caught:
        notice_toml.parse(text, "notice.toml")
    message = caught.value.message
    assert re.match(rf"notice\.toml 第 {line} 行第 \d+ 列附近写法不对：", message)
    assert message.endswith(f"写法不对：{text.split(chr(10))[line - 1].strip()}")
    assert caught.value.hint == hint


@pytest.mark.parametrize("change", ["35: signatures = [", '35: signatures = ["""班级'])
def test_a_file_that_stops_too_early_says_so(change: str) -> None:
    """Without an end there is no line to show; the hint names quotes and brackets."""
    with pytest.raises(InputError) as caught:
        notice_toml.parse(changed(change), "notice.toml")
    assert caught.value.message == "notice.toml 没有写完"
    assert caught.value.hint == "请看看最后一行的引号和括号是否成对。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_notice_that_notepad_saved_is_read(tmp_path: Path, encoding: str, newline: str) -> None:
    """A BOM and CRLF do no harm, and lines are counted right."""
    path = text_file(tmp_path / "notice.toml", GOOD, encoding, newline)
    assert notice_toml.read(str(path)) == notice_toml.parse(GOOD, "notice.toml")
    text_file(path, changed("34: rows = 0"), encoding, newline)
    with pytest.raises(InputError) as caught:
        notice_toml.read(str(path))
    assert "第 34 行 form 的 rows" in caught.value.message


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_notice_in_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    """TOML is UTF-8; the hint says how to save it so."""
    path = text_file(tmp_path / "notice.toml", GOOD, encoding)
    with pytest.raises(InputError) as caught:
        notice_toml.read(str(path))
    assert caught.value.message == f"{path} 不是 UTF-8 编码"
    assert caught.value.hint == "请用记事本另存为 UTF-8。"


def test_a_name_that_is_neither_file_nor_id_lists_the_ids() -> None:
    """A mistyped id shows the notices there are."""
    with pytest.raises(InputError) as caught:
        notice_toml.read("puer-2019")
    assert caught.value.message == "没有 puer-2019 这个通知文件，也没有叫 puer-2019 的内置通知"
    assert notice_toml.BUILT_IN in caught.value.hint


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    """A path is looked for as a file."""
    with pytest.raises(InputError) as caught:
        notice_toml.read(str(tmp_path / "notice.toml"))
    assert caught.value.message == f"没有 {tmp_path / 'notice.toml'} 这个文件"


def test_an_anomaly_without_keywords() -> None:
    """Only a shipped kind can do without; the others are listed."""
    text = SHIPPED.read_text("utf-8")
    good = text + '\n[[anomaly]]\nname = "民族"\nscope = "school"\n'
    assert notice_toml.parse(good, "notice.toml").anomalies[-1].keywords == ()
    with pytest.raises(InputError, match=r"要写 keywords；只有程序自带的种类可以不写：.*民族"):
        notice_toml.parse(good.replace('name = "民族"', 'name = "民俗"'), "notice.toml")
