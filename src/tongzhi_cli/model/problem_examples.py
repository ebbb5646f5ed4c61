"""An example of each kind of problem, as a person would see it in a class.

Every one is true: tests/check/test_problem_examples.py has the invented class that brings it up.
All
names and numbers are invented.
"""

from typing import NamedTuple


class Example(NamedTuple):
    """What is *seen* in somebody's files, and what is *said* about it: the problem's message.

    *seen* begins with the place that the report names, where it names one.
    """

    seen: str
    said: str


#: One for each code of `kinds.KINDS`.
EXAMPLES = {
    "missing-answer": Example(
        "花名册.csv 第 3 行：2014030102，白景行，校对结果空着",
        "还没有校对结果",
    ),
    "vague-answer": Example(
        "花名册.csv 第 3 行：2014030102，白景行，校对结果写着“有误”",
        "只写了“有误”，看不出是哪里不对，还是无误",
    ),
    "unknown-student": Example(
        "结果.csv 第 2 行：2014030112，白景行，无误；花名册里白景行是 2014030102",
        "有校对结果，但花名册里没有这个学号；白景行 2014030102 还没有结果，是不是学号抄错了",
    ),
    "name-mismatch": Example(
        "结果.csv 第 2 行：2014030101，安若曦，无误；花名册里 2014030101 是安若溪",
        "花名册上是“安若溪”，交来的结果写的是“安若曦”",
    ),
    "conflicting-answer": Example(
        "一班.docx [第1张表] 第 3 行：2014030102，白景行，无误；一班改.docx 里是“照片不是本人”",
        "这里写“无误”，一班改.docx [第1张表] 第 3 行 写“照片不是本人”，按“照片不是本人”列",
    ),
    "duplicate-number": Example(
        "花名册.csv 第 3 行：2014030102，白景行；第 4 行：2014030102，毕思远",
        "这个学号还有 1 行：花名册.csv 第 4 行 毕思远",
    ),
    "bad-number": Example(
        "花名册.csv 第 3 行：2.01403E+09，白景行（Excel 存的）",
        "学号 2.01403E+09 成了科学计数，原来的数字已经丢失",
    ),
    "bad-name": Example(
        "花名册.csv 第 3 行：2014030102，王?（生僻字没有显示出来）",
        "姓名里有“?”，多半是没显示出来的字",
    ),
    "no-class": Example(
        "花名册.csv 第 4 行：2014030103，毕思远，班级空着；别的行都写了",
        "班级一栏是空的，会单独成一张表",
    ),
    "unreadable-file": Example(
        "交来/二班.pdf：扫描的反馈表",
        "交来/二班.pdf 是 PDF，不是能读的反馈表或花名册",
    ),
    "missing-form": Example(
        "全校名单.csv 第 4 行起：2014级软件2班有 2 人；交来的只有 一班.docx",
        "名单上有 2 人，一份表也没有交来",
    ),
    "two-classes": Example(
        "二班.docx [第1张表] 第 2 行：2014030102，白景行，无误；一班.docx 里也有这个学号",
        "在“2014级软件2班”，又在“2014级软件1班”，算在“2014级软件1班”",
    ),
    "one-class": Example(
        "又一份.docx [第1张表] 第 2 行起：14级软件（一）班，学生和 一班.docx 的 2014级软件1班一样",
        "“14级软件（一）班”和“2014级软件1班”里是同样的学生，当作同一个班“2014级软件1班”",
    ),
    "similar-class": Example(
        "一班.docx [第1张表] 第 2 行起：2014级软件1班；二班.docx 是 14级软件（一）班，学生不同",
        "“14级软件（一）班”（1 人）和“2014级软件1班”（2 人）写法不同、学生也不同：是不是同一个班？",
    ),
    "total-mismatch": Example(
        "一班.docx [第1张表] 第 2 行起有 2 人；全校名单.csv 里这个班有 3 人",
        "名单 3 人，交来 2 人（表上没有的 1 人，名单外的 0 人）",
    ),
    "not-ascending": Example(
        "一班.docx [第1张表] 第 3 行：2014030101，安若溪；上一行是 2014030102，白景行",
        "学号没有由小到大排：2014030101 排在 2014030102 后面",
    ),
    "cohort": Example(
        "花名册.csv 第 2 行：2013030101，安若溪，2013级，本科；通知要的本科是 2014、2015 级",
        "2013级本科不在通知所列范围",
    ),
    "late-check": Example(
        "花名册.csv 第 3 行：2014030102，白景行，校对时间 2018-04-01 23:20",
        "校对时间 2018-04-01 23:20，晚于截止 2018-04-01 23:00",
    ),
    "late-submission": Example(
        "4月2日 17:30 运行；通知要 4月2日 17:00 前上交",
        "现在是 2018-04-02 17:30，已过上交截止 2018-04-02 17:00",
    ),
    "future-time": Example(
        "花名册.csv 第 2 行：2014030101，安若溪，校对时间 2018-04-11 20:05（4月1日运行）",
        "校对时间 2018-04-11 20:05 比现在（2018-04-01 20:00）还晚",
    ),
    "number-order": Example(
        "花名册.csv：2014030101，安若溪；2014030102，白景行；13030101，陈望舒（复学，还是老学号）",
        "学号有 8、10 位的，已按自然顺序排：13030101、2014030101、2014030102",
    ),
    "bad-time": Example(
        "花名册.csv 第 2 行：2014030101，安若溪，校对时间写着“昨天晚上”",
        "校对时间“昨天晚上”认不出来，没有用",
    ),
    "contradiction": Example(
        "结果.csv 第 2 行：2014030101，安若溪，选了“无误”，下一题又写“民族应为回族”",
        "选了无误，又写了“民族应为回族”，按写的记",
    ),
    "out-of-scope": Example(
        "花名册.csv 第 3 行：2014030102，白景行，班级不对",
        "“班级不对”是班级、分院、学号的事：学院自己改，不影响毕业证",
    ),
    "not-here": Example(
        "花名册.csv 第 3 行：2014030102，白景行，高考报名时姓名就错了",
        "“高考报名时姓名就错了”：高考报名时就错，生源地省级招考机构，本人去办更正证明",
    ),
    "standard-wording": Example(
        "花名册.csv 第 3 行：2014030102，白景行，照片没有",
        "“照片没有”的规范写法是“无学历照片”",
    ),
    "replaced-answer": Example(
        "结果.csv 第 3 行：2014030101，安若溪，无误；第 2 行是同一人前两天交的“照片没有显示”",
        "用了“无误”（2018-03-28 08:05），"
        "没有用“照片没有显示”（2018-03-26 19:10，结果.csv 第 2 行）",
    ),
    "same-file": Example(
        "一班.docx 和 一班(1).docx：下载了两次的同一份",
        "与 一班(1).docx 内容相同，只算一份",
    ),
    "inferred": Example(
        "2014级软件1班.csv 第 1 行：表头只有 学号、姓名、校对结果，没有班级",
        "班级取自文件名：2014级软件1班",
    ),
    "name-cleaned": Example(
        "花名册.csv 第 2 行：2014030101，姓名写成“阿依努尔．吐尔逊”",
        "“阿依努尔．吐尔逊”整理成“阿依努尔·吐尔逊”",
    ),
    "left-out": Example(
        "花名册.csv 第 4 行：合计，2 人",
        "不是学生：合计 2 人",
    ),
    "taken-once": Example(
        "成绩单.csv 第 1 行起：2014030101，安若溪，高等数学一行、大学英语一行",
        "每门课一行：取了 1 人，略过重复的 1 行",
    ),
    "torn-log": Example(
        "花名册.answers.jsonl 第 1 行：只有半行，写到一半停了电",
        "这一行没有写完整或读不懂，放在一边了",
    ),
}
