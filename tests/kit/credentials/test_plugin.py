"""Our detectors inside detect-secrets, and held against detect-secrets' own.

What detect-secrets' provider plugins report on made-up keys of every format that they
know, we report too, except where a row below says why not.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from credential_samples import sample
from support.git import Tree
from tenpoint import no_hardcoded_keys
from tenpoint.kit import Source
from tenpoint.kit.credentials import plugin

PLUGIN = plugin.__file__
HOOKS = str(Path(PLUGIN).parents[3])

# Put together when the tests run, so that no scanner trips over this file.
ANTHROPIC = "sk-ant-" + "api03-" + sample("[A-Za-z0-9_-]{93}") + "AA"
GITHUB = "ghp" + "_" + sample("[A-Za-z0-9]{36}")
PERSON = "Harbour" + "!4711"
PEM_LINES = [sample("[A-Za-z0-9+/]{64}", seed) for seed in range(6)]
HEADER = "-----BEGIN RSA PRIVATE KEY-----"
ENCODED = base64.b64encode(ANTHROPIC.encode()).decode()
PROVIDER, SECRET = "Provider Key", "Secret by its Name or Place"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    tree = Tree(tmp_path / "tree")
    monkeypatch.chdir(tree.root)
    return tree


def detect_secrets(*arguments: str) -> str:
    """What `detect-secrets` prints, run as a person runs it."""
    environment = {**os.environ, "PYTHONPATH": HOOKS}
    command = [sys.executable, "-m", "detect_secrets", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


def scanned(*arguments: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(detect_secrets("scan", *arguments))
    return document


def entries(document: dict[str, Any]) -> set[tuple[str, int, str, str]]:
    """Path, line, type and hash of what our plugins found."""
    return {
        (path, entry["line_number"], entry["type"], entry["hashed_secret"])
        for path, found in document["results"].items()
        for entry in found
        if entry["type"] in (PROVIDER, SECRET)
    }


def sha1(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


# -- a real scan ---------------------------------------------------------------------


def test_tells_where_it_is() -> None:
    command = [sys.executable, "-m", "tenpoint.kit.credentials.plugin"]
    environment = {**os.environ, "PYTHONPATH": HOOKS}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert said.stdout == f"{PLUGIN}\n"


def test_a_scan_finds_what_we_find(tree: Tree) -> None:
    tree.add("a.py", f'api_key = "{ANTHROPIC}"\n\npassword = "{PERSON}"\n')
    tree.add("b.env", f"DB_PASSWORD={PERSON}\nURL=redis://:{PERSON}@cache.corp.io/1\n")
    tree.add("c.pem", "\n".join(["", HEADER, *PEM_LINES, "-----END RSA PRIVATE KEY-----", ""]))
    tree.add("d.yaml", f"- name: DB_PASSWORD\n  value: {PERSON}\n- data: {ENCODED}\n")
    tree.add("clean.py", 'password = os.environ["DB_PASSWORD"]\nkey = "your-api-key"\n')
    assert entries(scanned("-p", PLUGIN)) == {
        ("a.py", 1, PROVIDER, sha1(ANTHROPIC)),
        ("a.py", 3, SECRET, sha1(PERSON)),
        ("b.env", 1, SECRET, sha1(PERSON)),  # the same on line 2 is the same to detect-secrets
        ("c.pem", 2, SECRET, sha1(HEADER)),
        ("d.yaml", 2, SECRET, sha1(PERSON)),
        ("d.yaml", 3, PROVIDER, sha1(ENCODED)),
    }


def test_each_of_the_two_can_be_left_out(tree: Tree) -> None:
    tree.add("a.py", f'api_key = "{ANTHROPIC}"\npassword = "{PERSON}"\n')
    everything = scanned("-p", PLUGIN)
    names = [used["name"] for used in everything["plugins_used"]]
    assert {"TenpointProviderKey", "TenpointSecret"} < set(names)
    for name, left in (("TenpointProviderKey", SECRET), ("TenpointSecret", PROVIDER)):
        document = scanned("-p", PLUGIN)
        document["plugins_used"] = [u for u in document["plugins_used"] if u["name"] != name]
        tree.write(".secrets.baseline", json.dumps(document))
        scanned_again = detect_secrets("scan", "--baseline", ".secrets.baseline")
        assert scanned_again == ""
        written = json.loads((tree.root / ".secrets.baseline").read_text())
        assert {type for _, _, type, _ in entries(written)} == {left}


def test_a_baseline_may_name_a_file_of_the_repository(tree: Tree) -> None:
    """As the docs advise: the path that detect-secrets writes is one machine's."""
    tree.add(
        "tools/detect_secrets_plugin.py",
        "from tenpoint.kit.credentials.plugin import TenpointProviderKey, TenpointSecret\n",
    )
    tree.add("a.py", f'api_key = "{ANTHROPIC}"\n')
    text = detect_secrets("scan", "-p", "tools/detect_secrets_plugin.py")
    text = text.replace(f"file://{Path.cwd()}/", "file://")
    assert '"path": "file://tools/detect_secrets_plugin.py"' in text
    tree.write(".secrets.baseline", text)
    tree.write("b.py", f'api_key = "{ANTHROPIC[:-9]}{ANTHROPIC[-10:-1]}"\n')
    tree.git("add", "b.py")
    assert detect_secrets("scan", "--baseline", ".secrets.baseline") == ""
    written = json.loads((tree.root / ".secrets.baseline").read_text())
    assert {path for path, *_ in entries(written)} == {"a.py", "b.py"}


def test_a_baseline_with_our_plugins_sets_aside_what_our_hook_finds(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.add("a.py", f'api_key = "{ANTHROPIC}"\n\npassword = "{PERSON}"\n')
    tree.add("c.pem", "\n".join(["", HEADER, *PEM_LINES, "-----END RSA PRIVATE KEY-----", ""]))
    tree.add("d.yaml", f"- name: DB_PASSWORD\n  value: {PERSON}\n- data: {ENCODED}\n")
    assert no_hardcoded_keys.main([]) == 1
    tree.write(".secrets.baseline", detect_secrets("scan", "-p", PLUGIN))
    capsys.readouterr()
    no_hardcoded_keys.main(["--format", "json"])
    said = json.loads(capsys.readouterr().out)
    assert said["findings"] == []
    assert {ignored["by"] for ignored in said["ignored"]} == {".secrets.baseline"}
    assert len(said["ignored"]) == 5


def test_the_filters_of_detect_secrets_apply(tree: Tree) -> None:
    """It takes a name that is given a call for a look-up, which our hook does not."""
    tree.add("a.py", f'client = Anthropic("{ANTHROPIC}")\n')
    assert entries(scanned("-p", PLUGIN)) == set()
    off = ("--disable-filter", "detect_secrets.filters.heuristic.is_indirect_reference")
    assert entries(scanned("-p", PLUGIN, *off)) == {("a.py", 1, PROVIDER, sha1(ANTHROPIC))}


# -- one line ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "at", "expected"),
    [
        pytest.param([f'k = "{ANTHROPIC}"\n'], 0, [ANTHROPIC], id="alone"),
        pytest.param([f'k = "{ANTHROPIC}"\n', "x = 1\n"], 1, [], id="found on another line"),
        pytest.param([HEADER + "\n", PEM_LINES[0] + "\n"], 0, [HEADER], id="a body on the next"),
        pytest.param([HEADER + "\n", "...\n"], 0, [], id="a body of dots"),
        pytest.param(["- name: DB_PASSWORD\n", f"  value: {PERSON}\n"], 1, [PERSON], id="its name"),
        pytest.param(["- name: DB_USER\n", f"  value: {PERSON}\n"], 1, [], id="another name"),
        pytest.param(["é\n", f"password: {PERSON}\n"], 1, [PERSON], id="bytes before it"),
        pytest.param([f"password: {PERSON}\r\n", "\r\n"], 0, [PERSON], id="line ends of Windows"),
        pytest.param(["password: \ud800" + PERSON], 0, [PERSON], id="a lone surrogate before it"),
        pytest.param([""], 0, [], id="nothing"),
    ],
)
def test_looks_around_the_line(lines: list[str], at: int, expected: list[str]) -> None:
    from detect_secrets.util.code_snippet import get_code_snippet

    context = get_code_snippet(lines, at + 1)
    found: set[str] = set()
    for detector in (plugin.TenpointProviderKey(), plugin.TenpointSecret()):
        secrets = detector.analyze_line("a.conf", lines[at].rstrip(), at + 1, context)
        found |= {str(secret.secret_value) for secret in secrets}
        assert {(s.filename, s.line_number, s.type) for s in secrets} <= {
            ("a.conf", at + 1, detector.secret_type)
        }
    assert sorted(secret.lstrip("?") for secret in found) == expected


def test_a_string_can_be_asked_about_alone(tree: Tree) -> None:
    said = detect_secrets("scan", "-p", PLUGIN, "--string", f'k = "{ANTHROPIC}"')
    answers = dict(line.split(":") for line in said.replace(" ", "").splitlines())
    assert answers["TenpointProviderKey"].startswith("True")
    assert answers["TenpointSecret"].startswith("False")
    assert list(plugin.TenpointSecret().analyze_string(f'password = "{PERSON}"')) == [PERSON]


# -- against detect-secrets' own plugins ---------------------------------------------

# Its plugin, a line as it can stand in a file, and why we report none of such lines, if so.
ALL = ""
FORMATS = [
    ("ArtifactoryDetector", "password: AKC[a-zA-Z0-9]{70}", ALL),
    ("ArtifactoryDetector", 'k = "AKCp[a-zA-Z0-9]{69}"', ALL),
    ("ArtifactoryDetector", 'k = "AKC[a-oq-zA-Z0-9][a-zA-Z0-9]{9}"', "real ones go on with p: 70"),
    ("ArtifactoryDetector", 'artifactory_password = "AP[0-9ABCDEF][a-zA-Z0-9]{30}"', ALL),
    ("ArtifactoryDetector", 'k = "AP[0-9ABCDEF][a-zA-Z0-9]{8}"', "words begin so: API…, APA…"),
    ("AWSKeyDetector", 'k = "(?:ABIA|ACCA|AKIA|ASIA)[0-9A-Z]{16}"', ALL),
    ("AWSKeyDetector", 'k = "A3T[A-Z0-9][A-Z2-7]{16}"', ALL),
    ("AWSKeyDetector", 'aws_secret_access_key = "[0-9a-zA-Z/+]{40}"', ALL),
    ("AWSKeyDetector", "aws_pass: '[0-9a-zA-Z/+]{40}'", ALL),
    ("AzureStorageKeyDetector", "AccountKey=[a-zA-Z0-9+/]{86}==", ALL),
    ("BasicAuthDetector", "https://[a-z]{8}:[a-zA-Z0-9]{12}@h[.]corp[.]io", ALL),
    ("BasicAuthDetector", "https://[a-z]{8}:[a-z]{5}@h[.]corp[.]io", "five letters: a name"),
    ("CloudantDetector", 'cloudant_password = "[0-9a-f]{64}"', ALL),
    ("CloudantDetector", 'clou_apikey = "[a-z]{24}"', "small letters alone could be a word"),
    ("CloudantDetector", "cl-token: [0-9a-f]{64}", ALL),
    ("CloudantDetector", "https://[a-z]{8}:[0-9a-f]{64}@[a-z]{8}[.]cloudant[.]com", ALL),
    ("CloudantDetector", "https://[a-z]{8}:[a-z]{24}@[a-z]{8}[.]cloudant[.]com", ALL),
    ("DiscordBotTokenDetector", 'token="[MNO][a-zA-Z0-9]{23}[.][A-Z]{6}[.][a-zA-Z0-9]{27}"', ALL),
    ("DiscordBotTokenDetector", 'k = "M[abc][a-z]{22}[.][a-z]{6}[.][a-z]{27}"', "no bot's number"),
    ("GitHubTokenDetector", 'k = "gh[pousr]_[A-Za-z0-9]{36}"', ALL),
    ("GitHubTokenDetector", 'k = "ghp_[A-Za-z0-9]{20}_[A-Za-z0-9]{15}"', "no token holds a _"),
    ("GitLabTokenDetector", 'k = "(?:glpat|gldt|glft|glsoat|glrt)-[A-Za-z0-9_-]{20,50}"', ALL),
    ("GitLabTokenDetector", 'k = "GR1348941[A-Za-z0-9_-]{20,50}"', ALL),
    ("GitLabTokenDetector", 'k = "glcbt-(?:[0-9a-fA-F]{2}_)?[A-Za-z0-9_-]{20,50}"', ALL),
    ("GitLabTokenDetector", 'k = "glimt-[A-Za-z0-9_-]{25}"', ALL),
    ("GitLabTokenDetector", 'k = "glptt-[A-Za-z0-9_-]{40}"', ALL),
    ("GitLabTokenDetector", 'k = "glagent-[A-Za-z0-9_-]{50,200}"', ALL),
    ("GitLabTokenDetector", 'k = "gloas-[A-Za-z0-9_-]{64}"', ALL),
    ("IbmCloudIamDetector", 'ibm_cloud_iam_api_key = "[a-zA-Z0-9_-]{44}"', ALL),
    ("IbmCloudIamDetector", "cloud-token: [a-zA-Z0-9_-]{44}", ALL),
    ("IbmCosHmacDetector", 'cos_hmac_secret_access_key = "[a-f0-9]{48}"', ALL),
    ("IbmCosHmacDetector", "secret_key: [a-f0-9]{48}", ALL),
    ("MailchimpDetector", 'k = "[0-9a-z]{32}-us[1-9][0-9]?"', ALL),
    ("MailchimpDetector", 'k = "[0-9a-z]{32}-us0[0-9]"', "no data centre begins with 0"),
    ("NpmDetector", "//index[.]example/:_authToken=npm_[A-Za-z0-9]{36}", ALL),
    ("NpmDetector", "//a[.]example/:_authToken=[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}", ALL),
    ("OpenAIDetector", 'k = "sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}"', ALL),
    ("OpenAIDetector", 'k = "sk-[a-z]{3,8}-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}"', ALL),
    ("PypiTokenDetector", 'k = "pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{70,200}"', ALL),
    ("PypiTokenDetector", 'k = "pypi-AgENdGVzdC5weXBpLm9yZw[A-Za-z0-9_-]{70,200}"', ALL),
    ("SendGridDetector", 'k = "SG[.][a-zA-Z0-9_-]{22}[.][a-zA-Z0-9_-]{43}"', ALL),
    ("SlackDetector", 'k = "xox[abposr]-[0-9]{10,12}-[0-9]{10,12}-[a-zA-Z0-9]{24}"', ALL),
    ("SlackDetector", 'k = "xox[abposr]-[0-9]{10,12}-[a-z0-9]{8}"', ALL),
    ("SlackDetector", "https://hooks[.]slack[.]com/services/T[A-Z]{9}/B[A-Z]{9}/[a-z0-9]{24}", ALL),
    ("SoftlayerDetector", 'softlayer_api_key = "[a-z0-9]{64}"', ALL),
    ("SoftlayerDetector", "sl-token: [a-z0-9]{64}", ALL),
    ("SoftlayerDetector", "https://api[.]softlayer[.]com/soap/v3/[a-z0-9]{64}", ALL),
    ("SquareOAuthDetector", 'k = "sq0csp-[0-9A-Za-z_-]{43}"', ALL),
    ("StripeDetector", 'k = "[rs]k_live_[0-9a-zA-Z]{24}"', ALL),
    ("TelegramBotTokenDetector", 'k = "[0-9]{8,10}:AA[0-9A-Za-z_-]{33}"', ALL),
    ("TelegramBotTokenDetector", 'BOT_TOKEN = "[0-9]{8,10}:[0-9A-Za-z_-]{35}"', ALL),
    ("TelegramBotTokenDetector", 'k = "[0-9]{8,10}:[b-z][0-9A-Za-z_-]{34}"', "all go on with AA"),
    ("TwilioKeyDetector", 'twilio_key = "SK[a-f0-9]{32}"', ALL),
    ("TwilioKeyDetector", 'k = "SK[a-f0-9]{32}"', "names a key; its secret is another value"),
    ("TwilioKeyDetector", 'k = "AC[a-f0-9]{32}"', "names an account"),
]  # fmt: skip


@cache
def their_plugins() -> dict[str, Any]:
    from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class

    made: dict[str, Any] = get_mapping_from_secret_type_to_class()
    return {plugin.__name__: plugin for plugin in made.values()}


def ours(line: str) -> bool:
    return bool(list(no_hardcoded_keys.check(Source("a.conf", data=line.encode()))))


@pytest.mark.parametrize(
    ("name", "shape", "why_not"), [pytest.param(*row, id=f"{row[0]} {row[1]}") for row in FORMATS]
)
def test_what_its_plugins_report_we_report(name: str, shape: str, why_not: str) -> None:
    lines = [sample(shape, seed) for seed in range(40)]
    theirs = their_plugins()[name]()
    assert all(list(theirs.analyze_string(line)) for line in lines)
    assert [line for line in lines if ours(line) != (not why_not)] == []


def web_token(header: object, payload: object) -> str:
    parts = (json.dumps(header).encode(), json.dumps(payload).encode(), b"x" * 32)
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


@pytest.mark.parametrize(
    ("header", "payload", "is_ours"),
    [
        pytest.param({"alg": "HS256"}, {"sub": "agent", "role": "writer"}, True, id="signed"),
        pytest.param({"alg": "RS256", "kid": "1"}, {"iss": "x", "n": 1}, True, id="signed by RSA"),
        pytest.param({"alg": "none"}, {"sub": "agent", "role": "x"}, False, id="not signed"),
        pytest.param({"alg": "HS256"}, {"role": "anon", "iss": "x"}, False, id="a browser's key"),
        pytest.param({"alg": "HS256"}, {"name": "John Doe", "x": 1}, False, id="of a tutorial"),
    ],
)
def test_web_tokens(header: object, payload: object, is_ours: bool) -> None:
    line = f'k = "{web_token(header, payload)}"'
    assert list(their_plugins()["JwtTokenDetector"]().analyze_string(line))
    assert ours(line) is is_ours


def test_every_header_of_a_private_key() -> None:
    theirs = their_plugins()["PrivateKeyDetector"]()
    body = "\n".join(PEM_LINES)
    for denied in theirs.denylist:
        if denied.pattern.startswith("PuTTY"):
            text = (
                f"{denied.pattern}: ssh-rsa\nEncryption: none\nComment: me\nPublic-Lines: 1\n"
                f"{PEM_LINES[0]}\nPrivate-Lines: 6\n{body}\n"
            )
        else:
            text = f"-----{denied.pattern}-----\n{body}\n-----END\n"
        assert list(theirs.analyze_string(text.partition("\n")[0]))
        assert ours(text), denied.pattern
        assert not ours(text.partition("\n")[0] + "\n"), "a header alone is no key"


# What is not about one provider: entropy is no evidence to us, an address is no secret, and its
# keyword detector is asked by `second`.
NO_PROVIDER = {
    *("Base64HighEntropyString", "HexHighEntropyString", "IPPublicDetector", "KeywordDetector"),
}


def test_every_plugin_of_detect_secrets_was_asked() -> None:
    asked = {name for name, *_ in FORMATS} | {"JwtTokenDetector", "PrivateKeyDetector"}
    assert asked | NO_PROVIDER == set(their_plugins()) - {"TenpointProviderKey", "TenpointSecret"}
