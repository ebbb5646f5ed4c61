"""Lines of an answer log that let a problem of one student pass: no answers, and never lost."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.answers.log import copies
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.log.permits import Permit, by_problem, merged, standing
from tongzhi_cli.answers.log.write import LogWriter
from tongzhi_cli.model.problem import Where
from tongzhi_cli.notice.toml import read as notice_toml

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
EIGHT = datetime(2018, 3, 28, 20, tzinfo=NOTICE.zone)
AT = '"recorded_at": "2018-03-28T20:00:00+08:00"'
WHOLE = (
    '{"number": "2014030101", "name": "安若溪", "allow": "late-check", "by": "王老师", '
    f'"note": "住院", {AT}}}'
)
LATE = Permit("2014030101", "late-check", "王老师", "住院", EIGHT, "安若溪")


@pytest.mark.parametrize(
    ("line", "permit"),
    [
        (WHOLE, LATE),
        (
            f'{{"number": 2014030101, "allow": " cohort ", {AT}}}',
            Permit("2014030101", "cohort", at=EIGHT),
        ),
        ('{"number": "1", "allow": "late-check"}', Permit("1", "late-check")),
        (
            f'{{"number": "1", "allow": "late-check", "by": null, "undo": true, {AT}}}',
            Permit("1", "late-check", at=EIGHT, undoes=True),
        ),
    ],
)
def test_a_line_that_lets_pass_is_no_answer(tmp_path: Path, line: str, permit: Permit) -> None:
    """It says what is let pass for whom, by whom and why; answers stay what they are."""
    path = tmp_path / "花名册.answers.jsonl"
    path.write_text(f'{{"number": "2014030101", "answer": "无误"}}\n{line}\n', "utf-8")
    found = answer_log.read(path, NOTICE)
    assert found.permits == (permit._replace(where=Where(str(path), line=2)),)
    assert [one.text for one in found.answers] == ["无误"]
    assert found.notes == ()


@pytest.mark.parametrize(
    "line",
    [
        '{"number": "1", "allow": null}',
        '{"number": "1", "allow": ""}',
        '{"number": "1", "allow": ["late-check"]}',
        '{"allow": "late-check", "by": "王老师"}',
        '{"number": "", "allow": "late-check"}',
        '{"number": "1", "allow": "late-check", "recorded_at": "昨晚"}',
        '{"number": "1", "allow": "late-che',
    ],
)
def test_a_damaged_line_is_set_aside(tmp_path: Path, line: str) -> None:
    """Without a student, a code, or with a moment that is none, it is told as torn."""
    path = tmp_path / "花名册.answers.jsonl"
    path.write_text(f"{line}\n", "utf-8")
    found = answer_log.read(path, NOTICE)
    assert [note.code for note in found.notes] == ["torn-log"]
    assert found.permits == ()


def test_a_version_that_knows_no_such_line_tells_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An older fankui says that there is a line it does not know, and leaves it."""
    path = tmp_path / "花名册.answers.jsonl"
    path.write_bytes(answer_log.line_of_permit(LATE))
    known = {key: each for key, each in answer_log.LINE_KINDS.items() if key != "allow"}
    monkeypatch.setattr(answer_log, "LINE_KINDS", known)
    found = answer_log.read(path, NOTICE)
    assert [(note.code, note.number) for note in found.notes] == [
        ("unknown-log-line", "2014030101")
    ]
    assert found.answers == ()


_permits = st.builds(
    Permit,
    number=st.sampled_from(["2014030101", "2014030102"]),
    code=st.sampled_from(["late-check", "cohort"]),
    by=st.sampled_from(["", "王老师", "李 教务"]),
    reason=st.sampled_from(["", "住院", "在外实习，没有网"]),
    at=st.integers(0, 3).map(lambda hours: EIGHT + timedelta(hours=hours)),
    name=st.sampled_from(["", "安若溪"]),
    where=st.none(),
    undoes=st.booleans(),
)


@given(st.lists(_permits, max_size=6))
def test_what_is_written_is_read(lines: Sequence[Permit]) -> None:
    """Every permit comes back as it was, in its order, whatever is said in it."""
    data = b"".join(map(answer_log.line_of_permit, lines))
    found = answer_log.of_data(Path("记录"), data, NOTICE)
    assert [one._replace(where=None) for one in found.permits] == list(lines)
    assert found.notes == ()


def test_the_writer_appends_them(tmp_path: Path) -> None:
    """They stand behind what was there, on the disk."""
    path = tmp_path / "花名册.answers.jsonl"
    path.write_text('{"number": "1", "answer": "无误"}\n', "utf-8")
    with LogWriter(path, EIGHT) as log:
        log.append_permits([LATE, LATE._replace(code="cohort")])
    found = answer_log.read(path, NOTICE)
    assert [one.code for one in found.permits] == ["late-check", "cohort"]
    assert len(found.answers) == 1


BACK = LATE._replace(undoes=True)
OTHER = LATE._replace(by="李老师")


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ([], []),
        ([LATE], [LATE]),
        ([LATE, BACK], []),
        ([LATE, OTHER, BACK], [LATE]),
        ([BACK], []),
        ([LATE, LATE._replace(number="2", undoes=True)], [LATE]),
        ([LATE, LATE._replace(code="cohort", undoes=True)], [LATE]),
        ([LATE, BACK, OTHER], [OTHER]),
    ],
)
def test_what_was_taken_back_does_not_stand(lines: list[Permit], kept: list[Permit]) -> None:
    """An undo takes back the last line of its student and code, and nothing else."""
    assert standing(lines) == kept


def test_the_last_permit_counts() -> None:
    """Of two for one problem the later one says who allowed it."""
    assert by_problem([LATE, OTHER]) == {("2014030101", "late-check"): OTHER}


@given(st.lists(_permits, max_size=6))
def test_a_log_merged_with_its_copy_is_itself(lines: list[Permit]) -> None:
    """A copy of a log adds nothing to it, nor does one that was cut off earlier."""
    there = [one._replace(where=Where("b")) for one in lines]
    assert merged([lines, there]) == merged([lines])
    assert merged([lines, there[:2]]) == merged([lines])
    assert standing(merged([lines])) == standing(lines)


def test_a_copy_does_not_bring_back_what_was_taken_back(tmp_path: Path) -> None:
    """The folder was copied before the undo: what was taken back since stays so."""
    roster = tmp_path / "花名册.csv"
    roster.write_text("学号,姓名\n2014030101,安若溪\n", "utf-8")
    own = answer_log.path_beside(roster)
    own.write_bytes(answer_log.line_of_permit(LATE) + answer_log.line_of_permit(BACK))
    copy = tmp_path / "花名册.answers (1).jsonl"
    copy.write_bytes(answer_log.line_of_permit(LATE))
    found = copies.read(roster, NOTICE, {"2014030101"})
    assert standing(found.permits) == []
    copy.write_bytes(answer_log.line_of_permit(OTHER))
    found = copies.read(roster, NOTICE, {"2014030101"})
    assert [one.by for one in standing(found.permits)] == ["李老师"]
    assert "有放行谁的记录" in [note.message for note in found.notes][-1]
