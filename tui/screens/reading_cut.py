"""What is no part of the articles: listed, put back, put aside by the reader; kept and undone like notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.errors import DiptychError
from articles.reading.recut import is_excluded
from tui.model.jumps import remember, show
from tui.model.recutting import all_excluded, change_for, changed, paragraphs_here
from tui.screens.reading_claims import Claiming

if TYPE_CHECKING:
    from articles.article import Side
    from articles.reading.recut import CutKind
    from tui.commands import Mode
    from tui.model.action import Call
    from tui.model.recutting import Change
    from tui.screens.filtered_list import Chosen

_ENDS: dict[str, CutKind] = {"article-begins": "article-begins", "article-ends": "article-ends"}


class Recutting(Claiming):
    """Mixed into the reading screen."""

    def do_put_aside(self, _call: Call) -> None:
        """Put aside the paragraphs here, as no part of the article, or put them back."""
        self.say(self._switch(self.reading.side, paragraphs_here(self.reading)))
        self.settle()

    def do_article_begins(self, _call: Call) -> None:
        """Let the article begin with the paragraph here."""
        self.say(self._decide(self.reading.side, "article-begins", paragraphs_here(self.reading)))

    def do_article_ends(self, _call: Call) -> None:
        """Let the article end with the paragraph here."""
        self.say(self._decide(self.reading.side, "article-ends", paragraphs_here(self.reading)))

    def _switch(self, side: Side, paragraphs: range, mode: Mode = "reading") -> str:
        excluded = bool(paragraphs) and all_excluded(self.reading.comparison.article(side), paragraphs)
        return self._decide(side, "article" if excluded else "not-article", paragraphs, mode)

    def _decide(self, side: Side, kind: CutKind, paragraphs: range, mode: Mode = "reading") -> str:
        """Keep the reader's word on some paragraphs; what is to be said then, to one who presses the keys of `mode`."""
        if not paragraphs:
            return "there is no paragraph here"
        if len(paragraphs) > 1 and kind in _ENDS:
            return "go to one paragraph: these are several"
        change = change_for(self.reading, side, kind, paragraphs)
        if change is None:
            return "nothing would be left of the article"
        before = [not is_excluded(paragraph.kind) for paragraph in self.reading.comparison.article(side).paragraphs]
        try:
            self._keep_change(side, kind, change)
        except DiptychError as error:
            return str(error)
        self.reading.anchor = None
        self.notes_changed()
        self.save_notes()
        back, excluded = changed(self.reading, before, side)
        parts = [f"{_counted(back)} put back"] if back else []
        parts += [f"{_counted(excluded)} put aside"] if excluded else []
        if not parts:
            return "the article is so already"
        return f"{', '.join(parts)}; matching again; {self._undo_key(mode)} takes it back"

    def _keep_change(self, side: Side, kind: CutKind, change: Change) -> None:
        from articles.notes.note import new_note

        desk = self.desk
        with desk.store.together():
            for note_id in change.needless:
                desk.store.delete(note_id)
            if change.places:
                spans, creator = {side: change.places}, desk.author
                desk.store.add(
                    new_note(desk.articles, spans, "", creator=creator, relation=kind, motivation="assessing")
                )

    def _undo_key(self, mode: Mode) -> str:
        from keymaps.keys import show as shown

        keys = self.keymap.keys_of("undo", mode)
        return shown(keys[0], ascii=self.signs.ascii_only) if keys else ":undo"

    # the list

    def do_cut(self, _call: Call) -> None:
        """What is no part of the articles, by kind and size."""
        from tui.screens.cut_entries import cut_entries, cut_keys

        self.open_list(
            "What is no part of the articles",
            lambda: cut_entries(self.reading, self.signs),
            self._go_to_cut,
            cut_keys(self.keymap, ascii_only=self.signs.ascii_only),
            self._act_on_cut,
            empty="nothing was put aside: both texts are all article",
        )

    def _act_on_cut(self, chosen: Chosen) -> str | None:
        """What was done in the list; None closes it."""
        if chosen.command in ("undo", "redo"):
            self.run_command(chosen.command)
            return self.message
        side, paragraphs = _place(chosen.value)
        if chosen.command == "put-aside":
            return self._switch(side, paragraphs, "list")
        if chosen.command in _ENDS:
            return self._decide(side, _ENDS[chosen.command], paragraphs, "list")
        return None if chosen.command == "list-run" else ""

    def _go_to_cut(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            side, paragraphs = _place(chosen.value)
            remember(self.reading)
            show(self.reading, side, self.reading.comparison.article(side).paragraphs[paragraphs[0]].span)
            self.settle()
        self.refresh_view()


def _place(value: str) -> tuple[Side, range]:
    """The side and the paragraphs of an entry of the list."""
    side, first, last = value.split()
    return "a" if side == "a" else "b", range(int(first), int(last) + 1)


def _counted(count: int) -> str:
    return f"{count} paragraph{'' if count == 1 else 's'}"
