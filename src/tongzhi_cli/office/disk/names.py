"""Names of files made of what people call things, no two alike."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from tongzhi_cli.model.text import masked
from tongzhi_cli.office.disk import system

#: In bytes: Linux allows 255 for a name, and 反馈表- and .docx come on top.
_LONGEST_NAME = 180


def file_name(text: str) -> str:
    """*text* as part of a file name that Windows and Linux both take, without 身份证号.

    >>> file_name("2014级信息管理与信息系统1班"), file_name("../../x"), file_name("CON. ")
    ('2014级信息管理与信息系统1班', '_.._x', '_CON')
    >>> len(file_name("班" * 200)), file_name("?")
    (60, '_')
    """
    name = re.sub(r"_+", "_", re.sub(system.FORBIDDEN, "_", masked(text)).strip(" ."))
    name = name.encode("utf-8", "ignore")[:_LONGEST_NAME].decode("utf-8", "ignore").strip(" .")
    if re.fullmatch(system.RESERVED, name):
        name = f"_{name}"
    return name or "_"


def file_names(texts: Iterable[str]) -> list[str]:
    """Each of *texts* as part of a file name, no two alike.

    >>> file_names(["软件1班", "软件/1班", "软件_1班"])
    ['软件1班', '软件_1班', '软件_1班-2']
    """
    return distinct([*map(file_name, texts)])


def numbered(stem: str, ending: str = "") -> Iterator[str]:
    """A name, then the same with the numbers from 2 on: of these one takes the first that is free.

    >>> from itertools import islice
    >>> [*islice(numbered("班", ".docx"), 3)]
    ['班.docx', '班-2.docx', '班-3.docx']
    """
    yield f"{stem}{ending}"
    for at in count(2):
        yield f"{stem}-{at}{ending}"


def distinct(names: Sequence[str]) -> list[str]:
    """*names* with a number behind those that came before, upper and lower case being equal.

    >>> distinct(["软件1班", "软件1班", "A班", "a班"]), distinct(["班", "班", "班-2"])
    (['软件1班', '软件1班-2', 'A班', 'a班-2'], ['班', '班-3', '班-2'])
    """
    taken = {name.casefold() for name in names}
    seen: set[str] = set()
    result = []
    for name in names:
        free = (one for one in numbered(name) if one == name or one.casefold() not in taken)
        made = next(one for one in free if one.casefold() not in seen)
        seen.add(made.casefold())
        result.append(made)
    return result
