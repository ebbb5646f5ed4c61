"""The name of a file in parts: its 学号 and other digits, words in characters and in letters.

What phones, chats, browsers and copies add is taken out first: the day and time, counters, sizes.
A 学号 of the class is looked for before all that, and only where it stands by itself: within
微信图片_20140301012345 stands none.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from tongzhi_cli.answers.files.likeness import is_part
from tongzhi_cli.model.characters.look_alikes import plain
from tongzhi_cli.model.file_kind import OTHER_ENDINGS, PICTURES
from tongzhi_cli.model.person_name import MARKS, is_han
from tongzhi_cli.model.student import half_width
from tongzhi_cli.named_tuple import NamedTuple

#: What is still on its way.
UNFINISHED = (".crdownload", ".downloading", ".part", ".partial", ".opdownload", ".td", ".xltd")
_ENDING = re.compile(
    rf"(?:\s*+(?:{'|'.join(map(re.escape, (*PICTURES, *OTHER_ENDINGS, *UNFINISHED)))})){{1,4}}\s*+$"
)
_DAY = r"(?:0?[1-9]|1[0-2])[-_./年月](?:0?[1-9]|[12]\d|3[01])(?!\d)[日号]?"
_CLOCK = r"(?:[01]?\d|2[0-3])[:：时点][0-5]\d(?:[:：分][0-5]\d秒?|分)?"
_COMPACT = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
#: What has digits and tells nobody; what is a 学号 of the class is out before.
_NOISE = re.compile(
    rf"""
    [0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}        # names that programs think of
    | (?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{{20,}}(?![0-9a-z])
    | (?<!\d)(?:19|20)\d\d\s?[-_./年]\s?{_DAY}
      (?:[\sT_,-]{{0,3}}[0-2]?\d(?:[-_.:：时][0-5]\d){{1,2}}(?:[-_.]\d{{1,3}}(?!\d))?)?
    | (?<!\d)\d{{1,2}}月\d{{1,2}}[日号]?
    | (?<!\d){_CLOCK}
    | (?<!\d){_COMPACT}(?:[-_T\s]?[0-2]\d[0-5]\d(?:[0-5]\d\d{{0,3}})?)?(?!\d)
    | (?<!\d)(?:1[4-9]\d{{8}}|1[4-9]\d{{11}})(?!\d)               # seconds since 1970
    | (?<!\d)1[3-9]\d{{9}}(?!\d)                                  # a phone
    | (?<!\d)\d{{1,7}}(?:[.,]\d{{1,3}}){{0,3}}\s?(?:[kmg]i?b?|字节|bytes|兆)(?![a-z0-9])
    | (?<!\d)\d{{2,5}}\s?[x×*]\s?\d{{2,5}}(?!\d)
    | (?<!\d)\d{{3,4}}p(?![a-z])
    | (?<!\d)(?:(?:19|20)\d\d|\d\d)\s?[级届](?!\d)
    | (?<!\d)(?:19|20)\d\d年?(?=毕业|图像|学信|学籍|校对|核对)
    | [（(]?(?<!\d)\d{{1,4}}[)）]?(?=班(?!长))
    | (?:宿舍|寝室|房间|宿|[东西南北][区苑院]|公寓)[-_ ]?
      (?:[0-9a-z]{{1,3}}[-_栋]){{0,2}}\d{{1,4}}(?!\d)
    | (?<!\d)\d{{1,2}}\s?[-_#栋幢]\s?\d{{3,4}}(?:宿舍|寝室|室)
    | (?<!\d)\d{{3,4}}(?:宿舍|寝室|室)
    | (?<!\d)\d{{1,3}}(?:[页次份组稿版个]|张(?![\u3400-\u9fff]))
    | 第\s?\d{{1,3}}
    | (?:序号|编号|no\.?|number|版本|v|ver)\s?[:：._-]?\s?\d{{1,4}}(?:\.\d{{1,3}})?(?!\d)
    | (?:(?:img|dsc|dscn|pano|mvimg|scan)[_\-\s]?[a-z]?|(?:wx|qq)[_\-\s]?)
      \d{{3,8}}(?:[-_]\d{{3,9}})?(?!\d)
    | (?:附件|附|图|图片|截图|照片|image|photo|pic|screenshot|副本|copy)\s?\d{{1,2}}(?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: Copies: (1), - 副本, _2; what stands at the very end of the name.
_COPY = re.compile(
    r"(?:\s*+(?:[-_]?\s?副本|[-_]\s?copy|[-_]\s?复件)\s?(?:[（(]\d{1,3}[)）])?"
    r"|\s*+[（(\[【]\s?[1-9]\s?[)）\]】]|\s*+[-_~+]\s?\d)++$",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"^\s*(?:[（(\[【]\s?\d{1,3}\s?[)）\]】]|\d{1,3}\s?[.、．,，)）])(?!\d)")
#: Digits that are said to be the end of a 学号.
_SAID_TAIL = re.compile(
    r"(?:学号)?(?:的)?(?:尾号|尾数|[后末最]{1,2}[一两二三四五六1-6]位(?:数字?)?|末尾)\s?[:：是为_-]?\s?(\d{2,})(?!\d)"
    r"|学号\s?[:：是为_-]?\s?(\d{2,})(?!\d)"
    r"|(?<!\d)(\d{2,})\s?[（(]?(?:尾号|学号后[两二三四]位|学号尾号)(?!\s?[:：是为_-]?\s?\d)"
)
_SIGNS_OF_TAIL = frozenset("号尾位")
_LETTERS = "[A-Za-zÀ-ɏ]+"
_GROUPS = re.compile(r"(?<![0-9])[0-9]{1,12}(?:[-_. ][0-9]{1,12}){1,8}+(?![0-9])")
_MISTYPED = re.compile(r"(?<![A-Za-z0-9])[0-9OoIl]{6,20}(?![A-Za-z0-9])")
#: A 学号 of fewer digits is a number like any other.
_SHORTEST = 6
#: The year and a digit more, in which two 学号 are alike.
_LEAST = 5
#: So many digits of a class may stand close before a 学号, if it has so many itself.
_GLUED, _LONG_NUMBER = 4, 10
#: So much of a 学号 tells it from a day and a time.
_BEGINNING, _MONTH = 8, 6
DOTS = frozenset("·•・‧∙")
_OF_LETTERS = str.maketrans("OoIl", "0011")


class Parts(NamedTuple):
    """What a name says: *numbers* are 学号 of the class, *strange* look like one and are none.

    *tails* are other digits, *said* those that are called the end of a 学号; *runs* are words in
    characters, *letters* those in Latin letters, *bare* the whole without numbers and noise.
    *mistyped* if a letter stood for a digit; *stem* is the whole.
    """

    stem: str
    numbers: tuple[str, ...]
    strange: tuple[str, ...]
    tails: tuple[str, ...]
    said: tuple[str, ...]
    runs: tuple[str, ...]
    letters: tuple[str, ...]
    bare: str
    mistyped: bool = False


def stem_of(name: str) -> str:
    """A name without folders, endings and marks of copies, its signs half-width.

    >>> stem_of("截图/安若曦 - 副本 (2).PNG"), stem_of("２０１４安若曦.jpg.png"), stem_of("J.Li")
    ('安若曦', '2014安若曦', 'J.Li')
    """
    text = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    if "%" in text:
        from urllib.parse import unquote  # noqa: PLC0415  names that a browser left so, for few

        text = unquote(text)
    text = half_width(plain(re.sub(f"[{MARKS}]", "", text)))
    if ending := _ENDING.search(text.lower()):
        text = text[: ending.start()]
    return _COPY.sub("", text).strip()


def is_picture(name: str) -> bool:
    """Whether a file is a picture, by its ending.

    >>> is_picture("a.JPG"), is_picture("a.docx")
    (True, False)
    """
    return PurePosixPath(name).suffix.lower() in PICTURES


class Numbers(NamedTuple):
    """学号 of a class: each as it is compared with what it is, how many digits, how they begin.

    *months* are how those begin that could be a day and a time: 20211104 0127.
    """

    known: Mapping[str, str]
    lengths: Collection[int]
    begun: Collection[str]
    months: Collection[str] = frozenset()

    def may_be(self, digits: str) -> bool:
        """Whether *digits* look like a 学号 of the school: as long, or begun alike."""
        return len(digits) in self.lengths or any(
            digits[:_LEAST] == one[:_LEAST] and len(digits) + 2 >= len(one) for one in self.known
        )

    def is_close(self, digits: str) -> bool:
        """Whether *digits* are a 学号 with a digit too many or missing."""
        if not {len(digits) - 1, len(digits) + 1} & set(self.lengths):
            return False
        return any(is_part(digits, one) for one in self.known)


def numbers_of(numbers: Iterable[str]) -> Numbers:
    """The 学号 that are long enough to be told from other digits."""
    known: dict[str, str] = {}
    for one in numbers:
        plain = "".join(c for c in one if c.isalnum()).casefold()
        if len(plain) >= _SHORTEST:
            known |= {one.casefold(): one, plain: one}
    lengths = {sum(map(str.isdigit, one)) for one in known.values()}
    months = {one[:_MONTH] for one in known if _NOISE.fullmatch(one)}
    return Numbers(known, lengths, {one[:_BEGINNING] for one in known}, months)


def without_tail(stem: str) -> str:
    """A name without what is said to be the end of a 学号."""
    return _SAID_TAIL.sub(" ", stem)


def parts_of(stem: str, numbers: Numbers) -> Parts:
    """The parts of a name; *numbers* are 学号 of the class.

    >>> known = numbers_of(["2014030101"])
    >>> one = parts_of("2014030101安若曦", known)
    >>> one.numbers, one.runs
    (('2014030101',), ('安若曦',))
    >>> parts_of("微信图片_20140301012345", known).numbers
    ()
    >>> parts_of("尾号01", known).said, parts_of("安若曦 0101", known).tails
    (('01',), ('0101',))
    """
    if not any(c.isdigit() for c in stem):  # nothing below has to do with letters alone
        letters = tuple(re.findall(_LETTERS, stem))
        return Parts(stem, (), (), (), (), tuple(_runs(stem)), letters, stem)
    text, found = _numbers_in(stem, numbers.known)
    mistyped = False
    if not found:
        text, found = _mistyped_in(text, numbers.known)
        mistyped = bool(found)
    said: tuple[str, ...] = ()
    if not _SIGNS_OF_TAIL.isdisjoint(text):
        said = tuple(one for match in _SAID_TAIL.finditer(text) for one in match.groups() if one)
        text = _SAID_TAIL.sub(" ", text)
    text = _SERIAL.sub(" ", text)
    strange = tuple(
        one
        for one in re.findall(r"(?<!\d)\d{6,}(?!\d)", text)
        if (len(one) in numbers.lengths or numbers.is_close(one))
        and (
            one[:_BEGINNING] in numbers.begun
            or one[:_MONTH] in numbers.months
            or numbers.is_close(one)
            or not _NOISE.fullmatch(one)
        )
    )
    for one in strange:
        text = text.replace(one, " ", 1)
    text = _NOISE.sub(" ", text)
    others = re.findall(r"\d+", text)
    return Parts(
        stem,
        tuple(dict.fromkeys(found)),
        (*strange, *(one for one in others if len(one) >= 7)),
        tuple(one for one in others if 2 <= len(one) < 7),
        said,
        tuple(_runs(text)),
        tuple(re.findall(_LETTERS, text)),
        text,
        mistyped,
    )


def _numbers_in(text: str, numbers: Mapping[str, str]) -> tuple[str, list[str]]:
    """The 学号 of the class, and the text without them."""
    found = []
    for match in _GROUPS.finditer(text):
        joined = re.sub(r"\D", "", match[0])
        if joined in numbers:
            found.append(numbers[joined])
            text = text.replace(match[0], " ", 1)
    for match in re.finditer(r"[A-Za-z]{0,4}([0-9]+)[A-Za-z]?", text):
        word = next((one for one in _ways(match) if one.casefold() in numbers), None)
        if word is not None and not _is_camera_day(match):
            found.append(numbers[word.casefold()])
            text = text.replace(match[1] if word in match[1] else word, " ", 1)
    return text, found


def _is_camera_day(match: re.Match[str]) -> bool:
    """Whether digits are the day in a name that a camera gives: IMG_20140103_120000."""
    behind = match.string[match.end() : match.end() + 7]
    return bool(re.fullmatch(_COMPACT, match[1]) and re.fullmatch(r"[-_T][0-2]\d{5}", behind))


def _ways(match: re.Match[str]) -> Iterator[str]:
    """What may be the 学号 in digits with letters around them, or with a day beside them."""
    yield match[0]
    yield match[0][:-1] if match[0][-1].isalpha() else match[0]
    yield match[0][match.start(1) - match.start() :]
    yield match[1]
    digits = match[1]
    if len(digits) % 2 == 0 and digits[: len(digits) // 2] == digits[len(digits) // 2 :]:
        yield digits[: len(digits) // 2]
    for more in range(1, _GLUED + 1):  # 会计172 and the 学号 without a space
        if len(digits) - more >= _LONG_NUMBER:
            yield digits[more:]
    if len(digits) >= _SHORTEST + 8:
        for shape in (rf"(\d+){_COMPACT}", rf"{_COMPACT}(\d+)"):
            if day := re.fullmatch(shape, digits):
                yield day[1]


def _mistyped_in(text: str, numbers: Mapping[str, str]) -> tuple[str, list[str]]:
    """学号 in which a letter stands for a digit: 2O14O3O1O1."""
    for match in _MISTYPED.finditer(text):
        meant = match[0].translate(_OF_LETTERS)
        if meant in numbers and not match[0].isdigit():
            return text.replace(match[0], " ", 1), [numbers[meant]]
    return text, []


def _runs(text: str) -> list[str]:
    """The words in Chinese characters; a dot within a name joins."""
    runs = [""]
    for c in text:
        if is_han(c) or c == "〇":
            runs[-1] += c
        elif c not in DOTS and runs[-1]:
            runs.append("")
    return [run for run in runs if run]
