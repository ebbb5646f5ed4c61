"""What a paragraph of a document looks like where it does not say so itself: its styles."""

from collections.abc import Iterator
from functools import cached_property

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.xml import PPR, RPR, TBL, Element, P, R, W, is_on, parsed, twips

_PART = "word/styles.xml"
#: Word's 五号, in half-points.
_USUAL = 21
#: Fonts whose digits are half as wide as a Chinese character; those with Chinese names are too.
_HALF_WIDE = frozenset(
    {"Times New Roman", "SimSun", "SimHei", "FangSong", "KaiTi", "Liberation Serif"}
)
#: Of a font that a machine may not have: DejaVu, that stands in for it then, has the widest.
_WIDE = 0.64
_SIZE, _SPACING = f"{W}sz", f"{W}spacing"
_TABLE_STYLE, _OWN_STYLE = f"{TBL}Pr/{W}tblStyle", f"{PPR}/{W}pStyle"


#: The names of the styles of a table, if there is one, and of a paragraph in it.
_Named = tuple[str | None, str]


class Spacing(NamedTuple):
    """The space *before* and *after* a paragraph in twips, and its *line* by the *rule*.

    Source: ECMA-376 part 1, 17.3.1.33: 240 of `auto` is one line; else a height in twips.
    """

    before: int = 0
    after: int = 0
    line: int = 240
    rule: str = "auto"

    def of(self, given: Element | None) -> "Spacing":
        """With what an element w:spacing says instead."""
        if given is None:
            return self
        return Spacing(
            twips(given.get(f"{W}before"), self.before),
            twips(given.get(f"{W}after"), self.after),
            twips(given.get(f"{W}line"), self.line),
            given.get(f"{W}lineRule", self.rule),
        )


class Styles:
    """The styles of a *package*, for one table and what stands around it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._spacings: dict[_Named, Spacing] = {}
        self._sizes: dict[_Named, int] = {}

    @cached_property
    def _root(self) -> Element | None:
        if _PART not in self._package:
            return None
        return parsed(self._package.path, self._package.read(_PART))

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        return {
            each.get(f"{W}styleId", ""): each
            for each in ([] if self._root is None else self._root.iter(f"{W}style"))
        }

    @cached_property
    def _default(self) -> str:
        """The paragraph style of what names none."""
        return next(
            (
                name
                for name, each in self._by_id.items()
                if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in {"1", "true"}
            ),
            "",
        )

    def _chain(self, name: str) -> Iterator[Element]:
        """A style and those that it is based on, the most general one first."""
        found: list[Element] = []
        while (style := self._by_id.get(name)) is not None and style not in found:
            found.append(style)
            based = style.find(f"{W}basedOn")
            name = "" if based is None else based.get(f"{W}val", "")
        return reversed(found)

    def _named(self, paragraph: Element) -> _Named:
        """The styles of a paragraph and of its table; all cells of a column have the same."""
        table = next(paragraph.iterancestors(TBL), None)
        named = None if table is None else table.find(_TABLE_STYLE)
        own = paragraph.find(_OWN_STYLE)
        return (
            None if named is None else named.get(f"{W}val", ""),
            self._default if own is None else own.get(f"{W}val", ""),
        )

    def _levels(self, named: _Named) -> Iterator[Element]:
        """All that has a say about a paragraph of such styles, the most general one first."""
        defaults = None if self._root is None else self._root.find(f"{W}docDefaults")
        if defaults is not None:
            for one in ("p", "r"):
                yield from defaults.findall(f"{W}{one}PrDefault")
        of_table, own = named
        if of_table is not None:
            yield from self._chain(of_table)
        yield from self._chain(own)

    def spacing(self, paragraph: Element) -> Spacing:
        """The spaces of a paragraph and its lines."""
        named = self._named(paragraph)
        if named not in self._spacings:
            found = Spacing()
            for level in self._levels(named):
                found = found.of(level.find(f"{PPR}/{_SPACING}"))
            self._spacings[named] = found
        return self._spacings[named].of(paragraph.find(f"{PPR}/{_SPACING}"))

    def size(self, element: Element) -> int:
        """The size in half-points of the text in a cell or paragraph, or of what is written there.

        That of its largest run; of the paragraph's mark where it has none.
        """
        paragraph = element if element.tag == P else element.find(f".//{P}")
        if paragraph is None:
            return _USUAL
        runs = [found for run in element.iter(R) for found in run.iterfind(f"{RPR}/{_SIZE}")]
        direct = [*map(_value, runs), *map(_value, paragraph.iterfind(f"{PPR}/{RPR}/{_SIZE}"))]
        if runs:
            return max(direct[: len(runs)])
        if direct:
            return direct[0]
        named = self._named(paragraph)
        if named not in self._sizes:
            sizes = [one for each in self._levels(named) for one in each.iterfind(f"{RPR}/{_SIZE}")]
            self._sizes[named] = _value(sizes[-1]) if sizes else _USUAL
        return self._sizes[named]

    def digit(self, element: Element) -> float:
        """How wide a digit of the text in a cell is, in widths of a Chinese character.

        Half of one in 宋体 and Times New Roman, more in Cambria and what stands in for it.
        """
        fonts = next(element.iter(f"{W}rFonts"), None)
        named = "" if fonts is None else fonts.get(f"{W}ascii", "")
        paragraph = element.find(f".//{P}")
        if not named and paragraph is not None:
            for level in self._levels(self._named(paragraph)):
                for fonts in level.iterfind(f"{RPR}/{W}rFonts"):
                    themed = fonts.get(f"{W}asciiTheme") and "theme"
                    named = fonts.get(f"{W}ascii") or themed or named
        return 0.5 if named in _HALF_WIDE or not named.isascii() or not named else 0.56

    def widest_digit(self, element: Element) -> float:
        """As `digit` where the font of the form is not installed: what stands in may be wider."""
        digit = self.digit(element)
        return digit if digit == 0.5 else _WIDE

    def snaps(self, paragraph: Element) -> bool:
        """Whether the lines of a paragraph keep to the grid of the page."""
        given = paragraph.find(f"{PPR}/{W}snapToGrid")
        return given is None or is_on(paragraph.find(PPR), "snapToGrid")


def _value(size: Element) -> int:
    text = size.get(f"{W}val", "")
    return int(text) if text.isdecimal() else _USUAL
