"""`notice check`: a broken notice file gets each mistake with its key, its line and what to do."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import HEADER, Run, students, workbook
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.notice.diagnostic import Diagnostic
from tongzhi_cli.notice.lint import mistakes
from tongzhi_cli.notice.toml import read as notice_toml

Fankui = Callable[..., Run]

GOOD = """\
schema = 1
id = "shili-2027"
title = "关于做好2027届毕业生图像信息校对的通知"
issuer = "示例大学教务处"
school = "示例大学"
issued = 2027-03-15

[[cohort]]
year = 2027
entry_year = 2023
level = "本科"
length = 4

[[cohort]]
year = 2027
entry_year = 2024
level = "专科"
length = 3

[[extra]]
number = "2022010101"
reason = "复学"

[[exclude]]
number = "2023010102"
reason = "退学"

[[deadline]]
role = "check"
text = "4月1日（星期四）晚23:00以前"
at = 2027-04-01T23:00:00
hard = true
what = "校对"

[[deadline]]
role = "submit"
text = "4月6日下午17:30前"
at = 2027-04-06T17:30:00
hard = true
what = "反馈表"

[form]
title = "图像信息校对反馈表（2027届）"
columns = ["序号", "学号", "姓名", "校对结果", "本人签名"]
rows = 25
signatures = ["班级名称：__级__班"]

[[anomaly]]
name = "民族"
keywords = ["民族"]
scope = "school"
deadline = "submit"
"""


def changed(changes: str) -> str:
    """GOOD with lines changed: "17: at = 1 | 18:" puts that at line 17 and empties line 18."""
    lines = GOOD.split("\n")
    for change in changes.split(" | "):
        number, _, text = change.partition(":")
        lines[int(number) - 1] = text.replace(" ⏎ ", "\n").strip()
    return "\n".join(lines)


def found_in(text: str) -> list[str]:
    """The mistakes as one reads them, warnings with ！ in front."""
    mark = {Severity.ERROR: "", Severity.WARNING: "！"}
    return [f"{mark[one.severity]}{one.told()}" for one in mistakes(text, Path())]


def test_the_file_that_the_broken_ones_are_made_from_is_good() -> None:
    """Nothing is said about a notice that agrees with itself, nor about a shipped one."""
    assert found_in(GOOD) == []
    for name in notice_toml.shipped():
        assert found_in(notice_toml.text_of(name)) == []


#: Changes of GOOD (several divided by |, ⏎ is a new line), and below each what is found.
BROKEN = """
# --- how it is written
1: schema = 2
    第 1 行 schema：不能是 2，只能是 1，不加引号
2: id = "示例2027"
    第 2 行 id：“示例2027”不合写法，只能用小写字母、数字和连字符
3:
    title：缺这一项
3: titel = "关于校对的通知"
    title：缺这一项
    第 3 行 titel：没有这一项，是不是 title？
4: issuer = 5
    第 4 行 issuer：要写成文字，用英文双引号括起来
5: school = ""
    第 5 行 school：不能空着
6: issued = "3月15日"
    第 6 行 issued：要写成日期，例如 2018-03-14，不加引号
9: year = 27
    第 9 行 cohort 第 1 个 的 year：27 太小，至少 1990
10: entry_year = "2023级"
    第 10 行 cohort 第 1 个 的 entry_year：要写成数字，不加引号
11:
    第 8 行 cohort 第 1 个 的 level：缺这一项
18: length = 30
    第 18 行 cohort 第 2 个 的 length：30 太大，至多 10.0
21: number = 2022010101
    第 21 行 extra 第 1 个 的 number：要写成文字，用英文双引号括起来
22:
    第 20 行 extra 第 1 个 的 reason：缺这一项
29: role = "校对"
    第 29 行 deadline 第 1 个 的 role：不能是 "校对"，只能是 "check"、"submit"、"photo"、"materials"、"other"
    ！第 28 行 deadline：没有 role = "check" 的截止（学生校对），逾期就查不出来
30: txt = 1
    第 28 行 deadline 第 1 个 的 text：缺这一项
    第 30 行 deadline 第 1 个 的 txt：没有这一项，是不是 text？
    ！第 28 行 deadline：没有 role = "check" 的截止（学生校对），逾期就查不出来
36: role = "check"
    第 28 行 deadline：role 是 check 的只能有一个
    第 52 行 anomaly 第 1 个 的 deadline：没有 role = "submit" 的 [[deadline]]
44: columns = []
    第 44 行 form 的 columns：至少要有 3 个
45: rows = 500
    第 45 行 form 的 rows：500 太大，至多 200
46: signatures = "辅导员"
    第 46 行 form 的 signatures：要写成列表，例如 ["甲", "乙"]
51: scope = "省"
    第 51 行 anomaly 第 1 个 的 scope：不能是 "省"，只能是 "province"、"school"、"photo"、"self"、"none"
6: issued = 2027/3/15
    第 6 行第 14 列附近写法不对：issued = 2027/3/15
32: hard = 是
    第 32 行第 8 列附近写法不对：hard = 是
46: signatures = ["班级
    第 46 行第 18 列附近写法不对：signatures = ["班级
5: school = "示例大学
    第 5 行第 15 列附近写法不对：school = "示例大学
# --- the weekday in the words
30: text = "4月1日（星期日）晚23:00以前"
    第 30 行 deadline 第 1 个 的 text：2027-04-01 是星期四，text 写的是星期日
30: text = "4月1日(周五)23:00前"
    第 30 行 deadline 第 1 个 的 text：2027-04-01 是星期四，text 写的是星期五
37: text = "3月20日（星期五）至4月6日17:30"
    第 37 行 deadline 第 2 个 的 text：2027-03-20 是星期六，text 写的是星期五
# --- the clock in the words
31: at = 2027-04-01T22:00:00
    第 31 行 deadline 第 1 个 的 at：text 写的是 23:00，at 却是 22:00
30: text = "4月1日晚11点半以前"
    第 31 行 deadline 第 1 个 的 at：text 写的是 23:30，at 却是 23:00
38: at = 2027-04-06T05:30:00
    第 38 行 deadline 第 2 个 的 at：text 写的是 17:30，at 却是 05:30
31: at = 2027-04-01T11:00:00
    第 31 行 deadline 第 1 个 的 at：text 写的是 23:00，at 却是 11:00
37: text = "4月6日24:00前"
    第 38 行 deadline 第 2 个 的 at：text 写的是 24:00，at 却是 17:30
31: at = 2027-04-01T23:00:00Z
    第 31 行 deadline 第 1 个 的 at：text 写的是 4月1日，at 却是 2027-04-02
37: text = "4月6日前" | 38: at = 2027-04-06T00:00:00
    ！第 38 行 deadline 第 2 个 的 at：text 没有写几点，at 却是零点：4月6日当天就算逾期
# --- the day in the words
31: at = 2027-04-02T23:00:00
    第 31 行 deadline 第 1 个 的 at：text 写的是 4月1日，at 却是 2027-04-02
37: text = "4月16日17:30前"
    第 38 行 deadline 第 2 个 的 at：text 写的是 4月16日，at 却是 2027-04-06
37: text = "4月31日前"
    第 37 行 deadline 第 2 个 的 text：没有 4月31日 这一天
37: text = "4月1日至5日17:30"
    第 38 行 deadline 第 2 个 的 at：text 写的是 4月5日，at 却是 2027-04-06
# --- the year
30: text = "2026年4月1日23:00"
    第 31 行 deadline 第 1 个 的 at：text 写的是 2026年4月1日，at 却是 2027-04-01
31: at = 2026-04-01T23:00:00
    第 31 行 deadline 第 1 个 的 at：截止 2026-04-01 早于发文日期 2027-03-15
38: at = 2028-04-06T17:30:00
    ！第 38 行 deadline 第 2 个 的 at：at 是 2028 年，发文（2027-03-15）以后的 4月6日是 2027-04-06
6: issued = 2027-04-03
    第 31 行 deadline 第 1 个 的 at：截止 2027-04-01 早于发文日期 2027-04-03
# --- start, at, and the order of the deadlines
32: start = 2027-04-01T23:00:00
    第 32 行 deadline 第 1 个 的 start：start（2027-04-01 23:00）不早于 at（2027-04-01 23:00）
32: start = 2028-03-20T08:00:00
    第 32 行 deadline 第 1 个 的 start：start（2028-03-20 08:00）不早于 at（2027-04-01 23:00）
30: text = "3月20日至4月1日23:00" ⏎ start = 2027-03-21T00:00:00
    第 31 行 deadline 第 1 个 的 start：text 写的是 3月20日，start 却是 2027-03-21
30: text = "4月7日23:00前" | 31: at = 2027-04-07T23:00:00
    第 31 行 deadline 第 1 个 的 at：学生校对截止（2027-04-07 23:00）晚于上交截止（2027-04-06 17:30）
# --- what lateness cannot be seen by
31:
    ！第 30 行 deadline 第 1 个 的 text：text 写明了 4月1日，却没有 at：逾期查不出来
30: text = "6月初" | 31:
    ！第 32 行 deadline 第 1 个 的 hard：没有 at，逾期不再受理也查不出来
37: text = "4月6日17:30前，逾期不再受理" | 39: hard = false
    ！第 39 行 deadline 第 2 个 的 hard：text 写着不再受理，hard 却是 false：逾期只提醒
29: role = "other"
    ！第 28 行 deadline：没有 role = "check" 的截止（学生校对），逾期就查不出来
36: role = "other"
    ！第 28 行 deadline：没有 role = "submit" 的截止（上交），逾期就查不出来
    第 52 行 anomaly 第 1 个 的 deadline：没有 role = "submit" 的 [[deadline]]
# --- cohorts and titles
10: entry_year = 2022
    ！第 9 行 cohort 第 1 个 的 year：2027 届不等于 2022 级加学制 4 年（2026）
12: length = 5
    ！第 9 行 cohort 第 1 个 的 year：2027 届不等于 2023 级加学制 5 年（2028）
16: entry_year = 2025 | 17: level = "专升本"
    ！第 15 行 cohort 第 2 个 的 year：2027 届不等于 2025 级加学制 3 年（2028）
16: entry_year = 2023 | 17: level = "本科" | 18: length = 4
    第 14 行 cohort 第 2 个：和第 1 个一样：2027 届 2023 级本科
3: title = "关于2026、2027届校对的通知"
    ！第 3 行 title：标题写着 2026 届，[[cohort]] 里没有这一届
43: title = "反馈表（2018、2019届）"
    ！第 43 行 form 的 title：标题写着 2018 届，[[cohort]] 里没有这一届
    ！第 43 行 form 的 title：标题写着 2019 届，[[cohort]] 里没有这一届
# --- students by name
25: number = "2022010101"
    第 25 行 exclude 第 1 个 的 number：2022010101 又列入（extra 第 1 个）又排除
22: reason = "复学" ⏎ [[extra]] ⏎ number = "2022010101" ⏎ reason = "延期"
    ！第 24 行 extra 第 2 个 的 number：2022010101 写了两次（第 1 个也是）
# --- the form
44: columns = ["序号", "姓名", "校对结果"]
    第 44 行 form 的 columns：没有“学号”一列
44: columns = ["序号", "学号", "校对结果"]
    第 44 行 form 的 columns：没有“姓名”一列
44: columns = ["序号", "学号", "姓名", "本人签名"]
    第 44 行 form 的 columns：没有填结果的一列（校对结果、核对情况、有误栏……）
44: columns = ["编号", "考号", "名称", "签名"]
    第 44 行 form 的 columns：没有“姓名”一列
    第 44 行 form 的 columns：没有“学号”一列
    第 44 行 form 的 columns：没有填结果的一列（校对结果、核对情况、有误栏……）
44: columns = ["学号", "学 号", "姓名", "校对结果"]
    第 44 行 form 的 columns：“学号”有 2 列
46: signatures = [] ⏎ blank = "附件2.docx"
    第 47 行 form 的 blank：附件2.docx 不存在
46: signatures = [] ⏎ blank = "附件2.doc"
    第 47 行 form 的 blank：附件2.doc 不存在
46: signatures = [] ⏎ blank = "附件2.pdf"
    第 47 行 form 的 blank：附件2.pdf 不是 Word 或 Excel 的表
46: signatures = [] ⏎ [corrections_form] ⏎ blank = "勘误表.docx"
    第 48 行 corrections_form 的 blank：勘误表.docx 不存在
# --- anomalies
52: deadline = "photo"
    第 52 行 anomaly 第 1 个 的 deadline：没有 role = "photo" 的 [[deadline]]
# --- what is still to be decided
6: issued = 2027-03-15 # TODO 问教务处
    第 6 行 issued：待定：问教务处
5: # school = "" # TODO 学校的全称
    第 5 行 school：待定：学校的全称
7: # TODO 跟读生算不算 ⏎ #   通知写的：跟读生另行通知
    第 7 行待定：跟读生算不算（通知写的：跟读生另行通知）
10: # entry_year = 2023 # TODO 级
    第 10 行 cohort 第 1 个 的 entry_year：待定：级
28: # TODO 原来写着 17:00 ⏎ [[deadline]] | 31:
    第 28 行待定：原来写着 17:00
12: length = 4 # TODO
    第 12 行 cohort 第 1 个 的 length：待定：请核对
"""  # noqa: E501


def cases(table: str) -> dict[str, list[str]]:
    """What is expected of each change."""
    found: dict[str, list[str]] = {}
    change = ""
    for line in table.strip().split("\n"):
        if line.startswith("    "):
            found[change].append(line.strip())
        elif not line.startswith("#"):
            change = line
            found[change] = []
    return found


CASES = cases(BROKEN)


@pytest.mark.parametrize("change", CASES)
def test_a_mistake_is_told_with_its_key_line_and_words(change: str) -> None:
    """Each of the broken files gets just these words, and none but these."""
    assert sorted(found_in(changed(change))) == sorted(CASES[change])


HINTS = cases("""
31: at = 2027-04-02T23:00:00
    写错的改一处；照 text 是 2027-04-01。
31: at = 2027-04-01T22:00:00
    写错的改一处；照 text 是 at = 2027-04-01T23:00:00。
30: text = "4月1日（星期日）晚23:00以前"
    日期、星期或年份有一个写错了，请看看通知。2018 年的 4月1日是星期日：是不是从旧通知抄来的？
31: at = 2026-04-01T23:00:00
    多半是年份写错了，改 at 或 issued。发文以后的 4月1日是 2027-04-01。
31:
    加一行 at = 2027-04-01T23:00:00。
37: text = "4月6日前" | 38: at = 2027-04-06T00:00:00
    当天都算数就写 at = 2027-04-06T23:59:59。
10: entry_year = 2022
    写错了就改；专升本的级有两种写法，延期、补修的也可以不等。
52: deadline = "photo"
    有的是 "check"、"submit"；改成其中一个，或加一段 [[deadline]]。
6: issued = 2027-03-15 # TODO 问教务处
    定了就改好，删掉带 TODO 的注释。
""")


@pytest.mark.parametrize("change", HINTS)
def test_a_mistake_says_what_to_type(change: str) -> None:
    """The hint holds the value that the rest of the file speaks for."""
    (found,) = mistakes(changed(change), Path())
    assert [found.hint] == HINTS[change]


SENSIBLE = [
    '30: text = "4月1日（星期四）24:00前" | 31: at = 2027-04-01T23:59:59',
    '30: text = "4月1日24:00前" | 31: at = 2027-04-02T00:00:00',
    '30: text = "3月20日（星期六）至4月1日晚11点" ⏎ start = 2027-03-20T00:00:00',
    '30: text = "即日起至4月1日止" | 31: at = 2027-04-01T23:59:59',
    '30: text = "4月1日下午5点前" | 31: at = 2027-04-01T17:00:00',
    '30: text = "4月1日前" | 31: at = 2027-04-01T17:00:00',
    '30: text = "4月1日5点前" | 31: at = 2027-04-01T17:00:00',
    '30: text = "6月初" | 31: | 32: hard = false',
    '37: text = "4月2日下午2:00-5:30" | 38: at = 2027-04-02T17:30:00',
    '37: text = "12月30日（周四）至1月5日" | 38: at = 2028-01-05T23:59:59',
    '44: columns = ["学生学号", "学生姓名", "核对情况"]',
    '44: columns = ["学号", "姓名", "错误信息", "正确信息"]',
    '44: columns = ["编号", "名字", "情况"] ⏎ map = {"学号" = "编号", "校对结果" = "情况"}',
    "12: length = 4.5",
    '22: reason = "TODO 不是注释"',
    '3: title = "图像信息校对的通知"',
]


@pytest.mark.parametrize("change", SENSIBLE)
def test_what_agrees_with_itself_is_not_complained_about(change: str) -> None:
    """Shapes that real notices have, read rightly; `start` may be left out."""
    text = changed(change)
    if "12月30日" in change:  # the submission follows the check
        text = text.replace("[form]\ntitle", "[form]\ntitle")
    assert found_in(text) == []


def test_every_mistake_is_told_at_once() -> None:
    """A slip in the writing of one part hides no contradiction in another."""
    text = changed(
        "2: id = 5 | 10: entry_year = 2020 | 31: at = 2027-04-01T22:00:00 | 45: rows = 0"
    )
    assert [int(n) for n in re.findall(r"第 (\d+) 行 ", "\n".join(found_in(text)))] == [
        2,
        9,
        31,
        45,
    ]


def test_a_blank_beside_the_notice_is_found(tmp_path: Path) -> None:
    """A blank form is looked for where the notice is; otherwise what is there is named."""
    text = changed('46: signatures = [] ⏎ blank = "附件2.docx"')
    (tmp_path / "附件 2.docx").touch()
    (found,) = mistakes(text, tmp_path)
    assert found.hint == "空白表要和通知文件放在一起。那里有：附件 2.docx。"
    (tmp_path / "附件2.docx").touch()
    assert mistakes(text, tmp_path) == []


# --- the command -------------------------------------------------------------------------------


def notice_file(folder: Path, text: str) -> Path:
    path = folder / "notice.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (GOOD, 0, "没有问题。"),
        (changed("10: entry_year = 2022"), 0, "有 1 处请再看一眼。"),
        (changed("31: at = 2027-04-01T22:00:00"), 1, "有 1 处不对。"),
        (changed("10: entry_year = 2022 | 45: rows = 0"), 1, "有 1 处不对、1 处请再看一眼。"),
        (changed("6: issued = 2027/3/15"), 1, "有 1 处不对。"),
        (changed("6: issued = 2027-03-15 # TODO"), 1, "有 1 处待定。"),
    ],
)
def test_the_exit_code_is_1_where_something_has_to_be_mended(
    fankui: Fankui, tmp_path: Path, text: str, code: int, said: str
) -> None:
    """0 without errors (a second look is no error), 1 with them; the count is said."""
    path = notice_file(tmp_path, text)
    run = fankui("notice", "check", path)
    assert run.code == code
    assert f"{path} {said}" in run.err


def test_what_the_command_prints(fankui: Fankui, tmp_path: Path) -> None:
    """A mark, the line, the key, what is wrong; below it what to do."""
    run = fankui("notice", "check", notice_file(tmp_path, changed("31: at = 2027-04-01T22:00:00")))
    assert run.out == (
        "× 第 31 行 deadline 第 1 个 的 at：text 写的是 23:00，at 却是 22:00\n"
        "    写错的改一处；照 text 是 at = 2027-04-01T23:00:00。\n"
    )


def test_what_to_do_is_said_once_for_several_alike(fankui: Fankui, tmp_path: Path) -> None:
    """Two open places in a row have one hint below them."""
    path = notice_file(tmp_path, changed("6: issued = 2027-03-15 # TODO 问 | 7: # TODO 再问"))
    assert fankui("notice", "check", path).out == (
        "× 第 6 行 issued：待定：问\n× 第 7 行待定：再问\n    定了就改好，删掉带 TODO 的注释。\n"
    )


def test_json_has_every_mistake(fankui: Fankui, tmp_path: Path) -> None:
    """One object with severity, key, line, message and hint; null for what is not there."""
    path = notice_file(tmp_path, changed("3: | 10: entry_year = 2022"))
    run = fankui("notice", "check", path, "--json", "-q")
    assert json.loads(run.out) == {
        "schema": 1,
        "file": str(path),
        "problems": [
            {
                "severity": "error", "key": "title", "line": None, "message": "缺这一项",
                "hint": None,
            },
            {
                "severity": "warning", "key": "cohort[0].year", "line": 9,
                "message": "2027 届不等于 2022 级加学制 4 年（2026）",
                "hint": "写错了就改；专升本的级有两种写法，延期、补修的也可以不等。",
            },
        ],
    }  # fmt: skip
    assert run.err == ""


@pytest.mark.parametrize("name", ["没有.toml", "puer-2019"])
def test_a_file_that_cannot_be_read_is_exit_3(fankui: Fankui, name: str) -> None:
    """No such file, or id."""
    assert fankui("notice", "check", name).code == 3


def test_a_file_that_is_no_text_is_exit_3(fankui: Fankui, tmp_path: Path) -> None:
    """Another encoding is said, not guessed."""
    path = tmp_path / "notice.toml"
    path.write_bytes(GOOD.encode("gb18030"))
    run = fankui("notice", "check", path)
    assert run.code == 3
    assert "不是 UTF-8 编码" in run.err


@pytest.mark.parametrize(
    ("command", "times"), [("check", 0), ("build", 0), ("remind", 1), ("followup", 1)]
)
def test_what_is_open_is_said_with_what_goes_out_to_students(
    fankui: Fankui, class_of_45: Path, command: str, times: int
) -> None:
    """A notice with TODO is used; which places are open is said once, and not at every check.

    Issue 17, item 4: `notice check` tells them all.
    """
    text = notice_toml.text_of(notice_toml.BUILT_IN)
    open_ = "# TODO 几点\n#   通知写的：4月1日下班前\n# TODO 二\n"
    path = notice_file(class_of_45.parent, text + open_)
    if command == "remind":  # somebody is missing: a text goes out
        workbook(class_of_45, [HEADER[:4], *(row[:4] for row in students(3))])
    run = fankui(command, class_of_45)
    assert run.code == 0
    assert run.err.count("处待定") == times
    told = f"还有 2 处待定，先定了再发：fankui notice check {path}\n  4月1日下班前：几点\n  二\n"
    assert run.err.count(told) == times


def test_a_notice_that_lacks_what_is_open_says_where_to_look(
    fankui: Fankui, tmp_path: Path
) -> None:
    """A command that cannot use the notice yet names the command that tells what to decide."""
    path = notice_file(tmp_path, changed('5: # school = "" # TODO 学校的全称'))
    run = fankui("notice", "show", path)
    assert run.code == 3
    assert f"其中有 1 处待定：fankui notice check {path}" in run.err


def test_every_mistake_has_words(tmp_path: Path) -> None:
    """What is told can be shown by an old console."""
    for change in CASES:
        for one in mistakes(changed(change), tmp_path):
            assert isinstance(one, Diagnostic)
            f"{one.told()}{one.hint}".encode("gbk")
