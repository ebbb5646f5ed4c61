"""`fankui merge --docx`: the forms of all classes in one Word file, each on sheets of its own."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.cli.registrar.options import MergeOptions
from tongzhi_cli.cli.registrar.output import Made, Output
from tongzhi_cli.errors import UsageError
from tongzhi_cli.loader.notices import notice_file
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.office import writing
from tongzhi_cli.summary.merge import Merged, classes_of

if TYPE_CHECKING:
    from tongzhi_cli.form.shipped import Blank
    from tongzhi_cli.form.word.blank import Form
    from tongzhi_cli.notice.model import Notice


class Joined(Output):
    """The forms of all classes at *target*, on the blank form of the notice or the one typed."""

    option = "--docx"

    def __init__(self, target: Path, blank: "Blank") -> None:
        self._blank, self._form = blank, _word_form(blank)
        self.targets, self.sources = [target], [blank.path]
        # That it was converted, or what was taken out of it.
        self.doubts = [f"！ {one}" for one in blank.form.parts.doubts]

    def files(self, made: Made) -> list[writing.File]:
        """The one file."""
        return [writing.File(self.targets[0], self._all_forms(made.found), self.option)]

    def _all_forms(self, found: Merged) -> bytes:
        from tongzhi_cli.form.plan import wording_of
        from tongzhi_cli.form.word import fill
        from tongzhi_cli.form.word.fit import fitting
        from tongzhi_cli.summary.paper_rows import rows_needed, rows_of_records

        statuses = iter(found.statuses)
        by_class = [[*islice(statuses, each.lines)] for each in found.classes]
        most = max((rows_needed(each, found.notice) for each in by_class), default=0)
        laid_out = (
            (rows_of_records(lines, each, found.notice), lines[0].class_name or None)
            for lines, each in zip(classes_of(found.lines), by_class, strict=True)
        )
        wording = wording_of(found.notice) if self._blank.is_ours else None
        layout = fitting(self._form, most)
        return fill.fill_all(self._form, laid_out, wording=wording, layout=layout).data


def joined(given: MergeOptions, beside: str, notice: "Notice") -> Sequence[Output]:
    """The forms in one file, where that is asked for; *beside* lies what was handed in.

    Raises:
        UsageError: the file would be no .docx, or the blank form cannot be filled so.
        InputError: the blank form cannot be read.

    """
    if given.joined is None:
        if given.template:
            raise UsageError("--template 要和 --docx 一起用", "加 --docx 全部.docx。")
        return []
    if not given.joined.lower().endswith(".docx"):
        raise UsageError(f"--docx {given.joined} 不是 .docx", "写成 --docx 全部.docx。")
    from tongzhi_cli.form.shipped import blank_for

    notice_path = notice_file(beside, given.notice)
    blank = blank_for(Paper.SIGNED, notice, notice_path, given.template, None)
    return [Joined(Path(given.joined), blank)]


def _word_form(blank: "Blank") -> "Form":
    """The blank form, of which a .docx can be made.

    Raises:
        UsageError: it is a workbook.

    """
    from tongzhi_cli.form.word.blank import Form

    if not isinstance(blank.form, Form):
        raise UsageError(
            f"空白表 {blank.path} 是 Excel 的，--docx 写不成",
            "请用 --template 换成 Word 的空白表；每班一份 Excel 表用 fankui build。",
        )
    return blank.form
