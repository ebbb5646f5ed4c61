"""The lines of a notice file: where each key stands, and what is still to be decided."""

import re
from collections.abc import Iterator, Sequence

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.diagnostic import Key

_TABLE = r"\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]\]?"
_ENTRY = r"\s*([A-Za-z0-9_-]+)\s*="
#: A string of any kind, which is passed over, or a comment.
_STRING_OR_COMMENT = (
    r'(?<!\\)"""(?:\\.|"{1,2}(?!")|[^\\"])*+"""|' + r"'''(?:'{1,2}(?!')|[^'])*+'''|"
    r'(?<!\\)"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'|(#[^\n]*)"
)
#: What stands before the phrase that a question is about, on a line below it.
PHRASE = "通知写的："
#: What stands before what to do about a question in the file itself.
HOW = " → "
#: What such words speak of; an arrow of the notice's own stands before others.
_OF_FILE = ("#", "注释")
_TODO = r"(?<![A-Za-z])TODO(?![A-Za-z])[\s:：]*"


class Todo(NamedTuple):
    """A place that a person has to decide: its *line*, its *key* (or none), and what to decide.

    *quotes* are the lines below the *question*: what the notice says there; *how* is what to do
    about it in the file, for who has it open.
    """

    line: int
    key: Key
    question: str
    quotes: tuple[str, ...] = ()
    how: str = ""

    @property
    def words(self) -> str:
        """The question, with what the notice says there."""
        said = "；".join(self.quotes)
        return f"{self.question}（{said}）" if said else self.question

    @property
    def short(self) -> str:
        """The question behind the phrase that it is about.

        >>> Todo(1, (), "没有写明是哪一天", ("通知写的：6月初", "所在的句子：6月初交照片。")).short
        '6月初：没有写明是哪一天'
        """
        phrases = [one.removeprefix(PHRASE) for one in self.quotes if one.startswith(PHRASE)]
        return "：".join([*phrases, self.question])


def key_lines(text: str) -> dict[Key, int]:
    """The line of each key, counting from 1.

    >>> key_lines('id = "a"\\n[[cohort]]\\nyear = 1\\n[[cohort]]\\nyear = 2')[("cohort", 1, "year")]
    5
    """
    lines: dict[Key, int] = {}
    for number, table, key in _entries(text):
        if key == table:
            lines.setdefault(key[:1], number)  # [[cohort]] begins the list of cohorts
        lines.setdefault(key, number)
    return lines


def line_of(key: Key, lines: dict[Key, int]) -> int:
    """The line of *key*, or of the nearest thing it is in; 0 where there is none."""
    return next((lines[key[:end]] for end in range(len(key), 0, -1) if key[:end] in lines), 0)


def _entries(text: str) -> Iterator[tuple[int, Key, Key]]:
    """Line, table and key of every key and every table; a table is its own key."""
    counts: dict[str, int] = {}
    table: Key = ()
    for number, line in _logical_lines(text):
        if match := re.match(_TABLE, line):
            name = match[2]
            table = tuple(name.split("."))
            if match[1] == "[[":
                counts[name] = counts.get(name, -1) + 1
                table = (name, counts[name])
            yield number, table, table
        elif match := re.match(_ENTRY, line):
            yield number, table, (*table, match[1])


def comments(text: str) -> list[str]:
    """The comments, in their order.

    >>> comments('a = "#1" # one\\n# two')
    ['# one', '# two']
    """
    return [match[1].rstrip() for match in _strings_and_comments(text) if match[1]]


def _strings_and_comments(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(_STRING_OR_COMMENT, text, re.DOTALL)


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines that begin a key or a table; those inside a list or a long string are passed over."""
    depth = 0
    quoted = False
    for number, line in enumerate(text.split("\n"), start=1):
        if depth <= 0 and not quoted:
            yield number, line
        if line.count('"""') % 2 or line.count("'''") % 2:
            quoted = not quoted
        if not quoted and not re.match(_TABLE, line):
            bare = re.sub(r'(?<!\\)"(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*', "", line)
            depth = max(0, depth + bare.count("[") - bare.count("]"))


def todos(text: str) -> list[Todo]:
    """What is still to be decided: the comments with TODO, whose next lines may go on.

    >>> todos('[form]\\nrows = 25 # TODO 一页几行\\nblank = "TODO"')
    [Todo(line=2, key=('form', 'rows'), question='一页几行', quotes=(), how='')]
    >>> todos('[[cohort]]\\n# length = 4 # TODO 学制')[0].key
    ('cohort', 0, 'length')
    >>> [one.words for one in todos('# TODO 哪一天\\n#   通知写的：6月初\\n# 别的')]
    ['哪一天（通知写的：6月初）']
    >>> [(one.question, one.how) for one in todos('# level = "" # TODO 层次 → 填好，去掉前面的 #')]
    [('层次', '填好，去掉前面的 #')]
    """
    all_lines = text.split("\n")
    entries = list(_entries(text))
    found = []
    for match in _strings_and_comments(text):
        comment = match[1] or ""
        if not (mark := re.search(_TODO, comment)):
            continue
        line = text.count("\n", 0, match.start()) + 1
        more = []
        for after in all_lines[line:]:
            if not (told := re.fullmatch(r"#   +(\S.*)", after)):
                break
            more.append(told[1].rstrip())
        question = comment[mark.end() :].strip() or "请核对"
        asked, _, how = question.rpartition(HOW)
        is_how = bool(asked) and any(one in how for one in _OF_FILE)
        question, how = (asked, how) if is_how else (question, "")
        found.append(Todo(line, _key_at(line, comment, entries), question, tuple(more), how))
    return found


def _key_at(line: int, comment: str, entries: Sequence[tuple[int, Key, Key]]) -> Key:
    """The key of a line, or the one that is commented out there; () where there is none."""
    table: Key = ()
    for number, its_table, key in entries:
        if number == line:
            return key
        if number < line:
            table = its_table
    commented_out = re.match(rf"#{_ENTRY}", comment)
    return (*table, commented_out[1]) if commented_out else ()
