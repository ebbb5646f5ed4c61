"""A form for one person in a Word document: found, with what each of its blanks asks for.

It is one if there is a place for 姓名 that is the student's own. Source: issue 17, item 7.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from tongzhi_cli.anomaly.items.record_items import NAME, PHOTO
from tongzhi_cli.columns.column import Column
from tongzhi_cli.errors import NoFormError
from tongzhi_cli.form.brought import PROTECTED, cleaned, is_locked
from tongzhi_cli.form.record_facts import record_fact
from tongzhi_cli.form.word import blank as word_blank
from tongzhi_cli.form.word import leftovers
from tongzhi_cli.form.word.person import tables
from tongzhi_cli.form.word.person.asked import HAND, Ask, Wants, called, is_numbered
from tongzhi_cli.form.word.person.choosing import item_named
from tongzhi_cli.form.word.person.spots import Spot
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import file_type, limits
from tongzhi_cli.office.file_type import Content
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.xml import TBL, Element, P, W, main_part, parsed, text_of

_BODY = f"{W}body"
_BOX = f"{W}txbxContent"
#: What is about photos: a title, or a choice.
_PHOTO = r"照片|图像|相片|影像|采集"
#: What a person does on every form, whatever it is called there.
_PEN = (
    ("签名", "签名|签字|签章"),
    ("日期", r"(?:填表|申请|填写|办理)日期|(?<![\u4e00-\u9fff])日\s{0,4}期|年[\s_＿]*月[\s_＿]*日"),
    ("盖章", "盖章|公章|[（(]章[）)]"),
)
#: What is longer is no label.
_LABEL = 16
_OPINION = r"[\u4e00-\u9fff（）()、]{1,12}意见"


class PersonForm(NamedTuple):
    """A blank form for one person: its *package*, the main *part*, its *xml*, what is told.

    *is_about_photos* by its title or its choices; *by_hand* is what people do on it with a pen;
    *text* is all that it says, *asks* what of a student's record no roster has a column for.
    """

    package: Package
    part: str
    xml: bytes
    doubts: tuple[str, ...] = ()
    is_about_photos: bool = False
    by_hand: tuple[str, ...] = ()
    text: str = ""
    asks: frozenset[str] = frozenset()

    def parsed(self) -> tuple[Element, list[Spot]]:
        """Its document to write into, and the blanks in it."""
        root = parsed(self.package.path, self.xml)
        return root, spots(root)


def find(path: Path, *, allow: Collection[str] | None = ()) -> PersonForm:
    """The form for one person in a .docx; a .doc or .wps is what LibreOffice makes of it.

    *allow* as in `form.brought.cleaned`.

    Raises:
        InputError: the file cannot be read, or is a workbook.
        NoFormError: it has no place for a student's 姓名.

    """
    data = limits.read_bytes(path)
    kind = file_type.content_of(data)
    doubts: list[str] = []
    if kind is Content.DOC:
        from tongzhi_cli.office import convert  # noqa: PLC0415  start fast

        data = convert.converted(path, data)
        doubts.append(f"{path} 是{kind}，{convert.CONVERTED}，打印前看一眼")
    elif kind is not Content.DOCX:
        raise file_type.refuse(path, kind, "一个人填的表（.docx）", ".docx")
    data, brought = cleaned(path, data, allow)
    package = word_blank.as_document(path, Package(path, data))
    part = main_part(package)
    form = PersonForm(package, part, package.read(part))
    root, found = form.parsed()
    doubts += [*brought, *leftovers.told([root])]
    if is_locked(package, part):
        doubts.append(PROTECTED.format("文档", "Word"))
    if not has_name(found):
        raise _unrecognised(path, root, found)
    return form._replace(
        doubts=tuple(doubts),
        is_about_photos=_is_about_photos(root, found),
        by_hand=tuple(_by_hand(root, found)),
        text=text_of(root),
        asks=frozenset(
            filter(None, map(record_fact, (c for one in found for c in one.ask.columns)))
        ),
    )


def has_name(found: Sequence[Spot]) -> bool:
    """Whether there is a place for the student's name; on a form to change it, one for that."""
    columns = {one for spot in found if spot.ask.wants is Wants.FACT for one in spot.ask.columns}
    is_renamed = any(one.ask.item == NAME and one.table < 0 for one in found)
    return Column.NAME in columns or (is_renamed and Column.NUMBER in columns)


def _is_about_photos(root: Element, found: Sequence[Spot]) -> bool:
    """Whether a form's title, or what may be ticked or changed on it, is a photo."""
    items = {one.item for one in found if one.table >= 0}
    items |= {item_named(choice.word) for one in found for choice in one.choices
              if one.ask.wants is Wants.ITEM}  # fmt: skip
    titles = (
        text_of(one)
        for one in root.iter(P)
        if re.search("[申更勘变修].{0,12}表|申请|登记表", text_of(one)) and len(text_of(one)) <= 40
    )
    return PHOTO in items or re.search(_PHOTO, next(titles, "")) is not None


def _by_hand(root: Element, found: Sequence[Spot]) -> Iterator[str]:
    """What a person writes on a form whatever is known: opinions, signatures, dates, seals."""
    lines = [*(text_of(one) for one in root.iter(P)), *(one.called for one in found)]
    labels = (called(line.partition("：")[0].partition(":")[0]) for line in lines)
    cells = (called(text_of(cell)) for cell in root.iter(f"{W}tc"))
    yield from dict.fromkeys(one for one in (*cells, *labels) if re.fullmatch(_OPINION, one))
    yield from (name for name, pattern in _PEN if any(re.search(pattern, line) for line in lines))


def without_pen(labels: Iterable[str]) -> list[str]:
    """Labels, each once, without those that `PersonForm.by_hand` tells in fewer words."""
    pattern = "|".join(pattern for _, pattern in _PEN)
    return [
        one
        for one in dict.fromkeys(labels)
        if one and len(one) <= _LABEL and not re.search(f"{pattern}|[□☐]", one)
    ]


def _unrecognised(path: Path, root: Element, found: Sequence[Spot]) -> NoFormError:
    seen = [one.called for one in found if re.search("[\u4e00-\u9fff]", one.called)]
    if not seen:
        texts = (called(text_of(cell)) for cell in root.iter(f"{W}tc"))
        seen = [text for text in texts if 1 < len(text) <= 12]
    named = f"，看到的：{'、'.join([*dict.fromkeys(seen)][:8])}" if seen else ""
    return NoFormError(
        f"{path} 里找不到填“姓名”的地方：找的是“姓名”旁边或下面的空格，“姓名：”后面的空白，"
        f"“姓名____”这样的横线{named}",
        "请换成一个人填一份的空白申请表；全班一张的表（反馈表、勘误表）"
        "用 fankui build --template。",
    )


# --- the blanks --------------------------------------------------------------------------------


def spots(root: Element) -> list[Spot]:
    """The blanks of a document, from the top, with what each asks for settled."""
    return _settled([*_all(root)])


def _all(root: Element) -> Iterator[Spot]:
    number = 0
    for holder in (*root.iter(_BODY), *root.iter(_BOX)):
        part: Ask | None = None
        lines: list[Element] = []
        for block in _blocks(holder):
            if block.tag == P:
                lines.append(block)
                continue
            part, found = _between(lines, part, before_table=True)
            yield from found
            lines = []
            for table in block.iter(TBL):
                number += 1
                yield from tables.spots_of(table, number, part)
        yield from _between(lines, part, before_table=False)[1]


def _blocks(holder: Element) -> Iterator[Element]:
    """The paragraphs and tables of a document, those in content controls too."""
    for one in holder:
        if one.tag in {P, TBL}:
            yield one
        elif one.tag == f"{W}sdt":
            yield from (
                _blocks(content) if (content := one.find(f"{W}sdtContent")) is not None else ()
            )


def _between(
    lines: Sequence[Element], part: Ask | None, *, before_table: bool
) -> tuple[Ask | None, list[Spot]]:
    """The blanks of the lines between tables, and whose, or of what, the next table is."""
    told = [one for one in lines if text_of(one).strip() and one.find(f".//{_BOX}") is None]
    found: list[Spot] = []
    run: list[Element] = []
    for one in told:
        text = text_of(one).strip()
        new = part
        if not re.search(r"[:：_＿□☐]|  |　　", text):
            new = tables.part_of(text, part)
        if new is not part:
            found += tables.lines_and_choices(run, part=part)
            run, part = [], new
        run.append(one)
    found += tables.lines_and_choices(run, part=part)
    if told and before_table:  # 更正内容： is the heading of the table
        found = [one for one in found if not _ends(one, told[-1])]
    return part, found


def _ends(spot: Spot, line: Element) -> bool:
    """Whether a blank is nothing behind the last colon of a *line*, and for no fact."""
    is_nothing = spot.paragraph is line and spot.start == spot.end
    return is_nothing and spot.ask.wants is not Wants.FACT


#: Beside a 学号 it is the name, if there is no other place for that.
_IS_NAME = ("申请人", "学生", "申请学生", "学生（申请人）")


def _settled(found: list[Spot]) -> list[Spot]:
    """The blanks of a form, those that may be one thing or another by what else there is."""
    found = [*_of_the_change(found)]
    if not has_name(found) and any(one.ask.columns == (Column.NUMBER,) for one in found):
        named = [one for one in found if one.cell is not None and one.called in _IS_NAME]
        if len(named) == 1:
            ask = Ask(Wants.FACT, (Column.NAME,))
            found = [one._replace(ask=ask) if one is named[0] else one for one in found]
    wanted = {one.ask.wants for one in found if not one.choices}
    plain = {one.ask.wants for one in found if not one.ask.item and not one.choices}
    becomes = {
        Wants.NOW: _now(wanted),
        Wants.CHANGE: _CHANGE[bool(plain & _SHOWN), Wants.SHOULD_BE in plain],
        Wants.MATTER: Wants.ITEM if plain & {Wants.SHOWN, Wants.SHOULD_BE} else Wants.WHOLE,
        Wants.REASON: Wants.WHOLE,
        Wants.WRONG: _wrong(plain),
    }
    return _numbered(
        [
            one._replace(ask=one.ask._replace(wants=becomes[one.ask.wants]))
            if one.ask.wants in becomes
            else one
            for one in found
        ]
    )


def _of_the_change(found: Sequence[Spot]) -> Iterator[Spot]:
    """The blanks of a form, those in a part for the change (更正信息) as what they are.

    What it should be, if the student's name has a place elsewhere; else the student's own facts.
    """
    is_named = has_name(found)
    should_be = {one.ask.item for one in found if one.ask.wants is Wants.SHOULD_BE}
    for one in found:
        if one.ask.wants is not Wants.CHANGE or not one.ask.item:
            yield one
        elif is_named:
            is_asked = one.ask.item in should_be
            yield one._replace(ask=HAND if is_asked else Ask(Wants.SHOULD_BE, item=one.ask.item))
        else:
            columns = one.ask.columns
            yield one._replace(ask=Ask(Wants.FACT, columns) if columns else HAND)


#: The number of the table that places for corrections are, that are numbered and not in one.
_NO_TABLE = 1_000_000


def _numbered(found: list[Spot]) -> list[Spot]:
    """更正项目一, 更正为, 更正项目二, 更正为: each has its own correction."""
    made, row = [], 0
    for one in found:
        values = one.ask.wants in {Wants.ITEM, Wants.SHOWN, Wants.SHOULD_BE}
        if not values or one.table >= 0 or one.ask.item:
            made.append(one)
            continue
        if one.ask.wants is Wants.ITEM:
            row = row + 1 if is_numbered(one.called) else 0
        made.append(one._replace(table=_NO_TABLE, row=_NO_TABLE + row) if row else one)
    return made


#: What is shown: 原信息, or 错误信息 beside 更正信息.
_SHOWN = {Wants.SHOWN, Wants.WRONG}
#: What 更正内容 is, by whether the form asks for what is shown, and for what it should be.
_CHANGE = {
    (False, False): Wants.WHOLE, (True, False): Wants.SHOULD_BE, (False, True): Wants.HAND,
    (True, True): Wants.HAND,
}  # fmt: skip


def _wrong(wanted: Collection[Wants]) -> Wants:
    """What 错误信息 is: what is shown, where the form asks elsewhere how it should be."""
    if Wants.SHOULD_BE in wanted:
        return Wants.WHOLE if Wants.SHOWN in wanted else Wants.SHOWN
    return Wants.SHOWN if Wants.CHANGE in wanted else Wants.WHOLE


def _now(wanted: Collection[Wants]) -> Wants:
    """What 现姓名 is: what it should be beside 原姓名, what is shown beside 更正后姓名."""
    if Wants.SHOWN in wanted:
        return Wants.HAND if Wants.SHOULD_BE in wanted else Wants.SHOULD_BE
    return Wants.SHOWN if Wants.SHOULD_BE in wanted else Wants.HAND
