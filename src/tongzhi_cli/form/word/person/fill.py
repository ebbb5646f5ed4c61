"""A form for one person filled: what is known goes into its blanks, the rest stays as it is.

The look of what is written is that of the blank: a cell's font sits on its paragraph mark.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tongzhi_cli.anomaly.items.corrections import Correction
from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.word.around import slots
from tongzhi_cli.form.word.person.asked import FACTS, Wants
from tongzhi_cli.form.word.person.blank import PersonForm, without_pen
from tongzhi_cli.form.word.person.changes import OTHER
from tongzhi_cli.form.word.person.choosing import is_other, tick
from tongzhi_cli.form.word.person.lines import BOX
from tongzhi_cli.form.word.person.placing import Placing
from tongzhi_cli.form.word.person.spots import Spot
from tongzhi_cli.form.word.person.writing import (
    write_digits,
    write_in,
    write_in_boxes,
    write_span,
)
from tongzhi_cli.model.student import level
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.word.xml import text_of, written


class Person(NamedTuple):
    """What goes on the form of one student.

    *facts* are what lists tell, by the word of its column or by `record_fact`; *told* the answer
    as it was given, *corrections* what it asks for; *school* is "" where that is not sure.
    """

    facts: Mapping[str, str]
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
    placing = Placing(spots, person.corrections)
    for spot in reversed(spots):  # what is written in a line moves what stands behind it
        told = _write(spot, person, placing)
        is_one_of_many = spot.ask.wants in _VALUE and len(person.corrections) > 1
        if told:
            done[spot.called] = None
        elif told is False and not (is_one_of_many and spot.table >= 0):
            left[spot.called] = None
        if is_one_of_many and (told or spot.table >= 0):
            left |= dict.fromkeys(_lacking(spot, placing))
    data = form.package.replaced(form.part, written(root))
    blank = [one for one in without_pen(reversed(left)) if one not in {*done, *form.by_hand}]
    return FilledPerson(data, tuple(reversed(done)), tuple(blank))


_VALUE = {Wants.SHOWN: "shown", Wants.SHOULD_BE: "should_be"}


def _lacking(spot: Spot, placing: Placing) -> Iterator[str]:
    """Of which items a blank for the values of several lacks them."""
    if not spot.ask.item:
        field = _VALUE[spot.ask.wants]
        lacking = [one.item for one in placing.wanted(spot) if not getattr(one, field)]
        yield from (f"{spot.called}（{item}）" for item in lacking if item)


# --- what goes into a blank ------------------------------------------------------------------


def _write(spot: Spot, person: Person, placing: Placing) -> bool | None:
    """Fill a blank; whether it was, None for one that nobody misses (a further row)."""
    wanted = placing.wanted(spot)
    if not wanted and (spot.table >= 0 or spot.ask.item):
        return None
    if spot.ask.wants in {Wants.HAND, Wants.UNKNOWN}:
        return False
    if spot.choices:
        return _choose(spot, person, wanted, placing)
    if spot.phrase is not None:
        return _phrase(spot, person)
    text = _text(spot, person, wanted)
    if not text:
        return False
    if spot.cells:
        return write_digits(spot.cells, text)
    if spot.unit == BOX and spot.paragraph is not None:
        return write_in_boxes(spot.paragraph, spot.start, spot.end, text)
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
            return "；".join(one.said for one in wanted) if ask.item else person.told
        case Wants.SHOWN:
            return _values([(one.item, one.shown) for one in wanted], spot)
        case Wants.SHOULD_BE:
            return _values([(one.item, one.should_be) for one in wanted], spot)
        case _:
            return ""


def _values(pairs: Sequence[tuple[str, str]], spot: Spot) -> str:
    """Values one behind the other, each with its item where there are several."""
    known = [(item, value) for item, value in pairs if value]
    if len(pairs) == 1 and OTHER not in {spot.item, spot.ask.item}:
        return known[0][1] if known else ""
    return "；".join(f"{item}：{value}" if item else value for item, value in known)


def _facts(columns: Sequence[str], facts: Mapping[str, str]) -> str:
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


def _choose(spot: Spot, person: Person, wanted: Sequence[Correction], placing: Placing) -> bool:
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
        choice_for = placing.choice_for(one, spot.choices)
        if choice_for is not None:
            found.setdefault(spot.choices.index(choice_for), []).append(one.item)
    for at in sorted(found, reverse=True):  # what is written moves what stands behind it
        choice = spot.choices[at]
        if choice.more and is_other(choice):
            start, end = choice.more
            lead = re.match(r"[（(：: ]*", text_of(choice.paragraph)[start:end])
            start += lead.end() if lead else 0
            write_span(choice.paragraph, start, end, "、".join(found[at]))
        tick(choice)
    return bool(found)


def _phrase(spot: Spot, person: Person) -> bool:
    """Fill in ____学院____专业____班."""
    if spot.phrase is None or spot.paragraph is None:
        return False
    facts = {one: person.facts.get(one, "") for one in FACTS}
    places = slots.written(spot.phrase, facts[Column.CLASS], facts)
    if places is None:  # the class does not fall apart into them: what stands beside it is known
        name = facts[Column.CLASS].removesuffix("班")
        around = tuple(one for one in spot.phrase.slots if one.column is not Column.CLASS)
        rest = spot.phrase._replace(slots=around)
        places = slots.written(rest, "", facts) if around else []
        own = [one for one in spot.phrase.slots if one.column is Column.CLASS and name]
        places = sorted([*(places or []), *((one.start, one.end, name) for one in own)])
    for start, end, text in reversed(places or []):
        write_span(spot.paragraph, start, end, text.strip())
    return len(places) == len(spot.phrase.slots)


def _write_line(spot: Spot, text: str) -> None:
    if spot.unit:
        text = text.removesuffix(spot.unit)
    if spot.paragraph is not None:
        write_span(spot.paragraph, spot.start, spot.end, text)
