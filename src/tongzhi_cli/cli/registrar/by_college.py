"""`fankui merge --by-college`: what each college gets of the school's summary."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.cli.registrar import folders
from tongzhi_cli.cli.registrar.output import Made, Output
from tongzhi_cli.cli.registrar.page import page_of
from tongzhi_cli.errors import OutputError, UsageError
from tongzhi_cli.model.terms import NO_COLLEGE
from tongzhi_cli.office import writing
from tongzhi_cli.office.disk import inside
from tongzhi_cli.office.disk.names import file_name, file_names
from tongzhi_cli.summary.colleges.split import by_college
from tongzhi_cli.summary.merge import Merged

if TYPE_CHECKING:
    from tongzhi_cli.cli.registrar.standing import Standing
    from tongzhi_cli.packs.back.send_back import SendBack

OPTION, _BACK = "--by-college", "退回"
#: What the workbook of a college is called.
_BOOK = "汇总-{name}.xlsx"


class Colleges(Output):
    """A folder for each college below *folder*: its workbook, its page and its send-backs."""

    option = OPTION
    calls = True

    def __init__(self, folder: Path, *, force: bool) -> None:
        self._folder, self._force = folder, force
        self._count = 0
        self._stale: list[str] = []
        self._standing: Standing | None = None
        self._handed_in: set[str] = set()
        self._kept: list[Path] = []

    def keep(self, standing: "Standing") -> None:
        """What the colleges decided in their summaries, of those that are replaced.

        Which these are is known by what was handed in, and what it says with what was decided.
        """
        from tongzhi_cli.cli.registrar.standing import Target

        if not (self._force and any(self._folder.glob(f"*/{_BOOK.format(name='*')}"))):
            return
        self._standing = standing
        found = standing.merged()
        self._handed_in = _with_files(found, standing.files)
        for college, name in _places(found).items():
            if college in self._handed_in:
                book = Target(self._book(name)).before(standing.notice, is_part=True)
                self._kept.append(book.path)
                standing.take(book)

    def _book(self, name: str) -> Path:
        return self._folder / name / _BOOK.format(name=name)

    def files(self, made: Made) -> list[writing.File]:
        """What each college gets, college by college.

        Raises:
            UsageError: nobody's college is known.
            OutputError: a file is there already, or would lie among what was handed in.

        """
        if not any(one.college for one in made.found.colleges):
            hint = "花名册里加上“学院”一列，或按学院分文件夹放，再汇总一次。"
            raise UsageError(f"不知道谁是哪个学院的，{OPTION} 分不开", hint)
        refuse_inside(self._folder, made.given)
        parts = [*by_college(made.found)]
        places = _places(made.found)
        self._count = len(places)
        self._refuse_others(places)
        written = [*self._summaries(made, parts, places), *self._sent_back(made, places)]
        paths = [one.path for one in written]
        writing.refuse_existing(paths, made.sources, force=self._force, option=OPTION)
        self._stale = folders.stale(self._folder, paths, places.values())
        return written

    def _summaries(
        self, made: Made, parts: Iterable[tuple[str, Merged]], places: dict[str, str]
    ) -> Iterator[writing.File]:
        """The workbook and the page of each."""
        from tongzhi_cli.summary.workbook import write as summary_writing

        for college, own in parts:
            name = places[college]
            book = self._book(name)
            content = partial(
                summary_writing.write, merged=own, now=made.now, papers=_papers_of(own)
            )
            yield writing.File(book, content, OPTION)
            page = page_of(own, made.monitors, made.now, book)
            yield writing.File(book.with_name(f"报告-{name}.html"), page, OPTION)

    def _refuse_others(self, places: dict[str, str]) -> None:
        """Stop before the summary of a college that nobody handed in would lose its lines."""
        for college, name in places.items():
            book = self._book(name)
            if self._standing and college not in self._handed_in and book.exists():
                raise OutputError(
                    f"{name} 这次没有交来表，只有人工核定的：{book} 换掉就少了别的人",
                    f"连 {name} 交来的一起汇总，或用 {OPTION} 换一个文件夹。",
                )

    def _sent_back(self, made: Made, places: dict[str, str]) -> Iterator[writing.File]:
        """What goes back to the classes, with the college that they are of.

        It is planned for the school: what nobody can tell of one college alone may be told of all.
        """
        for one in made.going_back.folders:
            name = places.get(one.college, file_name(NO_COLLEGE))
            home = self._folder.joinpath(name, _BACK, *_within(one))
            for file, data in one.files.items():
                yield writing.File(home / file, data, OPTION)

    @property
    def notes(self) -> Sequence[str]:
        """What stands of what was decided there, and what could not be read."""
        told = [self._standing.told(one) for one in self._kept] if self._standing else []
        return [f"· {one}" for one in told if one]

    @property
    def said(self) -> list[str]:
        """What an earlier time left there."""
        return folders.stale_in_words(self._folder, self._stale)

    @property
    def shown(self) -> Sequence[Path]:
        """The folder of them all."""
        return [self._folder] if self._count else []

    @property
    def steps(self) -> Sequence[str]:
        """Whom to send it to."""
        about = f"（汇总、报告，有要改的班还有“{_BACK}”）"
        return [f"把 {self._folder} 里 {self._count} 个学院的文件夹{about}发给各学院"]


def _papers_of(own: Merged) -> Mapping[tuple[str, str], str]:
    """What is to be said of the signed sheets of each class; {} where nobody has looked at any."""
    if not own.summary.scans:
        return {}
    from tongzhi_cli.scan.classes.of_summary import Signed

    return Signed(own).papers(own.summary.scans)


def _places(found: Merged) -> dict[str, str]:
    """What the folder of each college is called."""
    colleges = [one.college for one in found.colleges]
    names = file_names(one or NO_COLLEGE for one in colleges)
    return dict(zip(colleges, names, strict=True))


def _with_files(found: Merged, files: Collection[str]) -> set[str]:
    """The colleges of which there is a line of one of *files*."""
    store = found.lines.store
    return {
        store.common[store.commons[line]].college
        for line, behind in zip(found.lines.ids, found.raw.ids, strict=True)
        if store.common[store.commons[behind]].place.file in files
    }


def _within(one: "SendBack") -> Sequence[str]:
    """The folder of a class below that of its college."""
    return one.folder[1:] if one.college else one.folder


def refuse_inside(folder: Path, given: Iterable[Path]) -> None:
    """Stop before something would lie among what was handed in, and be read the next time."""
    if home := inside.home_of(folder, given):
        raise OutputError(
            f"{folder} 在交来的 {home} 里面，下次汇总会把它当作交来的",
            f"请用 {OPTION} 换一个文件夹。",
        )


def folder_of(typed: str, targets: Sequence[Path]) -> Path:
    """The folder that was typed.

    Raises:
        UsageError: it is a file, or one that is written.

    """
    folder = Path(typed)
    if (folder.exists() and not folder.is_dir()) or folder in targets:
        raise UsageError(f"{OPTION} {typed} 是文件，不是文件夹", f"写成 {OPTION} 分学院。")
    return folder
