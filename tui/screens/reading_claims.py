"""Claims on the reading screen: read once the texts are matched, shown in the ledger, marked in the texts, layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.errors import DiptychError
from tui import jobs
from tui.model.claiming import alignment_for_claims, read_both, take_ledger, toggle_layer
from tui.model.ledger_marks import LAYERS
from tui.screens.reading_corrections import Correcting

if TYPE_CHECKING:
    from articles.matching.match import Alignment
    from articles.matching.overlay import Correction
    from tui.model.action import Call
    from tui.model.ledger import LedgerState, Row
    from tui.screens.filtered_list import Chosen
    from tui.screens.ledger import LedgerScreen

_GROUP = "claims"


class Claiming(Correcting):
    """Mixed into the reading screen. `ledger_state` outlives the ledger screen, so that it opens where it was left."""

    ledger_state: LedgerState
    ledger_screen: LedgerScreen | None = None
    _asked: tuple[Alignment, tuple[Correction, ...]] | None = None
    _reading_claims = False
    _claims_failed = ""

    @property
    def claims_state(self) -> str:
        """What is to be said while there is no ledger; "" when there is one."""
        if self.reading.ledger is not None:
            return ""
        if self._reading_claims or self.progress is not None:
            return "reading claims …"
        return self._claims_failed or "the texts are not matched, so no claims can be compared"

    def read_claims(self) -> None:
        """Read the claims in another process, unless they have been read with these very matches."""
        reading = self.reading
        wanted = (reading.machine, reading.corrections)
        if not reading.comparison.matched or self.progress is not None:
            return
        if self._asked is None or self._asked[0] is not wanted[0] or self._asked[1] != wanted[1]:
            self._asked, self._reading_claims, self._claims_failed = wanted, True, ""
            self.run_worker(self._read_claims(), group=_GROUP, exclusive=True, exit_on_error=False)

    async def _read_claims(self) -> None:
        reading = self.reading
        a, b = reading.comparison.a, reading.comparison.b
        try:
            async with jobs.within(self.seconds, "no claims"):
                ledger = await jobs.read_claims(a, b, alignment_for_claims(reading))
        except DiptychError as error:
            self._reading_claims, self._claims_failed = False, str(error)
            take_ledger(reading, None)
            self.tell(str(error))
        else:
            self._reading_claims = False
            # A text read again meanwhile, or in another language, has other sentences, and claims of its own to come.
            now = self.reading.comparison
            if reading is self.reading and now.a.sentences is a.sentences and now.b.sentences is b.sentences:
                take_ledger(reading, ledger)
        self.refresh_view()
        self.show_ledger()

    def show_ledger(self) -> None:
        """Show the present findings where the ledger is open."""
        if self.ledger_screen is not None:
            self.ledger_screen.take_rows()

    def do_ledger(self, _call: Call) -> None:
        """Open the ledger where it was left."""
        from tui.screens.ledger import LedgerScreen

        self.ledger_screen = LedgerScreen(self)  # type: ignore[arg-type]  # only the reading screen is made of this
        self.app.push_screen(self.ledger_screen, self._ledger_left)

    def _ledger_left(self, row: Row | None) -> None:
        self.ledger_screen = None
        if row is not None:
            read_both(self.reading, row)
            self.settle()
            self.message = f"{self.key_of('ledger') or ':ledger'} goes back to the ledger"
        self.refresh_view()

    def do_layers(self, _call: Call) -> None:
        """Choose the layers."""
        from tui.screens.ledger_entries import layer_entries

        self.open_list(
            "Layers over the texts",
            lambda: layer_entries(self.reading, self.signs),
            self.list_closed,
            "Enter puts it on or off · Esc closes",
            self._toggle_layer,
        )

    def _toggle_layer(self, chosen: Chosen) -> str:
        if chosen.command != "list-run":
            return ""
        toggle_layer(self.reading, next(layer for layer in LAYERS if layer == chosen.value))
        self.refresh_view()
        return ""
