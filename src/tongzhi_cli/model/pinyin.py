"""Names in pinyin: as words, and their first letters; pypinyin is imported on first use."""

import os
from functools import lru_cache
from itertools import islice, product

#: A name of characters with many readings is not spelt in every way that there is.
_WAYS = 64


@lru_cache(maxsize=4096)
def initials(name: str) -> frozenset[str]:
    """The ways to type *name* by the first letters of its pinyin.

    A surname may be read otherwise than the word: 单 is Shan, not Dan; so all readings count.

    >>> sorted(initials("单雨")), sorted(initials("黄琪军"))
    (['cy', 'dy', 'sy'], ['hqj'])
    """
    # The phrases would only say which reading is likely, and take longer to load than all else.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin import Style, pinyin  # noqa: PLC0415  many milliseconds, for few

    readings = pinyin(name, style=Style.FIRST_LETTER, heteronym=True, errors="ignore")
    letters = [sorted({one[0].lower() for one in each if one}) for each in readings]
    return frozenset("".join(way) for way in islice(product(*letters), _WAYS))


def spelt(text: str) -> str:
    """*text* in pinyin without tones, in one word, lower case; what is no character stays.

    >>> spelt("普洱"), spelt("MIT")
    ('puer', 'mit')
    """
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  likewise; with phrases, for 重庆

    return "".join(lazy_pinyin(text, style=Style.NORMAL, v_to_u=False)).lower()
