"""`tenpoint explain`: what a rule or a hook means, why it matters, and what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from tenpoint.audit.hooks import HookModule, all_hooks
from tenpoint.kit.arguments import Parser
from tenpoint.kit.explain import markdown, page_url
from tenpoint.kit.finding import keyless
from tenpoint.kit.secret import shown


def main(argv: Sequence[str]) -> int:
    """Print the text for each name; 2 when one is unknown, and what it may have meant."""
    parser = Parser(prog="tenpoint explain", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="RULE | HOOK", help="nothing lists every hook and its rules"
    )
    names: list[str] = parser.parse_args(argv).names
    modules = all_hooks()
    if not names:
        sys.stdout.write("".join(map(summary, modules)))
        return 0
    texts = {name: text(name, modules) for name in names}
    sys.stdout.write("\n".join(found for found in texts.values() if found))
    unknown = [name for name, found in texts.items() if not found]
    for name in unknown:
        sys.stderr.write(
            f"no hook and no rule is called {shown(keyless(name))!r}{_meant(name, modules)}\n"
        )
    return 2 if unknown else 0


def text(name: str, modules: Iterable[HookModule]) -> str:
    """The explanation of a rule or a hook in Markdown; empty when there is none."""
    for hook, manual in modules:
        if name == hook.id:
            return f"# {hook.id}\n\n{manual}\n\n{_rules(hook.rules)}\nManual: {page_url(hook.id)}\n"
        if name in hook.rules:
            rule = hook.rules[name]
            return f"# {rule.id} ({rule.severity})\n\n{markdown(rule)}\n"
    return ""


def summary(module: HookModule) -> str:
    """A hook and its rules in a few lines."""
    return f"{module.hook.id}: {module.hook.says}\n{_rules(module.hook.rules)}"


def _rules(rules: Iterable[str]) -> str:
    return "".join(f"  {id}\n" for id in rules)


def _meant(name: str, modules: Iterable[HookModule]) -> str:
    from difflib import get_close_matches

    known = [id for hook, _ in modules for id in (hook.id, *hook.rules)]
    last = name.rpartition("/")[2]
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    near += [id for id in known if id not in near and id.rpartition("/")[2] == last]
    hint = "`tenpoint explain` lists them"
    return f": did you mean {' or '.join(near[:3])}? {hint}" if near else f": {hint}"
