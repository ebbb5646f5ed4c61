"""What is open in a draft, as questions: the sentence, the choices, what each answer makes of it.

No terminal here: `cli.notice.doubts` shows and asks. A question that is left open stays what it
is, a TODO in the notice file. Source: issue 15, doubts are settled at the terminal.

>>> from tongzhi_cli.notice.draft import Draft, DraftCohort
>>> draft = Draft("a", cohorts=[DraftCohort(2027, "专升本", None, None, "", "专升本是哪一级")])
>>> one = next(doubt for doubt in doubts(draft) if doubt.about.startswith("2027"))
>>> [choice.words for choice in one.choices]
['2025级专升本，学制 2 年', '2024级专升本，学制 3 年', '不是本通知的学生，去掉']
>>> answered(one, "1").cohorts[0].entry_year
2025
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tongzhi_cli.errors import UsageError
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.cohorts import LENGTHS
from tongzhi_cli.notice.doubts_of_dates import of_deadlines, typed_day
from tongzhi_cli.notice.draft import FACTS, UNKNOWN, Draft, DraftCohort, Unsure, of_issue
from tongzhi_cli.notice.question import Choice, Doubt
from tongzhi_cli.notice.reading.whom.cohorts import cohorts

#: What a level is offered with: 专科 of a draft may be that of five years.
_LENGTHS = {**LENGTHS, "专科": (*LENGTHS["专科"], 5)}
#: The levels that are offered where a notice has none.
_LEVELS = ("本科", "专科", "专升本")
_LONGEST = 8
_AS_A_COHORT = "或照这样打：2027届2023级本科、2024级专科"
_NOT_OURS = "不是本通知的学生，去掉"


def doubts(draft: Draft) -> list[Doubt]:
    """The open questions of a draft as `with_one_of_each` holds it, in the order of the file."""
    return [
        *_of_facts(draft),
        *_of_the_whole(draft),
        *_of_cohorts(draft),
        *of_deadlines(draft),
        *_of_advice(draft),
    ]


def answered(doubt: Doubt, line: str) -> Draft | None:
    """The draft with the answer that a *line* is to a question; None where it is left open.

    Raises:
        UsageError: the line is no choice, and cannot be read as what may be typed.

    """
    typed = line.strip()
    if not typed:
        return None
    digits = unicodedata.normalize("NFKC", typed).strip(" .、")
    if digits.isdecimal() and 0 < int(digits) <= len(doubt.choices):
        return doubt.choices[int(digits) - 1].draft
    if doubt.read is None or re.fullmatch(r"\d", digits):
        many = len(doubt.choices)
        hint = f"请打 1 到 {many}" if many else "照通知写"
        raise UsageError(f"没有“{typed}”这一项", f"{hint}；先留着，直接回车。")
    return doubt.read(typed)


def _setting(draft: Draft, key: str) -> Callable[[str], Draft]:
    """A reader that takes what is typed for a text of the draft."""

    def read(typed: str) -> Draft:
        facts: dict[str, Any] = {key: typed}
        return draft._replace(**facts)

    return read


# --- the head ------------------------------------------------------------------------------------


def _of_facts(draft: Draft) -> Iterator[Doubt]:
    """What every notice has, and this one was not read to have."""
    for key, name in FACTS:
        if not getattr(draft, key):
            yield Doubt(
                name, UNKNOWN, "", "", (), "照通知打",
                _setting(draft, key),
            )  # fmt: skip
    if not draft.issued:
        said = of_issue(draft) or Unsure("", "")
        rest = [one for one in draft.unsure if one != said]
        yield Doubt(
            "发文日期", said.why or "没有认出来", said.text, said.sentence, (), "如 2027-03-15",
            lambda typed: draft._replace(issued=typed_day(typed), unsure=rest),
        )  # fmt: skip


def _of_the_whole(draft: Draft) -> Iterator[Doubt]:
    """What the notice names and may mean: 届 and 级 that are none of its cohorts."""
    for at, one in enumerate(draft.unsure):
        if not draft.issued and "发文日期" in one.why:
            continue
        rest = [*draft.unsure[:at], *draft.unsure[at + 1 :]]
        named = re.search("[届级屆級]", one.text)
        read = _adding(draft._replace(unsure=rest)) if named else None
        yield Doubt(
            one.text or "通知", one.why, one.text, one.sentence,
            (Choice("看过了，不用管", draft._replace(unsure=rest)),),
            _AS_A_COHORT if read else "", read,
        )  # fmt: skip


# --- cohorts -------------------------------------------------------------------------------------


def _of_cohorts(draft: Draft) -> Iterator[Doubt]:
    """Each cohort that is asked about; all of them where there is none."""
    if not draft.cohorts:
        yield Doubt(
            "哪些学生", "没有认出届、级、层次", "", "", (), _AS_A_COHORT, _adding(draft)
        )  # fmt: skip
    for at, one in enumerate(draft.cohorts):
        if not one.why:
            continue
        made = [Choice(_named(others), _with(draft, at, others)) for others in _proposals(one)]
        made.append(Choice(_NOT_OURS, _with(draft, at, ())))
        entry = f"{one.entry_year}级" if one.entry_year else ""
        yield Doubt(
            f"{one.year}届{entry}{one.level}", one.why, one.text, "", tuple(made), _AS_A_COHORT,
            _adding(_with(draft, at, ()), one.year),
        )  # fmt: skip


def _proposals(one: DraftCohort) -> Iterator[tuple[DraftCohort, ...]]:
    """What a cohort may be: as it was inferred; of each level, and each 学制, that leads there."""
    if one.level and one.entry_year and one.length:
        yield (one,)
        return
    found: list[DraftCohort] = []
    for level in [one.level] if one.level else _LEVELS:
        lengths: Sequence[float] = _LENGTHS.get(level, (3, 4))
        if one.entry_year:
            exact = one.year - one.entry_year
            usual = exact in lengths or bool(one.level)
            lengths = (exact,) if 0 < exact <= _LONGEST and usual else ()
        elif not one.level:
            lengths = lengths[:1]
        for length in lengths:
            entry = one.entry_year or int(one.year - length)
            found.append(one._replace(level=level, entry_year=entry, length=length))
    yield from ((made,) for made in found)
    usual_two = [made for made in found if made.level in {"本科", "专科"}]
    if not one.level and not one.entry_year and len(usual_two) > 1:
        yield tuple(usual_two)


def _named(made: Sequence[DraftCohort]) -> str:
    def told(one: DraftCohort) -> str:
        return f"{one.entry_year}级{one.level}"

    if len(made) > 1:
        return f"都有：{'、'.join(map(told, made))}"
    (one,) = made
    return f"{told(one)}，学制 {one.length:g} 年"


def _with(draft: Draft, at: int, made: Sequence[DraftCohort]) -> Draft:
    """The draft with others in the place of a cohort; nothing is asked of them any more."""
    sure = [one._replace(why="") for one in made]
    new = _new(sure, [one for one in draft.cohorts if not one.why])
    return draft._replace(cohorts=[*draft.cohorts[:at], *new, *draft.cohorts[at + 1 :]])


def _adding(draft: Draft, *asked: int) -> Callable[[str], Draft]:
    """A reader of cohorts as one types them: with their 届, or of the *asked*, or the only one."""
    years = asked or tuple(dict.fromkeys(one.year for one in draft.cohorts))

    def read(typed: str) -> Draft:
        year = f"{years[0]}届" if len(years) == 1 and "届" not in typed else ""
        found = cohorts("", year + typed)
        open_ = [one for one in found.found if one.why]
        if not found.found or open_ or found.beside:
            why = open_[0].why if open_ else "看不出是哪一届、哪一级、什么层次"
            raise UsageError(f"“{typed}”：{why}", "写成 2027届2023级本科 的样子。")
        return draft._replace(cohorts=[*draft.cohorts, *_new(found.found, draft.cohorts)])

    return read


def _new(made: Sequence[DraftCohort], there: Sequence[DraftCohort]) -> list[DraftCohort]:
    """Those of the cohorts that are not there yet."""
    known = {(one.year, one.entry_year, one.level) for one in there}
    return [one for one in made if (one.year, one.entry_year, one.level) not in known]


# --- what students are told ----------------------------------------------------------------------


def _of_advice(draft: Draft) -> Iterator[Doubt]:
    """Where and with what a record is put right, where the file would have a TODO for it."""
    if draft.correction and not draft.materials and "materials" not in draft.settled:
        yield Doubt(
            "勘误带什么", "没有认出来", "", draft.correction,
            (Choice("不用带什么", draft._replace(settled=[*draft.settled, "materials"])),),
            "或打出来，用顿号隔开，如 身份证复印件、户口本",
            lambda typed: draft._replace(
                materials=[one.strip() for one in re.split("[、，,]", typed) if one.strip()]
            ),
        )  # fmt: skip
    places = [one.where for one in draft.deadlines if one.role is Role.SUBMIT and one.where]
    if (draft.correction or draft.materials) and not draft.correction_where and not places:
        office = draft.issuer or "教务处"
        yield Doubt(
            "到哪里勘误", "没有认出来", "", draft.correction,
            (Choice(office, draft._replace(correction_where=office)),), "或打出来",
            lambda typed: draft._replace(correction_where=typed),
        )  # fmt: skip
    for table, about in (("correction", "信息有误的怎么办"), ("no_photo", "没有照片的怎么办")):
        if table in draft.unread_advice:
            rest = [one for one in draft.unread_advice if one != table]
            yield Doubt(
                about, "通知里没有说清楚谁、怎么办（写了，会给学生看）", "", "",
                (Choice("不写", draft._replace(unread_advice=rest)),), "或把要告诉学生的话打出来",
                _setting(draft._replace(unread_advice=rest), table),
            )  # fmt: skip
