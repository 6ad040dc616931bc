"""From articles and their comparisons to the timeline: tellings, joined where matches say that they are of one."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import combinations, product
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from articles.claims.dates.moment import differ_in, is_before, may_be_one_moment
from articles.claims.dates.moments import read_moments
from articles.timeline.model import Entry, OrderClash, Telling, Timeline, Unread

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from articles.article import Article
    from articles.comparison import Comparison
    from articles.timeline.model import ClashKind

_OF_ONE: Final = frozenset(("contradict", "differ", "agree", "compatible"))
"""Verdicts of findings whose two claims are of one thing."""
_LIKELY: Final = 0.5
"""The score from which a weak match joins two tellings whose times fit: as likely as not, by its calibration."""
_SURE: Final = 0.75
"""The confidence from which a finding, if a match bears it out with `_BORNE_OUT`, says that two times clash. Below it
the findings that named two times on the bundled accounts were of two happenings."""
_BORNE_OUT: Final = 0.2
_LEAD: Final = 2
"""Paragraphs in which a report tells its own news first; chosen."""
_YEAR: Final = re.compile(r"\d{4}")
_WEEK: Final = timedelta(days=7)
_NEAR: Final = 2
"""Sentences between two tellings of one account that may be of one happening."""


class _Link(NamedTuple):
    """That a sentence of one account and one of another are about one thing.

    `sure` enough to say that their times clash; `strong` enough to say that one tells it without a time.
    """

    a: tuple[int, int]
    b: tuple[int, int]
    score: float
    sure: bool
    strong: bool


def timeline(articles: Sequence[Article], comparisons: Mapping[tuple[int, int], Comparison]) -> Timeline:
    """What two or more articles tell, in order of time.

    `comparisons` holds the pairs that were compared, by the indices of their articles, the lower one first; accounts
    of which no pair is there are set side by side and not joined.
    """
    told: list[Telling] = []
    unread: list[Unread] = []
    for index, article in enumerate(articles):
        moments = read_moments(article)
        told += (
            Telling(index, sentence, article.sentences[sentence].span, moment, number)
            for number, (sentence, moment) in enumerate(moments.found, 1)
        )
        unread += (Unread(index, each.span, each.why) for each in moments.unread)
    links = [link for pair, comparison in sorted(comparisons.items()) for link in _links(pair, comparison)]
    dated = {(telling.article, telling.sentence) for telling in told}
    entries = [_entry(group) for group in _joined(told, links, articles)]
    entries = sorted((_with_undated(entry, articles, links, dated) for entry in entries), key=_place)
    return Timeline(tuple(articles), tuple(entries), tuple(_orders(entries)), tuple(unread))


def _links(pair: tuple[int, int], comparison: Comparison) -> Iterator[_Link]:
    """What the matches and the findings of a pair join, sentence by sentence."""
    left, right = pair
    scores: dict[tuple[int, int], float] = {}
    for match in comparison.alignment.matches:
        strong = match.strength == "strong"
        for a, b in product(match.a_sentences, match.b_sentences):
            scores[a, b] = max(scores.get((a, b), 0.0), match.score)
            if strong or match.score >= _LIKELY:
                yield _Link((left, a), (right, b), match.score, strong, strong)
    ledger = comparison.ledger
    for judged in comparison.judged() if ledger is not None else ():
        if ledger is None or judged.verdict not in _OF_ONE:
            continue
        finding = judged.finding
        a, b = ledger.claim(finding.a).sentence, ledger.claim(finding.b).sentence
        sure = judged.by == "reader" or (finding.confidence >= _SURE and scores.get((a, b), 0.0) >= _BORNE_OUT)
        yield _Link((left, a), (right, b), finding.confidence, sure, strong=False)


def _joined(told: Sequence[Telling], links: Sequence[_Link], articles: Sequence[Article]) -> list[list[Telling]]:
    """The tellings in groups of one happening each.

    Pairs whose times fit are joined before those that clash, the surest first. Two groups become one if of each two
    tellings their times fit, or a sure link says that it is one happening told with two times.
    """
    at: dict[tuple[int, int], list[Telling]] = {}
    for telling in told:
        at.setdefault((telling.article, telling.sentence), []).append(telling)
    pairs: dict[tuple[Telling, Telling], tuple[float, bool]] = {}
    for link in links:
        for x, y in product(at.get(link.a, ()), at.get(link.b, ())):
            score, sure = pairs.get((x, y), (0.0, False))
            pairs[x, y] = max(score, link.score), sure or link.sure
    sure_pairs = [pair for pair, (_, sure) in pairs.items() if sure and _of_one_kind(*pair)]
    clashing = {
        pair
        for pair in sure_pairs
        if not any(excuse(*pair, articles) for excuse in (_each_its_own_news, _but_for_the_year))
        and not _told_by_another(pair, at)
    }
    group = {telling: [telling] for telling in told}
    for x, y in sorted(pairs, key=lambda pair: (not _fit(*pair), -pairs[pair][0])):
        mine, theirs = group[x], group[y]
        if mine is not theirs and (_fit(x, y) or (x, y) in clashing) and _go_together(mine, theirs, clashing):
            mine += theirs
            group.update(dict.fromkeys(theirs, mine))
    return list({id(each): each for each in group.values()}.values())


def _go_together(
    mine: Sequence[Telling], theirs: Sequence[Telling], clashing: Collection[tuple[Telling, Telling]]
) -> bool:
    for pair in product(mine, theirs):
        x, y = sorted(pair, key=_order)
        one_account = x.article == y.article
        if one_account and y.sentence - x.sentence > _NEAR:
            return False
        if not _fit(x, y) and (one_account or not _clash(x, y, (*mine, *theirs), clashing)):
            return False
    return True


def _clash(x: Telling, y: Telling, group: Sequence[Telling], clashing: Collection[tuple[Telling, Telling]]) -> bool:
    """Whether two tellings are surely of one thing, or one is and another of the group that says the same time."""
    pairs = ((a, b) for a in group if _fit(a, x) for b in group if _fit(b, y))
    return any((a, b) in clashing or (b, a) in clashing for a, b in pairs if x in (a, b) or y in (a, b))


def _order(telling: Telling) -> tuple[int, int]:
    return telling.article, telling.number


def _of_one_kind(x: Telling, y: Telling) -> bool:
    """Whether both are of something that happened, that was said, or that lasts, and are days, months or years."""
    if x.moment is None or y.moment is None:
        return False
    scales = [{"month", "year"} & {each.moment.precision} for each in (x, y) if each.moment is not None]
    return x.moment.kind == y.moment.kind and scales[0] == scales[1]


def _but_for_the_year(x: Telling, y: Telling, articles: Sequence[Article]) -> bool:
    """Whether two tellings name one day or month and differ in the year, which one of them does not write."""
    if x.moment is None or y.moment is None:
        return False
    a, b = x.moment, y.moment
    written = [_YEAR.search(articles[each.article].quote(at.day or at.span)) for each, at in ((x, a), (y, b))]
    month = "month" in (a.precision, b.precision)
    same = a.start.month == b.start.month and (month or a.start.day == b.start.day)
    return same and a.start.year != b.start.year and None in written


def _each_its_own_news(x: Telling, y: Telling, articles: Sequence[Article]) -> bool:
    """Whether two accounts of different days each lead with the news of their own day: two steps of one story."""
    days = [_own_news(each, articles[each.article]) for each in (x, y)]
    return None not in days and days[0] != days[1] and articles[x.article].published != articles[y.article].published


def _own_news(telling: Telling, article: Article) -> date | None:
    """The last day of what an article leads with, counted from the day it came out, if that is this day or the last."""
    moment, published = telling.moment, article.published
    if moment is None or published is None or moment.basis != "dateline":
        return None
    paragraphs = dict.fromkeys(article.sentences[index].paragraph for index in article.matched_sentences())
    lead = [each for each in paragraphs if not article.paragraphs[each].heading][:_LEAD]
    if article.sentences[telling.sentence].paragraph not in lead or moment.end - moment.start > _WEEK:
        return None
    # A night runs on into the next day, which may be after the article came out.
    day = min(moment.end.date(), published)
    return day if moment.start.date() <= published <= day + timedelta(days=1) else None


def _told_by_another(pair: tuple[Telling, Telling], at: Mapping[tuple[int, int], Sequence[Telling]]) -> bool:
    """Whether one of two tellings fits another moment of the other's sentence, which then is the one that is meant."""
    x, y = pair
    return any(_fit(x, each) for each in at[y.article, y.sentence]) or any(
        _fit(each, y) for each in at[x.article, x.sentence]
    )


def _fit(x: Telling, y: Telling) -> bool:
    return x.moment is not None and y.moment is not None and may_be_one_moment(x.moment, y.moment)


def _entry(group: Sequence[Telling]) -> Entry:
    tellings = tuple(sorted(group, key=_order))
    kinds = {
        differ_in(x.moment, y.moment)
        for x, y in combinations(tellings, 2)
        if x.moment is not None and y.moment is not None and not _fit(x, y)
    }
    clash: ClashKind | Literal[""] = "day" if "day" in kinds else "hour" if kinds else ""
    return Entry(tellings, clash)


def _with_undated(
    entry: Entry, articles: Sequence[Article], links: Sequence[_Link], dated: Collection[tuple[int, int]]
) -> Entry:
    """The entry with the accounts that tell it too, by a strong match, without saying when."""
    has = {telling.article for telling in entry.tellings}
    own = {(telling.article, telling.sentence) for telling in entry.tellings}
    more: dict[int, tuple[float, int]] = {}
    for link in links:
        for here, there in ((link.a, link.b), (link.b, link.a)):
            if link.strong and here in own and there[0] not in has and there not in dated:
                more[there[0]] = max(more.get(there[0], (-1.0, 0)), (link.score, there[1]))
    added = (
        Telling(index, sentence, articles[index].sentences[sentence].span) for index, (_, sentence) in more.items()
    )
    return Entry(tuple(sorted((*entry.tellings, *added), key=_order)), entry.clash)


def _place(entry: Entry) -> tuple[object, ...]:
    """Where an entry stands: by its first minute, the longer period first, then as it was told."""
    moment, first = entry.moment, entry.dated[0]
    return moment.start, -(moment.end - moment.start).total_seconds(), first.article, first.number


def _orders(entries: Sequence[Entry]) -> Iterator[OrderClash]:
    """The pairs of entries that one account tells in one order of time and another in the other."""
    for (i, x), (j, y) in combinations(enumerate(entries), 2):
        shared = [
            (telling.article, telling.moment, other.moment)
            for telling in x.dated
            if (other := y.of(telling.article)) is not None and other.moment is not None and telling.moment is not None
        ]
        before = [article for article, first, second in shared if is_before(first, second)]
        after = [article for article, first, second in shared if is_before(second, first)]
        for one in before[:1]:
            yield from (OrderClash(i, j, one, other) for other in after[:1])
