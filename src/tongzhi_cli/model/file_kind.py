"""What a file is to this program, what takes it, and the refusal of one in a wrong place.

Every command says the same of the same file: the words stand here once. What a file is
is decided by `summary.file_kind`, of tables and texts by `answers.recognition` and `.text_kind`.
"""

from enum import StrEnum

from tongzhi_cli.errors import InputError
from tongzhi_cli.model.shell import quoted

#: What a roster is called in commands where none is known.
SOME_EXPORT = "问卷.xlsx"
SOME_ROSTER = "花名册.xlsx"

#: What stands behind the name of a file in that of the copy that has notes.
ANNOTATED = "-批注"

#: What photographs and scans are called.
PHOTOGRAPHS = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif")
#: What is a picture, by its ending, and what may hold one.
PICTURES = (*PHOTOGRAPHS, ".jpe", ".jfif", ".gif", ".avif")
#: As what a notice is sent that cannot be read.
UNREADABLE = (".pdf", *PICTURES)
OTHER_ENDINGS = (
    ".pdf", ".doc", ".docx", ".wps", ".ppt", ".pptx", ".xls", ".xlsx", ".et", ".zip", ".rar", ".7z",
    ".mp4", ".mov", ".psd", ".html", ".htm", ".mht", ".txt", ".md",
)  # fmt: skip


class FileKind(StrEnum):
    """What a file may be, as people call it."""

    ROSTER = "花名册"
    EXPORT = "问卷（表单）导出的表"
    CHAT = "群接龙（聊天记录）"
    LOG = "收集记录"
    FILLED = "填好的反馈表"
    BLANK = "空白的反馈表"
    ONLY_SIGNED = "只签名的表（上面没有写结果的地方）"
    OTHER_PAPER = "统计表（或没有人的勘误表）"
    NOTICE = "通知的原文"
    NOTICE_FILE = "通知文件"
    SUMMARY = "以前的汇总"
    FOLLOWUP = "followup 写的跟进表"
    FILES = "文件名的清单"
    REPORT = "check、merge 写的报告（网页）"
    INDEX = "任务包的索引（要交的名单）"
    OUR_TEXT = "fankui 写给班级的文字"
    QUESTIONNAIRE = "问卷的题目"
    UNKNOWN = "认不出来的文件"


#: What is wanted where answers are, in the words of a refusal.
SOME_ANSWERS = "交来的校对结果"
#: Where answers come in: what `--results` and `--from` take.
ANSWERS = frozenset({FileKind.EXPORT, FileKind.CHAT})

_WITH_ROSTER = (
    "看看：fankui check {roster} --results {file}；记下来：fankui collect {roster} --from {file}。"
)
_USES = {
    FileKind.ROSTER: "检查：fankui check {file}。",
    FileKind.EXPORT: _WITH_ROSTER,
    FileKind.CHAT: _WITH_ROSTER,
    FileKind.LOG: "它放在花名册旁边就行，check 和 build 自己会读：fankui check {roster}。",
    FileKind.FILLED: "检查：fankui check {file}；几个班的汇总：fankui merge {file}。",
    FileKind.BLANK: "用它来填：fankui build {roster} --template {file}；"
    "看认出了什么：fankui form inspect {file}。",
    FileKind.ONLY_SIGNED: "读不出谁无误谁有误："
    "请另外交写着结果的反馈表、花名册，或有误的人的勘误表。",
    FileKind.OTHER_PAPER: "请换成花名册。",
    FileKind.NOTICE: "读成通知文件：fankui notice import {file}。",
    FileKind.NOTICE_FILE: "检查：fankui notice check {file}；"
    "用它：fankui check {roster} --notice {file}。",
    FileKind.SUMMARY: "检查：fankui check {file}；接着汇总：fankui merge {file}。",
    FileKind.FOLLOWUP: "请换成花名册：fankui check {roster}。",
    FileKind.FILES: "看谁交了：fankui collect {roster} --evidence {file}。",
    FileKind.REPORT: "看它：用浏览器打开 {file}；检查要花名册：fankui check {roster}。",
    FileKind.INDEX: "汇总时当作名单：fankui merge 交来的表 --roster {file}。",
    FileKind.OUR_TEXT: "请换成花名册：fankui check {roster}。",
    FileKind.QUESTIONNAIRE: "把 {file} 的全文粘进问卷星的“文本导入”；"
    "答卷下载了再收：fankui collect {roster} --from 问卷.xlsx。",
    FileKind.UNKNOWN: "请换成花名册。",
}

#: What a page that `-o 报告.html` wrote has in its first lines, by which it is known: it holds
#: students under 学号 and 姓名, and is nobody's roster.
OWN_PAGE = '<meta name="generator" content="fankui">'
_UPPER = 300
#: Who made a calendar that `notice show --ics` wrote.
OWN_CALENDAR = "-//fankui//notice//ZH"


def is_own_page(data: bytes) -> bool:
    """Whether the bytes of a file are a page that `-o 报告.html` wrote.

    >>> is_own_page(b'<html>' + OWN_PAGE.encode()), is_own_page(b"<html>")
    (True, False)
    """
    return OWN_PAGE.encode() in data[:_UPPER]


def use_of(kind: FileKind, file: str, roster: str = SOME_ROSTER) -> str:
    """What to type for a *file* of that kind; *roster* is the class's, where it is known.

    >>> use_of(FileKind.NOTICE, "通知.docx")
    '读成通知文件：fankui notice import 通知.docx。'
    """
    return _USES[kind].format(file=quoted(file), roster=quoted(roster))


class WrongKindError(InputError):
    """A file that is something else than what is wanted in its place.

    *kind* is what it is, *what* the same in more words (the platform that it comes from); *extra*
    is said before what to type.
    """

    def __init__(
        self,
        file: str,
        kind: FileKind,
        what: str = "",
        *,
        wanted: str = FileKind.ROSTER,
        roster: str = SOME_ROSTER,
        extra: str = "",
    ) -> None:
        self.file, self.kind, self.what, self.wanted = file, kind, what or str(kind), wanted
        self.extra = extra
        space = " " if self.what[0].isascii() else ""
        super().__init__(
            f"{file} 是{space}{self.what}，不是{wanted}", f"{extra}{use_of(kind, file, roster)}"
        )

    def beside(self, roster: str) -> "WrongKindError":
        """The same where the *roster* of the class is known, so that commands can be copied."""
        return WrongKindError(
            self.file, self.kind, self.what, wanted=self.wanted, roster=roster, extra=self.extra
        )
