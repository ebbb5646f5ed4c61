"""How the page looks: on a phone, on a screen, in the dark, and on A4, which is always light.

Bars are drawn by borders: browsers leave backgrounds out when they print, and borders never.
"""

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.paper.page.markup import in_css

#: The colours of the parts of a bar, by day and by night.
COLOURS = {
    Status.OK: ("#2e7d32", "#66bb6a"),
    Status.ANOMALY: ("#e07b00", "#ffa94d"),
    Status.VAGUE: ("#c9a400", "#ffe066"),
    Status.UNCLEAR: ("#7b3fa0", "#c792ea"),
    Status.MISSING: ("#b4b4b4", "#6b7076"),
}
_DAY = {
    "bg": "#fff", "fg": "#1b1b1b", "soft": "#5a5a5a", "line": "#cfcfcf", "head": "#eef3f9",
    "good": "#e5f4e6", "bad": "#fdecea", "edge-good": "#2e7d32", "edge-bad": "#c62828",
    "link": "#0b57d0",
}  # fmt: skip
_NIGHT = {
    "bg": "#15171a", "fg": "#e6e6e6", "soft": "#a9adb3", "line": "#3c4147", "head": "#22272e",
    "good": "#16301a", "bad": "#3a1d1c", "edge-good": "#66bb6a", "edge-bad": "#ef9a9a",
    "link": "#8ab4f8",
}  # fmt: skip

_COMMON = """
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:62rem;background:var(--bg);color:var(--fg);
font:16px/1.55 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;
overflow-wrap:anywhere;-webkit-text-size-adjust:100%}
h1{font-size:1.35rem;line-height:1.3;margin:0 0 .3rem}
h2{font-size:1.15rem;margin:2rem 0 .5rem;padding-bottom:.2rem;border-bottom:2px solid var(--line)}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
p{margin:.3rem 0}
.soft{color:var(--soft);font-size:.9rem}
.verdict{margin:.8rem 0;padding:.7rem .9rem;font-size:1.05rem;font-weight:700;
border-left:.4rem solid var(--edge-bad);background:var(--bad)}
.verdict.good{border-color:var(--edge-good);background:var(--good)}
dl{display:flex;flex-wrap:wrap;gap:.4rem 1.6rem;margin:.8rem 0}
dl div{min-width:3.5rem}
dt{color:var(--soft);font-size:.85rem}
dd{margin:0;font-size:1.35rem;font-weight:700;font-variant-numeric:tabular-nums}
nav{display:flex;flex-wrap:wrap;gap:.4rem .9rem;margin:.8rem 0}
a{color:var(--link)}
table{width:100%;border-collapse:collapse;margin:.4rem 0 .8rem}
th,td{padding:.3rem .5rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;
font-weight:400}
thead th{background:var(--head);font-size:.85rem;white-space:nowrap}
tbody .g th{padding-top:.7rem;font-weight:700}
td.n{white-space:nowrap;font-variant-numeric:tabular-nums}
ul{margin:.3rem 0;padding-left:1.2rem}
.bar{display:flex;width:100%;min-width:5rem;margin-top:.42rem}
.bar i{border-top:.75rem solid}
.key{display:flex;flex-wrap:wrap;gap:.1rem 1rem;font-size:.85rem}
.key i{display:inline-block;width:.8rem;border-top:.75rem solid;margin-right:.3rem}
"""
_WIDE = """
.bars .b{width:38%}
.bars tr>:first-child,.calls tr>:first-child,.some tr>:first-child{width:26%}
.calls td.w{width:8.5em}
.people tr:not(.g) th{width:9.5em}
.people td:nth-child(2){width:8em}
"""
_PHONE = """
.stack thead{position:absolute;clip-path:inset(50%);height:1px;overflow:hidden}
.stack,.stack tbody,.stack tr,.stack th,.stack td{display:block;border:0;padding:0}
.stack tr{padding:.5rem 0;border-bottom:1px solid var(--line)}
.stack tr.g{padding:.9rem 0 .2rem}
.stack tr>:first-child{font-weight:700}
.bars tr:not(.g){display:grid;grid-template-columns:1fr auto;column-gap:.6rem}
.bars .b{grid-column:1/3;grid-row:2}
.bars .t{grid-column:1/3;font-size:.9rem}
.calls td.w{display:inline-block;margin-right:.8rem}
.some tr:not(.g) th,.some td.n,.people tr:not(.g) th,.people td:nth-child(2){
display:inline-block;margin-right:.6rem}
.people tr>:first-child{font-weight:400}
"""
_PRINT = """
:root{color-scheme:light}
body{padding:0;max-width:none;font-size:10pt;line-height:1.4}
h1{font-size:15pt}h2{font-size:12pt;margin:14pt 0 4pt}h3{font-size:10.5pt;margin:8pt 0 2pt}
.verdict{font-size:11.5pt;border:1pt solid var(--edge-bad);border-left-width:5pt}
table,.soft,.key,thead th,dt{font-size:9pt}dd{font-size:13pt}
th,td{padding:2pt 4pt}
nav{display:none}
a{color:inherit;text-decoration:none}
thead{display:table-header-group}
tr,dl,.verdict,.key,li{break-inside:avoid}
h2,h3,h3+p,.g{break-after:avoid}
.bar{margin-top:2pt}.bar i,.key i{border-top-width:8pt}
"""
#: The paper, and what stands on each of its pages where the browser can print that.
_PAPER = """
@page{{size:A4;margin:16mm 13mm 15mm;
@top-left{{content:{title};font-size:8pt;color:#444}}
@top-right{{content:{as_of};font-size:8pt;color:#444}}
@bottom-center{{content:"第 " counter(page) " 页，共 " counter(pages) " 页";
font-size:8pt;color:#444}}}}
"""


def style(title: str, as_of: str) -> str:
    """The style sheet; *title* and *as_of* stand on each printed page."""
    parts = "".join(f"i.{status}{{border-color:var(--{status})}}" for status in COLOURS)
    return (
        f":root{{color-scheme:light dark;{_colours(_DAY, 0)}}}"
        f"{_COMMON}{parts}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_colours(_NIGHT, 1)}}}}}"
        f"@media screen and (max-width:37rem){{{_PHONE}}}"
        f"@media print,screen and (min-width:37.01rem){{{_WIDE}}}"
        f"@media print{{{_PRINT}}}"
        f"{_PAPER.format(title=in_css(title), as_of=in_css(as_of))}"
    )


def _colours(others: dict[str, str], at: int) -> str:
    every = {**others, **{str(status): pair[at] for status, pair in COLOURS.items()}}
    return ";".join(f"--{name}:{value}" for name, value in every.items())
