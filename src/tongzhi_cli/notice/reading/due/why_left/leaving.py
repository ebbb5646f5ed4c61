"""What the words around a date say of the end of studies and of holidays: no deadline of a class.

Source: issue 15, item 4; entries of the same table as `reasons`.
"""

import re

from tongzhi_cli.model.words import CHECK_VERBS, either
from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.due.why_left.reason import Reason
from tongzhi_cli.notice.reading.due.why_left.reasons import EVENT, MONEY

_FEAST = "(?:清明|五一|劳动节|端午|国庆|中秋|元旦|春节|寒|暑)(?:节|日|假|小?长假|假期|放假)*"
_REGISTERED = "(?:学历|学位|学信网)(?:完成)?(?:证书)?(?:电子)?注册"
_OFFICE = "教务[处部科]|学校|学籍[科办]|学生处|研究生院|信息中心"
#: An office takes what was checked: the limit itself, where no other is known.
OFFICE_THEN = rf"(?:^|[，。；、（(：:\s]|由)(?:{_OFFICE})(?:统一|集中|将|拟|会|[于在]){{0,3}}\s?$"
OFFICE_TAKES = r"\s?(?:起|统一|集中|开始)?(?:导[出入]|提取|抽取|调取|备份)"
_CHECK_BY = (
    rf"(?:{either(CHECK_VERBS)})[^。；\n\d]{{0,8}}\d{{1,2}}\s?[月./][^。；\n（(]{{0,12}}[前止]|"
    rf"\d\s?[月./]\s?\d{{1,2}}[^。；\n，]{{0,12}}[前止][^。；\n]{{0,12}}(?:{either(CHECK_VERBS)})"
)
#: Who wants a day moved, and where to; 未通过审核的 behind a limit says nothing against it.
_WANTED = "(?:提出|提议|建议|希望|要求|请求)"
_MOVED = "(?:提前|推迟|推后|延|顺延|改|调整?|放宽|定)"
LEAVING = (
    Reason(  # 有学院提出提前到3月27日，经讨论未采纳
        EVENT,
        before=rf"{_WANTED}[^，。；\d]{{0,8}}{_MOVED}[^，。；\d]{{0,3}}$",
        after=(
            r"\s?(?:截止|核[对查]|交表)?[，,]\s?[^，。；\d]{0,8}?"
            r"(?:未|没有?|不)(?:被|获得?|予以?)?(?:采纳|通过|同意|批准|采用)(?![一-鿿])"
        ),
        signs="未没不",
    ),
    Reason(  # 清明节（4月3日至5日）期间系统关闭
        EVENT, before=rf"{_FEAST}\s?[（(]\s?$", text=".*期间$", signs="（("
    ),
    Reason(  # 6月25日离校
        EVENT,
        after=r"(?:之?前|起|统一|集中|全部|学生|毕业生|正式|开始)*离校(?![手系登前后材表])",
        signs="离",
        yields=True,
    ),
    Reason(  # 定于6月30日前完成2027届毕业生学历电子注册; 7月1日前学信网完成注册
        EVENT,
        after=rf"\s?(?:之?前)?[^，。；请交]{{0,4}}(?:完成)?[^，。；请核校交]{{0,12}}{_REGISTERED}(?![^，。；]{{0,6}}[核校表])",
        signs="学",
        yields=True,
    ),
    Reason(  # 拟于2027年1月10日毕业的专科学生
        EVENT, after=r"(?:之?前|正式|正常)?毕业(?:的|生(?!登))", signs="毕"
    ),
    Reason(  # 毕业论文答辩5月17日至5月25日进行，毕业照5月27日拍摄
        EVENT,
        before=r"答辩(?:时间|日期)?(?:定于|安排在|[为于在])?\s?$",
        signs="辩",
        yields=True,
    ),
    Reason(  # 申请缓缴的，4月16日前将《缓缴申请表》交二级学院
        MONEY,
        before=r"(?:[缓免减补]缴|[缓免减补]交(?:学|住宿)费)(?:学费|住宿费)?的?(?:学生|同学)?[，,]?[请须应于在]{0,2}\s?$",
        after=rf"(?![^，。；]{{0,24}}(?:反馈表|{either(CHECK_VERBS)}))",
        signs="缴交",
    ),
    Reason(  # 学费补缴截止1月10日
        MONEY,
        before=r"(?:学|住宿|书本|教材|代管)费(?:补|应|欠)?[缴交]纳?(?:截止|时间|日期|期限)?(?:为|是|[：:])?\s?$",
        signs="缴交费",
    ),
)  # fmt: skip


def is_taken_then(one: Found) -> bool:
    """Whether an office takes what was checked by another day: 4月8日前（教务处4月9日导出数据）.

    That is no limit only beside the one that it comes after.
    """
    if not re.search(OFFICE_THEN, one.before) or re.search("[前截止内]", one.phrase.text):
        return False
    is_taken = re.match(
        rf"{OFFICE_TAKES}(?![^。；\n]{{0,40}}(?:此前|之前|[未没请须应要务]))", one.after
    )
    return (
        is_taken is not None
        and re.search(_CHECK_BY, f"{one.previous}{one.sentence.text}") is not None
    )
