"""GitHub's Markdown as GitHub renders it: cmark-gfm, its own C library, with raw HTML let through.

GitHub's sanitizer runs over the result; tests look at what reaches it.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

from cmarkgfm.cmark import Options, markdown_to_html_with_extensions  # type: ignore[import-untyped]

_EXTENSIONS = ["table", "autolink", "tagfilter", "strikethrough", "tasklist"]


def html(markdown: str) -> str:
    rendered = markdown_to_html_with_extensions(
        markdown, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES, _EXTENSIONS
    )
    return str(rendered)


class Tag(NamedTuple):
    """A tag with its attributes."""

    name: str
    attributes: dict[str, str]


class Rendered(HTMLParser):
    """`tags` in order, `code` the text of each code span, `plain` all text outside of code."""

    def __init__(self, markdown: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.code: list[str] = []
        self.plain = ""
        self.open: list[str] = []
        self.comments: list[str] = []
        self.feed(html(markdown))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}))
        if tag not in ("br", "hr", "img", "input"):
            self.open.append(tag)
        if tag == "code":
            self.code.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "code" in self.open:
            self.code[-1] += data
        else:
            self.plain += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    @property
    def names(self) -> list[str]:
        return [tag.name for tag in self.tags]

    @property
    def links(self) -> list[str]:
        return [tag.attributes.get("href", "") for tag in self.tags if tag.name == "a"]
