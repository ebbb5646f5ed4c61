"""Words in Latin letters in the name of a file, as they stand and several as one."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from tongzhi_cli.answers.files.words import LATIN
from tongzhi_cli.named_tuple import NamedTuple

#: Two of them may be written apart, more hardly ever: an ruo xi.
MOST_TOGETHER = 4


class Span(NamedTuple):
    """The *word* that the words from *start* to *end* are as one."""

    start: int
    end: int
    word: str

    def holds(self, other: "Span") -> bool:
        """Whether *other* is a part of this one, and shorter."""
        is_within = self.start <= other.start and other.end <= self.end
        return is_within and (self.start, self.end) != (other.start, other.end)


def joined(letters: Sequence[str]) -> Iterator[str]:
    """Words in Latin letters as they stand, and several as one: An Ruoxi, anruoxijietu."""
    return (one.word for one in spans(letters))


def spans(letters: Sequence[str]) -> Iterator[Span]:
    """The same, with which of the words they are."""
    words = [
        one.lower()
        for each in map(_without_tones, letters)
        for one in ([each] if each.isupper() else re.findall("[A-Z]?[^A-Z]+|[A-Z]+", each))
    ]
    words = [one for one in words if one not in LATIN]
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + MOST_TOGETHER) + 1):
            word = "".join(words[start:end])
            yield Span(start, end, word)
            for known in ("jietu", "xuexinwang", "zhaopian", "tupian", "xxw"):
                if word.endswith(known) or word.startswith(known):
                    yield Span(start, end, word.removesuffix(known).removeprefix(known))


def _without_tones(text: str) -> str:
    """Letters without tones; ü is typed as v."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text.replace("ü", "v").replace("Ü", "V"))
    return "".join(c for c in parts if not unicodedata.combining(c))


def words_of(text: str) -> list[str]:
    """The words in Latin letters of *text*, in small ones."""
    return re.findall("[a-z]+", text.lower())
