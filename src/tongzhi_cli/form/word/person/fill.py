"""A form for one person filled: what is known goes into its blanks, the rest stays as it is.

The look of what is written is that of the blank: a cell's font sits on its paragraph mark.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tongzhi_cli.anomaly.corrections import Correction
from tongzhi_cli.anomaly.matching import faults_in
from tongzhi_cli.anomaly.record_items import ITEM_OF
from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.word.around import slots
from tongzhi_cli.form.word.person.asked import Wants
from tongzhi_cli.form.word.person.blank import PersonForm, without_pen
from tongzhi_cli.form.word.person.changes import OTHER
from tongzhi_cli.form.word.person.choosing import is_other, item_named, tick
from tongzhi_cli.form.word.person.lines import BOX
from tongzhi_cli.form.word.person.spots import Choice, Spot
from tongzhi_cli.form.word.prototypes import text_slot_in
from tongzhi_cli.model.student import level
from tongzhi_cli.model.text import ems, printable
from tongzhi_cli.office.word.xml import (
    RPR,
    SPACE,
    Element,
    P,
    R,
    T,
    W,
    is_placeholder,
    remove,
    replace_text,
    text_of,
    unwrap_control,
    written,
)


class Person(NamedTuple):
    """What goes on the form of one student.

    *facts* are the roster's, "" where it does not tell; *told* the answer as it was given,
    *corrections* what it asks for; *school* is "" where that is not sure.
    """

    facts: Mapping[Column, str]
    corrections: Sequence[Correction]
    told: str
    school: str = ""


class FilledPerson(NamedTuple):
    """A filled form: its bytes, the labels of what was *written*, and of what is *left* blank."""

    data: bytes
    written: tuple[str, ...]
    left: tuple[str, ...]


def fill(form: PersonForm, person: Person) -> FilledPerson:
    """The form with what is known of a person; *form* stays as it is and can be filled again."""
    root, spots = form.parsed()
    done: dict[str, None] = {}
    left: dict[str, None] = {}
    rows = _rows(spots, person.corrections)
    for spot in reversed(spots):  # what is written in a line moves what stands behind it
        told = _write(spot, person, rows)
        if told is not None:
            (done if told else left)[spot.called] = None
        if spot.ask.wants in _VALUE and len(person.corrections) > 1:
            left |= dict.fromkeys(_lacking(spot, person, rows))
    data = form.package.replaced(form.part, written(root))
    blank = [one for one in without_pen(reversed(left)) if one not in {*done, *form.by_hand}]
    return FilledPerson(data, tuple(reversed(done)), tuple(blank))


_VALUE = {Wants.SHOWN: "shown", Wants.SHOULD_BE: "should_be"}


def _lacking(spot: Spot, person: Person, rows: Mapping[int, list[Correction]]) -> Iterator[str]:
    """Of which items a blank for the values of several lacks them."""
    wanted = rows.get(spot.row, ()) if spot.table >= 0 else person.corrections
    if not spot.ask.item:
        field = _VALUE[spot.ask.wants]
        lacking = [one.item for one in wanted if one.item and not getattr(one, field)]
        yield from (f"{spot.called}（{item}）" for item in lacking)


# --- which correction goes into which row ----------------------------------------------------


def _rows(spots: Sequence[Spot], wanted: Sequence[Correction]) -> dict[int, list[Correction]]:
    """For each row of the tables of corrections, those that go into it."""
    rows: dict[int, dict[int, str]] = {}
    for spot in spots:
        if spot.table >= 0:
            rows.setdefault(spot.table, {})[spot.row] = spot.item
    placed: dict[int, list[Correction]] = {}
    for own in rows.values():
        free = [row for row, item in own.items() if not item]
        others = [row for row, item in own.items() if item == OTHER]
        named = {item: row for row, item in own.items() if item}
        for one in wanted:
            if (name := _name(one.item)) in named:
                placed.setdefault(named[name], []).append(one)
            elif (row := next((row for row in free if row not in placed), None)) is not None:
                placed[row] = [one]
            elif last := (free or others)[-1:]:
                placed.setdefault(last[0], []).append(one)
    return placed


def _name(item: str) -> str:
    return ITEM_OF[item].name if item in ITEM_OF else item


# --- what goes into a blank ------------------------------------------------------------------


def _write(spot: Spot, person: Person, rows: Mapping[int, list[Correction]]) -> bool | None:
    """Fill a blank; whether it was, None for one that nobody misses (a further row)."""
    wanted: Sequence[Correction] = person.corrections
    if spot.table >= 0:
        wanted = rows.get(spot.row, ())
        if not wanted:
            return None
    elif spot.ask.item:
        wanted = [one for one in wanted if _name(one.item) == spot.ask.item]
        if not wanted:
            return None
    if spot.ask.wants in {Wants.HAND, Wants.UNKNOWN}:
        return False
    if spot.choices:
        return _choose(spot, person, wanted)
    if spot.phrase is not None:
        return _phrase(spot, person)
    text = _text(spot, person, wanted)
    if not text:
        return False
    if spot.cells:
        return _digits(spot.cells, text)
    if spot.unit == BOX and spot.paragraph is not None:
        return _boxes(spot.paragraph, spot.start, spot.end, text)
    if spot.cell is not None:
        write_in(spot.cell, text)
    elif spot.paragraph is not None:
        _write_line(spot, text)
    return True


def _text(spot: Spot, person: Person, wanted: Sequence[Correction]) -> str:
    """What goes into a blank, "" where that is not known."""
    ask = spot.ask
    match ask.wants:
        case Wants.FACT:
            return _facts(ask.columns, person.facts)
        case Wants.SCHOOL:
            return person.school
        case Wants.ITEM:
            return "、".join(dict.fromkeys(one.item for one in wanted if one.item))
        case Wants.WHOLE:
            return person.told
        case Wants.SHOWN:
            return _values([(one.item, one.shown) for one in wanted], spot)
        case Wants.SHOULD_BE:
            return _values([(one.item, one.should_be) for one in wanted], spot)
        case _:
            return ""


def _values(pairs: Sequence[tuple[str, str]], spot: Spot) -> str:
    """Values one behind the other, each with its item where there are several."""
    known = [(item, value) for item, value in pairs if value]
    if len(pairs) == 1 and not (spot.table >= 0 and spot.item == OTHER):
        return known[0][1] if known else ""
    return "；".join(f"{item}：{value}" if item else value for item, value in known)


def _facts(columns: Sequence[Column], facts: Mapping[Column, str]) -> str:
    """The facts of a label, "" unless all of them are known; none is told twice."""
    texts = {one: facts.get(one, "") for one in columns}
    if not all(texts.values()):
        return ""
    of_class = texts.get(Column.CLASS, "")
    told = [
        text
        for one, text in texts.items()
        if one is Column.CLASS or not (of_class and text.removesuffix("级") in of_class)
    ]
    return " ".join(told)


def _choose(spot: Spot, person: Person, wanted: Sequence[Correction]) -> bool:
    """Tick what is known; the item behind 其他____ as well."""
    if spot.ask.wants is not Wants.ITEM:
        text = _text(spot, person, wanted)
        said = level if spot.ask.columns == (Column.LEVEL,) else str
        fitting = [each for each in spot.choices if text and said(each.word) == said(text)]
        for choice in fitting:
            tick(choice)
        return bool(fitting)
    found: dict[int, list[str]] = {}
    for one in wanted:
        choice_for = _choice_for(one, spot.choices)
        if choice_for is not None:
            found.setdefault(spot.choices.index(choice_for), []).append(one.item)
    for at in sorted(found, reverse=True):  # what is written moves what stands behind it
        choice = spot.choices[at]
        if choice.more and is_other(choice):
            start, end = choice.more
            lead = re.match(r"[（(：: ]*", text_of(choice.paragraph)[start:end])
            start += lead.end() if lead else 0
            _write_span(choice.paragraph, start, end, "、".join(found[at]))
        tick(choice)
    return bool(found)


def _choice_for(one: Correction, choices: Sequence[Choice]) -> Choice | None:
    """The choice that a correction is about, else the one for the others."""
    name = _name(one.item)
    fitting = [each for each in choices if name and item_named(each.word) == name]
    if len(fitting) > 1:
        same = [
            each
            for each in fitting
            if {one.name for one in faults_in(each.word, ())} & {*one.faults}
        ]
        plain = [each for each in fitting if each.word in ITEM_OF]
        fitting = same if len(same) == 1 else plain
    if len(fitting) == 1:
        return fitting[0]
    others = [each for each in choices if is_other(each)]
    return others[0] if name and len(others) == 1 and not fitting else None


# --- writing -----------------------------------------------------------------------------------


def write_in(cell: Element, text: str) -> None:
    """Put *text* on the first line of a blank cell; its other lines stay."""
    for run in [run for run in cell.iter(R) if is_placeholder(run)]:
        remove(run)
    for control in list(cell.iter(f"{W}sdt")):
        unwrap_control(control)
    _no_hint(cell)
    paragraph = next(cell.iter(P), None)
    if paragraph is None:
        return
    slot = text_slot_in(paragraph)
    slot.text = printable(text)
    slot.set(SPACE, "preserve")


def _no_hint(element: Element) -> None:
    """Tell the content controls around what is written that it is no hint any more."""
    for control in element.iterancestors(f"{W}sdt"):
        for mark in control.findall(f"{W}sdtPr/{W}showingPlcHdr"):
            remove(mark)


def _digits(cells: Sequence[Element], text: str) -> bool:
    """A digit in each cell, from the left; nothing where there are too few."""
    if len(text) > len(cells):
        return False
    for cell, digit in zip(cells, text, strict=False):
        write_in(cell, digit)
    return True


def _boxes(paragraph: Element, start: int, end: int, text: str) -> bool:
    """A digit for each of the printed boxes, from the left; nothing where there are too few."""
    line = text_of(paragraph)
    places = [at for at in range(start, end) if line[at] == BOX]
    if len(text) > len(places):
        return False
    for at, digit in zip(places, text, strict=False):
        replace_text(paragraph, at, at + 1, digit)
    return True


def _phrase(spot: Spot, person: Person) -> bool:
    """Fill in ____学院____专业____班."""
    if spot.phrase is None or spot.paragraph is None:
        return False
    places = slots.written(spot.phrase, person.facts.get(Column.CLASS, ""), person.facts)
    if places is None:  # the class does not fall apart into them: what stands beside it is known
        around = tuple(one for one in spot.phrase.slots if one.column is not Column.CLASS)
        rest = spot.phrase._replace(slots=around)
        places = slots.written(rest, "", person.facts) if around else []
    for start, end, text in reversed(places or []):
        _write_span(spot.paragraph, start, end, text.strip())
    return places is not None and len(places) == len(spot.phrase.slots)


def _write_line(spot: Spot, text: str) -> None:
    if spot.unit:
        text = text.removesuffix(spot.unit)
    if spot.paragraph is not None:
        _write_span(spot.paragraph, spot.start, spot.end, text)


def _write_span(paragraph: Element, start: int, end: int, text: str) -> None:
    """Put *text* on the blank line from *start* to *end*; what is left of the line stays."""
    raw = text_of(paragraph)[start:end]
    text = printable(text)
    width = sum(2 if one in "\u3000＿" else 1 for one in raw)
    rest = max(0, width - round(2 * ems(text)))
    line = "_" if re.search("[_＿]", raw) else " "
    for leaf in _leaves_of(paragraph, start, end):
        run = next(leaf.iterancestors(R), None)
        if run is not None and is_placeholder(run):
            _plain(run)
    replace_text(paragraph, start, end, text + line * rest)


def _leaves_of(paragraph: Element, start: int, end: int) -> list[Element]:
    at, found = 0, []
    for leaf in paragraph.iter(T):
        size = len(leaf.text or "")
        if at < end and at + size > start:
            found.append(leaf)
        at += size
    return found


def _plain(run: Element) -> None:
    """A run that was a hint looks like text."""
    _no_hint(run)
    for style in run.findall(f"{RPR}/{W}rStyle"):
        remove(style)
