"""A school's summary cut into those of its colleges: nobody is lost, nobody is in two."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from summary.test_summary import NOTICE, SUMMARIES
from summary.workbook.test_print import COLLEGES, sixty_classes
from summary.workbook.test_write import school, two_classes
from tongzhi_cli.summary.colleges.split import by_college
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.model import Summary
from tongzhi_cli.summary.union import merge
from tongzhi_cli.summary.workbook import read as summary_reading
from tongzhi_cli.summary.workbook import write as summary_writing
from tongzhi_cli.tables import read as tables


def read_back(own: Merged) -> Summary:
    """What the workbook of a college says."""
    book = tables.read_data(Path("汇总.xlsx"), summary_writing.build(own))
    return summary_reading.read(book, NOTICE)


@given(SUMMARIES)
@settings(max_examples=60)
def test_every_line_is_in_one_college(one: Summary) -> None:
    """The colleges have the school's lines, records, statuses and counts, each once."""
    whole = merged(one, NOTICE)
    parts = [own for _, own in by_college(whole)]
    assert [line for own in parts for line in own.lines] == [*whole.lines]
    assert tuple(status for own in parts for status in own.statuses) == whole.statuses
    assert sorted(map(repr, (r for own in parts for r in own.summary.records()))) == sorted(
        map(repr, one.records())
    )
    assert tuple(each for own in parts for each in own.classes) == whole.classes
    assert sum(len(own.others) for own in parts) == len(whole.others)
    for own in parts:
        assert own.total.students + own.total.beyond == len(own.lines)
        assert set(own.problems) <= set(whole.problems)
    assert {p for own in parts for p in own.problems} == set(whole.problems)


@pytest.mark.parametrize("made", [school, two_classes])
def test_the_parts_make_the_whole_again(made: "type[Summary]") -> None:
    """Merging what the colleges got gives the school's lines, as they are."""
    whole = merged(made(), NOTICE)
    again = merged(merge([read_back(own) for _, own in by_college(whole)]), NOTICE)
    assert [*again.lines] == [*whole.lines]
    assert again.total == whole.total


def test_each_college_has_its_own_problems() -> None:
    """Whom a college is told of is its own; a file of nobody's college is told to none."""
    whole = merged(sixty_classes(), NOTICE)
    parts = dict(by_college(whole))
    assert sorted(parts) == sorted(COLLEGES)
    for own in parts.values():
        numbers = {line.number for line in own.lines}
        assert own.problems
        assert {one.number for one in own.problems if one.number} <= numbers
        assert own.total.students == 12 * 44
    told = sum(len(own.problems) for own in parts.values())
    assert told == len(whole.problems)
