"""A question about a draft, and the choices that answer it."""

from collections.abc import Callable

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.draft import Draft


class Choice(NamedTuple):
    """An answer in *words*, and the *draft* that it makes."""

    words: str
    draft: Draft


class Doubt(NamedTuple):
    """A question: what it is *about*, *why* it is open, the phrase and the *sentence* it is in.

    Beside the *choices* a text may be typed, of which *typed* gives the manner and *read* makes a
    draft; *read* raises `UsageError` for what it cannot read.
    """

    about: str
    why: str
    text: str
    sentence: str
    choices: tuple[Choice, ...]
    typed: str = ""
    read: Callable[[str], Draft] | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What tells a question from the others of a draft, whatever is answered between."""
        return (self.about, self.why, self.text, self.sentence)

    @property
    def short(self) -> str:
        """What is asked, in one line."""
        phrase = "" if self.text in self.about else f"{self.text}："
        return f"{phrase}{self.about}：{self.why}"
