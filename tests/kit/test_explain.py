"""What a rule means, in Markdown."""

from __future__ import annotations

import pytest

from tenpoint.kit.explain import HOME, markdown, page_url
from tenpoint.kit.finding import Rule

RULE = Rule("x/y", "error", says="{file_name} is {what!r}", fix="use {{}} in {file_name:>8}")


@pytest.mark.parametrize(
    ("hook", "address"),
    [
        pytest.param("no-pickle", f"{HOME}/blob/main/docs/no-pickle.md", id="a hook"),
        pytest.param("", HOME, id="the project"),
    ],
)
def test_page_url(hook: str, address: str) -> None:
    assert page_url(hook) == address


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {}, ["Message: *file name* is *what*", "Fix: use {} in *file name*"], id="least"
        ),
        pytest.param(
            {"why": "Because."},
            ["Because.", "Message: *file name* is *what*", "Fix: use {} in *file name*"],
            id="a reason",
        ),
        pytest.param(
            {"bad": "\na = 1\n", "good": "a = 2"},
            [
                "Reported:",
                "```\na = 1\n```",
                "Instead:",
                "```\na = 2\n```",
                "Message: *file name* is *what*",
                "Fix: use {} in *file name*",
            ],
            id="examples",
        ),
        pytest.param(
            {"bad": "```\ncode\n```"},
            [
                "Reported:",
                "````\n```\ncode\n```\n````",
                "Message: *file name* is *what*",
                "Fix: use {} in *file name*",
            ],
            id="an example with a fence of its own",
        ),
    ],
)
def test_markdown(fields: dict[str, str], expected: list[str]) -> None:
    assert markdown(RULE._replace(**fields)) == "\n\n".join(expected)  # type: ignore[arg-type]
