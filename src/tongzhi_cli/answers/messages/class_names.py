"""The names of a class at the beginning of what people write: who is named, and what is behind.

Nothing else tells where a name ends and an answer begins: 张三丰 无误 is not of 张三.
"""

import re
from collections.abc import Callable, Iterable

from tongzhi_cli.answers.messages.between import BETWEEN, GAP
from tongzhi_cli.model.student import clean_name, half_width
from tongzhi_cli.model.words import BEGINS_ANSWER, HAVE_LOOKED, WRONG, either

#: One that is no more than its first letter may as well be the end of a name: 李明全 无误.
LEAST = 3
#: What stands close behind a name where another follows, or it is of several.
_MORE_NAMES = tuple("、和与及跟同都均等+＋&")
#: What leads to who comes next: 最后一个张三, 还有李四.
_LEADS_TO = (
    r"(?:最后(?:一[个位名])?|还有(?:一[个位名])?|另外|然后|接着|再就是|剩下(?:一[个位])?|对了)"
    r"[，,：:\s]*"
)

#: Close behind the last of several: 张三、李四看过了，都没问题.
_ALL_LOOKED = f"{HAVE_LOOKED}[都均全]"
#: Close behind a name: what follows is what that one says.
_SAYS = (
    "(?:同学)?(?:刚才?|今天|昨天|昨晚|早上|晚上)?(?:[跟给和对]我)?(?:说是?|反馈说?|回复说?|告诉我说?|讲)"
    r"[：:，,\s]{0,2}(?:[他她]的|自己的)?"
)


class ClassNames:
    """The names that may stand there, the longest first."""

    def __init__(self, names: Iterable[str], is_ok: Callable[[str], bool]) -> None:
        """Know *names*; *is_ok* tells whether a text says that all is right."""
        self._is_ok = is_ok
        #: By the character with which they begin.
        self._names: dict[str, list[str]] = {}
        for name in sorted(names, key=len, reverse=True):
            self._names.setdefault(name[0].casefold(), []).append(name)

    def at(self, entry: str) -> tuple[str, str] | None:
        """The longest name that *entry* begins with, and what stands behind it."""
        label = re.match(rf"{GAP}(?:(?:姓名|名字|学生)\s*[:：]?\s*)?", entry)
        unlabelled = entry[label.end() :] if label else entry
        for name in self._names.get(unlabelled[:1].casefold(), ()):
            behind = self.behind(unlabelled, name)
            if behind is not None:
                return name, behind
        return None

    def without_number(self, entry: str) -> str:
        """*entry* without a number close before the name with which it begins: 02李四 无误."""
        found = re.match(r"\d{1,3}号?(?=[^\d\s])", entry)
        is_name = found is not None and self.at(entry[found.end() :]) is not None
        return entry[found.end() :] if found and is_name else entry

    def before_others(self, text: str) -> tuple[str, str] | None:
        """A name with which *text* begins, and close behind it others, or 都: 张三和李四都无误."""
        for name in self._names.get(text[:1].casefold(), ()):
            behind = text.removeprefix(name)
            if behind != text and (behind[:1] in _MORE_NAMES or re.match(_ALL_LOOKED, behind)):
                return name, behind
        return None

    def without_link(self, entry: str) -> str:
        """*entry* without what leads to who comes next in a list: 最后一个张三，照片没有."""
        found = re.match(_LEADS_TO, entry)
        is_link = found is not None and self.at(entry[found.end() :].strip(BETWEEN)) is not None
        return entry[found.end() :] if found and is_link else entry

    def who_says(self, entry: str) -> tuple[str, str] | None:
        """Whom a line of somebody else's list quotes, and what they say.

        >>> names = ClassNames(["张三"], "无误".__eq__)
        >>> names.who_says("张三说照片没有"), names.who_says("张三跟我说：他的无误")
        (('张三', '照片没有'), ('张三', '无误'))
        >>> names.who_says("张三说我的照片没有"), names.who_says("张三没有照片")
        (None, None)
        """
        for name in self._names.get(entry[:1].casefold(), ()):
            found = re.match(_SAYS, entry.removeprefix(name))
            if (
                found
                and entry.startswith(name)
                and not re.search("[我你您咱]", entry[found.end() :])
            ):
                return name, entry[len(name) + found.end() :]
        return None

    def behind(self, entry: str, name: str) -> str | None:
        """What stands behind *name* at the beginning of *entry*, None if it does not stand there.

        White space within the name and any dot for · are one; close behind it only a word may
        stand that begins an answer, for 张三丰 is not 张三.

        >>> behind = ClassNames([], "无误".__eq__).behind
        >>> [behind(line, "张三") for line in ("张 三：无误", "张三丰 无误", "张三没有照片")]
        ['：无误', None, '没有照片']
        """
        at = 0
        for c in name:
            while at < len(entry) and entry[at].isspace():
                at += 1
            if c == " ":
                continue
            written = clean_name(f"某{entry[at : at + 1]}某")[1:2]
            if written.casefold() == c.casefold():
                at += 1
            elif c != "·":
                return None
        rest = entry[at:].removeprefix("同学")
        if not rest or rest[0] in BETWEEN or half_width(rest[0]).isdigit():
            return rest
        word = re.split(f"[{re.escape(BETWEEN)}]", rest, maxsplit=1)[0]
        if self._is_ok(word):  # 全无误 behind 李明 may be of 李明全
            return None if len(word) > LEAST - 1 and self._is_ok(word[1:]) else rest
        begins = len(word) >= LEAST and re.match(BEGINS_ANSWER, word)
        begins = begins or re.fullmatch(f"{either(WRONG)}|[没未][看查核回登弄]", word)
        return rest if begins else None
