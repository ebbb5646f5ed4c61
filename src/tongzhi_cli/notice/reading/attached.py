"""The names in a notice's list of attachments: 附件：1.… 2.… on one line or several."""

import re
from collections.abc import Iterator, Sequence

#: A list begins, with its colon; or it has none, and names them one by one (附件1：…).
_LIST = r"附\s*+[件表]?\s*+[:：]"
_FIRST = r"附\s*+[件表]\s*+\d{1,2}\s*+[:：.、]?\s*+\S"
_LABEL = r"^\s*附\s*[件表]?\s*[\d一二三四五六七八九]{0,2}\s*[:：、.．]?\s*"
_NUMBERED = r"\s*(?:附\s*[件表]\s*)?[（(]?\d{1,2}\s*[)）、.．:：](?!\d(?!\d{3}))"
#: Where the next one of the same line begins.
_NEXT = (
    r"(?:[\s；;，,。、]+|(?<=[》表册单])|(?<=\.docx)|(?<=\.xlsx)|(?<=\.[a-z]{3}))"
    r"(?=(?:附\s*件\s*)?\d{1,2}\s*[、.．:：)）](?!\d(?!\d{3})))"
)
#: What a page says of a file beside its name.
_COUNTED = (
    r"[（(【\[][^（）()]{0,30}(?:下载|上传|点击)[^（）()]{0,20}[)）】\]]|"
    r"\s*+已?下载\s*+(?:\d{1,9}+|次数)?.{0,80}$"
)
_KINDS = "docx?|xlsx?|wps|et|pdf|rar|zip|7z|pptx?"
#: What the name of a file ends with, in whatever letters.
FILE_END = rf"(?i:\.(?:{_KINDS})\b)"
#: So does that of any file, pictures and pages too.
ANY_FILE_END = rf"(?i:\.(?:{_KINDS}|png|jpe?g|html?|dbf|csv|txt)(?![A-Za-z]))"
#: A page names its files one by one (附件【反馈表.docx】已下载216次).
_FILE = (
    r"附\s*+件\s*+\d{0,2}\s*+[:：]?\s*+[【\[]?"
    rf"((?!\d{{1,2}}\s*[.．、])[^\s【】:：]{{1,80}}?{FILE_END})"
)
_MOST = 12


def attached(lines: Sequence[str]) -> list[str]:
    """The names of what is attached, as far as the *lines* list them.

    >>> attached(["附件：1.反馈表 2.勘误表 3.名单"]), attached(["附件1：反馈表", "附件2：勘误表"])
    (['反馈表', '勘误表', '名单'], ['反馈表', '勘误表'])
    """
    listed = (_bare(one) for line in _listed(lines) for one in re.split(_NEXT, line))
    files = (file[1] for line in lines if (file := re.match(_FILE, line)))
    found: dict[str, str] = {}
    for name in (*listed, *files):
        if name:
            found.setdefault(without_ending(name), name)
    return list(found.values())


def without_ending(name: str) -> str:
    """The name of a file without what tells its kind.

    >>> without_ending("反馈表.DOCX"), without_ending("反馈表")
    ('反馈表', '反馈表')
    """
    return re.sub(rf"{FILE_END}$", "", name)


def _listed(lines: Sequence[str]) -> Iterator[str]:
    """The lines of the list, the first without its label."""
    start = next((at for at, line in enumerate(lines) if re.match(_LIST, line)), None)
    if start is None:
        start = next((at for at, line in enumerate(lines) if re.match(_FIRST, line)), None)
        if start is None:
            return
    for at, line in enumerate(lines[start : start + _MOST]):
        if at and line and not re.match(_NUMBERED, line):
            return
        yield re.sub(_LABEL, "", line) if at == 0 or re.match(r"附\s*件", line) else line


def _bare(text: str) -> str:
    text = re.sub(_COUNTED, "", re.sub(rf"^{_NUMBERED}", "", text.strip()))
    return text.strip("《》。；;，, ")
