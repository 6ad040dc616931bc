"""Trees of XML by the standard library's expat, with no entity of the file's own and nothing external."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from articles.reading.formats.extract import NoArticleError

MAX_DEPTH = 200
"""How deeply elements may be nested."""

_DO = "save its words as a text file"


def read_xml(data: bytes) -> Element:
    """The root of the XML in `data`; names are `{namespace}name`.

    A document type may be named and is not looked at. Raises NoArticleError for entities of the file's own, for
    elements nested too deeply, and for XML that is not well formed.
    """
    builder, depth = TreeBuilder(), 0
    parser = expat.ParserCreate(namespace_separator="}")

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise NoArticleError("its parts are nested too deeply", _DO)
        builder.start(_named(name), {_named(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_named(name))

    def refuse(*_: Any) -> None:
        raise NoArticleError("it defines entities of its own, as no real document does", "do not trust it")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the last piece; the parser takes it by place
    except expat.ExpatError as error:
        raise NoArticleError(f"it is damaged ({error})", _DO) from error
    return builder.close()


def _named(name: str) -> str:
    return "{" + name if "}" in name else name


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """The value of the attribute `name` in whatever namespace."""
    value = element.get(name)
    if value is not None:
        return value
    return next((value for key, value in element.attrib.items() if key.endswith("}" + name)), None)
