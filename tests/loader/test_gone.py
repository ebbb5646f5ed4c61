"""What only an earlier summary has, as the file has been taken away since: it is told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import Run
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.loader import handed_in
from tongzhi_cli.model.problem import Problem, Severity
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
    assert "-o 交来/汇总.xlsx --force" in (one.hint or "")


def test_all_that_were_put_away_are_information(handed: Path, tmp_path: Path) -> None:
    """Whoever keeps the summary alone need not be warned of each class."""
    for file in handed.glob("*.csv"):
        file.rename(tmp_path / file.name)
    assert [one.severity for one in told(handed)] == [Severity.INFO] * 3


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
