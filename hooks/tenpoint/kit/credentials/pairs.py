"""Secrets whose name and value stand apart: in two keys, in a table, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.credentials.assignments import is_secret, valued
from tenpoint.kit.credentials.line import ASSIGNED, Line, Match
from tenpoint.kit.credentials.names import PASSWORD, STEMS, kind_of
from tenpoint.kit.credentials.values import looks_random
from tenpoint.kit.pattern import Pattern

_STEM = "(?:" + "|".join(STEMS) + ")"

# `- name: DB_PASSWORD` on one line and its `value:` on the next, as in Kubernetes and ECS.
_VALUE_LINE = Pattern(
    r"""^[ \t-]*["']?value["']?[ \t]*:[ \t]*["']?(?P<value>[^\s"'#$<{&*|!][^\s"']{5,500})"""
)
_NAME_LINE = Pattern(
    r"""(?:^|\n|[{,])[\s-]*["']?(?:name|key)["']?[ \t]*:[ \t]*"""
    r"""["']?(?P<name>[A-Za-z0-9_.-]+)["']?[ \t]*,?\s*$"""
)
# `{"name": "DB_PASSWORD", "value": "…"}`, `<add key="Password" value="…"/>`.
_NAMED_VALUE = Pattern(
    r"""(?:name|key)["']?[ \t]*[:=][ \t]*["'](?P<name>[A-Za-z0-9_.:-]{2,80})["']"""
    r"""[ \t]*(?:,[ \t]*)?["']?value["']?[ \t]*[:=][ \t]*["'](?P<value>[^"'\s]{6,500})["']"""
)


def find_values(line: Line) -> Iterator[Match]:
    """`value: …` whose name stands in another key, on this line or the line before."""
    for found in _NAMED_VALUE.finditer(line.text):
        yield from valued(line, kind_of(found["name"]), found["name"], found)
    alone = _VALUE_LINE.match(line.text) if line.is_begun else None
    named = _NAME_LINE.search(line.before[-400:]) if alone else None
    if alone is not None and named is not None:
        yield from valued(line, kind_of(named["name"]), named["name"], alone)


# Words that mean a password and hold no stem.
_FOREIGN = (
    "kennwort",
    "mot de passe",
    "wachtwoord",
    "parola",
    "пароль",
    "Пароль",
    "ПАРОЛЬ",
    "密码",
)
# "The ftp password for staging is `…`", "- admin password: …", "| SMTP_PASS | … |", "pw - …".
SENTENCE = rf"""
    (?: (?P<name> (?: [a-z0-9_-]{{1,30}} [ ] ){{0,3}} [a-z0-9_]{{0,40}} {_STEM} (?: e(?:ñ|Ñ)a )?
      [a-z0-9_]{{0,30}} ) | (?P<word> \b pw | {"|".join(_FOREIGN).replace(" ", "[ ]")} ) )
    [`*"']{{0,2}} (?: [ ] for [ ] [a-z0-9 _@.-]{{1,40}}? | [ ] \( [a-z0-9 ]{{1,24}} \) )?
    (?: [ ]{{0,2}} (?: [ ] is | [ ] to | [ ] as | : | = | \|
        | [ ] (?: was | has [ ] been ) [ ] (?: changed | reset | set ) [ ] to )
        (?: \*{{1,2}} | </b> | </strong> )? [ ]{{1,3}} [`*"']{{0,2}}
      | (?P<weak> [ ] (?: - | – | — | → | -> ) [ ] [`*"']{{0,2}} | [ ] \*\* ) | [ ] ` )
    (?P<value> [^\s`"'|<>]{{8,300}} )"""
# "(pw …)", "login: admin / …", "credentials: admin/…"
BESIDE = r"""
    (?: (?: \( | , [ ] | \b with [ ] (?: the [ ] )? )
      (?: pw | pwd | pass | password | passwd ) [ ] ["'`*]{0,2}
    | https?://[^\s()]{4,200} [ ] \( [a-z0-9@._-]{2,64} :
    | (?: : | - | – | — ) [ ] (?: root | admin | administrator | deploy | sa | svc[a-z_]{1,20}
      | [a-z]{1,20} [_-] (?: rw | ro | admin | user | bot | svc ) | jenkins | postgres | robot
      | user [a-z0-9_]{0,10} ) [ ] / [ ] `?
    | (?: log[ -]?in | credentials? | creds | account | user ) [ a-z]{0,12} :? [ ] [`*"']{0,2}
      [a-z0-9@._-]{2,64} [`*"']{0,2} (?: [ ]? / [ ]? | : ) [`*"']{0,2} )
    (?P<value> [^\s`"'|<>()]{6,200} )"""
_SENTENCE = Pattern(SENTENCE, re.VERBOSE)
_BESIDE = Pattern(BESIDE, re.VERBOSE)


def find_in_prose(line: Line) -> Iterator[Match]:
    """A secret that a sentence or a table of a text for people gives away."""
    if line.loose not in ("prose", "notebook"):
        return
    for found in _SENTENCE.finditer(line.folded):
        group = "name" if found["name"] else "word"
        name = line.text[slice(*found.span(group))].strip()
        kind = PASSWORD if found["word"] or name.lower() == "pass" else kind_of(name)
        yield from _said(line, found, name, kind, bool(found["weak"]))
    for found in _BESIDE.finditer(line.folded):
        yield from _said(line, found, "password", PASSWORD, True)


def _said(line: Line, found: re.Match[str], name: str, kind: str, is_weak: bool) -> Iterator[Match]:
    start, end = found.span("value")
    value = line.text[start:end].partition("\\n")[0].rstrip(".,;:*")
    if "(" not in value:
        value = value.rstrip(".,;:)*")
    digits = sum(map(str.isdigit, value))
    # A word with a sign, or a version: sentences are full of them.
    is_word = digits < 2 and (is_weak or not digits or value.isalnum())
    if kind == PASSWORD and is_word and not looks_random(value):
        return
    if is_secret(value, kind):
        yield Match(start, start + len(value), ASSIGNED, value, name)


def prose_patterns() -> list[str]:
    """Both for Hyperscan."""
    from tenpoint.kit.credentials.forms import for_bytes

    start = SENTENCE.index("(?P<name> (?:")
    end = SENTENCE.index("[a-z0-9_]{0,40}") + len("[a-z0-9_]{0,40}")
    return [for_bytes(SENTENCE[:start] + "(?: " + SENTENCE[end:]), for_bytes(BESIDE)]


def prose_signs() -> list[str]:
    """What one of stands on each such line, as bytes are searched: one character a byte."""
    # The last two are of `BESIDE` where none of its words stands.
    beside = ("login", "log in", "log-in", "cred", "account", "user", " / ", "://")
    words = (*STEMS, "pw", *_FOREIGN, *beside)
    return [word.replace(" ", "_").replace("-", "_").encode().decode("latin-1") for word in words]
