"""The one list of the kinds of problem (docs/problems.md and `fankui explain` are made of it).

Codes are permanent: a code has one meaning, one section in docs/problems.md and is never used
again for something else.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NamedTuple

from tongzhi_cli.errors import UsageError
from tongzhi_cli.model.problem_examples import EXAMPLES, Example


class Kind(NamedTuple):
    """One kind of problem: its permanent *code*, Chinese *title*, what it *means*, what to *do*.

    *clause* is where the rule comes from; empty for a rule of ours about files.
    """

    code: str
    title: str
    means: str
    do: str
    clause: str = ""

    @property
    def example(self) -> Example:
        """What such a problem looks like in somebody's files."""
        return EXAMPLES[self.code]


def _kinds(*kinds: Kind) -> dict[str, Kind]:
    return {kind.code: kind for kind in kinds}


SIGNED_LIST = "各班班长按学号由小到大的顺序统一填写反馈表（附件2）"

#: Every kind of problem, in the order in which reports show them.
KINDS = _kinds(
    Kind(
        "missing-answer",
        "未反馈",
        "名单上的这名同学还没有校对结果，表上会缺一行。",
        "请催这些同学上学信网校对，把结果填进花名册的“校对结果”列，"
        "或另存成 CSV 用 --results 加进来；要先打印空表，加 --draft。",
        clause=f"{SIGNED_LIST}；无异常填“无误”，异常情况请如实填写异常内容。",
    ),
    Kind(
        "vague-answer",
        "异常未写明",
        "结果里没有说清：只说有问题，没有说是什么问题，或者看不出有没有问题；教务处会退回。",
        "请问清楚是哪一项错、应当是什么，例如：姓名有误：显示“张珊”，应为“张姗”。",
        clause="附件2：异常情况请如实填写异常内容。",
    ),
    Kind(
        "unknown-student",
        "名单外",
        "有校对结果的学号不在花名册里：可能是学号抄错，也可能是花名册缺人。",
        "请核对学号；确实是本班同学就补进花名册，不是本班的加 --allow unknown-student。",
        clause=SIGNED_LIST + "。",
    ),
    Kind(
        "name-mismatch",
        "姓名不符",
        "同一个学号，花名册上的姓名和交来结果的姓名不一样；结果可能记到了别人名下。",
        "请核对是谁填的；确认无妨（例如曾用名）加 --allow name-mismatch，表上用花名册的姓名。",
        clause=SIGNED_LIST + "。",
    ),
    Kind(
        "conflicting-answer",
        "结果不一",
        "同一名同学在几份交来的表里结果不一样，时间分不出先后；汇总里先按写了异常的那份列。",
        "请问这个班哪一份对，改好或拿走另一份，再汇总一次。",
        clause=SIGNED_LIST + "。",
    ),
    Kind(
        "duplicate-number",
        "学号重复",
        "花名册里两行是同一个学号；学号是唯一的，必有一行错。",
        "请改正或删掉多出的一行。",
        clause=SIGNED_LIST + "。",
    ),
    Kind(
        "bad-number",
        "学号可疑",
        "学号是空的、被 Excel 改坏了（超过 15 位，成了 2.01E+09 的样子，末尾一长串 0），"
        "或与全班的位数不同。",
        "请改正学号；在 Excel/WPS 里先把整列设为“文本”格式再输入。确认无误加 --allow bad-number。",
        clause=SIGNED_LIST + "。",
    ),
    Kind(
        "bad-name",
        "姓名可疑",
        "姓名是空的，或含有 ?、□、私用区字、控制字符：多半是生僻字没有显示出来。",
        "请在花名册里改正；电脑打不出的字加 --allow bad-name，打印后手写补上。",
    ),
    Kind(
        "no-class",
        "没有班级",
        "花名册有“班级”一列，这名同学的却是空的；会单独成一张没有班级的表。",
        "请在花名册里补上班级。",
    ),
    Kind(
        "unreadable-file",
        "读不了的文件",
        "这份交来的文件打不开，或里面没有认得的表；其余的照常汇总，这一份里的人没有算进去。",
        "请照说明处理，或请这个班重新交一份，再汇总一次。",
    ),
    Kind(
        "missing-form",
        "没有交表",
        "全校名单上有这个班，却没有收到它的任何一份表；或者班号中间缺了一个。",
        "请催这个班；没有这个班就不用管。",
        clause="各班班长统一填写……于4月2日（星期一）下午17:00前交教务处，逾期不再受理。",
    ),
    Kind(
        "two-classes",
        "一人两班",
        "同一个学号出现在两个班的表里，多半是转专业、降级或复学后两边都报了。",
        "请核对学籍在哪个班；汇总里只算一次，写明算在哪个班。",
    ),
    Kind(
        "one-class",
        "一班两名",
        "两种班级名称下面是同样的学生，多半是同一个班写法不同；汇总里合成了一个班，有名单就按名单。",
        "不用做什么；其实是两个班，就请改正其中一份的学号。",
    ),
    Kind(
        "similar-class",
        "像是一个班",
        "两个班级名称写法不同、看着是一个班，学生却不同；或者一个班有几份学生互不相同的表。"
        "多半是班级写错了，真的那个班就会显得没有交。",
        "请打开这几份表核对班级；确实是一个班分几份交的，不用做什么。",
    ),
    Kind(
        "total-mismatch",
        "人数不符",
        "名单上的人数和交来的表上的人数不一样。",
        "缺的、多的在“未反馈”“名单外”里逐个列着，请照着核对。",
    ),
    Kind(
        "not-ascending",
        "没有按学号排列",
        "表上的学号不是由小到大；汇总时已重新排好，但纸上的次序不合通知。",
        "请班长重新打印一份；或由教务处决定是否照收。",
        clause="按学号由小到大的顺序统一填写",
    ),
    Kind(
        "cohort",
        "不在通知范围",
        "这名同学的 级 和 层次 不在通知所列的毕业届次里。",
        "请核对 年级 和 层次；用错通知就换：--notice 通知文件.toml；"
        "确属本批次（复学、延期等）加 --allow cohort。",
        clause="2018、2019届毕业生（2014、2015级本科、2015、2016级专科）",
    ),
    Kind(
        "late-check",
        "校对逾期",
        "校对时间晚于通知规定的校对截止时间。",
        "请与辅导员核实；如辅导员同意仍然上报，加 --allow late-check。",
        clause="于4月1日（星期日）晚23:00以前登录“学信网”校对本人毕业证图像采集信息",
    ),
    Kind(
        "late-submission",
        "提交逾期",
        "现在已经过了通知规定的上交时间。",
        "如教务处同意补交，加 --allow late-submission；如果这是别的年份的通知，"
        "用 --notice 通知文件.toml 指定。",
        clause="于4月2日（星期一）下午17:00前交教务处，逾期不再受理。",
    ),
    Kind(
        "future-time",
        "时间在未来",
        "校对时间比现在还晚，不可能是真的。",
        "请改正校对时间，并看看电脑的时钟；确认无妨加 --allow future-time。",
    ),
    Kind(
        "number-order",
        "学号长短不一",
        "全班学号位数不同或含有字母，由小到大只能按自然顺序排。",
        "请看一眼表上的先后是否合适。",
        clause="按学号由小到大的顺序统一填写",
    ),
    Kind(
        "bad-time",
        "时间看不懂",
        "校对时间写得认不出来，无法判断是否逾期。",
        "请写成 2018-04-01 22:30 的样子。",
    ),
    Kind(
        "contradiction",
        "自相矛盾",
        "同一次反馈里选了“无误”，后面又写了哪里有误。",
        "请问这名同学到底有没有错；记的是写的那句，没有错就改记：fankui collect 花名册.xlsx "
        "--set 学号=无误。",
        clause="附件2：异常情况请如实填写异常内容。",
    ),
    Kind(
        "out-of-scope",
        "不需反馈",
        "写的是班级、分院、学号这样学校自己的信息；不影响毕业证，不用勘误。",
        "只有这一项的，可以改写成“无误”；写着也不会被退回。",
        clause="别校的通知：班级名称、所属学院是校内管理信息，不在校对的范围。",
    ),
    Kind(
        "not-here",
        "本校不能更正",
        "写的事本校办不了：高考报名时就错的、学信网账号和密码、查不到学籍、照片只是不满意。"
        "写在表上也改不过来。",
        "请告诉这名同学自己去办；到哪里、带什么：fankui followup 花名册.xlsx。",
        clause="别校的通知：高考报名时有误的，由本人到生源地省级招考机构更正；照片不满意的不受理。",
    ),
    Kind(
        "standard-wording",
        "规范写法",
        "异常写清楚了，只是有更规范的写法；表上照学生自己写的，不会替人改。",
        "不用做什么；想统一，就在花名册或收集记录里改成规范的写法。",
        clause="附件2：异常情况请如实填写异常内容。",
    ),
    Kind(
        "replaced-answer",
        "以新代旧",
        "同一名同学有几次反馈，用了时间最新的一次。",
        "不用做什么；看一眼用的是不是该用的那一次。",
    ),
    Kind(
        "same-file",
        "重复的文件",
        "两份文件里的学生和结果完全一样，多半是同一份交了两次；只算一次。",
        "不用做什么。",
    ),
    Kind(
        "inferred",
        "推断所得",
        "花名册里没有这一项，是从班级名称、标题、表名或文件名里推断的。",
        "推断不对，就在花名册里加上这一列，或用 --class 写明班级。",
    ),
    Kind(
        "name-cleaned",
        "姓名已整理",
        "姓名里的空格去掉了，或把别的圆点换成了规定的间隔号“·”。",
        "不用做什么；表上用整理后的姓名。",
        clause="民委发〔2016〕33号：少数民族人名中的间隔号统一用“·”（U+00B7）",
    ),
    Kind(
        "left-out",
        "没有读的内容",
        "隐藏的工作表和行、没有指明的工作表、合计行、说明行等没有当作学生读入。",
        "不用做什么；如果里面有学生，请取消隐藏（也看看是不是开着筛选）或补上学号。",
    ),
    Kind(
        "taken-once",
        "只取一次",
        "名单里同一名同学占几行（每门课一行，或成绩单），每人只取了第一行。",
        "不用做什么；人数不对，就请换一份每人一行的花名册。",
    ),
    Kind(
        "torn-log",
        "记录有残行",
        "收集记录里有写了一半或读不懂的行，已放在一边，其余照常使用。",
        "请核对这名同学的结果；不放心就再问一次。",
    ),
)

#: Position of each code in reports.
RANK = {code: rank for rank, code in enumerate(KINDS)}


def codes_named(typed: Sequence[str]) -> frozenset[str]:
    """The codes that --allow names, by code or by Chinese title; commas separate several."""
    return frozenset(
        code_named(word) for text in typed for word in re.split("[,，、]", text) if word.strip()
    )


def code_named(word: str) -> str:
    """The code that *word* is, or is the title of.

    Raises:
        UsageError: there is no such code; the nearest one is proposed.

    """
    wanted = word.strip().lower()
    codes = {kind.title: kind.code for kind in KINDS.values()} | {code: code for code in KINDS}
    if wanted in codes:
        return codes[wanted]
    near = get_close_matches(wanted, codes, 1) or [code for code in KINDS if wanted in code]
    proposal = f"是不是 {codes[near[0]]}？" if near else ""
    raise UsageError(f"没有 {word.strip()} 这个代号", f"{proposal}看全部代号：fankui explain。")
