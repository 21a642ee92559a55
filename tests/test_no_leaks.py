"""No secret leaves the file it stands in: every byte of every output is searched for it.

Each place holds a key of its own, so that what leaks says where it came from. A hook shows three
characters of each end of a secret; eight in a row of its middle are a leak.
"""

from __future__ import annotations

import base64
import json
import os
import random
import string
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest

from support.git import Tree, environment
from tenpoint.__main__ import main as tenpoint
from tenpoint.kit.config import hook_ids

_WINDOW = 8
# What every key of a provider begins with is no secret.
_PREFIX = len("sk-" + "ant-api03-")


def key(place: str, prefix: str = "sk-" + "ant-api03-", length: int = 93, end: str = "AA") -> str:
    """A made-up key that no other place has."""
    chance = random.Random(place)
    return prefix + "".join(chance.choices(string.ascii_letters + string.digits, k=length)) + end


def github(place: str) -> str:
    return key(place, "gh" + "p_", 36, "")


def password(place: str) -> str:
    return key(place, "", 22, "7!")


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def notebook(*lines: str) -> str:
    cell = {"cell_type": "code", "source": list(lines), "metadata": {}, "outputs": []}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


# Where a file holds one secret: its path, and its text around it.
PLACES: dict[str, tuple[str, Callable[[str], str | bytes]]] = {
    "code": ("agent.py", lambda k: f'client = Anthropic(api_key="{k}")\n'),
    "a log call": (
        "log.py",
        lambda k: f'import logging\nAPI_KEY = "{k}"\nlogging.info("key %s", API_KEY)\n',
    ),
    "an exception": ("raised.py", lambda k: f'token = "{k}"\nraise ValueError(f"no {{token}}")\n'),
    "broken code": ("broken.py", lambda k: f'import pickle\ndef (: pickle.load("{k}"\n'),
    "a command": ("run.sh", lambda k: f'curl -H "Authorization: Bearer {k}" http://api.example\n'),
    "a notebook": ("work.ipynb", lambda k: notebook(f'key = "{k}"\n', "print(key)\n")),
    "a broken notebook": ("torn.ipynb", lambda k: notebook(f'key = "{k}"')[:-9]),
    "an environment file": (".env", lambda k: f"ANTHROPIC_API_KEY={k}\n"),
    "an example": (".env.example", lambda k: f"ANTHROPIC_API_KEY={k}\nBROKEN\n"),
    "an image": ("Dockerfile", lambda k: f"FROM scratch\nENV API_KEY={k}\nRUN login --token {k}\n"),
    "a broken image": ("deploy/Dockerfile", lambda k: f"FROM scratch\nENV API_KEY={k} oops\n"),
    "a compose file": (
        "compose.yaml",
        lambda k: f"services: {{a: {{image: b, environment: {{API_KEY: {k}}}}}}}\n",
    ),
    "a broken compose file": ("docker-compose.yml", lambda k: f"services: [{k}\n  API_KEY: {k}: x"),
    "an MCP server": (
        ".mcp.json",
        lambda k: json.dumps(
            {
                "mcpServers": {
                    "a": {"command": "npx", "args": ["-y", "b", "--token", k], "env": {"KEY": k}},
                    "c": {"url": f"http://mcp.example/{k}?token={k}"},
                }
            }
        ),
    ),
    "a broken MCP file": (".vscode/mcp.json", lambda k: '{"servers": {"a": {"env": "' + k + '",,'),
    "a requirement": (
        "requirements.txt",
        lambda k: (
            f"--index-url https://u:{k}@index.example/simple\na @ https://x:{k}@h.example/a\n"
        ),
    ),
    "a broken requirement": ("requirements-dev.txt", lambda k: f"=={k}\n--{k}\n"),
    "a project file": (
        "pyproject.toml",
        lambda k: f'[project]\nname="a"\ndependencies=["a @ git+https://{k}@h.example/a.git"]\n',
    ),
    "a broken lock": ("uv.lock", lambda k: f'version = 1\n[[package]\nname = "{k}"\n'),
    "a package": (
        "package.json",
        lambda k: json.dumps({"dependencies": {"a": f"git+https://{k}:x@h.example/a.git"}}),
    ),
    "a workflow": (
        ".github/workflows/ci.yml",
        lambda k: (
            "on: push\njobs:\n  a:\n    runs-on: x\n    env:\n"
            f"      API_KEY: {k}\n    steps:\n      - run: echo {k}\n"
        ),
    ),
    "a broken workflow": (".github/workflows/cd.yml", lambda k: f"on: [push\nrun: echo {k}: x\n"),
    "Terraform": ("main.tf", lambda k: f'provider "x" {{\n  api_key = "{k}"\n}}\n'),
    "broken Terraform": ("other.tf", lambda k: f'resource "{k}" {{\n'),
    "a policy": (
        "policy.json",
        lambda k: json.dumps(
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Sid": k}]}
        ),
    ),
    "a manifest": (
        "secret.yaml",
        lambda k: f"kind: Secret\napiVersion: v1\ndata:\n  api-key: {encoded(k)}\n",
    ),
    "a prompt": ("prompts/system.md", lambda k: f"Use the key {k} for the API.\n"),
    "a configuration": ("config.py", lambda k: f'import os\nos.system(cfg["{k}"] + "{k}")\n'),
    "a download": (
        "install.sh",
        lambda k: f"curl -L https://u:{k}@h.example/a.tgz?token={k} | sh\n",
    ),
    "a checksum list": ("SHA256SUMS", lambda k: f"{k}  a.bin\n{'a' * 64}  {k}\n"),
    "a connection string": ("db.ini", lambda k: f"dsn = postgres://app:{k}@db.example/app\n"),
    "a private key": (
        "id_rsa",
        lambda k: f"-----BEGIN RSA PRIVATE KEY-----\n{k}{k}\n-----END RSA PRIVATE KEY-----\n",
    ),
    "an ignored line": (
        "known.py",
        lambda k: f'k = "{k}"  # tenpoint: ignore[no-hardcoded-keys] opens nothing\n',
    ),
    "a pickle": ("model.pkl", lambda k: b"cos\nsystem\n(S'echo " + k.encode() + b"'\ntR."),
    "a chat template": ("tokenizer_config.json", lambda k: json.dumps({"chat_template": k * 3})),
    "a minified bundle": ("app.min.js", lambda k: f'a({{token:"{k}"}});' + "b(1);" * 5000),
}
SECRETS = {place: key(place) for place in PLACES}
# And places that no file's text is.
SECRETS |= {
    "a person's password": password("person"),
    "the history": github("history"),
    "a deleted environment file": github("deleted"),
    "the environment": key("the environment"),
    "the remote's URL": github("remote"),
    "a file's name": github("name"),
    "a folder's name": github("folder"),
    "a branch": github("branch"),
    "a commit message": github("message"),
    "base64": key("base64"),
}
SECRETS["base64, as it stands there"] = encoded(SECRETS["base64"])
SECRETS["a manifest, as it stands there"] = encoded(SECRETS["a manifest"])


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    tree = Tree(tmp_path_factory.mktemp("planted") / "agent")
    tree.commit(
        "old.py", f'token = "{SECRETS["the history"]}"\n', message=SECRETS["a commit message"]
    )
    tree.commit("prod/.env", f"GITHUB_TOKEN={SECRETS['a deleted environment file']}\n")
    tree.git("rm", "-q", "-r", "old.py", "prod")
    for place, (path, text) in PLACES.items():
        content = text(SECRETS[place])
        tree.add(path, content)
    person, name, folder = (
        SECRETS[place] for place in ("a person's password", "a file's name", "a folder's name")
    )
    tree.add("person.py", f'password = "{person}"\n')
    tree.add("encoded.txt", f"key: {encoded(SECRETS['base64'])}\n")
    tree.add(f"{name}.pkl", b"cos\nsystem\n(S'x'\ntR.")
    tree.add(f"{folder}/requirements.txt", "a\n")
    tree.record()
    tree.git("checkout", "-q", "-b", SECRETS["a branch"])
    remote = SECRETS["the remote's URL"]
    tree.git("remote", "add", "origin", f"https://x:{remote}@git.example/a")
    return tree


@pytest.fixture(autouse=True)
def _surroundings(planted: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the tree, with a secret in the environment, and with every folder that may be written
    to below `tmp_path`."""
    for name in set(os.environ) - set(environment()):
        monkeypatch.delenv(name)
    for name in ("TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("ANTHROPIC_API_KEY", SECRETS["the environment"])
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.chdir(planted.root)


def leaks(text: str) -> dict[str, str]:
    """For each secret of which a part is in the text, the text before that part."""
    found = {}
    for place, secret in SECRETS.items():
        for start in range(min(_PREFIX, len(secret) - 2 * _WINDOW), len(secret) - 4 - _WINDOW, 4):
            at = text.find(secret[start : start + _WINDOW])
            if at >= 0:
                found[place] = text[max(0, at - 60) : at]
                break
    return found


def said(capsys: pytest.CaptureFixture[str], written: Path) -> str:
    """Everything that came out: what was printed, and every file that was written."""
    out, err = capsys.readouterr()
    files = (file.read_bytes().decode("latin-1") for file in written.rglob("*") if file.is_file())
    return "\n".join((out, err, *files))


def test_finds_a_leak() -> None:
    secret = SECRETS["code"]
    assert leaks(f"{secret[:3]}…{secret[-3:]}") == {}
    assert set(leaks(f"x {secret[20:45]} y")) == {"code"}
    assert leaks(SECRETS["a person's password"][6:18]).keys() == {"a person's password"}


@pytest.mark.parametrize("format", ["text", "json", "sarif", "github"])
@pytest.mark.parametrize("hook", hook_ids())
def test_no_hook_prints_a_secret(
    hook: str, format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main = import_module("tenpoint." + hook.replace("-", "_")).main
    assert main(["--format", format, "--pedantic"]) in (0, 1, 2)
    assert leaks(said(capsys, tmp_path)) == {}


@pytest.mark.parametrize("hook", ["env-ignored", "no-hardcoded-keys"])
def test_no_search_of_the_history_prints_a_secret(
    hook: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main = import_module("tenpoint." + hook.replace("-", "_")).main
    assert main(["--history"]) in (1, 2)
    text = said(capsys, tmp_path)
    assert leaks(text) == {}
    assert "commit" in text


@pytest.mark.parametrize("format", ["text", "json", "sarif", "markdown", "html"])
def test_no_audit_prints_a_secret(
    format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, badge = tmp_path / "audit", tmp_path / "badge.svg"
    arguments = ["--offline", "--scanners", "none", "--pedantic", "--stats"]
    arguments += ["--format", format, "--output", str(output), "--badge", str(badge)]
    assert tenpoint(["audit", *arguments]) == 1
    assert output.stat().st_size
    assert leaks(said(capsys, tmp_path)) == {}


def test_no_baseline_holds_a_secret(
    planted: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be read is left out first: no baseline is written of half a repository."""
    baseline, config = (
        planted.root / name for name in (".tenpoint-baseline.json", ".tenpoint.toml")
    )
    tenpoint(["audit", "--offline", "--scanners", "none", "--format", "json"])
    unread = {file["path"] for file in json.loads(capsys.readouterr().out)["unread"]}
    try:
        config.write_text(f"exclude = {json.dumps(sorted(unread))}", "utf-8")
        assert tenpoint(["baseline"]) == 0
        assert len(json.loads(baseline.read_text("utf-8"))["findings"]) > len(PLACES)
        assert leaks(said(capsys, tmp_path) + baseline.read_text("utf-8")) == {}
    finally:
        config.unlink()
        baseline.unlink(missing_ok=True)


def test_no_error_of_the_configuration_quotes_a_secret(
    planted: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = planted.root / ".tenpoint.toml"
    secret = SECRETS["code"]
    try:
        for text in (f'exclude = "{secret}', f"{secret} = 1", f'kind = "{secret}"', f"[{secret}]"):
            config.write_text(text, "utf-8")
            assert import_module("tenpoint.no_pickle").main([]) == 2
            assert leaks(said(capsys, tmp_path)) == {}, text[:9]
    finally:
        config.unlink()


@pytest.mark.parametrize("arguments", ["--{}", "--format {}", "{}", "--{}=1"])
@pytest.mark.parametrize("command", ["no-pickle", "audit", "baseline", "check", "explain", "init"])
def test_no_usage_error_quotes_a_secret(
    command: str, arguments: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = arguments.format(SECRETS["code"]).split()
    with suppress(SystemExit):
        if command == "no-pickle":
            import_module("tenpoint.no_pickle").main(words)
        else:
            tenpoint([command, *words])
    text = said(capsys, tmp_path)
    assert leaks(text) == {}
    assert text.strip()
