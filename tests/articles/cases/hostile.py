"""Cases of a stranger who means harm, or whose disk is broken: made from a good one, each wrong in its own way."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Made = tuple[str, bytes]
_MANIFEST = "case.json"


def hostile(good: bytes) -> dict[str, bytes]:
    """At least 200 bad files by what is wrong with them, made from a case that has notes and raw bytes."""
    makers = (
        _cut_short, _bits, _not_cases, _names, _doubled, _kinds, _locked, _bombs, _lies, _over_one_another,
        _ends, _missing, _unlisted, _sums, _schemas, _manifests, _articles, _json, _texts, _notes,
    )  # fmt: skip
    return {f"{maker.__name__[1:]}: {name}": data for maker in makers for name, data in maker(good)}


# how the members are put together


def members_of(good: bytes) -> dict[str, bytes]:
    """The members of a case."""
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: dict[str, bytes] | list[tuple[str, bytes]], change: Callable[[Any], None] | None = None) -> bytes:
    """A ZIP file of members, each changed before it is written."""
    made = io.BytesIO()
    pairs = members.items() if isinstance(members, dict) else members
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in pairs:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            if change is not None:
                change(entry)
            archive.writestr(entry, data)
    return made.getvalue()


def summed(members: dict[str, bytes], change: Callable[[Any], None] | None = None) -> bytes:
    """A case with a manifest that lists just these members, and says what `change` makes of it."""
    manifest = json.loads(members[_MANIFEST])
    manifest["members"] = [
        {"name": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        for name, data in members.items()
        if name != _MANIFEST
    ]
    for side in "ab":
        text = members.get(f"{side}/text.txt")
        if text is not None:
            manifest["articles"][side]["textSha256"] = hashlib.sha256(text).hexdigest()
    if change is not None:
        change(manifest)
    return zipped({**members, _MANIFEST: json.dumps(manifest).encode()})


def _with(good: bytes, name: str, data: bytes) -> bytes:
    return summed({**members_of(good), name: data})


def _listed_at(data: bytes) -> list[int]:
    """Where each entry of the list at the end begins."""
    found, place = [], data.rfind(b"PK\x05\x06")
    place = struct.unpack_from("<I", data, place + 16)[0]
    while data[place : place + 4] == b"PK\x01\x02":
        found.append(place)
        place += 46 + sum(struct.unpack_from("<HHH", data, place + 28))
    return found


def _patched(data: bytes, place: int, form: str, value: int) -> bytes:
    made = bytearray(data)
    struct.pack_into(form, made, place, value)
    return bytes(made)


# the file as a whole


def _cut_short(good: bytes) -> Iterator[Made]:
    for part in range(1, 13):
        yield f"{part} of 13", good[: len(good) * part // 13]
    for missing in (1, 2, 10, 21, 22, 23):
        yield f"without the last {missing}", good[:-missing]


def _bits(good: bytes) -> Iterator[Made]:
    """One bit of a packed member turned."""
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        for entry in archive.infolist():
            start = entry.header_offset + 30 + len(entry.filename)
            for share in (1, 2):
                place = start + entry.compress_size * share // 3
                yield f"{entry.filename} {share}", good[:place] + bytes([good[place] ^ 0x10]) + good[place + 1 :]


def _not_cases(good: bytes) -> Iterator[Made]:
    yield "empty", b""
    yield "text", b"The ferry did not turn.\n"
    yield "zeros", bytes(4000)
    yield "html", b"<!doctype html><p>PK\x03\x04</p>"
    yield "gzip", zlib.compress(good)
    yield "an empty zip", b"PK\x05\x06" + bytes(18)
    yield "another zip", zipped({"readme.txt": b"hello"})
    yield "an e-book", zipped({"mimetype": b"application/epub+zip"})
    yield "a case in a zip", zipped({"fire.diptych": good})
    yield "a folder alone", zipped({"a/": b""})
    yield "only a head", b"PK\x03\x04" + bytes(26) + b"case.json"
    yield "the mark alone", b"PK\x03\x04"


def _names(good: bytes) -> Iterator[Made]:
    names = (
        "../evil.txt", "../../etc/cron.d/x", "/etc/passwd", "a/../../x", "..\\evil.txt", "C:\\evil.txt", "C:evil",
        "\\\\host\\share", "a/text.txt/../../x", "./case.json", "a//text.txt", "A/TEXT.TXT", "case.json ", "case.json.",
        "a/text.txt\x00.png", "a/\x1b[2J", "\u202etxt.a", "a\u2028b", "x" * 300, "\ud7ff", "c/text.txt", "a/raw.exe",
        "a", ".hidden", "con", "notes.json~", "a/\n\nb",
    )  # fmt: skip
    for name in names:
        made = zipped([*members_of(good).items(), (name.replace("\0", "\1"), b"x")])
        yield repr(name), made.replace(b"\1.png", b"\0.png")


def _doubled(good: bytes) -> Iterator[Made]:
    members = members_of(good)
    for name in members:
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield name, zipped([*members.items(), (name, b"{}")])


def _kinds(good: bytes) -> Iterator[Made]:
    """Members that say to be links, devices, folders and so on."""
    for name, mode in (("link", 0o120777), ("device", 0o060600), ("pipe", 0o010600), ("folder", 0o040755)):

        def change(entry: Any, mode: int = mode) -> None:
            if entry.filename == "a/text.txt":
                entry.external_attr = mode << 16
                entry.create_system = 3

        yield name, zipped(members_of(good), change)


def _locked(good: bytes) -> Iterator[Made]:
    for number, place in enumerate(_listed_at(good)):
        yield f"member {number}", _patched(good, place + 8, "<H", 1)
    for method in (1, 9, 12, 14, 93, 99):
        yield f"method {method}", _patched(good, _listed_at(good)[1] + 10, "<H", method)


def _bombs(good: bytes) -> Iterator[Made]:
    members = members_of(good)
    zeros = bytes(19_000_000)
    for name in ("a/raw", "b/raw", "a/text.txt"):
        yield f"zeros in {name}", zipped({**members, name: zeros})
    yield "beyond the most of a member", zipped({**members, "a/raw": bytes(21_000_000)})
    yield "beyond the most of a manifest", zipped({**members, _MANIFEST: b" " * 1_100_000})
    yield "lists", _with(good, "decisions.json", b'{"x": [' + b"[]," * 4_000_000 + b"[]]}")
    yield "deep lists", _with(good, "decisions.json", b'{"x":' + b"[" * 200 + b"]" * 200 + b"}")
    yield "very deep lists", _with(good, "decisions.json", b"[" * 500_000)
    yield "deep objects", _with(good, "notes.json", b'{"a":' * 5000 + b"1" + b"}" * 5000)
    yield "a long number", _with(good, "decisions.json", b'{"x": ' + b"9" * 100_000 + b"}")


def _lies(good: bytes) -> Iterator[Made]:
    """Sizes, sums and places in the list that are not so."""
    for number, place in enumerate(_listed_at(good)[:4]):
        size = struct.unpack_from("<I", good, place + 24)[0]
        yield f"larger {number}", _patched(good, place + 24, "<I", size + 1)
        yield f"smaller {number}", _patched(good, place + 24, "<I", size - 1)
        yield f"packed larger {number}", _patched(good, place + 20, "<I", 0x7FFFFFFF)
        yield f"zip64 {number}", _patched(good, place + 24, "<I", 0xFFFFFFFF)
        yield f"sum {number}", _patched(good, place + 16, "<I", 1)
        yield f"place {number}", _patched(good, place + 42, "<I", 7)
        yield f"place far away {number}", _patched(good, place + 42, "<I", 0x7FFFFFFF)
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        for entry in archive.infolist()[:3]:
            yield f"name in the head of {entry.filename}", _patched(good, entry.header_offset + 30, "<B", 0x7A)
            yield f"size in the head of {entry.filename}", _patched(good, entry.header_offset + 22, "<I", 3)


def _over_one_another(good: bytes) -> Iterator[Made]:
    places = _listed_at(good)
    first = struct.unpack_from("<I", good, places[1] + 42)[0]
    for number, place in enumerate(places):
        if number != 1:
            yield f"member {number} at that of another", _patched(good, place + 42, "<I", first)
    # As in the bombs whose members all lead into one stretch of packed bytes.
    size = struct.unpack_from("<I", good, places[1] + 20)[0]
    yield "a member that reaches into the next", _patched(good, places[1] + 20, "<I", size + 200)


def _ends(good: bytes) -> Iterator[Made]:
    """What stands at the end of the file."""
    end = good.rfind(b"PK\x05\x06")
    yield "something after it", good + b"x"
    yield "another archive after it", good + zipped({"x": b"y"})
    yield "something before it", b"#!/bin/sh\n" + good
    for name, place, form, value in (
        ("many members", 10, "<H", 40),
        ("one member too few", 10, "<H", 3),
        ("other counts", 8, "<H", 2),
        ("zip64 count", 10, "<H", 0xFFFF),
        ("zip64 place", 16, "<I", 0xFFFFFFFF),
        ("another disk", 4, "<H", 1),
        ("a list elsewhere", 16, "<I", 0),
        ("a list beyond the end", 16, "<I", 0x7FFFFFF0),
        ("a long list", 12, "<I", 0x00FFFFFF),
        ("a comment that is not there", 20, "<H", 77),
    ):
        yield name, _patched(good, end + place, form, value)


# the members


def _missing(good: bytes) -> Iterator[Made]:
    members = members_of(good)
    for name in members:
        yield name, zipped({each: data for each, data in members.items() if each != name})
    for name in ("a/text.txt", "a/article.json", "b/text.txt", "b/article.json"):
        yield f"{name}, also from the list", summed({each: data for each, data in members.items() if each != name})


def _unlisted(good: bytes) -> Iterator[Made]:
    members = members_of(good)
    yield "a lesson", zipped({**members, "lesson.json": b"{}"})
    for name in ("../x", _MANIFEST, "a/text.txt", 7):

        def change(manifest: Any, name: object = name) -> None:
            manifest["members"].append({"name": name, "sha256": "0" * 64, "bytes": 1})

        yield f"{name} in the list", summed(members, change)


def _sums(good: bytes) -> Iterator[Made]:
    members = members_of(good)
    for name in members:
        if name != _MANIFEST:
            yield f"{name} was changed", zipped({**members, name: members[name] + b" "})
            yield f"{name} was exchanged", zipped({**members, name: members[name][::-1]})


def _schemas(good: bytes) -> Iterator[Made]:
    for value in (
        "diptych.case/2", "diptych.case/99", "diptych.case/0", "diptych.case/-1", "diptych.case/1e9", "diptych.case/",
        "", "diptych.comparison/1", 1, None, ["diptych.case/1"], "diptych.case/1\x1b[2J",
    ):  # fmt: skip
        yield repr(value), summed(members_of(good), lambda manifest, value=value: manifest.update(schema=value))  # type: ignore[misc] # binds the loop's value


def _manifests(good: bytes) -> Iterator[Made]:
    members = members_of(good)
    for value in (b"", b"{", b"[]", b"null", b"7", b"\xff\xfe", b'{"schema":1,"schema":2}', b"NaN", b"{}"):
        yield repr(value), zipped({**members, _MANIFEST: value})
    for key in ("members", "articles", "matching", "generator", "engine"):
        for wrong in (None, 7, "x"):

            def change(manifest: Any, key: str = key, wrong: object = wrong) -> None:
                manifest[key] = wrong

            yield f"{key} is {wrong}", summed(members, change)
    for key in ("textSha256", "bytesSha256"):

        def other(manifest: Any, key: str = key) -> None:
            manifest["articles"]["a"][key] = "0" * 64

        yield f"{key} of another", summed(members, other)


def _articles(good: bytes) -> Iterator[Made]:
    """What is said of an article that cannot be."""
    tree = json.loads(members_of(good)["a/article.json"])
    length = len(members_of(good)["a/text.txt"].decode())
    changes: dict[str, dict[str, Any]] = {
        "no paragraphs": {"paragraphs": [], "sentences": []},
        "a sentence past the end": {"sentences": [*tree["sentences"][:-1], [[length - 1, length + 50], 3]]},
        "a sentence before the beginning": {"sentences": [[[-3, 4], 0], *tree["sentences"][1:]]},
        "a sentence that ends before it begins": {"sentences": [[[9, 4], 0], *tree["sentences"][1:]]},
        "an empty sentence": {"sentences": [[[4, 4], 0], *tree["sentences"][1:]]},
        "sentences over each other": {"sentences": [tree["sentences"][0], *tree["sentences"]]},
        "a sentence of no paragraph": {"sentences": [*tree["sentences"][:-1], [tree["sentences"][-1][0], 10**9]]},
        "a huge number": {"sentences": [[[0, 10**30], 0], *tree["sentences"][1:]]},
        "a number with a fraction": {"sentences": [[[0.5, 4], 0], *tree["sentences"][1:]]},
        "truth for a number": {"sentences": [[[False, True], 0], *tree["sentences"][1:]]},
        "words for numbers": {"sentences": [[["0", "4"], 0], *tree["sentences"][1:]]},
        "a paragraph past the end": {"paragraphs": [*tree["paragraphs"][:-1], [[1, 10**9], "body", [0, 1], False]]},
        "a paragraph with all sentences": {"paragraphs": [[[0, length], "body", [0, 10**9], False]]},
        "a paragraph with sentences backwards": {"paragraphs": [[[0, length], "body", [3, 0], False]]},
        "paragraphs out of order": {"paragraphs": tree["paragraphs"][::-1]},
        "an unknown kind": {"paragraphs": [[[0, length], "evil", [0, 1], False]]},
        "sections past the end": {"sections": [["body", [0, length + 1]]]},
        "sections over each other": {"sections": [["body", [0, 5]], ["body", [2, 9]]]},
        "another text": {"text_sha256": "0" * 64},
        "no sum": {"bytes_sha256": "../../etc"},
        "a title that is a list": {"title": ["x"]},
        "an endless title": {"title": "x" * 30_000},
        "an endless notice": {"notices": ["x" * 30_000]},
        "notices without end": {"notices": ["x"] * 300},
        "a day that is none": {"published": "2026-02-31"},
        "a time without a zone": {"fetched": ["https://post.example/", "2026-02-01T00:00:00"]},
        "a time that is none": {"fetched": ["https://post.example/", "soon"]},
        "a language that is none": {"language": ""},
        "a language far too long": {"language": "x" * 100},
        "a copy for comparing that is shorter": {"comparable": "short"},
        "a copy for comparing that is a number": {"comparable": 7},
        "an origin that is none": {"found_in": [["title", "evil"]]},
        "a correction of what cannot be": {"corrected": ["__class__"]},
        "an encoding that is a list": {"encoding": []},
        "a key too many": {"evil": 1},
    }
    for name, change in changes.items():
        yield name, _with(good, "a/article.json", json.dumps({**tree, **change}).encode())
    for key in ("sentences", "title", "encoding"):
        made = {each: value for each, value in tree.items() if each != key}
        yield f"without {key}", _with(good, "a/article.json", json.dumps(made).encode())


def _json(good: bytes) -> Iterator[Made]:
    for name in ("a/article.json", "notes.json", "decisions.json"):
        for value in (b"", b"{", b"[]", b"null", b"\x00", b"\xff", b'{"a": NaN}', b'{"a": 1, "a": 2}', b'{"a": 1e999}'):
            yield f"{name} is {value!r}", _with(good, name, value)


def _texts(good: bytes) -> Iterator[Made]:
    members = members_of(good)
    for name, text in (
        ("nothing", b""),
        ("white space", b" \n\n "),
        ("no UTF-8", b"\xff\xfe\x00"),
        ("a surrogate", b"\xed\xa0\x80abc"),
        ("another text", b"Something else."),
        ("too many characters", b"ab cd\n" * 900_000),
    ):
        yield name, _with(good, "a/text.txt", text)
    both = {**members, "b/text.txt": members["a/text.txt"], "b/article.json": members["a/article.json"]}
    both["b/raw"] = members["a/raw"]
    tell = lambda manifest: manifest["articles"].update(b=manifest["articles"]["a"])  # noqa: E731 - one line of one use
    yield "twice the same", summed(both, tell)
    yield "raw bytes of another", _with(good, "a/raw", b"something else")


def _notes(good: bytes) -> Iterator[Made]:
    tree = json.loads(members_of(good)["notes.json"])
    others = [{**each, "diptych:textSha256": "0" * 64} for each in tree["diptych:articles"]]
    changes: dict[str, dict[str, Any]] = {
        "on other articles": {"diptych:articles": others},
        "on one other article": {"diptych:articles": [tree["diptych:articles"][0], others[1]]},
        "of a newer Diptych": {"diptych:schemaVersion": 2},
        "of another type": {"type": "Annotation"},
        "without a list": {"first": {}},
        "with a list that is none": {"first": {"items": 7}},
        "with a revision that is none": {"diptych:revision": -1},
    }
    for name, change in changes.items():
        yield name, _with(good, "notes.json", json.dumps({**tree, **change}).encode())
