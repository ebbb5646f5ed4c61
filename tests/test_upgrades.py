"""What 0.1 wrote is read by what comes after it: logs, notices, forms, summaries; and its --json.

The files in tests/upgrades are those of 0.1, and are not written anew.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from places import ROOT

from conftest import Run

Fankui = Callable[..., Run]
OLD = ROOT / "tests/upgrades"
DAY = ("--now", "2018-04-02 09:00")


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a class, and of those who collect, as 0.1 left it."""
    shutil.copytree(OLD, tmp_path / "旧")
    monkeypatch.chdir(tmp_path / "旧")
    monkeypatch.setenv("FANKUI_NOW", DAY[1])
    return tmp_path / "旧"


def statuses(run: Run) -> list[tuple[str, str, str | None]]:
    report = json.loads(run.out)
    return [
        (one["name"], one["status"], one["result"])
        for group in report["classes"]
        for one in group["students"]
    ]


CLASS = [
    ("安若溪", "ok", "无误"),
    ("白景行", "ok", "无误"),
    ("曹知远", "anomaly", "没有学历照片"),
    ("陈初晴", "unclear", "好像不太对"),  # 0.1 took for a fault what it did not understand
    ("崔明哲", "anomaly", "民族有误，显示汉族，应为纳西族"),
    ("丁一诺", "ok", "无误"),
    ("董书言", "ok", "无误"),
]


@pytest.mark.usefixtures("old")
def test_the_log_is_read(fankui: Fankui) -> None:
    """Whose answer counts, and that one line was taken back: as 0.1 said it."""
    assert statuses(fankui("check", "花名册.xlsx", "--json")) == CLASS
    lines = json.loads(fankui("collect", "花名册.xlsx", "--log", "--json").out)["lines"]
    before = json.loads((OLD / "log.json").read_text(encoding="utf-8"))["lines"]
    kept = ("number", "answer", "checked_at", "recorded_at", "source", "line", "undo", "counts")
    assert [[one[key] for key in kept] for one in lines] == [
        [one[key] for key in kept] for one in before
    ]


def test_the_log_is_gone_on_with(old: Path, fankui: Fankui) -> None:
    """What is recorded now stands behind the lines of 0.1, which stay byte for byte."""
    before = (old / "花名册.answers.jsonl").read_bytes()
    assert fankui("collect", "花名册.xlsx", "--set", "2014030104=民族应为回族", *DAY).code == 0
    after = (old / "花名册.answers.jsonl").read_bytes()
    assert after.startswith(before)
    assert b"2014030104" in after[len(before) :]
    assert fankui("build", "花名册.xlsx", "-o", "新.docx", *DAY).code == 0


@pytest.mark.usefixtures("old")
def test_the_notice_is_read(fankui: Fankui) -> None:
    """Without a complaint, and it says what it said: cohorts, deadlines, the form."""
    run = fankui("notice", "check", "notice.toml")
    assert run.code == 0
    assert "notice.toml 没有问题" in run.err
    told = json.loads(fankui("notice", "show", "notice.toml", "--json").out)["notice"]
    built_in = json.loads(fankui("notice", "show", "puer-2018-4", "--json").out)["notice"]
    for key in ("id", "cohort", "deadline", "form"):
        assert told[key] == built_in[key]


@pytest.mark.usefixtures("old")
def test_the_form_reads_back(fankui: Fankui) -> None:
    """Each row of the paper, as it was printed."""
    assert statuses(fankui("check", "反馈表.docx", "--json")) == CLASS


@pytest.mark.usefixtures("old")
def test_the_summary_is_merged_again(fankui: Fankui) -> None:
    """Alone, with what came since, and as what is compared with."""
    alone = fankui("merge", "汇总.xlsx", "--json")
    assert [one for one in statuses(alone) if one[1] != "missing"] == [
        *CLASS,
        ("邓思齐", "ok", "无误"),
        ("杜若飞", "anomaly", "出生日期有误，显示1996-01-02，应为1996-02-01"),
    ]
    again = fankui("merge", "汇总.xlsx", "交来", "--roster", "全校名单.xlsx", "--json")
    totals = json.loads(again.out)["totals"]
    assert {key: totals[key] for key in ("classes", "students", "ok", "anomaly", "missing")} == {
        "classes": 2, "students": 11, "ok": 5, "anomaly": 3, "missing": 2,
    }  # fmt: skip
    since = fankui(
        "merge", "交来", "--roster", "全校名单.xlsx", "--since", "汇总.xlsx", "-o", "新.xlsx"
    )
    assert "和 汇总.xlsx 比：新反馈 0 人，改了结果 0 人" in since.err


def shape(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Each place in some JSON with the kind of value that stands there; null says nothing."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from shape(one, f"{at}.{key}")
    elif isinstance(value, list):
        for one in value:
            yield from shape(one, f"{at}[]")
    elif value is not None:
        yield at, type(value).__name__


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("check", ("check", "花名册.xlsx", "--notice", "puer-2018-4")),
        ("import", ("import", "花名册.xlsx")),
        ("log", ("collect", "花名册.xlsx", "--log", "--notice", "puer-2018-4")),
        ("merge", ("merge", "交来", "--roster", "全校名单.xlsx")),
    ],
)
def test_schema_1_keeps_its_keys(name: str, words: tuple[str, ...], fankui: Fankui) -> None:
    """docs/json.md: under "schema": 1 keys are added, and none is taken away or made another."""
    before = json.loads((OLD / f"{name}.json").read_text(encoding="utf-8"))
    now = json.loads(fankui(*words, "--json").out)
    assert before["schema"] == now["schema"] == 1
    assert set(shape(before)) <= set(shape(now))
