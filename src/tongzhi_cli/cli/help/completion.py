"""`fankui completion`: the script by which a shell completes commands, options and their values."""

import sys

from tongzhi_cli.errors import ExitCode, UsageError

_BASH = """\
# fankui 的补全（bash）。按 Tab 补全命令、选项；有几个可选时再按一次 Tab，列出来并说明。
# 试一次：    source <(fankui completion bash)
# 一直有：    fankui completion bash > ~/.fankui-completion.bash
#             echo 'source ~/.fankui-completion.bash' >> ~/.bashrc
_fankui_completion() {
    local IFS=$'\\n'
    COMPREPLY=( $(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" \\
        _FANKUI_COMPLETE=complete_bash "$1" 2>/dev/null) )
}
complete -o default -F _fankui_completion fankui
"""
_ZSH = """\
#compdef fankui
# fankui 的补全（zsh）。按 Tab 补全命令、选项，旁边是说明。
# 试一次：    source <(fankui completion zsh)
# 一直有：    mkdir -p ~/.zfunc && fankui completion zsh > ~/.zfunc/_fankui
#             在 ~/.zshrc 里写一行：fpath+=~/.zfunc; autoload -Uz compinit; compinit
_fankui_completion() {
    local -a found
    found=("${(@f)$(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" \\
        _FANKUI_COMPLETE=complete_zsh ${words[1]} 2>/dev/null)}")
    if [[ -n "${found[1]}" ]]; then
        _describe -V fankui found
    else
        _files
    fi
}
compdef _fankui_completion fankui
"""
_FISH = """\
# fankui 的补全（fish）。按 Tab 补全命令、选项，旁边是说明。
# 试一次：    fankui completion fish | source
# 一直有：    fankui completion fish > ~/.config/fish/completions/fankui.fish
function __fankui_completion
    set -l found (env _TYPER_COMPLETE_ARGS=(commandline -cp | string collect) \\
        _FANKUI_COMPLETE=complete_fish fankui 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command fankui --no-files --keep-order --arguments '(__fankui_completion)'
"""
_POWERSHELL = """\
# fankui 的补全（PowerShell）。按 Tab 补全命令、选项；用方向键选，下面是说明。
# 试一次：    fankui completion powershell | Out-String | Invoke-Expression
# 一直有：    把上面这一行写进 $PROFILE（notepad $PROFILE 打开；没有这个文件就新建）
$fankuiCompletion = {
    param($wordToComplete, $commandAst, $cursorPosition)
    $Env:_FANKUI_COMPLETE = "complete_powershell"
    $Env:_TYPER_COMPLETE_ARGS = $commandAst.ToString()
    $Env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $wordToComplete
    try {
        fankui 2>$null | ForEach-Object {
            $word, $about = $_ -Split ":::", 2
            [System.Management.Automation.CompletionResult]::new(
                $word, $word, 'ParameterValue', $about)
        }
    } finally {
        $Env:_FANKUI_COMPLETE = $null
        $Env:_TYPER_COMPLETE_ARGS = $null
        $Env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $null
    }
}
Register-ArgumentCompleter -Native -CommandName fankui -ScriptBlock $fankuiCompletion
if (Get-Command Set-PSReadLineKeyHandler -ErrorAction SilentlyContinue) {
    Set-PSReadLineKeyHandler -Chord Tab -Function MenuComplete
}
"""
#: The scripts by shell. PowerShell 7 is called pwsh.
SCRIPTS = {
    "bash": _BASH,
    "zsh": _ZSH,
    "fish": _FISH,
    "powershell": _POWERSHELL,
    "pwsh": _POWERSHELL,
}


def run(shell: str) -> ExitCode:
    """Print the script for a *shell*; how it is installed stands in its first lines.

    Raises:
        UsageError: there is none for that shell.

    """
    script = SCRIPTS.get(shell.lower())
    if script is None:
        raise UsageError(
            f"没有 {shell} 的补全", "写 bash、zsh、fish 或 powershell（cmd 没有补全）。"
        )
    sys.stdout.write(script)
    return ExitCode.OK
