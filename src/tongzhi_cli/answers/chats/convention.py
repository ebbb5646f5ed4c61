"""What a sign stands for in a group, because whoever asked said so: 没问题的扣1，有问题的扣2.

By itself a 1 says nothing; behind such a call it is the answer that the call names, be it that
somebody has not looked yet. A call that names something else, and whatever else is asked of the
group after it, ends what was agreed on.
"""

import re

from tongzhi_cli.anomaly.lists.matters import MATTERS
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.messages.addressed import addressed
from tongzhi_cli.answers.messages.said_next import OF_A_RECORD, agrees
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.model.words import FAULTS, LOOKS, RIGHT, RIGHT_TOO, WRONG, either

_OF_WHOM = "的?(?:同学们?|人|请|麻烦|就|都|直接|统一|在群里|在这里|在下面|可以|后)*"
_SENDS = "(?:扣|打|回复?|发|刷|敲|按|接|(?=[+＋]))(?:个|一个|一下|数字|字母)*"
_SIGN = (
    r"\s?[“\"‘']?(?P<sign>[+＋]?[0-9]{1,3}(?![0-9月日号点:：.]|份|个|张)|[A-Za-z]{1,2}(?![A-Za-z])|收到)"
    r"[”\"’']?"
)
_ANY = f"{_SENDS}{_SIGN}"
#: Before it: others are to send it.
_ARE_TO = "(?:的|同学们?|人|请|可以|统一|直接|问题|无误)$"
#: What is asked of people, and is not how their record is.
_WISH = (
    r"(?:能|可以|行|好|来得及|有空|有时间|方便).{0,16}[吗么吧不][\s？?。]{0,3}$|"
    "[行好]不[行好]|可不可以|能不能"
)
_OF_IT = "核对|校对|学信网|照片|信息|学籍|无误|有误"
#: These make it the record's, whatever else is named.
_SURELY_OF_IT = "学信网|学籍|学历|图像"
_LOOKS = either(LOOKS)
#: The words of what is said to hurry the others on, or with it, and asks for nothing else.
_HURRIES = (
    rf"@\S{{1,20}}|\[\w{{1,4}}\]|\d{{1,3}}(?=[个人位名])|{either((*RIGHT, *WRONG))}|{_LOOKS}|"
    "没有?问题|问题|大家|各位|同学|全体|所有人|成员|谢谢|感谢|辛苦|麻烦|记得|抓紧|赶紧|尽快|赶快|[今明][天晚]|"
    "之?前|截止|最后|时间|收到|回复|回答|反馈|统计|私聊|接龙|具体|清楚|详细|哪里|哪儿|为止|一下|"
    "密码|账号|验证码|登录|忘记|浏览器|看到|必须|完成|周[一二三四五六日天末]|\\d{1,2}[月号日点](?!集合)|"
    r"[\w、]{2,30}还没有?(?:回|扣|核对|反馈|接龙)|"
    r"[请快点完了啊哦呀哈嘿嗯吧呢吗的地得都就再还也又差没有无人个位名几回扣打说写问我你们这里群那先后在上下行好可以跟错要弄做办剩谁找忘登换用不过\W_]"
)
#: How it is with a record, in a word, when the words for it are taken out.
_NO_MORE = (
    "[都全均皆完部一切是]*"
    f"(?:(?:没有?|木有|无|未见|不存在)(?:任何|什么|啥)?(?:{either(FAULTS)}|误|错)|"
    f"{either((*RIGHT, *RIGHT_TOO))}|对的?|ok)"
)
_WORDS_FOR_IT = (
    rf"{_LOOKS}[完过了好]*|学信网|学籍|学历|照片|信息|资料|图像|内容|本人|自己|个人|以上|"
    "大家|各位|同学们?|所有人|如果|觉得|认为|发现|确定|[的上里和与、请已经我后]"
)
_CLAUSE_ENDS = r"[，,。；;！!？?、\s：:（）()…]+"
_RECEIVED = "收到"
_FILLERS = " \t。.！!~～，,、:：;；"
#: What divides a sign from the answer that goes on behind it; a 1, of 1:30 or 1 个人 is no sign.
_GOES_ON = r"[\s，,。！!~～、;；]{1,3}(?![\d个位人点号楼月日份件号\s])"


class Signs:
    """The signs that a group has agreed on so far, and what each says."""

    def __init__(self, ok: str, synonyms: tuple[str, ...] = ()) -> None:
        """Know none; *ok* is the notice's word for 无误, beside its *synonyms*."""
        self._ok, self._synonyms = ok, synonyms
        self._says: dict[str, str] = {}
        #: Whether something else was asked for last, to which 没问题 says yes.
        self._is_wish = False

    def teaches(self, text: str) -> bool:
        """Whether a text says by what sign somebody is to say how the record is.

        >>> signs = Signs("无误")
        >>> [signs.teaches(one) for one in ("没有问题的扣1", "体检没问题的扣1", "没问题的说一声")]
        [True, False, False]
        """
        return bool(self._taught(text))

    def is_call(self, text: str) -> bool:
        """Whether a text asks others to send a sign, be it of anything: 来开会的扣1."""
        signs = (one.start() for one in re.finditer(_ANY, text, re.IGNORECASE))
        return any(re.search(_ARE_TO, text[max(0, at - 4) : at]) for at in signs)

    def learn(self, text: str) -> None:
        """Take from a call what its signs stand for; what asks for anything else ends them all.

        >>> signs = Signs("无误")
        >>> signs.learn("没问题的扣1")
        >>> signs.learn("大家抓紧，还有3个人没回")
        >>> signs.read("1")
        '无误'
        >>> signs.learn("明天交钱，交了的说一声")
        >>> signs.read("1")
        '1'
        """
        self._is_wish = re.search(_WISH, text) is not None and not re.search(_OF_IT, text)
        if self.read(text) != text:
            return  # who asks has answered by the sign
        if re.search(_ANY, text, re.IGNORECASE):
            self._says = self._taught(text)
        elif _is_of_else(text):
            self._says.pop(_RECEIVED, None)  # 收到 is said to whatever came last
            if addressed(text) is None:
                self._says.clear()

    def _taught(self, text: str) -> dict[str, str]:
        """What the signs of a call say, every one; nothing if one of them is of something else."""
        says: dict[str, str] = {}
        clauses: list[str] = []
        end = 0
        for one in re.finditer(_ANY, text, re.IGNORECASE):
            before = [part for part in re.split(_CLAUSE_ENDS, text[end : one.start()]) if part]
            if not before:
                return {}
            said = _without_whom(before[-1])
            if not self._is_of_record(said):
                return {}
            is_right = judge(said, self._ok, self._synonyms).status is Status.OK
            is_bare = re.search(f"(?:^|[其有它他]){either(WRONG)}$", said) is not None
            says[_sign(one)] = self._ok if is_right else "有误" if is_bare else said
            is_told = is_right and not re.search(_OF_IT, said)
            clauses, end = [*clauses, *before[:-1], *([] if is_told else [said])], one.end()
        return {} if _is_of_else("，".join((*clauses, text[end:]))) else says

    def _is_of_record(self, said: str) -> bool:
        """Whether what a sign is to say is how the record is, or that nobody has looked."""
        status = judge(said, self._ok, self._synonyms).status
        if status is Status.OK:
            return (
                re.fullmatch(_NO_MORE, re.sub(_WORDS_FOR_IT, "", said), re.IGNORECASE) is not None
            )
        is_looked = re.fullmatch(f"(?:已经?|都)?{_LOOKS}[完过好了]*", said) is not None
        return status in {Status.ANOMALY, Status.VAGUE, Status.MISSING} or is_looked

    def is_of_else(self, text: str) -> bool:
        """Whether a text may only say yes to what was asked for last.

        >>> signs = Signs("无误")
        >>> signs.learn("周五能来签字吗")
        >>> signs.is_of_else("没问题"), signs.is_of_else("都没问题")
        (True, False)
        """
        return self._is_wish and agrees(text)

    def read(self, text: str) -> str:
        """*text* with what it stands for in place of the sign with which it begins, if it does.

        >>> signs = Signs("无误")
        >>> signs.learn("没问题的扣1，有问题的扣2再说哪里错了，还没看的扣3")
        >>> [signs.read(one) for one in ("1", "11", "扣1！", "2", "3", "1号没看", "12")]
        ['无误', '无误', '无误', '有误', '还没看', '1号没看', '12']
        >>> signs.read("2，照片没有"), signs.read("1 已核对")
        ('有误，照片没有', '无误，已核对')
        >>> [signs.read(one) for one in ("1:30", "1.5", "1-3", "1 个人", "1，去吃饭", "1?")]
        ['1:30', '1.5', '1-3', '1 个人', '1，去吃饭', '1?']
        """
        for sign, says in self._says.items():
            again = f"(?:{re.escape(sign)}){{1,9}}" if len(sign) == 1 else re.escape(sign)
            found = re.match(rf"(?:我|扣|回|打|发|敲|个)*{again}(?!\w)", text, re.IGNORECASE)
            if found is None:
                continue
            behind = text[found.end() :]
            if re.fullmatch(r"[^\w?？:：/+＋%～~-]*[～~]*(?:\[\w{1,4}\])*", behind):
                return says
            if re.match(_GOES_ON, behind) and re.search(f"{OF_A_RECORD}|{_LOOKS}", behind):
                return f"{says}，{behind.strip(_FILLERS)}"
        return text


def _without_whom(said: str) -> str:
    """What a clause before a sign says, without those who are asked to send it."""
    for whom in re.finditer(_OF_WHOM, said):
        if whom[0] and whom.end() == len(said):
            said = said[: whom.start()]
            break
    return re.sub(r"^(?:@\S{1,20}|大家|各位|同学们|如果|请)*", "", said) or said


def _is_of_else(text: str) -> bool:
    """Whether a message to the group is about something beside the record."""
    if re.search(_SURELY_OF_IT, text):
        return False
    if any(one in text for one in MATTERS if one != "接龙"):
        return True
    return not re.search(_OF_IT, text) and re.sub(_HURRIES, "", text) != ""


def _sign(one: re.Match[str]) -> str:
    """The sign of a call; +1 is not 1: behind what somebody else says it may be the same."""
    return one["sign"].lower().replace("＋", "+")
