"""说明.docx: what a monitor has to do, with which file, until when; then the text for the group.

The texts of all classes are alike but for names, counts and the link, so that the document is made
once of each kind and cast for each class (`packs.mould`).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.model.shell import Shell, quoted
from tongzhi_cli.model.terms import Paper, Role
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.deadlines import dated, handed_in_at
from tongzhi_cli.packs.links import is_address
from tongzhi_cli.packs.mould import Mould, mark
from tongzhi_cli.paper.answering import refused
from tongzhi_cli.paper.blocks import Block, Line, Points, Section, Steps, Title
from tongzhi_cli.paper.guide import guide
from tongzhi_cli.paper.word import document

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.packs.plan import Pack

_TEXT, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_TITLE = "图像信息校对怎么做"
#: A place to write the link into, by hand or on the computer.
_TO_FILL_IN = "＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿（建好问卷以后填在这里，再发到班级群）"


class Files(NamedTuple):
    """The names of the files of a pack; "" or none where it has no such file."""

    instructions: str
    roster: str
    empty: str
    questions: str
    notice: str
    blanks: Sequence[str] = ()


class Instructions:
    """The documents of all packs under one *notice*."""

    def __init__(self, notice: "Notice") -> None:
        self._notice = notice
        self._moulds: dict[tuple[object, ...], Mould] = {}

    def of(self, pack: "Pack | None", files: Files, link: str) -> bytes:
        """That of one pack; for whoever needs it where it is no class's."""
        away = pack.report.count_of(Status.AWAY) if pack else 0
        nobody = pack is not None and not pack.report.expected
        key = (pack is None, bool(away), nobody, bool(link), bool(files.empty), tuple(files.blanks))
        if key not in self._moulds:
            marked = files._replace(
                roster=mark("roster"),
                empty=mark("empty") if files.empty else "",
                questions=mark("questions"),
            )
            blocks = list(
                self._of_nobody(marked)
                if nobody
                else self._blocks(marked, pack is not None, away=bool(away), link=bool(link))
            )
            title = f"{_TITLE}（{mark('class')}）" if pack else _TITLE
            data = document([blocks], title, self._notice.issued)
            self._moulds[key] = Mould(data, [_TEXT, _PROPERTIES])
        texts = {
            "roster": files.roster,
            "empty": files.empty,
            "questions": files.questions,
            "typed": quoted(files.roster, Shell.POSIX),
            "link": link,
            "class": pack.class_name if pack else "",
            "college": f"{pack.college} " if pack and pack.college else "",
            "people": str(pack.report.expected) if pack else "",
            "away": str(away),
        }
        # an address may have as many digits as a 身份证号, and leads nowhere without them
        return self._moulds[key].cast(texts, whole=("link",) if is_address(link) else ())

    def _blocks(self, files: Files, of_class: bool, *, away: bool, link: bool) -> Iterator[Block]:
        notice = self._notice
        yield Title(_TITLE, f"{mark('college')}{mark('class')}" if of_class else "")
        yield Line(f"依据：{notice.number}《{notice.title}》")
        if of_class:
            gone = f"；另有 {mark('away')} 人不参加（休学等），不在表上" if away else ""
            yield Line(f"本班名单：{files.roster}，{mark('people')} 人{gone}。有出入先告诉老师。")
        yield Line(f"问卷链接：{mark('link')}" if link else f"问卷链接：{_TO_FILL_IN}")
        for role in (Role.CHECK, Role.SUBMIT):
            if one := notice.deadline(role):
                told = (f"{dated(one, notice)}{refused(one)}", handed_in_at(one))
                yield Line(f"{role.label}：{'，'.join(filter(None, told))}。")
        yield Section("这个文件夹里有什么")
        yield Points(tuple(self._contents(files)))
        yield Section("班长怎么做")
        yield Steps(tuple(self._steps(files, link=link)))
        yield Section("发到班级群的话")
        yield from list(guide(notice, None, mark("link") if link else None, short=False))[1:]

    def _of_nobody(self, files: Files) -> Iterator[Block]:
        """What is said to a class of which nobody takes part: there is nothing to sign."""
        yield Title(_TITLE, f"{mark('college')}{mark('class')}")
        yield Line(f"依据：{self._notice.number}《{self._notice.title}》")
        yield Line(
            f"本班名单：{files.roster}，{mark('away')} 人都不参加（休学等）。"
            "这次不用校对，也不用签名、交表；有出入先告诉老师。"
        )

    def _contents(self, files: Files) -> Iterator[str]:
        ok = self._notice.ok_text
        yield f"{files.roster}：名单，结果填在“校对结果”一栏（点一下可以选“{ok}”）"
        if files.empty:
            yield f"{files.empty}：可以打印的空表，学号、姓名已经填好，结果和签名空着"
        yield f"{files.questions}：问卷的题目，在问卷星用“文本导入”"
        if files.blanks:
            yield f"{'、'.join(files.blanks)}：空白的表，给程序用，不要改名"
        yield f"{files.notice}：通知里的时间和要求，给程序用，不要改、不要删"

    def _steps(self, files: Files, *, link: bool) -> Iterator[str]:
        submit = self._notice.deadline(Role.SUBMIT)
        ok = self._notice.ok_text
        asked = (
            "里面有问卷链接" if link else f"要用问卷，就拿 {files.questions} 建一份，连链接一起发"
        )
        yield f"把下面“发到班级群的话”发到群里，{asked}。"
        yield (
            f"把结果填进 {files.roster} 的“校对结果”：没有问题选“{ok}”，有问题写明哪项、应为什么。"
            + (f"也可以直接打在 {files.empty} 上，两样做一样就行。" if files.empty else "")
        )
        yield (
            f"电脑上有 fankui 的：在这个文件夹里运行 fankui ，它会说下一步；"
            f"生成填好的表：fankui build {mark('typed')}"
        )
        if Paper.SIGNED in self._notice.papers:
            yield "打印填好的表，请每名同学核对自己那一行并签名。"
        if submit:
            when = f"{submit.text}{handed_in_at(submit)}"
            yield f"备齐：{submit.what.rstrip('。')}；{when}。"
        form = " 或反馈表" if files.empty else ""
        yield f"电子版交回填好的 {files.roster}{form}，不要改文件名和学号；没有填的不用交。"
