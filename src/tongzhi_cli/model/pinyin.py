"""Names in pinyin: as words, and their first letters; pypinyin is imported on first use."""

import os
import re
from functools import cache, lru_cache
from itertools import islice, product
from types import ModuleType

from tongzhi_cli.model.characters.syllables import SYLLABLES
from tongzhi_cli.model.person_name import surname_of

#: A name of characters with many readings is not spelt in every way that there is.
_WAYS = 64


@lru_cache(maxsize=4096)
def initials(name: str) -> frozenset[str]:
    """The ways to type *name* by the first letters of its pinyin.

    A surname may be read otherwise than the word: 单 is Shan, not Dan; so all readings count.

    >>> sorted(initials("单雨")), sorted(initials("黄琪军"))
    (['cy', 'dy', 'sy'], ['hqj'])
    """
    library = _characters()
    style = library.Style.FIRST_LETTER
    readings = library.pinyin(list(name), style=style, heteronym=True, errors="ignore")
    letters = [sorted({one[0].lower() for one in each if one}) for each in readings]
    return frozenset("".join(way) for way in islice(product(*letters), _WAYS))


#: What a school's or a place's name reads otherwise than the character alone.
_IN_NAMES = {
    "长": "chang", "都": "du", "藏": "zang", "厦": "xia", "蚌": "beng", "佛": "fo",
    "重庆": "chongqing", "重阳": "chongyang", "番禺": "panyu", "六安": "luan", "铅山": "yanshan",
    "喀什": "kashi", "乐亭": "laoting", "音乐": "yinyue", "会计": "kuaiji",
}  # fmt: skip
_NAMED = re.compile("|".join(sorted(_IN_NAMES, key=len, reverse=True)) + "|.", re.DOTALL)


def spelt(text: str) -> str:
    """The name of a school in pinyin without tones, in one word; what is no character stays.

    A character is read as it is alone, but for what names read otherwise: the library's words,
    which tell the readings apart in whole sentences, take longer to load than reading a notice. So
    does the library, which is asked only about what is not common.

    >>> spelt("普洱"), spelt("MIT"), spelt("重庆"), spelt("成都理工")
    ('puer', 'mit', 'chongqing', 'chengduligong')
    """
    return "".join(_IN_NAMES.get(part) or _alone(part) for part in _NAMED.findall(text)).lower()


def _alone(character: str) -> str:
    if character.isascii():
        return character
    return _common().get(character) or usual(character)


@cache
def _common() -> dict[str, str]:
    words = SYLLABLES.split()
    pairs = zip(words[::2], words[1::2], strict=True)
    return {one: syllable for syllable, characters in pairs for one in characters}


@lru_cache(maxsize=8192)
def readings(character: str) -> frozenset[str]:
    """The ways to read a character, without tones; none of what is no Chinese character.

    >>> sorted(readings("单")), sorted(readings("吕")), sorted(readings("A"))
    (['chan', 'dan', 'shan'], ['lv'], [])
    """
    library = _characters()
    style = library.Style.NORMAL
    found = library.pinyin(character, style=style, heteronym=True, errors="ignore", v_to_u=False)
    return frozenset(one.lower() for each in found for one in each if one)


@lru_cache(maxsize=8192)
def usual(character: str) -> str:
    """How a character is mostly read, without its tone; itself where it has no reading.

    >>> usual("娜"), usual("诺"), usual("A")
    ('na', 'nuo', 'a')
    """
    library = _characters()
    found = library.pinyin(character, style=library.Style.NORMAL, v_to_u=False)
    return str(found[0][0]).lower()


@lru_cache(maxsize=4096)
def spellings(name: str) -> frozenset[str]:
    """The ways to write *name* in pinyin as one word; the surname, of two too, may stand last.

    >>> sorted(spellings("吕一"))
    ['luyi', 'lvyi', 'lyuyi', 'yilu', 'yilv', 'yilyu']
    >>> sorted(spellings("·"))  # no letter, no way
    ['']
    """
    letters = [sorted(readings(one)) or [one.lower()] for one in name if one.isalpha()]
    ways = list(islice(product(*letters), _WAYS))
    words = {"".join(way) for way in ways}
    surname = len(surname_of(name))
    words |= {"".join((*way[surname:], *way[:surname])) for way in ways}
    return frozenset((*words, *(one.replace("v", typed) for one in words for typed in ("u", "yu"))))


@cache
def _characters() -> ModuleType:
    """The library with the readings of each character only."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    import pypinyin  # noqa: PLC0415  many milliseconds, for few

    return pypinyin
