"""JavaScript and TypeScript as tokens with their brackets matched, and what an argument carries.

A tokenizer, not a parser: comments, strings, templates with their `${…}`, regular expressions
and JSX text are told apart, which is enough to see what stands in the arguments of a call.
`Script.carried` gives the values that an expression can hold: names and properties
(`config.apiKey`), through templates, `+`, `?:`, `||`, object literals, `JSON.stringify` and
`const` of the same file. It never looks into functions that are called, and conditions,
comparisons, `!x` and `typeof x` carry nothing.

What it cannot make sense of (a quote that no one closes, a bracket too many) is stepped over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse.masks import is_mask, is_plain_text
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple

# Longer files are bundles that nobody wrote, and so are longer lines: a minifier breaks none.
_LONGEST = 8 * 1024 * 1024
_LONGEST_LINE = 5_000
_MOST_OF_A_BUNDLE = 0.5  # stands in overlong lines: of one that was written, nearly none
# Steps for all questions about one file.
_MOST_STEPS = 3_000_000
_DEEPEST = 6  # variables of variables

_TOKEN = Pattern(
    r"""
    (?: [ \t\r\n\f\v\u00a0\ufeff]++ | //[^\r\n]*+ )*+
    (?:
      (?P<comment> /\* )
    | (?P<name> \#?+ [A-Za-z_$\u0080-\uffff] [\w$\u0080-\uffff]*+ )
    | (?P<number> \.?[0-9] [\w.]*+ )
    | (?P<string> "(?: [^"\\\r\n]++ | \\[\s\S] )*+" | '(?: [^'\\\r\n]++ | \\[\s\S] )*+' )
    | (?P<open> ["'] )
    | (?P<sign> \?\.(?![0-9]) | \?\?=? | => | [=!]==? | &&=? | \|\|=? | \.\.\. | \+=
        | [\s\S] )
    )
    """,
    re.VERBOSE,
)
_CHUNK = Pattern(r"(?:[^`\\$]++|\\[\s\S]|\$(?!\{))++")
_REGEX = Pattern(
    r"/(?![*/])(?:[^/\\\[\r\n]|\\[^\r\n]|\[(?:[^\]\\\r\n]|\\[^\r\n]){0,500}+\]){1,2000}+/\w*+"
)
# Behind these a `/` begins a regular expression.
_BEFORE_VALUE = frozenset(
    "return typeof case in of delete void throw new else do await yield instanceof".split()
)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_NO_VALUE_BEFORE = frozenset(
    ("!", "typeof", "===", "!==", "==", "!=", "<", ">", "instanceof", "in")
)
_NO_VALUE_BEHIND = frozenset(
    ("?", "&&", "===", "!==", "==", "!=", "<", ">", "*", "-", "instanceof", "in", "=>", "&&=")
)
_GOES_ON = frozenset((".", "?.", "+", "||", "??", "?", ":", "&&", "(", "[", "`", ",", "="))
_LEADS_ON = frozenset((".", "?.", "(", "[", "!"))
_KEYWORDS = frozenset(
    "return typeof case in of delete void throw new else do await yield instanceof const let var "
    "function async class if for while switch as satisfies keyof readonly".split()
)
_HOLDING = frozenset(
    (
        *(
            "JSON.stringify",
            "String",
            "util.inspect",
            "inspect",
            "util.format",
            "encodeURIComponent",
        ),
        *("encodeURI", "Object.assign", "Object.values", "Object.entries", "structuredClone"),
    )
)
_SAME = frozenset(
    "toString trim trimEnd trimStart concat toUpperCase toLowerCase valueOf padEnd".split()
)


class Token(NamedTuple):
    """`kind` is name, number, string, chunk (text of a template), regex or sign."""

    kind: str
    text: str
    start: int


class Chain(NamedTuple):
    """`a.b?.c["d"](…)`: its parts, the last a call's name when `call` is the bracket's token.

    `first` and `last` are its tokens.
    """

    parts: tuple[str, ...]
    first: int
    last: int
    call: int = -1


Judge = Callable[[Chain], "bool | None"]
KeyJudge = Callable[[str], bool]


class Script:
    """The tokens of a file; `pair` leads from a bracket to its partner, -1 where there is none."""

    def __init__(self, text: str) -> None:
        if len(text) - text.count(" ") > _LONGEST:  # blanks become no tokens
            raise CannotCheck(f"more than {_LONGEST >> 20} MiB of JavaScript")
        self.tokens = list(_tokens(text))
        self.pair, self.around = _pairs(self.tokens)
        self._left = _MOST_STEPS
        self._definitions: dict[str, list[int]] = {}
        for index, token in enumerate(self.tokens):
            is_given = token.text == "=" and index and self.tokens[index - 1].kind == "name"
            if is_given and self.text(index - 2) not in (".", "?."):
                self._definitions.setdefault(self.text(index - 1), []).append(index - 1)

    # -- chains ------------------------------------------------------------------

    def text(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def chain(self, index: int) -> Chain:
        """The longest chain from a name up to its first call."""
        parts = [self.tokens[index].text]
        at = index
        while at + 1 < len(self.tokens):
            sign = self.text(at + 1)
            if sign in (".", "?."):
                if at + 2 < len(self.tokens) and self.tokens[at + 2].kind == "name":
                    parts.append(self.text(at + 2))
                    at += 2
                    continue
                if sign == "?." and self.text(at + 2) in ("(", "["):
                    at += 1
                    continue
                break
            if sign == "!" and self.text(at + 2) in (".", ")", ",", ";", "[", "}"):
                at += 1
                continue
            if sign == "[" and self.pair[at + 1] > 0:
                inner = self.tokens[at + 2 : self.pair[at + 1]]
                known = len(inner) == 1 and inner[0].kind == "string"
                parts.append(inner[0].text[1:-1] if known else "[]")
                at = self.pair[at + 1]
                continue
            if sign == "(" and self.pair[at + 1] > 0:
                return Chain(tuple(parts), index, at, at + 1)
            break
        return Chain(tuple(parts), index, at)

    def calls(self) -> Iterator[Chain]:
        """Every call of a name, in the order of the text."""
        before = ""
        for index, (token, behind) in enumerate(zip(self.tokens, self.tokens[1:], strict=False)):
            is_first = token.kind == "name" and before not in (".", "?.")
            before = token.text
            if is_first and behind.text in _LEADS_ON:
                found = self.chain(index)
                if found.call > 0:
                    yield found

    # -- values ------------------------------------------------------------------

    def carried(
        self, first: int, last: int, judge: Judge, is_secret_key: KeyJudge, depth: int = 0
    ) -> Iterator[Chain]:
        """The chains that `judge` says True to, of those whose value the tokens can give.

        `last` is excluded. A value under a key of an object literal that `is_secret_key` counts
        whatever it is, unless it is a literal or a condition; then the chain is the key.
        """
        at = first
        while at < last:
            self._left -= 1
            if self._left < 0:
                raise CannotCheck("its values are too entangled to be followed")
            token = self.tokens[at]
            before, behind = self.text(at - 1), self.text(at + 1)
            if token.kind == "sign" and token.text == "{" and self.pair[at] > 0:
                if before in ("=>", ")"):  # a function's body
                    at = self.pair[at]
            elif token.kind == "name" or (token.kind == "string" and behind == ":"):
                key = token.text.strip("'\"")
                if behind == ":" and before in ("{", ","):
                    end = self._end_of_entry(at + 2, last)
                    if is_secret_key(key):
                        if not self._is_harmless(at + 2, end):
                            yield Chain((key,), at, at)
                        at = end - 1
                    else:
                        at += 1
                elif token.text == "function" and token.kind == "name":
                    at = self._behind_function(at, last)
                elif token.text not in _KEYWORDS and token.kind == "name":
                    chain = self.chain(at)
                    yield from self._of_chain(chain, judge, is_secret_key, depth)
                    at = self._end_of_chain(chain)
            at += 1

    def _of_chain(
        self, chain: Chain, judge: Judge, is_secret_key: KeyJudge, depth: int
    ) -> Iterator[Chain]:
        end = self._end_of_chain(chain)
        if self.text(chain.first - 1) in _NO_VALUE_BEFORE or self.text(end + 1) in _NO_VALUE_BEHIND:
            return
        verdict = judge(chain)
        if verdict is False:
            return
        if chain.call > 0:
            if verdict:
                yield chain
                return
            name = ".".join(chain.parts)
            close = self.pair[chain.call]
            if name in _HOLDING:
                yield from self.carried(chain.call + 1, close, judge, is_secret_key, depth)
            elif len(chain.parts) > 1 and chain.parts[-1] in _SAME:
                shorter = Chain(chain.parts[:-1], chain.first, chain.first)
                if judge(shorter):
                    yield shorter
            elif len(chain.parts) > 1 and chain.parts[-1] in ("slice", "substring", "substr"):
                shorter = Chain(chain.parts[:-1], chain.first, chain.first)
                if judge(shorter) and not self._is_short(chain.call + 1, close):
                    yield shorter
            return
        if verdict:
            if len(chain.parts) > 1 or self.definition_is_harmless(chain) is not True:
                yield chain
        elif len(chain.parts) == 1 and depth < _DEEPEST:
            where = self._definition(chain)
            if where is not None:
                found = next(self.carried(*where, judge, is_secret_key, depth + 1), None)
                if found is not None:
                    yield found

    def definition_is_harmless(self, chain: Chain) -> bool | None:
        """Whether a variable holds but a literal, a condition or a piece; None when not known."""
        where = self._definition(chain)
        return None if where is None else self._is_harmless(*where)

    def _definition(self, chain: Chain) -> tuple[int, int] | None:
        """The tokens of the value that a variable was given last before, in a block around."""
        from bisect import bisect_left

        known = self._definitions.get(chain.parts[0], [])
        place = bisect_left(known, chain.first) - 1
        for index in range(place, max(-1, place - 50), -1):
            at = known[index]
            block = self.around[at]
            if block < 0 or self.pair[block] < 0 or self.pair[block] > chain.first:
                end = self._end_of_value(at + 2)
                return (at + 2, end) if end <= chain.first else None
        return None

    def _end_of_value(self, first: int) -> int:
        """Behind the last token of an assigned value: at `;`, `,` or a line that does not go on."""
        at = first
        limit = min(len(self.tokens), first + 400)
        while at < limit:
            text = self.tokens[at].text
            if text in (";", ",", ")", "]", "}"):
                return at
            if at > first and self._line_ends(at):
                return at
            if self.pair[at] > at:
                at = self.pair[at]
            at += 1
        return min(at, limit)

    def _line_ends(self, at: int) -> bool:
        """Whether a new statement begins here without a `;` before it."""
        before, here = self.tokens[at - 1], self.tokens[at]
        if here.text in ("const", "let", "var", "return", "if", "for", "throw", "export"):
            return True
        both = before.kind != "sign" or before.text in (")", "]", "}", "`")
        return (
            both
            and here.kind == "name"
            and here.text not in ("as", "satisfies", "instanceof", "in")
            and before.text not in _KEYWORDS
        )

    def _end_of_entry(self, first: int, last: int) -> int:
        at = first
        while at < last:
            text = self.tokens[at].text
            if text in (",", "}"):
                return at
            if self.pair[at] > at:
                at = self.pair[at]
            at += 1
        return last

    def _end_of_chain(self, chain: Chain) -> int:
        """The last token of a chain, over the calls that follow each other."""
        at = chain.last if chain.call < 0 else self.pair[chain.call]
        while self.text(at + 1) in (".", "?.", "(", "[", "!"):
            sign = self.text(at + 1)
            if sign in ("(", "["):
                if self.pair[at + 1] < 0:
                    break
                at = self.pair[at + 1]
            elif sign == "!":
                if self.text(at + 2) == "=":
                    break
                at += 1
            elif at + 2 < len(self.tokens):
                at += 2
            else:
                break
        return min(at, len(self.tokens) - 1)

    def _behind_function(self, at: int, last: int) -> int:
        while at < last and self.text(at) != "{":
            at = max(at, self.pair[at])
            at += 1
        return self.pair[at] if at < last and self.pair[at] > 0 else last

    def _is_harmless(self, first: int, last: int) -> bool:
        """Whether tokens give a literal, a truth value, a piece of a few characters, or a mask."""
        tokens = self.tokens[first:last]
        if not tokens:
            return False
        if len(tokens) == 1:
            one = tokens[0]
            if one.kind == "string":
                return is_plain_text(one.text[1:-1])
            return one.kind in ("number", "regex") or one.text in _WORDS_OF_LANGUAGE
        texts = [token.text for token in tokens]
        if texts[0] == "`":
            return len(tokens) == 3 and is_plain_text(texts[1])
        if texts[0] in ("!", "typeof") or texts[0] == "Boolean":
            return True
        question = next((i for i, text in enumerate(texts) if text == "?"), -1)
        if question > 0:
            colon = next((i for i in range(question, len(texts)) if texts[i] == ":"), len(texts))
            arms = (
                (first + question + 1, first + colon),
                (first + colon + 1, last),
            )
            return all(self._is_harmless(*arm) for arm in arms)
        if any(text in ("===", "!==", "==", "!=") for text in texts):
            return True
        if tokens[0].kind == "name":
            chain = self.chain(first)
            name = chain.parts[-1]
            if chain.call > 0:
                if name in ("slice", "substring", "substr"):
                    return self._is_short(chain.call + 1, self.pair[chain.call])
                return is_mask(name)
            return name == "length"
        return False

    def _is_short(self, first: int, last: int) -> bool:
        """Whether the arguments of `slice` leave eight characters or fewer."""
        numbers = "".join(token.text for token in self.tokens[first:last]).split(",")
        try:
            values = [int(number) for number in numbers]
        except ValueError:
            return False
        if len(values) == 1:
            return -8 <= values[0] < 0
        return 0 <= values[1] - values[0] <= 8 and (values[0] >= 0) == (values[1] >= 0)


_WORDS_OF_LANGUAGE = frozenset(("true", "false", "null", "undefined", "NaN"))


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    braces: list[int] = []  # open `{` inside of each `${`
    last = Token("sign", ";", 0)
    match, token = _TOKEN.compiled.match, tuple.__new__  # here most of the time is spent
    while found := match(text, at):
        kind = found.lastgroup or ""
        at = found.start(kind)
        if kind == "comment":
            end = text.find("*/", at + 2)
            if end < 0:
                return
            at = end + 2
            continue
        if kind == "open":  # an apostrophe of JSX text, or a string that is not closed
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
            continue
        sign = found[kind]
        if sign == "/" and _begins_value(last):
            regex = _REGEX.match(text, at)
            if regex is not None:
                last = Token("regex", regex[0], at)
                yield last
                at = regex.end()
                continue
        last = token(Token, (kind, sign, at))
        yield last
        at = found.end()
        if kind != "sign":
            continue
        if sign == "{" and braces:
            braces[-1] += 1
        elif sign == "}" and braces:
            if braces[-1]:
                braces[-1] -= 1
                continue
            braces.pop()
            sign = "`"  # back in the template
        if sign == "`":
            chunk = _CHUNK.match(text, at)
            if chunk is not None:
                yield Token("chunk", chunk[0], at)
                at = chunk.end()
            if text.startswith("${", at):
                last = Token("sign", "{", at + 1)
                yield last
                braces.append(0)
                at += 2
            elif text.startswith("`", at):
                last = Token("sign", "`", at)
                yield last
                at += 1
                last = Token("string", "``", at)


def _begins_value(last: Token) -> bool:
    if last.kind == "name":
        return last.text in _BEFORE_VALUE
    return last.kind == "sign" and last.text not in (")", "]", "}", "`")


def _pairs(tokens: list[Token]) -> tuple[list[int], list[int]]:
    """The partner of each bracket, and the `{` around each token."""
    pair = [-1] * len(tokens)
    around = [-1] * len(tokens)
    open_: list[int] = []
    blocks: list[int] = [-1]
    for index, token in enumerate(tokens):
        around[index] = blocks[-1]
        if token.kind != "sign":
            continue
        if token.text in "([{":
            open_.append(index)
            if token.text == "{":
                blocks.append(index)
        elif token.text in _CLOSING and open_ and tokens[open_[-1]].text == _CLOSING[token.text]:
            start = open_.pop()
            pair[start], pair[index] = index, start
            if token.text == "}":
                blocks.pop()
    return pair, around


def read(source: Source) -> Script:
    """The tokens of what was written by hand. Made for `source.memo(js_tokens.read)`."""
    return Script(source.memo(written))


def written(source: Source) -> str:
    """The text with its overlong lines as blanks: `source.text` itself where there are none.

    A minified bundle has hundreds of thousands of tokens, none of them a name that a person
    gave; its code is checked where it was written. What is left keeps its place.
    """
    text = source.text
    if len(text) <= _LONGEST_LINE:
        return text
    lines = text.splitlines(keepends=True)
    overlong = [line for line in lines if len(line) > _LONGEST_LINE]
    if not overlong:
        return text
    if any(map(_is_open, overlong)):
        # What follows such a line may stand in its template. A bundle's other lines are made too.
        return "" if sum(map(len, overlong)) > _MOST_OF_A_BUNDLE * len(text) else text
    return "".join([line if len(line) <= _LONGEST_LINE else _blank(line) for line in lines])


def _is_open(line: str) -> bool:
    """Whether a template or a comment may begin or end in a line."""
    return line.count("`") % 2 > 0 or line.count("/*") != line.count("*/")


def _blank(line: str) -> str:
    return " " * (len(line) - 1) + (line[-1] if line[-1] in "\r\n" else " ")
