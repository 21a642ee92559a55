"""Names and messages that try to be more than text, each with what it tries."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

ESC = "\x1b"

TEXTS = {
    "spaces": "my file name.py",
    "spaces at both ends": " a.py ",
    "only a space": " ",
    "nothing": "",
    "right-to-left override": "gnp\u202ekcilc.py",
    "zero-width": "a\u200bdmin\ufeff.py",
    "backticks": "a`b``c```d.py",
    "only backticks": "```",
    "a backtick at each end": "`a.py`",
    "a fence": "```\n# heading\n```",
    "bars": "a|b||c.py",
    "an escaped bar": "a\\|b\\\\|c.py",
    "a backslash at the end": "a\\",
    "a newline and a heading": "a\n\n# heading",
    "a carriage return": "a\r# heading",
    "a line separator": "a\u2028# heading\u0085- item",
    "a setext heading": "a\n===",
    "a list": "- [ ] 1. * + item",
    "a numbered list": "1. 2) item",
    "a quotation": "> quoted",
    "an event attribute": "<img src=x onerror=alert(1)>.py",
    "a script": "<script>alert(1)</script>",
    "a comment's start": "<!-- a",
    "our marker": "<!-- tenpoint-summary -->",
    "a folded part": "</details><details open><summary>all good</summary>",
    "the end of a cell": "</td></tr></table>",
    "an entity": "&lt;img&gt;&#96;&vert;",
    "a link": "[click](https://evil.example)",
    "a link over its end": "x](https://evil.example)[y",
    "a reference link": "[a][b]\n\n[b]: https://evil.example",
    "an image": "![a](https://evil.example/a.png)",
    "an autolink": "<https://evil.example>",
    "a bare address": "https://evil.example/a?b=c",
    "an address without a scheme": "see www.evil.example/now",
    "an e-mail address": "ann@mail.example",
    "a mention": "@octocat and @org/team",
    "a reference": "#1 GH-2 example/repo#3",
    "a commit": "19758d8176ff192844b2eaf2e0379dd7d6ad6b46 deadbeef 1234567",
    "bold": "**bold** __bold__ ~~gone~~ *x* _y_",
    "an emoji": ":tada: 🎉",
    "mathematics": "$`x`$ $$y$$",
    "a footnote": "a[^1]\n\n[^1]: b",
    "a heading": "# heading",
    "a horizontal rule": "---",
    "a table": "a | b\n--|--\nc | d",
    "a command": "::error::all good",
    "a command behind spaces": "   ::set-output name=a::b",
    "a command on a second line": "a\n::warning file=a::b",
    "a command as escapes": "a%0A::error::b%0D%25",
    "an old command": "a ##[error]b",
    "an old command on a second line": "a\n##[group]b",
    "the end of a property": "a,line=1::b:c",
    "terminal codes": f"{ESC}[31mred{ESC}[0m{ESC}]8;;https://evil.example\x07a",
    "an expression": "${{ github.token }}",
    "an option": "--help",
    "a path upwards": "../../settings",
    "bytes that are no text": "caf\udce9\udcff.py",
    "half of a character": "a\ud83d",
    "NUL": "a\x00b",
    "other scripts": "журнал/日志.py",
}

TABLE = [pytest.param(text, id=name) for name, text in TEXTS.items()]

# Pieces that mean something to Markdown, HTML or the runner, put together in any order.
_SIGNS = (
    "` `` | \\ < > [ ]( ) ! * _ # @ & ; :: ##[ %0A https://e.example www.e.example <!-- --> "
    "</details> a deadbeef 1. - ~~ ( \" ' error : , $"
).split()
_PIECES = st.sampled_from([*_SIGNS, " ", "\n", "\r", "\u202e", "\x1b"])
HOSTILE = st.lists(_PIECES, max_size=12).map("".join) | st.text(max_size=40)
