"""The dates of another year's notice never go out in a text that people paste (issue 17)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from places import ROOT

from conftest import HEADER, NOW, Run, workbook

Fankui = Callable[..., Run]
TEXTS = ["remind", "followup"]
#: The 级 of each student, the time; why no text is given, or "" where it is.
CLASSES: dict[str, tuple[list[int], str, str]] = {
    "a class of 2023": ([2023] * 4, NOW, "这个班（2023 级）不在里面"),
    "half of it": ([2014, 2014, 2023, 2023], NOW, "这个班（2014、2023 级）不在里面"),
    "one who repeats a year": ([2013, 2014, 2014, 2014], NOW, ""),
    "the class that it is about": ([2014] * 4, NOW, ""),
    "that class, years later": ([2014] * 4, "2026-04-01 20:00", "已经过了 2921 天"),
    "a class of 2012": ([2012] * 3, NOW, "这个班（2012 级）不在里面"),
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("case", CLASSES)
def test_no_text_by_another_years_notice(
    case: str, name: str, fankui: Fankui, tmp_path: Path
) -> None:
    """That is said first, the exit code is 1 and nothing stands there to be pasted."""
    years, now, why = CLASSES[case]
    rows = [
        [f"{year}0301{at:02}", f"安若{at}", f"{year}级软件1班", "本科", "民族有误" * (at == 1)]
        for at, year in enumerate(years, start=1)
    ]
    roster = workbook(tmp_path / "花名册.xlsx", [HEADER, *rows])
    run = fankui(name, roster, now=now)
    assert (bool(run.out), run.code) == (not why, 1 if why else 0)
    assert why in run.err
    assert ("没有写发到群里的话" in run.err) is bool(why)
    named = fankui(name, roster, "--notice", "puer-2018-4", now=now)
    assert bool(named.out) is not bool(why)


@pytest.mark.parametrize("name", TEXTS)
def test_ones_own_notice_is_ones_own(name: str, fankui: Fankui, tmp_path: Path) -> None:
    """What it says of a class is asked about by the rule; its text is given."""
    facts = (ROOT / "src/tongzhi_cli/notices/puer-2018-4.toml").read_text("utf-8")
    (tmp_path / "notice.toml").write_text(facts, encoding="utf-8")
    row = ["2023030101", "安若", "2023级软件1班", "本科", "民族有误"]
    roster = workbook(tmp_path / "花名册.xlsx", [HEADER, row, [*row[:4], None]])
    assert fankui(name, roster).out


def test_guide_knows_no_class(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes by the time: long after the last deadline no text is given."""
    monkeypatch.chdir(tmp_path)
    late = fankui("guide", "--now", "2026-04-01 20:00")
    assert (late.code, late.out) == (1, "")
    assert "没有写发到群里的话" in late.err
    assert fankui("guide", "--now", NOW).out
    facts = (ROOT / "src/tongzhi_cli/notices/puer-2018-4.toml").read_text("utf-8")
    (tmp_path / "notice.toml").write_text(facts, encoding="utf-8")
    assert fankui("guide", "--now", "2026-04-01 20:00").out


def test_three_of_each() -> None:
    """Each way is tried at least three times."""
    refused = [why for _, _, why in CLASSES.values()]
    assert min(sum(map(bool, refused)), len(refused)) >= 3
