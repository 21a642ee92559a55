"""Is a literal value a real secret? The one test that every hook shares.

Certain or silent: a value that a reader of the code would shrug at is no secret, even
under the name `password`. Silent are, each with its reason:

- references: `${DB_PASSWORD}`, `{{ token }}`, `os.environ[...]`, `vault://…`, `arn:…`. The
  secret is elsewhere, which is what we ask for.
- placeholders: `your-api-key`, `<token>`, `changeme`, `xxxx`, `…EXAMPLE`. Somebody is shown
  where to put one. Test doubles that say so (`fake-key`, `dummy`) are the same.
- what is no secret by its nature: booleans, numbers, paths, URLs without a password, dates,
  names of things (`user_password`, `PasswordField`), sentences, digests that say so.

The cheap tests come first: the patterns below are compiled only for a value that has
already passed for a password or a key.
"""

from __future__ import annotations

import re

from tenpoint.kit.credentials.folding import case_changes
from tenpoint.kit.credentials.names import KEY, PASSWORD, TOKEN, WEAK
from tenpoint.kit.pattern import Pattern

# A password is at least this long; what a machine made is longer.
SHORTEST = 6
_SHORTEST_RANDOM = 12
_SHORTEST_WEAK = 20
_LONGEST = 4096
_UUID = Pattern(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def looks_secret(value: str, kind: str) -> bool:
    """Whether a literal under a name of this kind (`names.kind_of`) is a real secret.

    A password may be a person's (six characters, a digit or a sign among letters); a key
    or token was made by a machine and looks like it.
    """
    # Django marks so the key that it made for a new project: it is one all the same.
    value = value.strip().removeprefix("django-insecure-")
    if not SHORTEST <= len(value) <= _LONGEST:
        return False
    if kind == PASSWORD:
        plausible = looks_random(value) or _looks_chosen(value)
    elif kind in (KEY, TOKEN):
        plausible = looks_random(value) and (kind == KEY or not _UUID.fullmatch(value))
    else:
        plausible = (
            kind == WEAK
            and len(value) >= _SHORTEST_WEAK
            and looks_random(value)
            and not _UUID.fullmatch(value)
        )
    return (
        plausible
        and value.isprintable()
        and not is_reference(value)
        and not is_placeholder(value)
        and not is_harmless(value)
    )


# -- references ----------------------------------------------------------------

_REFERENCE = Pattern(
    r"""
    ^ (?: \$ [\w({]                              # $NAME ${NAME} $(command)
        | % \w+ % $ | @\{ | @microsoft | & | \* [a-z] \w* $  # cmd, Azure, YAML anchors
        | !!? [a-z_:./-]* (?: \s | $ )                                # YAML tags
        | (?: vault | op | arn | secrets? | ssm | keyring | env | file | awssm | gcpsm | azkv
            | doppler | kms | refs? | akv | bws | keychain | sops | infisical | sm ) : (?! $ )
        | projects/ [^/]+ /secrets/
        | enc\[ | \{cipher\} | aqica                                 # already encrypted
        )
    | \$\{ | \{\{ | \{% | \$\( | \$\[\[? | %\( \w+ \)s | <%= | \#\{   # templates
    | \b (?: os\.environ | os\.getenv | getenv | process\.env | import\.meta\.env | env\[ | env\(
          | deno\.env | environ \b | keyring\. | secrets?\.[a-z_]
          | (?: config | settings | self | this
          | args | vars? | inputs | github | params? | options | props | context | request | ctx )
          (?: \. [a-z_] | \[ ) )
    | \{ [a-z_] [\w.\[\]'"]* (?: ![rsa] )? (?: : [^{}]* )? \} | \{ \d* \} | ^ %[sdrvq] $   # {field}
    """,
    re.VERBOSE,
)


def is_reference(value: str) -> bool:
    """Whether the value says where a secret is instead of being one."""
    return _REFERENCE.search(value.lower()) is not None


# -- placeholders --------------------------------------------------------------

# Words no generator makes by accident; they count anywhere in the value.
_TELLING = Pattern(
    r"""
      example | placeholder | change[-_ ]? (?: me | this | it ) | replace | redacted | dummy
    | filtered_
    | \b your | _your | [-_] here \b | \b (?: insert | enter | put | add | set | use ) [-_ ]
    | not[-_ ]? (?: a[-_ ]? )? (?: real | secret | used ) | \b fake | [-_] fake | sample
    | < [^<>]{1,60} > | \.\.\. | … | x{4,} | \*{3,} | \#{4,} | _{4,} | -{6,} | 0{8,} | \?{3,}
    | •{2,} | lorem | foo[-_ ]?bar | \b mock | [-_] mock \b | (?<! [a-z0-9] ) todo | fixme
    | (?: \b | _ ) test(?:ing)? (?: \b | [-_ ] )
    | \b test (?: key | token | secret | pass | api | user )
    | (?: key | token | secret | password | api ) [-_ ]? (?: goes | here )
    | \b no [-_ ]? (?: key | password | secret | token ) | \b default [-_]
    | s3cr3t | s3cret | super[-_ ]?secret | top[-_ ]?secret | deadbeef | bogus | \b stub
    | do[-_ ]?not[-_ ]?use | \b for[-_ ]?testing
    | (?<! age- ) secret[-_ ]?(?: value | key | token )   # age's own keys begin so
    | passw(?:or)?d \d{0,3} \b | (?: ^ | [-_] ) secret \d{1,4} $
    | \b my[-_ ]?(?: super | secret | pass | token | key | api | app ) | correct[-_ ]?horse
    | abc-?123 | \b tbd \b | insecure | invalid | \b some[-_ ]
    | any[-_ ]?(?: thing | value | string | key )
    """,
    re.VERBOSE,
)
# Whole values that are no secret under any name.
_COMMON = frozenset(
    """
    password passwd secret token apikey api_key undefined testing username default postgres
    rabbitmq unknown optional required hidden private public abcdef abc123 123456 1234567
    12345678 123456789 1234567890 qwerty letmein test123 test1234 pass123 pass1234 password1
    password12 password123 admin123 admin1234 root123 root1234 secret123 secret1234 user123
    changeit minioadmin bearer oauth2 sha256 sha512 base64 p@ssw0rd passw0rd hunter2
    """.split()
)
_LEET = str.maketrans("@$", "as", "/!?.,;:-_#*+%")
_KEYBOARD = "qwertyuiopasdfghjklzxcvbnm"
_DIGITS = "0123456789"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_RUNS = tuple(
    2 * run
    for run in (
        _DIGITS + _LETTERS,
        _LETTERS + _DIGITS,
        _DIGITS,
        _LETTERS,
        _KEYBOARD,
        "0123456789abcdef",
    )
)


def is_placeholder(value: str) -> bool:
    """Whether the value only shows where a secret would go."""
    lower = value.strip().lower()
    if lower.isascii() and len(lower) < 20:  # `p@ss/word`, `p%40ss%2Fword`
        plain = lower.replace("%40", "@").replace("%2f", "/").translate(_LEET)
        if plain in ("password", "secret", "pass"):
            return True
    return lower in _COMMON or _is_typed_pattern(lower) or _TELLING.search(lower) is not None


def _is_typed_pattern(lower: str) -> bool:
    """`aaaaaaaa`, `12345678`, `abc123abc123`: made by a finger, not by a generator."""
    bare = "".join(filter(str.isalnum, lower))
    if len(set(bare)) <= max(2, min(len(bare) // 12, 6)):
        return True
    if any(
        bare == (bare[:n] * len(bare))[: len(bare)]
        for n in (3, 4, 5, 6, 8, 10)
        if len(bare) >= 2 * n
    ):
        return True
    # Half of it, or ten characters, are one run along the alphabet, the digits or the keyboard.
    window = min(max(6, len(bare) // 2), 10)
    for start in range(min(len(bare) - window + 1, 512)):
        piece = bare[start : start + window]
        if any(piece in run or piece[::-1] in run for run in _RUNS):
            return True
    return False


# -- what is no secret by its nature -------------------------------------------

_ENDING = (
    r"(?:py|js|ts|json|ya?ml|toml|ini|pem|key|crt|cer|p12|pfx|jks|txt|md|env|conf|cfg|sh|go|rs"
    r"|java|html|css|svg|png)"
)
_HARMLESS = Pattern(
    rf"""
      [-+]? \d{{1,3}} (?: [_,.] \d+ )* (?: e [-+]? \d+ )? | [-+]? \d{{1,5}} | 0x [0-9a-f]{{1,6}}
    | \d+ (?: \. \d+ )? \s?
      (?: ms | s | m | h | d | k | kb | mb | gb | % | px | r?em
        | days? | hours? | minutes? | seconds? )
    | (?: [\w.]{{1,40}} - )* \d{{4}} - \d\d - \d\d (?: [t\ ] .* )?  # dates, gpt-4o-2024-08-06
    | true | false | yes | no | on | off | none | null | nil | undefined
    | enabled? | disabled? | auto
    | ~? \.{{0,2}} / [^\s:@=+]* | [a-z] : [\\/] [^\s]*                      # paths
    | (?: [\w.-]+ / )* [\w.-]+ \. {_ENDING}
    | [a-z][a-z0-9+.-]* :// (?: [0-9a-z]{{32}} @ )? [^\s@]*  # URLs, Sentry's public key
    | [\w.+-]+ @ [\w-]+ (?: \. [a-z]{{2,}} )+                             # e-mail addresses
    | < [^>]* > | \[ [^\]]* \] | \( [^)]* \)
    | (?: pbkdf2 | argon2 | bcrypt | scrypt | sha\d+ ) \w* [$:] .*          # password hashes
    | (?: sha (?: 1 | 224 | 256 | 384 | 512 ) | md5 ) [-:] .*            # digests that say so
    | (?: phc_ | pk_ (?: live | test ) _ | pk-lf- | sb_publishable_ | pk\.eyj ) .*  # public
    | ssh- (?: rsa | ed25519 | dss ) \s .*                               # public keys
    | scram-sha-\d+ (?: -plus )? | [\w-]+ (?: \. [\w-]+ )* : \d{{2,5}}   # methods, host and port
    """,
    re.VERBOSE,
)


def is_harmless(value: str) -> bool:
    """Whether the value is by its form something other than a secret: a number, path, URL …"""
    return _HARMLESS.fullmatch(value.strip().lower()) is not None


# -- what a password or a key looks like ----------------------------------------

TOKEN_SIGNS = frozenset("+/_=.~:!@#$%^&*()?|,;-")


def looks_random(value: str) -> bool:
    """Whether a machine made this value: long enough, mixed, and not built of words."""
    if len(value) < _SHORTEST_RANDOM:
        return False
    upper = lower = digits = 0
    for character in value:
        if "a" <= character <= "z":
            lower += 1
        elif "A" <= character <= "Z":
            upper += 1
        elif "0" <= character <= "9":
            digits += 1
        elif character not in TOKEN_SIGNS:
            return False
    letters = upper + lower
    if not letters or len(set(value)) < min(8, len(value) // 2):
        return False
    # Without a digit, case must change more often than any naming style explains.
    if not digits and case_changes(value) * 4 < len(value):
        return False
    if all(c in "0123456789abcdefABCDEF-" for c in value):
        return len(value) >= 16 and digits >= 2
    if len(value) < 16 and not (digits and upper and lower):
        return False
    return not _is_built_of_words(value)


# The 130 commonest pairs of letters in the words of the standard library's sources and of package
# descriptions: 78 % of the pairs in words, 19 % of the pairs in random letters.
_PAIRS = frozenset(
    """
    in er re te ed ti es at on en ng co nt st de or le se al ar li ra an me it ri
    io et ec di is ta ro tr ns ve ne pe nd ma si ac un ic pr ea ct as ce la ge el
    ca lo ly pa ch fi na nc rs to ll il he om ss mi ts im ex th ou mp ni ur am em
    ck po ab rt ad su ut us ie ha bl pl od no id ai sh ef oc ig op ep ol rr os ul
    ap ke ho ee sp ia sc ty mo ot cl fo pt iv ir da tt ci so if ag pi rm
    """.split()
)


# A digit between two letters, as `i18n` and `oauth2token` have one and random text has many.
_BETWEEN_LETTERS = Pattern(r"(?<=[A-Za-z])[0-9]+(?=[A-Za-z])")


def _is_built_of_words(value: str) -> bool:
    """Its letters follow each other as they do in words, as random ones do not."""
    pairs = common = letters = 0
    pieces = _pieces(value)
    between = len(_BETWEEN_LETTERS.compiled.findall(value))
    if between >= 3 or (between == 2 and sum(len(piece) <= 2 for piece in pieces) >= 3):
        return False
    for piece in pieces:
        if len(piece) >= 3:
            lower = piece.lower()
            letters += len(lower)
            pairs += len(lower) - 1
            common += sum(lower[i : i + 2] in _PAIRS for i in range(len(lower) - 1))
    # A few letters that happen to spell something among many digits prove nothing.
    return common >= 3 and common * 20 > pairs * 9 and letters * 2 > sum(map(str.isalnum, value))


def _pieces(value: str) -> list[str]:
    """The runs of letters, cut where camel case starts a word."""
    pieces: list[str] = []
    run = ""
    for character in value:
        if not ("a" <= character <= "z" or "A" <= character <= "Z"):
            pieces.append(run)
            run = ""
        elif character.isupper() and run and run[-1].islower():
            pieces.append(run)
            run = character
        else:
            run += character
    pieces.append(run)
    return [piece for piece in pieces if piece]


def _looks_chosen(value: str) -> bool:
    """A password as people choose them: letters with digits or signs, and no name of a thing."""
    if len(value) > 64 or any(c.isspace() for c in value):
        return False
    letters = sum(c.isalpha() for c in value)
    digits = sum(c.isdigit() for c in value)
    if letters == 0:
        return digits >= SHORTEST
    if digits == 0 and letters == len(value):
        # A generator leaves digits out once in ten times, and changes case as no name does.
        return (
            letters >= 10 and case_changes(value) * 4 >= letters and not _is_built_of_words(value)
        )
    return not _is_name(value) and not _is_code(value)


def _is_name(value: str) -> bool:
    """An identifier, a message key, a list of words: words and small numbers joined by signs."""
    if any(sign in value for sign in "#+&%!*^~$"):
        return False
    words = "".join(c if c.isalnum() else " " for c in value).split()
    if len(words) > 1:
        if len(words) > 3 and words[-1].isdigit() and len(words[-1]) > 1:
            return False  # river-hazel-oasis-68: a passphrase
        if not value[-1].isalnum() and all(w.istitle() for w in words):
            return False  # Copper.Falcon.
        if words[-1].isdigit() and len(words[-1]) > 1 and all(map(_is_title, words[:-1])):
            return False  # Copper.Falcon.42
        return all(w.isalpha() or (w.isdigit() and len(w) <= 2) for w in words)
    return len(words) == 1 and words[0].rstrip(_DIGITS).isalpha() and not words[0][-2:].isdigit()


def _is_title(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word.istitle()


def _is_code(value: str) -> bool:
    """A call, a subscript, a regular expression or a piece of markup rather than a word."""
    if value.endswith((")", ");", "]", ":", ",", "{", "=>")) and any(c in value for c in "([{"):
        return True
    return value.startswith(("^", "(?", "</", ")", ",", "]", "}", ";")) or any(
        sign in value
        for sign in ("[a-z", "[A-Z", "[0-9", "[^", "\\d", "\\w", "\\s", "().", "=>", "://")
    )
