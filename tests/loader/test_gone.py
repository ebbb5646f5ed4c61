"""What only an earlier summary has, as the file has been taken away since: it is told."""

from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from conftest import Run
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.loader import handed_in
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.summary import inbox

Fankui = Callable[..., Run]
NOTICE = notice_toml.read(notice_toml.BUILT_IN)
NOW = ("--now", "2018-04-01 20:00")


@pytest.fixture
def handed(fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the rosters of three classes, and the summary of them."""
    monkeypatch.chdir(tmp_path)
    folder = Path("交来")
    folder.mkdir()
    for at in range(1, 4):
        rows = f"20140{at}0101,安若溪,软件{at}班,无误\n20140{at}0102,白景行,软件{at}班,无误\n"
        (folder / f"{at}班.csv").write_text(f"学号,姓名,班级,校对结果\n{rows}", "utf-8-sig")
    fankui("merge", folder, "-o", folder / "汇总.xlsx", *NOW)
    return folder


def told(*paths: Path) -> Iterator[Problem]:
    """What is said to be in a summary alone, by reading these."""
    read = handed_in.read(inbox.find(map(str, paths)), NOTICE, ColumnMap())
    return (one for one in read.summary.notes() if one.code == "only-in-summary")


def test_a_file_that_was_taken_away_is_told(handed: Path) -> None:
    """Its class, how many, and in which summary; what lies there still is not."""
    assert not [*told(handed)]
    (handed / "2班.csv").unlink()
    [one] = told(handed)
    assert (one.severity, one.class_name) == (Severity.WARNING, "软件2班")
    assert one.message == "这份表不在那里了，“软件2班”的 2 人只在以前的汇总里（交来/汇总.xlsx）"
    assert "不要带上“交来/汇总.xlsx”" in (one.hint or "")
    assert "--force" not in (one.hint or "")  # it may be somebody else's


def test_an_archive_that_was_taken_away_is_told(fankui: Fankui, handed: Path) -> None:
    """What was in it lies nowhere any more."""
    with ZipFile(handed / "乙.zip", "w") as archive:
        archive.write(handed / "3班.csv", "丙/3班.csv")
    (handed / "3班.csv").unlink()
    fankui("merge", handed, "-o", handed / "汇总.xlsx", "--force", *NOW)
    assert not [*told(handed)]
    (handed / "乙.zip").unlink()
    [one] = told(handed)
    assert (one.class_name, one.where) == ("软件3班", Where("交来/乙.zip/丙/3班.csv"))


def test_of_all_that_were_put_away_nothing_is_told(handed: Path, tmp_path: Path) -> None:
    """Whoever keeps the summary alone need not be warned of each class."""
    for file in handed.glob("*.csv"):
        file.rename(tmp_path / file.name)
    assert not [*told(handed)]


@pytest.mark.parametrize("name", ["9班.csv", "1班.csv"])
def test_a_folder_of_that_name_is_not_the_same(handed: Path, name: str) -> None:
    """A school has its own 交来, with the summary of a college whose 交来 lies elsewhere."""
    for file in handed.glob("*.csv"):
        file.unlink()
    row = "2014090101,卫澜,网络9班,无误\n"
    (handed / name).write_text(f"学号,姓名,班级,校对结果\n{row}", "utf-8-sig")
    assert not [*told(handed)]


def test_a_summary_that_was_moved_alone_is_silent(
    fankui: Fankui, handed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also where a list of the school was read with the files; that is never gone."""
    monkeypatch.chdir(handed)
    Path("名单.csv").write_text("学号,姓名,班级\n2014010101,安若溪,软件1班\n", "utf-8-sig")
    elsewhere = tmp_path / "别处"
    elsewhere.mkdir()
    files = ("1班.csv", "2班.csv", "--roster", "名单.csv")
    fankui("merge", *files, "-o", elsewhere / "单.xlsx", *NOW)
    monkeypatch.chdir(elsewhere)
    assert not [*told(Path("单.xlsx"))]


def test_on_another_computer_nobody_knows(handed: Path) -> None:
    """A summary whose folder is not there says nothing of what may lie elsewhere."""
    book = handed.rename(Path("学院")) / "汇总.xlsx"
    assert not [*told(book)]


def test_it_is_told_once_and_no_longer_than_it_is_so(fankui: Fankui, handed: Path) -> None:
    """A summary that has the line does not say it again, nor when the file is back."""
    lost = handed / "2班.csv"
    kept = lost.read_bytes()
    lost.unlink()
    fankui("merge", handed, "-o", "新.xlsx", *NOW)
    assert len([*told(handed, Path("新.xlsx"))]) == 2  # each summary speaks for itself
    (handed / "汇总.xlsx").unlink()
    assert len([*told(handed, Path("新.xlsx"))]) == 1
    lost.write_bytes(kept)
    assert not [*told(handed, Path("新.xlsx"))]


def test_nothing_of_it_goes_back_to_a_class(fankui: Fankui, handed: Path) -> None:
    """It is the registrar's; the class has done nothing wrong."""
    (handed / "2班.csv").unlink()
    fankui("merge", handed, "-o", "新.xlsx", "--send-back", "退回", *NOW)
    assert not [*Path("退回").rglob("*软件2班*")]
