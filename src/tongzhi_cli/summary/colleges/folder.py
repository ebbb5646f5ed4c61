"""The college that a folder is called after."""

import re
from functools import lru_cache
from pathlib import PurePosixPath

_COLLEGE = r"[^\W_]{2,20}(?:学院|分院|书院|学部|系|院)"


@lru_cache(maxsize=256)
def college_in(folders: str) -> str:
    """The college that a folder or archive around a file is called after, "" if there is none.

    >>> college_in("2018届/软件学院"), college_in("数学系.zip"), college_in("软件学院/毕业班")
    ('软件学院', '数学系', '软件学院')
    """
    around = PurePosixPath(folders)
    for folder in (around, *around.parents):
        name = folder.name.removesuffix(".zip")
        if re.fullmatch(_COLLEGE, name):
            return name
    return ""
