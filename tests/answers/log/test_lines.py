"""Lines of an answer log: old ones are read as they were, unknown ones are told and left."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.log.history import standing
from tongzhi_cli.answers.log.write import LogWriter
from tongzhi_cli.model.problem import Where
from tongzhi_cli.notice.toml import read as notice_toml

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
OLD = Path(__file__).parent / "old"


def line_of(one: Answer) -> str:
    """A line as "学号 结果 记录时间 来源 备注", - for what is not there."""
    at = one.recorded_at.isoformat() if one.recorded_at else "-"
    text = "-" if one.text is None else one.text
    return " ".join([one.number, text, at, one.origin or "-", one.note or "-"])


@pytest.mark.parametrize(
    ("name", "lines", "told"),
    [
        (
            "first",
            [
                "2014030101 无误 2018-03-28T20:13:05+08:00 录入 -",
                "2014030102 照片没有 2018-03-28T21:00:00+08:00 导入：问卷星 95_按文本.xlsx -",
                "2014030102 无误 2018-03-29T08:00:00+08:00 代填 -",
            ],
            [],
        ),
        (
            "undone",
            [
                "2014030101 无误 2018-03-28T20:13:05+08:00 录入 -",
                "2014030102 - 2018-03-28T20:16:05+08:00 录入 -",
            ],
            [],
        ),
        (
            "torn",
            ["2014030101 无误 2018-03-28T20:13:05+08:00 录入 电话里说的"],
            ["warning torn-log 2014030102"],
        ),
        (
            "by-notepad",
            ["2014030101 无误 2018-03-28T20:13:05+08:00 - -", "2014030102 照片没有 - - -"],
            [],
        ),
    ],
)
def test_a_log_of_long_ago_is_read_as_it_was(name: str, lines: list[str], told: list[str]) -> None:
    """Logs that were written before there were other kinds of line say what they said then."""
    found = answer_log.read(OLD / f"{name}.answers.jsonl", NOTICE)
    assert [line_of(one) for one in standing(found.answers)] == lines
    assert [f"{one.severity} {one.code} {one.number}" for one in found.notes] == told


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('{"number": "2014030101", "name": "安若曦", "seal": "红"}', "seal"),
        ('{"allowed": ["late-check"], "recorded_at": "2018-03-28T20:13:05+08:00"}', "allowed"),
        ('{"number": "2014030101", "photo": {"a": [1, 2]}, "recorded_at": null}', "photo"),
        ('{"v": 2, "kind": "x", "number": null}', "kind、v"),
        (
            (
                '{"number": "1", "name": "安", "checked_at": null, "recorded_at": null, "seal": 1,'
                ' "source": "录入", "note": "电话", "undo": true, "means": "anomaly"}'
            ),
            "seal",
        ),
    ],
)
def test_a_kind_of_line_that_is_not_known_is_told_and_left(
    tmp_path: Path, line: str, key: str
) -> None:
    """It is no answer and no torn line; what is written later leaves it byte for byte."""
    path = tmp_path / "花名册.answers.jsonl"
    before = f'{{"number": "2014030101", "answer": "无误"}}\n{line}\n'
    path.write_text(before, "utf-8")
    found = answer_log.read(path, NOTICE)
    assert [one.text for one in found.answers] == ["无误"]
    (note,) = found.notes
    assert (note.code, note.severity) == ("unknown-log-line", "warning")
    assert note.message == f"这一行是“{key}”的记录，这个版本不认识，没有用，原样留着"
    assert note.where == Where(str(path), line=2)
    with LogWriter(path, datetime(2018, 3, 28, tzinfo=NOTICE.zone)) as log:
        log.append([Answer("2014030102", "无误", Source.LOG, Where(""))])
    assert path.read_bytes().startswith(before.encode())


def test_line_that_nobody_wrote_is_not_taken_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line of a million brackets is set aside as torn, without the million objects it means."""
    monkeypatch.setattr(answer_log, "_LONGEST_LINE", 300)
    path = tmp_path / "一班.answers.jsonl"
    line = json.dumps({"number": "2014030101", "answer": "无误", "checked_at": "2018-03-28T10:00"})
    path.write_text(f"{line}\n[{'[],' * 200}[]]\n{line}\n", encoding="utf-8")
    found = answer_log.read(path, NOTICE)
    assert [one.where.line for one in found.notes if one.where] == [2]
    assert [one.code for one in found.notes] == ["torn-log"]
    assert [one.number for one in found.answers] == ["2014030101"] * 2


@pytest.mark.parametrize("line", ["[]", "3", '"x"', "{}", '{"number": "2014030101"}', "{"])
def test_what_is_no_line_of_a_log_is_torn(tmp_path: Path, line: str) -> None:
    """What has nothing of its own, or is no object, was damaged."""
    path = tmp_path / "花名册.answers.jsonl"
    path.write_text(f"{line}\n", "utf-8")
    assert [one.code for one in answer_log.read(path, NOTICE).notes] == ["torn-log"]


def test_every_kind_of_line_has_a_key_of_its_own() -> None:
    """A line has one of the keys, so that it can be told which kind it is."""
    written = json.loads(answer_log.line_of(Answer("1", None, Source.LOG, Where(""))))
    assert [kind for kind in answer_log.LINE_KINDS if kind in written] == ["answer"]
