"""Which names mean a value that must not be shown, and what is said when one gets out.

Narrower than `kit/credentials/names.py`, which asks what a literal under a name may be: here a
name alone decides, so a `storage_key` or a `next_token` is none, and neither is a bare `token`.
"""

from __future__ import annotations

from functools import lru_cache

from tenpoint.kit.credentials.names import kind_of, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple


class Leak(NamedTuple):
    """One place where a secret gets out.

    `kind` is "logged", "raised", "in-url", "environment-logged", "object-logged",
    "in-parameters" or "traced"; `used` is the line where a traced secret is used.
    """

    kind: str
    sink: str
    name: str
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0
    used: int = 0


LEVELS = frozenset(
    "debug info warning warn error exception critical fatal log trace success notice".split()
)
# Functions that write their arguments out.
PRINTS = frozenset(
    (
        *("builtins.print", "pprint.pprint", "pprint.pp", "rich.print", "rich.pretty.pprint"),
        *("rich.console.Console().print", "rich.console.Console().log", "click.echo"),
        *("click.secho", "typer.echo", "typer.secho", "warnings.warn", "sys.stdout.write"),
        *("sys.stderr.write", "sys.exit", "builtins.exit", "termcolor.cprint", "logging.log"),
        *("sys.__stdout__.write", "sys.__stderr__.write", "IPython.display.display"),
    )
)
SHORT = 8  # characters that may be shown

# What a name must end in: `kind_of` also takes names with something behind the secret word.
_SECRET_ENDS = frozenset(
    "password passwd passphrase passcode pwd passwort requirepass masterauth senha secret apikey "
    "apitoken secretkey accesskey authtoken privatekey bearer authorization oauthtoken accesstoken "
    "refreshtoken clientsecret signingkey encryptionkey webhooksecret sessionsecret jwtsecret "
    "authkey masterkey".split()
)
_SECRET_ENDINGS = ("password", "passwd", "passphrase", "secret", "apikey", "authtoken", "secretkey")
_VALUE_WORDS = frozenset("value val string str text plain plaintext raw default".split())
# Which keys and tokens open something: a storage_key or a next_token does not.
_KEYS = frozenset(
    "api secret private access auth encryption signing master ssh deploy subscription webhook "
    "jwt license hmac".split()
)
_TOKENS = frozenset(
    "api access auth refresh admin bot oauth bearer service personal secret github gitlab gh hf "
    "huggingface hub slack discord telegram openai anthropic npm jwt vault bitbucket jira notion "
    "linear replicate hubspot airtable figma databricks snowflake cloudflare vercel webhook "
    "registry publish deploy read write".split()
)
# A name that begins so is a question, a count or a check.
_ASKS = frozenset(
    "has have is use uses using no not missing need needs require requires required show hide with "
    "without valid validate validated check checked should can num count max min total supports "
    "invalid empty env test accept allow enable enabled disable skip ignore wants default example "
    "dummy fake sample placeholder mock".split()
)
_OBJECTS = frozenset(
    "data object obj record row entry info config details item pair dict result payload".split()
)
GIVES = frozenset("get load read fetch resolve decrypt retrieve generate obtain find".split())
# A variable that is called so holds what may be shown.
SHOWABLE = frozenset(
    "safe masked redacted hidden hash hashed sanitized censored preview obfuscated scrubbed".split()
)
# Classes whose members are names of kinds, not values.
_ENUMS = frozenset(
    "type types kind kinds enum method methods mode scheme schemes field fields name names keys "
    "constants status level env envs vars const header headers label labels column columns".split()
)


@lru_cache(1 << 16)
def meant(name: str, *, of_environment: bool = False) -> str:
    """What a name promises: "secret", "object" (a key may be in it) or ""."""
    parts = words(name)
    while parts and parts[-1].isdigit():
        parts.pop()
    if len(parts) > 1 and parts[-1] in _VALUE_WORDS:
        parts.pop()
    if not parts or (len(parts) > 1 and parts[0] in _ASKS):
        return ""
    last, before = parts[-1], parts[-2] if len(parts) > 1 else ""
    if last in _OBJECTS and before:
        return "object" if meant("_".join(parts[:-1])) == "secret" else ""
    if last in ("keys", "secrets", "passwords", "tokens"):
        return "object" if last != "tokens" and meant("_".join([*parts[:-1], last[:-1]])) else ""
    if last in ("credential", "credentials"):
        return "object"
    kind = kind_of("_".join(parts).upper() if name.isupper() else "_".join(parts))
    if kind not in ("password", "key", "token") or name.lower() in ("pwd", "oldpwd", "cwd"):
        return ""
    if of_environment and name.isupper():
        return "secret"
    if last == "key":
        return "secret" if before in _KEYS else ""
    if last == "token":
        return "secret" if before in _TOKENS else ""
    return "secret" if last in _SECRET_ENDS or last.endswith(_SECRET_ENDINGS) else ""


def is_enum(holder: str, member: str) -> bool:
    """`Method.API_KEY` is the name of a kind, not a value."""
    parts = words(holder)
    return holder[:1].isupper() and member.isupper() and bool(parts) and parts[-1] in _ENUMS
