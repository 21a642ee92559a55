"""Passwords on the command lines of tools, and among the arguments of calls.

Here no name tells that a value is a password: its place does, as in `sshpass -p …` or in the
third argument of `mysqli(host, user, …)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tenpoint.kit.credentials.assignments import given, valued
from tenpoint.kit.credentials.forms import Form, for_bytes, has_sign
from tenpoint.kit.credentials.line import ASSIGNED, Line, Match
from tenpoint.kit.credentials.names import PASSWORD
from tenpoint.kit.credentials.values import looks_secret
from tenpoint.kit.pattern import Pattern

# A word of a shell, which may stand between quotes.
_WORD = r"""["']? (?P<value> [^\s"'`$<>|&;(){}\[\]%=\\-] [^\s"'`<>|;\\]{4,200} ) ["']?"""
_USER = r"""["']? [a-z0-9@._-]{1,64}"""
# What stands between a tool and its flag: other flags and their values, no end of the command.
_WORDS = r"""(?: [ ]{1,4} [^\s|;&]{1,200} ){0,12}? [ ]{1,4}"""

# The name tells which tool it is.
_TOOLS = {
    "sshpass": Form(("sshpass",), rf"sshpass [ ]{{1,4}} -p [ ]{{0,4}} {_WORD}"),
    "docker login": Form(
        ("login",),
        rf"(?: docker | podman | helm | oras | az ) [ a-z]{{1,20}} login {_WORDS} -p [ ] {_WORD}",
    ),
    "docker login --password-stdin": Form(
        ("password-stdin",),
        rf"(?: echo | printf ) (?: [ ] -n )? [ ] {_WORD} [ ] \| .{{0,200}} --password-stdin",
    ),
    "mysql": Form(
        ("mysql", "mariadb"), rf"(?: mysql | mariadb ) [a-z_-]{{0,10}} {_WORDS} -p {_WORD}"
    ),
    "redis-cli": Form(("redis-cli",), rf"redis-cli {_WORDS} -a [ ] {_WORD}"),
    "mongo": Form(
        ("mongo",),
        rf"mongo (?: sh | dump | restore | import | export )? {_WORDS} -p [ ] {_WORD}",
    ),
    "sqlcmd": Form(("sqlcmd", "bcp "), rf"(?: sqlcmd | bcp ) {_WORDS} -p [ ]? {_WORD}"),
    "openssl": Form(("-passin", "-passout"), rf"-pass (?: in | out ) [ ] pass: {_WORD}"),
    "openssl enc": Form(("openssl enc",), rf"openssl [ ] enc {_WORDS} -k [ ] {_WORD}"),
    "chpasswd": Form(
        ("chpasswd",), rf"echo [ ] {_USER} : {_WORD} [ ] \| [ ] (?: sudo [ ] )? chpasswd"
    ),
    "sudo -S": Form(("sudo -s",), rf"echo [ ] {_WORD} [ ] \| [ ] sudo [ ] -s"),
    "kinit": Form(("kinit",), rf"kinit {_WORDS} <<< [ ]? {_WORD}"),
    "zip": Form(("zip ",), rf"(?: zip | unzip ) {_WORDS} -p [ ] {_WORD}"),
    "7z": Form(("7z ", "7za "), rf"7za? {_WORDS} -p {_WORD}"),
    "ldap": Form(
        ("ldap",),
        rf"ldap (?: search | modify | add | delete | whoami | passwd ) {_WORDS} -w [ ] {_WORD}",
    ),
    "lftp": Form(("lftp",), rf"lftp {_WORDS} -u [ ] {_USER} , {_WORD}"),
    "xfreerdp": Form(("freerdp",), rf"freerdp [0-9]? {_WORDS} /p: {_WORD}"),
    "mc": Form(
        ("mc alias set",),
        rf"mc [ ] alias [ ] set [ ] \S{{1,40}} [ ] \S{{1,200}} [ ] {_USER} [ ] {_WORD}",
    ),
    "cqlsh": Form(("cqlsh",), rf"cqlsh {_WORDS} -p [ ] {_WORD}"),
    "rabbitmqctl": Form(
        ("add_user", "change_password"),
        rf"rabbitmqctl {_WORDS} (?: add_user | change_password ) [ ] {_USER} [ ] {_WORD}",
    ),
    "smbclient": Form(("smbclient",), rf"smbclient {_WORDS} -u [ ] {_USER} % {_WORD}"),
    "htpasswd": Form(
        ("htpasswd -",),
        rf"""htpasswd [ ] -[a-z]{{0,6}} b [a-z]{{0,6}} (?: [ ] -[a-z0-9]{{1,8}} ){{0,4}}
        [ ] \S{{1,200}} [ ] {_USER} [ ] {_WORD}""",
    ),
    "net use": Form(("net use",), rf"net [ ] use [ ] .{{1,200}} /user: {_USER} [ ] {_WORD}"),
}
# A name is one of the arguments, so it decides what its value is.
_NAMED = (
    Form(
        ("config set",),
        r"config [ ] set [ ] [^\s]{0,200} : (?P<name> _[a-z]{4,20} ) [ =] " + _WORD,
    ),
    Form(
        ("secret set", "secrets set"),
        r"""secrets? [ ] set [ ] (?P<name> [a-z0-9_]{2,80} ) [ ]
        (?: --body | -b | --value ) [ =] """
        + _WORD,
    ),
    Form(
        ("put-parameter", "create-secret", "update-secret"),
        r"""--name [ =] ["']? (?P<name> [a-z0-9_./-]{2,120} ) ["']?
        [ ] (?: --value | --secret-string ) [ =] """ + _WORD,
    ),
)  # fmt: skip

# What a call of this name is given, and which of its arguments (from 0) is the password.
_ARGUMENTS = {
    "connect": 2, "mysqli": 2, "pdo": 2, "sequelize": 2, "plainauth": 2, "getconnection": 2,
    "mysqli_connect": 2, "mysql_connect": 2, "username_pw_set": 1, "wifi.begin": 1,
    "simple_bind_s": 1, "plaincredentials": 1, "create_superuser": 2, "keyring.set_password": 2,
    "passwordauthentication": 1,
    "networkcredential": 1, "usernamepasswordcredentials": 1, "usernamepasswordtoken": 1,
    "login": 1, "setbasicauth": 1, "basicauth": 1, "httpbasicauth": 1, "basic_auth": 1,
    "fernet": 0, "bearer_auth": 0, "bearerauth": 0, "setbearertoken": 0, "with_token": 0,
}  # fmt: skip
_CALL = Form(
    tuple(f"{name}(" for name in _ARGUMENTS),
    rf"""(?P<call> {"|".join(re.escape(name) for name in _ARGUMENTS)} ) [ ]? \(""",
)
_ARGUMENT = Pattern(
    r"""[ ]* (?: [a-z]{0,2} (?P<quote> \\?["'`] ) (?P<value> [^"'`\n]{0,300} ) (?P=quote)
      (?: \.[a-z_]{1,20}\(\) )? | [^"'`,()\n]{1,80} ) [ ]* (?P<next> [,)] )""",
    re.VERBOSE | re.IGNORECASE,
)
# `"…".toCharArray()`: what is a password, because other strings have no reason to be one.
_CHARACTERS = Form(
    (".tochararray()",), r"""["] (?P<value> [^"\s]{6,200} ) ["] \. tochararray \( \)"""
)
# A field of a form that is filled by a script: `type('#password', '…')`.
_FIELD = Form(
    (".type(", ".fill(", "fill_in ", "sendkeys", "send_keys"),
    r"""(?P<field> password | passwd ) [^"'`\n\]]{0,40} ["'`\]]{1,4} \){0,3}
    (?: , | \. (?: type | fill | sendkeys | send_keys ) \( ) [ ]?
    (?: with: [ ] )? ["'`] (?P<value> [^"'`\s]{6,200} ) ["'`]""",
)
# `curl_setopt($c, CURLOPT_USERPWD, "user:…")`, `SECURITY_CREDENTIALS, "…"`
_OPTION = Form(
    ("userpwd", "security_credentials"),
    r"""(?: curlopt_userpwd | security_credentials ) ["']? \]? [ ]? (?: , | = | => ) [ ]?
    ["'] (?: [a-z0-9@._-]{1,64} : )? (?P<value> [^"'\s]{6,200} ) ["']""",
)

_INSERT = Form(
    ("values (", "values("),
    r"""insert [ ] into [ ] [^()]{1,80} \( (?P<columns> [^()]{3,500} ) \) [ ]{0,4}
    values [ ]{0,4} \(""",
)
_INSERT_PATTERN = Pattern(_INSERT.shape, re.VERBOSE)
_TOOL_PATTERNS = {name: Pattern(form.shape, re.VERBOSE) for name, form in _TOOLS.items()}
_NAMED_PATTERNS = tuple(Pattern(form.shape, re.VERBOSE) for form in _NAMED)
_CALL_PATTERN = Pattern(_CALL.shape, re.VERBOSE)
# `IDENTIFIED WITH … BY '…'`, and without quotes
_SQL = Form(
    ("identified ",),
    r"""identified [ ] (?: with [ ] [a-z0-9_]{1,40} [ ] )? by [ ] (?: password [ ] )? ["']?
    (?P<value> [^\s"';$<]{6,200} )""",
)
_PLACES = (_CHARACTERS, _FIELD, _OPTION, _SQL)
_PLACE_PATTERNS = tuple(Pattern(form.shape, re.VERBOSE) for form in _PLACES)


def find(line: Line) -> Iterator[Match]:
    """Passwords that their place on a command line or in a call gives away."""
    folded = line.folded
    for tool, form in _TOOLS.items():
        if has_sign(folded, form):
            for found in _TOOL_PATTERNS[tool].finditer(folded):
                yield from valued(line, PASSWORD, f"the password of {tool}", found)
    for form, pattern in zip(_NAMED, _NAMED_PATTERNS, strict=True):
        if has_sign(folded, form):
            for found in pattern.finditer(folded):
                name = line.text[slice(*found.span("name"))].rpartition("/")[2]
                yield from given(name, line.text[slice(*found.span("value"))], found.start("value"))
    for form, pattern in zip(_PLACES, _PLACE_PATTERNS, strict=True):
        if has_sign(folded, form):
            for found in pattern.finditer(folded):
                yield from valued(line, PASSWORD, "a password", found)
    if has_sign(folded, _CALL):
        yield from _arguments(line)
    if has_sign(folded, _INSERT):
        yield from _inserted(line)


def _arguments(line: Line) -> Iterator[Match]:
    """The argument of each known call that is its password."""
    text = line.text
    for call in _CALL_PATTERN.finditer(line.folded):
        if call.start() and (text[call.start() - 1].isalnum() or text[call.start() - 1] == "_"):
            continue
        wanted, place = _ARGUMENTS[call["call"]], call.end()
        while (argument := _ARGUMENT.match(text, place)) is not None:
            place = argument.end()
            if argument[0].strip(" ,)").isdigit():
                continue  # a port, which may stand behind the host
            wanted -= 1
            if wanted >= 0 and argument["next"] == ",":
                continue
            if wanted >= 0:
                break
            value = argument["value"]
            if value is not None and looks_secret(value, PASSWORD):
                name = text[slice(*call.span("call"))]
                yield Match(*argument.span("value"), ASSIGNED, value, name)
            break


def _inserted(line: Line) -> Iterator[Match]:
    """The values of `INSERT INTO users (name, password) VALUES ('…', '…')`."""
    for found in _INSERT_PATTERN.finditer(line.folded):
        place = found.end()
        for column in line.text[slice(*found.span("columns"))].split(","):
            argument = _ARGUMENT.match(line.text, place)
            if argument is None:
                break
            place = argument.end()
            if argument["value"] is not None:
                name = column.strip(" `\"[]'")
                yield from given(name, argument["value"], argument.start("value"))


_ALL = (*_TOOLS.values(), *_NAMED, *_PLACES, _CALL, _INSERT)


def signs() -> Sequence[str]:
    """What must be searched for, as `fold` makes it."""
    from tenpoint.kit.credentials.folding import fold

    return sorted({fold(sign) for form in _ALL for sign in form.signs})


def patterns() -> list[str]:
    """The forms for Hyperscan, which only has to find their lines."""
    return [for_bytes(form.shape) for form in _ALL]
