"""What lies beside the forms of the classes and is nobody's: a notice, a text that is said to all.

Only where nothing says that a class has handed it in: the name of a class on the file or on a
folder around it, people in it, or a result. An answer that is passed over is lost.
"""

import re
from pathlib import Path

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.columns.rows import SURELY_NUMBER
from tongzhi_cli.errors import InputError, NobodyError
from tongzhi_cli.model.classes.class_in_file_name import class_in_file_name
from tongzhi_cli.model.file_kind import FileKind
from tongzhi_cli.summary.model import names_of
from tongzhi_cli.tables.formats import text as text_format

#: What such a text is called.
TALK = "说给大家的话"
#: What is passed over where it lies beside what a class has handed in.
ASIDES = frozenset({FileKind.BLANK, FileKind.NOTICE, TALK})
#: To whom somebody speaks who hands nothing in.
_TO_ALL = "各班|班长|大家|同学们|各位|老师们"
#: So many digits may be a 学号.
_NUMBER = r"\d{5}"
_SENTENCE = r"[\s。！!？?；;，,：:]+"
#: So long is the name of whom a result is.
_LONGEST_NAME = 4
#: What is said of how to write: 没有问题的写无误.
_HOW_TO = "(?:[的者请就]|直接)[写填选打回]"
_TOLD = frozenset({Status.OK, Status.VAGUE, Status.ANOMALY})
_HEADINGS = {"学号", "姓名"}


class AsideError(NobodyError):
    """A file that nobody is in and nobody handed in, *what* it is; *read_as* is why it is no form.

    That is told where its class has handed it in.
    """

    def __init__(self, file: object, what: str, said: str, read_as: InputError) -> None:
        super().__init__(f"{file} 是{said}")
        self.what, self.read_as = what, read_as


def is_named(label: str) -> bool:
    """Whether a file is called after a class.

    >>> is_named("软件2班.docx"), is_named("软件2班/反馈表.docx")
    (True, False)
    """
    return class_in_file_name(Path(label).stem) is not None


def is_of_class(label: str) -> bool:
    """Whether a file, or a folder or archive that it lies in, is called after a class.

    >>> is_of_class("交来/2014级软件2班.zip/反馈表.docx"), is_of_class("交来/反馈表.docx")
    (True, False)
    """
    return any(map(class_in_file_name, names_of(label)))


def has_people(path: Path, data: bytes) -> bool:
    """Whether a document that is a notice has a list of people in it, each with a 学号."""
    from tongzhi_cli.notice.reading.source import text_of_notice  # noqa: PLC0415  for few

    is_below = False
    for line in (text_of_notice(path, data) or "").split("\n"):
        cells = ["".join(cell.split()) for cell in line.split("\t")]
        if len(cells) > 1 and {*cells} >= _HEADINGS:
            is_below = True
        elif is_below and any(re.fullmatch(SURELY_NUMBER, cell) for cell in cells):
            return True
    return False


def is_talk(data: bytes) -> bool:
    """Whether a text is said to all, and has no 学号 and no result: it is nobody's answer.

    >>> is_talk("请各班班长4月1日前把反馈表交到我这里。".encode()), is_talk("李明 无误".encode())
    (True, False)
    >>> is_talk("大家好，没有问题的写无误".encode()), is_talk("老师好，班长李明，其余无误".encode())
    (True, False)
    """
    text = text_format.decode(data)
    if not text or not re.search(_TO_ALL, text) or re.search(_NUMBER, text):
        return False
    return not any(map(_tells_result, re.split(_SENTENCE, text)))


def _tells_result(sentence: str) -> bool:
    """Whether it is a result, or one behind a name."""
    if re.search(_HOW_TO, sentence):
        return False
    return any(judge(sentence[at:]).status in _TOLD for at in range(_LONGEST_NAME + 1))
