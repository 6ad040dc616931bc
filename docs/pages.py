"""What `make docs` does beside mkdocs: it takes in the pages at the top of the project, and lets nothing load from
elsewhere.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from outside import loaded_from_outside

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent
TAKEN_IN = {
    "README.md": "tour.md",
    "CHANGELOG.md": "changes.md",
    "CONTRIBUTING.md": "taking-part.md",
    "SECURITY.md": "security.md",
    "articles/samples/README.md": "samples.md",
}
"""Pages from outside this folder, and what they are called in the site."""
_WORKER = "https://unpkg.com/iframe-worker/shim"
_HOMES = {name: ROOT / source for source, name in TAKEN_IN.items()}
_LINK = re.compile(r"\[([^\]]*)\]\((?!https?:|#)([^)#\s]+)(#[^)\s]+)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages from outside this folder."""
    for source, name in TAKEN_IN.items():
        files.append(File.generated(config, name, content=(ROOT / source).read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Lead every link to where its page is in the site; a file that is no page of it is only named."""
    uri = page.file.src_uri
    home = _HOMES.get(uri, ROOT / "docs" / uri).parent
    return _LINK.sub(lambda found: _led(found, home, "../" * uri.count("/")), markdown)


def on_post_page(output: str, page: Page, **_: object) -> str:
    """Take the script by which a page opened as a file searches from this folder; the theme would fetch it."""
    return output.replace(_WORKER, "../" * page.url.count("/") + "assets/worker.js")


def on_post_template(output_content: str, template_name: str, **_: object) -> str:
    """The same for the page that says that there is no such page."""
    return output_content.replace(_WORKER, "assets/worker.js") if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Refuse a site of which a page would load something from another machine."""
    site = Path(config.site_dir)
    for path in sorted(site.rglob("*.*")):
        if path.suffix in (".html", ".css") and (outside := loaded_from_outside(path.read_text(encoding="utf-8"))):
            raise PluginError(f"{path.relative_to(site)} would load {outside[0]}; name a file of this folder")


def _led(found: re.Match[str], home: Path, up: str) -> str:
    path = (home / found[2]).resolve()
    name = TAKEN_IN.get(path.relative_to(ROOT).as_posix())
    if name is None and path.is_relative_to(ROOT / "docs"):
        name = path.relative_to(ROOT / "docs").as_posix()
    return f"[{found[1]}]({up}{name}{found[3] or ''})" if name else found[1]
