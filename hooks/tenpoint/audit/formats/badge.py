"""The score as a picture for a README: an SVG, or what a badge service reads."""

from __future__ import annotations

import json

from tenpoint.audit.result import Audit

_LABEL = "tenpoint"
# Names that badge services know, and the colours that they draw for them.
_COLOURS = {"brightgreen": "#3c1", "yellow": "#b08800", "orange": "#d15704", "red": "#cf222e"}
# Widths of digits and letters of an 11-pixel sans-serif, in pixels; the text is stretched to fit.
_LETTER = 6.6
_PADDING = 10


def endpoint(audit: Audit) -> dict[str, object]:
    """The object of shields.io's endpoint badge, which takes these keys and no others."""
    return {
        "schemaVersion": 1,
        "label": _LABEL,
        "message": _message(audit),
        "color": _colour(audit),
    }


def render_json(audit: Audit) -> str:
    return json.dumps(endpoint(audit)) + "\n"


def render(audit: Audit) -> str:
    """A flat badge that needs no font and no network."""
    message = _message(audit)
    left, right = (round(len(text) * _LETTER) + _PADDING for text in (_LABEL, message))
    width = left + right
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" \
aria-label="{_LABEL}: {message}">
<title>{_LABEL}: {message} ({audit.verdict})</title>
<clipPath id="r"><rect width="{width}" height="20" rx="3" fill="#fff"/></clipPath>
<g clip-path="url(#r)">
<rect width="{left}" height="20" fill="#444"/>
<rect x="{left}" width="{right}" height="20" fill="{_COLOURS[_colour(audit)]}"/>
</g>
<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" \
font-size="11">
<text x="{left / 2}" y="14" textLength="{left - _PADDING}">{_LABEL}</text>
<text x="{left + right / 2}" y="14" textLength="{right - _PADDING}">{message}</text>
</g>
</svg>
"""


def _message(audit: Audit) -> str:
    attested = f" ({audit.score.attested} attested)" if audit.score.attested else ""
    return f"{audit.score.score}/10{attested}"


def _colour(audit: Audit) -> str:
    score = audit.score.score
    if score == 10 and not audit.outside:
        return "brightgreen"
    return "yellow" if score >= 7 else "orange" if score >= 4 else "red"
