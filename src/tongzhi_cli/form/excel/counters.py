"""What Excel counts by itself in a form: formulas, and numbers of pages (ECMA-376, 18.3.1.46)."""

import re

from tongzhi_cli.form.excel.blank import ExcelForm
from tongzhi_cli.form.excel.book import has_formulas
from tongzhi_cli.office.excel.xml import S

_PAGES = re.compile(r"&[PN](?![A-Za-z])")


def of(form: ExcelForm) -> str:
    """What of the form is counted by Excel, "" if nothing."""
    root = form.sheet.root
    around = root.find(f"{S}headerFooter")
    has_pages = around is not None and any(_PAGES.search(one.text or "") for one in around)
    found = ["公式"] if has_formulas(root) else []
    return "、".join([*found, *(["页码"] if has_pages else [])])
