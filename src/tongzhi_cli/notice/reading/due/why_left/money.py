"""Whether what has to be done until a day is to pay: that is no deadline of a paper or a photo.

It is told by what is paid, wherever the money goes: 把摄像款交到采集点 is no photo (issue 15).
"""

import re

from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.due.tables import Beside

_MOVED_MONEY = r"(?:存[入到足]|汇[入至到款]|转[入账]|打[入到]|扣[款缴除]|充值|补足|结清)"
#: Money, and what is no money though its word has it in it.
_PAID = (
    rf"(?:费|款)[^，。；]{{0,14}}{_MOVED_MONEY}|(?:财务|计财)[处科部]|"
    r"缴费|交费|收费|缴纳|缴清|付款|付费|[费款](?=[，。；：:|]|$|[用交缴汇至到于])|\d元"
)
_SIGN = "(?![和与及或把将带交缴收付])[一-鿿]"
_COMPOUND = rf"(?:{_SIGN}){{0,4}}(?:费用?|款)(?:凭[证据]|票据|单据|存根|发票|回执|回单|收据)?"
_OF_PAYING = (
    r"凭[证据]|票据|单据|存根|发票|回执|回单|收据|免费|名单|"
    r"费用?(?:自理|自付|自负|全免|全部?由|由学[校院])|不(?:另)?收费"
)
_NO_MONEY = r"采集|拍[照摄]|补拍|核对|校对|表|登[录陆]|签[字名]|名单|材料|照片"
#: 登录缴费平台缴清 is no check.
_PAID_ONLINE = (
    r"登[录陆][^，。；]{0,8}(?:缴费|支付|收费|财务)[^，。；]{0,4}(?:平台|系统|网站|大厅)?"
)
#: One of these is in all that is paid, and where it is paid; most sentences have none.
_SIGNS = frozenset("费款金付财缴元")
#: What is paid, or several of it: 拍摄押金、摄像款.
_SUM = rf"(?:{_SIGN}){{0,6}}(?:费用?|款项?(?!待)|押金|定金|现金)"
_SUMS = rf"{_SUM}(?:[、和与及]{_SUM}){{0,3}}"
_GIVEN = (
    r"(?:由[^，。；|]{1,6}|统一|集中|一并|全部|直接|如数|足额|自行|及时|[请须应并于在|]){0,6}"
    r"(?:上?[交缴][送纳]?|[送报递]|转交|支?付)(?![完清齐])"
)
#: Where to, or to whom: the place may be one for photos.
_TO_PLACE = (
    r"(?:[到至给往予达]\s?[\w一-鿿]{0,14}?(?:[点处科室办馆台厅楼部社]|单位|公司|现场|窗口|中心|"
    r"师傅|老师|班长|委员|负责人)(?:旁边?|附近|门口)?的?){1,2}"
    r"(?:[\w一-鿿]{1,8}(?:点|单位|公司|现场|窗口|处))?"
)
#: 缴纳摄像款后到采集点: right behind its day, it is what has to be done until then.
_PAID_FIRST = (
    rf"\|(?:未|没|前|按时|及时|请|须|应|先|务必){{0,4}}(?:上?[交缴][纳清齐]?|支?付清?){_SUMS}"
    r"(?=[的后才方者|，]|$|[到至给])"
)
#: The cell of a table that speaks of money alone.
_CELL = (
    rf"(?:上?[交缴收][纳取清齐]?|支?付)?{_SUMS}"
    r"(?:上?[交缴][纳清齐]?|收[缴取齐]|截止|时间|日期){0,3}"
)


def is_of_money(one: Found) -> bool:
    """Whether what is done until a date is to pay, and nothing else."""
    front = re.split(r"[，,。；;\n]", one.before)[-1]
    behind = re.split(r"[，,。；;\n]", one.after.lstrip("，,"))[0]
    whole = _without_blanks(front, behind)
    cell = re.sub(r"\s", "", _task(one.beside)) if one.beside else ""
    if _SIGNS.isdisjoint(one.sentence.text + cell):
        return False
    if cell and re.fullmatch(_CELL, cell):
        return True
    if _is_sum_given(whole) or re.search(_PAID_FIRST, whole):
        return True
    clause = _without_blanks(front.split("、")[-1], behind)
    is_priced = "元" in one.before and _is_price(re.split(r"[。；;\n]", one.before)[-1])
    is_collected = re.search("收[齐取缴]|交齐|代收", clause)
    is_of_price = is_collected and re.search(r"收费|费用|\d元", one.before)
    if is_of_price or (is_priced and re.search("[交缴付]", clause)):
        clause = "缴费" + re.sub(rf"(?<=[交送缴报递付]){_TO_PLACE}", "", clause)
    if not re.search(_PAID, clause) or re.search(_OF_PAYING, clause):
        return False
    return not re.search(_NO_MONEY, re.sub(f"{_PAID_ONLINE}|{_COMPOUND}", "", clause))


def _task(told: Beside) -> str:
    """What a table says is done on a day: over its column, or in its row."""
    return told.over if told.several else told.task or next(iter(told.row), "")


def _without_blanks(front: str, behind: str) -> str:
    """The clause of a date, a bar in its place, without what stands in brackets."""
    return re.sub(r"[（(][^（）()]{0,40}[)）]|[ \t]", "", f"{front}|{behind}")


def _is_sum_given(clause: str) -> bool:
    """Whether what is given is a sum alone: 把摄像款交到采集点, and no paper with it."""
    given = re.search(rf"{_SUMS}[：:]?{_GIVEN}", clause)
    if given is None:
        return False
    rest = clause[: given.start()] + "|" + re.sub(rf"^{_TO_PLACE}", "", clause[given.end() :])
    return not re.search(_NO_MONEY, rest)


def _is_price(told: str) -> bool:
    """Whether what is told in front of a day is what something costs, and no task."""
    told = re.sub(_COMPOUND, "", told)
    is_priced = re.search(r"\d\s*元", told) is not None
    return is_priced and not re.search(rf"{_NO_MONEY}|[的者]", told)
