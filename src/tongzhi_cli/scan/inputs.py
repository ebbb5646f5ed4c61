"""Which of the files that are named are pictures; known without the libraries that read them."""

import os
from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.errors import InputError
from tongzhi_cli.model.file_kind import PHOTOGRAPHS
from tongzhi_cli.model.student import number_key
from tongzhi_cli.office import limits

#: What photographs and scans are called.
ENDINGS = (*PHOTOGRAPHS, ".pdf")
#: How a sheet is photographed so that it can be read.
HOW = "请把整张表平放，从正上方拍，四边的格线都拍进去，光要匀、不晃，用 JPG 原图"
#: In bytes: a PDF says what it is so early.
_BEGINNING = 1024
#: What a PDF says; what a TIFF begins with, an old one or a large one.
_PDF, _TIFF = b"%PDF", (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})


def is_picture(name: str) -> bool:
    """Whether a file is a photograph or a scan by its name.

    >>> is_picture("IMG_1.JPG"), is_picture("花名册.xlsx")
    (True, False)
    """
    return name.lower().endswith(ENDINGS)


def is_heic(data: bytes) -> bool:
    """Whether the bytes of a file are a picture as iPhones make it.

    >>> is_heic(b"\\x00\\x00\\x00\\x18ftypheic"), is_heic(b"\\xff\\xd8\\xff")
    (True, False)
    """
    return data[4:8] == b"ftyp" and data[8:12] in _HEIC


def is_pdf(path: Path) -> bool:
    """Whether a file says so in its beginning, where scanners put something before it, too."""
    return _PDF in _beginning(path)


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


def number_of_pages(path: Path) -> int:
    """About how many pages a file has: what is neither a PDF nor a TIFF is one."""
    beginning = _beginning(path)
    if _PDF in beginning:
        from tongzhi_cli.scan import rendered  # noqa: PLC0415  there is a PDF

        return rendered.count(path)
    if beginning.startswith(_TIFF):
        from tongzhi_cli.scan import pictures  # noqa: PLC0415  there is a TIFF

        return pictures.count(path)
    return 1


def files_of(names: Sequence[str]) -> list[Path]:
    """The pictures that are named, those of folders in the order in which a person has them.

    Raises:
        InputError: something is not there, or a folder has no picture.

    """
    found: list[Path] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            inside = [
                Path(folder, file)
                for folder, folders, files in os.walk(path)
                if folders.sort() is None
                for file in files
                if is_picture(file) and not file.startswith(".")
            ]
            if not inside:
                raise InputError(
                    f"{name} 里没有照片或扫描件", "要 .jpg、.png、.tif 或 .pdf；指明是哪些文件。"
                )
            found += sorted(inside, key=lambda one: number_key(str(one)))
        elif path.exists():
            found.append(path)
        else:
            raise InputError(f"没有 {name} 这个文件", "请看看名字对不对；可以把照片拖进来。")
    return list(dict.fromkeys(found))
