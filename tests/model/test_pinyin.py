"""Names in pinyin: without the words of the language, which take long to load."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tongzhi_cli.model import pinyin
from tongzhi_cli.model.characters.syllables import SYLLABLES

SCHOOLS = Path(__file__).with_name("schools.txt").read_text("utf-8").split()
#: Read as the places are read (the library's words: douyun, tahe, zhaoyang, zhangzhi).
OTHERWISE = {
    "都匀": "duyun",
    "漯河": "luohe",
    "朝阳": "chaoyang",
    "长治": "changzhi",
    "藏医": "zangyi",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("普洱", "puer"),
        ("西安交通", "xianjiaotong"),
        ("MIT", "mit"),
        ("", ""),
        ("重庆", "chongqing"),
        ("重庆第二师范", "chongqingdiershifan"),
        ("成都理工", "chengduligong"),
        ("首都师范", "shoudushifan"),
        ("长治", "changzhi"),
        ("漯河职业技术", "luohezhiyejishu"),
        ("朝阳师范高等专科", "chaoyangshifangaodengzhuanke"),
        ("西藏藏医药", "xizangzangyiyao"),
        ("上海立信会计金融", "shanghailixinkuaijijinrong"),
        ("番禺职业技术", "panyuzhiyejishu"),
        ("绿城", "lvcheng"),
        ("示例A2", "shilia2"),
    ],
)
def test_spelt(text: str, expected: str) -> None:
    """A school's name is spelt as it is read."""
    assert pinyin.spelt(text) == expected


def test_the_words_of_the_language_are_not_loaded() -> None:
    """What takes longest to load is loaded for no name."""
    code = (
        "import sys; from tongzhi_cli.model.pinyin import initials, spelt;"
        "spelt('重庆'), initials('单雨'); print('pypinyin.phrases_dict' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_schools_are_spelt_as_with_the_words() -> None:
    """A thousand schools and cities are spelt as the library's words spell them, or better."""
    code = (
        "import sys; from pypinyin import lazy_pinyin, Style\n"
        "for name in sys.stdin.read().split():"
        " print(''.join(lazy_pinyin(name, style=Style.NORMAL, v_to_u=False)).lower())"
    )
    with_words = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        input="\n".join(SCHOOLS),
        capture_output=True,
        encoding="utf-8",
        env={k: v for k, v in os.environ.items() if not k.startswith("PYPINYIN")},
        check=True,
    ).stdout.split()
    others = {
        name: pinyin.spelt(name)
        for name, spelt in zip(SCHOOLS, with_words, strict=True)
        if pinyin.spelt(name) != spelt
    }
    assert {
        name
        for name, spelt in others.items()
        if not any(word in name and part in spelt for word, part in OTHERWISE.items())
    } == set()


def test_initials_know_every_reading() -> None:
    """Who is typed by first letters is found by each reading of the name."""
    assert pinyin.initials("单雨") == {"cy", "dy", "sy"}
    assert pinyin.initials("长乐") == {"cl", "cy", "zl", "zy"}  # a word, and a name


def test_the_common_characters_are_as_the_library_reads_them() -> None:
    """The table that spares its import says the same (made by tools/make_syllables.py)."""
    words = SYLLABLES.split()
    table = dict(zip(words[::2], words[1::2], strict=True))
    assert sum(map(len, table.values())) == len(set("".join(table.values()))) == 3755
    for syllable, characters in table.items():
        assert {pinyin.usual(one) for one in characters} == {syllable}


@pytest.mark.parametrize(("text", "needs"), [("普洱学院", False), ("MIT", False), ("汨罗", True)])
def test_only_rare_characters_need_the_library(text: str, needs: bool) -> None:
    """The id of most schools' notices is spelt without its 27,000 characters."""
    program = f"import sys\nfrom tongzhi_cli.model.pinyin import spelt\nspelt({text!r})\n"
    program += "sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == needs
