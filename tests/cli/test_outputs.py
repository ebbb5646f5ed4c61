"""`check` and `merge` with -o: the ending decides what is written, all of it or nothing."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import school
from pages import faults, parsed

from conftest import Run

Fankui = Callable[..., Run]
KINDS = [
    line.split("\t")
    for line in Path(__file__).with_name("kinds_outputs.tsv").read_text("utf-8").splitlines()[1:]
]
NOW = ("--now", "2018-03-30 09:00")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four small classes, what is there already, and folders."""
    monkeypatch.chdir(tmp_path)
    school.write(Path(), classes=4, size=6)
    Path("有了.html").write_text("mine", "utf-8")
    Path("夹").mkdir()
    Path("夹.html").mkdir()


def files() -> set[str]:
    return {one.as_posix() for one in Path().rglob("*") if one.is_file()}


def options(outputs: str) -> list[str]:
    names = [outputs] if outputs.startswith("我的") else outputs.split(" ")
    return [word for name in names for word in ("-o", name)]


@pytest.mark.parametrize(("kind", "command", "outputs", "code", "written"), KINDS)
def test_kinds(
    fankui: Fankui, kind: str, command: str, outputs: str, code: str, written: str
) -> None:
    """What is asked for is there and named, each in its place; where one is wrong nothing is."""
    assert kind
    before = files()
    run = fankui(command, "交来", *options(outputs), *NOW)
    assert run.code == int(code), run.err
    new = {written} if written.startswith("我的") else set(written.split())
    assert files() - before == new
    paths = [line for line in run.out.splitlines() if line in new]
    assert set(paths) == new
    for path in new:
        if path.lower().endswith(".html"):
            assert faults(parsed(Path(path).read_bytes())) == []
            assert Path(path).stat().st_mode & 0o777 == 0o600
    assert Path("有了.html").read_text("utf-8") == "mine"


def test_each_kind_has_neighbours() -> None:
    """At least three inputs a kind."""
    assert [kind for kind, count in Counter(row[0] for row in KINDS).items() if count < 3] == []


@pytest.mark.parametrize("command", ["check", "merge"])
def test_what_is_said_of_another_ending(fankui: Fankui, command: str) -> None:
    """What to type instead."""
    assert "-o 报告.html" in fankui(command, "交来", "-o", "报告.pdf", *NOW).err


@pytest.mark.parametrize("command", ["check", "merge"])
def test_force(fankui: Fankui, command: str) -> None:
    """Only with --force a file that is there gives way."""
    run = fankui(command, "交来", "-o", "有了.html", "--force", *NOW)
    assert run.code == 1
    assert parsed(Path("有了.html").read_bytes()).titles()


def test_the_next_step(fankui: Fankui) -> None:
    """What to do with the page is said; that phones are in it only where some are."""
    said = fankui("merge", "交来", "-o", "报告.html", *NOW).err
    assert "  打开" not in said.split("下一步")[0]
    step = "打开 报告.html（手机、电脑的浏览器都行），可以打印；里面有姓名，不要发到学生群"
    assert f"下一步：{step}\n" in said
    run = fankui("merge", "交来", "--roster", "全校名单.csv", "-o", "电话.html", *NOW)
    assert "里面有姓名和班长的手机号，不要发到学生群" in run.err
    assert "汇总.xlsx" not in files()


def test_as_json(fankui: Fankui) -> None:
    """The page is in "written", and nothing else is printed."""
    run = fankui("check", "交来", "-o", "一.html", "--json", *NOW)
    assert json.loads(run.out)["written"] == ["一.html"]
    run = fankui("merge", "交来", "-o", "二.html", "--json", *NOW)
    assert json.loads(run.out)["written"] == ["二.html"]
    assert "written" not in json.loads(fankui("check", "交来", "--json", *NOW).out)


@pytest.mark.parametrize("command", ["check", "merge"])
def test_a_page_is_nobodys_roster(fankui: Fankui, command: str) -> None:
    """A page that lies among what was handed in changes nothing there, and may be written anew."""
    fankui(command, "交来", "-o", "外.html", *NOW)
    first = Path("外.html").read_bytes()
    assert fankui(command, "交来", "-o", "交来/报告.html", *NOW).code == 1
    assert Path("交来/报告.html").read_bytes() == first
    again = fankui(command, "交来", "-o", "交来/报告.html", "--force", *NOW)
    assert again.code == 1
    assert Path("交来/报告.html").read_bytes() == first


@pytest.mark.parametrize("command", ["check", "merge"])
def test_what_was_handed_in_stays(fankui: Fankui, command: str) -> None:
    """A roster that 教务系统 saved as a page is not overwritten, with --force either."""
    page = (
        "<table><tr><td>学号<td>姓名<td>班级<tr><td>2014010199<td>安若<td>2014级软件工程1班</table>"
    )
    Path("交来/花名册.html").write_text(page, "utf-8")
    run = fankui(command, "交来", "-o", "交来/花名册.html", "--force", *NOW)
    assert run.code == 4
    assert Path("交来/花名册.html").read_text("utf-8") == page


IN_PLACE = (
    "check", "build", "import", "remind", "notice import",
    "check 交来/软件学院/2014级软件工程1班.csv --results",
)  # fmt: skip


@pytest.mark.parametrize("words", IN_PLACE)
def test_a_page_in_the_place_of_a_roster(fankui: Fankui, words: str) -> None:
    """It is called what it is, and that it is no roster."""
    fankui("merge", "交来", "-o", "报告.html", *NOW)
    run = fankui(*words.split(), "报告.html")
    assert run.code == 3
    assert "报告.html 是 check、merge 写的报告（网页）" in run.err


def test_without_a_page_nothing_of_it_is_imported(fankui: Fankui) -> None:
    """The way of those who want no page stays as short as it was."""
    code = (
        "import sys; from tongzhi_cli.__main__ import main; sys.argv = sys.argv[1:]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print([one for one in sys.modules if 'paper.page' in one or 'contacts' in one])"
    )
    for command in ("check", "merge"):
        words = [sys.executable, "-c", code, "fankui", command, "交来", "-q", "--force", *NOW]
        out = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        assert out.splitlines()[-1] == "[]"
    assert fankui("check", "交来", *NOW).code == 1


def test_only_a_typed_time_is_on_the_page(fankui: Fankui, monkeypatch: pytest.MonkeyPatch) -> None:
    """截至 is the newest time in the data; with --now, or FANKUI_NOW, it is that."""
    fankui("merge", "交来", "-o", "一.html")
    assert "截至 2018-03-23 13:05" in parsed(Path("一.html").read_bytes()).text()
    fankui("merge", "交来", "-o", "二.html", *NOW)
    assert "截至 2018-03-30 09:00" in parsed(Path("二.html").read_bytes()).text()
    monkeypatch.setenv("FANKUI_NOW", "2018-03-31 10:00")
    fankui("check", "交来", "-o", "三.html", now=None)
    assert "截至 2018-03-31 10:00" in parsed(Path("三.html").read_bytes()).text()
    monkeypatch.delenv("FANKUI_NOW")
    fankui("check", "交来", "-o", "四.html", now=None)
    assert "截至 2018-03-23 13:05" in parsed(Path("四.html").read_bytes()).text()


def test_a_page_that_cannot_be_written(fankui: Fankui) -> None:
    """Neither the page nor the workbook is there then."""
    Path("堵").write_text("", "utf-8")
    before = files()
    run = fankui("merge", "交来", "-o", "新.xlsx", "-o", f"堵{os.sep}报告.html", *NOW)
    assert run.code == 4
    assert files() == before
