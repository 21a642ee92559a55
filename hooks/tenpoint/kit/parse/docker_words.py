"""The words of a Dockerfile's instruction as BuildKit's parser cuts them: flags, pairs, JSON.

Each with its indexes in the instruction's text. Most instructions are plain: printable ASCII,
blanks, no quotes. They are cut without a pattern, because compiling one takes longer than
reading a whole Dockerfile so; everything else goes through the patterns.
"""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple


# What Go's unicode.IsSpace accepts. Python's str.strip and \s would also take \x1c to \x1f.
SPACES = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)


class Reference(NamedTuple):
    """`$NAME` or `${NAME…}`; `operator` is one of `:-`, `-`, `:+`, … and `word` what follows it."""

    name: str
    operator: str
    word: str


class Value(NamedTuple):
    """A value without its quotes and escapes; references stay in `text` as they are written.

    `literal` is `text` without the references: empty when the value is nothing but references.
    Inner references (`${a:-$b}`) are listed after the one that holds them.
    """

    text: str
    literal: str
    references: tuple[Reference, ...] = ()


class Span(NamedTuple):
    """A word by its indexes in the logical line."""

    text: str
    begin: int
    end: int


def name_and_value(span: Span) -> tuple[Span, Span | None]:
    name, equals, value = span.text.partition("=")
    middle = span.begin + len(name)
    named = Span(name, span.begin, middle)
    return named, (Span(value, middle + 1, span.end) if equals else None)


def trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends; an empty one lies at `end`."""
    while begin < end and text[begin] in SPACES:
        begin += 1
    while begin < end and text[end - 1] in SPACES:
        end -= 1
    return begin, end


_BLANKS = Pattern(r"[\t\v\f\r ]+")


def _plain(text: str, begin: int, end: int) -> str | None:
    """The text up to `end` if blanks are all that parts its words, each blank a space."""
    part = text[begin:end]
    if "'" in part or '"' in part or "\\" in part or "`" in part:
        return None
    part = part.replace("\t", " ")
    return text[:begin] + part if part.isascii() and part.isprintable() else None


def _parted(plain: str, begin: int) -> Iterator[Span]:
    """The words of plain text from an index on."""
    while begin < len(plain):
        stop = plain.find(" ", begin)
        stop = len(plain) if stop < 0 else stop
        if stop > begin:
            yield Span(plain[begin:stop], begin, stop)
        begin = stop + 1


def _first_blank(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Where the first run of blanks begins and ends."""
    stop = begin
    while stop < end and text[stop] not in _BLANK_SIGNS:
        stop += 1
    if stop == end:
        return None
    past = stop
    while past < end and text[past] in _BLANK_SIGNS:
        past += 1
    return stop, past


_BLANK_SIGNS = "\t\v\f\r "


def command(text: str, begin: int, end: int) -> tuple[str, tuple[str, ...], int]:
    """Keyword in capitals, flags, and the index where the arguments begin."""
    blank = _first_blank(text, begin, end)
    if blank is None:
        return _keyword(text[begin:end]), (), end
    given, arguments = _flags(text, blank[1], end)
    return _keyword(text[begin : blank[0]]), given, arguments


def _keyword(word: str) -> str:
    """In capitals; compared in small letters as BuildKit does, where a long s is not an s."""
    lowered = word.lower()
    return lowered.upper() if lowered.isascii() else word


_FLAG_PIECE = Pattern(
    rf"""(?x)
      [^{SPACES}'"\\]++
    | \\ (?P<escaped> [\s\S]? )
    | " (?P<double> (?: [^"\\]++ | \\[\s\S] )*+ ) (?: " | \\?\Z )
    | ' (?P<single> (?: [^'\\]++ | \\[\s\S] )*+ ) (?: ' | \\?\Z )
    """
)
_ESCAPED = Pattern(r"\\([\s\S])")


def _flags(text: str, begin: int, end: int) -> tuple[tuple[str, ...], int]:
    """The `--name=value` words at the front and the index behind them.

    A backslash escapes here whatever the escape directive says. A lone `--` ends the flags.
    """
    flags: list[str] = []
    while True:
        begin = trimmed(text, begin, end)[0]
        if not text.startswith("--", begin, end):
            return tuple(flags), begin
        stop = _first_blank(text, begin, end)
        if _plain(text, begin, stop[0] if stop else end) is not None:
            flag, begin = text[begin : stop[0] if stop else end], stop[0] if stop else end
            if flag == "--":
                return tuple(flags), trimmed(text, begin, end)[0]
            flags.append(flag)
            continue
        word: list[str] = []
        quoted = False
        while begin < end and (piece := _FLAG_PIECE.compiled.match(text, begin, end)):
            begin = piece.end()
            inner = piece["double"] if piece["double"] is not None else piece["single"]
            if inner is not None:
                quoted = True
                word.append(_ESCAPED.sub(r"\1", inner))
            elif piece["escaped"] is not None:
                word.append(piece["escaped"])
            else:
                word.append(piece[0])
        flag = "".join(word)
        if flag == "--":
            return tuple(flags), trimmed(text, begin, end)[0]
        if flag or quoted:
            flags.append(flag)


def split_blanks(text: str, begin: int, end: int) -> Iterator[Span]:
    """Words parted by blanks. The span has none at its ends, but may have other spaces there."""
    plain = _plain(text, begin, end)
    if plain is not None:
        yield from _parted(plain, begin)
        return
    for blank in _BLANKS.finditer(text, begin, end):
        yield Span(text[begin : blank.start()], begin, blank.start())
        begin = blank.end()
    yield Span(text[begin:end], begin, end)


def _word_pieces(escape: str) -> Pattern[str]:
    e = "\\" + escape
    return Pattern(
        rf"""(?x)
          (?P<space> [{SPACES}]++ )
        | [^{SPACES}'"{e}]++
        | {e} (?: [\s\S] | (?P<lone> \Z ) )
        | ' [^']*+ (?: ' | \Z )
        | " (?: [^"{e}]++ | {e}[\s\S] )*+ (?: " | (?P<open> {e}?\Z ) )
        """
    )


_WORD_PIECES = {escape: _word_pieces(escape) for escape in ("\\", "`")}


def split_words(text: str, begin: int, end: int, escape: str) -> Iterator[Span]:
    """Words of an ENV, ARG or LABEL line: quotes group, the escape character takes the next.

    Both stay in the word. An escape character at the very end is dropped.
    """
    plain = _plain(text, begin, end)
    if plain is not None:
        yield from _parted(plain, begin)
        return
    start = -1
    stop = begin
    for piece in _WORD_PIECES[escape].finditer(text, begin, end):
        if piece["space"] is not None:
            if start >= 0:
                yield Span(text[start:stop], start, stop)
            start = -1
            continue
        if start < 0:
            start = piece.start()
        stop = piece.end()
        if piece["lone"] is not None or (piece["open"] or "") == escape:
            stop -= 1
    if 0 <= start < stop:
        yield Span(text[start:stop], start, stop)


def names_and_values(
    keyword: str,
    text: str,
    begin: int,
    end: int,
    spans: list[Span],
    line: int,
) -> Iterator[Span]:
    """Name, value, name, value … of an ENV or LABEL line; `K v` is the old form of one pair."""
    if not spans:
        return
    if "=" not in spans[0].text:
        blank = _first_blank(text, begin, end)
        if blank is None:
            raise CannotCheck(f"{keyword} needs a name and a value", line)
        yield Span(text[begin : blank[0]], begin, blank[0])
        yield Span(text[blank[1] : end], blank[1], end)
        return
    for span in spans:
        named, valued = name_and_value(span)
        if valued is None:
            raise CannotCheck(f"{keyword} holds a word without =; quote values with blanks", line)
        yield named
        yield valued


_JSON_STRING = r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"'
_JSON_LIST = Pattern(
    rf"\[[\t\n\r ]*+(?:{_JSON_STRING}[\t\n\r ]*+(?:,[\t\n\r ]*+{_JSON_STRING}[\t\n\r ]*+)*+)?\]"
)
_JSON_ITEM = Pattern(_JSON_STRING)


def json_strings(text: str, begin: int, end: int, line: int) -> list[Span] | None:
    """The strings of a JSON list; None when the text is no JSON list at all.

    A list of other things is refused, as BuildKit does; broken JSON is a plain string.
    """
    if not text.startswith("[", begin, end):
        return None
    simple = _simple_json(text, begin, end)
    if simple is not None:
        return simple
    if _JSON_LIST.compiled.fullmatch(text, begin, end):
        return [
            Span(_json_string(item[0]), item.start(), item.end())
            for item in _JSON_ITEM.finditer(text, begin, end)
        ]
    import json

    try:
        json.loads(text[begin:end], parse_constant=_no_constant)
    except RecursionError:
        raise CannotCheck("the JSON form is nested too deep", line) from None
    except ValueError:
        return None
    raise CannotCheck("the JSON form takes strings only", line)


def _simple_json(text: str, begin: int, end: int) -> list[Span] | None:
    """The strings of `["a", "b"]`; None for what holds an escape or is not so simple."""
    inner = text[begin + 1 : end - 1]
    if text[end - 1] != "]" or "\\" in inner or not inner.isprintable():
        return None
    pieces = inner.split('"')
    # Outside and inside of the quotes by turns.
    outside = [piece.strip(" ") for piece in pieces[::2]]
    if len(pieces) < 3 or len(pieces) % 2 == 0 or outside[0] or outside[-1]:
        return None
    if any(piece != "," for piece in outside[1:-1]):
        return None
    spans: list[Span] = []
    place = begin + 1
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append(Span(piece, place - 1, place + len(piece) + 1))
        place += len(piece) + 1
    return spans


def _no_constant(name: str) -> None:
    """NaN and Infinity are JSON to Python only."""
    raise ValueError(name)


def _json_string(quoted: str) -> str:
    if "\\" not in quoted:
        return quoted[1:-1]
    import json

    # Half of a surrogate pair alone is no character; Go puts U+FFFD there.
    loaded = str(json.loads(quoted))
    return loaded.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
