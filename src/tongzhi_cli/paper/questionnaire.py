"""The questionnaire of a class as text, in the shape that 问卷星 takes by 文本导入.

A title, a paragraph, then each question behind its number and with its kind in square brackets, the
options below it a line each, a blank line between questions. Source of the shape: questionnaires
that people publish for this import, and the grammar that two programs state for it
(docs/design-notes.md). What comes back `collect --from` reads without a word: the questions are
those that `columns.questions` knows. Every question may be obligatory, as 问卷星 makes them:
whoever has nothing to say of a fault says that.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tongzhi_cli.anomaly.menu import MenuEntry, catalogue, worded
from tongzhi_cli.model.terms import GUIDE, Role
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.paper.answering import due

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

_TYPED, _ONE, _SEVERAL = "填空题", "单选题", "多选题"
_WRONG, _NONE, _OTHER = "有误", "没有", "其他"


class Question(NamedTuple):
    """What is asked: its *text*, its *kind* as 问卷星 calls it, the *options* to choose from."""

    text: str
    kind: str
    options: tuple[str, ...] = ()


def questions(notice: "Notice") -> list[Question]:
    """What has to be asked of each student; the faults to choose from are the notice's."""
    faults = map(_option, catalogue(notice.record_fields, notice.own_faults))
    return [
        Question("学号", _TYPED),
        Question("姓名", _TYPED),
        Question("校对结果", _ONE, (notice.ok_text, _WRONG)),
        Question(
            f"哪里有误（可以多选；{notice.ok_text}的选“{_NONE}”）",
            _SEVERAL,
            (_NONE, *dict.fromkeys(faults), _OTHER),
        ),
        Question(
            f"有误的写明：学信网显示什么，应当是什么（{notice.ok_text}的写“无”，不要写身份证号）",
            _TYPED,
        ),
    ]


def _option(entry: MenuEntry) -> str:
    """An entry of the catalogue as it says by itself what is wrong, in few words.

    Exports put an option into brackets behind its question, so it has none of its own.

    >>> _option(MenuEntry("系（所、函授站）")), _option(MenuEntry("民族", "民族有误，以身份证为准"))
    ('系有误', '民族有误')
    """
    label = re.sub("[（(][^（()）]*+[）)]", "", entry.label)
    return (entry.text or worded(label, "", "")).split("，")[0]


def questionnaire(notice: "Notice") -> list[str]:
    """The lines of the text."""
    return list(_lines(notice))


def _lines(notice: "Notice") -> Iterator[str]:
    yield GUIDE
    yield ""
    check = notice.deadline(Role.CHECK)
    until = f"截止：{due(check, notice, None)}。" if check else ""
    yield f"先照群里的说明登录学信网核对，再来填。{until}"
    for number, one in enumerate(questions(notice), start=1):
        yield ""
        yield f"{number}. {one.text}[{one.kind}]"
        yield from one.options
