"""`fankui form inspect`: what was recognised in a blank form, and keeping it in a notice file."""

import os
import re
import sys
from pathlib import Path

from tongzhi_cli.cli.json.values import put
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.mapping import mapped, pairs_of
from tongzhi_cli.columns.other_words import STAY_BLANK
from tongzhi_cli.errors import ExitCode, FankuiError, InputError
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.allowances import ELSEWHERE
from tongzhi_cli.form.shipped import is_elsewhere
from tongzhi_cli.form.word import class_line, fit, leftovers
from tongzhi_cli.form.word import labels as form_labels
from tongzhi_cli.form.word.around import facts
from tongzhi_cli.form.word.blank import AnyForm
from tongzhi_cli.model.file_kind import SOME_ROSTER
from tongzhi_cli.model.shell import command
from tongzhi_cli.model.terms import NAMES, TABLE_OF, Paper, paper_named
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.addresses import column_name
from tongzhi_cli.office.word.xml import text_of

_CORRECTIONS = r"勘误|异常登记|异常汇总|异常信息|变更申请|更正|错误信息"


class InspectOptions(NamedTuple):
    """The options of form inspect, as typed."""

    form: str
    mapping: list[str]
    paper: str | None
    save_as: str | None


def run(given: InspectOptions, *, as_json: bool, quiet: bool) -> ExitCode:
    """Say what was recognised in a form; with --save-as keep it in a notice file.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: the form or the notice cannot be read, or the form is not recognised.
        OutputError: the notice file cannot be written.

    """
    path = Path(given.form)
    pairs = pairs_of(given.mapping)
    named = paper_named(given.paper) if given.paper else None
    try:
        form = _find(path, pairs, named)
    except InputError:
        if named or pairs or given.save_as or not _is_for_one(path):
            raise
        from tongzhi_cli.cli.form import inspect_person

        return inspect_person.run(path, as_json=as_json, quiet=quiet)
    if given.save_as:
        from tongzhi_cli.notice.toml import edit as notice_edit

        target = Path(given.save_as)
        notice_edit.save(target, form.paper, _relative(path, target), _kept(pairs, form))
    notes = _notes(form)
    if as_json:
        told = {
            "schema": 1,
            "columns": _by_place(form),
            "rows_per_sheet": form.rows_per_sheet,
            "labels": form_labels.labels(form.parts),
            "notes": notes,
        }
        put(told)
    else:
        sys.stdout.write("".join(f"{visible(line)}\n" for line in _lines(path, form, notes)))
    if not quiet:
        sys.stdout.flush()
        _say_next(given, form)
    return ExitCode.OK


def _is_for_one(path: Path) -> bool:
    """Whether a file that is no paper of a class is a form that one student fills in."""
    from tongzhi_cli.form.word.person import blank as person_blank

    try:
        person_blank.find(path, allow=None)
    except InputError:
        return False
    return True


def _find(path: Path, pairs: list[tuple[str, str]], paper: Paper | None) -> AnyForm:
    """The form of the paper that was named, or of the one that it is most likely."""
    found: dict[Paper, AnyForm] = {}
    failures: list[FankuiError] = []
    for one in [paper] if paper else list(Paper):
        try:
            found[one] = blank_form.find(path, one, mapped(pairs, one))
        except FankuiError as error:
            failures.append(error)
    if not found:
        raise failures[0]
    wrong_ones = found.get(Paper.CORRECTIONS)
    if wrong_ones and Column.SIGNATURE not in wrong_ones.parts.columns:
        title = "".join(_texts(wrong_ones))
        by_column = {Column.KIND, Column.SHOULD_BE} & set(wrong_ones.parts.columns)
        is_signed = Paper.SIGNED in found and "反馈表" in title
        if re.search(_CORRECTIONS, title) or (by_column and not is_signed):
            return wrong_ones
    return next(iter(found.values()))


def _texts(form: AnyForm) -> list[str]:
    return [text_of(one) for one in form.parts.block if one is not form.parts.table]


def _by_place(form: AnyForm) -> dict[str, int]:
    return {str(column): at for column, at in sorted(form.parts.columns.items(), key=_place)}


def _place(item: tuple[Column, int]) -> int:
    return item[1]


def _kept(pairs: list[tuple[str, str]], form: AnyForm) -> dict[str, str]:
    """What --map said, by the header's own text: letters and numbers say nothing to a reader."""
    texts = {place.at: place.text for place in form.parts.header.places}
    kept = {}
    for column, typed in mapped(pairs, form.paper).items():
        text = texts.get(form.parts.columns.get(column, -1), "")
        is_telling = text and [*texts.values()].count(text) == len(form.parts.blocks)
        kept[str(column)] = text if is_telling else typed
    return kept


def _relative(form: Path, notice: Path) -> str:
    """The form as the notice file beside it names it; from another drive by its whole path."""
    try:
        return Path(os.path.relpath(form, notice.parent)).as_posix()
    except ValueError:
        return form.resolve().as_posix()


def _left_blank(form: AnyForm) -> list[str]:
    written = {
        at
        for block in form.parts.blocks
        for column, at in block.items()
        if column is not Column.SIGNATURE
    }
    left = (
        " ".join(place.text.split()) or f"第 {place.at + 1} 列"
        for place in form.parts.header.places
        if place.at not in written
    )
    return list(dict.fromkeys(left))


def _notes(form: AnyForm) -> list[str]:
    notes = [*form.parts.doubts, *leftovers.told(form.parts.block, form.parts.spent, form.outside)]
    if fit.is_beginning(form):
        few = f"只有 {form.rows_per_sheet} 个空行：人多时照它加行，"
        notes.append(f"{'' if form.parts.made else few}成一张长表，表头每页重复")
    if left := _left_blank(form):
        notes.append(f"留空的列：{'、'.join(left)}")
    known = dict.fromkeys(one.called for one in facts.blanks(form.parts))
    if known:
        notes.append(f"表头表尾照花名册填：{'、'.join(known)}")
    by_hand = [
        label
        for label in form_labels.labels(form.parts)
        if label not in known and "班级" not in label
    ]
    if known and by_hand:
        notes.append(f"表头表尾打印后手写：{'、'.join(by_hand)}")
    if form.paper is not Paper.COUNTS:
        line = class_line.place(form.parts)
        if line:
            notes.append(f"班级写在：{line}")
        elif Column.CLASS not in form.parts.columns:
            notes.append("没有找到填班级的地方，打印后请手写")
    return notes


def _lines(path: Path, form: AnyForm, notes: list[str]) -> list[str]:
    parts = form.parts
    names = {at: column for block in parts.blocks for column, at in block.items()}
    lines = [f"{path}：{NAMES[form.paper]}", "列："]
    for place in parts.header.places:
        column = names.get(place.at)
        by_hand = re.search(STAY_BLANK, normal(place.text))
        what = f"{column}" if column else "（空着）" if by_hand else "（不认识，空着）"
        if column is Column.SIGNATURE:
            what += "（空着）"
        lines.append(
            f"  {place.at + 1}（{column_name(place.at)}） {place.text or '（没有字）'} → {what}"
        )
    side = f"，{len(parts.blocks)} 栏并排" if len(parts.blocks) > 1 else ""
    many = "没有空行，几个人就加几行" if parts.made else f"{form.rows_per_sheet} 行"
    lines.append(f"每张：{many}{side}")
    labels = form_labels.labels(parts)
    lines.append(f"签字栏：{'、'.join(labels) or '没有'}")
    return [*lines, *(f"· {note}" for note in notes)]


def _say_next(given: InspectOptions, form: AnyForm) -> None:
    """What was kept, or how to mend what was not recognised; and what to type to fill it."""
    if given.save_as:
        table = TABLE_OF[form.paper]
        show.say(f"记在 {given.save_as} 的 [{table}] 里了，以后 fankui build 就用这份空白表。")
        target = Path(given.save_as)
        if is_elsewhere(target, _relative(Path(given.form), target)):
            apart = "空白表和通知文件不在一起：放到一起再记一次，或在 build 时加 "
            show.say(f"{apart}--allow {ELSEWHERE.code}。")
        show.steps(command(["build", SOME_ROSTER, "--notice", given.save_as]))
        return
    which = [] if form.paper is Paper.SIGNED else ["--paper", str(form.paper)]
    show.say("哪一列不对，就指明：--map 校对结果=列名或列号；记在通知里：--save-as notice.toml。")
    show.steps(command(["build", SOME_ROSTER, "--template", given.form, *which]))
