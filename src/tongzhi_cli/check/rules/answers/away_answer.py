"""像是不参加: an answer that is no result, but says that somebody is 休学, 退学, in the army.

It may say so, or what 学信网 shows, or be somebody's joke: a person decides. Source: issue 14.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> given = [answer("1", "当兵去了"), answer("2", "学籍状态显示休学"), answer("3", "无误")]
>>> for problem in find(case([student("1"), student("2"), student("3")], given)):
...     print(problem.number, problem.message)
1 反馈写的是“当兵去了”：不参加的话 fankui collect 花名册.xlsx --without 1=当兵去了
"""

from tongzhi_cli.answers.answer import Source
from tongzhi_cli.check.rules.case import Case, about, short
from tongzhi_cli.model.problem import Example, Findings, Kind, Problem
from tongzhi_cli.model.shell import quoted

KIND = Kind(
    "away-answer",
    "像是不参加",
    rank=15,
    of_student=True,
    means="校对结果里写的不是有没有错，而是休学、退学、当兵这样的话；不知道是不参加，还是学信网显示错了，"
    "不替人定。",
    do="问一下：不参加的，照上面的命令记一条；交来的表上，就改写成“不参加（休学）”。"
    "是学信网显示错了，写明：学籍状态显示“休学”，应为“在籍”。",
    clause="附件2：异常情况请如实填写异常内容。",
    example=Example(
        "花名册.csv 第 3 行：2014030102，白景行，校对结果写着“休学”",
        "反馈写的是“休学”：不参加的话 fankui collect 花名册.csv --without 2014030102=休学",
        {
            "花名册.csv": "学号,姓名,校对结果\n2014030101,安若溪,无误\n2014030102,白景行,休学\n",
        },
    ),
)


#: What comes before what a monitor types.
_TYPED = "：不参加的话 fankui "
_ANEW = (
    "请这个班问一下：不参加的，改写成“不参加（休学）”；是学信网显示错了，写明：学籍状态显示“休学”，"
    "应为“在籍”；改好重新交来，再汇总一次。"
)


def handed_in(found: Problem) -> Problem:
    """The same for whoever has the papers of classes: no log of theirs is written to."""
    return found._replace(message=found.message.partition(_TYPED)[0], hint=_ANEW)


def find(case: Case) -> Findings:
    """A problem for each such answer, with what to type."""
    for student, result, _ in case.unlike_ok:
        if not result.perhaps_away:
            continue
        answer = case.answer(student)
        message = f"反馈写的是“{short(result.text)}”"
        if answer and answer.source is not Source.FORM and student.number:
            said = quoted(f"{student.number}={result.perhaps_away}")
            file = quoted(student.where.file)
            message += f"{_TYPED}collect {file} --without {said}"
        yield about(student, KIND, message, answer=answer)
