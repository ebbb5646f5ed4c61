"""The documents that a sentence wants of a student: 身份证复印件、户口本首页及本人页复印件.

They stand behind a verb of bringing (持, 携带, 提交, 将…交至, 另附), and end as documents do.
Source: issue 15, and the notices of some fifty schools.
"""

import re
from collections.abc import Iterator, Sequence

from tongzhi_cli.notice.reading.whom.cohort_words import readable

_ENDS = (
    r"(?:证|户口[本簿]|影本|复印件|原件|件|证明|申请|书|表|材料|照片|光盘|说明|截图|文件|回执|函|单|"
    r"[Cc]opy|[Ff]orm)"
)
_COUNT = r"(?:(?:一式|各)?[一二两三四五六\d]\s?[份张]|各?一份)?"
_ASIDE = r"(?:[（(][^（）()]{0,30}[)）])?"
_VERB = (
    "(?:提交|提供|携带|带上|带|持|附上|附(?!件|表)|出示|准备|递交|寄送|[将把])(?!领|来)(?:好|齐|本人的?)?"
    "(?=[^，。；])"
)
_CIRCLED = r"(?:[①-⑳]|[（(]\d{1,2}[)）])"
#: Where a list of documents ends.
_STOP = (
    r"[，,。；;！\n]|[到至由于向来去](?![期年])|(?:一并|分别|统一|亲自)|(?:提|上|递|移|报|转|面|送|呈)?[交送报](?!告)|发送?至?|"
    r"与反馈表|联系|找|办理|进行|(?:更正|勘误|变更|修改|登记)(?=[，,。；;]|$)|[本下这]周|[今明][天晚]|\d{1,2}月\d"
)


def documents_of(sentence: str, following: Sequence[str]) -> list[str]:
    """The documents that a sentence, and those that go on with it, want of a student."""
    found = list(documents(sentence))
    for one in following:
        found += list(documents(one)) or [one.strip("；;。")]
    return list(dict.fromkeys(found))


def documents(sentence: str) -> Iterator[str]:
    """The documents that stand behind a verb of bringing, as they are written."""
    listed = re.search(r"材料[（(]([^（）()]{2,60})[)）]", sentence)
    if listed and not re.search("附件|见|详", listed[1]):
        yield from _items(listed[1])
        return
    folded = readable(sentence)
    bare = re.sub(r"[（(《“][^（）()《》“”]*[)）》”]", lambda hit: "＊" * len(hit[0]), folded)
    end = 0
    for match in re.finditer(_VERB, folded):
        if match.start() < end:
            continue
        stop = re.search(_STOP, bare[match.end() :])
        end = match.end() + stop.start() if stop else len(folded)
        if folded[match.end()] in "：:" and re.search(_CIRCLED, folded[match.end() :]):
            for one in re.split(_CIRCLED, sentence[match.end() :])[1:]:  # ①姓名：户口本复印件；②…
                yield from _items(re.split("[；;。]", one)[0].split("：")[-1])
            return
        yield from _items(sentence[match.end() : end])


def _items(text: str) -> Iterator[str]:
    """The documents of a list; what does not end as one belongs to the next."""
    parts = re.split(r"([、，,和及+＋]|以及|与|[并另]附上?(?=\w{2}))(?![^（(]*[)）])", text)
    item = ""
    made: list[str] = []
    for at, part in enumerate(parts):
        if at % 2:
            if not is_document(readable(item)):
                item += part
                continue
            made.append(item)
            item = ""
            if re.match(r"(?:复印件|原件)$", parts[at + 1].strip()):
                item = made.pop() + part
        else:
            item += part.strip()
    made.append(item)
    for one in made:
        bare = re.sub(r"各[一两二三\d]份$", "", re.sub(r"[（(]均[^（）()]*[)）]$", "", one.strip()))
        bare = re.sub("^有(?!效|关)", "", bare)
        if is_document(readable(bare)) and not re.fullmatch(
            "(?:相应|相关|有关|勘误|证明|以上|上述|所需)*(?:的)?材料", bare
        ):
            yield bare


def is_document(text: str) -> bool:
    """Whether a text ends as the name of a document, perhaps with how many."""
    return re.search(rf"{_ENDS}{_ASIDE}{_COUNT}{_ASIDE}$|^《[^》]*》{_COUNT}$", text) is not None
