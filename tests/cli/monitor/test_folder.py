"""The folder of a class: what in it is what, and what the commands of a monitor do with it."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest
from class_folders import (
    ALL_BUT_ONE,
    CHAT,
    FORM,
    LOG,
    NAMES,
    NUMBERS,
    Content,
    blank,
    form,
    made,
    roster,
    tree,
    wjx,
)
from forked import program
from new_document import new_document
from places import ROOT

from conftest import CLASS, NOW, Run, students, workbook

Fankui = Callable[..., Run]


def to_tick(path: Path) -> None:
    """What `followup -o` writes."""
    workbook(path, [["学号", "姓名", "校对结果", "办好"], [NUMBERS[0], NAMES[0], "姓名不对", ""]])


def notice_text(path: Path) -> None:
    """A notice as it is sent, not everything in it understood."""
    document = new_document()
    document.add_paragraph("关于做好2018届毕业生学历图像信息校对工作的通知")
    document.add_paragraph("各学院：请2018届本科毕业生于2018年4月1日23:00前校对。")
    document.save(str(path))


#: What lies in the folder, the first line of the report, what is told, what is not.
CLASSES: dict[str, tuple[dict[str, Content], str, list[str], list[str]]] = {
    "a roster alone": (
        {"花名册.xlsx": roster}, "4 人，无误 0，未反馈 4", ["花名册是 花名册.xlsx"], ["读了"],
    ),
    "a roster, an export, a chat": (
        {"花名册.xlsx": roster, "问卷.csv": ALL_BUT_ONE, "接龙.txt": CHAT},
        "4 人，无误 3，异常 1",
        ["接龙.txt（群接龙（聊天记录））、问卷.csv（问卷星导出的表）"],
        ["没有读："],
    ),
    "several exports: the newest counts": (
        {
            "花名册.xlsx": roster,
            "问卷1.csv": ALL_BUT_ONE,
            "问卷2.csv": wjx((1, "29 11:00", "无误"), (3, "29 12:00", "无误")),
        },
        "4 人，无误 4",
        ["没有用“民族应为回族”"],
        [],
    ),
    "a table of answers with names": (
        {"class.xlsx": roster, "结果.csv": f"学号,姓名,校对结果\n{NUMBERS[0]},{NAMES[0]},无误\n"},
        "4 人，无误 1，未反馈 3",
        ["花名册是 class.xlsx", "结果.csv（交来的校对结果）"],
        [],
    ),
    "answers without 学号": (
        {"花名册.xlsx": roster, "答.csv": f"姓名,校对结果\n{NAMES[0]},无误\n{NAMES[1]},无误\n"},
        "4 人，无误 2，未反馈 2",
        ["没有学号、按姓名对上的有 2 条"],
        [],
    ),
    "a roster that has its answers": (
        {"花名册.xlsx": lambda path: roster(path, "无误")}, "4 人，无误 4", [], [],
    ),
    "a log": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG}, "4 人，无误 4", [], ["没有读"],
    ),
    "what build wrote, and answers": (
        {"花名册.xlsx": roster, "问卷.csv": ALL_BUT_ONE, FORM: form},
        "4 人，无误 2，异常 1，未反馈 1",
        [f"没有读：{FORM}（build 写的）"],
        [],
    ),
    "what build wrote from the log": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG, FORM: form},
        "4 人，无误 4",
        [f"{FORM}（build 写的）"],
        [],
    ),
    # The answers lie elsewhere (build … --results): its form is not what others handed in.
    "what build wrote from answers of another folder": (
        {"花名册.xlsx": roster, "通知.docx": notice_text, "跟进.xlsx": to_tick, FORM: form},
        "4 人，无误 0，未反馈 4",
        [f"{FORM}（build 写的）", "跟进.xlsx（followup 写的跟进表）", "通知.docx 是通知的原文"],
        ["读不了"],
    ),
    "a draft that build wrote": (
        {"花名册.xlsx": roster, FORM: lambda path: form(path, "")},
        "4 人，无误 0，未反馈 4",
        [f"{FORM}（build 写的）"],
        [],
    ),
    "what Word and WPS leave behind": (
        {
            "花名册.xlsx": roster, "~$花名册.xlsx": "x", ".~lock.花名册.xlsx#": "x",
            ".DS_Store": "x", "Thumbs.db": "x", "desktop.ini": "x", "问卷.csv": ALL_BUT_ONE,
        },
        "4 人，无误 2，异常 1，未反馈 1",
        [],
        ["~$", ".~lock", "DS_Store", "Thumbs", "没有读"],
    ),
    "a copy of the roster": (
        {"花名册.xlsx": roster, "花名册 - 副本.xlsx": roster, "花名册(1).xlsx": roster},
        "4 人，无误 0，未反馈 4",
        ["花名册是 花名册.xlsx", "花名册 - 副本.xlsx（和 花名册.xlsx 是同样的学生）"],
        [],
    ),
    "a copy beside which nothing was collected": (
        {"名单.xlsx": roster, "花名册.xlsx": roster, "花名册.answers.jsonl": LOG},
        "4 人，无误 4",
        ["花名册是 花名册.xlsx", "名单.xlsx（和 花名册.xlsx 是同样的学生）"],
        [],
    ),
    "files of no use": (
        {
            "花名册.xlsx": roster, "截图.png": "x", "说明.txt": "今天天气不错",
            "表.pdf": "%PDF-1.4", "照片.zip": "x",
        },
        "4 人，无误 0，未反馈 4",
        [
            "没有读：说明.txt（认不出来的文件）、截图.png、表.pdf（图片、PDF 之类）",
            "照片.zip（压缩包）",
        ],
        [],
    ),
    "folders below": (
        {"花名册.xlsx": roster, "问卷.csv": ALL_BUT_ONE, "交来/2班.docx": form, "旧/a.txt": "x"},
        "4 人，无误 2，异常 1，未反馈 1",
        ["只看这一层，没有看里面的文件夹：交来、旧"],
        [],
    ),
    "folders below with nothing handed in": (
        {"花名册.xlsx": roster, "学校发的/附件2.docx": blank, "图/1.png": "x"},
        "4 人，无误 0，未反馈 4",
        ["没有看里面的文件夹：图、学校发的"],
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CLASSES)
def test_a_folder_is_a_class(case: str, fankui: Fankui, tmp_path: Path) -> None:
    """Check reads what each file needs, tells it, and writes nothing."""
    files, line, told, untold = CLASSES[case]
    folder = made(tmp_path / "班", files)
    before = tree(folder)
    run = fankui("check", folder)
    assert run.out.splitlines()[0] == f"{CLASS}：{line}"
    for text in told:
        assert text in run.err + run.out
    for text in untold:
        assert text not in run.err
    assert tree(folder) == before


#: What lies in the folder, how many classes are read.
HANDED_IN: dict[str, tuple[dict[str, Content], list[str]]] = {
    "two rosters": (
        {"1.xlsx": lambda path: roster(path, "无误"),
         "2.xlsx": lambda path: roster(path, "无误", 10)},
        ["8 人，无误 8"],
    ),
    "a filled form": ({"一班.docx": form}, ["4 人，无误 4"]),
    "a roster and a filled form": (
        {"花名册.xlsx": roster, "一班.docx": form}, ["4 人，无误 4"],
    ),
    "a roster, and forms in folders below": (
        {"全校名单.xlsx": roster, "软件学院/一班.docx": form}, ["4 人，无误 4"],
    ),
    "three forms and an export": (
        {"1.docx": form, "2.docx": lambda path: form(path, count=3),
         "3.docx": lambda path: form(path, count=2), "问卷.csv": ALL_BUT_ONE},
        ["4 人，无误 4"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HANDED_IN)
def test_a_folder_was_handed_in(case: str, fankui: Fankui, tmp_path: Path) -> None:
    """Two rosters, or a filled form, are what others handed in, and are read as in a merge."""
    files, lines = HANDED_IN[case]
    folder = made(tmp_path / "交来", files)
    run = fankui("check", folder)
    told = [line for line in run.out.splitlines() if line.startswith(CLASS)]
    assert told[: len(lines)] == [f"{CLASS}：{line}" for line in lines]
    assert "当作一个班" not in run.err


#: What lies in the folder, and the commands that are proposed.
EITHER: dict[str, tuple[dict[str, Content], list[str]]] = {
    "a roster, an export and somebody's form": (
        {"花名册.xlsx": roster, "问卷.csv": ALL_BUT_ONE, "一班.docx": form},
        ["fankui {name} 班/花名册.xlsx --results 班/问卷.csv", 'fankui {name} "班/*"'],
    ),
    "two rosters and a chat": (
        {"1.xlsx": roster, "2.xlsx": lambda path: roster(path, None, 10), "接龙.txt": CHAT},
        ["fankui {name} 班/1.xlsx --results 班/接龙.txt", "fankui {name} 班/2.xlsx --results"],
    ),
    "a roster, a chat and a form of another class": (
        {"花名册.xlsx": roster, "接龙.txt": CHAT, "反馈表-别的班.docx": form},
        ["fankui {name} 班/花名册.xlsx --results 班/接龙.txt", 'fankui {name} "班/*"'],
    ),
    "two versions of one roster": (
        {"花名册.xlsx": lambda path: roster(path, "无误"),
         "新名单.xlsx": lambda path: roster(path, "照片不是本人")},
        ["fankui {name} 班/新名单.xlsx", "fankui {name} 班/花名册.xlsx"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ["check", "build", "remind", "followup"])
@pytest.mark.parametrize("case", EITHER)
def test_a_folder_may_be_either(
    case: str, name: str, fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where both is to be seen and nobody can be asked: exit 2, and what to type for each."""
    files, commands = EITHER[case]
    made(tmp_path / "班", files)
    monkeypatch.chdir(tmp_path)
    before = tree(tmp_path)
    run = fankui(name, "班")
    assert (run.code, run.out) == (2, "")
    assert "看不出是一个班的，还是交来的" in run.err
    for command in commands:
        assert command.format(name=name) in run.err
    assert tree(tmp_path) == before


#: What lies in a folder that has answers and no roster.
ALONE: dict[str, dict[str, Content]] = {
    "an export": {"问卷.csv": ALL_BUT_ONE},
    "a chat": {"接龙.txt": CHAT},
    "both, and a blank form": {"问卷.csv": ALL_BUT_ONE, "接龙.txt": CHAT, "附件2.docx": blank},
}


@pytest.mark.parametrize("case", ALONE)
def test_answers_without_a_roster(case: str, fankui: Fankui, tmp_path: Path) -> None:
    """A folder with answers alone lacks the roster, and that is what is said."""
    folder = made(tmp_path / "班", ALONE[case])
    run = fankui("check", folder)
    assert (run.code, run.out) == (3, "")
    assert "，没有花名册。请把花名册放进去" in run.err
    assert f"fankui check 花名册.xlsx --results {folder}" in run.err


#: How many are in the roster and on the form, what the form is called; who is told to be off the
#: roster, None where the form is not the class's own.
TAKEN_OFF: dict[str, tuple[int, int, str, list[int] | None]] = {
    "one of four": (3, 4, FORM, [3]),
    "two of five": (3, 5, FORM, [3, 4]),
    "one, on a sheet that was printed again": (3, 4, FORM.replace(".", "-只重印第1张."), [3]),
    "nobody": (4, 4, FORM, []),
    "one who is new is not on it": (5, 4, FORM, []),
    "half of them": (2, 4, FORM, None),
    "one, under another name": (3, 4, "一班.docx", None),
}


@pytest.mark.parametrize("case", TAKEN_OFF)
def test_who_was_taken_off_the_roster_stays_off(case: str, fankui: Fankui, tmp_path: Path) -> None:
    """The class's own old form brings nobody back: who is on it and not in the roster is told."""
    count, printed, name, off = TAKEN_OFF[case]
    folder = made(
        tmp_path / "班",
        {
            "花名册.xlsx": lambda path: roster(path, "无误", 0, count),
            name: lambda path: form(path, "无误", printed),
        },
    )
    run = fankui("check", folder)
    is_own = off is not None
    assert run.out.startswith(f"{CLASS}：{count if is_own else max(count, printed)} 人，")
    assert ("当作一个班" in run.err) is is_own
    people = students(printed, None)
    who = "、".join(f"{people[at][0]} {people[at][1]}" for at in off or ())
    told = f"！ {name} 上有 {len(off or ())} 人花名册里没有：{who}\n"
    assert (told in run.err, "花名册里没有：" in run.err) == (bool(off), bool(off))


def test_each_table_has_three() -> None:
    """No shape of a folder is tried once or twice alone."""
    tables = (CLASSES, HANDED_IN, EITHER, ALONE, EXPORTS, TAKEN_OFF)
    assert min(len([*table]) for table in tables) >= 3


def asked(folder: Path, typed: str) -> tuple[str, int | None]:
    """What is seen at a terminal, and the exit code, of a folder that may be either."""
    command, *first = program()
    child = pexpect.spawn(
        command, [*first, "check", "班", "--now", NOW],
        cwd=str(folder), encoding="utf-8", timeout=60, dimensions=(40, 120),
    )  # fmt: skip
    child.expect("打数字")
    child.sendline(typed)
    child.expect(pexpect.EOF)
    child.close()
    return child.before or "", child.exitstatus


@pytest.mark.parametrize(
    ("typed", "seen", "code"),
    [("1", "无误 2，异常 1，未反馈 1", 1), ("2", "4 人，无误 4", 1), ("", "看不出是一个班的", 2)],
)
def test_at_a_terminal_it_is_asked(typed: str, seen: str, code: int, tmp_path: Path) -> None:
    """A person says which; Enter stops with the commands."""
    made(tmp_path / "班", EITHER["a roster, an export and somebody's form"][0])
    screen, status = asked(tmp_path, typed)
    assert (seen in screen, status) == (True, code)


def test_build_of_a_folder_twice(fankui: Fankui, tmp_path: Path) -> None:
    """The form that build wrote does not change what the folder is."""
    folder = made(
        tmp_path / "班",
        {"花名册.xlsx": roster, "问卷.csv": ALL_BUT_ONE, "接龙.txt": CHAT, "附件2.docx": blank},
    )
    first = fankui("build", folder)
    assert (first.code, first.out) == (0, f"{folder / FORM}\n")
    assert f"空白表用文件夹里的 {folder / '附件2.docx'}" in first.err
    before = tree(folder)
    again = fankui("build", folder)
    assert (again.code, "不用重印" in again.err, tree(folder)) == (0, True, before)
    third = fankui("build", folder, "--force")
    assert third.code == 0
    assert f"没有读：{FORM}（build 写的）" in third.err
    assert tree(folder) == before


def test_what_every_command_writes_beside_the_roster(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that the commands write into the folder of a class leaves it one; each is told."""
    made(tmp_path, {"花名册.xlsx": roster, "问卷.csv": ALL_BUT_ONE, "接龙.txt": CHAT})
    monkeypatch.chdir(tmp_path)
    assert fankui("collect", ".").code == 0
    first = fankui("check", ".")
    for words in (
        ("import", "花名册.xlsx"),
        ("collect", "花名册.xlsx", "--export", "结果.xlsx"),
        ("collect", "花名册.xlsx", "--export", "结果.csv"),
        ("followup", "花名册.xlsx", "-o", "跟进.xlsx"),
        ("build", "花名册.xlsx", "--paper", "signed", "--paper", "corrections"),
        ("merge", "花名册.xlsx", "-o", "汇总.xlsx"),
    ):
        assert fankui(*words).code == 0
    shutil.copy("花名册.xlsx", "花名册.xlsx.bak")
    shutil.copy("花名册.xlsx", "花名册.xlsx~")
    again = fankui("check", ".")
    assert (again.code, again.out) == (first.code, first.out)
    assert "花名册是 花名册.xlsx" in again.err
    for told in (
        "build 写的",
        "从收集记录导出的",
        "followup 写的跟进表",
        "以前的汇总",
        "同样的学生",
    ):
        assert told in again.err


def test_two_blank_forms_are_asked_about(fankui: Fankui, tmp_path: Path) -> None:
    """Which of two blank forms is filled is not ours to say; check does not mind."""
    folder = made(
        tmp_path / "班",
        {"花名册.xlsx": lambda path: roster(path, "无误"), "附件2.docx": blank, "附件.docx": blank},
    )
    run = fankui("build", folder)
    assert (run.code, "有 2 份空白的表：附件.docx、附件2.docx" in run.err) == (2, True)
    assert fankui("build", folder, "--template", folder / "附件.docx").code == 0
    assert fankui("check", folder).code == 0


def test_the_notice_of_a_folder(fankui: Fankui, tmp_path: Path) -> None:
    """A notice file by any name is used, else the notice's own text where nothing in it is open."""
    folder = tmp_path / "班"
    shutil.copytree(ROOT / "examples" / "next-year", folder)
    for name in ("command", "expected.txt"):
        (folder / name).unlink()
    run = fankui("check", folder, now="2027-04-05 09:00")
    assert run.code == 0
    assert "示例院教〔2027〕12号" in run.err
    assert "读自原文" in run.err
    assert fankui("notice", "import", folder / "通知.docx", "-o", folder / "2027.toml").code == 0
    run = fankui("check", folder, now="2027-04-05 09:00")
    assert (run.code, f"--notice {folder / '2027.toml'}" in run.err) == (0, True)
    assert "没有读：通知.docx（通知的原文，用的是 2027.toml）" in run.err


def test_several_notice_files_are_told(fankui: Fankui, tmp_path: Path) -> None:
    """One is used; of several none is chosen but notice.toml, and what is no notice is none."""
    facts = (ROOT / "src/tongzhi_cli/notices/puer-2018-4.toml").read_text("utf-8")
    folder = made(tmp_path / "班", {"花名册.xlsx": roster, "2018.toml": facts, "又.toml": facts})
    run = fankui("check", folder)
    assert "2018.toml、又.toml（通知文件，有几份通知文件，用 --notice 指明用哪一份）" in run.err
    assert "（内置" in run.err
    made(folder, {"notice.toml": facts})
    run = fankui("check", folder)
    assert "2018.toml、又.toml（通知文件，用的是 notice.toml）" in run.err
    for name in ("2018.toml", "又.toml", "notice.toml"):
        (folder / name).unlink()
    made(folder, {"2019.toml": facts, "pyproject.toml": "[project]\nname = 'a'\n"})
    run = fankui("check", folder)
    assert f"--notice {folder / '2019.toml'}" in run.err
    assert "pyproject.toml（认不出来的文件）" in run.err


def test_what_cannot_be_read_is_called_what_it_is(fankui: Fankui, tmp_path: Path) -> None:
    """An old Word document, or one with a password, may be a form: it is named."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    word, locked = ("WordDocument", "EncryptedPackage")
    folder = made(tmp_path / "班", {"花名册.xlsx": roster})
    (folder / "一班.doc").write_bytes(ole + word.encode("utf-16-le"))
    (folder / "锁.xlsx").write_bytes(ole + locked.encode("utf-16-le"))
    run = fankui("check", folder)
    assert f"！ {folder / '一班.doc'} 打不开，文件不完整或已经损坏" in run.err
    assert "锁.xlsx（加了密码的 Office 文件）" in run.err


def test_a_folder_that_may_not_be_read(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, and no traceback; check says it as of what was handed in."""
    folder = made(tmp_path / "班", {"花名册.xlsx": roster})

    scan = os.scandir

    def refused(path: str | int) -> object:
        if not isinstance(path, int) and Path(path).resolve() == folder:
            raise PermissionError(13, "not allowed", str(folder))
        return scan(path)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os.scandir", refused)
    run = fankui("collect", "班")
    assert run.err == "出错：文件夹 班 不让读取。请检查文件夹的权限，或复制到别处再收。\n"
    assert run.code == 3
    run = fankui("check", "班")
    assert (run.code, "不让读取" in run.err) == (3, True)


def test_a_name_in_another_encoding(fankui: Fankui, tmp_path: Path) -> None:
    """A file whose name is no UTF-8, as out of an old zip, is read as any other."""
    folder = made(tmp_path / "班", {"花名册.xlsx": roster})
    path = os.fsencode(folder) + "/问卷".encode("gb18030") + b".csv"
    Path(os.fsdecode(path)).write_text(ALL_BUT_ONE, encoding="utf-8")
    run = fankui("check", folder)
    assert run.out.splitlines()[0] == f"{CLASS}：4 人，无误 2，异常 1，未反馈 1"


def test_a_file_named_twice_is_read_once(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--results may name what lies in the folder anyway."""
    made(tmp_path / "班", {"花名册.xlsx": roster, "问卷.csv": ALL_BUT_ONE})
    monkeypatch.chdir(tmp_path)
    plain = fankui("check", "班")
    named = fankui("check", "班", "--results", str(tmp_path / "班" / "问卷.csv"))
    assert named.code == plain.code
    assert named.out.count("以新代旧") == plain.out.count("以新代旧")
    assert named.out.splitlines()[0] == plain.out.splitlines()[0]


def test_a_notice_with_open_points_is_not_used(fankui: Fankui, tmp_path: Path) -> None:
    """It is told, with what to type, and the built-in one is named."""
    text = "关于2018届毕业生图像信息校对的通知\n各学院：\n请于近期登录学信网校对。\n教务处\n"
    folder = made(tmp_path / "班", {"花名册.xlsx": roster, "通知.txt": f"{text}4月2日前交。\n"})
    run = fankui("check", folder)
    assert "！ 通知.txt 是通知的原文，没有用上" in run.err
    assert f"fankui notice import {folder / '通知.txt'}" in run.err
    assert "内置" in run.err


def test_json_of_a_folder(fankui: Fankui, tmp_path: Path) -> None:
    """--json is one object as for the roster with --results."""
    folder = made(tmp_path / "班", {"花名册.xlsx": roster, "问卷.csv": ALL_BUT_ONE})
    run = fankui("check", folder, "--json")
    named = fankui("check", folder / "花名册.xlsx", "--results", folder / "问卷.csv", "--json")
    assert json.loads(run.out) == json.loads(named.out)


# --- a file in the place of a roster --------------------------------------------------------------

WHO = f"{NUMBERS[0]},{NAMES[0]},无误\n"
EXPORTS: dict[str, str] = {
    "问卷星": ALL_BUT_ONE,
    "腾讯文档": f"提交者（自动）,提交时间（自动）,学号,姓名,校对结果\n安,2018/3/28,{WHO}",
    "微软表单": f"ID,开始时间,完成时间,学号,姓名,校对结果\n1,2018/3/28,2018/3/28,{WHO}",
}
#: What is given for a roster, what it is called, what takes it.
WRONG: dict[str, tuple[str, Content, str, str]] = {
    **{
        name: (f"{name}.csv", text, f"是{name}导出的表，不是花名册", "--results {file}")
        for name, text in EXPORTS.items()
    },
    "接龙": ("接龙.txt", CHAT, "是群接龙（聊天记录），不是花名册", "--from {file}"),
    "带数字的接龙": (
        "群.txt", f"1、{NUMBERS[0]}{NAMES[0]} 无误\n2、{NAMES[1]} 无误\n",
        "是群接龙（聊天记录），不是花名册", "--results {file}",
    ),
    "聊天记录": (
        "聊天.txt", f"{NAMES[0]} 2018/3/28 19:20\n无误\n{NAMES[1]} 2018/3/28 19:21\n无误\n",
        "是群接龙（聊天记录），不是花名册", "--from {file}",
    ),
    "收集记录": ("花名册.answers.jsonl", LOG, "是收集记录，不是花名册", "fankui check 花名册.xlsx"),
    "空白表": ("附件2.docx", blank, "是空白的反馈表，不是花名册", "--template {file}"),
    "通知": (
        "通知.txt", "关于2018届毕业生校对的通知\n学生于2018年4月1日22:00前校对。\n",
        "是通知的原文，不是花名册", "fankui notice import {file}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ["check", "build", "import", "collect", "remind", "followup"])
@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_roster_is_named(
    case: str, name: str, fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command says what the file is and what takes it, writes nothing and ends in 3."""
    file, content, what, command = WRONG[case]
    made(tmp_path, {file: content})
    monkeypatch.chdir(tmp_path)
    before = tree(tmp_path)
    run = fankui(name, file)
    assert (run.code, run.out) == (3, "")
    assert f"{file} {what}" in run.err
    assert command.format(file=file) in run.err
    assert tree(tmp_path) == before


def test_the_roster_beside_is_named(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one roster lies beside, the command can be copied as it stands."""
    made(tmp_path, {"名单.xlsx": roster, "问卷.csv": ALL_BUT_ONE})
    monkeypatch.chdir(tmp_path)
    assert "fankui check 名单.xlsx --results 问卷.csv" in fankui("check", "问卷.csv").err
    both = fankui("check", "名单.xlsx", "问卷.csv")
    assert (both.code, "fankui check 名单.xlsx --results 问卷.csv" in both.err) == (3, True)


@pytest.mark.parametrize("case", EXPORTS)
def test_swapped_files_are_put_right(
    case: str, fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A roster in --results and its answers in the roster's place: changed back, and said."""
    made(tmp_path, {"名单.xlsx": roster, "交来.csv": EXPORTS[case]})
    monkeypatch.chdir(tmp_path)
    run = fankui("check", "交来.csv", "--results", "名单.xlsx")
    right = fankui("check", "名单.xlsx", "--results", "交来.csv")
    assert (run.code, run.out) == (right.code, right.out)
    assert "两个文件写反了，已经换过来：花名册是 名单.xlsx" in run.err


def test_results_may_be_a_chat(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--results takes what collect --from takes; a line that is nobody's blocks, with its place."""
    made(tmp_path, {"名单.xlsx": roster, "接龙.txt": f"{CHAT}2. 王五 无误\n3. {NAMES[0]} 无误\n"})
    monkeypatch.chdir(tmp_path)
    run = fankui("check", "名单.xlsx", "--results", "接龙.txt")
    assert run.out.startswith(f"{CLASS}：4 人，无误 2，未反馈 2\n")
    assert "× 不知道是谁的结果（unplaced-answer）1 条" in run.out
    assert "看不出是谁的：王五 无误（接龙.txt 第 3 行）" in run.out


def test_papers_of_many_classes_are_told_as_to_who_collects_them(
    fankui: Fankui, tmp_path: Path
) -> None:
    """No word for a monitor: it goes back to the classes, by commands that can be typed."""
    folder = tmp_path / "交来"
    folder.mkdir()
    for at in range(1, 4):
        rows = [[f"20140{at}01{one:02}", f"安若{one}", f"2014级软件{at}班"] for one in range(1, 4)]
        said = [[*row, "" if one == 0 else "无误"] for one, row in enumerate(rows)]
        workbook(folder / f"{at}.xlsx", [["学号", "姓名", "班级", "校对结果"], *said])
    run = fankui("check", folder)
    assert run.code == 1
    assert "--draft" not in run.out
    assert "--results" not in run.out
    assert "怎么办：请这个班补上这些同学，改好的表重新交来" in run.out
    assert "3 个班 9 人，还不齐：3 人未反馈。\n有 3 个错误" in run.out
    assert f"fankui remind {folder}\n" in run.err
    assert f"fankui merge {folder} --send-back 退回/\n" in run.err
    # One of them alone goes to its monitor.
    run = fankui("check", folder / "1.xlsx")
    assert "--draft" in run.out
    assert " 个班 " not in run.out
