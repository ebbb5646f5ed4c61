"""An anomaly as the signed form may carry it: without 身份证号 and phones.

Source: issue 14, a phone number or 18 digits in an answer never reach paper. The form says
证件号码有误，以身份证为准 as the menu of `collect` does (`anomaly.kinds`).
"""

import re

from tongzhi_cli.model.text import NO_ID_NUMBER, NO_PHONE, without_private

_ID, _TEL = re.escape(NO_ID_NUMBER), re.escape(NO_PHONE)
_BY_CARD = "以身份证为准"
_SHOULD_BE = (
    r"(?:应该?当?(?:为|是|改为|改成|写)|更正为|改为|改成|正确的?(?:号码)?(?:为|是|应为)?|"
    r"实际(?:为|是)|(?<!不)是|→)"
)
_SHOWN = r"(?:上面|网上|学信网|现在)?(?:显示|写|填|录)(?:成|为|的是|着)?了?"
#: What says no more than the item.
_ITEM = "(?:我的|本人的?)?(?:居民)?(?:身份证|证件)?(?:号码|号)?的?(?:信息)?"
_WORDS = "(?:电话|手机|号码|联系方式|tel|微信|座机|短号|qq)"
#: Whose it is: in 照片不是本人 that is what is wrong.
_WHOSE = f"(?<!不是)(?<!不像)(?:我的|本人的?)(?=(?:联系)?{_WORDS})"
_CALLED = (
    rf"[，,；;。、\s]*+(?:有[事问]题?)?请?(?:拨?打|拨|联系|{_WHOSE})?[，,]?(?:联系)?"
    rf"{_WORDS}{{0,4}}(?:号码?)?(?:是|为)?[:：]?\s*+"
)


def on_paper(text: str, keep: str = "") -> str:
    """*text* as it may be printed; *keep* is the student's own 学号, which is no phone.

    >>> on_paper("身份证号错了，应为11010519491231002X"), on_paper("应为11010519491231002X")
    ('身份证号错了，以身份证为准', '证件号码有误，以身份证为准')
    >>> on_paper("照片不对，我的电话：13812345678"), on_paper("民族应为回族")
    ('照片不对', '民族应为回族')
    >>> on_paper("照片不是本人 138-1234-5678"), on_paper("照片不是本人电话13812345678")
    ('照片不是本人', '照片不是本人')
    >>> on_paper("是11010519491231002X")  # the number, and nothing of what is wrong with it
    '是（证件号码略）'
    """
    masked = without_private(text, keep)
    if NO_PHONE in masked:
        masked = re.sub(f"{_CALLED}{_TEL}", "", masked, flags=re.IGNORECASE).strip("，,；; 、")
    quotes = '[“"「]?{}[”"」]?'
    if NO_ID_NUMBER in masked and not re.fullmatch(rf"[是为][:：]?\s*{quotes.format(_ID)}", masked):
        less = re.sub(rf"{_SHOULD_BE}[:：]?\s*{quotes.format(_ID)}", _BY_CARD, masked)
        less = re.sub(rf"{_SHOWN}[:：]?\s*{quotes.format(_ID)}[，,]?", "", less)
        if less != masked:
            less = less.strip("，,；;：: ")
            said = less.replace(_BY_CARD, "").strip("，,；;：:。 ")
            masked = f"证件号码有误，{_BY_CARD}" if re.fullmatch(_ITEM, said) else less
    return masked
