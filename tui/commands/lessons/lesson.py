"""Commands on a lesson: its tasks, the answers, handing in, the machine's marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.errors import DiptychError
from tui.commands.lessons.curtain import hidden_line
from tui.commands.notes.notes import go_to_note
from tui.lists.entry import CLOSES, Listing

if TYPE_CHECKING:
    from articles.lessons.answers import Answer
    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.lists.entry import Chosen
    from tui.view.lessons.desk import LessonDesk

NO_LESSON = "there is no lesson here: diptych lesson A B --tasks FILE makes one"


# the tasks


def task(context: Context, _call: Call) -> str | None:
    """Show the words of the task; again, what follows of them; at the end only the heading."""
    desk = context.lesson
    if desk is None:
        return NO_LESSON
    from tui.commands.lessons.strip import parts

    desk.part = (desk.part + 1) % (1 + len(parts(context, desk)))
    context.ui.arrange()
    return None


def next_task(context: Context, call: Call) -> str | None:
    """Show the next task; after the last, the first."""
    return _step(context, call.times)


def previous_task(context: Context, call: Call) -> str | None:
    """Show the task before."""
    return _step(context, -call.times)


def _step(context: Context, steps: int) -> str | None:
    desk = context.lesson
    if desk is None:
        return NO_LESSON
    desk.step(steps)
    context.ui.arrange()
    return None


# the answers


def answers(context: Context, _call: Call) -> str | None:
    """List the answers by task, then passage, then pupil; Enter goes to the passage."""
    from tui.commands.lessons.strip import answers_of
    from tui.lists.answer_entries import answer_detail, answer_entries

    desk = context.lesson
    if desk is None:
        return NO_LESSON
    view, listed = context.view, answers_of(context, desk)
    named = desk.group is not None
    who = f"{len(desk.group.pupils)} pupils" if desk.group is not None else desk.pupil
    context.ui.open_list(
        Listing(
            f"Answers   {who}",
            lambda: answer_entries(listed, view, context.display.signs, named=named),
            (("list-run", "goes there"), CLOSES),
            empty=f"no answers yet: {context.key('note', 'reading')} writes one on the passage at the cursor",
            detail=lambda note_id: answer_detail(listed, note_id, named=named),
            hint="words, a pupil, a kind, task 2",
        ),
        lambda chosen: _answer_chosen(context, listed, chosen),
    )
    return None


def _answer_chosen(context: Context, listed: tuple[Answer, ...], chosen: Chosen | None) -> None:
    found = next((each for each in listed if chosen is not None and each.note.id == chosen.value), None)
    if found is not None:
        go_to_note(context, found.note)


def pupil(context: Context, _call: Call) -> str | None:
    """Say who works on the lesson, when it is somebody else now."""
    desk = context.lesson
    if desk is None or desk.group is not None:
        return NO_LESSON if desk is None else "this is the teacher's view of the class"
    context.ui.ask_name()
    return None


# handing in


def hand_in(context: Context, _call: Call) -> str | None:
    """Write the pupil's answers into files of their name, to be sent back."""
    desk = context.lesson
    if desk is None or desk.group is not None:
        return NO_LESSON if desk is None else "only pupils hand in: :export writes a report of the class"
    if context.editor.draft is not None:
        return "save the answer that is being written first"
    if not context.session.notes:
        return f"there are no answers yet: {context.key('note')} writes one"
    context.ui.spawn(_hand_in(context, desk), "handing in")
    return "handing in …"


async def _hand_in(context: Context, desk: LessonDesk) -> None:
    import asyncio

    from tui.background.pupils import write_answers
    from tui.commands.lessons.strip import answers_of
    from tui.view.lessons.desk import unanswered

    try:
        await context.saver.save_now()
        notes, words = await asyncio.to_thread(write_answers, desk, context.session)
    except DiptychError as error:
        context.messages.say(f"{error.what}: {error.why}; {error.do}")
        return
    desk.handed_in = True
    missing = [str(number) for number in unanswered(answers_of(context, desk), desk.lesson)]
    left = f"; no answer to task {', '.join(missing)}" if missing else ""
    more = ""
    if context.session.hidden and desk.lesson.reveal == "at-end":
        more = f"   {context.key('reveal')} shows the machine's marks"
    context.messages.say(f"handed in: send {notes} to your teacher; {words.name} is to be read{left}{more}")


# the machine's marks


def reveal(context: Context, call: Call) -> str | None:
    """Show the machine's marks: for the teacher's word, once handed in, or in the teacher's view of the class."""
    desk, session = context.lesson, context.session
    if desk is None:
        return NO_LESSON
    if not session.hidden:
        if desk.group is None:
            return "the machine's marks are shown already"
        session.hidden = True
        session.refresh()
        context.display.why = False
        return "the machine's marks are hidden again"
    lesson = desk.lesson
    if lesson.reveal == "word" and not desk.opened:
        if not call.argument:
            context.ui.open_prompt(":", "reveal ")
            return None
        if not lesson.opens_with(call.argument):
            return "that is not the word; your teacher has it"
        desk.opened = True
    elif desk.group is None and not (lesson.reveal == "at-end" and desk.handed_in):
        return hidden_line(context)
    session.hidden = False
    session.refresh()
    if not session.comparison.matched:
        context.analysis.start()
    return "the machine's marks are shown"
