"""What --allow lets pass that is no problem of a class: what a blank form brings along."""

from tongzhi_cli.named_tuple import NamedTuple


class Allowance(NamedTuple):
    """What may be let pass: its *code* and *title*, what it *means*, and what to *do*."""

    code: str
    title: str
    means: str
    do: str


#: Source: issue 16.
EXTERNAL = Allowance(
    "external-content",
    "空白表里的外来内容",
    "空白表里有从别处取来、或会自己运行的东西：远程模板、外部图片和文件、OLE 对象、DDE 和 "
    "INCLUDETEXT 这样的域、外部工作簿的链接、宏。谁打开填好的表，谁的电脑就去取、去运行。",
    "build 去掉了再填，并说出去掉的是什么；信得过、要留着，就加 --allow external-content"
    "（宏不能留）。",
)
ELSEWHERE = Allowance(
    "blank-elsewhere",
    "通知文件夹以外的空白表",
    "通知文件里的 blank 指到了通知所在的文件夹以外：别的文件夹、别的电脑、网址。"
    "别人给的通知可以借此让你打开别处的文件，所以不去打开。",
    "请把空白表和通知放在一起，blank 只写文件名；信得过就加 --allow blank-elsewhere，"
    "或用 --template 指明。",
)
ALLOWANCES = {one.code: one for one in (EXTERNAL, ELSEWHERE)}
