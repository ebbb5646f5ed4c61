"""Every command that writes, on a disk that fails at each of its calls: old or new, and said.

Source: issue 16. The law of SQLite's own tests: the n-th call fails, for every n until none does.
"""

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from drawn_forms import drawn
from faults import ERRORS, Disk
from places import ROOT

from conftest import CLASS, HEADER, Run, students, workbook

Fankui = Callable[..., Run]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="counts the calls of POSIX")

_TWO = [[*row[:2], f"2014级软件工程{1 + at % 2}班", *row[3:]] for at, row in enumerate(students(6))]
_LINES = "学号,姓名,核对结果\n2014030101,安若,无误\n2014030102,白若,民族应为回族\n"
_NEW = ("notice", "new", "--school", "示例大学", "--year", "2027", "--check", "4月1日晚23:00",
        "--submit", "4月6日17:30", "--issued", "2027-03-15")  # fmt: skip
#: What is typed, and the files that come of it.
COMMANDS: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "build, two classes": (
        ("build", "二.xlsx", "-o", "打印/表"),
        ("打印/表/反馈表-2014级软件工程1班.docx", "打印/表/反馈表-2014级软件工程2班.docx"),
    ),
    "build, three papers": (
        ("build", "有误.xlsx", "-o", "表", "--paper", "signed", "--paper", "corrections"),
        (
            "表/反馈表-2014级信息管理与信息系统1班.docx",
            "表/勘误表-2014级信息管理与信息系统1班.docx",
        ),
    ),
    "merge": (
        ("merge", "交来", "-o", "汇总.xlsx", "--docx", "全部.docx"),
        ("汇总.xlsx", "全部.docx"),
    ),
    "merge --send-back": (
        ("merge", "退", "-o", "汇总3.xlsx", "--send-back", "退回"),
        ("汇总3.xlsx", f"退回/{CLASS}/空.xlsx", f"退回/{CLASS}/退回说明.txt"),
    ),
    "check --annotate": (("check", "空.xlsx", "--annotate"), ("空-批注.xlsx",)),
    "import": (("import", "一.xlsx", "-o", "班.xlsx"), ("班.xlsx",)),
    "import --split": (
        ("import", "二.xlsx", "--split", "班级", "-o", "各班"),
        ("各班/2014级软件工程1班.xlsx", "各班/2014级软件工程2班.xlsx"),
    ),
    "import --split --zip": (
        ("import", "二.xlsx", "--split", "班级", "-o", "各班.zip"),
        ("各班.zip",),
    ),
    "import --diff": (
        ("import", "一.xlsx", "二.xlsx", "--diff", "-o", "变化.xlsx"),
        ("变化.xlsx",),
    ),
    "followup": (("followup", "有误.xlsx", "-o", "跟进.xlsx"), ("跟进.xlsx",)),
    "followup --template": (
        ("followup", "有误.xlsx", "--template", "更正申请表.docx", "-o", "申请表"),
        (f"申请表/2014030103-{students(3)[2][1]}-更正申请表.docx",),
    ),
    "collect": (("collect", "空.xlsx", "--from", "问卷.csv"), ("空.answers.jsonl",)),
    "collect --allow": (
        ("collect", "空.xlsx", "--allow", "late-check:2014030101", "--by", "王老师"),
        ("空.answers.jsonl",),
    ),
    "collect --export": (("collect", "一.xlsx", "--export", "结果.csv"), ("结果.csv",)),
    "followup, Word": (("followup", "有误.xlsx", "-o", "跟进.docx"), ("跟进.docx",)),
    "guide": (("guide", "--now", "2018-03-28 09:00", "-o", "说明.docx"), ("说明.docx",)),
    "guide, questionnaire": (
        ("guide", "--questionnaire", "--now", "2018-03-28 09:00", "-o", "问卷2.txt"),
        ("问卷2.txt",),
    ),
    "guide, text": (("guide", "--now", "2018-03-28 09:00", "-o", "说明.txt"), ("说明.txt",)),
    "remind": (("remind", "空.xlsx", "-o", "催交.docx"), ("催交.docx",)),
    "remind, a picture": (("remind", "空.xlsx", "-o", "催交.png"), ("催交.png",)),
    "remind --done": (("remind", "空.xlsx", "--done"), ("空.answers.jsonl",)),
    "signed --seen": (
        ("signed", "空.xlsx", "--seen", "已签 2014030102", "--now", "2018-04-02 09:00"),
        ("空.answers.jsonl",),
    ),
    "notice show --ics": (("notice", "show", "--ics", "-o", "截止.ics"), ("截止.ics",)),
    "collect --evidence": (
        ("collect", "一.xlsx", "--evidence", "截图", "-o", "改名"),
        ("改名/2014030101-安若.png", "改名/2014030102-白若.jpg"),
    ),
    "archive": (("archive", "班", "-o", "交接.zip"), ("交接.zip",)),
    "notice pack": (
        ("notice", "pack", "--roster", "一.xlsx", "-o", "包", "--zip", "--now", "2018-03-28 09:00"),
        (
            "包/2014级信息管理与信息系统1班.zip",
            "包/notice.toml",
            "包/空白反馈表.docx",
            "包/索引.xlsx",
        ),
    ),
    "notice import": (("notice", "import", "通知.txt", "-o", "n.toml"), ("n.toml",)),
    "notice new": ((*_NEW, "-o", "new.toml"), ("new.toml",)),
    "notice schema": (("notice", "schema", "-o", "s.json"), ("s.json",)),
    "form inspect": (("form", "inspect", "空白.docx", "--save-as", "今年.toml"), ("今年.toml",)),
    "demo": (("demo", "例子"), ("例子/花名册.xlsx",)),
}

#: Those that replace a file after --force, whatever is in it.
_REPLACES = frozenset(COMMANDS) - {
    "collect", "collect --allow", "collect --evidence", "remind --done", "signed --seen", "demo",
    "form inspect",
}  # fmt: skip
_BUILT_IN = "src/tongzhi_cli/notices/puer-2018-4.toml"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a class, its answers, a notice and a blank form."""
    monkeypatch.chdir(tmp_path)
    workbook(Path("一.xlsx"), [HEADER, *students(3)])
    workbook(Path("空.xlsx"), [HEADER, *students(3, None)])
    workbook(Path("有误.xlsx"), [HEADER, *students(2), *students(3, "民族应为回族")[2:]])
    workbook(Path("二.xlsx"), [HEADER, *_TWO])
    Path("交来").mkdir()
    shutil.copy("一.xlsx", "交来/一.xlsx")
    Path("退").mkdir()
    shutil.copy("空.xlsx", "退/空.xlsx")
    Path("班").mkdir()
    shutil.copy("一.xlsx", "班/一.xlsx")
    Path("班/一.answers.jsonl").write_text('{"number": "2014030101", "answer": "无误"}\n', "utf-8")
    Path("截图").mkdir()
    Path("截图/2014030101.png").write_bytes(b"one")
    Path("截图/2014030102.jpg").write_bytes(b"two")
    Path("问卷.csv").write_text(_LINES, "utf-8")
    shutil.copy(ROOT / "templates/fankui_template.docx", "空白.docx")
    Path("更正申请表.docx").write_bytes(drawn(["更正申请表", "| 姓名 |  | 更正后 |  |"]))
    notice = "关于做好2018届毕业生图像校对的通知\n2018届本科（2014级）于4月1日前登录学信网核对。\n"
    Path("今年.toml").write_text((ROOT / _BUILT_IN).read_text("utf-8"), "utf-8")
    Path("通知.txt").write_text(notice, "utf-8")
    return tmp_path


def _files(folder: Path, without: frozenset[str] = frozenset()) -> dict[str, bytes]:
    return {
        name: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and (name := path.relative_to(folder).as_posix()) not in without
    }


def _faulty(
    fankui: Fankui, words: Sequence[str], monkeypatch: pytest.MonkeyPatch, fails: int
) -> tuple[Run, Disk]:
    disk = Disk(fails, ERRORS[fails % len(ERRORS)])
    with monkeypatch.context() as patch:
        disk.put_under(patch)
        run = fankui(*words)
    return run, disk


def _put_back(folder: Path, before: Mapping[str, bytes]) -> None:
    for name in _files(folder):
        if name not in before:
            (folder / name).unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for name, content in before.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@pytest.mark.parametrize(
    ("name", "existing"),
    [
        *((name, False) for name in COMMANDS),
        *((name, True) for name in COMMANDS if name in _REPLACES),
    ],
)
def test_old_or_new_and_said(
    here: Path, fankui: Fankui, monkeypatch: pytest.MonkeyPatch, name: str, *, existing: bool
) -> None:
    """Each file is the old one or the new one, none is left half, and what is new is named."""
    words, outputs = COMMANDS[name]
    before = _files(here)
    whole, disk = _faulty(fankui, words, monkeypatch, 0)
    assert whole.code in {0, 1}, whole.err
    new = _files(here)
    assert set(outputs) <= new.keys()
    assert disk.calls
    made = {one for one, content in new.items() if before.get(one) != content}
    _put_back(here, before)
    if existing:
        words = [*words, "--force"]
        before = before | dict.fromkeys(made, b"old")
        _put_back(here, before)
    seen = 0
    for fails in range(1, 100):
        run, disk = _faulty(fankui, words, monkeypatch, fails)
        if len(disk.calls) < fails:
            break
        seen += 1
        after = _files(here)
        at = f"{disk.calls[-1]} ({fails}): {run.err}"
        assert run.code in {0, 1, 4}, at
        assert not [one for one in after if one.endswith(".tmp")], at
        done = {one for one in made if after.get(one) == new[one]}
        old = {one for one in made if after.get(one) == before.get(one)}
        assert done | old == made, at
        if run.code == 4:
            assert not done or all(Path(one).name in run.err for one in made), at
        else:
            assert done == made, at
        _put_back(here, before)
    assert seen >= 4
