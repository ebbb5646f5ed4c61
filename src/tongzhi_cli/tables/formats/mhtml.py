"""Web pages in a single file (.mht), as Excel and browsers save them.

Tables are read from them in the worker.
"""

import email
import re
from email import policy
from pathlib import Path

from tongzhi_cli.office.limits import broken
from tongzhi_cli.tables.formats import html, text
from tongzhi_cli.tables.table import Book


def read(path: Path, data: bytes) -> Book:
    """The sheets of a page: each of its parts that has a table.

    Raises:
        InputError: no part has a table, or one is in no known encoding or larger than any roster.

    """
    pages = [text.decoded(path, page) for page in pages_in(data)]
    tables = [
        html.of_text(path, page).tables[0] for page in pages if re.search(r"(?i)<t[dh]\b", page)
    ]
    if not tables:
        raise broken(path, "里面没有表格")
    if len(tables) > 1:
        tables = [table._replace(sheet=f"第 {at} 页") for at, table in enumerate(tables, start=1)]
    return Book(str(path), tuple(tables))


def pages_in(data: bytes) -> list[bytes]:
    """The pages in such a file, one after the other, not decoded."""
    message = email.message_from_bytes(data, policy=policy.default)
    parts = [one for one in message.walk() if one.get_content_type() == "text/html"]
    pages = [one.get_payload(decode=True) for one in parts]
    return [page for page in pages if isinstance(page, bytes)]
