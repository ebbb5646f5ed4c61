"""A notice as people have it (.docx, .txt, a saved web page, a pasted text) -> its text.

A paragraph is a line, a table's row a line with tabs between its cells, so that a form that is
attached can be told from the text around it.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from tongzhi_cli.errors import InputError
from tongzhi_cli.model.file_kind import FileKind, WrongKindError, is_own_page
from tongzhi_cli.model.terms import GUIDE, REMINDER, TASKS
from tongzhi_cli.model.text import EMBEDDED, without_id_numbers
from tongzhi_cli.notice.reading.merged import with_merged
from tongzhi_cli.notice.reading.page.frame import apart, with_frame
from tongzhi_cli.notice.reading.page.struck import between_marks
from tongzhi_cli.office import convert, file_type, limits
from tongzhi_cli.office.counted import MAX_TREE, refuse_texts, refuse_tree, too_much
from tongzhi_cli.tables.formats.text import decode

#: No notice is as long; a book, a log or a table of data is.
_LONGEST = 100_000
#: No notice names as many days; a table of data does.
_MOST_DAYS = 2_000
#: What no XML and no terminal takes; it stands in pages and texts that programs saved.
_UNFIT = r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]"
#: What a notice calls itself, within its first lines; a saved page has its menu in front.
_CALLED, _HEAD = r"通\s*知|通\s*告|公\s*告", 3000
#: How a text for a class begins that this program wrote; a notice says whom it is sent to.
_OWN_TEXT = rf"[\ufeff\s【]*+(?:{GUIDE}|{REMINDER}|{TASKS})(?:】|[ \t]*+(?:\r?\n|$))"
_ADDRESSED = r"各[一-鿿]{1,8}[：:]"
_PASTE = "也可以全选、复制，存成 .txt，或直接粘贴：fankui notice import -"


def read(path: Path) -> str:
    """The text of a file.

    Raises:
        InputError: it cannot be read, or is no text, web page or Word document.

    """
    return text_of(path, limits.read_bytes(path))


def text_of(path: Path, data: bytes) -> str:
    """The text that *data* is; *path* names it in messages.

    Raises:
        InputError: as `read`.
        WrongKindError: it is a page of ours, which is about a notice and is none.

    """
    kind = file_type.content_of(data)
    match kind:
        case file_type.Content.DOCX:
            text = _of_word(path, data)
        case file_type.Content.DOC:
            text = _of_word(path, convert.converted(path, data))
        case file_type.Content.HTML if is_own_page(data):
            raise WrongKindError(str(path), FileKind.REPORT, wanted="通知")
        case file_type.Content.HTML:
            text = _of_pages(path, [data])
        case file_type.Content.MHTML:
            from tongzhi_cli.tables.formats.html import pages_in  # noqa: PLC0415  (start fast)

            text = _of_pages(path, pages_in(data))
        case file_type.Content.TEXT:
            text = _decoded(path, data)
        case file_type.Content.LOCKED:
            raise InputError(
                f"{path} 是{kind}", f"请用 Word/WPS 打开，去掉密码后另存为 .docx；{_PASTE}。"
            )
        case _:
            raise InputError(
                f"{path} 是{' ' if kind[0].isascii() else ''}{kind}，读不出里面的字",
                f"请用 Word/WPS 打开后另存为 .docx；{_PASTE}。",
            )
    own = apart(text).text  # the frame of a page may be as long as it likes
    if (size := len(own)) > _LONGEST:
        raise InputError(f"{path} 有 {size:,} 个字，不像通知", f"请只留通知本身；{_PASTE}。")
    if own.count("月") + own.count("-0") > _MOST_DAYS:
        raise InputError(f"{path} 里的日期太多，不像通知", "请只留通知本身。")
    if not own.strip():
        raise InputError(f"{path} 里没有字", "图片里的字读不出来，请把通知的字打出来，存成 .txt。")
    return without_id_numbers(text)  # none is stored, wherever it stood


def text_of_notice(path: Path, data: bytes) -> str | None:
    """The text of what calls itself a notice and was not written by us; None: it is no notice.

    Who wants to know whether a file is one asks this first: it is far cheaper than to rule out
    everything else that the file may be, or to read the notice.
    """
    try:
        text = text_of(path, data)
    except InputError:
        return None
    if not re.search(_CALLED, text[:_HEAD]) or re.search(r"\bfankui\s", text):
        return None
    is_ours = re.match(_OWN_TEXT, text) and not re.search(_ADDRESSED, text[:_HEAD])
    return None if is_ours else text


def _decoded(path: Path, data: bytes) -> str:
    if len(data) > MAX_TREE:  # more than any page or text that is a notice, pictures within it too
        raise too_much(path, f"有 {len(data) // 1_000_000} MB")
    text = decode(data)
    text = re.sub(_UNFIT, " ", text) if text else text
    if text is None or "\x00" in text:
        raise InputError(f"{path} 的文字编码认不出来", "请存成 UTF-8 的 .txt 再试。")
    return text


def _of_pages(path: Path, pages: Iterable[bytes]) -> str:
    from tongzhi_cli.notice.reading.page.article import article  # noqa: PLC0415  only for pages

    told = []
    for page in pages:
        refuse_tree(path, page)
        told.append(apart(article(_decoded(path, page))))
    lines = [line for one in told for line in one.frame.split("\n")]
    return with_frame("\n".join(one.text for one in told), lines)


def _of_word(path: Path, data: bytes) -> str:
    from tongzhi_cli.office.package import Package  # noqa: PLC0415  only for Word (start fast)
    from tongzhi_cli.office.word.notes import around, with_notes  # noqa: PLC0415
    from tongzhi_cli.office.word.struck_styles import struck_by  # noqa: PLC0415
    from tongzhi_cli.office.word.tables import Grid, Line, contents  # noqa: PLC0415
    from tongzhi_cli.office.word.xml import main_part  # noqa: PLC0415

    package = Package(path, data)
    part = main_part(package)
    if part not in package:
        raise limits.broken(path)
    xml = with_notes(path, package, package.read(part))
    refuse_texts(path, xml)
    lines: list[str] = []
    for piece in contents(path, xml, lambda _: False, struck_by(package, xml)):
        if isinstance(piece, Grid):
            told = with_merged(piece.rows, piece.merged) if piece.merged else piece.rows
            for at, row in enumerate(told):
                cells = (
                    " ".join(cell.split()) + between_marks(piece.struck.get((at, column), ""))
                    for column, cell in enumerate(row)
                )
                lines.append("\t".join(cells).replace(EMBEDDED, ""))
        else:
            lines.append(piece + between_marks(piece.struck if isinstance(piece, Line) else ""))
    return with_frame("\n".join(lines), around(path, package))
