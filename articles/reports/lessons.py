"""What a lesson gives to be read: a pupil's own answers, and those of a class; as Markdown, CSV and lines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, get_args

from articles.article import SIDES
from articles.lessons.answers import answers_in
from articles.reports import _let_out
from articles.reports.csv_rows import table
from articles.reports.literal import literal, quoted
from articles.reports.parts import LETTERS, counted, flat, place_at, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.article import Article, Side
    from articles.lessons.answers import Answer
    from articles.lessons.classes import ClassView
    from articles.lessons.lesson import Lesson, Task
    from articles.notes.content.note import Note, Target
    from articles.reports.csv_rows import Cell

ClassForm = Literal["plain", "csv", "markdown"]
CLASS_FORMS: tuple[ClassForm, ...] = get_args(ClassForm)
COLUMNS = (
    "what", "task", "heading", "pupil", "kind", "relation",
    "a_paragraph", "a_start", "a_end", "a_quote",
    "b_paragraph", "b_start", "b_end", "b_quote",
    "answer", "tags", "marked_by", "pupils",
)  # fmt: skip
WITHOUT_TASK = "without a task"
BAR = "█"
_WIDEST = 20


def render_answers(lesson: Lesson, name: str, notes: Sequence[Note], articles: Mapping[Side, Article]) -> str:
    """A pupil's answers as Markdown, by task: the words they are on, the kind, the pupil's own words."""
    return _let_out("markdown", partial(_answers_markdown, lesson, name, notes, articles))


def render_class(view: ClassView, form: ClassForm) -> str:
    """The answers of a class: by task, passage and pupil; how many marked each passage; the pupils.

    Raises DiptychError when a quotation is not what stands in its article.
    """
    writers = {"plain": _class_plain, "csv": _class_csv, "markdown": _class_markdown}
    return _let_out(form, partial(writers[form], view))


# a pupil


def _answers_markdown(
    lesson: Lesson,
    name: str,
    notes: Sequence[Note],
    articles: Mapping[Side, Article],
    *,
    remarks: Sequence[str] = (),
) -> str:
    answers = answers_in(notes, lesson, name)
    lines = [f"# {literal(flat(lesson.title))}", "", literal(flat(name)), "", *_sources(articles), *remarks, ""]
    for task in (*lesson.tasks, None):
        own = [answer for answer in answers if answer.task == task]
        if task is None and not own:
            continue
        lines += [f"## {_heading(task)}", "", *([] if own else ["no answer", ""])]
        for answer in own:
            lines += _answer_markdown(answer, articles)
    return "\n".join(lines).rstrip("\n") + "\n"


def _sources(articles: Mapping[Side, Article]) -> Iterator[str]:
    for side in SIDES:
        outlet = articles[side].outlet
        yield f"- {LETTERS[side]}: {literal(flat(title_of(articles[side])))}" + (
            f", {literal(flat(outlet))}" if outlet else ""
        )


def _heading(task: Task | None) -> str:
    return f"{task.number}. {literal(flat(task.heading))}" if task is not None else WITHOUT_TASK.capitalize()


def _answer_markdown(answer: Answer, articles: Mapping[Side, Article], *, named: bool = False) -> Iterator[str]:
    for target in answer.note.targets:
        yield from quoted(quote_of(target, articles[target.side]))
        yield f"> — {LETTERS[target.side]}, {_place(target, articles)}"
        yield ""
    if facts := literal(facts_of(answer, named=named)):
        yield facts
        yield ""
    if answer.note.body.strip():
        # The pupil's own Markdown stays Markdown.
        yield answer.note.body.strip()
        yield ""


def facts_of(answer: Answer, *, named: bool) -> str:
    """The pupil, if wanted, the kind of answer, what it says of a pair, the pupil's own tags; in one line."""
    said = [answer.pupil if named else "", answer.kind, answer.note.relation or ""]
    return " · ".join([*(flat(each) for each in said if each), *(f"#{flat(tag)}" for tag in answer.tags)])


def quote_of(target: Target, article: Article) -> str:
    """The words that an answer is on: those of the present text, where they are in it."""
    return article.quote(target.span) if target.span is not None else target.selector.exact


def _place(target: Target, articles: Mapping[Side, Article]) -> str:
    if target.span is None:
        return "no longer in the text"
    place = place_at(articles[target.side], target.span.start)
    return f"{place}, words have changed" if target.uncertain else place


# a class


def tasks_of(view: ClassView) -> Iterator[tuple[Task | None, tuple[Answer, ...]]]:
    """Each task with its answers; last those to no task, if there are any."""
    for task in view.lesson.tasks:
        yield task, view.of_task(task)
    if loose := view.of_task(None):
        yield None, loose


def counts_of_task(view: ClassView, task: Task | None, answers: Sequence[Answer]) -> str:
    """How many answers a task has, by how many pupils, and of which kinds."""
    who = len({answer.pupil for answer in answers})
    parts = [f"{counted(len(answers), 'answer', 'answers')} by {who} of {len(view.pupils)}"]
    if task is not None:
        parts += [f"{kind or 'no kind'} {count}" for kind, count in view.kinds_of(task)]
    return " · ".join(parts)


def _class_plain(view: ClassView, *, remarks: Sequence[str] = ()) -> str:
    lines = [f"{flat(view.lesson.title)}: {_class_counts(view)}", *remarks]
    for task, answers in tasks_of(view):
        heading = f"Task {task.number}: {flat(task.heading)}" if task is not None else WITHOUT_TASK.capitalize()
        lines += ["", heading, f"  {counts_of_task(view, task, answers)}"]
        for answer in answers:
            lines += _answer_plain(answer, view.articles)
    lines += ["", "Marked passages"]
    for side in SIDES:
        for marked in view.marked[side]:
            words = flat(view.articles[side].quote(marked.span))
            who = counted(marked.count, "pupil", "pupils")
            lines.append(f"  {LETTERS[side]}, {place_at(view.articles[side], marked.span.start)}, {who}: {words}")
    lines += ["", "Pupils"]
    for pupil in view.pupils:
        open_ = f"; nothing on task {_numbers(pupil.missing)}" if pupil.missing else ""
        lines.append(f"  {flat(pupil.name)}: {counted(pupil.answers, 'answer', 'answers')}{open_}")
    return "\n".join(lines) + "\n"


def _class_counts(view: ClassView) -> str:
    return f"{counted(len(view.pupils), 'pupil', 'pupils')}, {counted(len(view.answers), 'answer', 'answers')}"


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _answer_plain(answer: Answer, articles: Mapping[Side, Article]) -> Iterator[str]:
    for target in answer.note.targets:
        words = flat(quote_of(target, articles[target.side]))
        yield f"  {LETTERS[target.side]}, {_place(target, articles)}: “{words}”"
    said = flat(answer.note.body)
    yield f"    {facts_of(answer, named=True)}" + (f": {said}" if said else "")


def _class_markdown(view: ClassView, *, remarks: Sequence[str] = ()) -> str:
    lines = [f"# {literal(flat(view.lesson.title))}", "", _class_counts(view), "", *_sources(view.articles), ""]
    lines += [line for remark in remarks for line in (remark, "")]
    for task, answers in tasks_of(view):
        lines += [f"## {_heading(task)}", "", literal(counts_of_task(view, task, answers)), ""]
        for answer in answers:
            lines += _answer_markdown(answer, view.articles, named=True)
    lines += ["## Marked passages", "", *_density(view), "", "## Pupils", ""]
    lines += ["| pupil | answers | no answer to task |", "|---|---|---|"]
    for pupil in view.pupils:
        lines.append(f"| {literal(flat(pupil.name))} | {pupil.answers} | {_numbers(pupil.missing)} |")
    return "\n".join(lines) + "\n"


def _density(view: ClassView) -> Iterator[str]:
    """A table of the marked passages, with a bar as long as their share of the class."""
    yield "| | paragraph | pupils | | passage |"
    yield "|---|---|---|---|---|"
    for side in SIDES:
        article = view.articles[side]
        for marked in view.marked[side]:
            number = article.paragraph_number(article.sentences[marked.sentence].paragraph)
            bar = BAR * max(1, marked.count * _WIDEST // max(len(view.pupils), 1))
            words = literal(flat(article.quote(marked.span)))
            yield f"| {LETTERS[side]} | {number or ''} | {marked.count} | {bar} | {words} |"


def _class_csv(view: ClassView, *, remarks: Sequence[str] = ()) -> str:
    return table(COLUMNS, _class_rows(view), remarks, "answer")


def _class_rows(view: ClassView) -> Iterator[Sequence[Cell]]:
    for answer in view.answers:
        task = ("", "") if answer.task is None else (answer.task.number, answer.task.heading)
        who = (answer.pupil, answer.kind, answer.note.relation or "")
        cells: list[Cell] = []
        for side in SIDES:
            target = answer.note.target(side)
            cells += ["", "", "", ""] if target is None else _cells(target, view.articles[side])
        yield "answer", *task, *who, *cells, answer.note.body, ", ".join(answer.tags), "", ""
    nothing: tuple[Cell, ...] = ("", "", "", "")
    for side in SIDES:
        article = view.articles[side]
        for marked in view.marked[side]:
            number = article.paragraph_number(article.sentences[marked.sentence].paragraph)
            place = (number or "", marked.span.start, marked.span.end, article.quote(marked.span))
            both = (*place, *nothing) if side == "a" else (*nothing, *place)
            yield "passage", "", "", "", "", "", *both, "", "", marked.count, ", ".join(marked.pupils)


def _cells(target: Target, article: Article) -> tuple[Cell, ...]:
    if target.span is None:
        return "", "", "", target.selector.exact
    number = article.paragraph_number(article.paragraph_at(target.span.start) or 0)
    return number or "", target.span.start, target.span.end, article.quote(target.span)
