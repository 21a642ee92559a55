"""What a rule means, in Markdown: the same text for `tenpoint explain`, the docs and SARIF."""

from __future__ import annotations

from string import Formatter

from tenpoint.kit.finding import Rule

HOME = "https://github.com/tenpoint/tenpoint"


def page_url(hook: str) -> str:
    """The address of a hook's docs page, or of the project."""
    return f"{HOME}/blob/main/docs/{hook}.md" if hook else HOME


def markdown(rule: Rule) -> str:
    """Why the rule exists, what it finds, what is right instead, and the fix."""
    parts = [rule.why] if rule.why else []
    if rule.bad:
        parts.append(f"Reported:\n\n{_fenced(rule.bad)}")
    if rule.good:
        parts.append(f"Instead:\n\n{_fenced(rule.good)}")
    parts.append(f"Message: {_template(rule.says)}")
    parts.append(f"Fix: {_template(rule.fix)}")
    return "\n\n".join(parts)


def _fenced(code: str) -> str:
    fence = "`" * 3
    while fence in code:
        fence += "`"
    return f"{fence}\n{code.strip(chr(10))}\n{fence}"


def _template(text: str) -> str:
    """A format string as a person reads it: `{name}` becomes *name*."""
    out = []
    for literal, field, _, _ in Formatter().parse(text):
        out.append(literal)
        if field is not None:
            out.append(f"*{field.replace('_', ' ')}*")
    return "".join(out)
