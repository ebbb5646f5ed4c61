"""The blanks of a form for one person: what each asks for, where it is, what it is called."""

from tongzhi_cli.form.word.around.slots import Phrase
from tongzhi_cli.form.word.person.asked import Ask
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.word.xml import Element


class Choice(NamedTuple):
    """A printed choice: its *word*, and its box from *start* to *end* in the *line* of leaves.

    *more* is the blank behind it to write on: 其他____, as a span of the paragraph's text.
    """

    word: str
    paragraph: Element
    at: int
    more: tuple[int, int] | None = None


class Spot(NamedTuple):
    """One blank; *called* is its label as people are told of it.

    It is a *cell*, several *cells* (one for each digit), *choices*, or from *start* to *end* in a
    *paragraph*, before a printed *unit*; a *phrase* is of blanks with a word behind each. In a
    table of corrections it is in a *row* of that *table*, which may be for one *item* alone.
    """

    ask: Ask
    called: str
    cell: Element | None = None
    cells: tuple[Element, ...] = ()
    choices: tuple[Choice, ...] = ()
    paragraph: Element | None = None
    start: int = 0
    end: int = 0
    unit: str = ""
    phrase: Phrase | None = None
    table: int = -1
    row: int = -1
    item: str = ""
