"""A filled form whose result stands in several columns, read as one column for the result.

A tick under 正确 or the fault under 有误; 错误信息 beside 正确信息; a column for faults alone; only
备注. Which columns these are `form.word.columns` says.
"""

from collections.abc import Collection, Mapping, Sequence

from tongzhi_cli.anomaly.menu import worded
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.boxes import HALF, OK, outcome, ticked_columns
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.answers.result.ticks import Mark, mark_in, ticked
from tongzhi_cli.columns.column import CHECKED_ITEMS, Column
from tongzhi_cli.form.options import without_choice
from tongzhi_cli.form.word.columns import FormList
from tongzhi_cli.model.nothing import nothing_in
from tongzhi_cli.model.student import same_name

#: Told by these, a row without a fault is right.
BLANK_IS_OK = frozenset({Column.WRONG, Column.SHOULD_BE})
#: Where each entry of the record is ticked.
_ENTRIES = frozenset(CHECKED_ITEMS.values())
#: What people type for their signature, beside their name.
_SIGNED = frozenset({"已签", "已签名", "已签字", "√", "✓", "✔"})


def join(rows: Sequence[list[str]], lists: Sequence[FormList]) -> None:
    """Put the result of each row below the header into its one column, list by list."""
    for one in lists:
        below = rows[one.header.row + one.header.below + 1 :]
        if one.way is Column.PHOTO:
            _tell_halves(below, one)
        elif one.way:
            ticks = ticked_columns(below, one.parts)
            for row in below:
                _join(row, one, one.way, ticks)
        for place in one.header.all_of(Column.RESULT):
            _take_faults(below, place, one.header.columns.get(Column.DETAIL))


def _take_faults(rows: Sequence[list[str]], place: int, detail: int | None) -> None:
    """Give a ticked 有误 the fault that stands behind it, or in the column for it."""
    for row in rows:
        if place < len(row) and row[place] and row[place] != OK:
            behind = [] if detail is None else row[detail : detail + 1]
            row[place] = without_choice(row[place], behind)


def _tell_halves(rows: Sequence[list[str]], form: FormList) -> None:
    """Say so where all is right in one of two columns, and the other one is blank.

    Not where nobody writes into that column: a photo may be glued on there.
    """
    both = form.header.all_of(Column.RESULT)
    for row in rows if len(both) > 1 else ():
        row.extend([""] * (max(both) + 1 - len(row)))
        blank = [at for at in both if nothing_in(row[at])]
        ok = [at for at in both if judge(row[at]).status is Status.OK]
        if len(blank) == len(ok) == 1:
            row[ok[0]] = HALF[blank[0] != form.parts[Column.RECORD]]


def _join(row: list[str], form: FormList, way: Column, ticks: Collection[Column]) -> None:
    columns = form.header.columns
    texts = {column: row[at] if at < len(row) else "" for column, at in form.parts.items()}
    for at in form.parts.values():
        if at < len(row):
            row[at] = ""
    keys = (columns[Column.NUMBER], columns[Column.NAME])
    somebody = any(at < len(row) and row[at].strip() for at in keys)
    if way in _ENTRIES:
        beside = (columns.get(one) for one in (Column.DETAIL, Column.NOTE))
        notes = [row[at].strip() for at in beside if at is not None and at < len(row)]
        said = _of_entries(texts, next(filter(None, notes), ""))
    elif way in {Column.KIND, Column.SHOULD_BE}:
        said = _worded(texts)
    elif way in {Column.RIGHT, Column.WRONG}:
        beside = (columns.get(one) for one in (Column.DETAIL, Column.NOTE))
        detail, note = (
            row[at].strip() if at is not None and at < len(row) else "" for at in beside
        )
        own = texts.get(Column.RESULT, "").strip()
        right, wrong = (ticked(texts.get(one, "")) for one in (Column.RIGHT, Column.WRONG))
        said = own or outcome(right, wrong, ticks, detail, note)
    else:
        whole = (texts.get(one, "").strip() for one in (Column.RESULT, Column.WRONG, Column.NOTE))
        said = next(filter(None, whole), "")
    if not said and somebody and way in BLANK_IS_OK:
        said = OK
    place = columns[Column.RESULT]
    row += [""] * (place + 1 - len(row))
    row[place] = said


def _of_entries(texts: Mapping[Column, str], note: str) -> str:
    """What ticks and crosses for each entry come to, with the *note* beside them.

    Entries that are left blank beside others are told: not all was checked.
    """
    names = {one: name for name, one in CHECKED_ITEMS.items()}
    said = {names[one]: text.strip() for one, text in texts.items()}
    own = [text for text in said.values() if judge(text).status is Status.ANOMALY]
    crossed = [name for name, text in said.items() if mark_in(text) is Mark.CROSS]
    if judge(note).status is Status.ANOMALY:
        return note
    if own or crossed:
        return "；".join([*own, *([f"{'、'.join(crossed)}有误"] if crossed else [])])
    right = [name for name, text in said.items() if judge(text).status is Status.OK]
    blank = [name for name in said if name not in right]
    if not right:
        return note if judge(note).status is Status.OK else ""
    return f"{'、'.join(blank)}空着，未核对" if blank else OK


def _worded(texts: Mapping[Column, str]) -> str:
    """错误类别, 错误信息 and 正确信息 as our form has them in one: 民族有误：显示“汉族”，……

    Several faults of one student stand on several lines of each cell.
    """
    shown = texts.get(Column.WRONG, "").split("\n")
    should_be = texts.get(Column.SHOULD_BE, "").split("\n")
    kinds = texts.get(Column.KIND, "").split("\n")
    if Column.KIND not in texts:  # 民族：汉族
        kinds = [one.partition("：")[0] if "：" in one else "" for one in shown]
        shown = [one.partition("：")[2] if "：" in one else one for one in shown]
    if not "".join(should_be).strip():
        whole = texts.get(Column.WRONG, "").strip()
        kind = "".join(kinds).strip()
        is_told = not whole or not kind or kind in whole
        return whole if is_told else worded(kind, whole, "")
    if not len(kinds) == len(shown) == len(should_be):
        kinds, shown, should_be = (
            ["、".join(filter(None, one))] for one in (kinds, shown, should_be)
        )
    pairs = zip(kinds, shown, should_be, strict=True)
    return "；".join(worded(kind.strip() or "信息", *rest) for kind, *rest in pairs)


class SignedOnly:
    """Who signed beside a blank 备注, the only place for the result on the form.

    Where nobody wrote 无误 there, only what is wrong is written, and who signed is right; where
    one did, a blank is no answer. A signature is the student's own name, a picture, or 已签.
    """

    def __init__(self) -> None:
        self._signed: list[tuple[list[str], int]] = []
        self._is_written = False

    def look_at(
        self, rows: Sequence[list[str]], form: FormList, drawn: Collection[tuple[int, int]]
    ) -> None:
        """Take in the rows of a list that were joined; *drawn* are the cells with a picture."""
        if form.way is not Column.NOTE or form.signature is None:
            return
        result, name = (form.header.columns[one] for one in (Column.RESULT, Column.NAME))
        for at, row in enumerate(rows):
            if at <= form.header.row + form.header.below or len(row) <= max(form.signature, name):
                continue
            if not nothing_in(row[result]):
                self._is_written |= judge(row[result]).status is Status.OK
                continue
            own, signature = row[name].strip(), row[form.signature].strip()
            is_own = signature in _SIGNED or (at, form.signature) in drawn
            if own and (is_own or (signature and same_name(signature, own))):
                self._signed.append((row, result))

    def settle(self) -> bool:
        """Give those who signed their 无误, unless it is written; whether anybody got it."""
        if self._is_written:
            return False
        blank = [(row, at) for row, at in self._signed if row[at:] and nothing_in(row[at])]
        for row, at in blank:
            row[at] = OK
        return bool(blank)
