"""Each file in its slot: what build, check, remind and followup are given, put right and read.

A folder of a class becomes its roster with its results; two files that were swapped are changed
back; what is something else is refused with what takes it.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.columns.mapping import mapping_of
from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.loader.notice_beside import Choose, nobody, notice_beside, notice_in
from tongzhi_cli.loader.notices import notice_for
from tongzhi_cli.loader.rosters import Checked, ClassOptions, checked, is_many
from tongzhi_cli.loader.watch import Watch, unwatched
from tongzhi_cli.model.file_kind import ANSWERS, SOME_ROSTER, FileKind, WrongKindError
from tongzhi_cli.model.shell import command, quoted
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.loader.class_folder import Folder
    from tongzhi_cli.tables.table import Book


class Settled(NamedTuple):
    """What was given as it is understood: *told* says how, *books* are files already opened."""

    given: ClassOptions
    told: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    books: Mapping[str, "Book"] = {}


def read(
    given: ClassOptions, watch: Watch = unwatched, choose: Choose = nobody, *, name: str = "check"
) -> Checked:
    """Read and check what was *given*, each file in its slot; *name* is the command.

    Raises:
        UsageError: an option has a value that cannot be, or a folder may be a class or what many
            handed in, and nobody can be asked.
        InputError: nothing could be read.
        WrongKindError: it is something else than a roster.

    """
    settled = Settled(given)
    if len(given.rosters) == 1 and os.path.isdir(given.rosters[0]):  # noqa: PTH112  without raising
        settled = of_folder(given, choose, name)
    elif given.notice is None and not any(map(is_many, given.rosters)):
        settled = _with_notice_beside(given, choose, name)
    try:
        found = checked(settled.given, watch, settled.books)
    except WrongKindError as error:
        if not (again := _swapped(settled.given, error)):
            raise with_roster(error, given.notice) from None
        settled = again
        found = checked(settled.given, watch)
    return found._replace(told=settled.told, blanks=settled.blanks)


def _with_notice_beside(given: ClassOptions, choose: Choose, name: str) -> Settled:
    """The notice that lies beside the roster, if the built-in one would hold."""

    def again(notice: str) -> str:
        return given._replace(notice=notice).command(name)

    found = notice_beside(given.rosters[0], [*given.rosters, *given.results], choose, again)
    return Settled(given._replace(notice=found.notice), found.told)


# --- a folder ----------------------------------------------------------------------------------


def looked_into(folder: str, notice: str | None, mapping: Sequence[str]) -> "Folder":
    """What lies in a folder.

    Raises:
        UsageError: --map is written wrongly.
        InputError: the notice cannot be read.

    """
    from tongzhi_cli.loader.class_folder import look

    facts, _ = notice_for(folder, notice)
    return look(Path(folder), facts, mapping_of(mapping))


def of_folder(given: ClassOptions, choose: Choose, name: str) -> Settled:
    """What a folder amounts to: a class, or what was handed in (then *given* as it is).

    Raises:
        UsageError: it may be either, and nobody can be asked.
        InputError: the notice cannot be read.

    """
    folder = given.rosters[0]
    try:
        notice = notice_in(folder, given.notice)
        found = looked_into(folder, notice, given.mapping)
    except OSError:  # not to be looked into: reading what was handed in says so
        return Settled(given)
    found, notice = with_notice_text(found, notice)
    if found.is_handed_in:
        _refuse_answers_alone(found, name)
        return Settled(given._replace(notice=notice))
    given = given._replace(notice=notice)
    one = the_class(found, given, choose, name)
    return Settled(given) if one is None else _settled(one, given, notice)


def the_class(found: "Folder", given: ClassOptions, choose: Choose, name: str) -> "Folder | None":
    """The one class that a folder is of, asked about where it may be either; None: handed in.

    Raises:
        UsageError: it may be either, and nobody can be asked.

    """
    if found.is_class:
        return found
    at = choose(_question(found), [*_readings(found), "交来的表，几个班的也行：每份都读"])
    if at is None:
        raise _either(found, given, name)
    return None if at >= len(found.rosters) else as_class(found, at)


def _refuse_answers_alone(found: "Folder", name: str) -> None:
    """Refuse a folder that holds answers and nobody's roster or form.

    Raises:
        InputError: it does.

    """
    is_packed = any(path.suffix.lower() == ".zip" for path, _ in found.left)
    if found.rosters or found.forms or found.deeper or is_packed or not found.results:
        return
    named = "、".join(path.name for path, _ in found.results)
    words = [word for path, _ in found.results for word in ("--results", str(path))]
    raise InputError(
        f"文件夹 {found.folder} 里有交来的结果（{named}），没有花名册",
        f"请把花名册放进去，或写明它在哪里：{command([name, SOME_ROSTER, *words])}。",
    )


def with_notice_text(found: "Folder", notice: str | None) -> tuple["Folder", str | None]:
    """The notice's own text as the notice, where there is no notice file and nothing in it is open.

    A folder of what was handed in goes by its notice file alone, as before.
    """
    named = Path(notice) if notice else found.folder / "notice.toml"
    why = f"用的是 {named.name}"
    if not (notice or named in found.notices):
        why = "有几份通知文件，用 --notice 指明用哪一份"
    left = [(path, f"通知文件，{why}") for path in found.notices if path != named]
    if found.notices or notice:
        left += [(path, f"{FileKind.NOTICE}，{why}") for path in found.texts]
        return found._replace(texts=(), left=(*found.left, *left)), notice
    if found.is_handed_in or len(found.texts) != 1:
        return found, notice
    from tongzhi_cli.loader.notice_text import understood

    text = understood(found.texts[0])
    if text.notice is None:
        return found._replace(asked=text.asked or ("有要补的",)), notice
    return found._replace(texts=()), str(found.texts[0])


def as_class(found: "Folder", at: int = 0) -> "Folder":
    """A folder taken for that of a class, with the roster at that place."""
    roster = found.rosters[at]
    others = [(path, "另一份花名册") for path in found.rosters if path != roster]
    forms = [(path, str(FileKind.FILLED)) for path in found.forms]
    return found._replace(rosters=(roster,), forms=(), left=(*others, *forms, *found.left))


def _settled(found: "Folder", given: ClassOptions, notice: str | None) -> Settled:
    from tongzhi_cli.loader.class_folder import told

    typed = {os.path.realpath(one) for one in given.results}
    results = [str(path) for path, _ in found.results if os.path.realpath(path) not in typed]
    lines = told(found)
    understood = given._replace(
        rosters=[str(found.rosters[0])], results=[*given.results, *results], notice=notice
    )
    return Settled(understood, tuple(lines), tuple(map(str, found.blanks)), found.books)


def _question(found: "Folder") -> str:
    has = []
    if found.rosters:
        has.append("花名册：" + "、".join(path.name for path in found.rosters))
    if found.results:
        has.append("结果：" + "、".join(path.name for path, _ in found.results))
    if found.forms:
        has.append("填好的表：" + "、".join(path.name for path in found.forms))
    return f"文件夹 {found.folder} 里有 {'；'.join(has)}"


def _readings(found: "Folder") -> list[str]:
    return [f"一个班：花名册是 {path.name}" for path in found.rosters]


def _either(found: "Folder", given: ClassOptions, name: str) -> UsageError:
    results = [word for path, _ in found.results for word in ("--results", str(path))]
    more = ["--notice", given.notice] if given.notice else []
    lines = [
        f"  {reading}：{command([name, str(path), *results, *more])}"
        for reading, path in zip(_readings(found), found.rosters, strict=True)
    ]
    if not found.doubled:
        pattern = quoted(str(found.folder / "*"))
        lines.append(f"  交来的表：fankui {name} {' '.join([pattern, *map(quoted, more)])}")
    return UsageError(
        f"{_question(found)}；看不出是一个班的，还是交来的", "\n".join(["请写明：", *lines])
    )


# --- files in a wrong place ----------------------------------------------------------------------


def _swapped(given: ClassOptions, error: WrongKindError) -> Settled | None:
    """The roster among the --results and the results for a roster, changed back."""
    if error.kind not in ANSWERS or len(given.rosters) != 1:
        return None
    roster = roster_among(given.results, given.notice)
    if roster is None:
        return None
    others = [one for one in given.results if one != roster]
    put_right = given._replace(rosters=[roster], results=[given.rosters[0], *others])
    return Settled(put_right, (swap_told(roster, error),))


def swap_told(roster: str, error: WrongKindError) -> str:
    """What is said of two files that were changed back."""
    space = " " if error.what[0].isascii() else ""
    return f"！ 两个文件写反了，已经换过来：花名册是 {roster}，{error.file} 是{space}{error.what}"


def roster_among(names: Sequence[str], notice: str | None) -> str | None:
    """The only roster among files."""
    from tongzhi_cli.columns.mapping import ColumnMap
    from tongzhi_cli.loader.word.roll import with_roll
    from tongzhi_cli.summary.file_kind import opened

    facts, _ = notice_for(names[0], notice) if names else (None, "")
    found = []
    for name in names:
        try:
            if facts:
                _, known = with_roll(opened(Path(name)), facts, ColumnMap())
                found += [name] if known.kind is FileKind.ROSTER else []
        except InputError:
            continue
    return found[0] if len(found) == 1 else None


def with_roster(error: WrongKindError, notice: str | None) -> WrongKindError:
    """The same refusal with the roster that lies beside the file, if there is just one."""
    roster = roster_beside(error.file, notice)
    return error.beside(roster) if roster else error


#: In a folder of more files nobody keeps one class.
_FILES = 40


def roster_beside(name: str, notice: str | None = None) -> str | None:
    """The only roster in the folder of a file, as a path that can be typed."""
    found = _around(name, notice)
    others = [path for path in found.rosters if path != Path(name)] if found else []
    return str(others[0]) if len(others) == 1 else None


def results_beside(roster: str, notice: str | None = None) -> list[Path]:
    """The files of answers in the folder of a roster, if it is the only one there."""
    found = _around(roster, notice)
    if not (found and found.is_class and found.rosters == (Path(roster),)):
        return []
    return [path for path, _ in found.results]


def _around(name: str, notice: str | None) -> "Folder | None":
    """What lies in the folder of a file, where it may be that of one class."""
    folder = Path(name).parent
    try:
        if len(os.listdir(folder)) > _FILES:  # noqa: PTH208  names are all that is wanted
            return None
        return looked_into(str(folder), notice_in(str(folder), notice), [])
    except (InputError, OSError):
        return None
