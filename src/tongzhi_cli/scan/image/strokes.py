"""What was measured of the strokes in one cell; a value, of which nothing is kept."""

from math import hypot

from tongzhi_cli.named_tuple import NamedTuple

#: A thumb print is so large, both ways, covers so much of its cell, is so much filled and so thick.
_PRINT, _PRINT_AREA, _FILLED, _CORE = 4.0, 8.0, 0.33, 2.8


class Strokes(NamedTuple):
    """What is written in one cell, in millimetres.

    The *area*, *width* and *height* of all that is no dirt, how many *parts*, how large the
    *largest* is, how long the strokes *run*, how wide the *pen*. *above* and *below*: on how much
    of the line strokes meet from both sides. *red* is the size of a red print that lies in the cell
    by most of it: width, height, area. *sealed* is the share of the cell that lies under a seal;
    *is_stained* says that strokes in it may be the seal's. *turns* is how often a line across or
    down meets strokes, on the average, and *waves* where it meets most. *free* is the same of the
    parts that do not reach where strokes meet over a line. *aside* is as *above* and *below* of the
    lines left and right; *straight* the longest straight line in the strokes; *solid* how much of
    the red print's outline is red, *core* how thick it is where it is thickest; *typed* how like
    the print of the name they are, up to 1.
    """

    area: float = 0.0
    width: float = 0.0
    height: float = 0.0
    parts: int = 0
    largest: float = 0.0
    run: float = 0.0
    pen: float = 0.0
    above: float = 0.0
    below: float = 0.0
    red: tuple[float, float, float] = (0.0, 0.0, 0.0)
    sealed: float = 0.0
    is_stained: bool = False
    turns: float = 0.0
    waves: float = 0.0
    free: "Strokes | None" = None
    aside: float = 0.0
    straight: float = 0.0
    solid: float = 0.0
    core: float = 0.0
    typed: float = 0.0

    @property
    def winding(self) -> float:
        """How much longer the strokes are than the way from corner to corner: a tick has 1."""
        return self.run / max(0.1, hypot(self.width, self.height))

    @property
    def has_red(self) -> bool:
        """Whether something red, as large as the print of a thumb, lies in the cell."""
        width, height, area = self.red
        return width >= _PRINT and height >= _PRINT and area >= _PRINT_AREA

    @property
    def is_print(self) -> bool:
        """Whether it is the print of a thumb: filled, which strokes, rings and letters are not."""
        return self.has_red and self.solid >= _FILLED and self.core >= _CORE
