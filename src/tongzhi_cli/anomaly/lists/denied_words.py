"""The words of a denial, each list in one place: 没有 × 任何 × 错误 × 的地方, and the like."""

from collections.abc import Iterable

from tongzhi_cli.model.words import (
    CHANGES,
    CHANGES_TOO,
    CHECK_VERBS,
    FAULTS,
    LOOK_VERBS,
    NOT_RIGHT,
    NOT_RIGHT_TOO,
    TOLD_BESIDE,
    either,
)


def words_of(*lists: str) -> tuple[str, ...]:
    """Words as they are listed below, divided by 、; a last character with ? may be left out."""
    listed = (word for one in lists for word in one.split("、") if word)
    return tuple(
        word for one in listed for word in ((one[:-1], one[:-2]) if one.endswith("?") else (one,))
    )


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of *words*, the longest first; each may end in what may not follow it."""
    return either(sorted(words, key=lambda one: -len(one.split("(?!", maxsplit=1)[0])))


#: 核对 and whatever else is done to a record by looking at it.
CHECKED = (*CHECK_VERBS, *LOOK_VERBS)
NO = words_of(
    "没有、没、木有、米有、莫有、没得、没的、冒得、木得、木、么有、么得、冇得、冇、莫得、莫、不有、不得、没得啥子、没啥子、呒没、呒不、没被、没有被、没给"
)
NOT = (*NO, *words_of("未、尚未、并未、从未、未曾、没能、未能"))
SEEN = (
    *words_of(
        "发现、见到?、看到、看见、看出来?、查到、查出来?、找到、找出来?、出现、存在、发生、挑出来?"
    ),
    *(f"{verb}{found}" for verb in CHECKED for found in ("出来", "出", "到")),
)
NONE = words_of(
    "无、毫无、并无、均无、皆无、全无、未有、不存在、不含、零",
    "看不出来?、看不到、看不见、找不出来?、找不到、找不着、挑不出来?、查不出来?、发现不了",
)
#: How much of it there is not.
ANY = words_of(
    "哪样、哪点、哪门、哪块、哪一样、哪个字、半点、一丢丢、一丁点、所谓、任何的、"
    "哪一项、哪一处、哪一个、哪一条、哪一点、哪一栏、哪项、哪个、哪条、哪里、哪个地方、"
    "什么地方、任何一项、任何一处、任何一个、任何地方、一条、一点、一个字、一个地方、一栏、"
    "半个字、有、任何、什么、啥、啥子、明显的?、丝毫的?、半点儿?、一点儿?、一丁点儿?、一丝、一处、"
    "一个、一项、哪里、哪儿、哪处、其中、半个、一丁点的?、半毛钱、多大、太大的?、其他、别的、"
    "其它、嘢、一、一个的",
)
CHANGE = any_of((*CHANGES, *CHANGES_TOO, "改(?!姓?名)"))
#: Those that are said side by side (错误和问题), or in front (什么问题都没有).
COMMON = (*FAULTS, "错别字", "错字", "差错", "差池", "异样", "bug")
FAULT_WORDS = (
    *COMMON,
    *words_of(
        "疑义、疑议、错漏、错处、别字、偏差、差异、差别、纰漏、疏漏、缺漏、缺失、漏项、"
        "漏字、掉字、少字、多字、缺字、白字、瑕疵、失误、破绽、硬伤、疏忽、漏洞、错别、矛盾、冲突、偏误、遗失、缺项、错项"
    ),
    *NOT_RIGHT,
    *NOT_RIGHT_TOO,
    *words_of("特殊情况、不妥、不一样、不同、差儿、不合适、不对劲、不对头、对不上、不吻合"),
    *(f"{one}(?!会|以为|点)" for one in words_of("误、有误")),
    *(
        f"{one}(?!过|失|在)"
        for one in words_of("错、有错、写错、填错、打错、录错、输错、弄错、搞错、出错")
    ),
    *words_of(
        "讹误、麻达、拐、岔子、猫腻、不妥当、不合、偏离、笔误、误填、误写、漏填、漏写、错填、错写、纰缪、不妥之处、嘢唔啱"
    ),
    *(
        f"{may}{do}"
        for may in words_of("需要?、要、可、好")
        for do in (*TOLD_BESIDE, "上报", "处理")
    ),
)
DENIED_FAULTS = (
    *FAULT_WORDS,
    "[换写填打录输弄搞印登标选报传贴放拿看拍照排认记叫说]错(?!过|失|在|字)",
    f"(?:需要?|必?要|好|可以?|值得|用得着|必须|应该?|得)(?:再|去|做|作)?{CHANGE}",
)
TAIL = "(?:的?(?:地方|之处|情况|信息|内容|现象|点|项|处|东西|字|数据))?"
#: What ends a clause.
END_OF_CLAUSE = r"(?=[了过的啊呀哈呢哦哟啦嘛]*(?:[，。；,;！!？?、~～…\s)）]|$))"
ASKS_WHETHER = words_of("有无、是否有、有没有、有否、是否存在、是否、是不是有")
#: What a photo is not, and may be wrong with it all the same.
NOT_SO_BAD = words_of("反、倒、花、模糊、糊、歪、斜、缺、变形、漏、黑、暗、旧、小")
