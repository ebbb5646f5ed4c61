"""What a page, a chat or an office writes by itself beside a notice: its days are no deadlines.

Source: issue 15, item 2; entries of the same table as `reasons`, looked at before all others.
"""

from tongzhi_cli.notice.reading.attached import ANY_FILE_END
from tongzhi_cli.notice.reading.due.why_left.reason import NO_LIMIT, Reason
from tongzhi_cli.notice.reading.handed_on import LINK
from tongzhi_cli.notice.reading.page.furniture import STAMP
from tongzhi_cli.notice.reading.page.meta import META

PAGE = "网页上的发布、来源、编辑、更新时间"
CHAT = "聊天、网页自己写的时间"
STAMPED = "收文、批阅、打印时写的日期"

#: 审核4月6日 is what somebody does then; 审核：王五 2027-03-18 is of the page.
_BY_PAGE = rf"(?:{META})(?:\s*+[：:]|\s)[^，。；]{{0,80}}$|(?:发布|发表|更新|创建)于?\s*$"
#: A page writes one day and its year, or figures; 学院审核：4月8日至10日 is none of a page.
_ONE_DAY = r"(?!.*(?:[至到—~～]|\d-\d+[日号]))(?=.*(?:20\d\d|２０|\d[-/.]\d|今[天日]))"
#: What a program that saves a chat writes around it: （以上内容于2027-03-15 08:01导出）.
_SAVING = r"(?:导出|截[图取屏]|备份|转存|保存|存档|抓取|下载|复制|打印)"
_SAVED_BEFORE = (
    r"(?:^|[（(\n])[^\S\n]*+(?:以上|聊天|消息|记录|内容|页面|网页|本[文页])[^，。；：:\n]{0,10}$"
)
_SAVED_AT = rf"(?:^|\n)[^\w\n]{{0,8}}{_SAVING}(?:时间|日期|于)[：:]?\s*$"
_SAVED = rf"\s*(?:由[^，。；\n]{{1,10}})?{_SAVING}(?:自[^，。；\n]{{1,10}})?\W*(?:\n|$)"
OF_PAGE = (
    Reason(STAMPED, line=NO_LIMIT, before=rf"(?:{STAMP})[^，。；\n]{{0,40}}$"),
    Reason(  # 2027年4月1日收到
        STAMPED,
        line=NO_LIMIT,
        before=r"(?:^|[\s】])$",
        after=r"\s?收(?:到|讫|文)?\W*(?:\n|$)",
    ),
    Reason(STAMPED, before=r"办结(?:时间|日期|期限)\W{0,3}$"),
    Reason(PAGE, before=r"(?<![一-鿿])(?:展示|有效|置顶|公示)(?:时间|期限?)\s?[：:]\s?$"),
    Reason(CHAT, line=r"已读\s?[（(]?\d|未读(?:\s?[（(]?\d|名单)"),
    Reason(CHAT, line=r"^\W*收到请?(?:回复|扣\s?1)[^，。；]*$"),
    Reason(CHAT, line=r"(?:群聊?|该)二维码", after=r"[^，。；\n]{0,6}有效"),
    Reason(LINK, line=r"^\W*(?:相关(?:文章|阅读|链接|新闻)|热点|推荐阅读)"),
    Reason(  # [03-12] 关于…; 03-22 本科教学督导例会召开
        LINK,
        line=(
            r"^\s*\[\s*(?:20\d\d[-/.])?\d\d?[-/.]\d\d?\s*\]|"
            r"^(?:20\d\d-)?[01]\d-[0-3]\d\s[^，。；：:]{4,60}"
            "(?:通知|公示|公告|通报|召开|举行|举办|完成|启动|落幕|开幕|结束|闭幕|揭晓)$"
        ),
    ),
    Reason(
        LINK,
        line=r"^[^，。；]{0,80}关于[^，。；]{0,200}\s[\[(（]?(?:20\d\d[-/.])?\d\d[-/.]\d\d[\])）]?$",
    ),
    Reason(PAGE, line=r"今天是\s*(?:\d|星期)"),
    Reason(PAGE, line=NO_LIMIT, before=_BY_PAGE, after=r"[^，。；\n]*$", text=_ONE_DAY),
    Reason(PAGE, line=rf"{NO_LIMIT}\W*(?:{META})\s*[：:][^，。；]*$", text=_ONE_DAY),
    Reason(
        PAGE,
        line=NO_LIMIT,
        before=r"(?:^|\n)[^\S\n]*$",
        after=rf"\s+[^，。；：:\n]{{0,20}}(?:{META})[^，。；：:\n]{{0,3}}[：:]",
    ),
    Reason(  # 时间：2027年3月23日 15:08 作者： 点击：
        PAGE,
        before=r"(?:^|\n)[^\w\n]{0,4}(?:时间|日期)\s?[：:]\s{0,3}$",
        after=rf"[^，。；\n]{{0,60}}?(?:{META})\s*[：:]",
        text=_ONE_DAY,
    ),
    Reason(PAGE, before=rf"{ANY_FILE_END}\s*[\[（(【]\s*$", after=r"\s*[\]）)】]"),
    Reason(CHAT, line=NO_LIMIT, before=_SAVED_BEFORE, after=_SAVED),
    Reason(CHAT, line=NO_LIMIT, before=_SAVED_AT),
    Reason(PAGE, line=r"首页\s*[>»›/]|设为首页"),
    Reason(PAGE, line=r"已?下载\s*[（(\[]?\d+|下载次数"),
)  # fmt: skip
