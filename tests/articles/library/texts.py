"""Texts for a library: invented reports of a few events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.library import Library, add

if TYPE_CHECKING:
    from pathlib import Path

FERRY = (
    "Ferry strikes mole at Calder Point\n\nOutlet: Calder Herald\nDate: 2026-03-13\n\n"
    "The night ferry to Calder Point struck the outer mole at ten past four on Friday, and forty-one people were hurt. "
    "The mate, Ida Brandt, said that the light had been seen and that nobody turned. Two tugs brought the Marguerite "
    "in by noon. The harbour office had asked for a second light in May.\n"
)
FERRY_TOO = (
    "Dozens hurt as Marguerite hits harbour wall\n\nOutlet: Coast Radio\nDate: 2026-03-14\n\n"
    "Dozens of passengers were hurt when the ferry Marguerite ran into the mole at Calder Point before dawn. Ida "
    "Brandt, the mate, told the harbour office that the light was plain to see. Tugs had it alongside by midday.\n"
)
QUAKE = (
    "Quake damages school in Tarn valley\n\nOutlet: Tarn Post\nDate: 2026-03-13\n\n"
    "An earthquake of magnitude 5.1 shook the Tarn valley early on Friday and brought down the roof of a school in "
    "Ostrava. Nobody was inside. The mayor, Pavel Hruby, closed the bridge over the Odra until engineers had seen it.\n"
)
VOTE = (
    "Council puts off vote on tram line\n\nOutlet: Tarn Post\nDate: 2026-02-02\n\n"
    "The city council of Lindholm put off its vote on the tram line to the hospital for the third time. Councillor "
    "Astrid Nyman said that the costs, 84 million crowns, had been known since autumn. The vote is planned for April.\n"
)
ALL = {"ferry.txt": FERRY, "ferry-too.txt": FERRY_TOO, "quake.txt": QUAKE, "vote.txt": VOTE}


def folder_of(home: Path, texts: dict[str, str] = ALL) -> Path:
    """A folder with the texts as files."""
    folder = home / "texts"
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def filled(home: Path, texts: dict[str, str] = ALL) -> Library:
    """A library of the texts, in a file of its own."""
    library = Library(home / "library.sqlite", make=True)
    add(library, [str(folder_of(home, texts))], processes=0)
    return library


def numbers(library: Library) -> dict[str, int]:
    """The number of each text by the name of its file."""
    return {each.source.rpartition("/")[2]: each.number for each in library.entries()}
