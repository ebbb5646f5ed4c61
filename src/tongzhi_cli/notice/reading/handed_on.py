"""Where a notice ends, and what is not its own begins: a paper handed on, what readers wrote.

Source: how colleges hand on notices of the 教务处, and schools those of the ministry; what pages
have below an article: 精选留言, 往期推荐 (issue 15).
"""

import re
from itertools import takewhile

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.dateline import Issue
from tongzhi_cli.notice.reading.page.furniture import begins_comments, is_over_others

HANDED_ON = "下面转发的文件里的日期"
COMMENT = "网页下面的留言、评论"
LINK = "网页上别的通知的日期"
OLD = "下面附的以前的通知，已经作废"
QUOTED = "下面引用的以前的邮件里的日期"
#: The head of a mail that is quoted below another; one that is forwarded is the notice itself.
_MAIL = (
    r"^\W{0,12}(?:原始?邮件|Original Message)\W{0,12}$|"
    r"^\s{0,4}(?:在|On) ?20\d\d.{4,60}(?:写道|wrote)[：:]\s*$"
)
#: 主题: 转发: 关于…的通知; 答复 has what was said before below it.
_FORWARDED = r"\s*(?:主\s?题|标\s?题|(?i:subject))\s?[：:]\s*(?:转发|转寄|(?i:fwd?))\s?[：:]"
#: So many lines may stand over a mail.
_HEAD = 12
#: ————以下为前两次通知，存档————; 以下为原通知 may hold still, so may what is kept: 供备查.
_VOID = (
    r"\W{0,40}(?:以下|下面)(?:内容)?(?:为|是)?(?:"
    r"(?:前|之前|此前|以前|上(?!级)|原|历)(?![^\n]{0,12}上级)[^\n。：:]{0,12}"
    r"(?:通知|消息|安排)[^\n。：:]{0,6}(?<!未)(?:作废|已废|不再有效)|"
    r"(?:前[一二两三四五几\d]次|历次)[^\n。：:]{0,6}(?:通知|消息|安排)[^\n。：:]{0,3}存档"
    r")\W{0,40}$"
)
#: What a mail program puts before each line of one: all that is left has it, or it is no sign.
_QUOTED_LINE = r"\s{0,4}>|\s*$"
#: A paper of somebody else, handed on below the notice's own end.
_HANDED_ON = (
    r"^[^\n]{0,12}(?:教育厅|教育部|教育委员会)[^\n]{0,40}(?:通知|函)\s*$|"
    r"^\W{0,2}(?:附件?\s{0,4}[：:]?\s{0,4})?[^\n，。]{0,12}原文[】：:]?\s*$|"
    r"^附\s?件?\s?\d?\s?[：:]\s?(?:去年|往年|上一?年|上届|上一届)的?[^\n，。]{0,12}$"
)


class OwnEnd(NamedTuple):
    """The *place* in a text where a notice's own words end, and *why* those behind are not."""

    place: int
    why: str = ""

    def beyond(self, place: int) -> str:
        """Why a date at that *place* is none of the notice; "" if it may be."""
        return self.why if place >= self.place else ""


def own_end_of(text: str, issue: Issue) -> OwnEnd:
    """Where a notice's own words end.

    >>> from tongzhi_cli.notice.reading.dateline import issue
    >>> lines = ["4月5日前核对。", "文学院", "2027年3月20日", "附：通知原文", "4月8日前报送。"]
    >>> "\\n".join(lines)[own_end_of("\\n".join(lines), issue(lines, "")).place :][:5]
    '附：通知原'
    """
    lines = text.split("\n")
    forwarded = any(re.match(_FORWARDED, line) for line in lines[:_HEAD])
    quoted = len(list(takewhile(lambda line: re.match(_QUOTED_LINE, line), reversed(lines))))
    begin = 0
    for at, line in enumerate(lines):
        is_signed = issue.place is not None and at > issue.place
        if is_signed and re.match(_HANDED_ON, line):
            return OwnEnd(begin, HANDED_ON)
        is_quoted = at >= len(lines) - quoted and line.strip() != ""
        if (is_quoted or re.match(_MAIL, line)) and any(lines[:at]):
            if is_quoted or not forwarded:
                return OwnEnd(begin, QUOTED)
            forwarded = False  # the mail that is handed on is the notice; what it quotes is old
        if re.match(_VOID, line):
            return OwnEnd(begin, OLD)
        if begins_comments(line):
            return OwnEnd(begin, COMMENT)
        if is_over_others(line) and (is_signed or 2 * begin > len(text)):
            return OwnEnd(begin, LINK)
        begin += len(line) + 1
    return OwnEnd(len(text))
