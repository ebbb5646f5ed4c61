"""A folder with a school's list of many classes: it is called one, and what it is for is said."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from places import ROOT
from typing_person import Typed

from conftest import NOW, Run
from tongzhi_cli.cli.start.day import DayView
from tongzhi_cli.loader.day.look import Asked

Fankui = Callable[..., Run]


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FANKUI_NOW", NOW)


def roll(folder: Path, *colleges: int) -> Path:
    """A list of so many classes in each of some colleges, two students in each class."""
    rows = ["学号,姓名,学院,班级,年级,层次"]
    for at, many in enumerate(colleges):
        for one in range(many):
            for who in range(2):
                number = f"20140{at + 3}{one + 1:02}0{who + 1}"
                name = f"{'安白毕曹岑陈程'[one % 7]}{'甲乙丙丁戊'[at]}{'若思'[who]}"
                about = f"{'文理工农医'[at]}学院,2014级{'文理工农医'[at]}科{one + 1}班,2014,本科"
                rows.append(f"{number},{name},{about}")
    folder.mkdir(exist_ok=True)
    (folder / "全校.csv").write_text("\n".join(rows), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("colleges", "said"),
    [
        ((2, 1), "全校.csv 是 3 个班、2 个学院、6 人的名单，不是一个班的花名册。可以："),
        ((7,), "全校.csv 是 7 个班、14 人的名单，不是一个班的花名册。可以："),
        ((6,), ""),  # a counsellor's
        ((1,), ""),
    ],
)
def test_a_list_of_many_classes_is_called_one(
    colleges: tuple[int, ...], said: str, fankui: Fankui, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """With how many classes and students; no names of classes and of who is missing."""
    monkeypatch.chdir(tmp_path)
    lines = fankui(roll(Path("甲"), *colleges)).out.splitlines()
    assert [line for line in lines if "不是一个班" in line] == ([said] if said else [])
    assert any(line.startswith("没答") for line in lines) is not bool(said)
    assert any("2014级文科1班" in line for line in lines) is not bool(said)


def test_every_command_that_is_said_runs(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The packs, the parts, the merge of what came back and the check: as they stand there."""
    monkeypatch.chdir(tmp_path)
    folder = roll(Path("甲"), 2, 2)
    shown = [line.strip() for line in fankui(folder).out.splitlines()]
    commands = [line.split()[1:] for line in shown if line.startswith("fankui ")]
    assert [words[0] for words in commands] == ["notice", "import", "merge", "check"]
    pack, split, merge, check = commands
    assert (fankui(*pack).code, fankui(*split).code) == (0, 0)
    shutil.copytree(folder / "任务包", folder / "交来的表")
    assert "8 人" in fankui(*merge).err
    assert fankui(*check).out.count("班：") == 4
    assert sorted(one.name for one in folder.iterdir()) == [
        "交来的表", "任务包", "全校.csv", "各班", "汇总.xlsx",
    ]  # fmt: skip


@pytest.mark.parametrize(("typed", "ran"), [(["", "0"], []), (["2"], ["menu"])])
def test_at_a_terminal(
    typed: list[str], ran: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Enter writes nothing for many classes: it looks again; the menu is one key away."""
    folder = roll(tmp_path / "甲", 1, 1)
    text = (ROOT / "src/tongzhi_cli/notices/puer-2018-4.toml").read_text("utf-8")
    (folder / "notice.toml").write_text(text, "utf-8")
    done: list[str] = []

    def menu() -> int:
        done.append("menu")
        return 0

    def execute(words: object) -> int:
        done.append(str(words))
        return 0

    asking = Typed(typed)
    assert DayView(Asked(str(folder), None, NOW), execute, asking, menu).run() == 0
    assert (asking.lines, done) == ([], ran)
    assert "下一步：看上面要做哪一样，打它的命令，或进菜单" in capsys.readouterr().out
