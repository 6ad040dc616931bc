"""What was shown of the ledger, in a form that outlives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.claims.statements.finding import DifferenceKind, Verdict
    from tui.view.ledger.ledger_view import LedgerView
    from tui.view.ledger.rows import View
    from tui.view.reading_view import ReadingView


@dataclass(frozen=True, slots=True)
class KeptLedger:
    """The view of the ledger that was shown, and its filter."""

    view: View = "findings"
    verdicts: tuple[Verdict, ...] = ()
    kinds: tuple[DifferenceKind, ...] = ()
    topics: tuple[str, ...] = ()
    unchecked: bool = False
    hidden: bool = False
    may_clash: bool = False


def ledger_of(ledger: LedgerView) -> KeptLedger:
    """What is shown of the ledger now."""
    chosen = ledger.filter
    return KeptLedger(
        ledger.view,
        tuple(sorted(chosen.verdicts)),
        tuple(sorted(chosen.kinds)),
        tuple(sorted(chosen.topics)),
        chosen.unchecked,
        chosen.hidden,
        chosen.may_clash,
    )


def ledger_as_left(view: ReadingView, kept: KeptLedger | None) -> LedgerView:
    """The ledger of two texts, showing what was shown of it."""
    from tui.view.ledger.ledger_view import LedgerView
    from tui.view.ledger.rows import Filter

    ledger = LedgerView(view)
    if kept is not None:
        sets = frozenset(kept.verdicts), frozenset(kept.kinds), frozenset(kept.topics)
        ledger.view = kept.view
        ledger.filter = Filter(*sets, kept.unchecked, kept.hidden, kept.may_clash)
        ledger.update()
    return ledger


def ledger_reader() -> Callable[[Any], KeptLedger]:
    """What makes a `KeptLedger` of its plain form; raises ValueError or TypeError for anything else."""
    from articles.claims.statements import finding
    from articles.plain import reader
    from tui.view.ledger import rows

    return reader(KeptLedger, finding, rows)
