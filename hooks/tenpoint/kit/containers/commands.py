"""Secrets in shell commands: in RUN, CMD and their like, in heredocs, in a compose `command`.

What tells by its name or its form is matched in the text: what counts is what stands in the
image's history, quoted or not, run or not. What is given to a program is found by the words of
its command (`programs.py`). References (`$TOKEN`, `$(cat /run/secrets/x)`) hold no secret.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenpoint.kit.containers import programs
from tenpoint.kit.containers.interpolation import without_references
from tenpoint.kit.containers.settings import (
    HARMLESS,
    SECRET,
    Hit,
    kind_of,
    known_secrets,
    nature_of,
    tells,
)
from tenpoint.kit.credentials.names import KEY, PASSWORD
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

# One word of a command: quoted, with escaped quotes (JSON within a shell), or bare.
_VALUE = r"""
    (?: \\" (?P<v1> [^"\\\n]{1,2000}+ ) \\"
      | " (?P<v2> (?: [^"\\\n] | \\. ){1,2000}+ ) "
      | ' (?P<v3> [^'\n]{1,2000}+ ) '
      | (?P<v4> [^\s"'`;&|<>()\\,]{1,2000}+ ) )
"""
_ASSIGNED = Pattern(
    r"(?x)(?: (?<= -[DP] ) | (?<= \\n ) | (?<! [\w${.\\/-] ) )"
    r" (?P<name> [A-Za-z_][\w.-]{1,80}+ ) = (?! = )" + _VALUE
)
# `name = "value"` and `name: value`: only in heredocs, where configuration is written.
_SPACED = Pattern(r"(?xm)^[ \t]*+ (?P<name> [A-Za-z_][\w.-]{1,80}+ ) [ \t]*+ [=:] [ \t]++" + _VALUE)
# `"name": "value"` of JSON, `name: 'value'` of JavaScript, and `echo "name: value" > file`.
_IN_JSON = Pattern(
    r"""(?x)(?<! [\w.$-] ) (?P<name> [A-Za-z_][\w.-]{1,80}+ ) (?: \\?+ ["'] [ ]*+ )?+ : [ ]*+
    (?= \\?+ ["'] )"""
    + _VALUE
)
_ECHOED = Pattern(
    r"""(?x)\b (?: echo | printf ) [ ]++ (?: -\w{1,20}+ [ ]++ ){0,5}+
    ["'] (?P<name> [A-Za-z_][\w.-]{1,80}+ ) [ ]*+ [=:] [ ]++ \\?+ ["']?+
    (?P<v> [^\s"'\\]{1,200}+ ) [^>|\n]{0,40} (?: > | \|[ ]*+ tee )"""
)
_FLAG = Pattern(
    r"""(?x)(?<! [\w-] ) (?: -- (?P<name> [A-Za-z][\w.-]{2,60}+ ) | - (?P<short> [a-z]{5,20}+ ) )
    (?: = | ["',]{0,3}+ [ \t]++ ) (?! - )"""
    + _VALUE
)
# Options that mean a password although their names are one word.
_PASSWORD_OPTIONS = frozenset(
    ("pass", "requirepass", "masterauth", "storepass", "keypass", "passin", "passout", "userpass")
)
# `docker build --secret id=…` and its like say where a secret is.
_LOCATING_OPTIONS = frozenset(("secret", "secrets", "mount"))


_CONFIG = (
    r"\b config [ ]++ (?: -\S{1,40}+ [ ]++ ){0,5}+ (?: set [ ]++ )? (?: -\S{1,40}+ [ ]++ ){0,5}+"
)
# Forms that are no program's: a word that the command must hold in small letters, what it is.
_FORMS = (
    ("machine", "a password for a .netrc", Pattern(
        r"""(?x)\b machine (?: \s | \\n )++ [^\s\\"']++ (?: \s | \\n )++ login (?: \s | \\n )++
        [^\s\\"']++ (?: \s | \\n )++ password (?: \s | \\n )++ """ + _VALUE)),
    ("config", "a token for a configuration", Pattern(
        "(?x)" + _CONFIG + r" (?: pypi-token | git (?: hub-oauth | lab-token ) ) \.\S++ [ ]++ "
        + _VALUE)),
    ("config", "a password for a configuration", Pattern(
        "(?x)" + _CONFIG + r" http-basic \.\S++ [ ]++ \S++ [ ]++ " + _VALUE)),
    ("bundle", "a password for a configuration", Pattern(
        r"(?x)\b bundle [ ]++" + _CONFIG + r"[\w.-]++ [ ]++ [^\s:$]{1,64}+ :" + _VALUE)),
    ("chpasswd", "a password given to chpasswd", Pattern(
        r"""(?x)\b chpasswd [ ]*+ << -? [ ]*+ ["']?+ \w{1,30}+ ["']?+ [ ]*+ \n [ \t]*+
        [\w.-]{1,64}+ : (?P<v> \S{1,200}+ )""")),
    ("identified", "a password in SQL", Pattern(
        r"""(?x)(?i: \b identified [ ]++ (?: with [ ]++ \S{1,60}+ [ ]++ )? (?: by | as ) )
        [ ]*+ \\?+ ["'] (?P<v> [^"'\n\\]{1,200}+ )""")),
    ("password", "a password in SQL", Pattern(
        r"""(?x)(?i: \b (?: alter | create | set | update ) [ ] [^;'\n]{1,200}? \b password )
        [ ]*+ [=(]?+ [ ]*+ \\?+ ' (?P<v> [^'\n\\]{1,200}+ )""")),
    ("pgpass", "a password for a .pgpass", Pattern(
        r"""(?x)(?<! [\w.*-] ) [\w.*-]{1,253}+ : (?: \d{1,5}+ | \* ) : [\w.*-]{1,63}+ :
        [\w.*-]{1,63}+ : (?P<v> [^\s"'\\:]{1,200}+ )""")),
    ("define", "a constant of PHP", Pattern(
        r"""(?x)\b define [ ]*+ \( [ ]*+ \\?+ ["'] (?P<name> \w{2,80}+ ) \\?+ ["'] [ ]*+ , [ ]*+
        (?= \\?+ ["'] )""" + _VALUE)),
    ("securestring", "a password of PowerShell", Pattern(
        r"(?xi)convertto-securestring [ ]++ (?: -string [ ]++ )?+ (?! -|\$ )" + _VALUE)),
    ("secret", "a secret that is set", Pattern(
        r"(?x)\b secrets? [ ]++ set [ ]++ (?P<name> [\w.-]{2,80}+ ) [ ]++"
        r" (?: --body | -b | --value ) (?: = | [ ]++ )" + _VALUE)),
    ("--name", "a secret that is put", Pattern(
        r"""(?x)--name (?: = | [ ]++ ) ["']?+ (?P<name> [\w./-]{2,120}+ ) ["']?+ [^;&|\n]{0,120}?
        [ ] --(?: value | secret-string ) (?: = | [ ]++ )""" + _VALUE)),
    ("$env:", "a variable of PowerShell", Pattern(
        r"(?xi)\$env: (?P<name> \w{2,80}+ ) [ ]*+ = [ ]*+" + _VALUE)),
)  # fmt: skip
# The words of the forms that `tells` does not know.
_UNTOLD_FORMS = ("identified", "config", "bundle", "securestring", "x-jfrog-art-api")
_CONFIGURED = Pattern(
    r"""(?x)\b (?: config (?:ure)? | (?: npm | pnpm | yarn ) (?= [ ]++ set ) ) [ ]++
    (?: -\S{1,40}+ [ ]++ ){0,5}+ (?: set [ ]++ )? (?P<name> [\w./:@-]{3,100}+ ) (?: [ ]++ | = )"""
    + _VALUE
)
# `sed s/password=.*/password=…/`
_SUBSTITUTED = Pattern(
    r"""(?x)\b s (?P<sign> [/|#,~@!] ) [^\n]{0,200}? (?P=sign) [^\n=]{0,40}?
    (?P<name> [A-Za-z_][\w.-]{1,80}+ ) (?: [ ]?[=:][ ]? | [ ] )
    (?P<v> [^\s"'/|#,~@!]{1,200}+ ) (?P=sign)"""
)
_HEADER = Pattern(
    r"""(?xi)(?<! [\w-] ) (?P<name> (?: proxy- )? authorization | x- [a-z-]{2,40}+ | private-token
    | job-token | api-?key ) : [ \t]*+ (?: (?P<scheme> bearer | basic | token ) [ \t]++ )?
    (?P<v> [A-Za-z0-9+/=_.~:!@%-]{4,2000}+ )"""
)
# A pattern of sed or grep, not a value.
_EXPRESSION = Pattern(r"\.\*|\[\^|\\[1-9(.]|\{\{|^\*|^%|\?\?")


def in_command(text: str, *, lines: bool = False, words: Sequence[str] = ()) -> list[Hit]:
    """The secrets of a command, in its order, none inside of another.

    `lines` is for a heredoc, where configuration may stand. `words` are given when no shell
    cuts the text into words (the JSON form), and the text is these words with blanks between.
    """
    hits = known_secrets(text)
    if tells(text) or any(word in text.lower() for word in _UNTOLD_FORMS):
        hits += [*_assigned(text, lines), *_flags(text), *_by_form(text), *_headers(text)]
    if programs.name_programs(text):
        from tenpoint.kit.parse import shell

        commands = shell.executed(words) if words else shell.commands(text)
        hits += programs.given_to_programs(text, commands)
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in hits:
        if hit.nature == HARMLESS or (lines and _in_comment(text, hit.start)):
            continue
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


_PASSWORD_LINE = Pattern(r"(?m)^[ \t]*[\w.-]{1,64}+:(?P<v>\S{1,200}+)")


_CHPASSWD = Pattern(r"\bchpasswd\b(?!\s+-e)")


def in_chpasswd(command: str, given: str) -> list[Hit]:
    """The passwords that a command gives to chpasswd by a heredoc."""
    if "chpasswd" not in command or not _CHPASSWD.search(command):
        return []
    return [
        hit
        for found in _PASSWORD_LINE.finditer(given)
        for hit in _hit(found, "a password given to chpasswd", PASSWORD)
    ]


def in_value(text: str) -> list[Hit]:
    """The secrets of a value: known ones, and those assigned in it (`user=a;password=…`)."""
    hits = known_secrets(text)
    if "=" in text and not hits and tells(text):
        hits = [hit for hit in _assigned(text, lines=False) if hit.nature == SECRET]
    if not hits and text.lstrip("\"'")[:6].lower() in ("bearer", "basic "):
        from tenpoint.kit.credentials import values

        found = _CREDENTIAL.fullmatch(text)
        if found is not None and values.looks_random(found["v"]):
            hits = list(_hit(found, f"a {found['scheme']} credential", KEY))
    return hits


# The value of an `Authorization` header under whatever name.
_CREDENTIAL = Pattern(
    r"""(?xi)["']? (?P<scheme> Bearer | Basic ) [ ]++ (?P<v> [A-Za-z0-9+/=_.~-]{16,2000}+ ) ["']?"""
)


def _in_comment(text: str, at: int) -> bool:
    start = text.rfind("\n", 0, at) + 1
    return text[start:at].lstrip().startswith("#")


def _value(found: re.Match[str]) -> tuple[int, int, str]:
    """The place of what a pattern's value stands for, without its quotes."""
    for group in ("v", "v1", "v2", "v3", "v4"):
        if group in found.re.groupindex and found[group] is not None:
            return found.start(group), found.end(group), found[group]
    raise AssertionError("every pattern has a value")


def _hit(found: re.Match[str], what: str, kind: str) -> Iterator[Hit]:
    start, end, value = _value(found)
    if not kind:
        return
    literal = without_references(value)
    # Before a blank stands the end of a quotation: `grep "password=" file || echo "…"`.
    if literal is None or value[0].isspace() or _EXPRESSION.search(value):
        return
    nature = nature_of(literal, kind)
    if nature != HARMLESS:
        yield Hit(start, end, literal, what, nature)


def _assigned(text: str, lines: bool) -> Iterator[Hit]:
    if "=" not in text and ":" not in text:
        return
    patterns = (_ASSIGNED, _IN_JSON, _ECHOED, _SPACED)
    for pattern in patterns if lines else patterns[:3]:
        for found in pattern.finditer(text):
            if kind := kind_of(found["name"]):
                yield from _hit(found, f"the value of {found['name']}", kind)


def _flags(text: str) -> Iterator[Hit]:
    for found in _FLAG.finditer(text) if "-" in text else ():
        name = found["name"] or found["short"]
        if name in _LOCATING_OPTIONS and "=" in _value(found)[2]:
            continue
        kind = PASSWORD if name in _PASSWORD_OPTIONS else kind_of(name)
        if found["short"] and kind != PASSWORD and name not in ("token", "apikey"):
            continue
        if kind:
            yield from _hit(found, f"the value of -{'-' if found['name'] else ''}{name}", kind)


def _by_form(text: str) -> Iterator[Hit]:
    lowered = text.lower()
    for word, what, pattern in _FORMS:
        for found in pattern.finditer(text) if word in lowered else ():
            named = "name" in found.re.groupindex
            yield from _hit(found, what, kind_of(found["name"]) if named else PASSWORD)
    for found in _SUBSTITUTED.finditer(text) if "sed" in text else ():
        yield from _hit(found, f"the value of {found['name']}", kind_of(found["name"]))
    for found in _CONFIGURED.finditer(text) if "config" in text or " set " in text else ():
        name = found["name"].rpartition(":")[2]
        if kind := kind_of(name):
            yield from _hit(found, f"the value of {name}", kind)


def _headers(text: str) -> Iterator[Hit]:
    for found in _HEADER.finditer(text) if ":" in text else ():
        name = found["name"]
        if not name.lower().endswith("authorization"):
            kind = KEY if name.lower() == "x-jfrog-art-api" else kind_of(name)
            yield from _hit(found, f"a {name} header", kind)
        elif found["scheme"] and len(found["v"]) >= _SHORTEST_CREDENTIAL:
            yield from _hit(found, f"a {found['scheme'].capitalize()} header", KEY)


_SHORTEST_CREDENTIAL = 8
