"""What is said of a cell, by what was measured and read in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.scan.image.strokes import Strokes
from tongzhi_cli.scan.judge import Cell, Reason, State, Verdict, judged, of_row

NAMES = ("王小伟", "李芳菲", "张建国")
#: As measured on pictures of a drawn sheet: what each is, and what it looks like.
NAME = Strokes(30, 18, 6, 9, 6, 34, 0.9, turns=2.8, waves=4)
FLOURISH = Strokes(24, 13, 5.2, 1, 13, 21, 1.1, turns=2.2, waves=4)
TICK = Strokes(7, 5.8, 4.5, 1, 5.8, 7.2, 0.9, turns=1.2, waves=2)
CROSS = Strokes(24, 10, 7, 1, 12, 26, 0.9, turns=2, waves=2)
RING = Strokes(20, 7, 7, 1, 7, 22, 0.9, turns=2, waves=2)
DASH = Strokes(14, 15, 6.7, 1, 15, 15, 0.9, turns=1, waves=1)
HAIR = Strokes(9, 13, 2.2, 1, 13, 13, 0.7, turns=2, waves=3)
DIRT = Strokes(2.3, 7.8, 3.5, 2, 1.3, 2.7, 0.9, turns=1, waves=1)
#: A pale name in a blurred picture.
PIECES = Strokes(5, 21.9, 7.2, 10, 1.51, 5.6, 0.9, turns=2, waves=2)
PRINT = Strokes(40, 9, 7, 5, 9, 30, 1.2, red=(9, 8, 30), waves=6, solid=0.5, core=6)
#: A red word, a red ring, a red cross: as large as a print, and not filled, or thin.
RED_WORD = NAME._replace(red=(11.7, 5.8, 22.2), solid=0.36, core=1.9, is_stained=True)
RED_RING = RING._replace(red=(7, 7, 12), solid=0.25, core=0.9, is_stained=True)
RED_CROSS = CROSS._replace(red=(8, 7, 10), solid=0.2, core=1.4, is_stained=True)


def of(cell: Cell, above: Cell | None = None, below: Cell | None = None) -> tuple[State, object]:
    nobody = Cell(Strokes())
    verdict = judged([above or nobody, cell, below or nobody], NAMES, NAMES)[1]
    return verdict.state, verdict.reason


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (Cell(Strokes()), (State.UNSIGNED, None)),
        (Cell(DIRT), (State.UNSIGNED, None)),
        (Cell(PIECES), (State.LOOK, Reason.UNSURE)),
        (Cell(PIECES, "菲", (0.6,)), (State.SIGNED, None)),
        (Cell(NAME), (State.SIGNED, None)),
        (Cell(FLOURISH), (State.SIGNED, None)),
        (Cell(PRINT), (State.SIGNED, None)),
        (Cell(TICK), (State.LOOK, Reason.UNSURE)),
        (Cell(CROSS), (State.LOOK, Reason.UNSURE)),
        (Cell(RING), (State.LOOK, Reason.UNSURE)),
        (Cell(DASH), (State.LOOK, Reason.UNSURE)),
        (Cell(HAIR), (State.LOOK, Reason.UNSURE)),
        (Cell(TICK, "芳", (0.9,)), (State.SIGNED, None)),
        (Cell(TICK, "芳", (0.3,)), (State.LOOK, Reason.UNSURE)),
        (Cell(TICK, "", (), {"芳": 0.2}), (State.SIGNED, None)),
        (Cell(NAME, "李芳菲代", (0.9, 0.9, 0.9, 0.9)), (State.LOOK, Reason.PROXY)),
        (Cell(NAME, "张建国", (0.9, 0.9, 0.9)), (State.LOOK, Reason.OTHERS)),
        (Cell(NAME, "请假", (0.9, 0.9)), (State.LOOK, Reason.WORDS)),
        (Cell(Strokes(sealed=0.6)), (State.LOOK, Reason.SEALED)),
        (Cell(NAME._replace(is_stained=True)), (State.LOOK, Reason.SEALED)),
        (Cell(NAME._replace(is_stained=True), "芳菲", (0.9, 0.9)), (State.SIGNED, None)),
        (Cell(NAME._replace(above=3.0)), (State.LOOK, Reason.ACROSS)),
        (Cell(NAME._replace(above=3.0, free=NAME)), (State.SIGNED, None)),
        (Cell(NAME._replace(above=3.0, free=TICK)), (State.LOOK, Reason.ACROSS)),
        (Cell(NAME._replace(above=3.0), "芳", (0.5,)), (State.LOOK, Reason.ACROSS)),
        (Cell(NAME._replace(above=3.0), "芳菲", (0.5, 0.5)), (State.SIGNED, None)),
    ],
)
def test_a_cell_is_signed_only_where_it_is_sure(
    cell: Cell, said: tuple[State, Reason | None]
) -> None:
    """What may be a tick, a cross, a ring, dirt or another's name goes to a person."""
    assert of(cell) == said


@pytest.mark.parametrize("strokes", [RED_WORD, RED_RING, RED_CROSS])
def test_a_red_mark_is_no_thumb_print(strokes: Strokes) -> None:
    """作废, a ring, a cross in red: a print is filled, and thicker than a pen writes."""
    assert of(Cell(strokes))[0] is State.LOOK
    assert of(Cell(strokes, "作废", (0.9, 0.9)))[0] is State.LOOK


def test_the_name_in_red_is_a_signature() -> None:
    """A red pen is a pen."""
    assert of(Cell(RED_WORD, "李芳菲", (0.9,) * 3))[0] is State.SIGNED


@pytest.mark.parametrize(
    "words",
    [
        "已核对", "正确", "属实", "转学", "参军", "当兵", "不在校", "电话告知", "同上", "4月2日",
        "13812345678", "2018.4.2", "赵大海", "李父", "李建军", "李芳替", "李芳菲母亲", "√无误",
        "未签", "OK",
    ],
)  # fmt: skip
def test_words_that_are_not_the_name_are_looked_at(words: str) -> None:
    """Only what is read as the own name is signed, however much it looks like strokes of a name."""
    assert of(Cell(NAME, words, (0.95,) * len(words)))[0] is State.LOOK


@pytest.mark.parametrize(
    ("read", "sure"), [("入任", (1.0, 0.42)), ("庵侮", (0.53, 0.43)), ("休", (0.6,))]
)
def test_words_that_are_read_in_part_are_looked_at(read: str, sure: tuple[float, ...]) -> None:
    """入伍, 病假 and 休学 as they were read: letters of which none is of the name, or sure."""
    assert of(Cell(NAME, read, sure))[0] is State.LOOK


@pytest.mark.parametrize(
    ("read", "sure"),
    [
        ("李芳菲", (0.9, 0.9, 0.9)),
        ("李芳", (0.9, 0.9)),
        ("李", (0.9,)),  # the surname alone, as some sign
        ("李芳非", (0.9, 0.9, 0.8)),  # a letter of the name misread
        ("w", (0.95,)),  # a wave
        ("mwnNM", (0.95,) * 5),
        ("草字", (0.3, 0.4)),  # no letters
        ("草", (0.8,)),  # one that is no word by itself
    ],
)
def test_the_own_name_is_signed(read: str, sure: tuple[float, ...]) -> None:
    """Whole or in part, a letter of it misread; and strokes that are no letters."""
    assert of(Cell(NAME, read, sure))[0] is State.SIGNED


def test_a_name_that_was_printed_or_struck_out_is_looked_at() -> None:
    """The name that a printer put there signs nothing, nor one with a line through it."""
    name = ("李芳菲", (1.0,) * 3)
    assert of(Cell(NAME._replace(typed=0.95), *name)) == (State.LOOK, Reason.TYPED)
    assert of(Cell(NAME._replace(straight=18.0), *name)) == (State.LOOK, Reason.STRUCK)
    assert of(Cell(NAME._replace(typed=0.4, straight=7.0), *name))[0] is State.SIGNED


def test_what_runs_over_from_the_column_beside_is_looked_at() -> None:
    """A result written by hand that goes on in the cell for the signature."""
    over = NAME._replace(aside=1.2)
    assert of(Cell(over)) == (State.LOOK, Reason.ACROSS)
    assert of(Cell(over._replace(free=NAME)))[0] is State.SIGNED
    assert of(Cell(over, "李芳菲", (0.9,) * 3))[0] is State.SIGNED


def test_one_name_in_many_rows_is_a_column_for_somebody_else() -> None:
    """What the counsellor signed is nobody's signature, read or not."""
    cells = [Cell(NAME, "孙老", (0.9, 0.9))] * 3 + [Cell(NAME, "", ())]
    names = ("王小伟", "李芳菲", "张建国", "赵大海")
    assert {one.state for one in judged(cells, names, names)} == {State.LOOK}


def test_strokes_from_a_row_that_was_not_read_are_looked_at() -> None:
    """Whether such a row is signed is not known: strokes over its line may be its own."""
    names = ("王小伟", "某某", "张建国")
    cells = [Cell(NAME), Cell(NAME._replace(below=1.0)), Cell(NAME._replace(above=1.0))]
    assert judged(cells, names, names)[2].state is State.SIGNED
    assert judged(cells, names, names, (True, False, True))[2].reason is Reason.ACROSS


def test_a_letter_of_the_neighbour_is_no_witness() -> None:
    """A letter that both names have may have come over the line."""
    names = ("王芳", "李芳", "张伟")
    cell = Cell(TICK, "芳", (0.9,))
    verdict = judged([Cell(NAME), cell, Cell(Strokes())], names, names)[1]
    assert verdict.state is State.LOOK


def test_a_letter_of_a_seal_is_no_witness() -> None:
    """学 of 学院 on a seal is not the 学 of a name; away from a seal it is."""
    names = ("王伟", "李学", "张建国")
    near, away = Cell(NAME._replace(is_stained=True), "学", (0.9,)), Cell(TICK, "学", (0.9,))
    verdicts = [judged([Cell(NAME), one, Cell(NAME)], names, names)[1] for one in (near, away)]
    assert [one.state for one in verdicts] == [State.LOOK, State.SIGNED]


def test_whose_name_it_is_that_stands_in_a_wrong_row_is_told() -> None:
    """A signature in the wrong row is named."""
    cells = [Cell(Strokes()), Cell(NAME, "张建国", (0.9,) * 3), Cell(Strokes())]
    assert judged(cells, NAMES, NAMES)[1].whose == "张建国"


lengths = st.floats(0, 60, allow_nan=False)


@given(
    st.builds(
        Strokes, lengths, lengths, lengths, st.integers(0, 30), lengths, lengths, lengths,
        above=lengths, below=lengths, red=st.just((0.0, 0.0, 0.0)), free=st.none(),
        turns=st.floats(0, 6), waves=st.floats(0, 2.9),
    )
)  # fmt: skip
def test_nothing_that_a_line_meets_twice_at_most_is_signed_unread(strokes: Strokes) -> None:
    """No tick, cross, ring or dash of any size is called a signature by its strokes alone."""
    assert of(Cell(strokes))[0] is not State.SIGNED


@pytest.mark.parametrize(
    ("is_twice", "is_other", "has_result", "reason"),
    [
        (False, False, True, None),
        (True, False, True, Reason.TWICE),
        (False, True, True, Reason.OTHER_NUMBER),
        (False, False, False, Reason.OTHER_LIST),
        (True, True, False, Reason.TWICE),
    ],
)
def test_a_cell_is_signed_only_in_a_row_of_the_form(
    is_twice: bool, is_other: bool, has_result: bool, reason: Reason | None
) -> None:
    """Not under another 学号, not on a list of attendance; an empty cell is empty there, too."""
    row = {"is_twice": is_twice, "is_other": is_other, "has_result": has_result}
    said = of_row(Verdict(State.SIGNED), **row)
    assert said == (Verdict(State.LOOK, reason) if reason else Verdict(State.SIGNED))
    if not is_twice:
        assert of_row(Verdict(State.UNSIGNED), **row) == Verdict(State.UNSIGNED)
