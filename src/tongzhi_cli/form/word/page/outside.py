"""The class in the headers and footers of a form's pages: ____级____班 above each page."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.word import class_line
from tongzhi_cli.form.word.around import facts
from tongzhi_cli.office.word.xml import written

if TYPE_CHECKING:
    from tongzhi_cli.form.word.blank import Form


def outside_written(
    form: "Form", name: str | None, known: Mapping[Column, str]
) -> tuple[dict[str, bytes], bool]:
    """The headers and footers that change with what is *known* of a class, by their parts.

    And whether the *name* of the class found its place there.
    """
    changed = {}
    has_class = False
    for part, root in form.outside_parts().items():
        before = written(root)
        own = form.parts._replace(block=[root], second=None)
        is_asked = name and class_line.place(own)
        facts.write(own, known)
        if is_asked:
            has_class |= not class_line.write(own, name, known)
        if (after := written(root)) != before:
            changed[part] = after
    return changed, has_class
