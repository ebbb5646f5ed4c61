"""Several logs of one class are one: whichever comes first, nothing twice and nothing lost."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.answers.log import copies
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.log.history import standing
from tongzhi_cli.answers.result.newest import newest
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.notice.toml import read as notice_toml

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
START = NOTICE.local(datetime(2018, 3, 28, 20))  # noqa: DTZ001  the notice adds its zone


@pytest.mark.parametrize(
    ("roster", "names"),
    [
        (  # Windows, browsers, QQ and WeChat count copies
            "花名册.xlsx",
            [
                "花名册.answers (1).jsonl", "花名册.answers(1).jsonl",
                "花名册.answers - 副本.jsonl",
                "花名册.answers - 副本 (2).jsonl", "花名册 (2).answers.jsonl",
                "花名册 - 副本.answers.jsonl", "副本 花名册.answers.jsonl",
                "花名册.answers 2.jsonl", "花名册.answers_copy.jsonl",
            ],
        ),
        (  # clouds
            "2014级软件1班.csv",
            [
                "2014级软件1班.answers(冲突副本 2018-03-28).jsonl",
                "2014级软件1班.answers (李老师的冲突副本 2018-03-28 20-13).jsonl",
                "2014级软件1班.answers.sync-conflict-20180328-201305-ABCDEFG.jsonl",
                "2014级软件1班.answers-冲突-张三.jsonl",
                "2014级软件1班.answers-DESKTOP-AB12CD3.jsonl",
                "2014级软件1班.answers (conflicted copy 2018-03-28).jsonl",
            ],
        ),
        ("花名册 (1).xlsx", ["花名册.answers.jsonl", "花名册 (2).answers.jsonl"]),
        ("花名册 - 副本.xlsx", ["花名册.answers.jsonl", "花名册.answers (1).jsonl"]),
        ("软件(1)班.xlsx", ["软件(1)班.answers (1).jsonl"]),
    ],
)  # fmt: skip
def test_a_copy_is_known_by_its_name(tmp_path: Path, roster: str, names: list[str]) -> None:
    """What Windows, browsers and clouds add to a name makes no other log of it."""
    for name in [roster, *names]:
        (tmp_path / name).write_text("", "utf-8")
    assert [path.name for path in copies.beside(tmp_path / roster)] == sorted(names)


@pytest.mark.parametrize(
    ("others", "name"),
    [
        ([], "花名册.answers.jsonl"),
        ([], "花名册2.answers.jsonl"),
        ([], "软件2班.answers.jsonl"),
        ([], "花名册.answers.jsonl.bak"),
        ([], "花名册.answers.txt"),
        ([], "花名册二班.answers (1).jsonl"),
        (["花名册 (2).xlsx"], "花名册 (2).answers.jsonl"),
        (["花名册 - 副本.csv"], "花名册 - 副本.answers.jsonl"),
    ],
)
def test_the_log_of_another_roster_is_none(tmp_path: Path, others: list[str], name: str) -> None:
    """Nor is the roster's own, nor what is no log."""
    for one in ["花名册.xlsx", name, *others]:
        (tmp_path / one).write_text("", "utf-8")
    assert copies.beside(tmp_path / "花名册.xlsx") == []


def test_the_log_of_another_class_is_not_read(tmp_path: Path) -> None:
    """A copy that has nobody of the class says nothing about it."""
    (tmp_path / "花名册.answers (1).jsonl").write_text(
        '{"number": "9", "answer": "无误"}\n', "utf-8"
    )
    found = copies.read(tmp_path / "花名册.xlsx", NOTICE, {"1", "2"})
    assert found.answers == ()
    assert found.notes == ()


def test_folders_are_listed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rosters read one behind the other have the logs that each has alone."""
    line = '{"number": "%s", "answer": "无误"}\n'
    for college in ("甲学院", "乙学院", "丙学院"):
        (tmp_path / college).mkdir()
    for name in ("1班.answers.jsonl", "1班.answers (1).jsonl", "2班.answers.jsonl"):
        (tmp_path / "甲学院" / name).write_text(line % len(name), "utf-8")
    (tmp_path / "丙学院" / "3班.answers.jsonl").mkdir()
    numbers = {str(size) for size in range(30)}
    rosters = [tmp_path / one for one in ("甲学院/1班.xlsx", "甲学院/2班.xlsx", "乙学院/1班.xlsx")]
    alone = [copies.read(one, NOTICE, numbers) for one in rosters]
    assert [len(one.answers) for one in alone] == [2, 1, 0]
    listed: list[str] = []
    first = os.listdir

    def seen(folder: Path) -> list[str]:
        listed.append(folder.name)
        return first(folder)

    monkeypatch.setattr(os, "listdir", seen)
    folders = copies.Folders()
    assert [copies.read(one, NOTICE, numbers, folders) for one in rosters] == alone
    assert listed == ["甲学院", "乙学院"]
    with pytest.raises(InputError, match="不是普通文件"):
        copies.read(tmp_path / "丙学院" / "3班.xlsx", NOTICE, numbers, folders)


# --- merged ------------------------------------------------------------------------------------

LINES = st.builds(
    lambda number, text, at, undoes, away: Answer(
        number, text, Source.LOG, Where(""), recorded_at=at, undoes=undoes, away=away
    ),
    number=st.sampled_from(["1", "2"]),
    text=st.sampled_from(["无误", "照片不对", None]),
    at=st.integers(0, 5).map(lambda minutes: START + timedelta(minutes=minutes)),
    undoes=st.sampled_from([False, False, False, True]),
    away=st.sampled_from([False, False, True]),
)
LOGS = st.lists(LINES, max_size=6)


def said(lines: list[Answer]) -> list[tuple[object, ...]]:
    """Lines without their places."""
    return [tuple(one._replace(where=Where(""))) for one in lines]


@given(LOGS, LOGS, LOGS)
def test_the_order_of_logs_changes_nothing(
    one: list[Answer], two: list[Answer], three: list[Answer]
) -> None:
    """Whichever laptop comes first, and however they are put together, the lines are the same."""
    forwards = said(copies.merged([one, two, three]))
    assert said(copies.merged([three, one, two])) == forwards
    assert said(copies.merged([two, three, one])) == forwards


@given(LOGS, LOGS)
def test_nothing_is_lost_and_nothing_is_twice(one: list[Answer], two: list[Answer]) -> None:
    """A line stands there as often as in the log that has it most often."""
    both = said(copies.merged([one, two]))
    for line in {*said(one), *said(two)}:
        assert both.count(line) == max(said(one).count(line), said(two).count(line))
    assert len(both) <= len(one) + len(two)


@given(LOGS)
def test_a_log_with_its_copy_says_what_it_says(log: list[Answer]) -> None:
    """What stands in it, and what counts for each student, is the same as without the copy."""
    both = copies.merged([log, list(log)])
    assert said(standing(both)) == said(standing(log))
    assert {number: one.text for number, one in newest(standing(both))[0].items()} == {
        number: one.text for number, one in newest(standing(log))[0].items()
    }


@given(LOGS, LOGS, LOGS)
def test_each_log_keeps_its_own_order(
    begun: list[Answer], more: list[Answer], other: list[Answer]
) -> None:
    """What two laptops recorded after they parted stands in the order of each."""
    marked = [[one._replace(note=note) for one in log] for note, log in (("a", more), ("b", other))]
    both = said(copies.merged([[*begun, *log] for log in marked]))
    for log in marked:
        lines = said([one for one in log if not one.undoes])
        assert [one for one in both if one in lines] == lines


@given(LOGS, LOGS)
def test_a_log_that_went_on_includes_what_it_was_copied_from(
    begun: list[Answer], more: list[Answer]
) -> None:
    """A copy made earlier adds nothing, and brings nothing back that was undone since."""
    later = [*begun, *more]
    assert said(standing(copies.merged([begun, later]))) == said(standing(later))


def test_what_was_taken_back_on_one_laptop_leaves_what_the_other_recorded() -> None:
    """--undo takes back the line before it in its own log, and not one that came between."""
    first = Answer("1", "无误", Source.LOG, Where("a", line=1), recorded_at=START)
    undo = first._replace(
        text=None, undoes=True, where=Where("a", line=2), recorded_at=START + timedelta(minutes=9)
    )
    other = first._replace(
        text="照片不对", where=Where("b", line=2), recorded_at=START + timedelta(minutes=5)
    )
    lines = copies.merged([[first, undo], [first._replace(where=Where("b", line=1)), other]])
    assert [one.text for one in standing(lines)] == ["照片不对"]


def test_an_undo_of_who_takes_part_leaves_the_answers_of_that_student() -> None:
    """A line of another kind that came between is not the one before it."""
    gone = Answer("1", "休学", Source.LOG, Where("a"), recorded_at=START, away=True)
    later = {at: START + timedelta(minutes=at) for at in (1, 5, 9)}
    answered = gone._replace(text="无误", away=False, recorded_at=later[5])
    undo = gone._replace(text=None, undoes=True, recorded_at=later[9])
    other = gone._replace(text="退学", where=Where("b"), recorded_at=later[1])
    lines = copies.merged([[gone, answered, undo], [other]])
    assert [one.text for one in standing(lines)] == ["退学", "无误"]


def test_times_that_cannot_be_told_apart_keep_the_order_of_their_log(tmp_path: Path) -> None:
    """Lines without 记录时间 stand where they stood."""
    path = tmp_path / "花名册.answers (1).jsonl"
    path.write_text(
        '{"number": "1", "answer": "无误"}\n{"number": "1", "answer": "照片不对"}\n', "utf-8"
    )
    found = copies.read(tmp_path / "花名册.xlsx", NOTICE, {"1"})
    assert [one.text for one in found.answers] == ["无误", "照片不对"]
    assert answer_log.path_beside(tmp_path / "花名册.xlsx").name in found.notes[0].message


FIRST = '{"number": "1", "answer": "无误", "recorded_at": "2018-03-28T08:00:00+08:00"}\n'
LATER = '{"number": "1", "answer": "照片不对", "recorded_at": "2018-03-28T09:00:00+08:00"}\n'
REMINDED = '{"reminded": ["1"], "recorded_at": "2018-03-28T09:00:00+08:00"}\n'
ALLOWED = (
    '{"number": "1", "allow": "late-check", "by": "王老师", "reason": "住院",'
    ' "recorded_at": "2018-03-28T09:00:00+08:00"}\n'
)


@pytest.mark.parametrize(
    ("copy", "severity", "told"),
    [
        (FIRST, "info", "里面没有新的；不用了就移到别处"),
        (FIRST + REMINDED, "info", "里面没有新的结果，有催过谁的记录，合在一起算了"),
        (FIRST + ALLOWED, "info", "里面没有新的结果，有放行谁的记录，合在一起算了"),
        (FIRST + LATER, "warning",
         "1 人的结果比 花名册.answers.jsonl 新，或是它没有的，按记录时间合在一起算了，文件没有动"),
    ],
)  # fmt: skip
def test_what_a_further_log_adds_is_told(
    tmp_path: Path, copy: str, severity: str, told: str
) -> None:
    """That it adds nothing, what it adds, or whose results are newer, with the command to type."""
    roster = tmp_path / "花名册.xlsx"
    further = tmp_path / "花名册.answers (1).jsonl"
    answer_log.path_beside(roster).write_text(FIRST, "utf-8")
    further.write_text(copy, "utf-8")
    (note,) = copies.read(roster, NOTICE, {"1"}).notes
    command = f'收进来：fankui collect {quoted(str(roster))} --from "{further}"'
    assert (note.severity, note.message) == (severity, told)
    assert note.hint == (command if severity == "warning" else "")
    assert note.where == Where(str(further))
