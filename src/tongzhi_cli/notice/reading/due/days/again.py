"""A date phrase that is read once more, with what only the words around it tell."""

from tongzhi_cli.dates.parse import phrases
from tongzhi_cli.dates.phrase import Phrase
from tongzhi_cli.dates.resolve import Issued


def read_again(
    lead: str, phrase: Phrase, text: str, stop: int, issued: Issued | None, without: int = 0
) -> Phrase | None:
    """The phrase, read with *lead* in front of it; None if that makes no phrase of it.

    *lead* stands for its first signs, as many as *without*.
    """
    read = next(phrases(lead + text[phrase.begin + without : stop], issued), None)
    if read is None or read.begin or read.end <= len(lead):
        return None
    place = phrase.begin + without - len(lead)
    end = place + read.end
    return read._replace(
        text=text[phrase.begin : end],
        begin=phrase.begin,
        end=end,
        head=place + read.head,
        until=read.until or phrase.until,
    )
