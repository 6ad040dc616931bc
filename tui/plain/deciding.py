"""What the reader decides: verdicts, ticks, pairs, findings of their own, and taking it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.claims.judging import VERDICTS
from articles.reports.parts import LETTERS, counted, place_at
from tui.commands.decisions.undo import what_of
from tui.plain.talk import Question
from tui.plain.telling import finding_head, finding_line, left_to_check, verdict_words

if TYPE_CHECKING:
    from articles.article import Side, Span
    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Verdict
    from articles.decisions import Decision
    from tui.plain.talk import Lines, Talk

MACHINE = "machine"
"""What takes the reader's verdict back."""
_NO_FINDING = "No finding is about this passage. next finding goes to one, own finding VERDICT makes one."
_CHOICES = f"{', '.join(VERDICTS)}, or {MACHINE}"


def _here(talk: Talk) -> Judged | None:
    return talk.judged_here()


def _none(talk: Talk) -> Lines:
    if talk.session.ledger is None:
        return [f"No findings: {talk.missing() or 'the texts are not compared'}."]
    return [_NO_FINDING]


def _with_left(talk: Talk, said: str) -> Lines:
    left = left_to_check(talk)
    return [f"{said}; {left}." if left else f"{said}."]


def _which(talk: Talk, judged: Judged) -> str:
    """Which finding it is, where the reader is not on one; "" else."""
    if talk.place is not None and talk.place.kind == "finding":
        return ""
    return f" {finding_head(talk, judged).partition(',')[0].lower()}"


# verdict and tick


def verdict(talk: Talk, argument: str) -> Lines:
    """Give the finding here a verdict; asked for where none is named."""
    judged = _here(talk)
    if judged is None:
        return _none(talk)
    if not argument:
        talk.question = Question("verdict: ", partial(_answered, talk, judged), lambda _typed: ["No verdict given."])
        return [f"Now {verdict_words(judged)}. Your verdict: {_CHOICES}? An empty line leaves it."]
    return _give(talk, judged, argument)


def _answered(talk: Talk, judged: Judged, line: str) -> Lines:
    if not line.strip():
        return [f"Left as it is: {verdict_words(judged)}."]
    return _give(talk, judged, line.strip())


def _named(words: str) -> list[str]:
    """The verdicts that words may mean: one named whole, else all that begin so."""
    wanted = words.casefold().strip(".")
    known = (*VERDICTS, MACHINE)
    said = {"differs": "differ", "contradicts": "contradict", "agrees": "agree", "none": MACHINE}
    exact = said.get(wanted, wanted)
    return [exact] if exact in known else [each for each in known if wanted and each.startswith(wanted)]


def _give(talk: Talk, judged: Judged, words: str) -> Lines:
    from articles.decisions import SetVerdict

    meant = _named(words)
    if len(meant) != 1:
        why = f"{words} may be {' or '.join(meant)}" if meant else f"{words} is no verdict"
        return [f"No verdict given: {why}. There are {_CHOICES}."]
    chosen: Verdict | None = next((each for each in VERDICTS if each == meant[0]), None)
    which = _which(talk, judged)
    if not talk.session.apply(SetVerdict(judged, chosen)):
        return [f"It is {judged.verdict} already{which}."]
    if judged.own:
        return _with_left(talk, "Your own finding is gone" if chosen is None else f"Your own finding: {chosen}")
    if chosen is None:
        return _with_left(talk, f"As the machine has it: {judged.machine}{which}")
    return _with_left(talk, f"You say {chosen}{which}, the machine says {judged.machine}")


def check(talk: Talk, _argument: str) -> Lines:
    """Tick the finding here off, or take that back."""
    from articles.decisions import Check

    judged = _here(talk)
    if judged is None:
        return _none(talk)
    undone, which = bool(judged.own_ids("checked")), _which(talk, judged)
    if not talk.session.apply(Check(judged)):
        return ["That stays: somebody else ticked it."]
    return _with_left(talk, f"No longer checked{which}" if undone else f"Checked{which}")


def reject(talk: Talk, _argument: str) -> Lines:
    """Hide the finding here as wrong, or show it again; on a match, say that the two do not belong together."""
    from articles.decisions import Hide, Reject

    if talk.place is not None and talk.place.kind != "finding":
        match = talk.match_here()
        if match is None:
            return ["Nothing here to hide or reject."]
        talk.session.apply(Reject(match))
        return [f"Pair rejected: {where_of(talk, {'a': match.a, 'b': match.b})}. undo takes it back."]
    judged = _here(talk)
    if judged is None:
        return _none(talk)
    shown = bool(judged.own_ids("hidden"))
    talk.session.apply(Hide(judged))
    return _with_left(talk, "Shown again" if shown else "Hidden, undo takes it back")


def hidden(talk: Talk, argument: str) -> Lines:
    """The findings that are hidden, a numbered line each; with a number, that one is shown again."""
    from articles.decisions import Hide

    found = [each for each in talk.session.judged if each.hidden]
    if not argument:
        lines = [finding_line(talk, talk.place_of(each), number) for number, each in enumerate(found, 1)]
        return [*lines, "hidden and a number shows one again."] if lines else ["Nothing is hidden."]
    number = int(argument) if argument.isdecimal() and len(argument) < 6 else 0
    if not 1 <= number <= len(found):
        return [f"There are {counted(len(found), 'hidden finding', 'hidden findings')}; hidden lists them."]
    talk.session.apply(Hide(found[number - 1]))
    return _with_left(talk, "Shown again")


def one_event(talk: Talk, _argument: str) -> Lines:
    """Say that both texts are about one event, or take that back."""
    from articles.decisions import OneEvent

    said = not talk.session.decisions.one_event
    if said and not talk.session.comparison.doubtful:
        return ["Nothing doubts that they are about one event."]
    decision: Decision = OneEvent(said)
    talk.session.apply(decision)
    return ["You say that it is one event; the texts are matched again." if said else "Taken back; matched again."]


# a finding of the reader's own


def own_finding(talk: Talk, argument: str) -> Lines:
    """Make a finding of the sentence visited last in each text."""
    from articles.decisions import OwnFinding

    spans: dict[Side, Span] = {}
    for side in SIDES:
        index = talk.at[side]
        if index is None:
            do = f"next sentence in {LETTERS[side]}, then the other text, then own finding VERDICT"
            return [f"First go to the sentence in {LETTERS[side]}: {do}."]
        spans[side] = talk.session.article(side).sentences[index].span
    meant = [each for each in _named(argument) if each != MACHINE]
    chosen: Verdict | None = next((each for each in VERDICTS if len(meant) == 1 and each == meant[0]), None)
    if chosen is None:
        return [f"Your own finding on {where_of(talk, spans)} needs a verdict: own finding {' or '.join(VERDICTS)}."]
    talk.session.apply(OwnFinding(spans["a"], spans["b"], chosen))
    return _with_left(talk, f"Your own finding: {chosen}, {where_of(talk, spans)}")


def where_of(talk: Talk, spans: dict[Side, Span]) -> str:
    """Where two passages are: "A paragraph 2 of 4 and B paragraph 1 of 3"."""
    return " and ".join(f"{LETTERS[side]} {place_at(talk.session.article(side), spans[side].start)}" for side in SIDES)


# taking back


def undo(talk: Talk, _argument: str) -> Lines:
    """Take the last change back."""
    done = talk.session.undo()
    return _with_left(talk, f"Undone{what_of(done)}") if any(done) else ["Nothing to undo."]


def redo(talk: Talk, _argument: str) -> Lines:
    """Do again what was undone."""
    done = talk.session.redo()
    return _with_left(talk, f"Done again{what_of(done)}") if any(done) else ["Nothing to do again."]
