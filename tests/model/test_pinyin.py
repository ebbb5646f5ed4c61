"""Names in pinyin: most without the words of the language, which take long to load."""

import subprocess
import sys

import pytest

from tongzhi_cli.model import pinyin


@pytest.mark.parametrize(
    ("text", "expected", "needs_words"),
    [
        ("普洱", "puer", False),
        ("西安交通", "xianjiaotong", False),
        ("MIT", "mit", False),
        ("", "", False),
        ("重庆", "chongqing", True),
        ("成都理工", "chengduligong", True),
    ],
)
def test_spelt(text: str, expected: str, needs_words: bool) -> None:
    """A name is spelt as it is read; the words are loaded where a character has two readings."""
    code = (
        "import sys; from tongzhi_cli.model.pinyin import spelt; print(spelt(sys.argv[1]),"
        "'pypinyin.phrases_dict' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, text],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.rstrip("\n") == f"{expected} {needs_words}"


def test_characters_of_one_reading_are_spelt_as_in_the_words() -> None:
    """A word of characters with one reading each is spelt as the library spells the word."""
    from pypinyin import Style, lazy_pinyin
    from pypinyin.phrases_dict import phrases_dict

    assert pinyin.spelt("重庆") == "chongqing"  # the words are loaded
    spelt = {
        word: "".join(lazy_pinyin(word, style=Style.NORMAL, v_to_u=False)).lower()
        for word in list(phrases_dict)[::11]
    }
    assert {word: pinyin.spelt(word) for word in spelt} == spelt


def test_initials_know_every_reading_after_the_words_were_loaded() -> None:
    """Who is typed by first letters is found whichever command ran before."""
    before = pinyin.initials("单雨")
    assert pinyin.spelt("重庆") == "chongqing"
    pinyin.initials.cache_clear()
    assert pinyin.initials("单雨") == before == {"cy", "dy", "sy"}
    assert pinyin.initials("长乐") == {"cl", "cy", "zl", "zy"}  # a word, and a name
