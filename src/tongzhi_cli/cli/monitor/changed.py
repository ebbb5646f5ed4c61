"""What `build` says of the form that was there before: which rows changed, which sheets go anew."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form import plan
from tongzhi_cli.form.changes import Changes, How, RowChange, numbered
from tongzhi_cli.form.plan import Made
from tongzhi_cli.form.printed import Compared, compared
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.model.terms import SHORT, Paper
from tongzhi_cli.model.text import masked, shortened
from tongzhi_cli.office import limits

if TYPE_CHECKING:
    from tongzhi_cli.form.shipped import Blank
    from tongzhi_cli.form.word.fit import Layout
    from tongzhi_cli.notice.model import Notice

#: So many rows are named, and so much is repeated of each.
_ROWS, _LONGEST = 12, 30


def compare(
    made: Sequence[Made], blanks: "Mapping[Paper, Blank]", since: str | None, notice: "Notice"
) -> list[Made]:
    """What each file of *made* is compared with, and how it differs.

    That is the file in its place; with --since that one, for the first paper. Where the blank form
    counts its pages itself, a sheet more or less changes all of them.

    Raises:
        UsageError: --since is one form, and there are several to compare it with.
        InputError: there is no such file.

    """
    first = [one for one in made if one.sheaf.paper is made[0].sheaf.paper]
    if since and len(first) > 1:
        raise UsageError(
            f"有 {len(first)} 个班，--since {since} 只是一份",
            "请一个班一个班地写：--class 班级；不写 --since，各班的和各自要替换的那份比。",
        )
    if since:
        limits.read_bytes(Path(since))
    found = []
    for one in made:
        path = one.sheaf.path
        before = Path(since) if since and one is made[0] else path
        if limits.is_file(before):
            is_signed = one.sheaf.paper is Paper.SIGNED
            found_out = compared(
                before, path, one.form.data, notice, one.form.sheets, has_everybody=is_signed
            )
            if found_out.knows_sheets and found_out.sheets_before not in {0, one.form.sheets}:
                counted = blank_form.counts_by_itself(blanks[one.sheaf.paper].form)
                found_out = found_out._replace(why=_COUNTED if "页码" in counted else "")
            one = one._replace(compared=found_out)  # noqa: PLW2901  the same, with more known
        found.append(one._replace(is_there=_is_there(path, one.form.data)))
    return found


def _is_there(path: Path, data: bytes) -> bool:
    try:
        return limits.is_file(path) and limits.read_bytes(path) == data
    except InputError:  # not to be read
        return False


def only_changed(
    made: Sequence[Made],
    blanks: "Mapping[Paper, Blank]",
    notice: "Notice",
    layout: "Layout | None",
) -> list[Made]:
    """The changed sheets of *made*, in files of their own; nothing of a form without changes.

    Raises:
        InputError: a form has nothing to be compared with, or cannot be.
        UsageError: one is a long table, or Word counts its rows or pages.

    """
    found = []
    for one in made:
        sheaf = one.sheaf
        sheets = _sheets_to_write(one.compared, sheaf.path)
        if not sheets:
            continue
        blank = blanks[sheaf.paper]
        if len(sheets) < one.form.sheets:
            _refuse_counted(blank_form.counts_by_itself(blank.form), sheets, sheaf.path)
        form = plan.filled(sheaf, blank, notice, layout, sheets)
        path = plan.of_sheets(sheaf.path, sheets)
        there = _is_there(path, form.data)
        found.append(Made(sheaf._replace(path=path), form, one.compared, there))
    return found


def told(made: Sequence[Made]) -> list[str]:
    """The lines about all forms that there was an old one of."""
    several = len(made) > 1
    lines = []
    for one in made:
        if one.compared:
            name = "、".join(filter(None, (each.title for each in one.sheaf.classes[:1])))
            lines += _said(one.compared, f"{SHORT[one.sheaf.paper]} {name}" if several else "")
    return lines


def _said(found: Compared, label: str = "") -> list[str]:
    """The lines about one form; *label* says which, where there are several."""
    of = f"{label}：" if label else ""
    if found.is_same or (found.knows_sheets and found.changes and found.changes.is_nothing):
        return [f"{of}和现在这份（{found.before.name}）一样，不用重印。"]
    if found.changes is None:
        return [f"！ {of}和手里那份（{found.before.name}）没法比：{found.why}。{_ALL}"]
    rows = _rows(found.changes)
    if found.why:
        told = f"！ {of}和手里那份（{found.before.name}）没法比：{found.why}。"
        return [told, _as_read(found.changes, in_sheets=found.in_sheets), *rows, _ALL]
    head = f"{of}和原来那份（{found.before.name}）比：{_count(found.changes, found.in_sheets)}"
    if not found.in_sheets:
        return [head, *rows, "这是一张长表，行变了后面会换页，哪几页要重印说不准：请整份重印。"]
    return [head, *rows, verdict(found.changes)]


_ALL = "拿不准，就整份重印、重签。"
_COUNTED = "张数变了，页脚上的总页数也跟着变，没有变的几张要不要重印，问一下收表的"


def verdict(found: Changes) -> str:
    """Which sheets have to be printed again, in a sentence.

    >>> verdict(Changes(reprint=(1,), same=(2,))), verdict(Changes(reprint=(1, 2)))
    ('只需重印第 1 张，第 2 张没有变。', '第 1、2 张都要重印。')
    >>> verdict(Changes(reprint=(3,), same=(1, 2))), verdict(Changes(same=(1,), gone=(2,)))
    ('只需重印第 3 张，第 1、2 张没有变。', '不用重印，原来的第 2 张不要了。')
    >>> verdict(Changes(reprint=(1, 2), looks=(2,)))
    '第 1、2 张都要重印（第 2 张字没有变，字号、行高变了）。'
    """
    again, same = numbered(found.reprint), numbered(found.same)
    gone = f"，原来的第 {numbered(found.gone)} 张不要了" if found.gone else ""
    if found.looks:
        gone = f"（第 {numbered(found.looks)} 张字没有变，字号、行高变了）{gone}"
    if not found.reprint:
        return f"不用重印{gone}。"
    if found.same:
        return f"只需重印第 {again} 张，第 {same} 张没有变{gone}。"
    return f"第 {again} 张{'都' if len(found.reprint) > 1 else ''}要重印{gone}。"


def first_step(found: Compared) -> str:
    """What to print and to have signed, "" where it is all of the form."""
    changes = found.changes
    if found.is_same:
        return "签过名的不用再打印；还没有打印，就用 A4 纸打印，请每名同学核对自己那一行并签名"
    if not (changes and found.knows_sheets and changes.same):
        return ""
    kept = f"第 {numbered(changes.same)} 张没有变，签过的照用"
    if not changes.reprint:
        return f"不用再打印：{kept}"
    pages = numbered(changes.reprint)
    return f"用 A4 纸只打印第 {pages} 张，请上面的同学核对自己那一行并签名；{kept}"


def _sheets_to_write(found: Compared | None, whole: Path) -> tuple[int, ...]:
    """The sheets that --changed-only writes, none where nothing changed.

    Raises:
        InputError: there is nothing to compare with, or no comparing.
        UsageError: the form is one long table.

    """
    if found is None:
        raise InputError(
            f"还没有 {whole}，没有可比的",
            "请去掉 --changed-only 写整份；签过的那份在别处，就用 --since 写明是哪一份。",
        )
    if found.changes is None or found.why:
        raise InputError(
            f"和手里那份（{found.before}）没法比：{found.why}",
            "请去掉 --changed-only，写整份（换掉原来的加 --force）。",
        )
    if not found.in_sheets and not found.is_same:
        raise UsageError(
            f"{whole} 是一张长表，哪几页变了说不准，不能只写几张",
            "请去掉 --changed-only，写整份；一张一张的表（--layout sheets）才分得出。",
        )
    return found.changes.reprint


def _refuse_counted(counted: str, sheets: Sequence[int], whole: Path) -> None:
    """Refuse to part a form whose rows or pages the program counts that opens it.

    Raises:
        UsageError: it has something of the kind.

    """
    if counted:
        pages = numbered(sheets)
        raise UsageError(
            f"空白表的{counted}是 Word/Excel 自己编的，单独写第 {pages} 张会重新编",
            f"请写整份：去掉 --changed-only、加 --force；打印 {quoted(str(whole))} 时"
            f"只打第 {pages} 张。",
        )


# --- rows in words -----------------------------------------------------------------------------


def _count(found: Changes, in_sheets: bool) -> str:
    parts = [
        f"{len(rows)} 行变了" if (rows := found.of(How.CHANGED)) else "",
        f"多了 {len(rows)} 人" if (rows := found.of(How.CAME)) else "",
        f"少了 {len(rows)} 人" if (rows := found.of(How.WENT)) else "",
        f"{len(rows)} 行换了序号或换到另一张"
        if (rows := found.of(How.MOVED)) and in_sheets
        else "",
        "标题、班级或别的字变了" if found.lines else "",
    ]
    return "，".join(filter(None, parts)) or "字都一样，版面变了"


def _as_read(found: Changes, *, in_sheets: bool) -> str:
    if found.is_nothing:
        return "读出来，字都一样。"
    read = f"读出来，{_count(found, in_sheets)}"
    if not (in_sheets and found.reprint):
        return f"{read}。"
    same = f"，第 {numbered(found.same)} 张的字都一样" if found.same else ""
    return f"{read}；字不同的在第 {numbered(found.reprint)} 张{same}。"


def _rows(found: Changes) -> list[str]:
    told = [_row(row) for row in found.rows if row.how is not How.MOVED]
    more = len(told) - _ROWS
    lines = [*told[:_ROWS], *([f"  还有 {more} 行"] if more > 0 else [])]
    return lines + [f"  “{_short(old)}”成了“{_short(new)}”" for old, new in found.lines]


def _row(row: RowChange) -> str:
    who = " ".join(filter(None, (row.number, row.name)))
    match row.how:
        case How.WENT:
            return f"  {who}：不在表上了（原来在第 {row.before} 张）"
        case How.CAME:
            return f"  {who}：新加的{''.join(f'，{_short(new)}' for *_, new in row.cells)}"
        case _:
            cells = "；".join(_cell(*cell) for cell in row.cells)
            return f"  {who}：{cells or '姓名的写法变了'}"


def _cell(heading: str, old: str, new: str) -> str:
    is_result = column_of(normal(heading), Paper.SIGNED) is Column.RESULT
    of = "" if is_result or not heading else f"{_short(heading)} "
    return f"{of}{_short(old)} → {_short(new)}"


def _short(text: str) -> str:
    return shortened(masked(" ".join(text.split())), _LONGEST) or "（空）"
