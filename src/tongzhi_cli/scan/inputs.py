"""Which of the files that are named are pictures; known without the libraries that read them."""

import os
from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.errors import InputError
from tongzhi_cli.model.file_kind import PHOTOGRAPHS
from tongzhi_cli.model.student import number_key
from tongzhi_cli.scan.kinds import is_pdf, is_tiff

#: What photographs and scans are called.
ENDINGS = (*PHOTOGRAPHS, ".pdf")


def is_picture(name: str) -> bool:
    """Whether a file is a photograph or a scan by its name.

    >>> is_picture("IMG_1.JPG"), is_picture("花名册.xlsx")
    (True, False)
    """
    return name.lower().endswith(ENDINGS)


def number_of_pages(path: Path) -> int:
    """About how many pages a file has: what is neither a PDF nor a TIFF is one."""
    if is_pdf(path):
        from tongzhi_cli.scan import rendered  # noqa: PLC0415  there is a PDF

        return rendered.count(path)
    if is_tiff(path):
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
