"""Mutants of a file, the same for the same seed: of its bytes, its words, its packed parts."""

import zipfile
from io import BytesIO
from random import Random

#: What people and programs write where nobody expects it.
_PLAIN = (
    "2014030101 13812345678 学号 姓名 无误 有误： 0 -1 1e999 99999999999 <!-- --> <w:p/> <w:tr> "
    "</w:tbl> ]]> &#0; &amp; \" ' { } [ ] , 4月1日 0001年1月1日 2月30日 25:61 届 级 =1+1 "
    "@某人 null true 1.10101E+17 110105194912310021 𠮷"
)
_MANY = ("一班" * 300, "9" * 40, "\u3000" * 200, "。" * 100, "（" * 200, "13812345678 " * 9)
_SIGNS = ("\t", "\n", "\r", "\x00", "\x0b", "\x1b[31m", "\u202e", "\ufeff", "#接龙\n")
_WORDS = [one.encode() for one in (*_PLAIN.split(" "), *_MANY, *_SIGNS)]
_BYTES = [b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"\x00" * 64]


def mutant(data: bytes, other: bytes, random: Random) -> bytes:
    """A file like *data*, with something of *other* in it now and then."""
    if data[:2] == b"PK" and random.random() < 0.85:
        return _packed(data, other, random)
    for _ in range(random.choice((1, 1, 1, 2, 4, 16))):
        data = _changed(data, other, random)
    return data


def _changed(data: bytes, other: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    end = min(len(data), at + random.choice((1, 1, 2, 4, 16, 64, 400)))
    match random.randrange(8):
        case 0:
            return data[:at] + data[end:]
        case 1:
            return data[:end] + data[at:end] * random.choice((1, 2, 30)) + data[end:]
        case 2:
            return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
        case 3:
            return data[:at] + random.choice(_BYTES) + data[at:]
        case 4:
            begin = random.randrange(len(other) + 1)
            return data[:at] + other[begin : begin + random.randrange(1, 200)] + data[end:]
        case 5:
            return data[:at]
        case 6:
            return data[:at] + random.choice(_WORDS) + data[end:]
        case _:
            return data[:at] + random.choice(_WORDS) + data[at:]


def _packed(data: bytes, other: bytes, random: Random) -> bytes:
    """A package with one part changed, gone, doubled or empty."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        names = old.namelist()
        aim = random.choice(names)
        fate = random.randrange(12)
        for name in names:
            content = old.read(name)
            if name == aim:
                if fate == 0:
                    continue
                content = b"" if fate == 1 else mutant(content, other, random)
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()
