"""Write model/characters/syllables.py: how the common characters read, from pypinyin.

python tools/make_syllables.py
"""

import textwrap
from collections import defaultdict
from pathlib import Path

import pypinyin

TARGET = Path(__file__).parents[1] / "src/tongzhi_cli/model/characters/syllables.py"
_HEAD = '''\
"""How the common characters read alone: a syllable and its characters, one after another.

The 3,755 characters of GB 2312's first level, as pypinyin reads them; made by
tools/make_syllables.py. The library itself takes longer to import than a notice to read.
"""

SYLLABLES = """
'''


def common() -> list[str]:
    """The characters of GB 2312's first level."""
    codes = [bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)]
    return [one.decode("gb2312") for one in codes if one < b"\xd7\xfa"]


def text() -> str:
    """The module."""
    by_syllable: dict[str, str] = defaultdict(str)
    for one in common():
        [syllable] = pypinyin.lazy_pinyin(one, style=pypinyin.Style.NORMAL, v_to_u=False)
        by_syllable[syllable] += one
    words = " ".join(f"{syllable} {by_syllable[syllable]}" for syllable in sorted(by_syllable))
    lines = textwrap.wrap(words, 50, break_long_words=False)
    return "\n".join([_HEAD.rstrip("\n"), *lines, '"""', ""])


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
