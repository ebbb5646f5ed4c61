"""Which 届 and 级 of a text are not those that a notice is about.

Left out (除外, 不含, 不参加), what a rule is dated by (自2023届开始, 沿用自2012级的规定), and the
name of a paper (附件2：2027届反馈表.docx). Source: issue 15.
"""

import re
from collections.abc import Sequence
from enum import Enum

from tongzhi_cli.notice.reading.attached import ANY_FILE_END
from tongzhi_cli.notice.reading.whom.quoted import is_example, is_of_before, is_void

_END = r"，,。；;！？\n\t"
#: Of these the whole phrase is left out; the brackets that it stands in bound it.
_BUT = rf"[^（(）){_END}]{{0,60}}除外|除(?!去)[^{_END}]{{1,40}}?(?:之外|以外|外)"
_WITHOUT = r"(?:不含|不包括|不包含|不计入?|不涉及|除去|剔除)"
_WORK = (
    "(?:集中|统一|现场|线上|本次|此次|这次|本年度|今年|图像|照片|信息|学籍|的)*"
    "(?:校对|采集|核对|核验|核查|拍摄|注册|审核|工作|活动|登录|拍照|[校核拍])?"
)
#: What has been is over, and when it was: 已于去年毕业, 已在上次通知中剔除.
_GONE = r"已(?:经|全部|均|都)?(?:(?:于|在|随|从)[^，。；]{1,14})?(?:提前|先行|先)?"
#: A clause that ends so leaves out whom it, or the clause before, speaks of.
_STAYS_AWAY = (
    rf"(?:不|未)(?:再|需|必|用|能|得)?(?:参加|参与){_WORK}(?:工作)?$|"
    r"不(?:在|计|算|包括|包含|计算)在?[内列]$|不在(?:此|本|这|其)[^，。；]{0,8}$|不在[^，。；]{0,10}(?:范围|之列|对象)(?:内|之内)?$|"
    r"不属(?:于)?[^，。；]{0,12}(?:范围|对象|之列)?$|"
    rf"(?:无需|无须|暂不需要?|不需要?|不必|不用|暂不|暂缓|不予)再?{_WORK}(?:图像|照片|信息|学籍)?$|"
    r"(?:不用|不必|无需|无须|不要|别|勿)再?(?:来|管|弄|搞|做|核|误?点击?|填写?|登记|参加|参与|操作|理会|理睬?|看|关注|回复|转发|响应|接龙)了?$|"
    r"请?(?:直接)?(?:忽略|略过|无视|跳过)(?:本|此|该)?(?:通知|消息|条)?$|与(?:本|此|这)[^，。；]{0,6}无关$|^[^，。；与和跟同]{0,8}无关$|"
    r"(?:不再?|未)涉及$|不归[^，。；]{1,10}管?$|"
    rf"{_GONE}(?:毕业|离校)$|已毕业(?:[、和且或]|或者)[^，。；]{{0,8}}$|"
    r"^(?:已|均已|已经)(?:毕业|离校)|本(?:年度|次|届)?(?:年)?不毕业$|"
    rf"{_GONE}(?:被|予以)?(?:剔除|移出|移除|剔出|排除|筛除|删除)(?:在外)?$|"
    r"(?:无|没有|暂无|尚无|没)(?:任何|相关|此项|该项)?(?:的)?"
    rf"{_WORK}(?:的)?(?:任务|安排|要求)$|不[作做](?:统一)?(?:要求|安排)$|"
    r"不(?:纳入|列入|进行|安排)[^，。；]{0,10}$|"
    r"(?:[本此这]次|今年|本年度|目前|暂时?|先)[^，。；]{0,4}不(?:再|用|必|需)?"
    r"(?:校对|采集|核对|核验|核查|拍摄|注册|审核)$|"
    r"^[^，。；逾过若如凡未不]{0,6}不(?:校对|采集|核对|核验|核查|拍摄|注册|审核)$"
)
#: What is over is not done again; whom a 届 has in its brackets may have the rest to do.
_NOT_AGAIN = (
    r"^[^，。；逾过若如凡未不]{0,6}不(?:再|重复|再重复|再次|再另行|另行)"
    r"(?:校对|采集|核对|核验|核查|拍摄|注册|审核)$"
)
#: So with what is put off: 已全部完成核对，不再延期.
_DONE = r"已(?:经)?(?:全部|全|均|都|按时|如期)*(?:完成|结束|核对完|校对完|采集完)"
_NOT_PUT_OFF = (
    r"^(?:故|因此|所以)?(?:均|都)?(?:不再?|无需|无须|不必)"
    r"(?:延期|延长|顺延|开放|补采|补拍|组织|安排)$"
)
#: Those who finish at another time, and have done it: 12月毕业的学生（2024级专科）已核对.
_FINISHED_BEFORE = r"毕业的[^，。；（(\n]{0,14}(?:学生|学员)\s?[（(][^（）()\n]{0,20}$"
_DONE_BEHIND = (
    r"[^（）()\n]{0,20}[)）](?:均|都|此前|之前|前期)?已(?:经|全部)*(?:于[^，。；]{1,10}?)?(?:完成)?"
    r"(?:核对|校对|核验|采集)[完过]?了?(?:[。；;\n]|$|[，,](?![^。；\n]{0,20}[请须需仍还]))"
)
_BUT_REST = r"^(?:只|仅|但|直接|现|请)[^，。；]{0,8}(?:校对|核对|核验|核查|确认|参加|注册)"
#: What stands over those who are left out, in a row or in a list: 不参加此次核对的有：
_LEFT_OUT_LIST = (
    rf"(?:除外|(?:不|未|无需|不必|不用|暂不)(?:再|需|用)?(?:参加|参与|列入|纳入|涉及)(?:{_WORK}(?:工作)?|[^，。；：:]{{0,8}})|"
    r"不在[^，。；：:]{0,10}(?:范围|之列)内?|不(?:含|包括|包含)[^，。；：:]{0,8}|"
    r"除(?:以下|下列|如下)[^。；：:]{1,12}外[^。；：:]{0,20})"
    r"的?(?:学生|年级|人员|情况|对象|名单|毕业生|范围)?(?:有|为|是|包括|如下|主要)*[：:]"
)
#: One of these is in each of them.
_LEAVES_OUT = frozenset("除不未无")
#: The marks of the items of a list, each kind by itself.
_MARKS = (
    r"[（(][一二三四五六七八九十]{1,3}[)）]",
    r"[一二三四五六七八九十]{1,3}[、.．]",
    r"[（(]\d{1,2}[)）]",
    r"\d{1,2}[)）、.．]",
    "[①-⑳]",
    r"[-•●◆■★※·]\s?",
)
#: So do these, if somebody else is spoken of as well.
_LATER = (
    r"另行(?:通知|安排|组织|采集|统计|校对|核对)|(?:明年|次年(?!\s?\d{1,2}\s?月\s?\d)|下学期|下半年|下一?年度)[^，。；]{0,12}$|"
    r"(?:另外|另行|另|单独)(?:通知|安排|组织|采集|统计|校对|核对|公布|发布|部署|下发)$|(?:时间|具体时间)?另[定行]$|"
    r"(?:另(?:见|按|依|照|发|有|循)|已有专门)[^，。；]{0,30}$|另(?:文|案|函)[^，。；]{0,8}$|"
    r"由[^，。；]{0,8}(?:继续教育|继教|成教|成人|研究生|国际|留学)[^，。；]{0,8}(?:负责|组织|办理|通知|安排|管理)$"
)
#: A rule has a 届 or 级 that it came with.
_RULE_BEFORE = r"(?:自|从|由|沿用自?|沿用|延用自?|始于)\s*$"
_SINCE = r"^[^，。；、]{0,14}?(?:起|开始|以来|以后|之后|后|始)(?!码|床)"
_RULE = (
    r"^[^，。；、按请须应在将由根于到]{0,10}?"
    r"(?:规则|规定|办法|培养方案|方案|手册|标准|细则|大纲|章程|制度|做法|经验|老生|学长|学姐|"
    r"版本|版式|格式|模板|式样|样式)"
)
_LIKE_BEFORE = r"(?:参照|比照|仿照|类似|像|较|比|同|与|跟|和往年如|例如|比如|如)\s*$"
_LIKE = r"^[^，。；、]{0,8}(?:一样|相同|一致|类似|做法|那样|相比)"
#: Who teaches or looks after them is none of them: 2024级专业课教师.
_OF_STAFF = (
    r"^(?:[本专]科|各|全体|所有|相关|的)*(?:专业课?|公共课|基础课|任课|授课|课程|带课|课题组|毕业论文)?(?:指导)?"
    r"(?:教师|任课老师|专业课老师|授课老师|教研室|备课组|导师组)"
)
#: A question with its answer behind: 问：我是2020级本科，要校对吗？答：不要.
_ASKED_FOR = r"(?:^|[\n。；;])\s?(?:Q|问|问题)\s?\d{0,2}\s?[：:、.．][^。；;\n]*$"
#: A 届 that was before, and what was then.
_BEFORE_NOW = r"(?:去年|往年|上年|前年|历年|以往|上一?届|往届)[^，。；\n]{0,6}$|(?<![一-鿿])继$"
_WAS_THEN = r"^[^，。；\n]{0,16}(?:[校核]对(?:工作)?中(?!心)|时发现|出现过|曾有|曾经)"
#: A notice that mends itself: “2022级”更正为“2023级”.
_MENDED = (
    r"^[^“”\"，。；\n]{0,12}[”\"]?(?:字样)?(?:有误|错误|系笔误)?[，,]?(?:请|现|均|已)?"
    r"(?:更正|修改|变更|调整|改|应)为"
)
_MENDED_TO = r"(?:更正|修改|变更|调整|改|应)为[“\"][^“”\"\n]{0,20}$"
#: What is written in a mail's subject, or on a paper, stands in quotation marks.
_WRITTEN_SO = (
    r"(?:主题|标题|名称|命名|字样|写明|注明|备注|格式|填写?|写成|改为|例如|样例|如|为)"
    r"[^，。；“”\n]{0,6}[“\"][^“”\"\n]{0,20}$"
)
#: The name of a paper, with or without 《》.
_PAPER = (
    "(?:(?<!安排)(?<!日程)(?<!时间)(?<!进度)(?<!分解)(?<!计划)(?<!推进)表|名单|名册|花名册|一览|样表|样张|"
    "模板|手册|汇总|统计|指南|流程|须知)"
)
_NAME_BEHIND = (
    rf"^[^，。；、\n\t请于在须应按将由并到填交报送组织的见附参：:]{{0,20}}?{_PAPER}"
    r"(?=[，。；、\s（(）)》”\"*+]|$|\.|等|中|上|里|一份|各|报|交|须|后|并|由|签)"
)
_NAME_BEFORE = rf"{_PAPER}[（(]\s*$"
_FURNITURE = (
    r"^\s*(?:附\s*件|附\s*[:：]|附表|上一?[篇条]|下一?[篇条]|相关(?:链接|新闻|文章|通知)|热点|"
    r"\[?20\d\d[-/.]\d{1,2}[-/.]\d)"
)
_LINE = 200
#: A clause behind another goes on about the same if it is short and has no subject of its own.
_SHORT = 24
_SOMETHING_ELSE = (
    r"\d\s*[届级]|(?:其他|其它|其余|别的|另外|剩余|余下)|请|须|应|务必|逾期|未(?!满|到)|因|如|若|者|\d日前|"
    r"的(?:学生|同学|人员)?(?:均|都|暂|本次|此次)*[不无]"
)
#: An item of a list of 届 and 级 says nothing of them: 2021级、2022级四年制本科.
_LEADS = (
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*)?"
    r"(?:另外?|其中|此外|以及|及|和|全体|全部|所有|普通|全日制|我[校院]|各)*"
)
_ITEM = rf"{_LEADS}\d{{2,4}}\s*[届级]"
_SAYS = r"[请须应需为是均都按于在由到：:将并填交报]|参加|核对|校对|采集|登录|毕业(?!生|班)"


class Standing(Enum):
    """What a 届 or 级 is to a notice."""

    ITS_OWN = "its own"
    LEFT_OUT = "left out"  # said to be
    LATER = "later"  # left out, if there are others
    ASKED = "asked"  # in a question
    QUOTED = "quoted"  # in the title of another notice: its own where nothing else is
    ELSE = "else"  # of a rule, in the name of a paper


def standing(text: str, start: int, end: int) -> Standing:
    """What the words of *text* from *start* to *end*, a 届 or 级, are to the notice.

    >>> [standing(one, 0, 5) for one in ("2026级新生除外。", "2026届反馈表", "2026级本科")]
    [<Standing.LEFT_OUT: 'left out'>, <Standing.ELSE: 'else'>, <Standing.ITS_OWN: 'its own'>]
    """
    before, behind = text[max(0, start - _LINE) : start], text[end : end + _LINE]
    if re.match(_MENDED, behind) or is_void(before, behind) or is_of_before(before, behind):
        return Standing.ELSE
    is_written = re.search(_WRITTEN_SO, before) and not re.search(_MENDED_TO, before)
    if _is_name(text, start, end) or _is_rule(before, behind) or is_written:
        return Standing.ELSE
    if re.match(_OF_STAFF, behind):
        return Standing.ELSE
    was = re.search(_BEFORE_NOW, before) or re.match(_WAS_THEN, behind)
    if text[end - 1] == "届" and was:
        return Standing.ELSE
    title = _title_around(before, behind)
    if title is not None:
        return Standing.ELSE if re.search(rf"{_PAPER}$|规定$|办法$|方案$|细则$", title) else (
            Standing.QUOTED
        )  # fmt: skip
    is_done = re.search(_FINISHED_BEFORE, before) and re.match(_DONE_BEHIND, behind)
    if is_done or _is_left_out(text, start, end):
        return Standing.LEFT_OUT
    if is_example(text, before, behind):
        return Standing.QUOTED
    if re.search(r"[吗么?？]", re.split(r"[。；;！，,\n]", behind)[0]):
        return Standing.ASKED
    if re.search(_ASKED_FOR, before) and re.match(r"[^。；;！\n]*[?？]", behind):
        return Standing.ASKED
    if behind.startswith("新生"):
        return Standing.LATER
    return _of_clauses(text, start, end)


def _is_rule(before: str, behind: str) -> bool:
    since = re.search(_RULE_BEFORE, before) and re.match(_SINCE, behind)
    like = re.search(_LIKE_BEFORE, before) and re.match(_LIKE, behind)
    return bool(since or like or re.match(_RULE, behind))


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a 届 or 级 stands in the name of a file or a form, or in the list of them."""
    before, rest = text[max(0, start - _LINE) : start], text[end : end + _LINE]
    line = before.split("\n")[-1]
    if re.search(_FURNITURE, line):
        return True
    if re.match(rf"[^，。；：:\n]*{ANY_FILE_END}", rest) and not re.search("[，。；]", line):
        return True
    if re.match(r"[^，。；：:\s请见]{0,24}" + ANY_FILE_END, rest):
        return True
    return re.search(_NAME_BEFORE, before) is not None or re.match(_NAME_BEHIND, rest) is not None


def _title_around(before: str, behind: str) -> str | None:
    """The title within 《》 that a word stands in, from its beginning."""
    at = before.rfind("《")
    if at < before.rfind("》") or at < 0:
        return None
    return before[at + 1 :] + behind.split("》", 1)[0]


def _is_left_out(text: str, start: int, end: int) -> bool:
    if re.search(r"(?:不是|并非|而非|不同于|有别于)\s*$", text[max(0, start - 6) : start]):
        return True
    lead = text[max(0, start - _LINE) : start]
    before = re.split("[。；;\n]", lead)[-1]
    has_heading = not {"：", ":"}.isdisjoint(lead) and not _LEAVES_OUT.isdisjoint(lead)
    if has_heading and (listed := re.search(rf"{_LEFT_OUT_LIST}(?=[^：:]*$)", lead)):
        items = re.split("[；;]", lead[listed.end() :])
        if len(items) == 1 or mark_of(items[-1]):
            return True
    sentence = before + re.split("[。；;\n]", text[start : end + _LINE])[0]
    here = len(before)
    for match in re.finditer(_BUT, sentence):
        if match.start() <= here < match.end():
            return True
    for match in re.finditer(_WITHOUT, sentence[:here]):
        passed = sentence[match.end() : here]
        if passed.count("）") + passed.count(")") <= passed.count("（") + passed.count("("):
            return True
    return False


def begins_left_out(text: str) -> bool:
    """Whether a sentence ends with what stands over a list of those who are left out.

    >>> begins_left_out("下列学生除外："), begins_left_out("下列学生参加：")
    (True, False)
    """
    text = text.rstrip()
    if not text.endswith(("：", ":")) or _LEAVES_OUT.isdisjoint(text):
        return False
    return re.search(f"{_LEFT_OUT_LIST}$", text) is not None


def mark_of(text: str) -> str:
    """The kind of mark that an item of a list begins with, "" where it has none."""
    return next((mark for mark in _MARKS if re.match(rf"\s*{mark}", text)), "")


def behind_mark(text: str) -> str | None:
    """What stands behind the mark of an item of a list; None where there is no mark.

    >>> behind_mark("1.2023级本科"), behind_mark("2023级本科")
    ('2023级本科', None)
    """
    marks = (re.match(rf"\s*{mark}", text) for mark in _MARKS)
    found = next(filter(None, marks), None)
    return text[found.end() :] if found else None


def _of_clauses(text: str, start: int, end: int) -> Standing:
    """What the clause around a word says of it, and the next ones up to another 届 or 级.

    Brackets speak of their own 届 and 级 only.
    """
    before = re.split("[。；;\n]", text[max(0, start - _LINE) : start])[-1]
    behind = re.sub(
        r"[（(][^（）()]{0,80}\d[届级][^（）()]{0,80}[)）]", "", text[end : end + _LINE]
    )
    behind = re.split(r"[。；;！\n]", behind)[0]
    inside = re.match(r"((?:[^（）()]|[（(][^（）()]*[)）])*)[)）]", behind)
    for said in (inside[1] if inside else "", behind):
        standing_there = _said_of(before, said, has_rest=inside is not None)
        if standing_there is not Standing.ITS_OWN:
            return standing_there
    return Standing.ITS_OWN


def _last_item(before: str, clauses: Sequence[str]) -> int:
    """The place of the clause that ends a list, of which the one with the word is an item, too.

    2021级本科，2022级、2023级专科不在本次范围: what is said behind the last is said of all. 0 if
    the list is none.
    """
    *earlier, own = re.split("[，,]", before)
    listed = [
        one for one in (*earlier, f"{own}2020级{clauses[0]}") if not re.fullmatch(_LEADS, one)
    ]
    if re.search("[（(]", before) or any(
        not re.match(_ITEM, one) or re.search(_SAYS, one) for one in listed
    ):
        return 0
    for at, clause in enumerate(clauses[1:], start=1):
        if not re.match(_ITEM, clause):
            return at - 1
        if re.search(_SAYS, clause):
            return at
    return 0


def _said_of(before: str, behind: str, *, has_rest: bool) -> Standing:
    """What the clauses *behind* a word say of it; *has_rest* as `_NOT_AGAIN` has it."""
    clauses = re.split("[，,]", behind)
    last = _last_item(before, clauses)
    for at, clause in enumerate(clauses):
        if at < last:
            continue
        said = clause.rstrip("）)” ")
        is_else = len(clause) > _SHORT or re.search(_SOMETHING_ELSE, clause)
        if at > last and is_else:
            break
        if re.search(_STAYS_AWAY, said) and not re.search("[者的]$", said):
            return Standing.LEFT_OUT
        is_done = at > last and re.search(_DONE, clauses[at - 1])
        if is_done and re.search(_NOT_PUT_OFF, said):
            return Standing.LEFT_OUT
        is_rest = has_rest or any(re.match(_BUT_REST, one) for one in clauses[at + 1 :])
        if not is_rest and re.search(_NOT_AGAIN, said):
            return Standing.LEFT_OUT
        if re.search(_LATER, said) and "时间" not in re.split("[，,]", before)[-1] + re.sub(
            "(?:具体)?时间另[定行].*", "", said
        ):
            return Standing.LATER
    return Standing.ITS_OWN
