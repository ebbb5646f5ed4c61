"""Who has not looked yet, could not, or is gone: told in free words, and no fault of the record.

啥时候截止？我还没看 is no answer; 密码忘了 names what keeps somebody out; 当兵去了 is for a
person to decide (issue 14).
"""

import re
from collections.abc import Sequence

from tongzhi_cli.anomaly.beside_words import COULD_NOT
from tongzhi_cli.anomaly.clause import Clause, is_not_yet
from tongzhi_cli.anomaly.told.last_word import ACCOUNT

#: What of the account keeps somebody out, named.
_NAMED_LOCK = (
    "密码[^，。]{0,3}(?:忘|丢|遗失|不对|错|不记得|想不起|找回)|(?:忘|丢)[^，。]{0,3}密码|账[号户][^，。]{0,3}(?:被|冻|锁|封|进不|登不|占|异常|没了)|"
    "验证码[^，。]{0,4}(?:收不|没收|不来|没来|错|失败)|(?:收不到|没收到|接不到)[^，。]{0,4}验证码|被(?:别人|他人|人家?)?(?:注册|占用|绑定)"
)
#: Who could not get in has something to be seen to, and may have looked.
_SHUT_OUT = (
    *COULD_NOT.split("、"), "未能", "没能", "冻结", "锁", "封", "占用", "密码", "验证码",
    "账", "帐", "注册", "报错", "打不开", "进不", "登不", "上不去", "崩",
)  # fmt: skip
#: Who is gone, and is not asked for (`model.standing`).
_GONE = (
    "当兵", "参军", "入伍", "服役", "部队", "休学", "退学", "转学", "转校", "转走", "转出",
    "降级", "留级", "延毕", "延期毕业", "不读了", "没读了",
    "辍学", "肄业", "不在这个班", "不在我们班", "不在本班", "不在咱班", "早不在", "已经不在",
    "降至", "降到", "转到", "去世", "结业", "不参加", "不用统计", "学籍异动",
    "保留学籍", "不毕业", "开除",
)  # fmt: skip
_OF_PAGE = (
    "学信网", "显示", "状态", "网上", "系统", "上面", "没改", "没更新", "照片", "民族", "姓名",
    "名字", "专业是", "信息",
)  # fmt: skip


def has_not_looked(text: str, clauses: Sequence[Clause]) -> bool:
    """Whether a clause says that it is not done yet, and no other tells anything of the record.

    Whatever else is told (why, where, what somebody asks) says nothing then.
    """
    if any(word in text for word in _SHUT_OUT):
        return False
    unseen = [one for one in clauses if is_not_yet(one)]
    rest = [one for one in clauses if one not in unseen]
    return bool(unseen) and not any(
        not set("GVDEMWXCT").isdisjoint(one.parts)
        or (not set("IU").isdisjoint(one.parts) and not one.unseen and not _of_login(one))
        for one in rest
    )


def _of_login(one: Clause) -> bool:
    return all(each.word in ACCOUNT for each in one.words if each.part in "IU")


def seems_gone(text: str, clauses: Sequence[Clause]) -> bool:
    """Whether somebody says of the student, and not of the record, that they are gone."""
    return (
        any(word in text for word in _GONE)
        and not any(word in text for word in _OF_PAGE)
        and not any(one.right for one in clauses)
    )


def names_what_is_locked(text: str) -> bool:
    """Whether it is told what of the account keeps somebody out.

    >>> names_what_is_locked("无法登录（密码遗失）"), names_what_is_locked("登录不上")
    (True, False)
    """
    return re.search(_NAMED_LOCK, text) is not None
