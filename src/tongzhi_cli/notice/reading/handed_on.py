"""Where a notice ends, and one of somebody else begins that it hands on: its days are not its own.

Source: how colleges hand on notices of the 教务处, and schools those of the ministry (issue 15).
"""

import re

from tongzhi_cli.notice.reading.dateline import Issue

#: A paper of somebody else, handed on below the notice's own end.
_HANDED_ON = (
    r"^[^\n]{0,12}(?:教育厅|教育部|教育委员会)[^\n]{0,40}(?:通知|函)\s*$|"
    r"^\W{0,2}(?:附件?\s{0,4}[：:]?\s{0,4})?[^\n，。]{0,12}原文[】：:]?\s*$"
)


def own_end_of(text: str, issue: Issue) -> int:
    """Where a paper of somebody else begins that is handed on below a notice's own end.

    >>> from tongzhi_cli.notice.reading.dateline import issue
    >>> lines = ["4月5日前核对。", "文学院", "2027年3月20日", "附：通知原文", "4月8日前报送。"]
    >>> "\\n".join(lines)[own_end_of("\\n".join(lines), issue(lines, "")) :][:5]
    '附：通知原'
    """
    if issue.place is None:
        return len(text)
    lines = text.split("\n")
    for at in range(issue.place + 1, len(lines)):
        if re.match(_HANDED_ON, lines[at]):
            return sum(len(line) + 1 for line in lines[:at])
    return len(text)
