"""Values that a name is given in a less common way: `#define API_KEY "…"`, `token <- "…"`.

The common ways (`=`, `:`, a call) are in `assignments`; here are the other signs of languages
and file formats. Every form holds the name and its value on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tenpoint.kit.credentials.assignments import given, whole_name
from tenpoint.kit.credentials.folding import could_be_made, fold, has_value
from tenpoint.kit.credentials.line import ASSIGNED, Line, Match
from tenpoint.kit.credentials.names import STEMS
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

_STEM = "(?:" + "|".join(STEMS) + ")"
_NAME = rf"(?P<name> [a-z0-9_.-]{{0,60}} {_STEM} [a-z0-9_.-]{{0,40}} )"
_QUOTE = r"""(?P<quote> \\? (?: ["]{3} | [']{3} | ["'`] ) | \[\[ )"""
_BARE = r"""(?P<value> [^\s"'`<>(){}\[\],;$&|%\\] [^\s"'`<>\\;]{5,500} )"""


class Form(NamedTuple):
    """One way to give a value to a name.

    One of the `signs` stands on each of its lines, in lower case. `shape` is a verbose regular
    expression for text in lower case that `re` and Hyperscan read alike: no look-around. Its
    groups are `name` or a stem at its beginning, and `value` or, at its end, `quote`.
    """

    signs: tuple[str, ...]
    shape: str


# The name ends in a stem and some signs; what stands before the stem is looked for afterwards.
_AFTER_STEM = (
    # `?:` of Kotlin, `||=` of Ruby, `?=` of make, `<-` of R
    (("<-", "?:", "||=", "??=", "?="),
     r"""(?: \\? ["'`] )? [\])}]{0,2} [ \t]{0,20} (?: <- | \?: | \|\|= | \?\?= | \?= )
     [ \t]{0,20} @?"""),
    # `key[] =` of C, `As String =` of Basic
    (("[] ", "[]=", "] =", "]=", "as string"),
     r"""(?: \[ [0-9a-z_]{0,20} \] | [ \t]{1,8} as [ \t]{1,8} string )
     [ \t]{0,20} = [ \t]{0,20}"""),
    # what is wrapped: `Field("…")`, `String::from("…")`, `JSON.stringify("…")`
    (("field(", "string::from(", "stringify(", "string(", "some("),
     r"""(?: \\? ["'`] )? [\])}]{0,2} (?: : [ ] [a-z]{3,10} [ ] )? [ \t]{0,20} (?: :=? | =>? | , )
     [ \t]{0,20} (?: field | string::from | string | json\.stringify | some ) \( [ \t]{0,20}"""),
    # what stands in for a value that is missing
    (("unwrap_or",), r"""["'`] \){1,2} \. unwrap_or (?: _else )? \( (?: \| _? \| [ ]? )?"""),
    (("default",),
     r"""["'`] [ ]? , [ ]? (?: [a-z_]{1,20} [ ]? [=:] [ ]? [a-z0-9_."']{1,30} [ ]? , [ ]? )?
     (?: default | default_?value ) [ ]? [=:] [ ]?"""),
    # `var key: String { return "…" }`, `ClientSecret::new("…")`
    (("{ return ", "{return "),
     r"[ ]? : [ ]? string [ ]? \{ [ ]? (?: get [ ]? \{ [ ]? )? return [ ]"),
    (("::new(", "::from("), r":: (?: new | from ) \("),
    # a string in a string: `buildConfigField("String", "API_KEY", "\"…\"")`; `$ENV{API_KEY} =`
    (('"\\"', "'\\\""), r"""["'] [ ]? , [ ]? ["']"""),
    (("} =", "}="), r"[ ]? \} [ ]{0,20} =>? [ ]{0,20}"),
)  # fmt: skip
_OF_STEMS = tuple(
    Form(signs, f"{_STEM} [a-z0-9_.-]{{0,40}} (?P<gap> {gap} ) {_QUOTE}")
    for signs, gap in _AFTER_STEM
)
# A string with more than one sign around it; one with a single sign is for `assignments`, and
# stands on every second line that has a stem.
_LONG_STRING = Form(
    ('"""', "'''", "[["),
    _STEM
    + r""" [a-z0-9_.-]{0,40}
    (?P<gap> (?: \\? ["'`] )? [\])}]{0,2} [ \t]{0,20} [:=] [ \t]{0,20} [bru]{0,2} )
    (?P<quote> ["]{3} | [']{3} | \[\[ )""",
)
_OF_NAMES = (
    # only a blank: `#define`, `set -x`, `setx`, `SetEnv`, `(def`, a header of nginx
    Form(
        ("define", "set -", "setx", "setenv", "proxy_set_header", "(def"),
        r"""(?: \# [ ]? define | set [ ]{1,4} -[a-z]{1,4} | setx | setenv | proxy_set_header
        | \( def ) [ \t]{1,20} """ + _NAME + r"[ \t]{1,20} @?" + _QUOTE,
    ),
    Form(
        ("set -", "setx", "setenv", "proxy_set_header"),
        r"""(?: set [ ]{1,4} -[a-z]{1,4} | setx | setenv | proxy_set_header ) [ \t]{1,20}"""
        + _NAME + r"[ \t]{1,20}" + _BARE,
    ),
    # `:api-key "…"` of Clojure, `@api_key "…"` of Elixir, `set :api_key, "…"` of Ruby
    Form(("{:", " :", " @"), r"[ \t{(] [:@]" + _NAME + r"[ ]? ,? [ ]{1,8}" + _QUOTE),
    Form(("?=",), _NAME + r"[ \t]{0,20} \?= [ \t]{0,20}" + _BARE),
    # behind a tag or an anchor of YAML
    Form(
        (": !!str", ": &"),
        _NAME + r"""["']? : [ ]{1,8} (?: !! str | & [a-z0-9_-]{1,40} ) [ ]{1,8} ["']?""" + _BARE,
    ),
    # the text of an element whose name stands in an attribute, and a comment
    Form(
        ('">', "'>", '" >'),
        rf"""(?: name | key | id ) = ["'] {_NAME} ["'] [^<>]{{0,80}} > (?: <value> )?
        (?P<value> [^\s<>&${{}}] [^\s<>&]{{5,500}} ) <""",
    ),
    Form(
        ("value=",),
        rf"""(?: name | id ) = ["'] {_NAME} ["'] [^<>]{{1,80}} [ ] value = ["']
        (?P<value> [^\s"'<>${{}}]{{6,500}} ) ["']""",
    ),
    # `"DB_PASSWORD": {"value": "…"}`
    Form(
        ('"value"', '"default"', "value:", "default:"),
        _NAME
        + r"""["']? [ ]? : [ ]? \{ [ ]?
        (?: ["']? [a-z]{4,12} ["']? [ ]? : [ ]? ["'] [^"'\n]{0,80} ["'] , [ ]? ){0,2}
        ["']? (?: value | default ) ["']? [ ]? : [ ]?""" + _QUOTE,
    ),
    Form(
        ("<!--",),
        rf"""<!-- [ ]{{0,4}} {_NAME} [ ]? [:=] [ ]? (?P<value> [^\s<>]{{6,500}} ) [ ]{{1,4}} -->""",
    ),
    # `"NAME=…"` as one string, `${name:…}` of Spring, `"Bearer " + "…"`
    Form(
        ("key=", "token=", "secret=", "password=", "passwd=", "pass=", "pwd="),
        rf"""["'`] {_NAME} = (?P<value> [^\s"'`$&<>{{%=]{{6,500}} ={{0,2}} ) ["'`]""",
    ),
    Form(("${",), r"\$\{" + _NAME + r""" : (?P<value> [^\s"'$:{}-] [^\s"'${}]{5,500} ) \}"""),
    Form(
        tuple(f"{word} {quote}" for word in ("bearer", "token") for quote in "\"'"),
        r"""["'] (?P<name> bearer | token ) [ ] ["'] [ ]{0,4} [+.] [ ]{0,4} """ + _QUOTE,
    ),
    Form(
        ("forhttpheaderfield:", "forkey:"),
        r"""["] (?P<value> [^"\s]{6,500} ) ["] , [ ]? for (?: httpheaderfield | key ) : [ ]? ["]"""
        + _NAME + r'["]',
    ),
    # `{name: DB_PASSWORD, value: …}`, `"Key": "…", "Value": "…"`, and the other way round
    Form(
        ("value",),
        r"""(?: name | key ) ["']? [ ]? [:=] [ ]? ["']?""" + _NAME + r"""["']? [ ]? , [ ]?
        ["']? (?: parameter )? value ["']? [ ]? [:=] [ ]? ["']? (?P<value> [^\s"',{}$<]{6,500} )""",
    ),
    Form(
        ('"name"', "'name'", '"key"', "'key'", "name =", "name=", "name:"),
        r"""value ["']? [ ]? [:=] [ ]? ["'] (?P<value> [^"'\s]{6,500} ) ["'] [ ]? ,? [ ]?
        ["']? (?: name | key ) ["']? [ ]? [:=] [ ]? ["']""" + _NAME + r"""["']""",
    ),
)  # fmt: skip
# `host=db user=app password=… dbname=app`, `cache:6380,password=…,ssl=True`
# WordPress' own: 64 of all signs, which no other test would take for one word.
_SALT = Form(
    ("_key'", '_key"', "_salt'", '_salt"'),
    r"""(?P<name> (?: secure_ )? (?: auth | logged_in | nonce ) _ (?: key | salt ) ) ["']
    [ ]{0,20} , [ ]{0,20} ["'] (?P<value> [ -~]{60,64} ) ["'] [ ]? \)""",
)
_AMONG_PAIRS = Form(
    ("password=", "passwd=", "pwd=", "password =", "pwd ="),
    r"""(?P<name> password | passwd | pwd ) [ ]? = [ ]?
    (?P<value> [^\s"'`,;&$<>{(\[%=] [^\s"'`,;&<]{5,200} )""",
)
_OTHER_PAIRS = Pattern(
    r"(?:host|hostaddr|server|user|uid|user id|username|dbname|database|port|sslmode|ssl"
    r"|abortconnect|data source|initial catalog|service_name) ?="
)
FORMS = (*_OF_STEMS, _LONG_STRING, *_OF_NAMES, _AMONG_PAIRS, _SALT)
# A name in front is looked for where a word begins, not again from each of its characters.
_PATTERNS = tuple(
    Pattern((r"(?<![a-z0-9_.-])" if form.shape.startswith(_NAME) else "") + form.shape, re.VERBOSE)
    for form in FORMS
)
_CLOSES = {"[[": "]]"}
_LONGEST_VALUE = 4096


def find(line: Line) -> Iterator[Match]:
    """The values that names on the line are given in one of these forms."""
    for form, pattern in zip(FORMS, _PATTERNS, strict=True):
        if not has_sign(line.folded, form):
            continue
        for found in pattern.finditer(line.folded):
            if form is _AMONG_PAIRS and not _OTHER_PAIRS.search(line.near(*found.span(), 300)):
                continue
            start, end = _value(line, found)
            if form is _SALT:
                value = line.text[start:end]
                if could_be_made(value) and has_value(value.encode()) and " your " not in value:
                    yield Match(start, end, ASSIGNED, value, _name(line, found))
                continue
            yield from given(_name(line, found), line.text[start:end], start)


def has_sign(folded: str, form: Form) -> bool:
    """Whether one of the form's signs stands in a text."""
    for sign in form.signs:  # noqa: SIM110  # asked so often that `any` would be felt
        if sign in folded:
            return True
    return False


def _name(line: Line, found: re.Match[str]) -> str:
    if "name" in found.re.groupindex:
        return line.text[slice(*found.span("name"))]
    return whole_name(line.text, found.start(), found.start("gap"))[0]


def _value(line: Line, found: re.Match[str]) -> tuple[int, int]:
    if "value" in found.re.groupindex:
        return found.span("value")
    start, quote = found.end(), found["quote"]
    end = line.text.find(_CLOSES.get(quote, quote), start, start + _LONGEST_VALUE)
    return start, max(start, end)


def signs() -> Sequence[str]:
    """What must be searched for, as `fold` makes it."""
    return sorted({fold(sign) for form in FORMS for sign in form.signs})


def patterns() -> list[str]:
    """The forms for Hyperscan, which only has to find their lines."""
    # Those that begin with a stem are one pattern: Hyperscan would follow each of them
    # from every `key` and `token` of a text.
    ends = "|".join(_shape(form).removeprefix(_STEM) for form in FORMS if _of_stem(form))
    return [f"{_STEM}(?:{ends})", *(_shape(form) for form in FORMS if not _of_stem(form))]


def _of_stem(form: Form) -> bool:
    return form.shape.startswith(_STEM)


def _shape(form: Form) -> str:
    return for_bytes(form.shape) + _of_value(form)


def _of_value(form: Form) -> str:
    """What follows the quote at a shape's end: blanks, and six characters that are none."""
    if not form.shape.endswith(r"\[\[ )"):
        return ""
    return r"[\x00-\x09\x0b-\x20\x80-\xff]*[^\x00-\x20]{6}"


def for_bytes(shape: str) -> str:
    """A verbose shape for a search of bytes: on one line, and its groups without names.

    A bound counts characters in text and bytes there, so a class that allows more than ASCII
    has no upper one.
    """
    bare = re.sub(r"(\[(?:\\.|[^\]\\])*\]|\\.)|\s+", lambda part: part[1] or "", shape)
    bare = re.sub(r"\(\?P<\w+>", "(?:", bare)
    bare = "".join(c if c.isascii() else "".join(f"\\x{b:02x}" for b in c.encode()) for c in bare)
    bare = re.sub(r"(\[\^(?:\\.|[^\]\\])*\]|\.|\\S)\{(\d+),\d+\}", r"\1{\2,}", bare)
    bare = re.sub(
        r"\{([1-9]\d*),\d*\}(\)*)$", r"{\1}\2", bare
    )  # found once, not at every character
    # A name is looked for without what stands before its stem, where nothing else does. Behind
    # something else its beginning has no bound: with one, Hyperscan loses matches (`trial`).
    before, name, rest = bare.partition(_BEGINNING)
    return f"{before}(?:{'[a-z0-9_.-]*' if before else ''}{rest}" if name else bare


# The beginning of a name as it is in bytes.
_BEGINNING = "(?:[a-z0-9_.-]{0,60}"
