"""The page of the cells that a person has to look at: a glance each, 1 or 2, a line to paste.

It is the one thing that holds parts of pictures, because somebody asked for it: it may be read by
its owner alone, tells first that it is to be deleted, and is refused wherever files are handed on
or carried to other computers (issue 21).
"""

import base64
import os
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from tongzhi_cli.cli.outputs import is_page
from tongzhi_cli.errors import OutputError, UsageError
from tongzhi_cli.office import writing
from tongzhi_cli.office.disk import inside, place
from tongzhi_cli.packs.names import INDEX, SENT_BACK
from tongzhi_cli.scan.classes.account import Account, Entry, Standing
from tongzhi_cli.scan.classes.points import why
from tongzhi_cli.scan.inputs import is_picture


def target_of(inputs: Sequence[str], name: str, *, force: bool) -> Path:
    """Where the page is written: not over any of the *inputs*, nor among them.

    Raises:
        UsageError: it is not called a page.
        OutputError: it would overwrite a file, or come into a folder that is handed on.

    """
    if not is_page(name):
        raise UsageError(f"--look {name} 要以 .html 结尾", "如 --look 请看一眼.html。")
    target = Path(name)
    writing.refuse_existing([target], map(Path, inputs), force=force, option="--look")
    if where := refused(target, inputs):
        raise OutputError(
            f"{target} 里会有签名的图，不能写在{where}", "请用 --look 写到别的文件夹，看完删掉。"
        )
    return target


def refused(target: Path, inputs: Sequence[str]) -> str:
    """Why the page must not lie there; "" where it may."""
    if home := inside.home_of(target, inputs):
        return f"给的文件夹 {home} 里"
    real = os.path.realpath(target)
    for name in inputs:
        own = Path(os.path.realpath(name)).parent
        if is_picture(name) and own == Path(real).parent:
            return f"放照片的文件夹 {own} 里"
    lies = place.here(target)
    if lies and lies.kind is place.Kind.SYNCED:
        return f"{lies.name}会同步到别的电脑的文件夹里"
    for folder in Path(real).parents:
        if (folder / INDEX).exists():
            return f"发下去的任务包 {folder} 里"
        if (folder / SENT_BACK).exists():
            return f"退回给班级的文件夹 {folder} 里"
    return ""


def write(target: Path, accounts: Sequence[Account], command: str) -> Path:
    """Write the page; there is one even where nobody has to look. *command* takes the line.

    Raises:
        OutputError: it cannot be written.

    """
    page = "\n".join(_page(accounts, command)) + "\n"
    writing.write(target, page.encode(), option="--look", secret=True)
    return target


def _page(accounts: Sequence[Account], command: str) -> Iterator[str]:
    looks = [(one, entry) for one in accounts for entry in one.of(Standing.LOOK)]
    several = len(accounts) > 1
    yield '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">'
    yield "<!-- 里面有签名的图：看完就删掉这个文件。 -->"
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
    )
    yield f"<title>请看一眼</title><style>{_STYLE}</style></head><body>"
    yield '<p class="first">里面有签名的图：看完就删掉这个文件，不要发给别人。</p>'
    yield f"<h1>请看一眼：{len(looks)} 格</h1>"
    yield "<p>中间那一格签了没有？签了按 1，没有按 2，退一格按 ←。"
    yield "看完把最下面那一行粘到终端里。</p>"
    yield "<ol>"
    for one, entry in looks:
        yield _cell(one, entry, several=several)
    yield "</ol>"
    yield from _feet(accounts, several=several)
    yield '<p id="left"></p>'
    yield "<p><label>粘回去的一行：<br>"
    yield '<textarea id="said" readonly rows="3"></textarea></label></p>'
    yield f"<p>终端不在了，就运行：<code>{escape(command)}</code></p>"
    yield f"<script>{_SCRIPT}</script></body></html>"


def _feet(accounts: Sequence[Account], *, several: bool) -> Iterator[str]:
    """What is below each sheet: whether the offices have signed and sealed it is only a hint."""
    papers = [(one, paper) for one in accounts for paper in one.papers if paper.feet]
    if not papers:
        return
    yield "<h1>签字、盖章的地方</h1><p>只是看看，不用按：程序说“好像有”的，也请看一眼。</p>"
    for one, paper in papers:
        called = f"{one.name} " if several else ""
        told = "，".join(map(str, [paper.seal, *paper.signers] if paper.seal else paper.signers))
        yield f"<h2>{escape(called)}第 {paper.number} 张：{escape(told)}</h2>"
        for label, foot in paper.feet:
            crop = base64.b64encode(foot).decode()
            yield f'<figure><img alt="表的下面" src="data:image/jpeg;base64,{crop}">'
            yield f"<figcaption>{escape(label)}</figcaption></figure>"


def _cell(one: Account, entry: Entry, *, several: bool) -> str:
    key = entry.person.number  # a 序号 may be several people's, and is nobody's without pictures
    called = f"{one.name} " if several else ""
    crop = base64.b64encode(entry.crop).decode()
    seen = (
        f'<img alt="签名一格" src="data:image/jpeg;base64,{crop}">' if crop
        else f"<p>（没有这一格的图，请对着纸看：{escape(entry.label)}）</p>"
    )  # fmt: skip
    return (
        f'<li data-key="{escape(key)}"><h2>{escape(called)}{entry.serial} '
        f"{escape(key)} {escape(entry.person.name)}</h2>{seen}<p>{escape(why(entry))}</p>"
        '<button data-said="已签">1 已签</button> <button data-said="未签">2 未签</button></li>'
    )


_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:40rem;margin:1rem auto;padding:0 1rem}"
    ".first{background:#b00020;color:#fff;padding:.5rem;font-weight:bold}"
    "ol{list-style:none;padding:0}li{border:2px solid #ccc;padding:.5rem;margin:.75rem 0}"
    "li.now{border-color:#06c;border-width:4px}li.said{opacity:.55}h2{margin:0;font-size:1.1rem}"
    "figure{margin:0 0 1rem}img{max-width:100%;border:1px solid #eee}"
    "button{font-size:1rem;padding:.4rem 1rem}"
    "button.on{background:#06c;color:#fff}textarea{width:100%;font-size:1rem}"
)
_SCRIPT = """
const cells=[...document.querySelectorAll('li')];let at=0;
function told(){const out=[];for(const word of ['已签','未签']){
const keys=cells.filter(c=>c.dataset.said===word).map(c=>c.dataset.key);
if(keys.length)out.push(word+' '+keys.join(' '));}
document.getElementById('said').value=out.join('，');
const left=cells.filter(c=>!c.dataset.said).length;
document.getElementById('left').textContent=left?'还有 '+left+' 格没看':'都看完了';
cells.forEach((c,i)=>{c.classList.toggle('now',i===at);c.classList.toggle('said',!!c.dataset.said);
c.querySelectorAll('button').forEach(b=>b.classList.toggle('on',b.dataset.said===c.dataset.said));});
if(cells[at])cells[at].scrollIntoView({block:'center'});}
function say(word){if(!cells[at])return;cells[at].dataset.said=word;
if(at<cells.length-1)at++;told();}
cells.forEach((c,i)=>c.querySelectorAll('button').forEach(b=>b.addEventListener('click',()=>{
at=i;say(b.dataset.said);})));
document.addEventListener('keydown',e=>{const last=cells.length-1;
if(e.key==='1')say('已签');else if(e.key==='2')say('未签');
else if(e.key==='ArrowLeft'&&at>0){at--;told();}
else if(e.key==='ArrowRight'&&at<last){at++;told();}});
told();
"""
