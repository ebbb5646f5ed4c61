"""More of what the words around a date say of why it is no deadline: rules, counts, lists, work.

Source: issue 15, item 4; entries of the same table as `left_reasons`.
"""

from tongzhi_cli.notice.reading.due.left_reasons import EVENT, LINK, MONEY, OTHER_PAPER, PAST, WAS
from tongzhi_cli.notice.reading.due.reason import Reason

_RULE = "(?:办法|规定|细则|规程|章程|条例|规则|手册)"
_COUNT = r"\d+(?:\.\d+)?\s?(?:[人名份个位项%％]|余)"
_COUNTED = r"(?:[有共计达余剩差为]|未[^，。；\d]{0,6}|完成[^，。；\d]{0,6}|率)[^，。；\d]{0,4}"
#: What a list of other notices is made of: their titles.
_TITLE_END = (
    "(?:通知|公示|公告|通报|说明|安排|办法|名单|结果|方案|新闻|简报|启事|决定|意见|总结|纪要)"
)
_LISTED = rf"^\s*[·•●▪◆■★▲□◇\-*]\s*[^。；]{{4,80}}{_TITLE_END}"
_SENT = "(?:送|寄|发|交)(?:至|到|给|往)?"
MORE_REASONS = (
    # 《办法》规定：“……应在毕业前一年的10月31日前完成”, 《办法》第八条：……
    Reason(OTHER_PAPER, before=rf"{_RULE}》?[^。“”\n]{{0,20}}[：:]?\s?“[^”\n]{{0,120}}$"),
    Reason(
        OTHER_PAPER,
        before=rf"{_RULE}》?[^。；\n]{{0,4}}第[^。；\n]{{1,8}}[条款][^：:\n]{{0,4}}[：:][^\n]{{0,120}}$",
    ),
    Reason(
        OTHER_PAPER,
        before=r"(?:毕业|入学|注册)(?:前一|后一|当|次)年(?:度)?的?\s{0,4}$",
        text=r"(?!.*年)",
        signs="年",
    ),
    # 截至4月5日10时，我校仍有411人未完成
    Reason(
        PAST,
        before=r"(?:^|[。；，,\s])截[至止]到?\s{0,4}$",
        after=rf"(?!\s*(?:前|之前))[^。；\n]{{0,60}}?{_COUNTED}{_COUNT}",
    ),
    # · 奖学金评定结果公示 (03-09)
    Reason(LINK, line=rf"{_LISTED}\s?[\[(（](?:20\d\d[-/.])?\d\d[-/.]\d\d[\])）]$"),
    # 照片上传后（约11月中旬）
    Reason(
        EVENT,
        before=(
            r"(?:上传|发布|完成|结束|返回|传回|到位|入库|公布|制作|更新)后"
            r"\s*[（(]\s*(?:大?约|预计|大概)?[在于]?\s{0,4}$"
        ),
        after=r"\s*(?:左右)?[)）]",
        signs="（(",
    ),
    Reason(
        EVENT,
        before=r"证书?(?:的)?(?:打印|印制|制作|制证)(?:时间|日期)?(?:为|是|[：:])\s{0,4}$",
        signs="打印制",
    ),
    Reason(  # 系统维护（4月3日0:00-4月4日8:00）
        EVENT,
        before=r"(?:维护|升级|检修|停电|停网|停机|故障|暂停服务|停服)(?:时间|期间)?\s{0,4}[（(：:]\s{0,4}$",
        signs="（(：:",
    ),
    Reason(  # 9月30日教务处将在学信网完成学年电子注册
        EVENT,
        after=(
            r"[，,]?\s*(?:教务处|教务部|学校|我校|学籍科|学生处)(?:将|拟|计划|统一|集中){1,2}"
            r"[^，。；请收交]{0,10}(?:完成|上报|上传|导入|注册|发布|公布|打印|审核)"
            r"(?![^，。；]{0,8}(?:核对|采集|补采))"
        ),
        signs="将拟划统集",
    ),
    Reason(  # 可于3月29日从教务处获取名单
        EVENT,
        before=r"可以?(?:于|在|自|从)?\s{0,4}$",
        after=(
            r"[^，。；起后前]{0,10}(?:获取|下载|查看|查询)"
            r"(?![^，。；]{0,6}[核校]对(?!名单|[表的]))"
        ),
        text=r"(?!.*(?:前|止|内|起))",
        signs="可",
    ),
    Reason(  # “4月8日前报送”有误，应为“4月18日前报送”
        WAS,
        after=(
            r"[^“”\"。；\n]{0,40}[”\"][^。；\n]{0,6}?"
            r"(?:有误|写错|错误|不对|应为|应改为|改为|更正为|修改为|调整为|作废|废止)"
        ),
    ),
    Reason(  # 公示三天（3月21日—3月23日）
        EVENT,
        before=r"公示[一二三四五六七八九十\d]{1,2}个?(?:天|日|工作日)\s*[（(：:]?\s{0,4}$",
        signs="公示",
    ),
    Reason(
        MONEY,
        before=r"(?:发票|收据|票据)[^。；\n]{0,20}$",
        after=rf"\s*(?:前|之前)?(?:统一|集中|陆续)?(?:{_SENT}|开具|报销|领取)",
        signs="送寄发交开报领",
    ),
)  # fmt: skip
