"""Looking at pictures: with a bar, with the memory that it takes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from tongzhi_cli.cli.terminal.progress import bar
from tongzhi_cli.office import memory
from tongzhi_cli.scan import inputs
from tongzhi_cli.scan.match import Person
from tongzhi_cli.scan.seen import Shot

#: In bytes: what a process that reads pictures may take, one at a time.
_MEMORY = 1_000_000_000


def look_at(
    files: Sequence[Path],
    people: Sequence[Person],
    *,
    crops: bool,
    known: Callable[[Path], Mapping[int | None, Shot] | None] = lambda _: {},
) -> Iterator[list[Shot]]:
    """What the pictures show, in their order; *known* as in `stacks.works`."""
    if not files:
        return
    memory.lift()  # the libraries stay, and what comes after them must have room
    with memory.limited(_MEMORY):
        from tongzhi_cli.scan import stacks  # the libraries themselves are large

        many = sum(map(inputs.number_of_pages, files))
        with bar(many) as step:
            works = stacks.works(files, known)
            for shots in stacks.read(works, people, many=many, crops=crops):
                yield shots
                for _ in shots or (None,):  # of a copy there is none
                    step()
