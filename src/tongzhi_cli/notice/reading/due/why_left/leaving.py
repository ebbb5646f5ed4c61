"""What the words around a date say of the end of studies and of holidays: no deadline of a class.

Source: issue 15, item 4; entries of the same table as `reasons`.
"""

from tongzhi_cli.notice.reading.due.why_left.reason import Reason
from tongzhi_cli.notice.reading.due.why_left.reasons import EVENT, MONEY

_FEAST = "(?:清明|五一|劳动节|端午|国庆|中秋|元旦|春节|寒|暑)(?:节|日|假|小?长假|假期|放假)*"
_REGISTERED = "(?:学历|学位|学信网)(?:完成)?(?:证书)?(?:电子)?注册"
LEAVING = (
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
    Reason(  # 学费补缴截止1月10日
        MONEY,
        before=r"(?:学|住宿|书本|教材|代管)费(?:补|应|欠)?[缴交]纳?(?:截止|时间|日期|期限)?(?:为|是|[：:])?\s?$",
        signs="缴交费",
    ),
)  # fmt: skip
