"""What a pack holds, file by file: folders for people, or archives to send.

Everything is made when it is written, so that a thousand packs take no more room than one.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import writing
from tongzhi_cli.office.disk.names import numbered
from tongzhi_cli.packs.class_workbook import ClassWorkbooks
from tongzhi_cli.packs.index import index
from tongzhi_cli.packs.instructions import Files, Instructions
from tongzhi_cli.packs.names import INDEX
from tongzhi_cli.packs.papers import EMPTY, Papers
from tongzhi_cli.packs.plan import Pack
from tongzhi_cli.paper.questionnaire import questionnaire

#: The names of what is in every pack.
NOTICE, QUESTIONS, INSTRUCTIONS = "notice.toml", "问卷", "说明"
#: What the workbook of nobody is called.
_NOBODY = "花名册"


class Made(NamedTuple):
    """One file of a pack: its place in it, what makes its bytes, whether it tells of students."""

    place: PurePosixPath
    data: Callable[[], bytes]
    students: bool = False


class Packing:
    """Makes the packs of a notice: its text is *toml*, its forms *papers*, *link* is `--link`."""

    def __init__(self, toml: str, papers: Papers, packs: Sequence[Pack], link: str | None) -> None:
        self._papers = papers
        self._packs = packs
        self._link = link or ""
        self._instructions = Instructions(papers.notice)
        students = [line.student for pack in packs for line in pack.report.lines]
        self._workbooks = ClassWorkbooks(students, papers.notice)
        self._shared = [
            Made(PurePosixPath(NOTICE), partial(bytes, toml.encode())),
            *(Made(place, partial(bytes, data)) for place, data in papers.blanks),
        ]
        lines = "".join(f"{line}\r\n" for line in questionnaire(papers.notice))
        self._questions = lines.encode("utf-8-sig")  # by which every Notepad reads it

    def files(self, folder: Path, *, as_zip: bool) -> Iterator[writing.File]:
        """Every file below *folder*, the index last: it stands for all others."""
        for one in self._shared:
            yield _file(folder, one)
        for pack in self._packs:
            members = self.members(pack)
            if as_zip:
                path = folder / _archive(pack)
                yield writing.File(path, partial(_zip, pack.folder.name, members))
            else:
                yield from (_file(folder / pack.folder, one) for one in members)
        where = _archive if as_zip else (lambda pack: pack.folder)
        data = partial(index, self._packs, self._papers.notice, lambda pack: str(where(pack)))
        yield _file(folder, Made(PurePosixPath(INDEX), data, students=True))

    def members(self, pack: Pack) -> list[Made]:
        """What is in the pack of a class."""
        files = self._named(pack.name)
        if not pack.report.expected:  # nobody signs an empty form
            files = files._replace(empty="")
        students = [line.student for line in pack.report.lines]
        made = [
            self._instruct(pack, files, pack.link),
            Made(
                PurePosixPath(files.roster),
                partial(self._workbooks.of, students, files.roster),
                students=True,
            ),
            Made(PurePosixPath(files.questions), partial(bytes, self._questions)),
            *self._shared,
        ]
        if files.empty:
            empty = partial(self._papers.empty, pack.report)
            made.insert(2, Made(PurePosixPath(files.empty), empty, students=True))
        return made

    def of_nobody(self, folder: Path) -> Iterator[writing.File]:
        """One pack for everybody: the workbook has no student yet, the form is blank."""
        files = self._named(_NOBODY)._replace(empty="")
        yield _file(folder, self._instruct(None, files, self._link))
        workbook = partial(self._workbooks.of, [], files.roster)
        yield _file(folder, Made(PurePosixPath(files.roster), workbook))
        yield _file(folder, Made(PurePosixPath(files.questions), partial(bytes, self._questions)))
        yield from (_file(folder, one) for one in self._shared)

    def _instruct(self, pack: Pack | None, files: Files, link: str) -> Made:
        made = partial(self._instructions.of, pack, files, link)
        return Made(PurePosixPath(files.instructions), made)

    def _named(self, name: str) -> Files:
        """What the files of a pack are called: none as one of the notice's own forms."""
        blanks = [str(place) for place, _ in self._papers.blanks]
        taken = {place.casefold() for place in (*blanks, NOTICE)}

        def free(stem: str, suffix: str) -> str:
            names = numbered(stem, suffix)
            made = next(one for one in names if one.casefold() not in taken)
            taken.add(made.casefold())
            return made

        return Files(
            free(INSTRUCTIONS, ".docx"),
            free(name, ".xlsx"),
            free(f"{EMPTY}-{name}", self._papers.suffix) if self._papers.suffix else "",
            free(QUESTIONS, ".txt"),
            NOTICE,
            blanks,
        )


def shared_names(papers: Papers) -> list[str]:
    """What the notice and its blank forms are called beside the folders of the classes."""
    return [NOTICE, *dict.fromkeys(place.parts[0] for place, _ in papers.blanks)]


def _archive(pack: Pack) -> PurePosixPath:
    return pack.folder.with_name(f"{pack.folder.name}.zip")


def _file(folder: Path, one: Made) -> writing.File:
    def write(file: IO[bytes]) -> None:
        file.write(one.data())

    return writing.File(folder / one.place, write, students=one.students)


def _zip(folder: str, members: Sequence[Made], file: IO[bytes]) -> None:
    """The archive of one class: everything in a *folder*, no clock in it."""
    writing.zipped(file, ((f"{folder}/{one.place}", one.data) for one in members))
