"""What became of those on the school's list: each has the status of their own line."""

from array import array
from bisect import bisect_left

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.summary.merge import Merged
from tongzhi_cli.summary.store.rows import Rows


def statuses_of(listed: Rows, merged: Merged) -> list[Status]:
    """The status of each of the *listed*, as 明细 has it.

    By 学号; a row of the list whose own was destroyed is a line of its own.
    """
    store, lines = merged.lines.store, merged.lines.ids
    order = sorted(range(len(lines)), key=lambda at: store.numbers[lines[at]])
    codes = array("q", (store.numbers[lines[at]] for at in order))
    own = {merged.raw.ids[at]: at for at in range(len(lines)) if store.is_lost(lines[at])}
    found = []
    for one in listed.ids:
        at = own.get(one)
        if at is None:
            at = order[bisect_left(codes, store.numbers[one])]
        found.append(merged.statuses[at])
    return found
