"""How the day of issue is written, with its year and without."""

YEAR = r"(?:(?:19|20)\d\d|[一二][〇一二三四五六七八九]{3})"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
DAY = (
    rf"(?:{_MONTH}\s\d{{1,2}},\s?20\d\d|(?:{YEAR}|(?<!\d)[12]\d)\s*+年\s*+[^\s年月]{{1,3}}\s*+月\s*+[^\s年月]{{1,3}}\s*+[日号]|"
    r"20\d\d\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|20\d\d[01]\d[0-3]\d(?!\d)|"
    r"(?<![\d./-])[12]\d\s?\.\s?(?:1[0-2]|0?[1-9])\s?\.\s?(?:3[01]|[12]\d|0?[1-9])(?![\d./-]))"
)
_HAN = "[一二三四五六七八九十]"
NO_YEAR = rf"(?:\d{{1,2}}\s*+月\s*+\d{{1,2}}\s*+[日号]|{_HAN}{{1,2}}月{_HAN}{{1,3}}[日号])"
