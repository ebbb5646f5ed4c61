"""What a part or a page may hold, counted on its bytes before a tree is built of it.

A tree takes twenty to fifty times the bytes that it is made of: a document of five million empty
paragraphs has 30 MB and took 1.7 GB. What is counted here are the marks that elements and
attributes cannot be without, at memory speed, so that a count is never too low. Source: issue 16.
"""

from pathlib import Path

from tongzhi_cli.errors import InputError

#: So many bytes cannot hold too much, and are not counted.
_SMALL = 1_000_000
#: Elements and attributes of a tree: some 270 bytes each. A notice of 200 pages has a quarter.
MAX_NODES = 400_000
#: In bytes, of what becomes a tree.
MAX_TREE = 32_000_000
#: Paragraphs and texts of a document that is read row by row, without a tree: a school's forms.
MAX_TEXTS = 400_000
#: Lines of a chat or of an answer log: a school of 50,000 asked four times.
MAX_LINES = 200_000


def nodes_in(data: bytes) -> int:
    """How many elements, comments and attributes *data* has at most; of HTML as of XML.

    >>> nodes_in(b"<p a='1'><b/>x</p>")
    3
    """
    return data.count(b"<") - data.count(b"</") + data.count(b"=")


def refuse_tree(path: Path, xml: bytes) -> None:
    """Refuse a part whose tree would take more memory than there is for one.

    Raises:
        InputError: it has more than MAX_NODES elements and attributes, or is far too long.

    """
    if len(xml) < _SMALL:
        return
    if len(xml) > MAX_TREE:
        raise too_much(path, f"里面的内容有 {len(xml) // 1_000_000} MB")
    if (count := nodes_in(xml)) > MAX_NODES:
        raise too_much(path, f"里面有 {_many(count)}个段落、格子一类的东西")


def refuse_texts(path: Path, xml: bytes) -> None:
    """Refuse a document of more paragraphs and pieces of text than the forms of a school have.

    Raises:
        InputError: it has more than MAX_TEXTS of one of them.

    """
    if len(xml) < _SMALL:
        return
    for mark, what in ((b":p", "段"), (b":t", "段文字"), (b":r", "段文字")):
        if (count := sum(xml.count(mark + end) for end in (b">", b" ", b"/"))) > 2 * MAX_TEXTS:
            raise too_much(path, f"里面有 {_many(count // 2)}{what}")


def refuse_lines(path: Path, data: bytes) -> None:
    """Refuse a text of more lines than any chat or log has, before each becomes an object.

    Raises:
        InputError: it has more than MAX_LINES.

    """
    if len(data) < _SMALL:
        return
    count = max(data.count(b"\n"), data.count(b"\r"))
    if count > MAX_LINES:
        raise InputError(
            f"{path} 有 {count} 行，太长，读不进来", "请看看是不是给错了文件，或只留要用的那一段。"
        )


def too_much(path: Path, what: str) -> InputError:
    """The error for a file that is too large to be read; *what* says by which measure."""
    return InputError(
        f"{path} {what}，太大，读不进来",
        "请看看是不是给错了文件；是对的，就只留要用的那几页另存一份，或分成几个文件。",
    )


def _many(count: int) -> str:
    """A large number as people say it.

    >>> _many(5_000_123), _many(412_345)
    ('500 万', '41 万')
    """
    return f"{count // 10_000} 万" if count >= 10_000 else f"{count} "
