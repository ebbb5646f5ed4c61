"""The words that say what a student is to the school, for whoever reads them: 休学, 当兵.

Source: what notices and rosters write beside students who are gone (docs/glossary.md), issue 14.
"""

from tongzhi_cli.model.enrolment import Standing

#: How each is said. A word with 未 or 不 in it stands here whole: no word is taken out of a denial.
SAID: dict[Standing, tuple[str, ...]] = {
    Standing.ENROLLED: (
        "在籍", "在读", "在校", "在学", "在册", "正常", "注册", "有学籍", "注册学籍", "普通",
        "无异动", "未异动", "没有异动", "无变动", "无变化", "应届", "实习", "顶岗实习", "校外实习",
        "在外实习", "交换", "交流", "出国交流", "交换生", "仍在校",
    ),
    Standing.JOINED: (
        "转入", "转进", "转来", "转到本班", "转至本班", "转到我班", "转入本班", "调入", "新增",
        "插班", "插班生", "留级到本班", "留级至本班", "留级转入", "降级到本班", "降级至本班",
        "降级转入", "降入",
    ),
    Standing.RETURNED: (
        "复学", "返校", "恢复学籍", "休学期满复学", "退役复学", "退伍复学", "退役", "退伍", "归队",
    ),
    Standing.EXTENDED: (
        "延期", "延毕", "延期毕业", "延迟毕业", "延长学制", "延长学习年限", "延长修业年限", "延修",
        "延长学习", "延读",
    ),
    Standing.COMPLETED: ("结业", "拟结业", "预结业"),
    Standing.SUSPENDED: (
        "休学", "病休", "停学", "未复学", "尚未复学", "还未复学", "还没复学", "没有复学",
    ),
    Standing.SERVING: (
        "入伍", "参军", "当兵", "从军", "服兵役", "服役", "服现役", "现役", "应征", "征兵",
        "应征入伍", "保留学籍", "保留入学资格",
    ),
    Standing.WITHDRAWN: (
        "退学", "开除", "除名", "开除学籍", "取消学籍", "取消入学资格", "放弃入学资格", "放弃学籍",
        "注销学籍", "注销", "清退", "劝退", "自退", "勒令退学", "责令退学", "未报到",
        "没报到", "没有报到", "未报道", "弃学", "辍学", "肄业", "无学籍",
    ),
    Standing.TRANSFERRED: (
        "转出", "转走", "转学", "转校", "转离", "调出", "不在本班", "不是本班", "不在我班",
        "不是我班", "不属于本班", "非本班", "离班", "不在这个班", "不是我们班",
    ),
    Standing.HELD_BACK: (
        "留级", "降级", "留班", "降班", "下编", "编入下一级", "编入下一年级", "降到下一级",
        "降至下一级", "留到下一级", "跟下一级",
    ),
    Standing.ABSENT: ("不在校", "不在籍", "不在册", "不在读", "未在校", "未在籍", "离校"),
    Standing.DECEASED: ("死亡", "去世", "离世", "逝世", "病故", "身故", "亡故", "已故"),
}  # fmt: skip
#: Those that say more than that somebody is there: 正常 and its like may be an answer.
NEWS = tuple(
    word for standing, words in SAID.items() if standing is not Standing.ENROLLED for word in words
)
#: Those of who is gone.
GONE = tuple(word for standing, words in SAID.items() if not standing.takes_part for word in words)
