"""What --allow and `explain` are given: kinds of problem, by code or by title."""

import re
from collections.abc import Sequence

from tongzhi_cli.errors import UsageError


def codes_named(typed: Sequence[str]) -> frozenset[str]:
    """The codes that --allow names, by code or by Chinese title; commas separate several.

    Those of problems, and of what a blank form brings along; what is for one student
    (代号:学号) `loader.permits` reads.
    """
    return frozenset(code_named(word) for word in words_of(typed) if not is_of_one(word))


def words_of(typed: Sequence[str]) -> list[str]:
    """What the values of --allow consist of."""
    return [word for text in typed for word in re.split("[,，、]", text) if word.strip()]


def is_of_one(word: str) -> bool:
    """Whether a word of --allow names a student besides the code."""
    return ":" in word or "：" in word


def code_named(word: str) -> str:
    """The code that *word* is, or is the title of; one of `ALLOWANCES` too.

    Raises:
        UsageError: there is no such code; the nearest one is proposed.

    """
    from tongzhi_cli.form.allowances import ALLOWANCES
    from tongzhi_cli.summary.kinds import KINDS  # the modules of all kinds (start fast)

    wanted = word.strip().lower()
    known = {
        **{code: kind.title for code, kind in KINDS.items()},
        **{code: one.title for code, one in ALLOWANCES.items()},
    }
    codes = {title: code for code, title in known.items()} | {code: code for code in known}
    if wanted in codes:
        return codes[wanted]
    from difflib import get_close_matches  # only for a slip (start fast)

    near = get_close_matches(wanted, codes, 1) or [code for code in known if wanted in code]
    proposal = f"是不是 {codes[near[0]]}？" if near else ""
    raise UsageError(f"没有 {word.strip()} 这个代号", f"{proposal}看全部代号：fankui explain。")
