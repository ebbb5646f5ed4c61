"""The words for "all is right": what is 无误 is nowhere a fault, and no fault becomes 无误."""

import re
from datetime import datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.anomaly.clauses import clauses
from tongzhi_cli.anomaly.lists import denied
from tongzhi_cli.anomaly.matching import faults_in
from tongzhi_cli.answers.answer import Source, Status
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.check.check import check
from tongzhi_cli.check.rules.sample import answer, notice, student
from tongzhi_cli.columns.column import Column
from tongzhi_cli.followup.steps import followup
from tongzhi_cli.form.paper_rows import NOBODY, corrections
from tongzhi_cli.roster.model import Roster

#: What healthy students write.
RIGHT = (
    "没有出入", "都是对的", "不存在问题", "没有错别字", "没啥毛病", "没什么毛病",
    "没有不一致的地方", "没有任何出入", "照片和信息都是对的", "未见异常", "没有任何毛病",
    "无任何问题", "无任何异常", "无任何出入", "无任何错误信息",
    "未发现异常", "未发现任何异常", "未发现明显异常",
    "未发现有误", "未发现有错误", "未发现错误之处", "没发现问题", "没发现什么问题",
    "没发现啥问题", "没发现有问题", "没有发现异常", "没有发现任何错误", "没有发现错误的地方",
    "没有发现不对的地方", "没发现哪里不对", "没看出问题", "没看出来有什么问题", "看不出问题",
    "看不出有什么问题", "找不到错误", "找不出错误", "挑不出毛病", "没找到错误", "没查出问题",
    "没有查出任何问题", "未查出异常", "不存在任何问题", "不存在异常", "不存在错误",
    "不存在出入", "不存在任何错误信息", "不存在不一致", "信息不存在错误", "照片不存在问题",
    "没有异议", "无异议", "没有意见", "无疑问", "没有差错", "无差错", "没有偏差", "没有误差",
    "无误差", "没有差异", "照片与本人没有差异", "没有遗漏", "没有错漏", "没有纰漏", "没有错字",
    "没有错别字和错误", "没有写错", "没写错", "姓名没写错", "没有填错的地方", "没有弄错",
    "没出错", "没有出错", "信息没有出错", "没有搞错", "没有有误的地方", "没有错误信息",
    "没有错误的信息", "没有错误的地方", "没有错误之处", "没有问题的", "没有错的",
    "没有错的地方", "没错的", "没错呀", "没有不对", "没有不对的", "没有不对的地方", "没有不符",
    "没有不符的地方", "没有不符合的地方", "没有不一致", "没有不正确的地方", "没有什么不对的",
    "没有什么错误", "没有什么异常", "没有啥问题", "没得问题", "木有问题", "没有需要修改的地方",
    "没有要修改的地方", "没有要改的", "没有需要更正的", "没有需要勘误的信息", "无需修改",
    "无需更正", "无需勘误", "不用修改", "不需要修改", "不用改", "不必更改", "信息无误无需更改",
    "都对", "都对的", "都是对的呀", "全是对的", "全都对", "全都是对的", "全部都对", "全对",
    "所有信息都是对的", "信息是对的", "照片是对的", "照片是对的，信息也是对的",
    "照片对，信息也对", "我的信息都是对的", "我的都是对的", "一切正常", "一切都正常", "都正常",
    "显示正常", "属实", "情况属实", "信息属实", "真实有效", "信息真实准确", "吻合", "完全吻合",
    "信息与身份证吻合", "照片与本人一致", "照片和本人一致", "照片与本人相符", "与本人相符",
    "与身份证一致", "与户口本一致", "姓名与身份证一致", "信息与实际相符", "和实际情况一致",
    "各项信息均正确", "各项信息均无误", "基本信息无误", "基本信息和照片都没有问题",
    "个人信息没有任何问题", "个人基本信息正确", "学籍信息没有出入",
    "学历信息没问题，照片没问题", "照片没问题，其他信息也没问题", "照片无误，其他也无误",
    "照片和其他信息都没有问题", "照片及其他信息均正确", "本人照片及信息均无误",
    "本人已核对，信息无误", "本人已核对，没有出入", "已经核对过了，没有问题",
    "已经看过了没有问题", "已认真核对，无误", "已仔细核对，没有发现问题", "经核对，未发现异常",
    "经核对无误", "经本人核对无误", "经本人核实，信息无误", "核对过了都是对的",
    "核查完毕，未见异常", "检查了，没发现问题", "查看了，一切正常", "我看了，没有问题",
    "我看过了，都对", "看过啦，没毛病", "老师您好，我的信息没有问题",
    "老师好，照片没问题，谢谢", "班长，我的没问题", "班长好，没问题", "好的，没问题",
    "收到，已核对无误", "收到，无误", "嗯嗯，没问题", "确认无误", "确认没有问题", "无误，确认",
    "信息无误，本人已核对", "没问题，我核对过了", "以上信息无误", "以上信息均正确",
    "学信网上信息无误", "学信网信息没问题",
   "非常正确", "完全正确", "完全没有问题", "完全没问题", "绝对没问题",
    "确实没有问题", "真的没问题", "其实没问题", "并无异常", "并没有问题", "并未发现异常",
    "毫无问题", "一点问题都没有", "一点问题也没有", "一点毛病没有", "什么问题都没有",
    "啥问题都没有", "任何问题都没有", "没有一点问题", "没有半点错误", "没有丝毫差错",
    "没有一处错误", "没有哪里不对", "哈哈没问题", "没问题哈哈哈", "没问题！谢谢老师",
    "无误，谢谢", "no problem", "All right", "correct", "OK，没问题", "ok了", "没毛病的",
    "照片是本人", "照片是我本人，信息无误", "照片是本人的，信息也没有错",
    "姓名、性别、民族、专业均正确", "姓名性别民族专业层次学制都正确",
    "姓名没错，民族没错，照片没错", "出生日期、民族都没有问题", "入学日期和毕业日期均正确",
    "学号、姓名、班级都正确", "照片清晰，信息正确", "照片清楚，没有问题",
    "照片完整清晰，信息准确无误", "4月1日核对，无误", "4月1日已核对无误", "圖像無誤",
    "照片沒有問題", "沒有發現異常", "資料無誤", "沒有任何問題", "信息準確無誤", "個人信息無誤",
    "無異常", "沒有錯誤", "【没有任何问题】", "“未见异常”", "没有出入。。。", "√没有问题",
)  # fmt: skip
#: What leaves open whether all is right, or asks, or may mean either (issue 14: it is told).
OPEN = (
    "照片应该是本人", "照片有，其他没有问题", "没有问题吗", "没问题吗", "信息没有错误的地方？",
    "暂无异常", "暂无任何问题", "暂未发现问题", "暂未发现任何异常", "目前没有问题",
    "目前没发现问题", "暂时没问题", "暂时没有发现问题", "暂时无误", "目前无误", "应该没问题了吧",
    "暂无异议", "看起来没问题",
    "没有问题吧", "应该没问题", "应该没问题吧", "好像没问题", "可能没问题", "大概没问题",
    "基本无误", "基本正确", "基本上没问题", "大致正确", "差不多对", "比较正确", "其他没有问题",
    "其他都对", "其余无误", "别的没问题", "除此之外没有问题", "只有照片正确", "仅照片正确",
    "只有姓名对", "就照片没问题", "照片清晰", "照片清楚", "照片清晰完整", "照片有", "有照片",
    "已有照片", "有没有问题", "有无问题", "是否正确", "有问题吗", "校对", "核对", "已核对", "无",
    "没有", "没大问题", "没什么大问题", "问题不大", "没有大问题", "不用改了吧", "无误？",
    "照片没错吧", "本人", "我", "谢谢", "老师好", "在", "刚看", "有任何问题吗", "照片是本人吗",
    "一致吗", "正确吗", "部分正确", "部分信息正确", "大部分正确", "有的信息正确", "一半对",
    "照片像是本人", "照片疑似本人", "不能确定照片是本人", "还没有改", "没有变化", "无法登录",
    "无法核对", "信息有", "问题没有解决", "对不对", "对方的照片", "无误学籍", "没", "未", "无效",
    "无关", "没问题才怪", "怎么会没问题", "谁说没问题", "本人无法登录", "没有修改权限", "没有误会",
    "无异常照片", "正确的照片", "对的是张三", "应为正确", "姓名应为正确", "有一项没有", "信息",
    "照片", "姓名", "4月1日", "没有出入的只有姓名", "没有一致的地方", "无法确认",
    "无法确定是否正确", "不确定对不对", "不知道有没有问题", "看不出是本人", "看不出来是不是我",
    "照片看不出是我", "不知道错在哪", "没有说明", "没有意义", "无需采集", "不用采集", "不需要照片",
    "不用改名", "没有用处", "照片是不是本人", "我没有", "对错", "错对", "非常不清楚", "的确没有",
    "现在没有", "无误差别", "正确率低", "正常人",
)  # fmt: skip
#: What says that something is wrong, and not what.
UNNAMED = (
    "不对", "有出入", "信息异常", "错误", "需要修改", "我的信息不对", "已核对有出入", "不存在",
    "信息不存在", "不是没有问题", "并非没有问题", "有些对有些不对", "不都对", "不全对",
    "不完全正确", "不太正确", "不太对", "没对", "没有对", "没有一个是对的", "没有一项正确",
    "没有正确的", "没有正确显示", "未正确显示", "不正常", "显示不正常", "不属实", "信息不属实",
    "不真实", "不吻合", "不匹配", "不相符", "不符合", "有一点出入", "有毛病", "存在问题",
    "存在错误", "存在异常", "发现问题", "发现错误", "看不到信息", "没有显示", "没有更新",
    "没有修改", "没有改过来", "没有更正", "没有勘误", "没有通过", "错误没有改", "对不上", "对调了",
    "误差", "有误差", "无法显示", "小问题", "有小问题", "有点问题", "有点出入", "有一处错误",
    "有两处不对", "哪里都不对", "什么都不对", "都不对", "全不对", "全错", "都错了", "都是错的",
    "全是错的", "错的", "是错的", "信息是错的", "不能修改", "没法修改", "不无误", "incorrect",
    "not ok", "wrong", "没有，有误", "没有，错了", "没错过", "没有误点", "不一致没有改",
    "没有相符的", "没有准确的信息", "没有正确信息", "找不到错在哪里", "明显有误", "明显不对",
    "有什么问题", "有啥不对", "是本人，但是信息有误", "本人不符", "我不对", "我的不对", "完全不对",
    "完全错误", "全部错误", "全部有误", "所有信息都错", "一切都不对", "绝对错了", "确实有误",
    "确实不对", "其实不对", "与身份证不一致", "和身份证有出入", "跟户口本对不上", "与实际情况不符",
    "休学", "入伍",  # told by a rule of its own (`check.rules.answers.away_answer`)
)  # fmt: skip
#: What says that nobody has looked: no answer (issue 14).
UNSEEN = (
    "还没核对", "没有校对", "没有核对", "没核对", "没有检查", "未核对", "未校对", "没看", "没有看",
    "没登录", "没有登录", "未核对照片", "没有核对照片", "还没看照片",
)  # fmt: skip
#: What names something that is wrong.
WRONG = (
    "照片无误。姓名，其他无误", "照片不清晰", "没有照片", "照片不存在", "除照片外无误",
    "除了照片都对", "照片，其他没有问题", "姓名，其他无误", "照片不是本人", "照片不是我",
    "不是本人", "照片不像本人", "照片是本人以前的", "照片是我同学", "照片是我男朋友的",
    "照片是本人但不清楚", "照片是本人，民族错", "照片不吻合",
    "照片不匹配", "照片与本人不相符", "姓名有出入", "有错别字",
    "姓名有错别字", "名字是错别字", "照片存在问题", "照片异常", "发现姓名错误", "发现民族不对",
    "未发现照片", "没发现照片", "没有发现照片", "没有发现我的信息", "看不到照片", "看不见照片",
    "找不到照片", "找不到我的信息", "找不到学籍", "查不到学籍", "没有显示照片", "没有信息",
    "没有我的信息", "没有学籍", "无照片", "无学历照片", "无学籍信息", "暂无照片", "暂无学历照片",
    "暂无信息", "未见照片", "未见本人照片", "没错过采集", "错过采集", "错过了图像采集",
    "没有照片信息正确", "没有照片，其他信息正确", "没有照片其他没有问题", "没有照片，其他都对",
    "信息无误，没有照片", "信息没有问题，照片没有", "信息都对，就是照片没有",
    "照片没有，信息没问题", "照片没有问题，姓名错了", "照片没问题但是民族错", "照片无误，姓名有误",
    "照片没有出入，民族应为回族", "姓名没有错别字，照片不清楚", "姓名没错，民族错",
    "民族没有错 性别错了", "没有错别字，但照片不是本人",
    "未见异常，只是专业名称少了两个字", "民族正确，姓名不正确", "照片清晰但姓名错",
    "有问题没有照片", "照片错误没有更新", "信息错误没有修改", "姓名错误没有改过来",
    "错的是我的照片", "对照片不满意", "照片对不上", "比对不通过", "无法显示照片", "有一个错别字",
    "照片是错的", "出生日期是错的", "姓名是错别字", "真实姓名是张三", "不是真实姓名",
    "姓名与真实姓名不符", "需要更正姓名", "正确的姓名是张三", "正确姓名应为张三",
    "民族：正确应为回族", "没有毕业", "没有毕业证", "无学位", "学位没有",
    "无身份证", "没有身份证号", "身份证号码没有", "民族不OK", "照片不ok", "no photo",
    "照片没有，不对", "照片没有 不对", "照片没有。有误", "照片无，不一致", "照片异常，没有显示",
    "照片缺失，没有", "照片不见，信息无误", "照片没有（不对）", "没有错过采集",
    "信息没有，照片无误", "照片没有问题，信息没有", "没有问题的是姓名，民族错", "不存在正确的信息",
    "无正确信息", "无有效照片", "看不清", "看不清楚", "没有明显的照片", "没必要改姓名", "需要改名",
    "曾改名", "没有改名", "没有民族", "民族没有", "民族没有填", "专业没有显示", "专业无",
    "层次没有", "是别人", "是别人的照片", "是我室友", "照片是我哥", "照片是男的",
    "照片是本人小时候", "本人照片没有", "我没有照片", "信息不是我的", "照片不是我的", "不是我的",
    "照片为空", "照片为他人", "其实没有照片", "目前没有照片", "暂时没有照片", "现在还没有照片",
    "好的，没有照片", "收到，没有照片", "老师，没有照片", "老师好，照片不对，谢谢",
    "核对过，民族不对", "已核对，民族有误", "核对完毕，姓名错误", "检查后发现民族错",
    "经核对，照片非本人", "已核对，没有照片", "已核对，照片没有", "正确但是照片没有",
    "对了，照片没有", "对了姓名错", "对，除了民族", "没问题，除了民族", "没问题，民族除外",
    "除民族外都正确", "民族以外都正确", "只有民族不对", "只是民族不对", "就是民族不对",
    "但是照片不对", "不过照片没有", "其他都对就是民族错", "其他没问题，民族错",
    "其余无误，照片没有", "照片除外",
)  # fmt: skip

NOW = datetime(2018, 4, 1, 20)  # noqa: DTZ001  local to the notice
DENIALS = (
    "没有", "没", "无", "未发现", "没发现", "没有发现", "不存在", "未见",
    "未出现", "毫无", "没看到", "看不出", "木有",
)  # fmt: skip
AMOUNTS = ("", "任何", "什么", "啥", "明显", "明显的", "一点")
FAULTS = (
    "问题", "异常", "异议", "错误", "差错", "错别字", "毛病", "出入", "误", "偏差", "遗漏",
    "不一致", "不对", "不符", "不一致的地方", "错误之处", "错误信息", "问题和错误",
)  # fmt: skip
#: Real faults, and the kind that each names.
REAL = {
    "照片没有": "无学历照片", "没有照片": "无学历照片", "照片不是本人": "照片不是本人",
    "照片不清晰": "照片不清楚", "照片不匹配": "照片不是本人", "民族应为回族": "民族",
    "姓名有误": "姓名", "性别不正确": "性别", "姓名有错别字": "姓名",
    "出生日期与身份证不一致": "出生日期", "专业错": "专业",
}  # fmt: skip
VOCABULARY = (
    *DENIALS, *AMOUNTS, *FAULTS, *REAL, "正确", "属实", "一致", "对", "√", "ok", "清晰",
    "是本人", "是", "照片", "信息", "姓名", "身份证", "与", "和", "都", "其他", "所有",
    "已核对", "本人", "我", "的", "老师好", "谢谢", "应该", "基本", "吧", "吗", "有", "不",
    "有误", "不是", "除了", "错", "×", "，", "。", "、", "；", " ", "“", "（", "）", "猫",
)  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_what_healthy_students_write_is_ok(text: str) -> None:
    """It is 无误, and there is nothing to be said of it."""
    assert (judge(text)[:2], clauses(text)) == ((Status.OK, "无误"), [])


@pytest.mark.parametrize("text", ["A.没有出入", "☑未见异常 ☐有误", "☑无误 ☐有误"])
def test_a_choice_that_says_no_more_is_ok(text: str) -> None:
    """The letter of a choice and a box without a tick are no part of the answer."""
    assert judge(text)[:2] == (Status.OK, "无误")


@pytest.mark.parametrize("text", OPEN)
def test_what_leaves_it_open_is_unclear(text: str) -> None:
    """Who hedges or asks has to be asked: neither 无误 nor on the 勘误表 as a fault."""
    assert judge(text)[:2] == (Status.UNCLEAR, text)


@pytest.mark.parametrize("text", UNNAMED)
def test_what_does_not_say_what_is_wrong_is_vague(text: str) -> None:
    """That something is wrong is no fault that anybody could put right."""
    assert judge(text)[:2] == (Status.VAGUE, text)


@pytest.mark.parametrize("text", UNSEEN)
def test_that_nobody_has_looked_is_no_answer(text: str) -> None:
    """Whoever has not looked is missing, and what they wrote is told."""
    assert judge(text)[:3] == (Status.MISSING, "", f"写着“{text}”")


@pytest.mark.parametrize("text", WRONG)
def test_what_is_not_all_right_stays_an_anomaly(text: str) -> None:
    """No fault becomes 无误 through the words beside it, and it can be told."""
    assert judge(text).status is Status.ANOMALY
    assert clauses(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("没有照片信息正确", ["没有照片"]),
        ("没有校对", ["没有校对"]),
        ("真实姓名是张三", ["真实姓名是张三"]),
        ("不用改名", ["不用改名"]),
        ("找不到错在哪里", ["找不到错在哪里"]),
        ("没有错过采集", ["没有错过采集"]),
        ("照片不匹配，民族不OK", ["照片不匹配", "民族不ok"]),
        ("有的信息正确", ["有的"]),
        ("照片是本人，民族错", ["民族错"]),
        ("老师好，照片不对，谢谢", ["照片不对"]),
    ],
)
def test_what_is_right_is_cut_out_and_nothing_else(text: str, told: list[str]) -> None:
    """What is said to be wrong stays whole, whatever looks like a word for 无误 within it."""
    assert clauses(text) == told


def test_every_denied_fault_is_ok() -> None:
    """A denial, an amount and a fault are known beside all of the others."""
    sentences = ["".join(words) for words in product(DENIALS, AMOUNTS, FAULTS)]
    assert [one for one in sentences if judge(one).status is not Status.OK] == []


@given(
    st.sampled_from(["", "照片", "本人信息", "照片和信息都", "老师好，我的信息", "已核对，"]),
    st.tuples(*map(st.sampled_from, (DENIALS, AMOUNTS, FAULTS))).map("".join),
    st.sampled_from(["", "。", "了", "，谢谢", "，其他也没问题"]),
)
def test_a_denied_fault_in_a_sentence_is_ok(before: str, denied: str, behind: str) -> None:
    """What stands before and behind it in an ordinary answer changes nothing."""
    assert judge(f"{before}{denied}{behind}").status is Status.OK


@given(st.lists(st.sampled_from(VOCABULARY), max_size=9).map("".join))
def test_an_anomaly_says_what_is_wrong(text: str) -> None:
    """What is judged an anomaly leaves a clause to tell, and what leaves none is no anomaly."""
    result = judge(text)
    found = clauses(result.text)
    assert found or result.status is not Status.ANOMALY
    assert not found or result.status is not Status.OK


@given(st.sampled_from(RIGHT), st.sampled_from("，。；\n"), st.sampled_from(sorted(REAL)))
def test_a_fault_beside_what_is_right_is_that_fault(right: str, mark: str, fault: str) -> None:
    """It stays an anomaly of its kind, and what is right adds none."""
    text = f"{right}{mark}{fault}"
    assert judge(text).status is Status.ANOMALY
    assert [one.name for one in faults_in(text, notice().own_faults)] == [REAL[fault]]


def test_the_healthy_are_on_no_list() -> None:
    """They are not on the 勘误表, which says 本班无异常, and nobody has to follow them up."""
    people = [student(str(2014030100 + at), f"学生{at}") for at in range(len(RIGHT))]
    given_answers = [
        answer(one.number, text, source=Source.RESULTS)
        for one, text in zip(people, RIGHT, strict=True)
    ]
    report = check([Roster("一班.xlsx", tuple(people))], given_answers, notice(), NOW)
    (only,) = corrections(report.classes[0])
    assert only.text(Column.SHOWN) == NOBODY
    assert [group for group, items in followup(report).items() if items] == []


#: Of what denials are made, and what stands around them.
AROUND = (
    *"的和都过有毫并要一不", "哪里", "分毫", "反馈", "说明", "照片", "发现", "地方", "信息", "无误",
    "，", ",", "，无误，", ",无误,",
)  # fmt: skip
OF_DENIALS = sorted(
    {
        *denied.DENIAL_BEGINS, *denied.WHAT_IS_ASKED, *denied.NAUGHT, *denied.NOT_BUT, *AROUND,
        "不是", "是否", "有无", "有没有", "：",
    }
)  # fmt: skip


@given(st.lists(st.sampled_from(OF_DENIALS), min_size=1, max_size=5).map("".join))
def test_no_denial_is_passed_over(text: str) -> None:
    """What is looked up, or not looked at, is just what the pattern for it would make of it."""
    pattern = denied.whole_denial() if denied.is_at_length(text) else denied.denial()
    assert denied.denials_in(text) == [one.span() for one in re.finditer(pattern, text)]
    assert denied.without_denials(text) == re.sub(pattern, "无误", text)


@pytest.mark.parametrize("text", sorted(denied.AT_ONCE))
def test_the_plainest_denials_are_denials(text: str) -> None:
    """The pattern says the same of them."""
    assert re.fullmatch(denied.denial(), text)
