"""The texts for a class that this program wrote as Word documents, told from what is handed in.

The mark stands in the document's properties, as its 类别, and stays where somebody opens and saves
it: none of these texts is a notice, a form, or anything that a class hands in.
"""

from tongzhi_cli.model.file_kind import FileKind
from tongzhi_cli.office.package import Package

#: The category of such a document.
OUR_TEXT = str(FileKind.OUR_TEXT)
_PROPERTIES = "docProps/core.xml"


def is_ours(package: Package) -> bool:
    """Whether a document is such a text, by its properties."""
    if _PROPERTIES not in package:
        return False
    return OUR_TEXT.encode() in package.read(_PROPERTIES)
