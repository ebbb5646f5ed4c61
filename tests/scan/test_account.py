"""Who of a class has signed, by all pictures of it."""

import pytest

from tongzhi_cli.answers.log.signings import NOT_SIGNED, SIGNED, Signing
from tongzhi_cli.columns.column import Column
from tongzhi_cli.scan.classes.account import Account, Doubt, Standing, accounts
from tongzhi_cli.scan.classes.sheets import Class
from tongzhi_cli.scan.judge import Reason, State, Verdict
from tongzhi_cli.scan.match import Person
from tongzhi_cli.scan.offices import Office, Signer
from tongzhi_cli.scan.printed import Difference
from tongzhi_cli.scan.seen import Seal, SeenRow, SeenSheet, Shot

S, U, L = State.SIGNED, State.UNSIGNED, State.LOOK
NUMBERS = [f"20140301{at:02d}" for at in range(1, 61)]


def class_of(many: int, *, away: int = 0) -> Class:
    people = tuple(
        Person(number, f"生{number[-2:]}", "无误", is_ok=True, is_expected=at != away)
        for at, number in enumerate(NUMBERS[:many], start=1)
    )
    return Class("1班", "1班.xlsx", people)


def shot(label: str, first: int, states: str, seal: Seal = Seal.SEEN, differs: str = "") -> Shot:
    """A picture of a sheet whose rows begin with the place *first*; "-" is a row not read."""
    known = {"S": S, "U": U, "L": L}
    told = (Difference(Column.RESULT, differs),) if differs else ()
    rows = tuple(
        SeenRow(NUMBERS[at - 1], Verdict(known[one], Reason.UNSURE if one == "L" else None), told)
        for at, one in enumerate(states, start=first)
        if one in known
    )
    return Shot(label, (SeenSheet(rows, states.count("-"), seal),))


def told(many: int, *shots: Shot, before: dict[str, Signing] | None = None) -> Account:
    (one,) = accounts([class_of(many)], shots, {"1班.xlsx": [*(before or {}).values()]})
    return one


def standings(account: Account) -> str:
    letter = {
        Standing.SIGNED: "S", Standing.UNSIGNED: "U", Standing.LOOK: "L", Standing.UNREAD: "-",
        Standing.NOT_THERE: "0", Standing.AWAY: "A",
    }  # fmt: skip
    return "".join(letter[one.standing] for one in account.entries)


def test_every_row_is_accounted_for() -> None:
    """Signed, not seen signed, to be looked at, not read, on no picture: nobody is left out."""
    account = told(9, shot("a", 1, "SUL-S"))
    assert standings(account) == "SUL-S0000"
    assert not account.is_complete


def test_a_class_is_complete_only_where_all_have_signed_and_all_agrees() -> None:
    """One look, one difference, one sheet less, and it is not."""
    assert told(5, shot("a", 1, "SSSSS")).is_complete
    assert not told(5, shot("a", 1, "SSSSL")).is_complete
    assert not told(5, shot("a", 1, "SSSS")).is_complete
    assert not told(5, shot("a", 1, "SSSSS", differs="无误照片不对")).is_complete


def test_a_blurred_sheet_is_photographed_again() -> None:
    """What could not be compared is not said to agree; a better picture of the sheet settles it."""
    blurred = shot("a", 1, "SSS")
    blurred = blurred._replace(sheets=(blurred.sheets[0]._replace(is_blurred=True),))
    assert not told(3, blurred).is_complete
    assert told(3, blurred, shot("b", 1, "SSS")).is_complete


def test_a_missing_sheet_is_numbered_between_those_that_are_there() -> None:
    """第 2 张 is missing between the first and the third."""
    account = told(60, shot("c", 51, "S" * 10), shot("a", 1, "S" * 25))
    papers = [(one.number, one.first, one.last, one.labels) for one in account.papers]
    assert papers == [(1, 1, 25, ("a",)), (2, 26, 50, ()), (3, 51, 60, ("c",))]


@pytest.mark.parametrize(
    ("first", "rows", "numbers"),
    [
        (26, 20, [(1, 1, 25), (2, 26, 45)]),  # a form of 25 rows, its second sheet
        (51, 10, [(1, 1, 25), (2, 26, 50), (3, 51, 60)]),
        (17, 16, [(1, 1, 16), (2, 17, 32), (3, 33, 45)]),  # a school's form of 16 rows
        (41, 5, [(1, 1, 40), (2, 41, 45)]),
        (27, 19, [(1, 1, 25), (2, 26, 45)]),  # its first row is not read
    ],
)
def test_missing_sheets_are_as_large_as_the_others(
    first: int, rows: int, numbers: list[tuple[int, int, int]]
) -> None:
    """Where the sheet that is there begins tells how many stand on those that are not."""
    many = 60 if first == 51 else 45
    account = told(many, shot("a", first, "S" * rows))
    assert [(one.number, one.first, one.last) for one in account.papers] == numbers


def test_of_two_pictures_of_a_row_the_surer_one_counts() -> None:
    """A blurred picture takes nothing away from a good one, in whatever order."""
    shots = [shot("a", 1, "LUS"), shot("b", 1, "SLS")]
    assert standings(told(3, *shots)) == standings(told(3, *reversed(shots))) == "SLS"
    assert [one.labels for one in told(3, *shots).papers] == [("a", "b")]


def test_two_pictures_that_contradict_each_other_go_to_a_person() -> None:
    """Signed on one and blank on the other, or another's name on one: which paper is handed in?"""
    for shots in ([shot("a", 1, "S"), shot("b", 1, "U")], [shot("b", 1, "U"), shot("a", 1, "S")]):
        for before in ({}, recorded(SIGNED, 1)):
            (entry,) = told(1, *shots, before=before).entries
            assert (entry.standing, entry.reason) == (Standing.LOOK, Doubt.PICTURES_DIFFER)
    proxy = SeenRow(NUMBERS[0], Verdict(L, Reason.PROXY), ())
    written = Shot("c", (SeenSheet((proxy,), 0, Seal.SEEN),))
    assert standings(told(1, shot("a", 1, "S"), written)) == "L"


def test_signature_and_agreement_are_of_one_picture() -> None:
    """The signed sheet says something else; a print of the right one, not signed, mends nothing."""
    signed = shot("a", 1, "SS", differs="照片不对")
    assert len(told(2, signed, shot("b", 1, "LL")).different) == 2
    assert not told(2, signed, shot("b", 1, "LL"), before=recorded(SIGNED, 1)).is_complete
    assert told(2, signed, shot("b", 1, "SS")).is_complete


def recorded(said: str, *places: int) -> dict[str, Signing]:
    return {NUMBERS[at - 1]: Signing(NUMBERS[at - 1], said) for at in places}


def test_what_a_person_has_seen_is_not_asked_again() -> None:
    """已签 settles what is doubtful, or not read on a sheet that is there."""
    account = told(5, shot("a", 1, "LL-SL"), before=recorded(SIGNED, 1, 2, 3))
    assert standings(account) == "SSSSL"
    assert [one.by_person for one in account.entries] == [True, True, True, False, False]


def test_what_was_seen_once_is_nothing_without_a_picture() -> None:
    """已签 of everybody, and no sheet: no class is complete by it."""
    before = recorded(SIGNED, *range(1, 7))
    assert not told(3, before=before).is_complete
    assert standings(told(3, before=before)) == "000"
    account = told(6, shot("a", 1, "SSS"), before=before)
    assert (standings(account), account.is_complete) == ("SSS000", False)


def test_a_cell_that_is_blank_now_is_looked_at_again() -> None:
    """已签 is in the log, the sheet is a new one: it was of another."""
    account = told(2, shot("a", 1, "UU"), before=recorded(SIGNED, 1))
    assert standings(account) == "LU"
    assert account.entries[0].reason is Doubt.BLANK_NOW


def test_what_a_person_has_seen_to_be_unsigned_is_not_signed() -> None:
    """未签 by a person beats whatever a machine sees; it is read or not."""
    account = told(3, shot("a", 1, "SL-"), before=recorded(NOT_SIGNED, 1, 2, 3))
    assert standings(account) == "UUU"
    assert all(one.by_person for one in account.entries)


def test_rows_of_nobody_are_counted() -> None:
    """A row of somebody whom the data do not have; not one of a student that no picture shows."""
    added = shot("a", 1, "SSS-")
    account = told(3, added)
    assert (account.strangers, account.is_complete) == (1, False)
    assert told(4, added, before=recorded(SIGNED, 4)).is_complete
    for shots in ([shot("b", 1, "SS-"), shot("a", 1, "SSS")], [added, shot("b", 1, "SS")]):
        assert told(3, *shots).strangers == told(3, *reversed(shots)).strangers == 1


def test_a_list_without_results_is_no_signed_form() -> None:
    """A list of attendance is signed, too; nothing of a result can be compared on it."""
    form = shot("b", 1, "SS")
    rows = tuple(row._replace(is_compared=False) for row in form.sheets[0].rows)
    attendance = Shot("a", (form.sheets[0]._replace(rows=rows),))
    account = told(2, attendance)
    assert (len(account.uncompared), account.is_complete) == (2, False)
    assert told(2, attendance, form).is_complete


def test_who_has_no_number_keeps_a_class_open() -> None:
    """Nobody can tell which row is theirs."""
    one = class_of(3)._replace(unnumbered=("赵无号",))
    (account,) = accounts([one], [shot("a", 1, "SSS")], {})
    assert (account.unnumbered, account.is_complete) == (("赵无号",), False)


def test_a_sheet_without_the_seal_that_the_notice_wants_is_told() -> None:
    """Grey pictures cannot show it; the class is complete by its signatures all the same."""
    one = class_of(3)._replace(wants_seal=True)
    for seal, many in ((Seal.SEEN, 0), (Seal.NOT_SEEN, 1), (Seal.GREY, 1)):
        (account,) = accounts([one], [shot("a", 1, "SSS", seal)], {})
        assert (len(account.unsealed), account.is_complete) == (many, True)
    assert told(3, shot("a", 1, "SSS", Seal.NOT_SEEN)).unsealed == []


def test_of_who_does_not_take_part_no_signature_is_expected() -> None:
    """休学 does not keep a class from being complete."""
    (account,) = accounts([class_of(3, away=2)], [shot("a", 1, "SUS")], {})
    assert (standings(account), account.is_complete) == ("SAS", True)


def test_a_class_of_which_there_is_no_picture_is_told() -> None:
    """Of several classes none vanishes."""
    other = Class("2班", "2班.xlsx", (Person("9", "别人"),))
    told_of = accounts([class_of(3), other], [shot("a", 1, "SSS")], {})
    assert [(one.name, one.is_seen, one.is_complete) for one in told_of] == [
        ("1班", True, True),
        ("2班", False, False),
    ]


def test_who_seems_to_have_signed_for_the_class_settles_nothing() -> None:
    """Of two pictures the one on which something is seen; complete with it or without."""
    shots = []
    for label, seen in (("a", False), ("b", True)):
        one = shot(label, 1, "SSSSS")
        (sheet,) = one.sheets
        signers = (Signer(Office.COUNSELLOR, seen), Signer(Office.COLLEGE, is_seen=False))
        shots.append(one._replace(sheets=(sheet._replace(signers=signers),)))
    account = told(5, *shots)
    (paper,) = account.papers
    assert [*map(str, paper.signers)] == ["辅导员签字好像有", "学院签字没看到"]
    assert account.is_complete
    assert told(5, shots[0]).is_complete
