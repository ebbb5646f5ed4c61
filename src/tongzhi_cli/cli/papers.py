"""The papers by their names, as people type and read them."""

from tongzhi_cli.core.role import Paper
from tongzhi_cli.errors import UsageError

#: What each paper is called in messages.
NAMES = {
    Paper.SIGNED: "反馈表（全员签名表）",
    Paper.CORRECTIONS: "勘误表（只有信息有误的人）",
    Paper.COUNTS: "统计表（各班人数）",
}
#: And in the names of files.
SHORT = {Paper.SIGNED: "反馈表", Paper.CORRECTIONS: "勘误表", Paper.COUNTS: "统计表"}
_WORDS = {
    Paper.SIGNED: ("signed", "反馈表", "签名表", "全员签名表", "核对表"),
    Paper.CORRECTIONS: ("corrections", "勘误表", "异常登记表", "勘误汇总表"),
    Paper.COUNTS: ("counts", "统计表"),
}


def paper_named(text: str) -> Paper:
    """The paper that --paper names.

    Raises:
        UsageError: there is none of that name.

    """
    for paper, words in _WORDS.items():
        if text.strip().lower() in words:
            return paper
    raise UsageError(
        f"--paper {text} 不行", "只能是 signed（反馈表）、corrections（勘误表）、counts（统计表）。"
    )
