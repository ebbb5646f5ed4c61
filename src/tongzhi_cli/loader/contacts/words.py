"""The words by which a list tells who speaks for a class, and at which phone.

Source: issue 18, item 3. Nothing but the page of `check` and `merge` reads such columns; a form for
one person that asks for the student's own phone has that (`record`), and nothing else.
"""

from tongzhi_cli.columns.other_words import PHONE
from tongzhi_cli.model.words import joined

#: Who speaks for a class: over a column of names, or in a cell beside a student.
_SPEAKERS = ("班长", "正班长", "班级负责人", "班级联系人", "负责人", "联系人", "联络人", "联络员")
MONITORS = frozenset(joined(_SPEAKERS, ("", "姓名", "名字", "名单")))
#: What a student is in the class.
_POST = ("职务", "职位", "任职", "任职情况", "职务情况")
POSTS = frozenset(
    (
        *joined(
            ("", "班级", "班内", "班委", "班干", "班干部", "学生", "学生干部", "担任", "现任"),
            _POST,
        ),
        *("班干部", "班干", "班委", "班级干部", "学生干部", "干部", "身份", "角色", "担任班级职务"),
    )
)
#: Whether a student is the 班长.
IS_MONITOR = frozenset(
    joined(("是否", "是否为", "是不是", "是否是", "是否担任"), ("班长", "正班长"))
)
#: The phone of who speaks for the class.
MONITOR_PHONES = frozenset(joined(_SPEAKERS, ("", "的"), PHONE))

#: What is written of a student who speaks for the class, alone or with other posts.
SAYS_MONITOR = r"(?:本班|班级|行政班|代理|代|正|临时|现任)?班长|班级负责人|班级联系人|负责人|联系人"
#: What is written behind a post that somebody had, will have, or has only half.
NOT_NOW = (
    r"(?:现?已|曾)?(?:前|前任|原|原任|原来|以前|曾|曾任|曾经|上一任|上一?届|上学期|上学年|往届|历任|卸任|离任|"
    r"离职|辞职|辞任|辞去|辞|免职|免去|撤职|撤换|撤|更换|换|换人|换届|停职|退任|不再?担?任|不当|"
    r"副|副职|助理|候选|候选人|拟任|拟|待定)"
)
#: What stands between two posts of one student.
BETWEEN = r"[、,，/;；\s+＋|&]|兼任?|和|及|与"
#: 是, in a column that asks.
YES = frozenset(("是", "是的", "√", "✓", "✔", "☑", "1", "y", "yes", "true", "有"))
