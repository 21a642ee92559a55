"""JavaScript and TypeScript: where the value of a secret reaches the console, a logger, an `Error`
or a URL. Read as tokens (`kit/parse/js_tokens.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tenpoint.kit.credentials.names import words
from tenpoint.kit.parse.js_tokens import Chain, Judge, KeyJudge, Script
from tenpoint.kit.parse.masks import is_mask
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.sinks.names import GIVES, LEVELS, Leak, is_enum, meant

_CONSOLE = frozenset("log info warn error debug trace dir table dirxml group".split())
_QUERY_OPEN = Pattern(r"""[?&][\w.\-\[\]]{1,60}=["'`]?$""")


def leaks(
    script: Script, position: Callable[[int], tuple[int, int]], *, is_test: bool = False
) -> Iterator[Leak]:
    """Every place of a script where a value gets out; of a test, one of the environment.

    `position` gives line and column of an offset.
    """
    judge = _judge_given if is_test else _judge_chain
    for call in script.calls():
        kind, sink = _sink(script, call)
        if kind:
            close = script.pair[call.call]
            yield from _carried(script, position, judge, kind, sink, call.call + 1, close)
    for index, token in enumerate(script.tokens):
        if token.kind in ("chunk", "string"):
            found = _QUERY_OPEN.search(token.text[-80:])
            begin = index + 2
            if found is None or script.text(index + 1) not in ("{", "+"):
                continue
            end = script.pair[index + 1] if token.kind == "chunk" else begin + 1
            if token.kind == "string" and begin < len(script.tokens):
                if script.tokens[begin].kind != "name":
                    continue
                chain = script.chain(begin)
                end = script.pair[chain.call] + 1 if chain.call > 0 else chain.last + 1
            field = found[0].rstrip("\"'`")
            yield from _carried(script, position, judge, "in-url", field, begin, end)


def _sink(script: Script, call: Chain) -> tuple[str, str]:
    """What a call does with its arguments, and what it is named; empty for any other."""
    parts = call.parts
    if len(parts) > 1:
        holder, method = words(parts[-2]), parts[-1]
        name = f"{parts[-2]}.{method}"
        if parts[-2] == "console" and method in _CONSOLE:
            return "logged", name
        if holder and holder[-1] in ("logger", "log", "winston", "pino") and method in LEVELS:
            return "logged", name
        if parts[-3:] in (("process", "stdout", "write"), ("process", "stderr", "write")):
            return "logged", ".".join(parts[-3:])
    elif parts[0].endswith(("Error", "Exception")) and script.text(call.first - 1) == "new":
        return "raised", parts[0]
    return "", ""


def _carried(
    script: Script,
    position: Callable[[int], tuple[int, int]],
    judge: Judge,
    kind: str,
    sink: str,
    first: int,
    last: int,
) -> Iterator[Leak]:
    is_key: KeyJudge = _is_secret_key if judge is _judge_chain else lambda _: False
    for chain in script.carried(first, last, judge, is_key):
        meaning = _chain_meaning(chain)
        said = kind
        if chain.parts == ("process", "env"):
            said = "environment-logged"
        elif meaning == "object":
            said = "object-logged"
        if kind == "in-url" and said != kind:
            continue
        # A value that came by a variable is reported where it gets out.
        within = first <= chain.first < last
        token = script.tokens[chain.first if within else first]
        start, end = position(token.start), position(token.start + len(token.text))
        yield Leak(said, sink, chain.parts[-1], *start, *end)
        return


def _judge_chain(chain: Chain) -> bool | None:
    if chain.parts == ("process", "env"):
        return True
    if chain.call > 0:
        name = chain.parts[-1]
        if is_mask(name):
            return False
        parts = words(name)
        if parts and parts[0] in GIVES and meant("_".join(parts[1:])) == "secret":
            return True
        return None
    if len(chain.parts) > 1:
        return bool(_chain_meaning(chain))
    return True if _chain_meaning(chain) else None


def _judge_given(chain: Chain) -> bool | None:
    """Like `_judge_chain`, of what comes from the environment: names prove nothing here."""
    verdict = _judge_chain(chain)
    if verdict and chain.parts[:2] != ("process", "env"):
        return None if len(chain.parts) == 1 else False
    return verdict


def _chain_meaning(chain: Chain) -> str:
    parts = chain.parts
    if len(parts) > 1 and is_enum(parts[-2], parts[-1]):
        return ""
    name = parts[-1]
    if chain.call > 0:
        name = "_".join(words(name)[1:])
    return meant(name, of_environment=parts[-3:-1] == ("process", "env"))


def _is_secret_key(name: str) -> bool:
    return meant(name) == "secret"
