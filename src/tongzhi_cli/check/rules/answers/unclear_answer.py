"""看不懂的答复: what is not understood is no anomaly by default; a person says what it is.

Source: issue 14; notice 普院教发（2018）4号, 附件2: 无异常填“无误”，异常情况请如实填写异常内容.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> three = [student("1"), student("2"), student("3")]
>>> given = [answer("1", "无误"), answer("2", "无勿"), answer("3", "帮我带份饭")]
>>> [problem.message for problem in find(case(three, given))]
['看不懂“无勿”：像是“无误”', '看不懂“帮我带份饭”']
>>> _reason(Result(Status.UNCLEAR, "无误 赵四六", rest="赵四六"))
'不明白其中的“赵四六”'
"""

from tongzhi_cli.answers.answer import Result, Source, Status
from tongzhi_cli.check.rules.case import Case, about, short
from tongzhi_cli.model.problem import Example, Findings, Kind
from tongzhi_cli.model.shell import quoted

KIND = Kind(
    "unclear-answer",
    "看不懂的答复",
    rank=25,
    of_student=True,
    means="读不出这句答复说的是无误，还是哪一项有误；不猜，也不当作异常印到表上。",
    do="请问这名同学是无误还是哪一项有误，改好或另记一次；写的确实是异常，"
    "在 fankui collect 里答“2 原话”，或加 --allow unclear-answer，照原文印。",
    clause="附件2：无异常填“无误”，异常情况请如实填写异常内容。",
    example=Example(
        "花名册.csv 第 3 行：2014030102，白景行，校对结果写着“帮我带份饭”",
        "看不懂“帮我带份饭”",
        {
            "花名册.csv": "学号,姓名,校对结果\n"
            "2014030101,安若溪,无误\n"
            "2014030102,白景行,帮我带份饭\n",
        },
    ),
)


def _reason(result: Result) -> str:
    """Why an answer is not understood: the words that are not, where the others are."""
    rest = result.rest.replace(" ", "、")
    is_part = bool(rest) and 2 * len(rest) <= len(result.text)
    return result.hint or (f"不明白其中的“{short(rest)}”" if is_part else "")


def find(case: Case) -> Findings:
    """A problem for each answer that is not understood."""
    for student, result, file in case.unlike_ok:
        if result.status is not Status.UNCLEAR:
            continue
        answer = case.answer(student)
        message = f"看不懂“{short(result.text)}”"
        hinted = _reason(result)
        message += f"：{hinted}" if hinted else ""
        if answer and answer.note and answer.note not in result.text:
            message += f"（备注写着“{short(answer.note)}”）"
        is_form = answer is not None and answer.source is Source.FORM
        hint = "" if is_form else _how_to_record(file)
        yield about(student, KIND, message, hint=hint, answer=answer)


def _how_to_record(file: str) -> str:
    command = f"fankui collect {quoted(file)} --set"
    return (
        f"请问这名同学，再记下：{command} 学号=无误（或写明哪一项错）；"
        f'写的确实是异常：{command} "学号=2 原话"，或'
        "加 --allow unclear-answer 照原文印。"
    )
