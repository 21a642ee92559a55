"""detect-secrets' keyword detector as a second opinion."""

from __future__ import annotations

import pytest

from support.secrets import found
from tenpoint.kit.credentials import second

PERSON = "Harbour" + "!4711"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f'if ("{PERSON}" == password) {{', [PERSON], id="the wrong way round"),
        pytest.param(f'password[4] == "{PERSON}";', [PERSON], id="an array's element"),
        pytest.param(f'secret.assign("{PERSON}x{PERSON}");', [], id="a secret that is a password"),
        pytest.param(f'password.assign("{PERSON}");', [PERSON], id="assign"),
        pytest.param('if ("your-password-1" == password) {', [], id="a placeholder"),
        pytest.param(f'if ("{PERSON}" == label) {{', [], id="another name"),
        pytest.param(f'if ("{PERSON}" == password) {{' + " " * 1000, [], id="a line of data"),
        pytest.param('if ("${PASSWORD_2}" == password) {', [], id="a template"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_finds(text: str, expected: list[str]) -> None:
    assert found(second.find, text, "a.java") == expected
