"""Word documents and e-books: their parts, what they say about themselves, and archives that are not to be trusted."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from articles.errors import BadInputError
from articles.reading import chapters, load
from articles.reading.formats import archive as archives
from articles.reading.formats.extract import NoArticleError
from articles.reading.formats.properties import stated_author, stated_title
from articles.reading.formats.xml import read_xml
from articles.reading.formats.zipped import read_zipped
from tests.articles.reading.made import (
    LAST,
    LEDE,
    MIDDLE,
    PARAGRAPHS,
    TITLE,
    archive,
    book,
    paragraphs,
    word,
    word_paragraph,
    word_part,
)

if TYPE_CHECKING:
    from pathlib import Path

    from articles.reading.formats.extract import Extract

SPINE = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>The light was seen.</w:t></w:r></w:p>"


def _kinds(found: Extract) -> list[tuple[str | None, str]]:
    return [(block.kind, block.span.of(found.text)) for block in found.blocks]


def _why(data: bytes, chapter: int | None = None) -> str:
    with pytest.raises(NoArticleError) as caught:
        read_zipped(data, chapter)
    assert "\n" not in caught.value.why + caught.value.do
    return caught.value.why


@pytest.mark.whole
def test_a_word_document_gives_its_parts_by_their_styles(tmp_path: Path) -> None:
    styles = word_part("styles", '<w:style w:styleId="u1"><w:name w:val="heading 1"/></w:style>')
    body = (
        word_paragraph(TITLE, "Title") + word_paragraph(LEDE)
        + word_paragraph("On board", "u1") + word_paragraph(MIDDLE)
        + word_paragraph("The ferry in dock", "Caption") + word_paragraph("We did not turn.", "Quote") + SPINE
    )  # fmt: skip
    (tmp_path / "a").write_bytes(word(body, more={"word/styles.xml": styles}))
    article = load(tmp_path / "a")
    found = [(paragraph.kind, paragraph.heading, article.quote(paragraph.span)) for paragraph in article.paragraphs]
    assert found == [
        ("body", True, TITLE),
        ("body", False, LEDE),
        ("body", True, "On board"),
        ("body", False, MIDDLE),
        ("caption", False, "The ferry in dock"),
        ("quoted", False, "We did not turn."),
        ("body", False, "• The light was seen."),
    ]
    assert (article.title, article.extractor) == (TITLE, "docx/1")


def test_notes_comments_and_margins_of_a_word_document_stand_apart_behind_the_text() -> None:
    sign = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="0" w:type="separator">{word_paragraph("-")}</w:footnote>' + (
        f'<w:footnote w:id="2">{word_paragraph("By the harbour clock.")}</w:footnote>'
    )
    remark = f'<w:comment w:id="1" w:author="Ed">{word_paragraph("Check this.")}</w:comment>'
    more: dict[str, str | bytes] = {
        "word/footnotes.xml": word_part("footnotes", notes),
        "word/comments.xml": word_part("comments", remark),
        "word/header1.xml": word_part("hdr", word_paragraph("Draft")),
        "word/header2.xml": word_part("hdr", word_paragraph("Draft")),
    }
    assert _kinds(read_zipped(word(word_paragraph("At ten past four", "", sign), more=more))) == [
        (None, "At ten past four[1]"),
        ("footnote", "[1] By the harbour clock."),
        ("comments", "Ed: Check this."),
        ("boilerplate", "Draft"),
    ]


def test_what_was_deleted_in_a_word_document_is_left_out_and_what_was_inserted_stays() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>thirty</w:delText><w:t>thirty</w:t></w:r></w:del><w:ins><w:r><w:t>forty</w:t></w:r>"
        "</w:ins><w:r><w:t xml:space='preserve'> were</w:t><w:tab/><w:t>hurt</w:t><w:br/><w:t>by noon</w:t></w:r></w:p>"
    )
    assert read_zipped(word(body)).text == "forty were hurt\nby noon"


def test_notes_have_the_numbers_that_the_document_shows() -> None:
    def note(kind: str, number: int, more: str = "") -> str:
        return f'<w:r><w:{kind}noteReference w:id="{number}"{more}/></w:r>'

    def notes(kind: str, *numbers: int) -> str:
        made = (f'<w:{kind}note w:id="{n}">{word_paragraph(f"{kind} {n}")}</w:{kind}note>' for n in numbers)
        return word_part(f"{kind}notes", "".join(made))

    body = word_paragraph("One", "", note("foot", 31) + note("end", 26)) + word_paragraph("Two", "", note("foot", 26))
    body += word_paragraph("Own", "", note("foot", 40, ' w:customMarkFollows="1"') + "<w:r><w:t>*</w:t></w:r>")
    gone = f"<w:p><w:del>{note('foot', 5)}</w:del></w:p>"
    more: dict[str, str | bytes] = {
        "word/footnotes.xml": notes("foot", 5, 26, 31, 40, 77),
        "word/endnotes.xml": notes("end", 26, 31),
    }
    assert read_zipped(word(gone + body, more=more)).text.split("\n\n") == [
        "One[1][i]", "Two[2]", "Own*", "[1] foot 31", "[2] foot 26", "foot 40", "[i] end 26",
    ]  # fmt: skip
    decimal = '<w:sectPr><w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr></w:sectPr>'
    assert "One[1][e1]" in read_zipped(word(body + decimal, more=more)).text
    again = '<w:footnotePr><w:numFmt w:val="upperLetter"/><w:numStart w:val="3"/></w:footnotePr>'
    text = read_zipped(word(body, more={**more, "word/settings.xml": word_part("settings", again)})).text
    assert "One[C][i]" in text
    assert "Two[D]" in text


def test_notes_are_counted_again_in_each_section_where_the_document_does() -> None:
    each = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    signs = [f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in (2, 3, 4)]
    body = word_paragraph("One", "", signs[0]) + f"<w:p><w:pPr>{each}</w:pPr><w:r><w:t>Two</w:t></w:r>{signs[1]}</w:p>"
    assert read_zipped(word(body + word_paragraph("Three", "", signs[2]) + each)).text == "One[1]\n\nTwo[2]\n\nThree[1]"


@pytest.mark.parametrize("form", ["vml", "drawing", "both"])
def test_a_text_box_is_read_once_and_apart_from_the_words_around_it(form: str) -> None:
    box = f"<w:txbxContent>{word_paragraph('Opened in 1921')}{word_paragraph('400 metres')}</w:txbxContent>"
    forms = {
        "vml": f"<w:pict><v:textbox xmlns:v='v'>{box}</v:textbox></w:pict>",
        "drawing": f"<w:drawing><w:txbx>{box}</w:txbx></w:drawing>",
        "both": f"<w:AlternateContent><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:AlternateContent>",
    }
    run = f"<w:r>{forms[form]}</w:r>"
    boxed = ["Opened in 1921", "400 metres"]
    first = read_zipped(word(f"<w:p>{run}<w:r><w:t>Boats land here.</w:t></w:r></w:p>")).text
    amid = read_zipped(word(f"<w:p><w:r><w:t>Boats </w:t></w:r>{run}<w:r><w:t>land here.</w:t></w:r></w:p>")).text
    assert first.split("\n\n") == [*boxed, "Boats land here."]
    assert amid.split("\n\n") == ["Boats land here.", *boxed]


def test_a_dropped_capital_is_joined_to_its_word() -> None:
    frame = '<w:p><w:pPr><w:framePr w:dropCap="{}" w:lines="3"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    text = read_zipped(word(frame.format("drop", "T") + word_paragraph("he pier is closed."))).text
    assert text == "The pier is closed."
    margin = read_zipped(word(frame.format("margin", "A") + "<w:p><w:r><w:t> ferry sank.</w:t></w:r></w:p>")).text
    assert margin == "A ferry sank."


def test_hidden_text_is_left_out_and_said() -> None:
    styles = word_part(
        "styles",
        '<w:style w:styleId="base"><w:name w:val="Base"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="secret"><w:name w:val="Secret"/><w:basedOn w:val="base"/></w:style>',
    )
    run = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>"
    body = "<w:p>" + run.format("", "Boats ") + run.format("<w:vanish/>", "never ")
    body += (
        run.format('<w:rStyle w:val="secret"/>', "hardly ") + run.format('<w:vanish w:val="0"/>', "land.") + "</w:p>"
    )
    found = read_zipped(word(body + word_paragraph("All secret.", "secret"), more={"word/styles.xml": styles}))
    assert (found.text, found.notices) == ("Boats land.", ["it has hidden text, left out"])


def test_tracked_changes_and_comments_are_told_in_one_line() -> None:
    remark = f'<w:comment w:id="1" w:author="Ed">{word_paragraph("Check this.")}</w:comment>'
    more: dict[str, str | bytes] = {"word/comments.xml": word_part("comments", remark)}
    moved = "<w:moveFrom><w:r><w:t>Old. </w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>New.</w:t></w:r></w:moveTo>"
    merged = '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One </w:t></w:r></w:p>'
    found = read_zipped(word(f"<w:p>{moved}</w:p>{merged}{word_paragraph('two.')}", more=more))
    assert found.text.split("\n\n")[:2] == ["New.", "One two."]
    assert found.notices == ["it has tracked changes, taken as accepted, and 1 comment, kept apart"]
    assert read_zipped(word(word_paragraph("Plain."))).notices == []


def test_a_deleted_row_of_a_table_is_left_out() -> None:
    cells = "".join(f"<w:tc>{word_paragraph(cell)}</w:tc>" for cell in ("Boat", "Hurt"))
    rows = f"<w:tr>{cells}</w:tr><w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cells}</w:tr>"
    found = read_zipped(word(f"<w:tbl>{rows}</w:tbl>"))
    assert (found.text, found.notices) == ("Boat | Hurt", ["it has tracked changes, taken as accepted"])


def _elsewhere(
    name: str, content: str, type_: str = "http://purl.oclc.org/ooxml/officeDocument/relationships"
) -> bytes:
    made = (
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{content}.main+xml"/>'
    )
    main = f'<Relationship Type="{type_}/officeDocument" Target="/{name}"/>'
    return archive(
        {
            "[Content_Types].xml": f"<Types>{made}</Types>",
            "_rels/.rels": f"<Relationships>{main}</Relationships>",
            name: word_part("document", f"<w:body>{word_paragraph(LEDE)}</w:body>"),
        }
    )


def test_the_main_part_is_found_by_its_relationship() -> None:
    for name in ("word/document2.xml", "content/main.xml", "document.xml"):
        assert read_zipped(_elsewhere(name, "wordprocessingml.document")).text == LEDE
    assert "a spreadsheet" in _why(_elsewhere("xl/workbook.xml", "spreadsheetml.sheet"))


@pytest.mark.parametrize(
    ("core", "written", "day"),
    [
        ("<dc:creator>{who}</dc:creator><dcterms:created>2026-04-21T08:00:00Z</dcterms:created>", 2026, True),
        ("<dc:creator>{who}</dc:creator><dcterms:created>2013-12-23T23:15:00Z</dcterms:created>", 1980, False),
        ("<dc:creator>Apache POI</dc:creator><dcterms:created>2026-04-21T08:00:00Z</dcterms:created>", 1980, False),
        ("<dc:creator>{who}</dc:creator><dcterms:created>1970-01-01T00:00:00Z</dcterms:created>", 1980, False),
        (
            "<dc:creator>{who}</dc:creator><dcterms:created>2017-02-28T11:18:00Z</dcterms:created>"
            "<dcterms:modified>2026-04-21T08:00:00Z</dcterms:modified>",
            1980,
            False,
        ),
        ("<dc:creator>{who}</dc:creator><dcterms:created>2019-02-28T11:18:00Z</dcterms:created>", 2026, False),
        ("<dc:creator>{who}</dc:creator><dcterms:created>2019-02-28T11:18:00Z</dcterms:created>", 2019, True),
    ],
)
def test_the_day_of_a_template_is_no_day_of_an_article(core: str, written: int, day: bool) -> None:
    data = bytearray(word(word_paragraph(LEDE), core=core.format(who="Rosa Lind")))
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        data[place + 14 : place + 16] = ((written - 1980) << 9 | 12 << 5 | 1).to_bytes(2, "little")
        place = data.find(b"PK\x01\x02", place + 4)
    known = read_zipped(bytes(data)).known
    assert (known.published is not None) == day
    assert known.byline == (None if "Apache" in core else "Rosa Lind")


@pytest.mark.parametrize(
    "name",
    ["python-docx", "Apache POI", "WS0417", "jsmith", "KELMOUTH\\r.lind", "rlind@harbour.example", "Windows User",
     "Microsoft Office User", "Benutzer", "Utilisateur Windows", "Usuario de Windows", "Администратор", "Un-named", "",
     "(anonymous)", "ADMINISTRATOR", "user_1"],
)  # fmt: skip
def test_programs_and_login_names_are_no_authors(name: str) -> None:
    assert stated_author(name) is None


@pytest.mark.parametrize(
    "name", ["Rosa Lind", "R. Lind", "AFP", "Reuters", "Ингрид Ларсен", "Rosa Lind and Tom Aldous"]
)
def test_names_of_people_and_agencies_are_authors(name: str) -> None:
    assert stated_author(name) == name
    assert stated_author(f"WS0417; {name}") == name


@pytest.mark.parametrize(
    "title",
    ["Microsoft Word - x.doc", "Microsoft Word - 260421-pier_v3-FINAL", "Microsoft PowerPoint - Pier", "Untitled-1",
     "Document1", "Dokument2", "Sans titre", "PowerPoint Presentation", "pier_v3", "C:\\texts\\pier", "report.pdf",
     "scan0001", "10811.exe", "(anonymous)", "untitled", "..."],
)  # fmt: skip
def test_names_of_files_are_no_titles(title: str) -> None:
    assert stated_title(title) is None


@pytest.mark.parametrize(
    "title", ["North pier to close", "Document: how the pier fell", "Scandal", "Vote 7-2 on the pier"]
)
def test_words_are_titles(title: str) -> None:
    assert stated_title(title) == title


def test_tables_of_a_word_document_are_read_row_by_row() -> None:
    row = "<w:tr>{}</w:tr>".format("".join(f"<w:tc>{word_paragraph(cell)}</w:tc>" for cell in ("Boat", "Hurt")))
    assert read_zipped(word(f"<w:tbl>{row}</w:tbl>{word_paragraph('After.')}")).text == "Boat | Hurt\n\nAfter."


def test_a_cell_of_several_short_paragraphs_stays_in_its_row_and_one_of_long_ones_does_not() -> None:
    def row(*cells: tuple[str, ...]) -> str:
        made = ("".join(word_paragraph(words) for words in cell) for cell in cells)
        return "<w:tbl><w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in made) + "</w:tr></w:tbl>"

    body = row(("Brask",), ("7", "boats"), ("310",)) + row((LEDE, MIDDLE), (LAST,))
    assert read_zipped(word(body)).text.split("\n\n") == ["Brask | 7 boats | 310", LEDE, MIDDLE, LAST]


def test_a_word_document_says_title_author_day_and_language() -> None:
    core = (
        "<dc:title>The mole</dc:title><dc:creator>Ann Writer</dc:creator><dc:language>de-DE</dc:language>"
        "<dcterms:created>2026-03-13T09:30:00Z</dcterms:created>"
    )
    known = read_zipped(word(word_paragraph(LEDE), core=core)).known
    assert (known.title, known.byline, known.published) == ("The mole", "Ann Writer", date(2026, 3, 13))
    assert known.language == "de"
    assert read_zipped(word(word_paragraph(LEDE), core="<dc:title>Document1</dc:title>")).known.title is None


@pytest.mark.whole
def test_a_book_opens_whole_and_says_how_to_open_a_chapter(tmp_path: Path) -> None:
    (tmp_path / "boats.epub").write_bytes(book({"The mole": paragraphs(LEDE, MIDDLE), "After": paragraphs(LAST)}))
    article = load(tmp_path / "boats.epub")
    assert [article.quote(each.span) for each in article.paragraphs] == ["The mole", LEDE, MIDDLE, "After", LAST]
    assert (article.title, article.byline, article.outlet) == ("Boats of the North", "Ann Writer", "Mole Press")
    assert (article.published, article.language, article.extractor) == (date(2019, 5, 4), "en", "epub/1")
    assert article.notices == ("the whole book is open, 2 chapters; a name such as book.epub#2 opens one of them",)


@pytest.mark.whole
def test_a_chapter_is_listed_and_opened_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "boats.epub"
    path.write_bytes(book({"The mole": paragraphs(LEDE, MIDDLE), "After": paragraphs(LAST)}))
    assert [(each.number, each.title) for each in chapters(path)] == [(1, "The mole"), (2, "After")]
    article = load(f"{path}#2")
    assert article.text == f"After\n\n{LAST}"
    assert (article.title, article.source) == ("Boats of the North: After", f"{path}#2")
    with pytest.raises(BadInputError, match=r"it has chapters 1 to 2; name one of them"):
        load(f"{path}#3")


def test_a_number_sign_in_a_files_own_name_is_no_chapter(tmp_path: Path) -> None:
    for name in ("a", "a#2"):
        (tmp_path / name).write_text(LEDE)
    assert load(tmp_path / "a#2").text == LEDE
    with pytest.raises(BadInputError, match="only books have chapters"):
        load(f"{tmp_path / 'a'}#3")


@pytest.mark.whole
def test_what_is_no_book_has_no_chapters(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEDE)
    (tmp_path / "a.docx").write_bytes(word(word_paragraph(LEDE)))
    assert chapters(tmp_path / "a.txt") == chapters(tmp_path / "a.docx") == ()
    with pytest.raises(BadInputError, match="only books have chapters"):
        load(f"{tmp_path / 'a.docx'}#1")


def test_pages_without_words_are_no_chapters() -> None:
    cover = '<html xmlns="http://www.w3.org/1999/xhtml"><body><img src="c.jpg"/></body></html>'
    found = read_zipped(book({"One": paragraphs(LEDE), "Two": paragraphs(LAST)}, more={"OPS/text/c 1.xhtml": cover}))
    assert [each.title for each in found.chapters] == ["Two"]


def test_a_protected_book_is_refused() -> None:
    assert _why(book({"One": ""}, more={"META-INF/rights.xml": "<r/>"})) == "the book is protected against copying"
    fonts = '<encryption><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></encryption>'
    assert read_zipped(book({"One": paragraphs(LEDE)}, more={"META-INF/encryption.xml": fonts})).chapters


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/hosts", "a/../../b", "C:\\Windows\\x.ini", "..\\x"])
def test_names_that_lead_out_of_an_archive_are_refused(name: str) -> None:
    made = word(word_paragraph(LEDE), more={name: "x"})
    assert _why(made) == "the name of one of its members leads out of it"


def test_a_book_whose_parts_are_said_to_lie_outside_is_refused() -> None:
    package = '<package><manifest><item id="a" href="../../../etc/hosts" media-type="text/html"/></manifest></package>'
    spine = package.replace("</package>", '<spine><itemref idref="a"/></spine></package>')
    assert _why(book({}, more={"OPS/book.opf": spine})) == "one of its parts is said to lie outside of it"


def test_bombs_are_refused_by_their_ratio_and_by_what_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """H-9."""
    assert "far more than it holds" in _why(archive({"word/document.xml": b" " * 30_000_000}))
    monkeypatch.setattr(archives, "MAX_MEMBER", 1000)
    assert "unpacks to more than" in _why(word("".join(word_paragraph(str(number)) for number in range(99))))
    monkeypatch.setattr(archives, "MAX_MEMBERS", 2)
    assert "more than 2 members" in _why(word(""))


def test_a_member_that_lies_about_its_size_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    made = bytearray(archive({"word/document.xml": b"<w>" + bytes(range(32, 127)) * 400}))
    place = made.rindex(b"PK\x01\x02")
    made[place + 24 : place + 28] = (10).to_bytes(4, "little")
    monkeypatch.setattr(archives, "MAX_MEMBER", 5)
    assert _why(bytes(made)).startswith(("it unpacks to more than", "it is damaged"))


def test_a_locked_or_damaged_archive_is_refused() -> None:
    made = bytearray(word(word_paragraph(LEDE)))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = made.find(sign)
        while place >= 0:
            made[place + offset] |= 1
            place = made.find(sign, place + 4)
    assert _why(bytes(made)) == "it is protected by a password"
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w", zipfile.ZIP_STORED) as file:
        file.writestr("word/document.xml", "<w>" + "x" * 100 + "</w>")
    assert _why(broken.getvalue().replace(b"xxxx", b"xyyx", 1)) == "it is damaged and cannot be unpacked"


def test_a_list_of_members_that_points_before_the_archive_is_refused() -> None:
    made = bytearray(word(SPINE))
    end = made.rindex(b"PK\x05\x06")
    offset = int.from_bytes(made[end + 16 : end + 20], "little")
    made[end + 16 : end + 20] = (offset + 500).to_bytes(4, "little")
    assert _why(bytes(made)) == "it is damaged and cannot be unpacked"


def test_entities_of_a_documents_own_are_refused_and_a_mere_document_type_is_not() -> None:
    """H-10."""
    bomb = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
    with pytest.raises(NoArticleError, match="defines entities of its own"):
        read_xml(bomb)
    with pytest.raises(NoArticleError, match="defines entities of its own"):
        read_xml(b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hosts">]><d>&x;</d>')
    with pytest.raises(NoArticleError, match="nested too deeply"):
        read_xml(b"<a>" * 5000 + b"</a>" * 5000)
    assert read_xml(b'<!DOCTYPE d SYSTEM "http://harbour.example/d.dtd"><d>words</d>').text == "words"


def test_every_block_of_a_document_lies_in_its_text() -> None:
    found = read_zipped(book({f"Part {number}": paragraphs(*PARAGRAPHS) for number in range(5)}))
    assert "\n\n".join(block.span.of(found.text) for block in found.blocks) == found.text
