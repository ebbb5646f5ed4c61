"""Where a sentence sends a student himself: to an office, a room, somebody's desk.

What a paper is handed in at is `where`'s. Source: issue 15, item 7.
"""

import re

from tongzhi_cli.notice.reading.where import (
    DONE_THERE,
    GOES,
    LONGEST,
    NAME,
    NO_ROOM,
    ROOM,
    TITLES,
    place_at,
    room_behind,
)

#: A place by who sits there, with the room in brackets.
_HIS_ROOM = (
    rf"[一-鿿\w]{{0,14}}?{NAME}{TITLES}"
    r"(?P<behind>(?:处|那里|那儿|那)?[（(][^（）()\n]{1,40}[）)])"
)
#: What a student does there beside what is done with a paper; on the way he may be sent on.
_DONE_TOO = (
    r"(?:进行|参加|集中|采集(?!点)|补(?!充)|重新|更换|处理|审核|说明|咨询|核实|改|换|看|[找寻]|联系|当面|现场|取|备案|"
    r"照相|重拍|反映|报备)"
)
_ON_THE_WAY = r"(?:统一|集中|现场|自行|当面|亲自|直接|及时|尽快|排队|去|来)*+"
_AT = r"在(?!线|校(?!医院|本部|门|史馆)|[我本]校|籍|册|读|此|规定|期|学信网|本人)"
#: Nobody has to go: 不必个人前往教务处.
_NOT_TO_GO = "(?:不必|无需|不用|不要|不得|切勿|请勿)[^，。；]{0,4}$"
#: Any name in front of what is done there is the place.
_ANY_PLACE = (
    r"(?P<place>(?![一二两三]?[份张套])[^，。；：到赴去至交（）()“”\"\d]{2,16}?(?:\d{2,4}室?)?)(?P<aside>[（(][^（）()]*[)）])?"
    r"(?:统一|集中|现场|自行)*(?:进行|办理|勘误|提交|登记|审核|填写|更正|核实|参加|集中|采集(?!点)|补拍|补采|"
    r"拍照|拍摄|补照|补|重新|更换)"
)


def sent_to(sentence: str) -> str:
    """Where a sentence sends somebody himself, as it is written: 到郑老师处（致远楼A208）更正.

    >>> sent_to("请到行政楼201室找周老师登记。"), sent_to("到教务处学籍科（行政楼305室）更正。")
    ('行政楼201室', '教务处学籍科（行政楼305室）')
    >>> sent_to("本人到郑老师处（致远楼A208）办理。"), sent_to("到时候再说。")
    ('郑老师处（致远楼A208）', '')
    """
    for goes in re.finditer(rf"{GOES}|(?<=自行)[至赴]|(?P<at>{_AT})", sentence):
        rest = sentence[goes.end() :][:LONGEST]
        own = re.match(_HIS_ROOM, rest)
        place = own[0] if own and room_behind(rest[own.start("behind") :]) else ""
        place = place or place_at(rest, is_sure=True)
        ended = "" if goes["at"] else "|$|[，。；]"
        done = rf"(?:{NAME}{TITLES}处?)?{_ON_THE_WAY}(?:{DONE_THERE}|{_DONE_TOO}{ended})"
        if re.search(_NOT_TO_GO, sentence[: goes.start()]) or re.search("[去到]|群$", place[1:]):
            continue
        if place and re.match(done, rest[len(place) :]):
            return place
    for goes in re.finditer(f"前往|[到赴去至](?![年期时此今少多])|交至?|{_AT}", sentence):
        found = re.match(_ANY_PLACE, sentence[goes.end() :][:LONGEST])
        if found and re.search("(?:期|期间|时间|[前后内])$", found["place"]):
            continue
        if found and not re.search(_NOT_TO_GO, sentence[: goes.start()]):
            return found["place"].removesuffix("集合") + _aside_of_place(found["aside"])
    return ""


def _aside_of_place(aside: str | None) -> str:
    """Brackets behind a place if a room is in them."""
    inner = (aside or "")[1:-1]
    return aside if aside and re.search(ROOM, inner) and not re.search(NO_ROOM, inner) else ""
