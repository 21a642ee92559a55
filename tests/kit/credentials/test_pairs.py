"""Secrets whose name and value stand apart: in two keys, in a sentence."""

from __future__ import annotations

import pytest

from credential_samples import sample
from support.secrets import found
from tenpoint.kit.credentials import pairs

PHRASE = "river-hazel-" + "oasis-68"
PERSON = "Harbour" + "!4711"
RANDOM = sample("[A-Za-z0-9]{40}", 3)


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        pytest.param(f"- name: DB_PASSWORD\n  value: {PHRASE}", 2, [PHRASE], id="Kubernetes"),
        pytest.param(f"- name: DB_PASSWORD\n  value: '{PHRASE}'", 2, [PHRASE], id="in quotes"),
        pytest.param(f'{{"name": "API_KEY", "value": "{RANDOM}"}}', 1, [RANDOM], id="JSON"),
        pytest.param(f'<add key="ApiKey" value="{RANDOM}"/>', 1, [RANDOM], id="XML"),
        pytest.param(f'"name": "API_KEY",\n"value": "{RANDOM}"', 2, [RANDOM], id="JSON, two lines"),
        pytest.param(f"- name: DB_HOST\n  value: {PHRASE}", 2, [], id="another name"),
        pytest.param(f"- name: DB_PASSWORD\n  x: 1\n  value: {PHRASE}", 3, [], id="further away"),
        pytest.param("- name: DB_PASSWORD\n  value: ${PW_1}", 2, [], id="a reference"),
        pytest.param("- name: DB_PASSWORD\n  valueFrom: pw-1-a", 2, [], id="a source"),
        pytest.param(f"value: {PHRASE}", 1, [], id="no name"),
    ],
)
def test_names_and_values(text: str, number: int, expected: list[str]) -> None:
    assert found(pairs.find_values, text, "a.yaml", number) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"Password: {PHRASE}", [PHRASE], id="a colon"),
        pytest.param(f"The admin password is `{PERSON}`.", [PERSON], id="a sentence"),
        pytest.param(
            f"The password for the svc_app account is {PHRASE}", [PHRASE], id="for an account"
        ),
        pytest.param(f"**Password:** {PHRASE}", [PHRASE], id="bold"),
        pytest.param(f"use password **{PHRASE}**", [PHRASE], id="a bold value"),
        pytest.param(f"Password (staging): {PHRASE}", [PHRASE], id="a place in brackets"),
        pytest.param(f"login (pw {PHRASE})", [PHRASE], id="in brackets"),
        pytest.param(f"with password {PHRASE}", [PHRASE], id="with"),
        pytest.param(f"pw: {PHRASE}", [PHRASE], id="pw"),
        pytest.param(f"password - {PHRASE}", [PHRASE], id="a dash"),
        pytest.param(f"Token → {RANDOM}", [RANDOM], id="an arrow"),
        pytest.param(f"mot de passe : {PHRASE}", [PHRASE], id="French"),
        pytest.param(f"contraseña: {PHRASE}", [PHRASE], id="Spanish"),
        pytest.param(f"Пароль: {PHRASE}", [PHRASE], id="Russian"),
        pytest.param(f"credentials: admin/{PHRASE}", [PHRASE], id="a user and a password"),
        pytest.param(f"VPN: svc_app / {PHRASE}", [PHRASE], id="the same of a service"),
        pytest.param(f"https://h.corp.io (me:{PHRASE})", [PHRASE], id="behind an address"),
        pytest.param(f"| SMTP_PASS | {PHRASE} |", [PHRASE], id="a table"),
        pytest.param(f"Account ann, password {PHRASE}.", [PHRASE], id="behind a comma"),
        pytest.param(f"the password was changed to {PHRASE}", [PHRASE], id="changed to"),
        pytest.param(f"<b>Password:</b> {PHRASE}", [PHRASE], id="HTML"),
        pytest.param(f"login is `admin`:`{PHRASE}`", [PHRASE], id="a colon between both"),
        pytest.param("with password reset2", [], id="a thing"),
        pytest.param("pw: TBD-2024", [], id="not yet known"),
        pytest.param("| password | varchar(255) |", [], id="a type in a table"),
        pytest.param("Passwords are hashed (bcrypt, cost 12).", [], id="about passwords"),
        pytest.param("Password: at least 12 characters", [], id="a rule"),
        pytest.param("password - see section 4.2", [], id="another text"),
        pytest.param("The key is `user_id_v2`.", [], id="a name"),
        pytest.param("login: see docs/auth-v2.md", [], id="a path"),
        pytest.param("credentials: ~/.aws/credentials2", [], id="a file"),
        pytest.param("pw: see 1Password", [], id="where it is"),
        pytest.param("with password authentication", [], id="a method"),
        pytest.param("Tested: ubuntu / windows2022", [], id="two names"),
        pytest.param("Token: `ghp_...`", [], id="a placeholder"),
    ],
)
def test_prose(text: str, expected: list[str]) -> None:
    assert found(pairs.find_in_prose, text, "README.md") == expected
    assert found(pairs.find_in_prose, text, "a.py") == []
