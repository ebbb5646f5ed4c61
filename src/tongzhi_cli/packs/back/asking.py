"""What a class is asked to do about each kind of problem, in words for a 班长 who has no fankui.

Every kind has its sentence (tests/packs/back/test_asking.py): what the reports say is for those who
run a command.
"""

from collections.abc import Mapping

from tongzhi_cli.columns.column import Column

#: What stands for a moment of the notice's own year.
SAMPLE = "{time}"
_ASK_OFFICE = "没有写错，请告诉收表的老师"

#: Of a workbook of which several sheets may be meant, and of which nothing was read.
ONE_SHEET = "请删掉（或隐藏）不用的那一张；几张都要的，每张写明是哪个班；保存后再交。"

#: By the code of a kind.
ASKED: Mapping[str, str] = {
    "missing-answer": "请问清楚，把校对结果填上；已经不在校的，在备注里写明（如：休学）。",
    "away-answer": "请问一下：不参加的，写成“不参加（休学）”；是学信网显示错了，"
    "写明：学籍状态显示“休学”，应为“在籍”。",
    "vague-answer": "请问清楚是哪一项错、应当是什么，改写清楚，"
    "例如：姓名有误：显示“张珊”，应为“张姗”。",
    "unclear-answer": "请问这名同学是无误，还是哪一项有误，改写清楚。",
    "unknown-student": f"请核对学号，写错了就改；不是本班的，从表里去掉；{_ASK_OFFICE}。",
    "unplaced-answer": "请问清楚是谁的，写上学号和姓名。",
    "name-mismatch": f"请核对学号和姓名哪一个写错了，改过来；{_ASK_OFFICE}（例如改过名）。",
    "conflicting-answer": "请问清楚哪一个对，各处改成一样的，只交一份。",
    "duplicate-number": "学号不会相同：请改正写错的一行，或删掉多出的一行。",
    "bad-number": "请改正学号；在 Excel/WPS 里先把整列设为“文本”格式再输入。",
    "bad-name": "请改正姓名；打不出的生僻字先空着，打印后手写补上。",
    "unread-students": "请补上表头（学号、姓名、校对结果），或把他们移到名单里；不是本班的就删掉。",
    "unread-results": "这一列是校对结果的，请把表头写成“校对结果”；不是的，请删掉这一列。",
    "no-class": "请在表上写明班级，写全，如“2014级软件1班”。",
    "unclear-class": "请把表上的班级写全，如“2014级软件1班”。",
    "unknown-standing": "请写明这名同学参加不参加：不参加的写“不参加（休学）”，"
    "照常参加的去掉这些字。",
    "unreadable-file": "请用 Word/WPS 另存为 .docx（表格另存为 .xlsx）再交；"
    "只有纸质的或照片，请照着填一份表（学号、姓名、校对结果）。",
    "missing-form": "请按通知填好反馈表，在截止以前交来。",
    "two-classes": f"请核对这名同学现在在哪个班：不在本班的，从表里去掉；{_ASK_OFFICE}。",
    "one-class": f"请核对班级名称，写得和学校名单上一样；{_ASK_OFFICE}。",
    "similar-class": f"请核对班级名称，写全、写对；{_ASK_OFFICE}。",
    "voided-row": "这一行收表的老师作废了，不用改。",
    "wrong-class": f"请把表上的班级名称改对；{_ASK_OFFICE}。",
    "class-of-colleges": f"请核对学院和班级，写错了就改；{_ASK_OFFICE}。",
    "class-spelling": "请把班级写成一样的，写全，如“2014级软件1班”。",
    "total-mismatch": "请照着下面缺的、多的逐个核对。",
    "not-ascending": "请按学号由小到大排好，重新打印。",
    "cohort": f"请核对这名同学的年级和层次，写错了就改；{_ASK_OFFICE}（例如复学、延期）。",
    "late-check": f"请核对校对时间，写错了就改；{_ASK_OFFICE}为什么晚了。",
    "late-submission": "请告诉收表的老师为什么晚了。",
    "future-time": "请改正校对时间。",
    "number-order": f"请看一眼学号有没有写错（例如把 0 写成字母 O）；{_ASK_OFFICE}。",
    "bad-time": f"请把时间写成 {SAMPLE} 的样子。",
    "contradiction": "请问这名同学到底有没有错，只写一种。",
    "out-of-scope": "这一项不用上报：只有这一项的，改写成“无误”。",
    "away-with-answer": "请核对：不参加的，去掉校对结果；照常参加的（例如已经复学），"
    "去掉“休学”这样的字。",
    "swapped": "这一行的学号和姓名写反了：请改过来再交。",
    "no-value": "请补上这一格；是公式出错的，改好、保存以后再交。",
    "struck-out": "还要的，请去掉删除线（或取消隐藏、拒绝修订）；不要的，请删掉。",
    "id-number": "请删掉身份证号，只留学号和姓名。",
    "not-here": "本校改不了，写在表上也没有用：请告诉这名同学自己去办，再把这一项去掉。",
    "standard-wording": "可以照建议的写法改。",
    "away": "其实参加的，请去掉“休学”这样的字，填上校对结果。",
    "standing": "请核对这名同学参加不参加，写明白。",
    "replaced-answer": "请看一眼用的是不是该用的那一次；不是，就改过来，只留一次。",
    "other-row": "请看一眼是不是这个意思；不是，就把这一格写明白。",
    "same-file": "请只交一份。",
    "two-versions": "请只交改好的一份，旧的那一份不要再交。",
    "read-on": "请给这张名单补上表头（学号、姓名、校对结果）；不是本班的就删掉。",
    "inferred": "不对的话，请在表上写明。",
    "name-cleaned": "旁边的话要是姓名里的字，请去掉括号，写成一个姓名。",
    "unread-columns": "里面有校对结果的，请把表头写成“校对结果”。",
    "left-out": "里面如果有学生，请取消隐藏（也看看是不是开着筛选）、补上学号，再交。",
    "matched-by-name": "请补上学号。",
    "taken-once": "请每人只留一行。",
    "torn-log": "请核对这名同学的结果；不放心就再问一次。",
    "unknown-log-line": "请连同收集记录再交一次。",
    "second-log": "请只交一份收集记录。",
}

#: Which of a student's cells is at fault, where a problem is placed at the student.
FIELD: Mapping[str, Column] = {
    **dict.fromkeys(
        (
            "missing-answer", "away-answer", "vague-answer", "unclear-answer", "unplaced-answer",
            "conflicting-answer", "contradiction", "out-of-scope", "away-with-answer", "not-here",
            "standard-wording", "replaced-answer", "other-row",
        ),
        Column.RESULT,
    ),
    **dict.fromkeys(
        ("bad-number", "duplicate-number", "unknown-student", "not-ascending", "number-order"),
        Column.NUMBER,
    ),
    **dict.fromkeys(("name-mismatch", "bad-name", "name-cleaned"), Column.NAME),
    **dict.fromkeys(
        ("no-class", "unclear-class", "two-classes", "one-class", "wrong-class", "similar-class"),
        Column.CLASS,
    ),
    **dict.fromkeys(("late-check", "future-time", "bad-time"), Column.CHECKED_AT),
    "cohort": Column.ENTRY_YEAR,
    "unknown-standing": Column.STANDING,
    "standing": Column.STANDING,
}  # fmt: skip

#: What is said at the head of a list, and not of a student in it.
AT_HEADER = frozenset(
    {
        "total-mismatch",
        "number-order",
        "similar-class",
        "one-class",
        "wrong-class",
        "unread-results",
    }
)
