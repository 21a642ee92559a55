"""Secrets in shell commands: in RUN, CMD and their like, in heredocs, in a compose `command`.

The text is matched, not parsed as shell: what counts is what stands in the image's history,
quoted or not, run or not. References (`$TOKEN`, `$(cat /run/secrets/x)`) hold no secret.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.containers.settings import (
    HARMLESS,
    SECRET,
    Hit,
    kind_of,
    known_secrets,
    nature_of,
)
from tenpoint.kit.credentials.names import KEY, PASSWORD
from tenpoint.kit.pattern import Pattern

# One word of a command: quoted, with escaped quotes (JSON within a shell), or bare.
_VALUE = r"""
    (?: \\" (?P<v1> [^"\\\n]{1,2000}+ ) \\"
      | " (?P<v2> (?: [^"\\\n] | \\. ){1,2000}+ ) "
      | ' (?P<v3> [^'\n]{1,2000}+ ) '
      | (?P<v4> [^\s"'`;&|<>()\\,]{1,2000}+ ) )
"""
_ASSIGNED = Pattern(
    r"(?: (?<= -D ) | (?<! [\w${.\\/-] ) ) (?P<name> [A-Za-z_][\w.-]{1,80}+ ) = (?! = )" + _VALUE,
    re.VERBOSE,
)
# `name = "value"` and `name: value`: only in heredocs, where configuration is written.
_SPACED = Pattern(
    r"^[ \t]*+ (?P<name> [A-Za-z_][\w.-]{1,80}+ ) [ \t]*+ [=:] [ \t]++" + _VALUE,
    re.VERBOSE | re.MULTILINE,
)
# `"name": "value"` of JSON, and `echo "name: value" > file`.
_IN_JSON = Pattern(
    r"""\\?+ ["'] (?P<name> [A-Za-z_][\w.-]{1,80}+ ) \\?+ ["'] [ ]*+ : [ ]*+ (?= \\?+ ["'] )"""
    + _VALUE,
    re.VERBOSE,
)
_ECHOED = Pattern(
    r"""\b (?: echo | printf ) [ ]++ (?: -\w{1,20}+ [ ]++ ){0,5}+
    ["'] (?P<name> [A-Za-z_][\w.-]{1,80}+ ) [ ]*+ [=:] [ ]++ \\?+ ["']?+
    (?P<v> [^\s"'\\]{1,200}+ ) [^>|\n]{0,40} (?: > | \|[ ]*+ tee )""",
    re.VERBOSE,
)
_FLAG = Pattern(
    r"""(?<! [\w-] ) (?: -- (?P<name> [A-Za-z][\w.-]{2,60}+ ) | - (?P<short> [a-z]{6,20}+ ) )
    (?: = | ["',]{0,3}+ [ \t]++ ) (?! - )"""
    + _VALUE,
    re.VERBOSE,
)
# Options that mean a password although their names are one word.
_PASSWORD_OPTIONS = frozenset(
    ("requirepass", "masterauth", "storepass", "keypass", "passin", "passout", "userpass")
)
# `docker build --secret id=…` and its like say where a secret is.
_LOCATING_OPTIONS = frozenset(("secret", "secrets", "mount"))


def _tool(pattern: str) -> Pattern[str]:
    """TO is what may stand between within one command, CONFIG a configuring command."""
    config = r"\b config [ ]++ (?: -\S{1,40}+ [ ]++ ){0,5}+ (?: set [ ]++ )?"
    pattern = pattern.replace("CONFIG", config).replace("TO", r"[^;&|\n]{0,300}?")
    return Pattern(pattern.replace("VALUE", _VALUE), re.VERBOSE)


_TOOLS = (
    ("a password given to a login", _tool(
        r"\b (?: docker | podman | buildah | nerdctl | az | oc | helm ) \b TO [ ] login \b TO [ ] "
        r"-p (?: = | [ ]*+ ) VALUE")),
    ("a password given to a database client", _tool(
        r"\b (?: mysql (?: admin | dump )? | mariadb (?: -admin | -dump )? ) \b TO [ ] -p VALUE")),
    ("a password given to mysqladmin", _tool(
        r"\b (?: mysqladmin | mariadb-admin ) \b TO [ ] password [ ]++ VALUE")),
    ("a password given to sshpass", _tool(r"\b sshpass [ ]++ -p [ ]*+ VALUE")),
    ("a password given to redis-cli", _tool(r"\b redis-cli \b TO [ ] -a [ ]++ VALUE")),
    ("a password given to a request", _tool(
        r"""\b (?: curl | https? | wget ) \b TO [ ] (?: -u | --user ) (?: = | [ ]*+ )
        ["']?+ [^\s:"'$]{1,64}+ : (?P<v> [^\s"']{1,200}+ )""")),
    ("a password given to htpasswd", _tool(
        r"\b htpasswd [ ]++ -[a-zA-Z]{0,9}b[a-zA-Z]{0,9} [ ]++ \S++ [ ]++ \S++ [ ]++ VALUE")),
    ("a password given to openssl", _tool(
        r"\b openssl [ ]++ passwd (?: [ ]++ - (?: [156] | apr1 | crypt | noverify ) )*+ [ ]++ "
        r"(?! - ) VALUE")),
    ("a password given to chpasswd", _tool(
        r"""\b (?: echo | printf ) (?: [ ]++ -\w{1,20}+ ){0,5}+ [ ]++ ["']?+ [\w$.{}-]{1,64}+ :
        (?P<v> [^\s"'|:\\]{1,200}+ ) [^|\n]{0,40} \| [ ]*+ (?: sudo [ ]++ )? chpasswd \b
        (?! [ ]++ -e )""")),
    ("a password given to chpasswd", _tool(
        r"""\b chpasswd [ ]*+ <<< [ ]*+ ["']?+ [\w.-]{1,64}+ : (?P<v> [^\s"']{1,200}+ )""")),
    ("a password given to chpasswd", _tool(
        r"""\b chpasswd [ ]*+ << -? [ ]*+ ["']?+ \w{1,30}+ ["']?+ [ ]*+ \n [ \t]*+
        [\w.-]{1,64}+ : (?P<v> \S{1,200}+ )""")),
    ("a password given to a command", _tool(
        r"""\b (?: echo | printf ) [ ]++ (?: -\w{1,20}+ [ ]++ ){0,5}+ VALUE [^|>\n]{0,40} \| [ ]*+
        (?: sudo [ ]++ )? (?: passwd | vncpasswd
          | [^|\n]{0,100}? [ ] -- (?: (?: password | pass | token ) -stdin | with-token ) ) \b""")),
    ("a password given to useradd", _tool(
        r"\b user (?: add | mod ) \b TO [ ] (?: -p | --password ) (?: = | [ ]++ ) VALUE")),
    ("a key given to cargo", _tool(r"\b cargo [ ]++ login [ ]++ (?! - ) VALUE")),
    ("a key given to wandb", _tool(r"\b wandb [ ]++ login [ ]++ (?! - ) VALUE")),
    ("a password for a .netrc", _tool(
        r"""\b machine (?: \s | \\n )++ [^\s\\"']++ (?: \s | \\n )++ login (?: \s | \\n )++
        [^\s\\"']++ (?: \s | \\n )++ password (?: \s | \\n )++ VALUE""")),
    ("a token for a configuration", _tool(
        r"CONFIG (?: pypi-token | github-oauth | gitlab-token ) \.\S++ [ ]++ VALUE")),
    ("a password for a configuration", _tool(
        r"\b bundle [ ]++ CONFIG [\w.-]++ [ ]++ [^\s:$]{1,64}+ : VALUE")),
    ("a password for a configuration", _tool(r"CONFIG http-basic \.\S++ [ ]++ \S++ [ ]++ VALUE")),
)  # fmt: skip
_CONFIGURED = Pattern(
    r"""\b (?: config (?:ure)? | (?: npm | pnpm | yarn ) (?= [ ]++ set ) ) [ ]++
    (?: -\S{1,40}+ [ ]++ ){0,5}+ (?: set [ ]++ )? (?P<name> [\w./:@-]{3,100}+ ) (?: [ ]++ | = )"""
    + _VALUE,
    re.VERBOSE,
)
# `sed s/password=.*/password=…/`
_SUBSTITUTED = Pattern(
    r"""\b s (?P<sign> [/|#,~@!] ) [^\n]{0,200}? (?P=sign) [^\n=]{0,40}?
    (?P<name> [A-Za-z_][\w.-]{1,80}+ ) (?: [ ]?[=:][ ]? | [ ] )
    (?P<v> [^\s"'/|#,~@!]{1,200}+ ) (?P=sign)""",
    re.VERBOSE,
)
_HEADER = Pattern(
    r"""(?<! [\w-] ) (?P<name> (?: proxy- )? authorization | x- [a-z-]{2,40}+ | private-token
    | job-token | api-?key ) : [ \t]*+ (?: (?P<scheme> bearer | basic | token ) [ \t]++ )?
    (?P<v> [A-Za-z0-9+/=_.~:!@%-]{4,2000}+ )""",
    re.VERBOSE | re.IGNORECASE,
)
# A pattern of sed or grep, not a value.
_EXPRESSION = Pattern(r"\.\*|\[\^|\\[1-9(.]|\{\{|^\*|^%|\?\?")


def in_command(text: str, *, lines: bool = False) -> list[Hit]:
    """The secrets of a command, in its order, none inside of another; `lines` for a heredoc."""
    hits = [*known_secrets(text), *_assigned(text, lines), *_flags(text), *_tools(text)]
    hits += _headers(text)
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in hits:
        if hit.nature == HARMLESS or (lines and _in_comment(text, hit.start)):
            continue
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


_PASSWORD_LINE = Pattern(r"^[ \t]*[\w.-]{1,64}+:(?P<v>\S{1,200}+)", re.MULTILINE)


def in_chpasswd(command: str, given: str) -> list[Hit]:
    """The passwords that a command gives to chpasswd by a heredoc."""
    if not re.search(r"\bchpasswd\b(?!\s+-e)", command):
        return []
    return [
        hit
        for found in _PASSWORD_LINE.finditer(given)
        for hit in _hit(found, "a password given to chpasswd", PASSWORD)
    ]


def in_value(text: str) -> list[Hit]:
    """The secrets of a value: known ones, and those assigned in it (`user=a;password=…`)."""
    hits = known_secrets(text)
    if "=" in text and not hits:
        hits = [hit for hit in _assigned(text, lines=False) if hit.nature == SECRET]
    return hits


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
    if literal is None or _EXPRESSION.search(value):
        return
    nature = nature_of(literal, kind)
    if nature != HARMLESS:
        yield Hit(start, end, literal, what, nature)


def without_references(value: str) -> str | None:
    """The literal of a shell word, the default of `${NAME:-default}`; None for a reference.

    Text around a reference is no secret of its own: the secret is what is put there.
    """
    if "$" not in value and "`" not in value:
        return value
    default = _DEFAULT.fullmatch(value)
    if default and "$" not in default["default"]:
        return default["default"]
    return None


_DEFAULT = Pattern(r"\$\{\w++:?[-=](?P<default>[^}]++)\}")


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
        if found["short"] and kind != PASSWORD:
            continue
        if kind:
            yield from _hit(found, f"the value of -{'-' if found['name'] else ''}{name}", kind)


def _tools(text: str) -> Iterator[Hit]:
    for what, pattern in _TOOLS:
        for found in pattern.finditer(text):
            yield from _hit(found, what, PASSWORD)
    for found in _SUBSTITUTED.finditer(text) if "sed" in text else ():
        yield from _hit(found, f"the value of {found['name']}", kind_of(found["name"]))
    for found in _CONFIGURED.finditer(text):
        name = found["name"].rpartition(":")[2]
        if kind := kind_of(name):
            yield from _hit(found, f"the value of {name}", kind)


def _headers(text: str) -> Iterator[Hit]:
    for found in _HEADER.finditer(text) if ":" in text else ():
        name = found["name"]
        if not name.lower().endswith("authorization"):
            yield from _hit(found, f"a {name} header", kind_of(name))
        elif found["scheme"] and len(found["v"]) >= _SHORTEST_CREDENTIAL:
            yield from _hit(found, f"a {found['scheme'].capitalize()} header", KEY)


_SHORTEST_CREDENTIAL = 8
