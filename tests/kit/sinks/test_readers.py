"""The readers below `no-key-logging`: where a leak is, and that the first look misses none."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenpoint.kit import CannotCheck, Source
from tenpoint.kit.parse import identifiers, js_tokens, python_flow
from tenpoint.kit.sinks import look, python, script, shell
from tenpoint.kit.sinks.names import Leak, is_enum, meant


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        pytest.param("api_key", "secret", id="a key"),
        pytest.param("openaiApiKey", "secret", id="in another style"),
        pytest.param("password2", "secret", id="numbered"),
        pytest.param("x-api-key", "secret", id="a header"),
        pytest.param("github_token", "secret", id="a token of a service"),
        pytest.param("api_key_data", "object", id="what holds one"),
        pytest.param("credentials", "object", id="several"),
        pytest.param("token", "", id="a word of a language"),
        pytest.param("max_tokens", "", id="a count"),
        pytest.param("next_token", "", id="a place in a list"),
        pytest.param("storage_key", "", id="where something lies"),
        pytest.param("has_api_key", "", id="a question"),
        pytest.param("password_file", "", id="a path"),
        pytest.param("public_key", "", id="for everybody"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_names(name: str, meaning: str) -> None:
    assert meant(name) == meaning


def test_members_of_enumerations_are_names_of_kinds() -> None:
    assert is_enum("AuthMethod", "API_KEY")
    assert not is_enum("settings", "API_KEY")
    assert not is_enum("Settings", "API_KEY")


def of_python(code: str) -> list[Leak]:
    return list(python.leaks(Source("a.py", data=code.encode()).memo(python_flow.read)))


def of_script(code: str) -> list[Leak]:
    source = Source("a.ts", data=code.encode())
    return list(script.leaks(source.memo(js_tokens.read), source.position))


def of_shell(text: str) -> list[Leak]:
    return list(shell.of_script(Source("a.sh", data=text.encode())))


def test_a_leak_of_python_is_at_the_value() -> None:
    assert of_python("é = 1; print('é', api_key)\n") == [
        Leak("logged", "print", "api_key", 1, 19, 1, 26)
    ]


def test_a_leak_of_a_script_is_at_the_value() -> None:
    assert of_script("const é = 1;\n  console.log(`é ${cfg.apiKey}`)\n") == [
        Leak("logged", "console.log", "apiKey", 2, 20, 2, 23)
    ]


def test_a_leak_of_the_shell_is_at_the_word() -> None:
    assert of_shell('true\n  echo "a $API_KEY"\n') == [Leak("logged", "echo", "$API_KEY", 2, 8)]
    assert of_shell("set -x\ntrue\nrun $API_KEY\n") == [
        Leak("traced", "set -x", "$API_KEY", 1, 1, used=3)
    ]


# What the first look lets go is never read: it may be wrong in one way only.

PYTHON = st.sampled_from(
    "print ( ) ( ) api_key password = \n os.environ ['API_KEY'] import from as f'?key={ }' f'{ }' "
    "logger.info raise assert , x E x-api-key h['x-api-key'] get_secret_value() + getpass "
    "params= requests.get loguru *".split(" ")
)
SCRIPT = st.sampled_from(
    "console.log ( ) ( ) apiKey password = ; process.env .API_KEY `?key=${ }` new Error throw "
    "logger?.info , x { } process?.env ['x-api-key'] + process.stdout.write".split(" ")
)
SHELL = st.sampled_from(
    'echo printf curl $API_KEY "$PASSWORD" \n ; | > set -x x https://x?key=$API_KEY -o '
    "xtrace".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PYTHON, max_size=14).map(" ".join))
def test_the_look_at_python_misses_nothing(code: str) -> None:
    with suppress(CannotCheck):
        if of_python("import os, requests\n" + code):
            assert look.of_python(identifiers.of(code.encode()), code.encode())


@settings(max_examples=300, deadline=None)
@given(st.lists(SCRIPT, max_size=14).map(" ".join))
def test_the_look_at_a_script_misses_nothing(code: str) -> None:
    if of_script(code):
        assert look.of_script(Source("a.ts", data=code.encode()))


@settings(max_examples=300, deadline=None)
@given(st.lists(SHELL, max_size=14).map(" ".join))
def test_the_look_at_the_shell_misses_nothing(text: str) -> None:
    if of_shell(text):
        assert look.of_shell(Source("a.sh", data=text.encode()))
