"""What contradicts a form of this time, and is only remembered: which summary, and what to type.

The form itself does not lie here: nobody can take it away, and its class has not handed it in.
"""

from collections.abc import Mapping, Sequence

from tongzhi_cli.model.problem import Problem
from tongzhi_cli.summary.kinds import CONFLICTING_ANSWER, TWO_VERSIONS
from tongzhi_cli.summary.model import path_of

#: What is said of a file that only a summary has.
REMEMBERED = "里记着的，不是这次交来的"
#: What two files contradict each other in.
_KINDS = frozenset({CONFLICTING_ANSWER, TWO_VERSIONS})


def told_apart(problems: Sequence[Problem], remembered: Mapping[str, str]) -> tuple[Problem, ...]:
    """*problems*, those between a file of this time and one that only a summary has told as that.

    *remembered* are the files that only earlier summaries have, and the summary of each.
    """
    return tuple(_told(one, remembered) if one.kind in _KINDS else one for one in problems)


def _told(one: Problem, remembered: Mapping[str, str]) -> Problem:
    here = one.where.file if one.where else ""
    files = [file for file in remembered if file == here or _names(one, file)]
    if len(files) != 1 or not here or one.hint:  # of one file, or what somebody decided
        return one
    file, summary = files[0], remembered[files[0]]
    name = path_of(file).name
    whose = "这一份" if file == here else f"“{name}”"
    said = one.message.partition("：哪一份是旧的")[0]
    message = f"{said}；{whose}是以前的汇总（{summary}）{REMEMBERED}"
    if one.kind == TWO_VERSIONS:
        hint = f"新交的对：连同那次交来的别的表一起汇总，不要带上“{summary}”（{_AGAIN}）；"
        hint += "只有几个人不一样的，在它的“明细”里逐个改好，和新交的一起再汇总一次。"
    else:
        hint = f"新交的对：打开“{summary}”，在“明细”里把这名同学的校对结果改成新的，"
        hint += "存好，再汇总一次；以前的对：请这个班改好新交的这一份。"
    return one._replace(message=message, hint=hint)


def _names(one: Problem, file: str) -> bool:
    """Whether a problem says that the other of two files is *file*, not 11班.docx.

    It stands where `reconcile_student` and `versions` put it: a name may have another within it.
    """
    return one.message.startswith(f"和 {file} 是") or f"”，{file} " in one.message


_AGAIN = "fankui merge 新交的文件夹 那次的文件夹 -o 汇总.xlsx"
