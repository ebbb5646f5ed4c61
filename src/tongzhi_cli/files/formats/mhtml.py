"""Web pages in a single file (.mht), as Excel saves them. Runs in the worker."""

import email
import re
from email import policy
from pathlib import Path

from tongzhi_cli.files.formats import html, text
from tongzhi_cli.files.gate import broken
from tongzhi_cli.files.table import Book


def read(path: Path, data: bytes) -> Book:
    """The sheets of a page: each of its parts that has a table.

    Raises:
        InputError: no part has a table, or one is in no known encoding or larger than any roster.

    """
    message = email.message_from_bytes(data, policy=policy.default)
    pages = []
    for part in message.walk():
        raw = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(raw, bytes):
            pages.append(text.decoded(path, raw))
    tables = [
        html.of_text(path, page).tables[0] for page in pages if re.search(r"(?i)<t[dh]\b", page)
    ]
    if not tables:
        raise broken(path, "里面没有表格")
    if len(tables) > 1:
        tables = [table._replace(sheet=f"第 {at} 页") for at, table in enumerate(tables, start=1)]
    return Book(str(path), tuple(tables))
