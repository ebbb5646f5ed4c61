"""What a web page adds to a notice and a chat to a message, told line by line.

Bread crumbs, menus, counters, who published it, the links before and after, lists of other
notices; stamps of a chat. Such a line is no title, no issuer's name, no sentence (issue 15, item
2); its dates are still accounted for by who reads the dates.
"""

import re

from tongzhi_cli.notice.reading.page.chat import is_chat_stamp, names_chat
from tongzhi_cli.notice.reading.page.meta import META

#: Where one is: 首页 > 通知公告.
_CRUMBS = (
    r"^(?:您|你)?(?:现在|当前|目前)?的?(?:位置|所在)\s*+(?:是)?\s*+[:：]|^当前位置|"
    r"^首\s*+页\s*+(?:[>»›/\-]|$)|^\S{1,12}\s*+(?:>>?|»|›)\s*+\S|"
    r"^(?:\S{1,16}\s*+→\s*+){1,4}(?:通知|公告|正文|新闻|文章|详情)\S{0,4}$"
)
#: The notices before and after; 下个月 and 下一个工作日 are none.
NEIGHBOURS = (
    r"^[\[【]?\s*+(?:[上下]一?[篇条页则]|[前后]一[篇条页则]|[上下前后]一个\s*+[\]】]?\s*+[:：])"
)
#: What one can do with a page; alone in its line (打印核对表 is said to students).
_TOOL = (
    r"打印(?:本页)?|关闭(?:窗口|本页)?|返回(?:顶部|列表|首页)?|分享到?|收藏(?:本页)?|"
    r"字[体号]|[大中小]|微信|(?:新浪)?微博|QQ空间|设为首页|加入收藏|联系我们|网站地图|English|登录|注册"
)
_TOOLS = rf"^[\W_]*(?:(?:{_TOOL})[\W_]*)+$"
_FOOT = (
    r"(?i:版权所有|copyright|©|ICP\s*备|公网安备|友情链接|All Rights Reserved)|"
    r"技术支持\s*[:：][^，。；]{0,30}$"
)
#: Over lists of other notices.
_OTHERS = (
    r"(?:热点|最新|相关|推荐|近期|热门|更多|置顶|往期|精彩|延伸)(?:通知|新闻|公告|文章|链接|阅读|资讯|信息|内容|推荐|动态|下载|回顾|精彩)|"
    r"通知公告|友情链接|快速(?:链接|导航|通道)|常用(?:链接|下载)|栏目导航|点击排行|猜你喜欢|阅读排行"
)
#: Those that end a page.
_OTHER_ARTICLES = (
    r"(?:往期|精彩|更多|猜你|相关|推荐|延伸|热门)(?:推荐|回顾|精彩|文章|阅读|喜欢|内容)|"
    r"喜欢此内容的人还[^，。]{0,8}"
)
#: Over what readers write below a page; all that follows is theirs.
_COMMENTS = (
    r"\W*(?:精选|精彩|全部|热门|最新|网友|读者|用户|写|查看|发表)?(?:留言|评论|跟帖)[区板]?\s?"
    r"(?:[（(]?\d+\s?条?[)）]?)?\s?(?:[：:](?!\s?(?:请|\d)).*)?$"
)
#: What an office writes on a paper that it was sent: when it came, who has read it.
STAMP = (
    r"(?<![一-鿿])(?:收文|来文|收件|收到|登记|签发|批示|阅办|拟办|传阅|转发|办结|归档|送达)(?:时间|日期)|"
    r"收文(?:编?号|[〔（(\[])|(?:签收[人者]?|阅办|拟办(?:意见)?|批示|传阅)\s?[：:]"
)
#: Who has read a paper for mistakes before it went out, no student: 校对：李敏.
_READER = (
    r"校对\s?[：:]\s?(?![一-鿿]?[一-鿿][院系班级生学部科处室办校组队])"
    r"(?!全体|各|所有|应届|本科|专科|学生|同学)[一-鿿]{2,3}\s*$"
)
_PROOF = (
    rf"(?:责任|文字){_READER}|(?:责校|校对[人者])\s?[：:]?\s?[一-鿿]{{2,3}}\s*$|"
    rf"(?:{META}).{{0,40}}{_READER}"
)
#: How often a page was read; 点击“正确” is something to do.
_COUNTED = r"(?:阅读|点击|浏览|访问)\s*+(?:次数|量|数|率|人次|人数|[：:（(\[]?\s*+(?:\d|$))"
#: What is done at a time is none of a page: 23:59:59系统自动提交.
_IS_DONE = r"(?:系统|平台|自动|关闭|准时|停止|结束|锁定)"
#: A line of such labels and what they say.
_LABELS = rf"^[\[【（(]?\s*+(?:{META})\s*+[\]】]?\s*+[:：]"


def is_furniture(line: str) -> bool:
    """Whether a *line* is one that a page or a chat adds.

    >>> [is_furniture(one) for one in ("首页 > 通知公告 > 正文", "上一篇：关于放假的通知")]
    [True, True]
    >>> [is_furniture(one) for one in ("热点通知", "何老师 3月5日 09:12", "核对时间：4月5日前")]
    [True, True, False]
    """
    line = line.strip()
    if is_frame(line) or re.match(_LABELS, line):
        return True
    return re.fullmatch(_OTHERS, line.strip("【】[]:： ")) is not None or is_chat_stamp(line)


def is_frame(line: str) -> bool:
    """Whether a *line* is one of the frame of a page: nothing of it is about the notice.

    >>> [is_frame(one) for one in ("【打印】【关闭窗口】", "下一条：放假通知", "分享到：微信 微博")]
    [True, True, True]
    >>> [is_frame(one) for one in ("打印核对表，4月8日前交。", "下个月8日前交", "登录 学信网核对")]
    [False, False, False]
    """
    return any(re.search(one, line) for one in (_CRUMBS, NEIGHBOURS, _TOOLS, _FOOT))


def proofread_by(before: str, *, has_year: bool) -> bool:
    """Whether *before* a date stands who has read the paper for mistakes.

    校对：李敏 2027年4月1日, with its year; or behind others who made the page.
    """
    if re.search(_PROOF, before):
        return True
    return has_year and re.search(rf"(?:^|[\s；;]){_READER}", before) is not None


def begins_others(text: str) -> bool:
    """Whether *text* is a list of other notices, or of links, by what stands over it."""
    return re.match(rf"[【\[▪■◆●·\s]*(?:{_OTHERS})", text) is not None


def is_over_others(line: str) -> bool:
    """Whether a *line* stands over the titles of other articles, at the end of a page.

    >>> is_over_others("往期推荐："), is_over_others("推荐阅读 | 3月15日 选课攻略")
    (True, True)
    """
    return re.match(rf"\W*(?:{_OTHER_ARTICLES})\s*(?:$|[：:|｜])", line) is not None


def begins_comments(line: str) -> bool:
    """Whether a *line* is the first of what readers write below a page.

    >>> [begins_comments(one) for one in ("精选留言", "评论(2)", "留言：小鱼 3月25日：来得及吗？")]
    [True, True, True]
    >>> begins_comments("有问题请在后台留言"), begins_comments("留言：请写姓名，4月8日前")
    (False, False)
    """
    return re.match(_COMMENTS, line) is not None


def is_stamp(line: str) -> bool:
    """Whether a line is what a chat or a page writes by itself: who, when, how often read.

    >>> is_stamp("王辅导员 2027-03-22 08:31:20"), is_stamp("校对截止：2027-04-01 23:00")
    (True, False)
    """
    if is_chat_stamp(line) or names_chat(line):
        return True
    if re.search(rf"截止|前|止|至|到|[→~～–—]|\d - \d|\d:\d\d{_IS_DONE}", line):
        return False
    if re.search(rf"\d{{1,2}}:\d{{2}}:\d{{2}}|{_COUNTED}|设为首页|原创", line):
        return True
    clocked = r"20\d\d[-/]\d{1,2}[-/]\d{1,2}\s+\d{1,2}:\d{2}"
    return re.match(rf"{clocked}\s", line) is not None or (
        re.search(rf"{clocked}$", line) is not None and not re.search("[：:，,]", line[:-5])
    )
