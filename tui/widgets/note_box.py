"""The box a note is written in: at the foot of the pane it belongs to, the text stays in sight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from articles.notes.content.fields import NoteFields, read_tags, tags_line
from articles.notes.content.kinds import CHOICES, RELATIONS
from articles.reading.display import displayable
from tui.view.lessons.answering import Answering
from tui.view.note_labels import Labels
from tui.widgets.note_fields import TagSuggester, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from articles.article import Side
    from articles.lessons.lesson import Lesson
    from articles.notes.content.kinds import NoteType
    from articles.notes.content.note import About


class NoteBox(Vertical):
    """A head that says what the note is about, its fields, its words, and a foot that says what is saved."""

    class Changed(Message):
        """Something of what is written changed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False
        self.abouts: tuple[About, ...] = ("a",)
        self.about: About = "a"
        self.kind: NoteType = "comment"
        self.relation: str | None = None
        self.fixed = False
        self._opened = NoteFields()
        self._labels = Labels()
        self._refused = False
        self._answering = Answering()

    def compose(self) -> ComposeResult:
        """Head, fields, what others say, words, foot."""
        yield Static("", id="note-head", markup=False)
        with Horizontal(id="note-facts"):
            yield Static("", id="note-kind", markup=False)
            yield Input(id="note-tags", placeholder="none", compact=True, select_on_focus=False)
        yield Static("", id="note-others", markup=False)
        yield Words(id="note-words", show_line_numbers=False, highlight_cursor_line=False, compact=True)
        yield Static("", id="note-foot", markup=False)

    def open(
        self,
        abouts: Sequence[About],
        written: NoteFields,
        *,
        fixed: bool,
        tags: Sequence[str],
        labels: Labels,
        lesson: Lesson | None = None,
    ) -> None:
        """Begin typing at once, at the end of the words; a note that is `fixed` stays about what it is about.

        `tags` are those in use, from which a tag is completed. In a `lesson` those of a task and of a kind of answer
        are chosen, and not typed.
        """
        shown = tuple(displayable(tag) for tag in written.tags)
        written = replace(written, words=displayable(written.words), tags=shown)
        self.abouts, self.about, self.fixed = tuple(abouts), written.about, fixed
        self.kind, self.relation = written.kind, written.relation
        self._opened, self._labels, self._refused = written, labels, False
        self._answering = Answering(lesson, written.tags)
        self.display = True
        field = self.query_one("#note-tags", Input)
        with self.prevent(Input.Changed):
            field.value = tags_line(self._answering.own)
        field.suggester = TagSuggester([displayable(tag) for tag in tags])
        words = self.query_one(Words)
        with self.prevent(TextArea.Changed):
            words.load_text(written.words)
        words.move_cursor(words.document.end)
        self.screen.set_focus(words)
        others = self.query_one("#note-others", Static)
        others.display = bool(labels.others)
        others.update(Content("\n".join(labels.others)))
        self.set_class(bool(labels.others), "-others")
        self._show_heads()
        self.say("")

    def stand(self, left: Side, *, stacked: bool) -> None:
        """Move under the text it is about, or under both."""
        narrow = stacked or self.about == "pair"
        self.set_class(not narrow and self.about == left, "-left")
        self.set_class(not narrow and self.about != left, "-right")

    def close(self) -> None:
        """Hide the box."""
        self.display = False
        self.screen.set_focus(None)

    @property
    def written(self) -> NoteFields:
        """All that is written so far."""
        words, tags = self.query_one(Words).text, self.query_one("#note-tags", Input).value
        read = self._answering.tags(read_tags(tags, self._opened.tags))
        return NoteFields(words, self.about, self.kind, read, self.relation)

    def next_about(self) -> None:
        """Let the note be about the next of what it can be about."""
        if not self.fixed:
            self.about = self.abouts[(self.abouts.index(self.about) + 1) % len(self.abouts)]
            self._chosen()

    def next_kind(self) -> None:
        """Let the note be of the next type; one that is not to choose comes back too.

        Where the task of a lesson names kinds of answer, it is of the next of these, and at the end of none.
        """
        if self._answering.next_kind():
            self._chosen()
            return
        own = [] if self._opened.kind in CHOICES else [self._opened.kind]
        choices = [*CHOICES, *own]
        self.kind = choices[(choices.index(self.kind) + 1) % len(choices)]
        self._chosen()

    def next_task(self) -> None:
        """Let the note answer the next task of the lesson, and after the last none."""
        if self._answering.next_task():
            self._chosen()

    def next_relation(self) -> None:
        """Let the note say the next of what can be said of a pair, and at the end nothing."""
        if self.about != "pair":
            self.say("this is said of a pair")
            return
        own = [] if self._opened.relation in (None, *RELATIONS) else [self._opened.relation]
        choices = [None, *RELATIONS, *own]
        self.relation = choices[(choices.index(self.relation) + 1) % len(choices)]
        self._chosen()

    def to_tags(self) -> None:
        """Type tags; from there, go back to the words."""
        field = self.query_one("#note-tags", Input)
        self.screen.set_focus(self.query_one(Words) if field.has_focus else field)
        field.cursor_position = len(field.value)

    def complete(self) -> bool:
        """While tags are typed: take the tag that is proposed, or go back to the words. False anywhere else."""
        field = self.query_one("#note-tags", Input)
        if not field.has_focus:
            return False
        before = field.value
        field.cursor_position = len(before)
        field.action_cursor_right()
        if field.value == before:
            self.screen.set_focus(self.query_one(Words))
        return True

    def tell(self, message: str) -> None:
        """Show a message, unless the reader is being told why something typed is not there."""
        if not self._refused:
            self.say(message)

    def say(self, message: str) -> None:
        """Show a message, or what leaving does."""
        self.query_one("#note-foot", Static).update(Content(displayable(message) or self._labels.foot))

    def _chosen(self) -> None:
        self._show_heads()
        self.post_message(self.Changed())

    def _show_heads(self) -> None:
        choice: list[Content | str | tuple[str, str]] = []
        for about in self.abouts if not self.fixed else (self.about,):
            choice += [(self._labels.abouts[about], "bold reverse" if about == self.about else "$ink-quiet"), "  "]
        if task := self._answering.task:
            choice += [" ", (task, "bold"), (f" {self._labels.task_key}", "$ink-quiet")]
        title = "note on " if not self.fixed else "edit note on "
        self.query_one("#note-head", Static).update(Content.assemble((f"{self._labels.sign} {title}", "bold"), *choice))
        labels = self._labels
        facts = [(self._answering.kind or self.kind, "bold"), (f" {labels.kind_key}   ", "$ink-quiet")]
        if self.about == "pair":
            said = displayable(self.relation or "")
            facts += [(said or "no relation", "bold" if said else ""), (f" {labels.relation_key}   ", "$ink-quiet")]
        self.query_one("#note-kind", Static).update(
            Content.assemble(*facts, ("tags", ""), (f" {labels.tags_key}  ", "$ink-quiet"))
        )

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass on that the words changed."""
        event.stop()
        self._refused = False
        self.post_message(self.Changed())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on that the tags changed."""
        event.stop()
        self.post_message(self.Changed())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """After the tags, the words."""
        event.stop()
        self.screen.set_focus(self.query_one(Words))

    def on_words_refused(self, event: Words.Refused) -> None:
        """Say why what was typed is not there."""
        event.stop()
        self._refused = True
        self.say(event.why)
