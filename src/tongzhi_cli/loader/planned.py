"""What answers out of files, and typed ones, change in what is recorded of a class."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.answers.import_plan import Plan, newer_of_away, plan

if TYPE_CHECKING:
    from tongzhi_cli.answers.read_file import Incoming
    from tongzhi_cli.loader.collection import Collection


def planned(
    found: "Collection",
    read: Sequence["Incoming"],
    settings: Sequence[Answer] = (),
    away: Sequence[Answer] = (),
) -> Plan:
    """What to write to the log of *found*: of the files that were *read*, and of what was typed.

    *settings* are results that somebody typed, *away* lines about who takes part. Nothing is of a
    file that was read in half.
    """
    placed = [answer for each in read if not each.is_half for answer in each.placement.placed]
    untimed = {where for each in read for where in each.untimed}
    answers = [one for one in placed if not one.away]
    made = plan(answers, found.log, found.recorded, found.notice, untimed)
    brought = newer_of_away((one for one in placed if one.away), found.log)
    news = [
        one for one in {**brought, **{one.number: one for one in away}}.values()
        if found.away.get(one.number) != one.text
    ]  # fmt: skip
    return made.with_typed(settings, found.recorded)._replace(away=tuple(news))
