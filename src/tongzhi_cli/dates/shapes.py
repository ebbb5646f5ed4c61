"""The shapes that date phrases are made of, listed one a line: a new one is one line more.

Source: the date phrases of some three hundred notices of 2006 to 2025 (docs/design-notes.md,
读通知), and those that issue 15 names.
"""

from enum import StrEnum

from tongzhi_cli.dates.hours import PART


class Sort(StrEnum):
    """What a word is: the words of a phrase are put together by their sorts."""

    DAY = "day"  # a day with its month, perhaps its year
    BARE_DAY = "bare_day"  # 4日, whose month stands before it
    CLOCK = "clock"
    PERIOD = "period"
    MARK = "mark"  # 下班前: an hour by what is done then, which no clock tells
    WEEKDAY = "weekday"
    OPEN = "open"  # 即日起
    VAGUE = "vague"  # 6月初, 尽快, 下周三: no day that stands there
    DAMAGED = "damaged"  # 2024430日: signs of it are lost


#: What tells a day by its number.
DAYS = frozenset({Sort.DAY, Sort.BARE_DAY})
#: What tells an hour, or that there is one.
HOURS = frozenset({Sort.PERIOD, Sort.CLOCK, Sort.MARK})
_TWO = r"(?:\d{1,2}|(?:[一二三四五六七八九]?十|廿|卅)[一二三四五六七八九]?|[一二两三四五六七八九])"
#: What stands behind a deadline: up to then.
UNTIL = "(?:[（(]含(?:当[日天])?[)）])?(?:之前|以前|前|为止|截止|止|之内|以内|内)"
#: What stands between the two ends of a range.
JOIN = (
    r"\s*(?:(?:起|开始|始)\s*)?(?:[，,]\s*)?(?:一直|持续|延续)?(?:截?至|到|to\b|through\b|till?\b|until\b|[—–―─−~〜-]+)\s*"
    r"(?:[次翌明]年\s*)?"
)
#: What stands between several days.
AND = rf"\s*[、，,和及与或]\s*(?:{_TWO}\s*[、，,和及与]\s*)*"

_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
#: Parts of shapes, by the names that stand for them there; a blank in a shape is white space
#: or none; no more than four signs of it, or a page of blanks would take minutes.
PARTS_OF_SHAPES = {
    "〈年〉": r"(?:(?:19|20)\d\d|[一二][〇一二三四五六七八九]{3})",
    "〈数〉": _TWO,
    "〈月〉": r"(?:1[0-2]|0?[1-9])",
    "〈日〉": r"(?:3[01]|[12]\d|0?[1-9])",
    "〈英月〉": _MONTHS,
    # what says that 4.8 or 4-8 is a day: it is a deadline, has a weekday or an hour
    "〈可见〉": (
        r"(?:\s{0,4}(?:〈前〉|〈〔〉\s?[本下这]?〈周〉|[上下中]午|早|晚|凌晨|傍晚|午夜|下班|"
        r"(?:[01]?\d|2[0-4]) ?(?:[:：]\d\d|[点时])))"
    ),
    "〈前〉": UNTIL,
    "〈到〉": "[—–―─−~〜至到-]{1,9}",
    "〈周〉": "(?:星期|周|礼拜)",
    "〈几〉": "[一二三四五六日天]",
    "〈〔〉": r"[（(\[【〔]",
    "〈〕〉": r"[)）\]】〕]",
    "〈半天〉": PART,
    "〈天数〉": "(?:个?工作日|个?(?:自然)?[日天]|个?(?:周|星期|礼拜)|个月|(?<=半)月|个?小时)",
    "〈事〉": (
        r"(?:采集|拍[照摄]|毕业|通知|收到|报到|注册|开学|返校|公布|公示|发文|校对|核对|审核|"
        r"[缴收]费)"
    ),
    "〈节〉": (
        r"(?:元旦|春节|寒假|暑假|清明|五一|劳动节|端午|国庆|中秋|青年节|儿童节|教师节|十一(?=放假|长假|假期|国庆)|"
        r"放假|离校|毕业|开学|返校|考试)"
    ),
    "〈放〉": "(?:小?长?假期?|放假|假期)",
}
#: The shapes, in the order in which they are tried; the first that fits at a place counts.
SHAPES: tuple[tuple[Sort, tuple[str, ...]], ...] = (
    # eight digits are a day where they end something or are one end of a range; a 学号 is not
    (Sort.DAY, (
        (r"(?<!\d)(?P<y6>20\d\d)(?P<m6>0[1-9]|1[0-2])(?P<d6>0[1-9]|[12]\d|3[01])(?!\d)"
        r"(?=〈可见〉| 〈到〉 20\d{6}(?!\d))"),
        (r"(?<=[至到于—–~〜-])(?P<y5>20\d\d)(?P<m5>0[1-9]|1[0-2])(?P<d5>0[1-9]|[12]\d|3[01])(?![\d.])"
        r"(?= (?:[，。；、,;)）]|$|\s))"),
    )),
    # what was damaged by copying, before anything is read into the rest of it
    (Sort.DAMAGED, (
        r"(?<!\d)\d{5,8} 〈到〉 \d{5,8} 日",  # 2023109—2023113日
        r"(?<!\d)〈年〉? 年? \d{3,8} 日",  # 2024430日, 2021年1122日
        r"(?<!\d)〈年〉 年 \d{1,2} 日",  # the month is lost
        r"(?<!\d)〈数〉 月 〈数〉 月",  # 5月14月
        r"(?<!\d)\d{1,2}月\d{3,8}[日号]?",
        r"(?<!\d)1[\x20\t]+[012] 月 \d{1,2} [日号]",  # 1 2月3日: of December?
        r"(?:(?<!\d)〈年〉 年 )?(?<!\d)\d{1,2} 月 \d\s+\d [日号]",  # 5月1 2日: the 12th?
        r"(?<=[日号午晚)）]) \d{1,2} [:：](?! \d)",  # 17：前
        r"(?<!\d)20\d{3} 月 \d{1,2} [日号]",  # 20235月24日
        # a blank to be filled in
        r"(?<![_Xx×Ｘ\d])(?:[_Xx×Ｘ]{1,8} 年 )?[_Xx×Ｘ\d]{1,4} 月 [_Xx×Ｘ]{1,8} [日号](?= 〈前〉)",
        r"(?<![\d月年])\d{1,2}[\x20\t]+\d{1,2} 日",  # 4 16日
        r"(?<=[止于至])20\d{6}(?!\d)(?! 〈前〉)",
        r"(?<=[于在至]) \d{3,8}(?= 〈前〉)",  # 于424前
        r"\d{0,2} 月 [日号] (?=〈前〉)",
        (r"(?:〈年〉 年 )?(?<!\d)〈数〉 月 \d{1,2}(?! [\d日号、，,—–―─−~〜至到-])(?! 〈年〉)"
        r"(?! [个年月])"),  # 4月30前
    )),
    (Sort.DAY, (
        r"(?<!\d)(?P<y1>〈年〉|[12]\d|今|本|明) 年 (?P<m1>〈数〉) 月 (?P<d1>〈数〉) [日号]",
        (r"(?<![\d.])(?P<y2>20\d\d)\s?(?P<s2>[-./])\s?(?P<m2>\d{1,2})\s?(?P=s2)\s?(?P<d2>\d{1,2})"
        r"(?:\s?日)?(?![\d.]\d)(?!\d)"),
        r"(?<!\d)(?P<m3>〈数〉) 月 (?P<d3>〈数〉) [日号]",
        # 4月1-6日, 4月1、2日: the first day of several that share the sign behind them
        (r"(?<!\d)(?:(?P<y4>〈年〉) 年 )?(?P<m4>〈数〉) 月 (?P<d4>〈数〉)"
         r"(?=(?: (?:〈到〉|[、，,]) 〈数〉)+ [日号]| 〈到〉 \w{1,3} 月 \w{1,3} [日号])"),
        # 4/30前, 4.9（周四）, 4-8 17:30: what stands behind says that it is a day
        r"(?<![\d./-])(?<!第)(?P<m7>〈月〉)[./-](?P<d7>〈日〉)(?:日|(?![\d.]))(?=〈可见〉)",
        (r"(?<![\d./-])(?P<y9>[2-3]\d)(?P<s9>[./])(?P<m14>〈月〉)(?P=s9)(?P<d14>〈日〉)(?![\d.])"
         r"(?=〈可见〉)"),
        # 4.1-4.8, 3/22~3/26: one end of a range of such days
        (r"(?<![\d./¥￥-])(?P<m8>〈月〉)(?P<s8>[./])(?P<d8>〈日〉)日?(?![\d.])"
         r"(?= 〈到〉 〈月〉(?P=s8)〈日〉日?(?![\d./]| (?:[元分版章节条款倍米]|万|%|之间|学分)))"),
        (r"(?<![\d.])(?:(?<=[—–―─−~〜至到-])|(?<=[至到]\x20))(?P<m9>〈月〉)[./](?P<d9>〈日〉)日?"
         r"(?![\d./]| (?:[元分版章节条款倍米]|万|%|之间|学分))"),
        # 2027-04-01至04-05; 交表时间：4.8, 本周四（3.18） as `asides` leaves it
        r"(?<=[至到~〜—])\s?(?P<m16>1[0-2]|0[1-9])-(?P<d16>〈日〉)(?![\d-])",
        (r"(?:(?<=时间[:：]|日期[:：]|截止[:：])\s?|(?<=截[止至])\s?|(?<=(?:ddl|DDL)[:：])|(?<=[周期拜]〈几〉))"
         r"(?P<m17>〈月〉)[./](?P<d17>〈日〉)(?![\d./%-])"),
        (r"(?<![A-Za-z])(?P<m10>〈英月〉) (?P<d10>〈日〉)(?:st|nd|rd|th)?(?!\d)"
         r"(?:,? (?P<y10>20\d\d)(?!\d|[./-]\d))?"),
        # 8-10 April: the first of two days that share the month behind them
        (r"(?<!\d)(?P<d13>〈日〉)(?:st|nd|rd|th)?"
         r"(?= (?:[-–—~]|to\b) 〈日〉(?:st|nd|rd|th)?(?: of)? (?P<m13>〈英月〉))"),
        (r"(?<!\d)(?P<d11>〈日〉)(?:st|nd|rd|th)?(?: of)? (?P<m11>〈英月〉)"
         r"(?:,? (?P<y11>20\d\d)(?!\d|[./-]\d))?"),
    )),
    (Sort.WEEKDAY, (
        r"(?<=[日号])(?P<v2>[本下这])?〈周〉 (?P<w2>〈几〉)",
        r"(?<=[\x20，,\t])〈周〉 (?P<w4>〈几〉)(?! 〈到〉 〈周〉)",
    )),
    (Sort.VAGUE, (
        (r"(?:(?<!\d)〈年〉 年 )?(?<!\d)〈数〉 月份? "
         r"(?:初|底|末|[上中下]旬|中(?!午)|之?前|以前|之?内)(?:之?前|以前)?"),
        r"(?:本|这|当|次|下)?个?(?:月|年|学期)(?:初|底|末)(?:之?前|以前)?",
        r"(?:本|这|当|下)个?月(?:之|以)?内",
        (r"〈事〉[^，。；\s\d]{0,6}?"
        r"(?:(?<!最)后|起) (?:\d{1,4}|〈数〉|半)〈天数〉(?:(?:之|以)?[内前])?"),
        (r"〈事〉[^，。；\s\d]{0,6}?"
        r"(?:\d{1,4}|〈数〉|半)〈天数〉(?:之?[后内]|以内)"),
        (r"(?<![\d、和及与或至到—–~-])(?<![周期拜][一二三四五六日天])(?:\d{1,4}|〈数〉|半)〈天数〉"
         r"(?:之?内|以内|(?:之|以)?[后前])"),
        r"第 〈数〉(?: 〈到〉 〈数〉)? (?:教学)?周(?: 周〈几〉)?(?:之?前)?",
        r"(?:〈年〉 年 )?(?<!\d)〈数〉月(?: 〈到〉 〈数〉月)?(?= [:：])",  # 5月：各学院报送
        # 4月第一个周五前
        r"(?:(?<!\d)\d{1,2}月份?的?)?(?:第.|最后一?)个(?:〈周〉[^前内]?|工作日)(?:之?前|以前)?",
        r"毕业(?:日期)?之?前[一二三四五六]个?月",
        # 下周一至周五: its end is the last of the two
        r"(?:下下|[本下这])个?〈周〉〈几〉 〈到〉 (?:[本下这]?个?〈周〉)?〈几〉(?:之?前|以前)?",
        (r"(?<![至到—~-])(?:每|上|下下|[本下这])?个?〈周〉〈几〉"
         r"(?= (?:之?前|以前|早|[上下中]午|晚|下班|午夜|\d|[一二三四五六七八九十]{1,3}[点时]|交|报|"
         r"〈〔〉))"),
        r"(?:下下|[本下这])个?〈周〉(?:〈几〉|末)?(?:(?:之|以)?[前内])?|〈周〉末(?:之?前|以前)?",
        r"(?:本|当|下|次|这)个?月 〈数〉 [日号](?: 〈前〉)?",
        r"(?:[今明次]|大?后)[天日](?!制|起)|当[天日](?= (?:前|内|〈半天〉|\d{1,2} ?[点时:：]))",
        r"〈节〉(?:节|日)?〈放〉?(?:之前|以前|前一[天日]|前(?!一))(?!后)",
        r"(?:春节|清明节?|五一|劳动节|端午节?|国庆节?|中秋节?|开学|返校)后(?:第[一二三]个工作日)?",
        r"(?:具体)?(?:时间|日期)?另行?通知|(?:时间|日期)[：:]? 待定|尽快|尽早|抓紧时间|请速",
    )),
    # a day whose month stands before it
    (Sort.BARE_DAY, (
        # April 8-10
        (r"(?:(?<=[a-z.]\x20\d[-–—~])|(?<=[a-z.]\x20\d\d[-–—~])|(?<=[a-z.]\x20\d\x20to\x20)|"
         r"(?<=[a-z.]\x20\d\d\x20to\x20))(?P<d15>〈日〉)(?:st|nd|rd|th)?(?![\d:：])"),
        r"(?<![\d月年.第])(?P<d12>〈数〉) (?:日|号(?!\d))(?![线楼室栋机院码])",
    )),
    (Sort.CLOCK, (
        (r"(?<!\d)(?<!\d[:：])(?P<h1>\d{1,2}) [:：] (?P<n1>\d{2})(?:[:：](?P<e1>\d{2}))?分?"
        r"(?![:：]?\d)(?: (?P<p1>[AaPp]\.?[Mm]\.?)(?![A-Za-z]))?"),
        (r"(?<!\d)(?P<h2>〈数〉|〇) (?:[点时](?![间候段期限效])|[Hh](?![A-Za-z]))"
        r"(?: (?:整|钟|(?P<half>半)|(?P<quarter>[一三]刻)|"
        r"(?P<n2>\d{1,2}|[一二三四五]?十[一二三四五六七八九]?) (?:分(?: (?P<e2>\d{1,2}) 秒)?)?))?"),
        # 17.30前, 23-00前, 2300前
        r"(?<=[午晚日号)）]) (?P<h3>\d{1,2})[-.。\x20](?P<n3>\d{2})(?= 〈前〉)",
        r"(?<=[午晚日号)）]) (?P<h4>[01]\d|2[0-4])(?P<n4>[0-5]\d)(?= 〈前〉)",
        # （周一）2300。: nothing else stands behind the bracket of a day in the end
        r"(?<=[)）]) (?P<h8>[01]\d|2[0-4])(?P<n8>[0-5]\d)(?= (?:[。；;！!)）\n]|$))",
        # 17;30: the same key without shift; 17.30 is a clock whatever stands behind it
        r"(?<=[午晚日号)）\s]) (?P<h5>\d{1,2}) [;；] (?P<n5>\d{2})(?!\d)",
        (r"(?<=[午晚日号)）]) (?P<h6>[01]?\d|2[0-4])[.。](?P<n6>[0-5]\d)"
         r"(?![\d.级届年月日号人名个份元])"),
        r"(?<!\d)(?P<h7>\d{1,2}) (?P<p7>[AaPp]\.?[Mm]\.?)(?![A-Za-z])",
    )),
    (Sort.MARK, (
        (r"(?<=[日号午晚)）]) 第? 〈数〉(?: (?:〈到〉|[、，,]) 〈数〉)? (?:大|小)?节课?"
         r"(?:之前|以前|前|后)?"),
        r"(?:课前|课间|会前|班会前|一大?早)",
        r"同(?:一|样)?的?(?:时间|时刻|钟点)(?:之前|以前|前)?",
        r"(?<![A-Za-z])(?:noon|midnight|EOD|COB|close of business|end of (?:the )?day)(?![A-Za-z])",
        (r"(?:下班|熄灯|放学|闭馆|关门|锁门|打烊|午休|午饭|晚饭|晚自习|早自习|上班|收工|就寝|关灯)"
         r"(?:时间)?(?:之前|以前|前|时|后)?(?:.{1,2}?个?小时(?:之内|以内|内)?)?"),
    )),
    (Sort.PERIOD, (r"(?P<p>〈半天〉)",)),
    (Sort.WEEKDAY, (
        r"(?<=[日号\d])〈〔〉(?P<w5>〈几〉)〈〕〉",  # 4月8日（四）
        r"〈〔〉 (?P<v1>[本下这])?〈周〉 (?P<w1>〈几〉) (?:〈〕〉|(?=[，,\x20晚早上中下\d]))",
        (r"(?:〈〔〉 )?(?<![A-Za-z])(?P<w3>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?(?:day)?\b"
         r"\.?(?: 〈〕〉)?"),
    )),
    (Sort.OPEN, (
        r"(?:自|从)?(?:即日|即刻|(?:本)?通知(?:发布|下发|发出)?之日|发文之日|今日|今天)起(?:开始)?",
    )),
)  # fmt: skip
