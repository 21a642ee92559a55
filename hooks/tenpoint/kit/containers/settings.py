"""Is a setting, an environment variable with its value, a secret? For images and compose files.

Stricter than the test for code (`kit/credentials/values.py`), because here the name is a
declaration: what `ENV DB_PASSWORD=` is given is the password, however simple it looks. The
name is judged by the same words as everywhere (`names.kind_of`); the value clears it when it
can be no secret at all: a switch, a path, a number under anything but a password, a URL
without a password, a reference to where the secret is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tenpoint.kit.credentials import names
from tenpoint.kit.credentials.names import KEY, PASSWORD, WEAK
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.secret import encoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.credentials.candidates import Finder
    from tenpoint.kit.credentials.line import Match

# A kind of name of ours: a secret's word with a word behind it, `API_KEY_PROD`, `PASSWORD_FIELDS`.
QUALIFIED = "qualified"

# What a literal value can be.
SECRET = "secret"  # noqa: S105  # a word of this module
# Everybody's first guess (`postgres`), or a text that shows where the secret goes (`changeme`).
GUESSABLE = "guessable"
PLACEHOLDER = "placeholder"
HARMLESS = ""

# Names that begin so hold a switch, whatever follows: `REQUIRE_API_KEY`, `SKIP_TOKEN_CHECK`.
_SWITCHES = frozenset(
    "allow check disable disabled dont enable enabled force generate has hide ignore is need "
    "needs no print require required requires show skip use uses validate verify want with "
    "without".split()
)
# Bundlers copy these into the JavaScript that every visitor gets, so they are public by design.
_PUBLIC_PREFIXES = ("VITE_", "REACT_APP_", "GATSBY_", "VUE_APP_", "SNOWPACK_PUBLIC_")
# Here `key`, `auth` and their like are a setting's own name rather than a word of prose.
_SUFFIXES = Pattern(
    r"(?i)(?:pass(?:word|wd|phrase)|_pw|api_?key|secret_?key|access_?key|auth_?token|access_?token|"
    r"_creds?)[0-9]*$"
)


# Ruby's Bundler takes the login for a host under its name: BUNDLE_GEMS__EXAMPLE__COM.
_OF_BUNDLER = Pattern(r"BUNDLE_[A-Z0-9_]{2,80}__(?:COM|ORG|NET|IO|DEV|CO|CLOUD)")
# How a secret is written down says nothing of whether it is one.
_ENCODED = Pattern(r"(?i)_?(?:base64|b64|pem|hex|json)$")
_SECRET_ENDS = (
    "password", "passwd", "passwort", "passphrase", "passcode", "pass", "pwd", "pword", "psw", "pw",
    "key", "token", "secret", "pat", "credential", "credentials", "cred", "creds", "bearer",
    "authorization", "senha", "contraseña", "contrasena",
)  # fmt: skip


def kind_of(name: str) -> str:
    """As `names.kind_of`, for the name of a setting.

    >>> [kind_of(name) for name in ("PGPASSWORD", "REQUIRE_API_KEY", "VITE_API_KEY")]
    ['password', 'weak', '']
    """
    if _OF_BUNDLER.fullmatch(name):
        return KEY
    if not tells(name) or name.upper().startswith(_PUBLIC_PREFIXES):
        return ""
    name = _ENCODED.sub("", name) or name
    # `ssh_prv_key` says here what SSH_PRV_KEY says: it is no variable of a program.
    name = name.upper() if name.islower() and "_" in name else name
    kind = names.kind_of(name)
    if kind not in ("", PASSWORD, WEAK):
        kind = KEY  # of the kinds of key that code is full of, a setting's is the real one
    if kind in ("", WEAK) and (found := _SUFFIXES.search(name)) and not _says_public(name):
        kind = PASSWORD if found[0].lower().startswith(("pass", "_pw")) else KEY
    words = names.words(name)
    if not kind and words and _is_pass(words[-1]):
        kind = PASSWORD
    if kind and words[0] in _SWITCHES and len(words) > 1:
        return WEAK
    if kind in (KEY, PASSWORD) and not words[-1].rstrip("0123456789").endswith(_SECRET_ENDS):
        kind = QUALIFIED
    # `--password-stdin` reads one; a pull secret is named, not written.
    return "" if "stdin" in words or words[-2:] == ["pull", "secret"] else kind


def _is_pass(word: str) -> bool:
    """`SSHPASS` in one word, `db_pw`; but no `COMPASS`."""
    return word == "pw" or (word.endswith("pass") and word not in _NO_PASS)


_NO_PASS = frozenset(
    "pass compass bypass encompass surpass trespass overpass underpass nopass".split()
)


def tells(text: str) -> bool:
    """Whether any name in a text could be a secret's: most text is done with that."""
    lower = text.lower()
    return any(stem in lower for stem in _STEMS)


# As `names.STEMS`, with what only settings are called.
_STEMS = (*(stem for stem in names.STEMS if stem != "_pat"), "pat", "pw")


def _says_public(name: str) -> bool:
    return bool({"public", "publishable", "pub"}.intersection(names.words(name)))


_SWITCH = frozenset(
    "0 1 true false yes no on off none null nil undefined unset empty enabled disabled auto "
    "required optional n/a na".split()
)
_PATH = Pattern(
    r"""(?x)
    (?: ~ | \.{1,2} )? (?: / [\w.@+:*-]*+ )++ | [A-Za-z]: [\\/] \S*+ | file: \S*+
    | (?: [\w@+-]{1,80}+ / )++ [\w@+.-]* \. [a-z][a-z0-9]{1,5}
    | [\w.-]+ \. (?: pem | key | crt | cer | p12 | pfx | jks | pub | json | ya?ml | txt | env | conf
      | ini | toml )
    """
)
_NUMBER = Pattern(r"[-+]?[\d_]{1,7}(?:[.,]\d+)?\s?(?:[a-zA-Z]{1,3}|%)?|\d{4}-\d\d-\d\d.*")
_PLAIN_URL = Pattern(r"(?i)[a-z][a-z0-9+.-]*://[^\s@]*")
# The text of a value that tells everybody that it is none.
_PLACEHOLDER = Pattern(
    r"""(?xi)
    (?: \b | _ ) your (?: \b | [-_ ] | (?: own | key | token | secret | password | api | real ) )
    | < [^<>]* > | ^ @@? [\w.-]+ @@? $ | ^ %% [\w.-]+ %% $ | ^ env \. \w+ $
    | ^ (?: aws | gcp | azure | k8s )? -? secrets? (?: -? manager )? : | ^ \[ [A-Za-z_ -]+ \] $
    | \{\{ | \{% | \#\{ | change [-_ ]? (?: me | this | in ) | ^ change [-_ ]? it \d* $
    | replace | placeholder | redacted | dummy | fake | example | sample | mock | todo | fixme
    | x{4,} | \*{3,} | \.{3} | … | \#{3,} | _{3,} | 0{8,} | [-_ ] here \b | insert [-_ ]
    | not [-_ ]? (?: a [-_ ]? )? (?: real | set | used | needed | required ) | unused
    | fill [-_ ]? (?: me | in ) | \b no [-_ ]? (?: key | token | secret | password )
    | do [-_ ]? not [-_ ]? use | for [-_ ]? test
    | test [-_ ]? (?: key | token | secret | api | only )
    | (?: key | token | secret | password ) [-_ ]? goes | lorem | ^ \{ [\w -]* \} $
    | (?: \b | _ ) build [-_ ]? time | (?: \b | _ ) (?<! django- ) insecure | (?: \b | _ ) unsafe
    """
)
# Words that say where the value is good enough: `development-secret-key`.
_ELSEWHERE = frozenset("dev development local test testing demo ci build".split())
# Values that nobody would give a key in earnest.
_STAND_INS = frozenset(
    "test tests testing dev develop development demo ci build local tmp temp foo bar baz qux "
    "anything something whatever value key token secret string default ignored missing "
    "invalid found set".split()
)
_STAND_IN_PASSWORDS = frozenset(
    ("tmp", "temp", "foo", "bar", "baz", "qux", "foobar", "ci", "build", "ignored")
)
_FIRST_GUESSES = frozenset(
    "password passwd passw0rd p@ssw0rd pass pwd secret admin root toor user username guest "
    "postgres postgresql mysql mariadb mongo mongodb redis rabbit rabbitmq minio minioadmin "
    "airflow test testing dev develop demo local default docker app db database sa changeit "
    "letmein pleaseletmein qwerty".split()
)
_OWN_NAMES = ("key", "token", "secret")  # `my-secret-key`, `sshproxy-token`
_SIMPLE = Pattern(r"[a-z]{1,12}|[0-9]{1,6}|[A-Z]{1,12}")
# `request_id` is the name of a field, which is what many a KEY is.
_FIELDS = frozenset("id ids uuid name names type hash header field column date time".split())
# Beyond this a value is no stand-in, and is not searched for what stand-ins say.
_LONGEST_STAND_IN = 200
_PRIVATE_KEY = "PRIVATE KEY-----"


def nature_of(value: str, kind: str) -> str:
    """SECRET, GUESSABLE, PLACEHOLDER or HARMLESS: what a literal under such a name is."""
    value = value.strip().strip("\"'")
    lower = value.lower()
    if not kind or not value or lower in _SWITCH:
        return HARMLESS
    from tenpoint.kit.credentials import values

    if _PATH.fullmatch(value) or _PLAIN_URL.fullmatch(value) or values.is_reference(value):
        return HARMLESS
    if kind == WEAK:
        return SECRET if _is_strong(value) or _is_login(value) else HARMLESS
    if len(value) > _LONGEST_STAND_IN or _PRIVATE_KEY in value:
        return SECRET
    if len(value) == 1 and not value.isalnum():
        return HARMLESS  # `!` and `*` lock an account
    if _PLACEHOLDER.search(value):
        return PLACEHOLDER
    words = value.replace("_", "-").split("-")
    if kind == QUALIFIED and not _SUBSTANTIAL.search(value):
        return HARMLESS
    if kind != PASSWORD:
        if _NUMBER.fullmatch(value) or value.count(" ") > 2 or _FINGERPRINT.fullmatch(value):
            return HARMLESS
        counted = lower.removeprefix("sk-")
        if lower in _STAND_INS or len(value) < 3 or _is_counted(counted):
            return PLACEHOLDER
        if all(map(_is_lower, words)) and _ELSEWHERE.intersection(words[:-1]):
            return PLACEHOLDER
        if len(words) > 1 and all(map(_is_lower, words)) and words[-1] in _FIELDS:
            return HARMLESS
    elif lower in _STAND_IN_PASSWORDS:
        return PLACEHOLDER
    last = words[-1].rstrip("0123456789")
    names_itself = all(map(_is_lower, (*words[:-1], last))) and (
        last.endswith(("password", "passwd")) or (len(words) > 1 and last in _OWN_NAMES)
    )
    if names_itself or lower.rstrip("0123456789") in _FIRST_GUESSES or _SIMPLE.fullmatch(value):
        return GUESSABLE
    return SECRET


def _is_counted(value: str) -> bool:
    """`abcdefgh1234…`, `12345678-1234-…`, `123456`: typed along, as no machine does."""
    if len(value) > 2 and "1234567890".startswith(value):
        return True
    signs = [ord(sign) for sign in value if sign.isalnum()]
    steps = sum(signs[at] + 1 == signs[at + 1] for at in range(len(signs) - 1))
    return len(signs) >= 12 and steps >= 0.7 * (len(signs) - 1)


_SUBSTANTIAL = Pattern("[A-Z0-9]|[a-z]{8}")
_DIGEST = Pattern(r"(?:[0-9A-Fa-f]{32}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64})")
# An OpenPGP key is named by it; a secret is written in small letters.
_FINGERPRINT = Pattern("[0-9A-F]{40}")
# `neo4j/…`, `admin:…`: what AUTH settings take.
_LOGIN = Pattern(r"(?:neo4j/|[A-Za-z][\w.-]{0,63}:)(?P<password>[^\s:/,]*[^\d\s:/,][^\s:/,]*)")


def _is_login(value: str) -> bool:
    found = _LOGIN.fullmatch(value)
    return found is not None and nature_of(found["password"], PASSWORD) == SECRET


def _is_lower(word: str) -> bool:
    return word.isascii() and word.isalpha() and word.islower()


def _is_strong(value: str) -> bool:
    """Random and long enough to be believed under a weak name; a fingerprint is public."""
    from tenpoint.kit.credentials import values

    if _DIGEST.fullmatch(value):
        return False
    return values.looks_secret(value, WEAK)


def _takes_login(name: str) -> bool:
    """`NPM_AUTH`, `COMPOSER_AUTH`: a switch of this name would have a default or say so."""
    words = names.words(name)
    return len(words) > 1 and words[-1] == "auth" and words[0] not in _SWITCHES


def nature_of_argument(name: str, default: str | None) -> str:
    """What a build argument of this name is there to carry.

    `default` is None for an argument without one: it carries what is passed, as one with an
    empty default does. A default that shows what is meant (a switch, a path, a URL) clears the
    name; a stand-in for the build makes it a PLACEHOLDER.
    """
    kind = kind_of(name)
    if kind == WEAK and not default and _takes_login(name):
        return SECRET
    if kind not in (PASSWORD, KEY, QUALIFIED):
        strong = kind == WEAK and default is not None and nature_of(default, kind) == SECRET
        return SECRET if strong else HARMLESS
    if not default or default.strip().lower() in ("none", "null", "unset", "empty"):
        return SECRET
    if "$" in default:
        return SECRET
    nature = nature_of(default, kind)
    return SECRET if nature == GUESSABLE else nature


# -- values that are secrets under any name --------------------------------------

_USERINFO = Pattern(
    r"""(?xi)(?P<scheme> [a-z][a-z0-9+.-]{0,30}+ ) :// (?P<user> [^\s/:@"'`<>|,;\\]{0,200}+ )
    (?: : (?P<password> [^\s/@"'`<>|\\]{0,300}+ ) )? @ (?P<host> [\w.\[-]{1,253} )"""
)


class Hit:
    """A secret in a text: its place, the secret itself, and in words what it is."""

    __slots__ = ("end", "nature", "start", "text", "what")

    def __init__(self, start: int, end: int, text: str, what: str, nature: str = SECRET) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.what = what
        self.nature = nature


# What any of the pattern's keys holds.
_PREFIXES = (
    *("sk-", "gh", "glpat-", "xox", "k_live_", "dckr_", "xai-", "nvapi-", "pplx-", "lin_api_"),
    *("ntn_", "dop_v1_", "shpat_", "npm_", "hf_", "gsk_", "r8_", "AIza", "SG.", "pypi-"),
)
# A key's first letters are enough where a setting holds nothing else: what follows may be cut
# short or made up, and the image still was built to carry it.
_PREFIXED = Pattern(
    r"""(?x)
    (?<! [\w-] ) (?:
        (?: sk-ant- | sk-proj- | sk-or- | sk-svcacct- | gh[pousr]_ | github_pat_ | glpat-
          | xox[abeprs]- | [sr]k_live_ | dckr_pat_ | xai- | nvapi- | pplx- | lin_api_ | ntn_
          | dop_v1_ | shpat_ )
        [A-Za-z0-9_-]{6,300}+
      | sk- [A-Za-z0-9_-]{16,300}+ | (?: npm_ | hf_ | gsk_ | r8_ | AIza ) [A-Za-z0-9_-]{20,300}+
      | SG\. [A-Za-z0-9_.-]{16,200}+ | pypi-AgE [A-Za-z0-9_-]{16,1000}+
    )
    """
)


def known_secrets(text: str) -> list[Hit]:
    """Keys of known shapes, private keys and tokens, and passwords in URLs, in the text's order."""
    hits = [*_shaped(text), *_prefixed(text), *url_secrets(text)]
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def matches_in(text: str, path: str) -> Iterator[tuple[int, int, Match]]:
    """What the search for hard-coded keys finds in a text that stands in a file of this name."""
    from tenpoint.kit.credentials.judge import judge
    from tenpoint.kit.credentials.line import loose_kind

    data = encoded(text)
    passed = places = 0  # bytes and characters before the line
    lines = _finder().lines(data, loose=bool(loose_kind(path)))
    for line, match in judge(data, path, lines):
        places += len(data[passed : line.start].decode("utf-8", "surrogateescape"))
        passed = line.start
        yield places + match.start, places + match.end, match


@cache
def _finder() -> Finder:
    from tenpoint.kit.credentials.candidates import Finder

    return Finder()


# The shortest of the table's shapes with a fixed part.
_SHORTEST_SHAPE = 16
# A command over many lines is one text here. It is searched in pieces of so many characters, each
# with the beginning of the next: enough for the longest key, and a bound for what a search costs.
_PIECE = 8 * 1024
_OVERLAP = 4 * 1024


def _shaped(text: str) -> Iterator[Hit]:
    if "PRIVATE KEY" not in text and not any(map(_could_be_key, text.split())):
        return
    from tenpoint.kit.credentials.line import PRIVATE_KEY, PROVIDER

    for offset in range(0, len(text), _PIECE):
        piece = text[offset : offset + _PIECE + _OVERLAP]
        for start, end, match in matches_in(piece, "value.bin"):
            if start < _PIECE and match.kind in (PROVIDER, PRIVATE_KEY):
                what = f"a {match.what}" if match.kind == PRIVATE_KEY else f"a key of {match.what}"
                yield Hit(offset + start, offset + end, match.value, what)


def _could_be_key(word: str) -> bool:
    """Long, and more than small letters and signs: no machine writes a key so."""
    return len(word) >= _SHORTEST_SHAPE and not (
        word.islower() and word.isascii() and not any(map(word.__contains__, "0123456789"))
    )


def _prefixed(text: str) -> Iterator[Hit]:
    if not any(prefix in text for prefix in _PREFIXES):
        return
    for found in _PREFIXED.finditer(text):
        value = found[0]
        if any(map(str.isdigit, value[4:])) and not _PLACEHOLDER.search(value):
            yield Hit(found.start(), found.end(), value, f"a {value[:4].rstrip('_-')}… key")


def url_secrets(text: str) -> Iterator[Hit]:
    """`scheme://user:password@host`, and a token in the user's place."""
    if "://" not in text or "@" not in text:
        return
    from tenpoint.kit.credentials import values

    for found in _USERINFO.finditer(text):
        user, password = found["user"], found["password"]
        if password:
            nature = _nature_of_url_password(user, password)
            span = found.span("password")
        elif password is None and len(user) >= 20 and values.looks_random(user):
            nature, span = SECRET, found.span("user")
        else:
            continue
        if nature != HARMLESS:
            yield Hit(
                *span, text[span[0] : span[1]], f"a password in a URL ({found['scheme']})", nature
            )


# What stands in the password's place where the token is the user.
_BASIC_AUTH = ("x-oauth-basic", "x-token-auth")


def _nature_of_url_password(user: str, password: str) -> str:
    from tenpoint.kit.credentials import values

    lower = password.lower()
    if "$" in password or values.is_reference(password):
        return HARMLESS
    if lower in _BASIC_AUTH:
        return SECRET if values.looks_random(user) else HARMLESS
    if _PLACEHOLDER.search(password) or "your" in user.lower():
        return PLACEHOLDER
    if lower in _FIRST_GUESSES or lower == user.lower():
        return GUESSABLE
    return SECRET
