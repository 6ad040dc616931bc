"""`diptych completion`: what bash, zsh and fish offer when Tab is pressed, made from the parsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.about.described import READING, commands

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Iterator

    from tui.cli.about.described import Command, Option, Value


def completion(options: Namespace) -> int:
    """Print the script of a shell; returns the exit code."""
    from tui.cli.output import write_out

    write_out(script(options.shell))
    return 0


def script(shell: str) -> str:
    """The script for one of SHELLS."""
    return "\n".join(_MAKERS[shell](commands())) + "\n"


def _quoted(text: str) -> str:
    """A word as all three shells take it: in single quotation marks."""
    return "'" + text.replace("'", "'\\''") + "'"


def _others(found: Iterable[Command]) -> list[Command]:
    return [command for command in found if command.name != READING]


# bash

_BASH_HEAD = """\
# Completion of diptych for bash: eval "$(diptych completion bash)"
_diptych() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=read offered='' files=no
    local IFS=$'\\n'
    if [[ $COMP_CWORD -gt 1 ]]; then
        case ${COMP_WORDS[1]} in"""
_BASH_FOOT = """\
    COMPREPLY=($(compgen -W "$offered" -- "$word"))
    if [[ $files = yes ]]; then
        compopt -o filenames 2>/dev/null
        COMPREPLY+=($(compgen -f -- "$word"))
    elif [[ ${#COMPREPLY[@]} -eq 1 ]]; then
        COMPREPLY=("$(printf %q "${COMPREPLY[0]}")")
    fi
}
complete -F _diptych diptych"""


def _bash(found: list[Command]) -> Iterator[str]:
    names = [command.name for command in _others(found)]
    yield _BASH_HEAD
    yield f"            {'|'.join(names)}) command=${{COMP_WORDS[1]}} ;;"
    yield "        esac\n    fi"
    yield "    case $command:$before in"
    for command in found:
        for option in command.options:
            if option.value:
                keys = "|".join(f"{command.name}:{name}" for name in option.names)
                yield f"        {keys}) {_bash_value(option.value)} ;;"
    yield "        *) if [[ $word = -* ]]; then case $command in"
    for command in found:
        yield f"            {command.name}) offered={_lines(_spellings(command))} ;;"
    yield "        esac; else case $command:$COMP_CWORD in"
    yield f"            {READING}:1) offered={_lines(names)}; files=yes ;;"
    for command in found:
        yield from (f"            {pattern}) {what} ;;" for pattern, what in _bash_arguments(command))
    yield "        esac; fi ;;\n    esac"
    yield _BASH_FOOT


def _bash_arguments(command: Command) -> Iterator[tuple[str, str]]:
    """What is offered for each place on the line, those of one place before what may follow often."""
    for place, argument in enumerate(command.arguments, 1 if command.name == READING else 2):
        yield f"{command.name}:{'*' if argument.many else place}", _bash_value(argument.value)


def _bash_value(value: Value) -> str:
    return f"offered={_lines(value.offered)}" + ("; files=yes" if value.files else "")


def _spellings(command: Command) -> list[str]:
    return [name for option in command.options for name in option.names]


def _lines(words: Iterable[str]) -> str:
    """Words, one a line, each as compgen reads it again."""
    text = "\\n".join(word.replace(" ", "\\\\ ") for word in words)
    return f"$'{text}'"


# zsh

_ZSH_HEAD = """\
#compdef diptych
# Completion of diptych for zsh: diptych completion zsh > FOLDER/_diptych, where FOLDER is in fpath
_diptych() {
    local -a named
    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
        named=("""
_ZSH_FOOT = """\
    esac
}
if [[ $zsh_eval_context[-1] = loadautofunc ]]; then
    _diptych "$@"
else
    compdef _diptych diptych
fi"""


def _zsh(found: list[Command]) -> Iterator[str]:
    yield _ZSH_HEAD
    yield from (f"            {_quoted(f'{each.name}:{_zsh_words(each.about)}')}" for each in _others(found))
    yield "        )\n        _describe -t commands command named\n        _files\n        return\n    fi"
    yield "    case $words[2] in"
    for command in [*_others(found), *(each for each in found if each.name == READING)]:
        pattern = "*" if command.name == READING else command.name
        shift = "" if command.name == READING else "shift words; (( CURRENT-- )); "
        yield f"    {pattern}) {shift}_arguments -s \\"
        yield from (f"        {_quoted(spec)} \\" for spec in _zsh_specs(command))
        yield "        ;;"
    yield _ZSH_FOOT


def _zsh_specs(command: Command) -> Iterator[str]:
    for option in command.options:
        exclusive = next((choice for choice in command.choices if option in choice), (option,))
        others = " ".join(name for each in exclusive for name in each.names)
        value = f":{_zsh_words(option.value.name)}:{_zsh_action(option.value)}" if option.value else ""
        yield from (f"({others}){name}[{_zsh_words(option.help)}]{value}" for name in option.names)
    for argument in command.arguments:
        place = "*" if argument.many else ""
        yield f"{place}:{_zsh_words(argument.value.name)}:{_zsh_action(argument.value)}"


def _zsh_action(value: Value) -> str:
    words = " ".join(word.replace(" ", "\\ ") for word in value.offered)
    if value.files:
        return f"_alternative 'words:word:({words})' 'files:file:_files'" if words else "_files"
    return f"({words})" if words else " "


def _zsh_words(text: str) -> str:
    return text.replace("\\", "\\\\").replace(":", "\\:").replace("[", "\\[").replace("]", "\\]")


# fish

_FISH_HEAD = """\
# Completion of diptych for fish: diptych completion fish > ~/.config/fish/completions/diptych.fish
function __diptych_command
    set -l words (commandline -opc)
    if set -q words[2]; and contains -- $words[2] {names}
        echo $words[2]
    else
        echo read
    end
end
function __diptych_at
    test (count (commandline -opc)) -eq $argv[1]
end
complete -c diptych -e"""


def _fish(found: list[Command]) -> Iterator[str]:
    others = _others(found)
    yield _FISH_HEAD.replace("{names}", " ".join(command.name for command in others))
    for command in others:
        yield f"complete -c diptych -n '__diptych_at 1' -a {command.name} -d {_quoted(command.about)}"
    for command in found:
        when = f"test (__diptych_command) = {command.name}"
        if not any(argument.value.files for argument in command.arguments):
            yield f"complete -c diptych -n {_quoted(when)} -f"
        for place, argument in enumerate(command.arguments, 2):
            if argument.value.offered:
                here = when if argument.many else f"{when}; and __diptych_at {place}"
                alone = "" if argument.value.files else "-f "
                yield f"complete -c diptych -n {_quoted(here)} {alone}-a {_fish_words(argument.value.offered)}"
        yield from (_fish_option(option, when) for option in command.options)


def _fish_option(option: Option, when: str) -> str:
    spelt = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
    value = ""
    if option.value:
        value = " -r" + (" -F" if option.value.files else " -f")
        value += f" -a {_fish_words(option.value.offered)}" if option.value.offered else ""
    return f"complete -c diptych -n {_quoted(when)} {spelt}{value} -d {_quoted(option.help)}"


def _fish_words(words: Iterable[str]) -> str:
    return _quoted(" ".join(word.replace(" ", "\\ ") for word in words))


_MAKERS: dict[str, Callable[[list[Command]], Iterator[str]]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
