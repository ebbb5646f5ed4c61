"""Whose a row with a wrong 学号 is likely to be."""

import pytest

from summary.people.test_strays import LIST, NAMES, number_of, own
from summary.test_summary import NOTICE, summary
from tongzhi_cli.model.problem import Where
from tongzhi_cli.summary.merge import merged
from tongzhi_cli.summary.people.likely import likely

#: What a row of the second of 软件1班 says otherwise, and why it is theirs; "" where it is not.
ROWS = [
    ({"number": "2014030192"}, "姓名相同，学号写的是 2014030192，差一位"),
    ({"number": "2014030192", "class_name": ""}, "姓名相同，学号写的是 2014030192，差一位"),
    ({"number": "2014030192", "college": ""}, "姓名相同，学号写的是 2014030192，差一位"),
    ({"number": "2014030192", "class_name": "软件2班"}, ""),
    ({"number": "2014030192", "college": "数学学院"}, ""),
    ({"number": "201403102", "name": ""}, "没有写姓名，学号写的是 201403102，差一位"),
    ({"number": "2014031002", "name": ""}, "没有写姓名，学号写的是 2014031002，两位写反了"),
    ({"number": NAMES[1], "name": number_of(1)}, "学号和姓名写反了"),
    ({"number": "", "class_name": ""}, "姓名相同，没有写学号"),
]


@pytest.mark.parametrize("college", ["软件学院", ""])
@pytest.mark.parametrize(("change", "why"), ROWS)
def test_a_row_is_of_its_class_and_college(change: dict[str, str], why: str, college: str) -> None:
    """One who is missing in the class and the college that it names, if it names them."""
    listed = [one._replace(college=college and one.college) for one in LIST]
    row = own(1)._replace(**change)  # type: ignore[arg-type]
    found = [one for rows in likely(listed, [row]).values() for one in rows]
    if change.get("college") == "数学学院" and not college:
        why = ROWS[0][1]  # the list tells no college: nothing speaks against it
    assert [(one.owner.name, one.why) for one in found] == ([(NAMES[1], why)] if why else [])


@pytest.mark.parametrize(("file", "is_told"), [("软件1班.csv", True), ("软件2班.csv", False)])
def test_names_are_exchanged_within_a_file(file: str, is_told: bool) -> None:
    """Two rows that have each other's names are one mistake only where one person wrote both."""
    places = [Where("软件1班.csv", "表", line=9), Where(file, "表", line=10)]
    one = own(1)._replace(number=number_of(4), where=places[0])
    other = own(4)._replace(number=number_of(1), where=places[1])
    found = merged(summary(*LIST, *map(own, range(6)), one, other), NOTICE)
    told = [each.message for each in found.problems if each.where in places]
    assert ["的姓名互换了" in message for message in told] == [is_told] * 2
