"""A cell of a list as an answer."""

import re
from functools import lru_cache

from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.tables.table import FORMULA, Table


def cell_text(table: Table, row: int, column: int) -> str:
    """A cell as an answer; the mark that keeps a text from being a formula is taken off."""
    return as_answer(table.text(row, column))


@lru_cache(maxsize=4096)  # a class says the same few things
def as_answer(written: str) -> str:
    """What stands in a cell, as an answer."""
    text = clean_answer(written)
    return text[1:] if text.startswith("'") and re.match(FORMULA, text) else text
