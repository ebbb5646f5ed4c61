"""What a page, a chat or an office writes around a notice is none of its deadlines (issue 15).

`kinds_furniture.tsv` has lines that stand above the title, under it, or at the end of a notice
(⏎ ends a line): what they say of days is left, or asked about where it may be meant.
"""

from pathlib import Path

import pytest

from tongzhi_cli.notice.reading.read import read

TITLE = "关于2027届毕业生图像校对的通知"
BODY = (
    "各毕业班（2023级本科）：\n请同学们于4月12日23:00前完成学信网图像校对。\n"
    "班长于4月14日17:00前将反馈表交教学办。\n"
)
SIGNED = "理学院教学办\n2027年3月30日\n"
OWN = [("check", "4月12日23:00前", ""), ("submit", "4月14日17:00前", "")]
PLACES = {
    "above": f"{{}}\n{TITLE}\n{BODY}{SIGNED}",
    "under": f"{TITLE}\n{{}}\n{BODY}{SIGNED}",
    "end": f"{TITLE}\n{BODY}{SIGNED}{{}}\n",
}
_LINES = Path(__file__).with_name("kinds_furniture.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in _LINES[1:]]


@pytest.mark.parametrize(("where", "line", "says"), ROWS)
def test_what_stands_beside_a_notice_is_no_deadline(where: str, line: str, says: str) -> None:
    """The notice's own two deadlines are settled, and nothing else is."""
    draft = read(PLACES[where].format(line.replace("⏎", "\n")))
    found = [(one.role.value, one.text, one.why) for one in draft.deadlines]
    others = [one for one in found if one not in OWN]
    assert [one for one in found if one in OWN] == OWN
    assert [one for one in others if not one[2]] == []
    assert ("asked" if others else "left") == says
    assert draft.title == TITLE


@pytest.mark.parametrize("where", PLACES)
def test_each_place_has_lines_enough(where: str) -> None:
    """Twenty lines a place, or it is no kind."""
    assert sum(row[0] == where for row in ROWS) > 20
