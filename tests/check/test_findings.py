"""What each rule tells people, to the letter: how grave, whose, where, what, and what to do."""

from collections.abc import Callable, Sequence
from datetime import datetime

import pytest

from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.answers.away import away
from tongzhi_cli.answers.log.permits import Permit
from tongzhi_cli.check.check import ClassReport, Report, check
from tongzhi_cli.check.lists import check_lists
from tongzhi_cli.check.rules.answers import (
    away_answer,
    away_with_answer,
    missing_answer,
    name_mismatch,
    out_of_scope,
    standard_wording,
    unclear_answer,
    vague_answer,
)
from tongzhi_cli.check.rules.case import Case
from tongzhi_cli.check.rules.people import (
    bad_name,
    bad_number,
    cohort,
    duplicate_number,
    not_here,
    not_taking_part,
    number_order,
    unknown_student,
)
from tongzhi_cli.check.rules.sample import answer, case, notice, student
from tongzhi_cli.check.rules.times import future_time, late_check, late_submission
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.model.problem import Finding, Problem, Severity, Where
from tongzhi_cli.model.student import NumberFault, Student
from tongzhi_cli.model.terms import Scope
from tongzhi_cli.notice.model import Named, Notice, NoticeKind
from tongzhi_cli.roster.model import Roster

LI, WANG, ZHAO = "2014030101", "2014030102", "2014030103"
LOST = (
    "丢了的数字改格式也回不来：请向给你名单的人重新要一份（.xlsx，学号列是文本格式），"
    "或照学生证改正；改之前先在 Excel/WPS 里把整列设为“文本”。"
)
REPAIR = "请在 Excel/WPS 里改好那一格，保存后再试。"
REOPEN = "请用 Excel/WPS 打开这个文件，按 Ctrl+S 保存后再试。"
FORMULA = "=VLOOKUP(A2,全校名单!A:F,2,FALSE)"
ASK = (
    "请问这名同学，再记下：fankui collect 花名册.xlsx --set 学号=无误（或写明哪一项错）；写的确实是"
    '异常：fankui collect 花名册.xlsx --set "学号=2 原话"，或加 --allow unclear-answer 照原文印。'
)


def written(finding: Finding) -> str:
    """A finding as one line: how grave, whose, where, what; what to do only where it is told."""
    if not isinstance(finding, Problem):
        return f"未查 {finding.rule}：{finding.reason}"
    place = str(finding.where).removeprefix("花名册.xlsx ") if finding.where else "-"
    hint = f" → {finding.hint}" if finding.hint else ""
    whose = f"{finding.number or '-'} {finding.name or '-'}"
    return f"{finding.severity} {finding.code} {whose} {place}：{finding.message}{hint}"


def own_kinds(base: Case) -> Case:
    """The case under a notice with kinds of its own that name no office, and no wording."""
    kinds = [
        NoticeKind(name="政治面貌", keywords=["政治面貌"], scope=Scope.NONE),
        NoticeKind(name="家庭住址", keywords=["家庭住址"], scope=Scope.SELF),
    ]
    return base._replace(notice=base.notice._replace(anomalies=kinds))


def naming(base: Case, *, exclude: str) -> Case:
    """The case under a notice that leaves somebody out by 学号."""
    facts = base.notice._replace(excludes=[Named(number=exclude, reason="已转专业")])
    return base._replace(notice=facts, away=away(base.students, base.lines, facts))


AWAY = naming(
    case(
        [student(LI, said="休学"), student(WANG), student(ZHAO, said="退学"), student("4")],
        [answer(LI, "无误"), answer(WANG, "照片不对"), answer(ZHAO, "休学了"), answer("4", "无误")],
    ),
    exclude=WANG,
)
MISSPELT = "高考报名时就错了"
LONG = f"班级显示不对，{'真的' * 20}"
TABLE: list[tuple[str, Callable[[Case], object], Case, list[str]]] = [
    (
        "missing",
        missing_answer.find,
        case([student(LI), student(WANG, "王伟")], [answer(LI, "无误")]),
        [f"error missing-answer {WANG} 王伟 [名单] B4：还没有校对结果"],
    ),
    (
        "missing: what was written instead, and once only why it is no answer",
        missing_answer.find,
        case(
            [student(LI), student(WANG), student(ZHAO)],
            [answer(LI, "还没看"), answer(WANG, "无误/有误"), answer(ZHAO, "IMG_2034.HEIC")],
        ),
        [
            f"error missing-answer {LI} 李明 结果.csv：写的是“还没看”，还没有校对结果",
            (
                f"error missing-answer {WANG} 李明 结果.csv：写的是“无误/有误”"
                "（还是印好的选项，没有选），还没有校对结果"
            ),
            (
                f"error missing-answer {ZHAO} 李明 结果.csv：写的是“IMG_2034.HEIC”"
                "（只是文件名），还没有校对结果"
            ),
        ],
    ),
    (
        "vague",
        vague_answer.find,
        case([student(LI), student(WANG)], [answer(LI, "有误"), answer(WANG, "不对", note="照片")]),
        [
            f"error vague-answer {LI} 李明 结果.csv：只写了“有误”，看不出是哪里不对，还是无误",
            (
                f"error vague-answer {WANG} 李明 结果.csv：只写了“不对”，看不出是哪里不对，还是无误"
                "（备注写着“照片”，若是异常内容，请抄到校对结果里）"
            ),
        ],
    ),
    (
        "unclear: why, where that can be told; the note where it says more; on a form no command",
        unclear_answer.find,
        case(
            [student(str(at)) for at in range(1, 7)],
            [
                answer("1", "无勿"),
                answer("2", "帮我带份饭", note="照片不对"),
                answer("3", "帮我带份饭", note="带份饭"),
                answer("4", "好的", source=Source.FORM),
                answer("5", "无误 赵四六"),
                answer("6", "民族错"),
            ],
        ),
        [
            f"error unclear-answer 1 李明 结果.csv：看不懂“无勿”：像是“无误” → {ASK}",
            (
                "error unclear-answer 2 李明 结果.csv：看不懂“帮我带份饭”（备注写着“照片不对”）"
                f" → {ASK}"
            ),
            f"error unclear-answer 3 李明 结果.csv：看不懂“帮我带份饭” → {ASK}",
            "error unclear-answer 4 李明 结果.csv：看不懂“好的”：只说看过，没说结果",
            (
                "error unclear-answer 5 李明 结果.csv：看不懂“无误 赵四六”：不明白其中的“赵四六”"
                f" → {ASK}"
            ),
        ],
    ),
    (
        "perhaps away: what to type, but of a paper and of nobody's 学号",
        away_answer.find,
        case(
            [student(LI), student(WANG), student(""), student(ZHAO)],
            [
                answer(LI, "休学"),
                answer(WANG, "休学", source=Source.FORM),
                answer("", "休学"),
                answer(ZHAO, "无误"),
            ],
        ),
        [
            "error away-answer - 李明 结果.csv：反馈写的是“休学”",
            (
                f"error away-answer {LI} 李明 结果.csv：反馈写的是“休学”：不参加的话 fankui "
                f"collect 花名册.xlsx --without {LI}=休学"
            ),
            f"error away-answer {WANG} 李明 结果.csv：反馈写的是“休学”",
        ],
    ),
    (
        "wording: of one fault alone, and not where it stands there already",
        standard_wording.find,
        case(
            [student(LI), student(WANG), student(ZHAO)],
            [
                answer(LI, "照片没有"),
                answer(WANG, "照片没有，民族错"),
                answer(ZHAO, "无学历照片，请补"),
            ],
        ),
        [f"info standard-wording {LI} 李明 结果.csv：“照片没有”，建议写成“无学历照片”"],
    ),
    (
        "away, with an answer that speaks of the record",
        away_with_answer.find,
        AWAY,
        [
            (f"warning away-with-answer {LI} 李明 结果.csv：休学，不参加，却有结果“无误”，没有用"),
            (
                f"warning away-with-answer {WANG} 李明 结果.csv：已转专业，不参加，却有结果"
                "“照片不对”，没有用 → 通知的 [[exclude]] 里写着这个学号；其实参加的，改通知文件；"
                "确实不参加，不用管。"
            ),
        ],
    ),
    (
        "away: where it stands, or that the notice says so",
        not_taking_part.find,
        AWAY,
        [
            f"info away {LI} 李明 [名单] B3：休学",
            f"info away {WANG} 李明 -：已转专业（通知写明不在此列）",
            f"info away {ZHAO} 李明 [名单] B5：退学",
        ],
    ),
    (
        "unknown: a namesake is named only while the answer is wanting",
        unknown_student.find,
        case(
            [student(LI, "李明"), student(WANG, "王伟"), student(ZHAO, "赵敏")],
            [
                answer(WANG, "无误"),
                answer("2014030111", "无误", name="李 明"),
                answer("2014030112", "无误", name="王伟"),
                answer("2014030113", "无误"),
                answer("533001199602290017", "无误"),  # 身份证号 in the wrong column
            ],
        ),
        [
            (
                "error unknown-student 2014030111 李 明 结果.csv：有校对结果，但花名册里没有"
                f"这个学号；李明 {LI} 还没有结果，是不是学号抄错了"
            ),
            (
                "warning unknown-student 2014030112 王伟 结果.csv：有校对结果，但花名册里没有"
                "这个学号；不是本班的，放着不管就行"
            ),
            (
                "warning unknown-student 2014030113 - 结果.csv：有校对结果，但花名册里没有"
                "这个学号；不是本班的，放着不管就行"
            ),
            (
                "warning unknown-student （证件号码略） - 结果.csv：有校对结果，但花名册里没有"
                "这个学号；不是本班的，放着不管就行"
            ),
        ],
    ),
    (
        "name",
        name_mismatch.find,
        case(
            [student(LI), student(WANG), student(ZHAO)],
            [answer(LI, "无误", name="李鸣"), answer(WANG, "无误"), answer(ZHAO, "无误", name="")],
        ),
        [
            f"error name-mismatch {LI} 李明 结果.csv：花名册上是“李明”，交来的结果写的是“李鸣”",
            "未查 name-mismatch：2 条结果没有写姓名，无法核对姓名与学号是否相符",
        ],
    ),
    (
        "twice: three of the other rows are named",
        duplicate_number.find,
        case([*(student(LI, name) for name in "甲乙丙丁戊"), student(WANG, "己"), student(WANG)]),
        [
            f"error duplicate-number {LI} {name} [名单] B{row}：这个学号还有 4 行："
            + "、".join(f"花名册.xlsx [名单] B{at} {other}" for at, other in others)
            + "……"
            for row, name, others in (
                (3, "甲", ((4, "乙"), (5, "丙"), (6, "丁"))),
                (4, "乙", ((3, "甲"), (5, "丙"), (6, "丁"))),
                (5, "丙", ((3, "甲"), (4, "乙"), (6, "丁"))),
                (6, "丁", ((3, "甲"), (4, "乙"), (5, "丙"))),
                (7, "戊", ((3, "甲"), (4, "乙"), (5, "丙"))),
            )
        ]
        + [
            (
                f"error duplicate-number {WANG} 己 [名单] B8：这个学号还有 1 行："
                "花名册.xlsx [名单] B9 李明"
            ),
            (
                f"error duplicate-number {WANG} 李明 [名单] B9：这个学号还有 1 行："
                "花名册.xlsx [名单] B8 己"
            ),
        ],
    ),
    (
        "twice: with three others nothing is left unnamed",
        duplicate_number.find,
        case([student(LI, name) for name in "甲乙丙丁"]),
        [
            f"error duplicate-number {LI} {name} [名单] B{row}：这个学号还有 3 行："
            + "、".join(
                f"花名册.xlsx [名单] B{at} {other}"
                for at, other in enumerate("甲乙丙丁", start=3)
                if other != name
            )
            for row, name in enumerate("甲乙丙丁", start=3)
        ],
    ),
    (
        "number",
        bad_number.find,
        case(
            [
                *(student(f"20140301{at:02}") for at in range(1, 20)),
                student("", "无号"),
                student("201403012", "短"),
                student("2014030120#", "号"),
                student("2.01E+09", "科"),
                student("#N/A", "错"),
                student(FORMULA, "式"),
                student("2014030121.5", "半", fault=NumberFault.NOT_WHOLE),
                student("2014030000", "零", fault=NumberFault.ROUNDED),
                student("2014030101000000", "长", fault=NumberFault.DIGITS_LOST),
            ]
        ),
        [
            "error bad-number - 无号 [名单] B22：没有学号",
            (
                "error bad-number 2.01E+09 科 [名单] B25：学号 2.01E+09 成了科学计数，"
                f"原来的数字已经丢失 → {LOST}"
            ),
            "error bad-number 201403012 短 [名单] B23：学号有 9 位，全班多数是 10 位",
            (
                "error bad-number 2014030000 零 [名单] B29：学号 2014030000 末尾一长串 0，"
                f"像是成过科学计数，原来的数字已经丢失 → {LOST}"
            ),
            "error bad-number 2014030120# 号 [名单] B24：学号“2014030120#”里有不该有的字符",
            "error bad-number 2014030121.5 半 [名单] B28：学号 2014030121.5 不是整数 → " + LOST,
            (
                "error bad-number 2014030101000000 长 [名单] B30：学号 2014030101000000 超过 15 位"
                f"又是数字格式，末几位已被 Excel 改掉 → {LOST}"
            ),
            f"error bad-number #N/A 错 [名单] B26：学号是公式的错误值 #N/A → {REPAIR}",
            (
                f"error bad-number {FORMULA} 式 [名单] B27：学号是公式 {FORMULA[:30]}"
                f"，文件里没有存它的结果 → {REOPEN}"
            ),
        ],
    ),
    (
        "number: zeros behind the fifteenth digit of all",
        bad_number.find,
        case([student("2014030101234560"), student("2014030101234570")]),
        [
            f"error bad-number {number} 李明 [名单] B{row}："
            f"学号 {number} 第 15 位以后全是 0，像是被 Excel 改过"
            for row, number in ((3, "2014030101234560"), (4, "2014030101234570"))
        ],
    ),
    (
        "name on paper",
        bad_name.find,
        case(
            [
                student("1", ""),
                student("2", "李?"),
                student("3", "#REF!"),
                student("4", FORMULA),
                student("5", "李\ue123"),
                student("6", "李\x07"),
                student("7", "李\ufffe"),
                student("8", "——"),
                student("9", "阿依·古丽"),
                student("10", "3.14"),
                student("11", "王wang"),
            ]
        ),
        [
            "error bad-name 1 - [名单] B3：没有姓名",
            "error bad-name 2 李? [名单] B4：姓名里有“?”，多半是没显示出来的字",
            f"error bad-name 3 #REF! [名单] B5：姓名是公式的错误值 #REF! → {REPAIR}",
            (
                f"error bad-name 4 {FORMULA} [名单] B6：姓名是公式 {FORMULA[:30]}"
                f"，文件里没有存它的结果 → {REOPEN}"
            ),
            (
                "error bad-name 5 李\ue123 [名单] B7：姓名里有私用区的字（U+E123），"
                "别的电脑上显示不出来"
            ),
            "error bad-name 6 李\x07 [名单] B8：姓名里有看不见的控制字符（U+0007）",
            "error bad-name 7 李\ufffe [名单] B9：姓名里有看不见的控制字符（U+FFFE）",
            (
                "error bad-name 8 —— [名单] B10：“——”不是姓名 → "
                "请写上这个人的姓名；要是几列错开了，请对齐。"
            ),
            (
                "error bad-name 10 3.14 [名单] B12：“3.14”不像姓名 → "
                "请写上这个人的姓名；要是几列错开了，请对齐。"
            ),
            "error bad-name 11 王wang [名单] B13：姓名“王wang”里夹着字母“wang”",
        ],
    ),
    (
        "cohort",
        cohort.find,
        case(
            [
                student("1", entry_year=2013, level="本科"),
                student("2", entry_year=2013, level="本科", inferred=["level"]),
                student("3", entry_year=2013),
                student("4", entry_year=2014),
                student("5", level="本科"),
                student("6", entry_year=2014, level="本科"),
            ]
        ),
        [
            "error cohort 1 李明 [名单] B3：2013级本科不在通知所列范围",
            "warning cohort 2 李明 [名单] B4：2013级本科不在通知所列范围（年级或层次是自动判断的）",
            "warning cohort 3 李明 [名单] B5：2013级不在通知所列范围",
            (
                "未查 cohort：2 人不知道 级 或 层次，无法判断是否在通知范围内；"
                "花名册里补上“年级”和“层次”就能判断"
            ),
        ],
    ),
    (
        "late, and too early to be true",
        late_check.find,
        case(
            [student(LI), student(WANG), student(ZHAO)],
            [answer(LI, "无误", "2018-04-01 23:01"), answer(WANG, "无误")],
        ),
        [
            (
                f"error late-check {LI} 李明 结果.csv：校对时间 2018-04-01 23:01，"
                "晚于截止 2018-04-01 23:00"
            ),
            "未查 late-check：1 条结果没有校对时间，无法判断是否逾期",
        ],
    ),
    (
        "future: the minute of now is none",
        future_time.find,
        case(
            [student(LI), student(WANG)],
            [answer(LI, "无误", "2018-04-01 20:01"), answer(WANG, "无误", "2018-04-01 20:00")],
        ),
        [
            (
                f"error future-time {LI} 李明 结果.csv：校对时间 2018-04-01 20:01"
                " 比现在（2018-04-01 20:00）还晚"
            ),
        ],
    ),
    (
        "too late to hand in",
        late_submission.find,
        case([student(LI)], now="2018-04-02 17:01", hard=False),
        [
            "warning late-submission - - -：现在是 2018-04-02 17:01，已过上交截止 2018-04-02 17:00",
        ],
    ),
    (
        "order: three 学号 are shown, and no fourth is hinted at",
        number_order.find,
        case([student("B1"), student("101"), student("99")]),
        [
            (
                "warning number-order - - -：学号有 2、3 位的，也有带字母的，"
                "已按自然顺序排：99、101、B1"
            ),
        ],
    ),
    (
        "order: of four the three first",
        number_order.find,
        case([student("99"), student("101"), student("102"), student("1003")]),
        [
            ("warning number-order - - -：学号有 2、3、4 位的，已按自然顺序排：99、101、102…"),
        ],
    ),
    (
        "order: letters alone",
        number_order.find,
        case([student("B1"), student("B2")]),
        ["warning number-order - - -：学号带有字母，已按自然顺序排：B1、B2"],
    ),
    (
        "order: neither of a lost 学号 nor of one that is not on the form",
        number_order.find,
        case([student(LI), student(""), student("2.01E+09"), student("130301", said="休学")]),
        [],
    ),
    (
        "scope: the rest is to be written only where there is a rest",
        out_of_scope.find,
        case(
            [student(LI), student(WANG), student(ZHAO)],
            [
                answer(LI, "班级显示不对"),
                answer(WANG, "班级不对，民族错"),
                answer(ZHAO, LONG),
            ],
        ),
        [
            (
                f"warning out-of-scope {LI} 李明 结果.csv：“班级显示不对”是班级、分院、学号的事："
                "学院自己改，不影响毕业证"
            ),
            (
                f"warning out-of-scope {WANG} 李明 结果.csv：“班级不对，民族错”是班级、分院、学号"
                "的事：学院自己改，不影响毕业证 → 这一项不用写；其余的照写。"
            ),
            (
                f"warning out-of-scope {ZHAO} 李明 结果.csv：“{LONG[:29]}…”是班级、分院、学号的事："
                "学院自己改，不影响毕业证"
            ),
        ],
    ),
    (
        "a kind of the notice's own that names no office",
        out_of_scope.find,
        own_kinds(case([student(LI)], [answer(LI, "政治面貌错了")])),
        [f"warning out-of-scope {LI} 李明 结果.csv：“政治面貌错了”是政治面貌的事"],
    ),
    (
        "to be mended by the student, likewise",
        not_here.find,
        own_kinds(case([student(LI)], [answer(LI, "家庭住址错了")])),
        [f"warning not-here {LI} 李明 结果.csv：“家庭住址错了”：家庭住址"],
    ),
]


@pytest.mark.parametrize(
    ("find", "one", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_each_finding_reads_as_on_paper(
    find: Callable[[Case], Sequence[Finding]], one: Case, expected: list[str]
) -> None:
    """Severity, student, place, words and advice of all that a rule finds are these."""
    found = [*find(one)]
    assert [written(finding) for finding in found] == expected
    ours = {each.number for each in one.students}
    told = [each for each in found if isinstance(each, Problem) and each.number in ours]
    assert all(each.kind.of_student for each in told)  # else nobody could let it pass for one


@pytest.mark.parametrize(
    ("length", "told"),
    [(29, "{}"), (30, "{}"), (31, "{:.29}…")],
)
def test_a_long_result_is_cut_where_it_fills_the_line(length: int, told: str) -> None:
    """Thirty characters are shown whole; of more, twenty-nine and a sign that there are more."""
    text = f"班级不对{'！' * (length - 5)}。"
    (found,) = out_of_scope.find(case([student(LI)], [answer(LI, text)]))
    assert isinstance(found, Problem)
    assert found.message.partition("”")[0] == f"“{told.format(text)}"


def _class(file: str, class_name: str, *people: str) -> Roster:
    """A roster from lines of "学号 姓名", from A2 on, and a note on the row above them."""
    students = []
    for row, line in enumerate(people, start=2):
        number, name = line.split(" ")
        where = Where(file, "名单", f"A{row}")
        students.append(Student(number, name, where, class_name, 2014, "本科"))
    note = Problem(LEFT_OUT, Severity.INFO, "不是学生：说明", where=Where(file, "名单", "A1"))
    return Roster(file, tuple(students), notes=(note,))


TWICE = [
    _class("乙.xlsx", "2班", f"{LI} 李明", f"{WANG} 王?", f"{LI} 李名"),
    _class("甲.xlsx", "10班", f"{LI} 李明"),
]
TWICE_TOLD = [
    (
        f"error duplicate-number {LI} 李明 乙.xlsx [名单] A2：这个学号还有 2 行："
        "乙.xlsx [名单] A4 李名、甲.xlsx [名单] A2 李明"
    ),
    (
        f"error duplicate-number {LI} 李名 乙.xlsx [名单] A4：这个学号还有 2 行："
        "乙.xlsx [名单] A2 李明、甲.xlsx [名单] A2 李明"
    ),
    (
        f"error duplicate-number {LI} 李明 甲.xlsx [名单] A2：这个学号还有 2 行："
        "乙.xlsx [名单] A2 李明、乙.xlsx [名单] A4 李名"
    ),
    f"error bad-name {WANG} 王? 乙.xlsx [名单] A3：姓名里有“?”，多半是没显示出来的字",
    "info left-out - - 乙.xlsx [名单] A1：不是学生：说明",
    "info left-out - - 甲.xlsx [名单] A1：不是学生：说明",
]


def test_lists_alone_are_checked_without_a_notice() -> None:
    """What is wrong with the lists and what reading them noted: by class, then by place."""
    assert [written(one) for one in check_lists(TWICE)] == TWICE_TOLD
    assert [written(one) for one in check_lists(TWICE[::-1])] != TWICE_TOLD  # as they were given


def test_lists_alone_are_let_pass_for_one_student() -> None:
    """A permit is of one student and one kind; what is only told is not let pass."""
    noted = Problem(LEFT_OUT, Severity.INFO, "一格没有算", number=WANG)
    rosters = [one._replace(notes=(noted,)) for one in TWICE[:1]]
    permits = [
        Permit(WANG, "bad-name", "王老师", "学籍上就是这样"),
        Permit(WANG, "left-out"),
        Permit(LI, "bad-name"),
        Permit(ZHAO, "duplicate-number"),
    ]
    told = [written(one) for one in check_lists(rosters, permits=permits)]
    assert told == [
        (
            f"error duplicate-number {LI} 李明 乙.xlsx [名单] A2：这个学号还有 1 行："
            "乙.xlsx [名单] A4 李名"
        ),
        (
            f"error duplicate-number {LI} 李名 乙.xlsx [名单] A4：这个学号还有 1 行："
            "乙.xlsx [名单] A2 李明"
        ),
        (
            f"warning bad-name {WANG} 王? 乙.xlsx [名单] A3：姓名里有“?”，多半是没显示出来的字"
            "（按 王老师 放行：学籍上就是这样） → 已经放行，不用再做什么。"
        ),
        f"info left-out {WANG} - -：一格没有算",
    ]


def test_an_office_asks_the_class_who_is_away() -> None:
    """Whoever has the papers of classes is not told to type into a log; the class is asked."""
    away = case([student(LI)], [answer(LI, "休学")])
    (found,) = away_answer.find(away)
    assert isinstance(found, Problem)
    assert "fankui collect 花名册.xlsx --without" in found.message
    told = away_answer.handed_in(found)
    assert (told.kind, told.number, told.where) == (found.kind, LI, found.where)
    assert written(told).partition("：")[2] == (
        "反馈写的是“休学” → 请这个班问一下：不参加的，改写成“不参加（休学）”；"
        "是学信网显示错了，写明：学籍状态显示“休学”，应为“在籍”；改好重新交来，再汇总一次。"
    )


@pytest.mark.parametrize(
    "word", ["姓名", "民族", "学籍状态", "联系电话", "任课教师", "男生", "群众", "无误"]
)
def test_a_word_of_lists_is_no_name(word: str) -> None:
    """A heading of people or of another list, a sex, a result: whole, it is nobody's name."""
    (found,) = bad_name.find(case([student(LI, word)]))
    assert (found.code, found.number) == ("bad-name", LI)  # type: ignore[union-attr]


def _checked(rosters: Sequence[Roster], given: Sequence[Answer], facts: Notice) -> Report:
    return check(rosters, given, facts, datetime(2018, 4, 1, 20))  # noqa: DTZ001  the notice's


LATE = "2018-04-01 23:30"
PERMITS = {
    "one": Permit(LI, "late-check", "王老师", "住院"),
    "stranger": Permit("2014030199", "unknown-student", "王老师"),
    "another kind": Permit(LI, "bad-name", "王老师"),
    "information": Permit(LI, "replaced-answer", "王老师"),
}


@pytest.mark.parametrize(
    ("permits", "allow", "permitted", "allowed", "excuses"),
    [
        ([], [], [], [], []),
        (["one"], [], [f"{LI} late-check"], [], ["校对逾期，住院（王老师同意）"]),
        (["one"], ["late-check"], [f"{LI} late-check"], [f"{WANG} late-check"],
         ["校对逾期，住院（王老师同意）"]),
        ([], ["late-check"], [], [f"{LI} late-check", f"{WANG} late-check"], []),
        (["stranger"], [], [], [], []),  # a warning blocks nobody: no error was let pass
        (["another kind", "information"], [], [], [], []),
    ],
)  # fmt: skip
def test_what_is_let_pass_for_one_student_and_for_all(
    permits: list[str], allow: list[str], permitted: list[str], allowed: list[str],
    excuses: list[str],
) -> None:  # fmt: skip
    """An error is let pass for whom it is permitted, and --allow is not needed for them.

    The paper says it of that student alone, and of nothing but what was an error or a warning.
    """
    given = [
        answer(LI, "照片不对", "2018-03-31 19:00"),
        answer(LI, "无误", LATE),
        answer(WANG, "无误", LATE),
        answer("2014030199", "无误", "2018-03-31 19:00"),
    ]
    one = _class("甲.xlsx", "1班", f"{LI} 李明", f"{WANG} 王伟")._replace(notes=())
    report = check(
        [one], given, notice(), datetime(2018, 4, 2, 9), allow,  # noqa: DTZ001  the notice's
        permits=[PERMITS[each] for each in permits],
    )  # fmt: skip
    assert [f"{each.number} {each.code}" for each in report.permitted] == permitted
    assert [f"{each.number} {each.code}" for each in report.allowed] == allowed
    first, second = report.classes[0].lines
    assert [*first.excuses] == excuses
    assert second.excuses == ()
    assert report.blocked is (len(permitted) + len(allowed) < 2)


@pytest.mark.parametrize(
    ("said", "given", "silent"),
    [
        (["", ""], [], True),
        (["", ""], [answer(LI, "无误")], False),
        (["", ""], [answer(WANG, "照片不对")], False),
        (["", ""], [answer(LI, "还没看")], False),  # that, too, is something
        (["", ""], [answer(LI, None), answer(WANG, "")], True),
        (["休学", ""], [], True),
        (["休学", ""], [answer(WANG, "无误")], False),
        (["休学", "退学"], [], False),  # of nobody there is nothing to wait for
        ([], [], False),
    ],
)
def test_a_class_in_which_nobody_has_said_anything_is_silent(
    said: list[str], given: list[Answer], *, silent: bool
) -> None:
    """Of those who take part: whoever is away says nothing either way."""
    people = [student(number, said=one) for number, one in zip((LI, WANG), said, strict=False)]
    placed = [
        one._replace(where=Where("甲.xlsx", "名单", f"A{row}"), class_name="1班")
        for row, one in enumerate(people, start=2)
    ]
    if not placed:
        assert ClassReport("1班", "甲.xlsx", ()).is_silent is silent
        return
    (each,) = _checked([Roster("甲.xlsx", tuple(placed))], given, notice()).classes
    assert each.is_silent is silent
    assert each.expected == len(people) - sum(map(bool, said))


@pytest.mark.parametrize(
    ("name", "college", "shares_name", "title", "stem"),
    [
        ("软件1班", "", False, "软件1班", "软件1班"),
        ("软件1班", "信息学院", False, "软件1班", "软件1班"),
        ("1班", "信息学院", True, "信息学院1班", "信息学院1班"),
        (None, "", False, "", "花名册"),
    ],
)
def test_what_a_class_and_its_files_are_called(
    name: str | None, college: str, title: str, stem: str, *, shares_name: bool
) -> None:
    """As it calls itself, with its 学院 where another is called so; else as its roster is."""
    each = ClassReport(name, "班里/花名册.xlsx", (), college, shares_name)
    assert (each.title, each.stem) == (title, stem)


def test_a_check_tells_all_that_the_lists_alone_do() -> None:
    """The same lines with answers for all, and nothing more."""
    given = [answer(number, "无误", "2018-04-01 19:00", name=None) for number in (LI, WANG)]
    report = _checked(TWICE, given, notice())
    assert [written(one) for one in report.problems] == TWICE_TOLD
    assert [written(one) for one in report.skipped] == [
        "未查 name-mismatch：4 条结果没有写姓名，无法核对姓名与学号是否相符"
    ]


def test_what_decides_between_sources_is_told() -> None:
    """Where no time does, the order of the sources does, and the information says so."""
    given = [answer(LI, "照片不对", source=Source.LOG), answer(LI, "无误")]
    report = _checked([_class("甲.xlsx", "1班", f"{LI} 李明")], given, notice())
    (found,) = [one.message for one in report.problems if one.code == "replaced-answer"]
    assert found == (
        "用了“无误”（没有时间），没有用“照片不对”（没有时间，结果.csv）"
        "：时间分不出先后，--results 优先于收集记录，收集记录优先于花名册"
    )


def test_answers_of_classes_that_are_left_out_are_nobodys_business() -> None:
    """Students of the same file whom --class leaves out are known, and not told as strangers."""
    one = _class("甲.xlsx", "1班", f"{LI} 李明")._replace(others=frozenset({WANG}), notes=())
    given = [answer(number, "无误", "2018-04-01 19:00", name="李明") for number in (LI, WANG, ZHAO)]
    report = _checked([one], given, notice())
    assert [(one.code, one.number) for one in report.problems] == [("unknown-student", ZHAO)]


def test_of_two_colleges_with_a_class_of_one_name_each_is_told_by_its_own() -> None:
    """Whose class it is stands with each student's problem, and with none of another class."""
    rows = [
        ("软件学院", "1班", LI, "王?"),
        ("软件学院", "1班", "", "李明"),
        ("数学学院", "1班", "2014040101", ""),
        ("数学学院", "1班", "2014040102", "周一"),
        ("数学学院", "2班", ZHAO, "赵?"),
    ]
    people = tuple(
        Student(
            number, name, Where("全校.xlsx", line=at), class_name, 2014, "本科", college=college
        )
        for at, (college, class_name, number, name) in enumerate(rows, start=2)
    )
    report = _checked([Roster("全校.xlsx", people)], [], notice())
    told = [(one.code, one.number, one.college) for one in report.of(Severity.ERROR)]
    assert [one for one in told if one[0] != "missing-answer"] == [
        ("bad-number", "", "软件学院"),
        ("bad-name", LI, "软件学院"),
        ("bad-name", "2014040101", "数学学院"),
        ("bad-name", ZHAO, ""),
    ]
    assert [(each.title, each.shares_name) for each in report.classes] == [
        ("软件学院1班", True),
        ("数学学院1班", True),
        ("2班", False),
    ]
    (note,) = report.of(Severity.WARNING)
    assert (note.code, note.college) == ("class-of-colleges", "")
    assert note.message == "“1班”有几个学院的：软件学院（2 人）、数学学院（2 人），是 2 个班"
