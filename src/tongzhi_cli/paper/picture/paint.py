"""A picture drawn by Pillow, which is imported by this module alone."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

from tongzhi_cli.paper.picture.fonts import Face, faces
from tongzhi_cli.paper.picture.layout import WIDTH, Box, Picture, Words

#: No font has a letter for this: what it draws for it stands for all that it lacks.
_NOTHING = "\U0010ffff"
#: In which size it is looked whether a font has a letter.
_TRIED = 40
#: Letters stand so much of their size below the upper edge of the line.
_ASCENT = 0.88


class Fonts:
    """The fonts *found*, the best first; the letters that the first lacks are sought elsewhere."""

    def __init__(self, found: Sequence[Face]) -> None:
        self._faces = [*found]
        self._of_letter: dict[str, Face | None] = {}
        self._at = cache(_font)

    def runs(self, text: str) -> list[tuple[Face, str]]:
        """*text* in pieces, each with its font."""
        first = self._faces[0]
        return [
            (face, "".join(letters))
            for face, letters in groupby(text, lambda letter: self._of(letter) or first)
        ]

    def lacking(self, text: str) -> str:
        """The letters of *text* that no font has."""
        return "".join(dict.fromkeys(one for one in text if self._of(one) is None))

    def at(self, face: Face, size: int) -> ImageFont.FreeTypeFont:
        """A font in a size."""
        return self._at(face, size)

    def _of(self, letter: str) -> Face | None:
        if letter not in self._of_letter:
            self._of_letter[letter] = self._found(letter)
        return self._of_letter[letter]

    def _found(self, letter: str) -> Face | None:
        for face in self._faces:
            if self._has(face, letter):
                return face
        for face in faces(letter):
            if self._has(face, letter):
                self._faces.append(face)
                return face
        return None

    def _has(self, face: Face, letter: str) -> bool:
        if letter.isspace():
            return True
        try:
            font = self.at(face, _TRIED)
        except OSError:  # a file that is no font
            return False
        return bytes(font.getmask(letter)) != bytes(font.getmask(_NOTHING))


def usable(found: Sequence[Face]) -> list[Face]:
    """Those of *found* that can be opened."""
    opened = []
    for face in found:
        try:
            _font(face, _TRIED)
        except OSError:
            continue
        opened.append(face)
    return opened


def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """A font; letters stand one beside the other on every machine, whatever Pillow was built with.

    Raises:
        OSError: the file is no font, or cannot be read.

    """
    basic = ImageFont.Layout.BASIC
    return ImageFont.truetype(face.path, size, index=face.number, layout_engine=basic)


def painted(picture: Picture, fonts: Fonts) -> bytes:
    """The picture as PNG."""
    image = Image.new("RGB", (WIDTH, picture.height), "#ffffff")
    draw = ImageDraw.Draw(image)
    for shape in picture.shapes:
        match shape:
            case Box(x, y, width, height, colour):
                draw.rectangle((x, y, x + width - 1, y + height - 1), fill=colour)
            case Words():
                _write(draw, shape, fonts)
    data = BytesIO()
    image.save(data, "PNG", optimize=True)
    return data.getvalue()


def _write(draw: ImageDraw.ImageDraw, words: Words, fonts: Fonts) -> None:
    x, y = float(words.x), words.y + round(words.size * _ASCENT)
    thick = words.size // 40 if words.is_bold else 0
    for face, text in fonts.runs(words.text):
        font = fonts.at(face, words.size)
        draw.text(
            (x, y), text, fill=words.colour, font=font, anchor="ls",
            stroke_width=thick, stroke_fill=words.colour,
        )  # fmt: skip
        x += font.getlength(text)
