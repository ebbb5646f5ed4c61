"""Which correction of a student goes into which blank of a form: by row, by item, by choice."""

from collections.abc import Sequence

from tongzhi_cli.anomaly.items.corrections import Correction
from tongzhi_cli.anomaly.items.record_items import ITEM_OF
from tongzhi_cli.anomaly.matching import faults_in
from tongzhi_cli.form.word.person.asked import Wants
from tongzhi_cli.form.word.person.changes import OTHER
from tongzhi_cli.form.word.person.choosing import is_other, item_named
from tongzhi_cli.form.word.person.spots import Choice, Spot


class Placing:
    """The *corrections* of a student in the blanks, *spots*, of a form.

    What has a row or a blank of its own goes there and nowhere else; 其他 is for what has none.
    """

    def __init__(self, spots: Sequence[Spot], corrections: Sequence[Correction]) -> None:
        self._all = corrections
        self._rows = _rows(spots, corrections)
        self._own = {one.ask.item for one in spots if one.ask.item}
        self._offered = {
            item_named(choice.word)
            for one in spots
            if one.ask.wants is Wants.ITEM
            for choice in one.choices
        }

    def wanted(self, spot: Spot) -> Sequence[Correction]:
        """The corrections that a blank is for."""
        if spot.table >= 0:
            return self._rows.get(spot.row, ())
        if spot.ask.item == OTHER:
            return [one for one in self._all if name_of(one.item) not in self._own]
        if spot.ask.item:
            return [one for one in self._all if name_of(one.item) == spot.ask.item]
        return self._all

    def choice_for(self, one: Correction, choices: Sequence[Choice]) -> Choice | None:
        """The choice that a correction is about, else the one for what no choice is about."""
        name = name_of(one.item)
        fitting = [each for each in choices if name and item_named(each.word) == name]
        if len(fitting) > 1:
            same = [
                each
                for each in fitting
                if {kind.name for kind in faults_in(each.word, ())} & {*one.faults}
            ]
            plain = [each for each in fitting if each.word in ITEM_OF]
            fitting = same if len(same) == 1 else plain
            return fitting[0] if len(fitting) == 1 else None
        if fitting:
            return fitting[0]
        others = [each for each in choices if is_other(each)]
        is_left = name and name not in self._offered
        return others[0] if is_left and len(others) == 1 else None


def _rows(spots: Sequence[Spot], wanted: Sequence[Correction]) -> dict[int, list[Correction]]:
    """For each row of the tables of corrections, those that go into it."""
    rows: dict[int, dict[int, str]] = {}
    for spot in spots:
        if spot.table >= 0:
            rows.setdefault(spot.table, {})[spot.row] = spot.item
    elsewhere = {
        wants: {one.ask.item for one in spots if one.table < 0 and one.ask.wants is wants}
        for wants in (Wants.SHOWN, Wants.SHOULD_BE)
    }
    has_both = elsewhere[Wants.SHOWN] & elsewhere[Wants.SHOULD_BE] - {"", OTHER}
    placed: dict[int, list[Correction]] = {}
    for own in rows.values():
        free = [row for row, item in own.items() if not item]
        others = [row for row, item in own.items() if item == OTHER]
        named = {item: row for row, item in own.items() if item}
        for one in wanted:
            if (name := name_of(one.item)) in named:
                placed.setdefault(named[name], []).append(one)
            elif name in has_both:
                continue
            elif (row := next((row for row in free if row not in placed), None)) is not None:
                placed[row] = [one]
            elif last := (free or others)[-1:]:
                placed.setdefault(last[0], []).append(one)
    return placed


def name_of(item: str) -> str:
    """The record's own word for an item."""
    return ITEM_OF[item].name if item in ITEM_OF else item
