"""本校不能更正: what a student found wrong can only be put right elsewhere.

Source: other schools' notices (docs/glossary.md, 勘误): 高考报名时有误的，由本人到生源地
省级招考机构更正; which kinds these are is the notice's `[[anomaly]]` of scope "self", then the
shipped catalogue's.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> given = [answer("1", "登录不了，忘了密码"), answer("2", "民族错")]
>>> [problem.message for problem in find(case([student("1"), student("2")], given))]
['“登录不了，忘了密码”：学信网账号、密码，本人找回，不行问学信网客服']
"""

from tongzhi_cli.check.rules.case import Case, about, anomalies, short
from tongzhi_cli.model.problem import Findings, Severity
from tongzhi_cli.model.terms import Scope


def find(case: Case) -> Findings:
    """A warning for each result that names such a kind."""
    for student, text, faults in anomalies(case):
        for one in faults:
            if one.scope is Scope.SELF:
                office = f"，{one.office}" if one.office else ""
                yield about(
                    student,
                    "not-here",
                    f"“{short(text)}”：{one.name}{office}",
                    severity=Severity.WARNING,
                    answer=case.answer(student),
                )
