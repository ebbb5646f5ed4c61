"""Whom a notice is about, and whom it only names (kinds_cohorts.tsv)."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tongzhi_cli.model.words import LEVELS
from tongzhi_cli.notice.cohorts import named
from tongzhi_cli.notice.draft import DraftCohort
from tongzhi_cli.notice.reading.read import read
from tongzhi_cli.notice.reading.whom.cohort_words import words
from tongzhi_cli.notice.reading.whom.cohorts import cohorts

TABLE = Path(__file__).parents[1] / "kinds_cohorts.tsv"


def lines() -> Iterator[list[str]]:
    """The lines of the table, each with all of its fields."""
    for line in TABLE.read_text("utf-8").splitlines()[1:]:
        yield [*line.split("\t"), "", ""][:5]


def written(one: DraftCohort) -> str:
    """届/级/层次, with ? where a person is asked."""
    return f"{one.year}/{one.entry_year or ''}/{one.level}{'?' if one.why else ''}"


@pytest.mark.parametrize(("kind", "title", "text", "found", "beside"), list(lines()))
def test_a_notice_is_about(kind: str, title: str, text: str, found: str, beside: str) -> None:
    """Each 届 and 级 is a cohort, is none, or is told; what was inferred is asked (?)."""
    read = cohorts(title, text.replace("\\n", "\n"))
    assert " ".join(map(written, read.found)) == found, kind
    assert " ".join(one.text for one in read.beside) == beside, kind


@pytest.mark.parametrize(
    ("attached", "found"),
    [
        ("附件：2027届本科毕业生（2023级）反馈表.docx", "2027/2022/本科? 2027/2024/专科"),
        ("附件：1.2027届专科毕业生（2025级）名单 2.勘误表", "2027/2022/本科 2027/2024/专科?"),
        ("附件1：2027届2023级本科生核对表", "2027/2022/本科? 2027/2024/专科"),
        ("附件：2027届本科毕业生（2022级）反馈表.docx", "2027/2022/本科 2027/2024/专科"),
        ("附件：2026届本科毕业生（2021级）反馈表.docx", "2027/2022/本科 2027/2024/专科"),
        ("附件：2027届毕业生反馈表.docx", "2027/2022/本科 2027/2024/专科"),
    ],
)
def test_a_name_of_a_paper_that_contradicts_is_a_question(attached: str, found: str) -> None:
    """The paper of the same 届 and level has another 级: which is right is asked."""
    head = "关于2027届毕业生信息核对的通知\n2027届（2022级本科、2024级专科）毕业生请核对。\n"
    foot = "\n示例大学教务处\n2027年3月15日\n"
    assert " ".join(map(written, read(f"{head}{attached}{foot}").cohorts)) == found


def test_each_kind_has_three() -> None:
    """No kind rests on one example or two."""
    assert min(Counter(kind for kind, *_ in lines()).values()) >= 3


@pytest.mark.parametrize(
    ("level", "word"),
    [(one, word) for one, shape in LEVELS.items() for word in shape.split("|") if word[0] != "^"],
)
def test_a_roster_and_a_notice_have_the_same_words_for_a_level(level: str, word: str) -> None:
    """What a roster calls 专科 is 专科 in a notice, and where somebody types it."""
    for said in {word.replace("[升转接插]", one) for one in "升转接插"}:
        assert [one.levels for one in words(f"2027届{said}生") if one.levels] == [(level,)]
        assert named(said) == level


_OWN, _COHORT = "2027届毕业生（2023级本科）请核对。", "2027/2023/本科"
_BESIDE = [
    text.removeprefix(_OWN)
    for _, _, text, found, _ in lines()
    if text.startswith(_OWN) and found == _COHORT
]


@pytest.mark.parametrize("said", _BESIDE)
def test_in_a_paragraph_of_its_own_it_is_no_cohort_either(said: str) -> None:
    """What a notice says beside its own students, as the next item of its numbered ones."""
    text = f"一、2027届毕业生（2023级本科）请于4月5日前核对。\n二、各班4月8日前交表。\n三、{said}"
    read = cohorts("关于做好2027届毕业生图像校对工作的通知", text.replace("\\n", "\n"))
    assert " ".join(map(written, read.found)) == _COHORT
