"""`fankui guide`: what a class has to know, as plain text for its group."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import notice_2018, text_file

from conftest import NOW, Run

Fankui = Callable[..., Run]

#: An invented notice without steps; each case below adds to it.
BARE = """schema = 1
id = "shili-2027"
title = "关于做好2027届毕业证图像信息校对的通知"
issuer = "示例学院教务处"
school = "示例学院"
issued = 2027-03-15
{top}
[[cohort]]
year = 2027
entry_year = 2023
level = "本科"
length = 4

[[deadline]]
role = "check"
text = "4月1日（星期四）晚22:00前"
{start}
at = 2027-04-01T22:00:00
what = "登录“学信网”校对图像信息"

[[deadline]]
role = "submit"
text = "4月6日"
what = "反馈表"
where = "教务处"

[form]
title = "反馈表"
columns = ["序号", "学号", "姓名", "校对结果", "本人签名"]
rows = 25
signatures = ["班级名称：__级__班"]
{end}
"""


@pytest.fixture
def guide(fankui: Fankui, tmp_path: Path) -> Callable[..., Run]:
    """Run `guide` on the bare notice with something added, two days before its deadline."""

    def run(*options: str, top: str = "", start: str = "", end: str = "") -> Run:
        text = BARE.format(top=top, start=start, end=end)
        path = text_file(tmp_path / "notice.toml", text)
        return fankui("guide", "--notice", path, "--now", "2027-03-30 20:00", *options)

    return run


def test_the_notice_of_2018(fankui: Fankui) -> None:
    """All that a student has to know of the built-in notice is in the text, and nothing else."""
    run = fankui("guide", "--now", NOW)
    assert run.code == 0
    for told in (
        "2018、2019届毕业生（2014、2015级本科，2015、2016级专科）",
        "普院教发（2018）4号",
        "截止：4月1日（星期日）23:00 以前（还有 3 小时，逾期不再受理）",
        "没有问题写“无误”",
        "群里不要写身份证号、密码",
        "提交相应材料（身份证复印件）至教务处进行勘误",
        "自行前往昆明采集",
        "补采集的纸质照片：6月初，交教务处214室",
        "班长交表：4月2日（星期一）17:00 以前（还有 21 小时，逾期不再受理）",
        "交教务处214室李其琛老师；请在这之前答好，",
        "并在表上签名",
    ):
        assert told in run.out
    for number, step in enumerate(notice_2018().steps, start=1):
        assert f"\n{number}. {step[:20]}" in run.out
    assert "普院教发（2018）4号" in run.err
    assert "！" not in run.err


def test_short(fankui: Fankui) -> None:
    """--short: the deadline, the short steps, how to answer; a message that people read."""
    run = fankui("guide", "--short", "--now", NOW, "-q")
    assert run.err == ""
    lines = run.out.splitlines()
    assert len(lines) <= 10
    assert lines[1].startswith("截止：4月1日")
    for step in notice_2018().steps_short:
        assert step in run.out


def test_a_notice_without_steps_gets_ours_and_says_so(guide: Callable[..., Run]) -> None:
    """The general steps of 学信网, with the site and the fields of the notice where it has them."""
    run = guide(top='website = "https://example.org"\nrecord_fields = ["姓名", "培养方式"]')
    assert run.code == 0
    assert "1. 打开学信网 https://example.org ，" in run.out
    assert "姓名、培养方式。" in run.out
    assert "通知里没有操作步骤" in run.err


#: What is added to the notice, what is then in the text, what is not.
CASES: dict[str, tuple[dict[str, str], str, str]] = {
    "steps": ({"top": 'steps = ["第一步", "第二步"]'}, "\n1. 第一步\n2. 第二步\n怎么答", ""),
    "only short steps": ({"top": 'steps_short = ["一步"]'}, "怎么做：\n1. 一步\n怎么答", ""),
    "a step of several lines": ({"top": 'steps = ["""先\n  后"""]'}, "1. 先 后\n", ""),
    "an address within a step": (
        {"top": 'steps = ["打开https://a.cn/b，登录"]'},
        "打开https://a.cn/b ，登录",
        "",
    ),
    "from when": (
        {"start": "start = 2027-03-09T00:00:00"},
        "截止：3月9日起，4月1日（星期四）22:00 以前（还有 2 天 2 小时）",
        "",
    ),
    "a fuzzy deadline": ({}, "班长交表：4月6日，交教务处；请在这之前答好，并在表上签名。", ""),
    "nobody signs": (
        {"top": 'papers = ["corrections"]'},
        "班长交表：4月6日，交教务处；请在这之前答好",
        "签名",
    ),
    "another word for 无误": ({"top": 'ok_text = "正确"'}, "没有问题写“正确”", "无误”"),
    "no word on wrong records": ({}, "信息有误：不要点“正确”；", "要带："),
    "no word on photos": ({}, "没有照片：学信网上没有学历照片的，先告诉班长", ""),
    "what to bring is told apart": (
        {"end": '[correction]\nmaterials = ["户口本"]\nwhere = "学生处"\ntext = "有误的去更正"'},
        "信息有误：有误的去更正。\n要带：户口本，到学生处。\n",
        "",
    ),
    "where photos are taken": (
        {"end": '[no_photo]\nwho = "没有照片的"\nwhat = "自行补拍"\nwhere = "图文中心"'},
        "没有照片：没有照片的，自行补拍，地点：图文中心。\n",
        "",
    ),
    "what a kind of anomaly needs": (
        {
            "end": '[[anomaly]]\nname = "民族"\nkeywords = ["民族"]\nscope = "school"\n'
            'office = "学籍科"\nmaterials = ["户口本", "申请表"]\ndeadline = "check"\n'
        },
        "- 民族：找学籍科，带户口本、申请表，4月1日（星期四）22:00 以前。\n",
        "",
    ),
    "an anomaly that needs nothing": (
        {"end": '[[anomaly]]\nname = "专业方向"\nkeywords = ["方向"]\nscope = "none"\n'},
        "- 专业方向：不用反馈。\n",
        "",
    ),
    "another deadline": (
        {
            "end": '[[deadline]]\nrole = "materials"\ntext = "5月初"\nwhat = "勘误材料"\n'
            'where = "学籍科"\n'
        },
        "勘误材料：5月初，交学籍科。\n",
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_a_notice_says_is_told(case: str, guide: Callable[..., Run]) -> None:
    """Each part of a notice has its line, and no line stands there without its part."""
    added, told, missing = CASES[case]
    run = guide(**added)
    assert run.code == 0
    assert told in run.out
    assert [words for words in (missing,) if words and words in run.out] == []


def test_link(guide: Callable[..., Run]) -> None:
    """--link: answers go to a questionnaire, and the address stands by itself."""
    run = guide("--link", "https://wj.example/1")
    assert "怎么答：打开 https://wj.example/1 填写。" in run.out
    assert "接龙" not in run.out


def test_it_can_be_pasted(guide: Callable[..., Run]) -> None:
    """Lines are not wrapped and have neither blanks before them nor marks for a terminal."""
    run = guide("-q")
    assert "\x1b" not in run.out
    assert not re.search(r"(?m)^\s|\s$|^$", run.out.rstrip("\n"))


def test_the_notice_in_the_folder_is_used(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As every command does, `guide` takes notice.toml of the working folder."""
    text_file(tmp_path / "notice.toml", BARE.format(top="", start="", end=""))
    monkeypatch.chdir(tmp_path)
    run = fankui("guide", "--now", "2027-03-30 20:00")
    assert "2027届毕业生（2023级本科）" in run.out


def test_a_notice_long_past_is_doubted(fankui: Fankui) -> None:
    """Nobody sends out the notice of another year: of the built-in one no text is given."""
    run = fankui("guide", "--now", "2026-04-01 20:00")
    assert (run.code, run.out) == (1, "")
    assert "多半用错了通知" in run.err
