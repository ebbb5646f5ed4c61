"""Every date phrase of a notice with what stands around it: sentence, line, heading, table."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tongzhi_cli.dates.phrase import Phrase
from tongzhi_cli.dates.resolve import Issued
from tongzhi_cli.model.text import has_words
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.due.day_phrases import Day, Known, days, known, lacks_day, near
from tongzhi_cli.notice.reading.due.deadline_role import role_of_words
from tongzhi_cli.notice.reading.due.tables import Beside, Table, beside, tables
from tongzhi_cli.notice.reading.page.furniture import is_furniture
from tongzhi_cli.notice.reading.sections import Sentence, is_label, is_over_day

#: What says that late papers are refused; 过期顺延 and 逾期视为 do not (issue 15).
REFUSED = (
    r"(?:逾期|过期|过时|超期|逾时)(?!视|顺延)[^。；\n]{0,10}?"
    r"(?:不[再予收候办受接补]|概不|恕不|拒[收绝]|作废|自负|自行负责|不负责|责任由)|"
    r"不再受理|不予受理|不予办理|不再办理|不再接收|不再补[办收]|不予接收|概不受理|概不接收|"
    r"恕不受理|恕不办理|过时不候|过期不候|逾期不候|后果自负|责任自负"
)
#: So many signs around a date may tell what it is for.
_NEAR = 400
#: So many signs may stand in front of a day that its line begins with.
_DAY_FIRST = 6
#: A question is of what stands below it.
_ASKED = r"[？?]\s{0,3}$"
#: So many sentences below a table may be said of all of it.
_BELOW = 3
#: A line that stands over others: a heading, or what ends with a colon.
_HEADING = (
    r"(?!.*关于.{2,60}(?:通知|通告|公告|安排|说明|提醒)\W*$)\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}[)）、.．]|【).{0,24}[^。；]$|"
    r"第[一二三四五六七八九十]项(?:[：:、.．，,]|\s).{0,24}[^。；]|"
    r"表\s*+[一二三四五六\d]{1,2}(?:\s*+[：:、.．]|\s).{0,24}[^。；]|"  # what a table is called
    r"(?:Q|问|问题)\s*+\d{0,2}\s*+[：:、.．].{0,40}[？?]|"
    r"[一-鿿]{2,12}(?:时间|日期|期限|截止)|.*[：:]$"
)

#: An hour without a day: in a table it is of the day of its row.
_HOUR_ONLY = r"(?:[上下中]午|晚上|早上|[\d\s:：点时半分前之以截止晚早])+"
#: A heading that says nothing itself, behind a sentence of the same days.
_AS_FOLLOWS = r"^\s*(?:具体|详细|时间|地点|日程|相关|有关|及|和)*(?:安排)?表?(?:如下)?[：:]\s*$"
#: The line that names a place: 2、采集地点：实训楼.
_PLACE_LABEL = (
    r"\W*(?:[一二三四五六七八九十\d]{1,2}\W+)?([一-鿿]{0,8}?)(?:的)?地点(?:\s*[：:为在]|\s)"
)
#: The next sentence that only says where: 反馈表交学院办公室, 送：教学科302.
_GIVEN_NEXT = (
    r"[^\w《“]{0,4}(?P<paper>(?:(?![请须应要均都由交报送寄发提])[^，。；：:\n]){0,12}?)"
    r"(?:请|须|应|要|均|都|统一|集中|一律|直接|由(?:(?![请须应要均都由交报送寄发提统集一直])[一-鿿]){2,6}){0,4}"
    r"(?:[上提]?交|报|送|寄|发送)(?:[至到给往达]|[：:])?(?!的|表|人|时间|日期)"
)
#: A line that leads to the next day is of that one: 班级交学院：4/15前, 纸质表4月8日前交.
_NEXT_LABEL = (
    r"\n[^，。；：:\n]{2,40}[：:]\s*$|(?<=[一-鿿]{4})\n[^，。；：:\n]{1,16}$|"
    r"(?<=[，,；;])[^，,。；;：:\n]{1,12}(?:表|材料|名单|[版件])$|"
    r"(?<=[ \u3000])[^\s\d，,。；;：:（）()]{2,12}[：:]\s*$"
)
#: Where the width of a page breaks a clause: 将签字表送⏎教务处.
_BROKEN = r"(?<=[交送报寄发到至给往于将把由])\n\s*(?=[一-鿿])"
#: A day of its own.
_DATED = r"\d\s?[月日号]|\d[./-]\d"


class Found(NamedTuple):
    """A date phrase, the sentence that it is in, and what stands on both sides of it there.

    *earlier* is what the sentence says before the date before it, None of the first one.
    *whose* it is, where several days are each somebody's own; *lead* are the headings above, the
    nearest first; *beside* is what a table says of it, *below* what stands below that table;
    *following* is the next sentence, *previous* the one before it on its line. *label* is a short
    line above that says what the days right below it are for: the first of *lead*, too.
    """

    phrase: Phrase
    sentence: Sentence
    before: str = ""
    after: str = ""
    earlier: str | None = None
    later: str = ""
    lead: tuple[str, ...] = ()
    is_hard: bool = False
    whose: str = ""
    beside: Beside | None = None
    below: str = ""
    following: str = ""
    previous: str = ""
    label: str = ""

    @property
    def line(self) -> str:
        """The line that the phrase ends in."""
        begin = self.sentence.text.rfind("\n", 0, self.phrase.begin) + 1
        return self.sentence.text[begin:].split("\n", 1)[0]

    @property
    def place_below(self) -> str:
        """The next sentence, if it names the place of the same and no day of its own.

        采集时间：5月24日, 采集地点：实训楼; 反馈表4月8日前收齐。交学院办公室。
        """
        if self.given_below:
            return self.following
        label = re.match(_PLACE_LABEL, self.following) if "地点" in self.following else None
        if label is None:
            return ""
        is_only = self.earlier is None and not self.later and not label[1]
        is_same = "时间" in self.before or (label[1] and label[1] in self.sentence.text)
        return self.following if is_same or is_only else ""

    @property
    def given_below(self) -> bool:
        """Whether the next sentence says to whom or where the same goes, and only that."""
        given = re.match(_GIVEN_NEXT, self.following)
        if given is None or self.later or re.search(_DATED, self.following):
            return False
        return not given["paper"] or given["paper"].strip("《》“”") in self.sentence.text

    @property
    def place(self) -> tuple[int, int]:
        """From where to where the phrase stands in the whole text."""
        return self.sentence.begin + self.phrase.begin, self.sentence.begin + self.phrase.end


class _Said(NamedTuple):
    sentence: Sentence
    days: Sequence[Day]


def dates(text: str, of: Sequence[Sentence], issued: Issued | None) -> Iterator[Found]:
    """The date phrases of each sentence *of* a text as `tables.laid_out` gives it, in order."""
    said = list(_said(text, of, known(text, issued)))
    dated = [
        one.begin + day.phrase.begin
        for one, many in said
        for day in many
        if not re.fullmatch(_HOUR_ONLY, day.phrase.text)
    ]
    all_tables = [(table, _below(table, said)) for table in tables(text, dated)]
    headings: list[str] = []
    labels = _labels(said)
    for at, (sentence, many) in enumerate(said):
        label = labels.get(at, "")
        if re.fullmatch(_HEADING, sentence.text.split("\n")[0]):
            headings.insert(0, _heading(said, at))
        refused = bool(many) and _is_refused_next(said, at)
        following = said[at + 1].sentence.text if at + 1 < len(said) else ""
        for place in range(len(many)):
            lead = tuple(filter(None, (label, *headings[:2])))
            one = _found(sentence, many, place, lead, refused=refused)
            one = one._replace(following=following, previous=_previous(said, at), label=label)
            yield _in_table(one, all_tables)


def _labels(said: Sequence[_Said]) -> dict[int, str]:
    """What short lines say that the days beside them are for, by the place of these days.

    A label stands above its days; below, where the line above says nothing of a task.
    """
    made: dict[int, str] = {}
    label, is_free = "", True
    for at, one in enumerate(said):
        if not one.days:
            label = _label(said, at) if is_free else ""
            is_free = True
            continue
        if one.days[0].phrase.begin > _DAY_FIRST:
            label = ""
        below = _label(said, at + 1, is_last=True) if at + 1 < len(said) else ""
        is_bare = not has_words(one.sentence.text.replace(one.days[0].phrase.text, ""))
        is_asked = at > 0 and re.search(_ASKED, said[at - 1].sentence.text) is not None
        if is_bare and not (is_asked or role_of_words(label)) and role_of_words(below):
            label, is_free = below, False
        made[at] = label
    return made


def _label(said: Sequence[_Said], at: int, *, is_last: bool = False) -> str:
    """A short line that says what a day beside it is for; "" if it is none.

    *is_last*: no day need stand on the next line.
    """
    line = said[at].sentence.text.split("\n")[-1]
    below = said[at + 1].sentence.text if at + 1 < len(said) else ""
    may_be = (is_label(line) if is_last else is_over_day(line, [below])) and not said[at].days
    says = may_be and (role_of_words(line) or re.search("时间|日期|期限|截止|DDL|ddl", line))
    is_none = is_furniture(line) or (is_last and re.search(_ASKED, line))
    return re.sub(r"^\W+", "", line.strip()) if says and not is_none else ""


def _heading(said: Sequence[_Said], at: int) -> str:
    """What stands over others; 具体如下 with the sentence before it that names their days."""
    text = said[at].sentence.text
    before = said[at - 1] if at else None
    if before and (before.days or _previous(said, at)) and re.search(_AS_FOLLOWS, text):
        return before.sentence.text + text
    return text


def _previous(said: Sequence[_Said], at: int) -> str:
    """The sentence before one on the same line; "" where there is none."""
    before = said[at - 1].sentence.text if at else ""
    return "" if "\n" in before.rstrip(" \u3000") else before


def _said(text: str, of: Sequence[Sentence], told: Known) -> Iterator[_Said]:
    """The sentences with their days; a day without a month may be of that of the day before."""
    before: Phrase | None = None
    end = 0
    for one in of:
        many = days(one.text, told)
        if many and lacks_day(many[0].phrase):
            between = text[end : one.begin + many[0].phrase.begin]
            if earlier := near(before, between):
                many = days(one.text, told, earlier)
        yield _Said(one, many)
        for day in many:
            before, end = day.phrase, one.begin + day.phrase.end


class Around:
    """What stands around a place in a sentence *of* a text, up to the dates that were *taken*."""

    def __init__(self, of: Sequence[Sentence], taken: Sequence[tuple[int, int]]) -> None:
        self._sentences = of
        self._begins = [one.begin for one in of]
        self._taken = sorted(taken)

    def alone(self, begin: int, end: int, why: str) -> Found:
        """What looks like a date from *begin* to *end*, but is no phrase, and *why*."""
        sentence = self._sentences[bisect_right(self._begins, begin) - 1]
        first, size = sentence.begin, len(sentence.text)
        start, stop = begin - first, min(end - first, size)
        at = bisect_right(self._taken, (begin, begin))
        low = max(0, self._taken[at - 1][1] - first) if at else 0
        high = min(size, self._taken[at][0] - first) if at < len(self._taken) else size
        phrase = Phrase(sentence.text[start:stop], start, stop, stop, why=why)
        before, after = sentence.text[low:start][-_NEAR:], sentence.text[stop:high][:_NEAR]
        return Found(phrase, sentence, before, after)


def _is_refused_next(said: Sequence[_Said], at: int) -> bool:
    """Whether the next sentence begins with that late papers are refused: 过期不收！"""
    following = said[at + 1] if at + 1 < len(said) else None
    if following is None or following.days:
        return False
    start = r"[^。]{0,12}(?:过期不收|逾期不收|"
    return re.match(rf"{start}{REFUSED})", following.sentence.text) is not None


def _found(
    sentence: Sentence, said: Sequence[Day], place: int, lead: tuple[str, ...], *, refused: bool
) -> Found:
    """One phrase of a sentence with what stands between it and its neighbours."""
    text = sentence.text
    phrase = said[place].phrase
    start = said[place - 1].phrase.end if place else 0
    last = place + 1 == len(said)
    end = len(text) if last else said[place + 1].phrase.begin
    after = text[phrase.head : min(end, phrase.head + _NEAR)]
    own = after if last else re.sub(_NEXT_LABEL, "\n", after)
    later = "" if last else text[said[place + 1].phrase.end :][:_NEAR]
    later = later if own == after else f"，{later}"  # what it says is of what was cut off
    after = re.sub(_BROKEN, "", own)
    before = text[: phrase.begin] if place == 0 else ""
    return Found(
        phrase,
        sentence,
        text[max(start, phrase.begin - _NEAR) : phrase.begin],
        after,
        text[: said[place - 1].phrase.begin][-_NEAR:] if place else None,
        later,
        lead,
        re.search(REFUSED, before + phrase.text + after) is not None or (refused and last),
        said[place].whose,
    )


def _in_table(one: Found, all_tables: Sequence[tuple[Table, str]]) -> Found:
    """The date with what its table says of it."""
    place = one.place[0]
    for table, below in all_tables:
        if table.rows[0].begin <= place <= table.end:
            return one._replace(beside=beside(table, place), below=below)
    return one


def _below(table: Table, said: Sequence[_Said]) -> str:
    """What is said right below a table, without a date of its own, of all its rows."""
    following = [one for one in said if one.sentence.begin > table.end][:_BELOW]
    told: list[str] = []
    for one in following:
        if one.days or re.fullmatch(_HEADING, one.sentence.text.split("\n")[0]):
            break
        told.append(one.sentence.text)
    return "".join(told)
