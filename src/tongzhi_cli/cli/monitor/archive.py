"""`fankui archive`: one zip of forms, log and notice, and what to delete after the term."""

from tongzhi_cli.cli.terminal import show
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.loader import archive as loader
from tongzhi_cli.model.shell import command
from tongzhi_cli.office import writing


def run(
    folder: str,
    output: str | None,
    notice: str | None,
    now: str | None,
    *,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> ExitCode:
    """Pack the folder of a class; 1 where its form is not there or not right, or for a 身份证号.

    Raises:
        UsageError: it is not the folder of one class, or there is nothing to hand over.
        InputError: something in it cannot be read.
        OutputError: the zip cannot be written, or would overwrite a file.

    """
    found = loader.archive(folder, notice, now)
    target = loader.target_of(found, folder, output)
    writing.refuse_existing([target], found.sources, force=force)
    writing.write(target, found.packed())
    if as_json:
        from tongzhi_cli.cli.json import values

        values.put(
            {
                "schema": 1,
                "class": found.name,
                "files": [{"file": one.name, "what": one.what} for one in found.members],
                "left_out": [{"file": name, "reason": why} for name, why in found.left_out],
                "behind": [
                    {
                        "file": one.path.name,
                        "students": None
                        if one.behind is None
                        else [student.number for student in one.behind],
                    }
                    for one in found.behind
                ],
                "to_delete": [{"file": name, "what": what} for name, what in found.to_delete],
                "written": [str(target)],
            }
        )
    else:
        _tell(found, folder, quiet=quiet)
        show.wrote(target)
    is_right = found.has_form and not (found.has_id or found.behind)
    return ExitCode.OK if is_right else ExitCode.PROBLEMS


def _tell(found: loader.Archive, folder: str, *, quiet: bool) -> None:
    if not quiet:
        show.say(*found.told)
        show.say(f"装进去的 {len(found.members)} 个，还有一页 {loader.PAGE}：")
        show.say(*(f"  {one.name}：{one.what}" for one in found.members))
    for name, why in found.left_out:
        if name in found.has_id:
            show.say(f"× {name} 没有装进去：{why}。请先删掉那几个数字。")
        elif not quiet:
            show.say(f"· {name} 没有装进去：{why}。")
    if not found.has_form:
        show.say("！ 还没有反馈表：先 fankui build 生成，再交接一次。")
    for form in found.behind:
        how = "读不出来，看不出和现在的结果一样不一样"
        if form.behind:
            how = f"和现在的结果不一样（{len(form.behind)} 人）"
        words = command(["build", folder])  # tells what changed before anything is replaced
        show.say(f"！ {form.path.name} {how}：先 {words}，再交接一次。")
    if not quiet:
        show.say("学期结束、表交了以后，这台电脑上要删的：")
        show.say(*(f"  {name}：{what}" for name, what in found.to_delete))
        show.say("  装进去的反馈表、收集记录也是：学校要留的交给学校，自己不要留。")
