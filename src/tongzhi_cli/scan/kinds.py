"""What a file is by its first bytes, and what a picture of a sheet should be."""

from pathlib import Path

from tongzhi_cli.office import limits

#: How a sheet is photographed so that it can be read.
HOW = "请把整张表平放，从正上方拍，四边的格线都拍进去，光要匀、不晃，用 JPG 原图"
#: In bytes: a PDF says what it is so early.
_BEGINNING = 1024
#: What a PDF says; what a TIFF begins with, an old one or a large one.
_PDF, _TIFF = b"%PDF", (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})


def is_heic(data: bytes) -> bool:
    """Whether the bytes of a file are a picture as iPhones make it.

    >>> is_heic(b"\\x00\\x00\\x00\\x18ftypheic"), is_heic(b"\\xff\\xd8\\xff")
    (True, False)
    """
    return data[4:8] == b"ftyp" and data[8:12] in _HEIC


def is_pdf(path: Path) -> bool:
    """Whether a file says so in its beginning, where scanners put something before it, too."""
    return _PDF in _beginning(path)


def is_tiff(path: Path) -> bool:
    """Whether a file begins as a TIFF does, of which one may have several pages."""
    return _beginning(path).startswith(_TIFF)


def _beginning(path: Path) -> bytes:
    """The first bytes of a file; none of one that cannot be read, of which who reads it says why.

    A pipe is not waited for.
    """
    if not limits.is_file(path):
        return b""
    try:
        with path.open("rb") as file:
            return file.read(_BEGINNING)
    except OSError:
        return b""
