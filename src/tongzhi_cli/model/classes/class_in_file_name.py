"""The class in the name of a file, among all that people write into names of files.

A class has a shape: 2014级软件工程1班, 22软件1班, 软件1班, 计科14-2班, 信管141. What has none is no
class, however much is left of the name once 附件2, 反馈表, dates and versions are taken away. Of
two classes none is chosen.
"""

import re

from tongzhi_cli.model.classes.class_name import END, LETTER, LEVEL, without_college
from tongzhi_cli.model.student import FULL_WIDTH_DIGITS, clean_class
from tongzhi_cli.model.words import CHECK_VERBS, either

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_MONTH_AND_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
#: Dates, terms, cohorts; a number in front of 级 or 班 is the class's own.
_TIMES = "|".join((
    r"(?<!\d)\d{2,4}\s*[-—~～至]\s*\d{2,4}\s*学年度?|(?:第?[一二12]|[上下])学期",
    r"(?<!\d)\d{4}\s*[届年](?:度|春季?|秋季?|[上下]半年)?",
    rf"(?<!\d){_MONTH}\s*月(?:份|初|中旬?|[上下]旬|底|末|\s*{_DAY}\s*[日号]?)?",
    rf"(?<!\d)(?:19|20)\d\d\s*[-._/]\s*{_MONTH}\s*[-._/]\s*{_DAY}(?!\d|\s*[级班])",
    rf"(?<![\d.]){_MONTH}[-._]{_DAY}(?![\d.]|\s*[级班])",
    rf"(?<!\d)(?:(?:20)?[12]\d)?{_MONTH_AND_DAY}(?!\d|\s*[级班届年])",
    r"(?<!\d)\d{1,2}\s*[时点](?:\d{1,2}\s*分?|半|前)?",
))  # fmt: skip
#: Versions and copies, also those that Windows, WPS, QQ and 微信 make.
_DONE = "修改|更新|更正|完成|填写|填|签字|签名|签|盖章|扫描|打印|提交|上交|上报|报送|交"
_VERSIONS = "|".join((
    r"[（(]\s*\d+\s*[）)](?!\s*班)|第[\d一二三四五六七八九十]+[版稿次份]",
    r"(?<![A-Za-z])(?i:copy|final|new|microsoft|word|wps|excel|qq)(?![A-Za-z])",
    r"(?<![A-Za-z])[vV]\s?\d+(?:\.\d{1,2}(?![^\W_]))*",
    "最?[终新后][版稿]|[初定草修改原旧][版稿]|(?:电子|纸质|打印|扫描|签字|盖章)[版稿件]",
    "副本|复件|拷贝|备份|新建|文档|工作[表簿]|模板|样[表本]|示例|空白|图片|截图|微信|未命名|最终",
    f"已(?:{_DONE}|改)|待签|未签|(?:{_DONE})[过好完了后]|修改|提交|上交|上报|报送|签字|盖章",
))  # fmt: skip
#: What papers and notices are called. Nothing that is studied is called so.
_PAPERS = (
    r"附件(?:[一二三四五六七八九十]+|\s*\d)?|附表\s*\d?|花名册|点名册|名册|名单|表格|通知|回执|"
    "高等教育|高等学校|高校|学历|学籍|学位|毕业生|毕业|应届|学信网|图[像象](?:信息|采集|校对)|"
    rf"{either(CHECK_VERBS)}|反馈|勘误|汇总|登记表|统计表|信息表|情况表|"
    "学生(?:信息|名单)?|班级(?:名称)?"
)
#: Words that papers share with what is studied: they are a paper's beside a word of its own.
_SHARED = "普通|本科|专科|电子|注册|图[像象]|照片|信息|数据|结果|情况|材料|统计"
_DECORATION = (
    rf"(?:(?:{_SHARED}){{0,6}}(?:{_TIMES}|{_VERSIONS}|{_PAPERS})"
    "(?:表格?|单|结果|情况|人员)?){1,7}"
)
#: Lines but the one between two digits.
_NO_JOINT = r"(?<![-_—\d])[-_—]+|(?<=\d)(?:[-_—]{2,}|[-_—](?!\d|[-_—]))"
#: In the place of what is no part of a class.
_CUT = "\n"

_GAP = r"[ \t\u3000_\-—]{0,9}+"
_DIGITS = r"(?:\d{1,4}(?:-\d{1,2})?|[一二三四五六七八九十]{1,3})"
_NUMBER = rf"(?:{_DIGITS}|[（(]{_DIGITS}[)）])"
_YEAR = r"(?<!\d)(?:(?:19|20)\d\d|\d\d)[ \t\u3000]*级"
_ASIDE = rf"(?:[（(]{LETTER}{{1,8}}[)）])?"
_APART = "(?:(?<![^\\W_])|(?<=班))"
_CLASS = "|".join((
    rf"{_APART}{LETTER}{{2,12}}{_GAP}{_YEAR}{_GAP}{LEVEL}{_GAP}{_NUMBER}?{END}",
    rf"{_YEAR}[^,，。；;：:、《》“”【】\n]{{1,30}}?{END}",
    rf"(?<!\d)(?:20\d\d|0[6-9]|[12]\d){LETTER}{{2,20}}{_ASIDE}{_NUMBER}班",
    rf"{_APART}(?:0[0-5])?(?P<bare>[A-Za-z]{{0,20}}{LETTER}{{0,20}}{_ASIDE}{_GAP}{_NUMBER}{_GAP}班)(?![级一])",
))  # fmt: skip
#: Of no class in particular: 各班, 2014级全班, 共12班.
_NO_CLASS = rf"(?:{_YEAR})?(?:各|全|本|我们?|每|所有|共|计|等|[上下同这那统])个?(?:{_NUMBER})?班"
_JOINT = "[和与及跟、,，&+~～至到/]"
#: 软件1、2班 and 软件1-3班; but 14-2 and 2014-2 are a year and a class.
_SEVERAL = (
    rf"[\d一二三四五六七八九十)）]\s*{_JOINT}\s*{_NUMBER}\s*班|班[\s，]*{_NUMBER}\s*班|"
    r"(?<!\d)\d\s*[-—]\s*\d{1,2}\s*班"
)
#: 信管141, 软件2102, 22软件1, without 班; 1205 may be a day as well.
_SHORT = (
    rf"{LETTER}{{2,8}}(?:1[3-9]|2\d)(?:[1-9]|0[1-9]|1[0-2])|"
    rf"(?:20\d\d|[12]\d)级?{LETTER}{{2,12}}(?:[1-9]|1\d)"
)


def class_in_file_name(stem: str) -> str | None:
    """The class that the name of a file tells, None where it tells none, or several.

    >>> class_in_file_name("附件2 反馈表-2014级软件工程1班(1)")
    '2014级软件工程1班'
    >>> class_in_file_name("软件1班 反馈表 4月2日"), class_in_file_name("信管141反馈表")
    ('软件1班', '信管141')
    >>> class_in_file_name("反馈表 4月2日"), class_in_file_name("软件1班、2班反馈表")
    (None, None)
    """
    text = re.sub(_DECORATION, _CUT, stem.translate(FULL_WIDTH_DIGITS))
    text = re.sub(rf"(?<=班)\s*{_JOINT}", "，", text)
    if re.search(_SEVERAL, text):
        return None
    found = {
        _clean(match["bare"] or match[0])
        for match in re.finditer(_CLASS, text)
        if not re.fullmatch(_NO_CLASS, match[0])
    }
    if not found:
        pieces = re.split(r"[^\w]+|_", text)
        found = {
            piece for piece in pieces
            if re.fullmatch(_SHORT, piece) and not re.match(_SHARED, piece)
        }  # fmt: skip
    longest = max(found, key=len, default=None)
    if longest and all(longest.endswith(name) for name in found):
        return longest
    return None


def without_decoration(title: str) -> str:
    """A title without dates, terms and what papers are called, and without blanks.

    >>> without_decoration("软件1班 花名册（2018年3月）")
    '软件1班（）'
    """
    text = "".join(title.translate(FULL_WIDTH_DIGITS).split())
    return re.sub(_DECORATION, "", text)


def _clean(name: str) -> str:
    """A class without the college in front, and without what was typed between its parts."""
    name = name if name[0].isdigit() else without_college(name)
    return clean_class(re.sub(_NO_JOINT, "", name))
