"""The lines of the lists that open over the ledger and over the texts because of it: verdicts, filters, layers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from articles.article import SIDES
from articles.claims.judging import VERDICTS
from articles.reading.display import displayable, plain
from tui.lists.entry import Entry
from tui.view.describing import paragraph_place
from tui.view.ledger.marks import LAYERS, layer_places
from tui.view.ledger.rows import KINDS, LETTERS, Filter
from tui.view.signs import SIGNS, Signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from articles.article import Side, Span
    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Verdict
    from tui.view.reading_view import ReadingView

EVERYTHING, UNCHECKED, HIDDEN, MAY_CLASH = "everything", "unchecked", "hidden", "may clash"
VERDICT, KIND, TOPIC = "verdict:", "kind:", "topic:"
_MOST_TOPICS = 200


def verdict_entries(judged: Judged | None, signs: Signs) -> list[Entry]:
    """The verdicts, which one the machine gave and which one the reader, and taking one's own back.

    None for a finding that the reader is about to make.
    """
    own = judged is not None and bool(judged.own_ids("verdict"))
    made = []
    for verdict in VERDICTS:
        whose = "the machine's   " if judged is not None and verdict == judged.machine else ""
        whose += "yours   " if judged is not None and own and verdict == judged.verdict else ""
        whose += _others(judged, verdict)
        content = Content.assemble(
            (f"{signs[verdict]} {verdict:<12}", "bold"), (whose, "$ink-quiet"), f"{SIGNS[verdict].meaning}"
        )
        made.append(Entry(verdict, content, f"{verdict} {SIGNS[verdict].meaning}"))
    if judged is not None and own:
        words = "take your own finding back" if judged.own else "as the machine has it"
        made.append(Entry("machine", Content(f"  {words}"), f"{words} machine take back"))
    return made


def _others(judged: Judged | None, verdict: Verdict) -> str:
    """Who gave a verdict, where several people did or somebody else did alone."""
    if judged is None or not judged.said or (len(judged.said) == 1 and judged.own_ids("verdict")):
        return ""
    names = judged.who_says.get(verdict, ())
    return f"{plain(', '.join(name or 'no name' for name in names))}   " if names else ""


def passages_detail(view: ReadingView, spans: Mapping[Side, Span]) -> Content:
    """The two passages that a finding is about to be made of."""
    lines = []
    for side in SIDES:
        place = paragraph_place(view, side, spans[side].start)
        quoted = Content(f"“{displayable(view.article(side).quote(spans[side]))}”")
        lines.append(Content.assemble((f"{LETTERS[side]} ", "bold"), (f"{place}  ", "$ink-quiet"), quoted))
    return Content("\n").join(lines)


def filter_entries(judged: Sequence[Judged], chosen: Filter, signs: Signs) -> list[Entry]:
    """What can be filtered for, what is chosen, and how many findings each lets through."""
    shown = [each for each in judged if chosen.hidden or not each.hidden]
    made = [switch_entry(EVERYTHING, "everything", chosen in (Filter(), Filter(hidden=True)), len(shown))]
    made.append(switch_entry(UNCHECKED, "only unchecked", chosen.unchecked, sum(not each.checked for each in shown)))
    for verdict in VERDICTS:
        count = sum(each.verdict == verdict and not each.may_clash for each in shown)
        made.append(switch_entry(VERDICT + verdict, f"{signs[verdict]} {verdict}", verdict in chosen.verdicts, count))
    doubts = sum(each.may_clash for each in shown)
    if doubts or chosen.may_clash:
        made.append(switch_entry(MAY_CLASH, f"{signs['doubt']} may clash", chosen.may_clash, doubts))
    for kind in KINDS:
        count = sum(kind in each.finding.kinds for each in shown)
        if count or kind in chosen.kinds:
            made.append(switch_entry(KIND + kind, f"differs in {kind}", kind in chosen.kinds, count))
    away = sum(each.hidden for each in judged)
    return [*made, switch_entry(HIDDEN, "hidden ones too", chosen.hidden, away), *_topic_entries(shown, chosen)]


def _topic_entries(shown: Sequence[Judged], chosen: Filter) -> Iterator[Entry]:
    """The topics, the most frequent first."""
    topics = Counter(plain(judged.finding.topic) for judged in shown)
    del topics[""]
    for topic in sorted(topics, key=lambda topic: (-topics[topic], topic))[:_MOST_TOPICS]:
        yield switch_entry(TOPIC + topic, f"about {topic}", topic in chosen.topics, topics[topic])


def switch_entry(value: str, words: str, on: bool, count: int) -> Entry:  # noqa: FBT001 - a line of a table
    """A line that is put on or off, with how many it lets through."""
    box = "[x]" if on else "[ ]"
    shown = words + " " * max(30 - cell_len(words), 2)
    return Entry(value, Content.assemble((f"{box} ", "bold"), shown, (f"{count}", "$ink-quiet")), words)


def changed_filter(chosen: Filter, value: str) -> Filter:
    """The filter with one of its lines put on or off."""
    verdicts, kinds, topics = chosen.verdicts, chosen.kinds, chosen.topics
    if value == EVERYTHING:
        return Filter(hidden=chosen.hidden)
    if value.startswith(VERDICT):
        verdicts ^= {verdict for verdict in VERDICTS if value == VERDICT + verdict}
    elif value.startswith(KIND):
        kinds ^= {kind for kind in KINDS if value == KIND + kind}
    elif value.startswith(TOPIC):
        topics ^= {value.removeprefix(TOPIC)}
    unchecked = chosen.unchecked ^ (value == UNCHECKED)
    hidden, may_clash = chosen.hidden ^ (value == HIDDEN), chosen.may_clash ^ (value == MAY_CLASH)
    return Filter(verdicts, kinds, topics, unchecked, hidden, may_clash)


def layer_entries(view: ReadingView, signs: Signs) -> list[Entry]:
    """The layers: whether each is on, its sign, what it marks, and how many places there are."""
    made = []
    for layer, words in LAYERS.items():
        box = "[x]" if layer in view.markings.layers else "[ ]"
        places = (
            layer_places(view.session.ledger, layer)
            if view.session.ledger is not None
            else {side: [] for side in SIDES}
        )
        weak = sum(match.strength == "weak" for match in view.comparison.alignment.matches)
        counts = f"{weak} in all" if layer == "weak" else f"A {len(places['a'])} · B {len(places['b'])}"
        content = Content.assemble(
            (f"{box} {signs[layer]} ", "bold"), f"{layer:<13}", f"{words:<40}", (counts, "$ink-quiet")
        )
        made.append(Entry(layer, content, f"{layer} {words}"))
    return made
