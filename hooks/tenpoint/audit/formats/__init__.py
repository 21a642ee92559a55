"""How an audit is written down: the same facts for a person, a page, a program and GitHub."""

from __future__ import annotations

from tenpoint.audit.result import Audit

NAMES = ("text", "json", "sarif", "markdown", "html")


def render(audit: Audit, name: str, *, root: str = "") -> str:
    """The audit in the format of that name, loaded when it is asked for."""
    if name == "text":
        from tenpoint.audit.formats.text import render as text

        return text(audit, root=root)
    if name == "json":
        from tenpoint.audit.formats.json import render as json

        return json(audit)
    if name == "sarif":
        from tenpoint.audit.formats.sarif import render as sarif

        return sarif(audit)
    if name == "markdown":
        from tenpoint.audit.formats.markdown import render as markdown

        return markdown(audit)
    from tenpoint.audit.formats.html import render as html

    return html(audit)
