"""The text for a 班长 with what their class has to mend, ready to be pasted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.text import printable, without_id_numbers
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.packs.back.asking import ASKED, ONE_SHEET
from tongzhi_cli.packs.back.wording import Said
from tongzhi_cli.paper.answering import due
from tongzhi_cli.paper.blocks import Block, Line, Points, Section, Title, lines_of
from tongzhi_cli.roster.repeated import WHICH_SHEET
from tongzhi_cli.summary.model import Record

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice


class Told(NamedTuple):
    """A problem with its *number*, as it is *said*, and its *place* in the file, if there is."""

    number: int
    said: Said
    place: str


def of_class(
    name: str,
    told: Sequence[Told],
    files: Sequence[str],
    notice: "Notice",
    *,
    students: Sequence[Record] | None = None,
    unread: Mapping[str, str] = MappingProxyType({}),
    anew: Sequence[str] = (),
    namesake: str = "",
) -> list[str]:
    """The lines of the text for the class called *name*.

    *files* are those that go with it, *anew* those of them that are clean workbooks; *students*
    are the list of a class of which nothing came, *unread* files that could not be read, and why;
    *namesake* is what it has to know of another class of its name.
    """
    blocks = _blocks(name, told, files, notice, students, unread, anew)
    title = next(blocks)
    return lines_of([title, *([Line(namesake)] if namesake else []), *blocks])


def _blocks(
    name: str,
    told: Sequence[Told],
    files: Sequence[str],
    notice: "Notice",
    students: Sequence[Record] | None,
    unread: Mapping[str, str],
    anew: Sequence[str],
) -> Iterator[Block]:
    is_silent = students is not None
    yield Title(f"学信网信息校对：请{'交反馈表' if is_silent else '改好再交'}", name)
    for one in told if is_silent else ():
        yield Line(f"【{one.number}】还没有收到你们班能读的表，{one.said.what}。{one.said.do}")
    if told and not is_silent:
        yield Line(f"交来的表有 {len(told)} 处要改。")
    if submit := notice.deadline(Role.SUBMIT):
        yield Line(f"{Role.SUBMIT.label}截止：{due(submit, notice, None)}")
    if files:
        named = "、".join(files)
        yield Line(f"改哪里：要改的格子在 {named} 里标成了黄色，批注写着怎么改，序号和下面一样。")
    if anew:
        named = "、".join(anew)
        yield Line(f"{named} 是照交来的表重新列的，“原表的行”是它在原来那份里的行号。")
    for file, why in unread.items():
        is_which = why.endswith(WHICH_SHEET)
        yield Section(f"{file} {why if is_which else '打不开，或里面没有认得的表'}")
        yield Line(ONE_SHEET if is_which else ASKED["unreadable-file"])
    for title, do, those in _grouped(() if is_silent else told):
        yield Section(f"{title}（{len(those)} 处）")
        yield Line(f"怎么改：{do}")
        yield Points(tuple(map(_point, those)))
    if told and not is_silent:
        yield Section("改好以后")
        yield Line("按学号由小到大排好，打印签字，重新交一份；黄色和批注留着也不要紧。")
    if students:
        yield Section(f"名单（{len(students)} 人）")
        yield Points(tuple(f"{one.number} {one.name}".strip() for one in students))


def _grouped(told: Iterable[Told]) -> Iterator[tuple[str, str, list[Told]]]:
    """Those that have to be mended in the same way, as they come first."""
    found: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        found.setdefault((one.said.title, one.said.do), []).append(one)
    yield from ((title, do, those) for (title, do), those in found.items())


def _point(one: Told) -> str:
    about = "，".join(filter(None, (one.said.who, one.place)))
    return (
        f"【{one.number}】{about}：{one.said.what}" if about else f"【{one.number}】{one.said.what}"
    )


def as_file(lines: Iterable[str]) -> bytes:
    """A text as bytes that every Notepad reads, without 身份证号."""
    whole = "".join(f"{printable(without_id_numbers(line))}\r\n" for line in lines)
    return whole.encode("utf-8-sig")
