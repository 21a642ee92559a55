"""Each row is a file with what `require-hashes` says of it; pip is the judge of its verdicts."""

from __future__ import annotations

import contextlib
import json
import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.git import Tree
from support.requirement_files import Case, judged
from tenpoint import require_hashes
from tenpoint.kit import CannotCheck, Finding, Repo, Source
from tenpoint.kit.config import Config
from tenpoint.kit.pins.requirement_files import closure

A, B = "a" * 64, "b" * 64
HASH = f"--hash=sha256:{A}"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
Files = Mapping[str, str]


def findings(folder: Path, files: Files) -> list[Finding]:
    """What the hook says of the first of these files, which stand in no repository."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return list(require_hashes.hook.check(Source(next(iter(files)), str(folder))))


def said(folder: Path, files: Files) -> list[str]:
    """`line:column rule` of each finding."""
    return [
        f"{each.line}:{each.column} {each.rule.removeprefix('require-hashes/')}"
        for each in findings(folder, files)
    ]


# --- requirement files -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\na==1\nb==1\nc", ["2:1 missing"], id="one finding for a file without any"),
        pytest.param(
            f"a==1 {HASH}\nb==1\nc==1", ["2:1 missing", "3:1 missing"], id="some have none"
        ),
        pytest.param(
            f"a==1 \\\n# why\n  {HASH}\nb==1 {HASH}", ["1:1 missing"], id="a comment in between"
        ),
        pytest.param(
            f"a==1\na==1 {HASH}", ["1:1 missing"], id="pip takes the first line of a name"
        ),
        pytest.param(
            f"a==1 ; os_name=='x' {HASH}\na==1", ["2:1 missing"], id="the hash is for one platform"
        ),
        pytest.param(f"a==1 {HASH}\nb ; python_version<'3'", ["2:1 missing"], id="a false marker"),
        pytest.param(
            f"a==1 {HASH}\na @ https://h.example/a.zip", ["2:1 missing"], id="a URL needs its own"
        ),
        pytest.param(f"a==1 {HASH}\n-e .", ["2:4 unhashable"], id="editable among hashes"),
        pytest.param(
            f"a==1 {HASH}\n./b\nc @ file:///c", ["2:1 unhashable", "3:1 unhashable"], id="folders"
        ),
        pytest.param(
            f"a==1 {HASH}\nb @ git+https://h.example/r@{COMMIT}", ["2:1 unhashable"], id="git"
        ),
        pytest.param("a==1 --hash=md5:" + "0" * 32, ["1:1 weak"], id="md5"),
        pytest.param(
            "a @ https://h.example/a.zip#sha1=" + "0" * 40, ["1:1 weak"], id="sha1 in a URL"
        ),
        pytest.param("a==1 --hash=sha256:abc123", ["1:1 malformed"], id="too short"),
        pytest.param(f"a==1 --hash=sha256:{'z' * 64}", ["1:1 malformed"], id="no hexadecimal"),
        pytest.param(f"a==1 --hash=sha512:{A}", ["1:1 malformed"], id="the length of another"),
        pytest.param("a==1 --hash=sha256:", ["1:1 malformed"], id="empty"),
        pytest.param(f"a==1 --hash={A}", ["1:1 malformed"], id="no algorithm"),
        pytest.param(f"--no-require-hashes\na==1 {HASH}", ["1:1 disabled"], id="switched off"),
        pytest.param("-e .", ["1:4 missing"], id="what a folder depends on has none either"),
    ],
)
def test_requirement_files_with_open_bytes(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert said(tmp_path, {"requirements.txt": text}) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("# nothing\n--index-url https://i.example/s", id="no requirement"),
        pytest.param(f"a==1 {HASH}\nb==1 \\\n    --hash=sha256:{B} \\\n    {HASH}", id="hashed"),
        pytest.param(f"a==1 --has sha384:{'0' * 96} --hash='sha512:{'0' * 128}'", id="other ways"),
        pytest.param(f"a==1 --hash=sha256:{A.upper()}", id="capitals"),
        pytest.param(f"a==1 {HASH}\na[x]==1", id="the lines of a name share a hash"),
        pytest.param(f"a\n./a-1.0-py3-none-any.whl {HASH}", id="an archive serves its name"),
        pytest.param(f"a==1 ; os_name=='x' {HASH}\nA==1 ; os_name=='x'", id="with the same marker"),
        pytest.param(f"a @ https://h.example/a.zip#sha256={A}", id="in the URL"),
        pytest.param(f"./a-1.0-py3-none-any.whl {HASH}", id="a local wheel has bytes"),
        pytest.param(f"a>=1 {HASH}\nb==1.* {HASH}", id="a range with a hash is the other hook's"),
        pytest.param("{% if x %}\na==1\n{% endif %}{{ y }}", id="a template"),
    ],
)
def test_requirement_files_that_are_right(tmp_path: Path, text: str) -> None:
    found = [each for each in said(tmp_path, {"requirements.txt": text}) if "missing" not in each]
    assert found == []
    if "{%" not in text:
        assert said(tmp_path, {"requirements.txt": text}) == []


def test_counts_what_has_no_hash(tmp_path: Path) -> None:
    [finding] = findings(tmp_path, {"requirements.txt": "a==1\nb==1\n"})
    assert finding.message == "2 requirements have no hash"
    assert finding.severity == "error"


def test_each_included_file_is_told_once(tmp_path: Path) -> None:
    found = findings(tmp_path, {"requirements.txt": "-r base.txt\na==1", "base.txt": "b==1\nc==1"})
    assert [(each.path, each.line, each.message) for each in found] == [
        ("base.txt", 1, "2 requirements have no hash"),
        ("requirements.txt", 2, "1 requirement has no hash"),
    ]


def test_a_constraint_s_hash_counts(tmp_path: Path) -> None:
    files = {"requirements.txt": "-c c.txt\na\nb", "c.txt": f"a==1 {HASH}"}
    assert said(tmp_path, files) == ["3:1 missing"]


@pytest.mark.parametrize("name", ["requirements.in", "constraints.txt"])
def test_inputs_and_constraints_need_none(tmp_path: Path, name: str) -> None:
    assert said(tmp_path, {name: "a==1"}) == []


def test_a_library_s_metadata_can_have_none(tmp_path: Path) -> None:
    project = '[project]\nname = "l"\ndynamic = ["dependencies"]\n[build-system]\n'
    project += '[tool.setuptools.dynamic]\ndependencies = { file = ["requirements.txt"] }\n'
    assert said(tmp_path, {"requirements.txt": "a>=1", "pyproject.toml": project}) == []
    compiled = "# autogenerated by uv\na==1"
    found = said(tmp_path, {"requirements.txt": compiled, "pyproject.toml": project})
    assert found == ["2:1 missing"]


# --- locks -------------------------------------------------------------------------------------


def uv(source: str, rest: str = "") -> str:
    return f'[[package]]\nname = "a"\nversion = "1"\nsource = {{ {source} }}\n{rest}\n'


WHEELS = 'wheels = [{ url = "u", hash = "sha256:0" }]'
JSON_ENTRY = '{"version": "1.0.0", "resolved": "https://r.example/a.tgz"'
V3 = '{"lockfileVersion": 3, "packages": {\n"": {},\n"node_modules/a": %s}}'


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param(
            "uv.lock",
            uv('registry = "r"', 'wheels = [{ url = "u" }]'),
            ["1:1 lock-missing"],
            id="uv",
        ),
        pytest.param(
            "uv.lock", uv('registry = "r"'), ["1:1 lock-missing"], id="uv, no file at all"
        ),
        pytest.param(
            "uv.lock",
            uv('registry = "r"', WHEELS + '\nsdist = { url = "u" }'),
            ["1:1 lock-missing"],
            id="uv, one of two",
        ),
        pytest.param(
            "uv.lock",
            uv('url = "https://h.example/a.zip"', "sdist = {}"),
            ["1:1 lock-missing"],
            id="uv, by URL",
        ),
        pytest.param("uv.lock", uv('registry = "r"', WHEELS), [], id="uv, hashed"),
        pytest.param(
            "uv.lock",
            uv('editable = "."')
            + uv('virtual = "."')
            + uv('git = "https://h.example/r#0"')
            + uv('directory = "x"'),
            [],
            id="uv, no files",
        ),
        pytest.param(
            "poetry.lock",
            '[[package]]\nname = "a"\nfiles = []\n',
            ["1:1 lock-missing"],
            id="Poetry",
        ),
        pytest.param(
            "poetry.lock",
            '[[package]]\nname = "a"\nfiles = [{ file = "f", hash = "md5:0" }]\n',
            ["1:1 weak"],
            id="Poetry, md5",
        ),
        pytest.param(
            "poetry.lock",
            '[[package]]\nname = "a"\nfiles = [{ file = "f", hash = "sha256:0" }]\n',
            [],
            id="Poetry, hashed",
        ),
        pytest.param(
            "poetry.lock",
            '[[package]]\nname = "a"\n[metadata.files]\na = [{ file = "f", hash = "sha256:0" }]\n',
            [],
            id="Poetry, the old way",
        ),
        pytest.param(
            "poetry.lock",
            '[[package]]\nname = "a"\n[package.source]\ntype = "git"\n',
            [],
            id="Poetry, git",
        ),
        pytest.param(
            "pdm.lock",
            '[[package]]\nname = "a"\nfiles = [{ file = "f" }]\n',
            ["1:1 lock-missing"],
            id="PDM",
        ),
        pytest.param("pdm.lock", '[[package]]\nname = "a"\npath = "."\n', [], id="PDM, local"),
        pytest.param(
            "pylock.toml",
            'lock-version = "1.0"\n[[packages]]\nname = "a"\nwheels = [{ url = "u" }]\n',
            ["2:1 lock-missing"],
            id="pylock",
        ),
        pytest.param(
            "pylock.dev.toml",
            (
                'lock-version = "1.0"\n'
                "[[packages]]\n"
                'name = "a"\n'
                'vcs = { type = "git" }\n'
                "[[packages]]\n"
                'name = "b"\n'
                'archive = { url = "u", hashes = { sha256 = "0" } }\n'
            ),
            [],
            id="pylock, hashed",
        ),
        pytest.param(
            "Pipfile.lock",
            '{"default": {"a": {"version": "==1"}}}',
            ["1:14 lock-missing"],
            id="Pipenv",
        ),
        pytest.param(
            "Pipfile.lock",
            '{"_meta": {}, "default": {"a": {"hashes": ["sha256:0"]}, "b": {"path": "."}}}',
            [],
            id="Pipenv, hashed",
        ),
        pytest.param("package-lock.json", V3 % (JSON_ENTRY + "}"), ["3:1 lock-missing"], id="npm"),
        pytest.param(
            "package-lock.json",
            V3 % (JSON_ENTRY + ', "integrity": "sha1-0"}'),
            ["3:1 weak"],
            id="npm, sha1",
        ),
        pytest.param(
            "package-lock.json",
            (
                '{"dependencies": {"b": {"integrity": "sha512-0",\n'
                '"dependencies": {"a": {"version": "1"}}}}}'
            ),
            ["2:18 lock-missing"],
            id="npm, the first format",
        ),
        pytest.param(
            "package-lock.json",
            V3 % (JSON_ENTRY + ', "integrity": "sha512-0"}'),
            [],
            id="npm, hashed",
        ),
        pytest.param(
            "package-lock.json",
            V3
            % (
                '{"link": true}, "p/b": {}, "node_modules/c": {"inBundle": '
                'true}, "node_modules/d": {"resolved": "git+ssh://h/r#0"}'
            ),
            [],
            id="npm, no files",
        ),
        pytest.param(
            "yarn.lock",
            'a@^1:\n  version "1.0.0"\n  resolved "https://r.example/a.tgz#0"\n',
            ["1:1 lock-missing"],
            id="Yarn 1",
        ),
        pytest.param(
            "yarn.lock",
            'a@^1:\n  version "1.0.0"\n  integrity sha512-0\n\n"@s/b@file:x":\n  version "0"\n',
            [],
            id="Yarn 1, hashed",
        ),
        pytest.param(
            "yarn.lock",
            (
                "__metadata:\n"
                "  version: 8\n"
                "\n"
                '"a@npm:^1":\n'
                "  version: 1.0.0\n"
                '  resolution: "a@npm:1.0.0"\n'
                "  linkType: hard\n"
            ),
            ["4:1 lock-missing"],
            id="Yarn 4",
        ),
        pytest.param(
            "yarn.lock",
            (
                "__metadata:\n"
                "  version: 8\n"
                "\n"
                '"a@npm:^1":\n'
                "  checksum: 10c0/0\n"
                "  linkType: hard\n"
                "\n"
                '"b@workspace:.":\n'
                "  linkType: soft\n"
                "\n"
                '"c@npm:1":\n'
                "  conditions: os=darwin\n"
            ),
            [],
            id="Yarn 4, hashed",
        ),
        pytest.param(
            "pnpm-lock.yaml",
            "packages:\n  a@1.0.0:\n    resolution: {tarball: https://r.example/a.tgz}\n",
            ["2:3 lock-missing"],
            id="pnpm",
        ),
        pytest.param(
            "pnpm-lock.yaml",
            (
                f"packages:\n"
                f"  /a/1.0.0:\n"
                f"    resolution: {{integrity: sha512-0}}\n"
                f"  b@git:\n"
                f"    resolution: {{tarball: https://h.example/tar.gz/{COMMIT}}}\n"
                f"  c@file:x:\n"
                f"    resolution: {{directory: x, type: directory}}\n"
            ),
            [],
            id="pnpm, hashed",
        ),
    ],
)
def test_locks(tmp_path: Path, name: str, text: str, expected: list[str]) -> None:
    assert said(tmp_path, {name: text}) == expected


def test_a_lock_is_one_finding_with_the_count(tmp_path: Path) -> None:
    text = "".join(uv('registry = "r"').replace('"a"', f'"p{n}"') for n in range(5))
    [finding] = findings(tmp_path, {"uv.lock": text})
    assert finding.message == "this lock has no hash for 5 packages (p0, p1, p2, …)"


# --- commands, images, actions -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        pytest.param("pip install --no-require-hashes -r r.txt", "disabled", id="pip"),
        pytest.param("uv pip sync --no-verify-hashes r.txt", "disabled", id="uv"),
        pytest.param("npm install --no-package-lock", "disabled", id="npm"),
        pytest.param("yarn --no-lockfile", "disabled", id="Yarn"),
        pytest.param("PIP_NO_REQUIRE_HASHES=1 pip install -r r.txt", "disabled", id="variable"),
        pytest.param("PIP_NO_REQUIRE_HASHES=0 pip install -r r.txt", "", id="variable, off"),
        pytest.param("pip install -r r.txt", "", id="a file decides by itself"),
        pytest.param("echo --no-require-hashes", "", id="another program's option"),
        pytest.param("npm ci", "", id="npm ci"),
    ],
)
def test_commands(tmp_path: Path, command: str, expected: str) -> None:
    found = [each.split()[1] for each in said(tmp_path, {"x.sh": f"{command}\n"})]
    assert found == ([expected] if expected else [])


def test_npm_install_beside_a_lock_is_advised_against(tmp_path: Path) -> None:
    files = {"Dockerfile": "FROM a:latest\nRUN npm install && npm i x", "package-lock.json": "{}"}
    [finding] = findings(tmp_path, files)
    assert (finding.rule, finding.severity) == ("require-hashes/npm-install", "warning")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("FROM python:3.12", ["1:6 image-digest"], id="tag"),
        pytest.param("ARG V=3.12\nFROM python:$V", ["2:6 image-digest"], id="tag by argument"),
        pytest.param(f"FROM python:3.12@sha256:{A}", [], id="digest"),
        pytest.param(f"ARG B=python@sha256:{A}\nFROM $B", [], id="digest by argument"),
        pytest.param("FROM python", [], id="no tag is the other hook's"),
        pytest.param("FROM scratch\nFROM scratch AS a\nFROM a", [], id="nothing from outside"),
    ],
)
def test_base_images(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert said(tmp_path, {"Dockerfile": text}) == expected


WORKFLOW = "on: push\njobs:\n  a:\n    steps:\n      - uses: {}\n"


@pytest.mark.parametrize(
    ("uses", "loud"),
    [
        pytest.param("actions/checkout@v4", True, id="tag"),
        pytest.param("o/r/sub@0123abc", True, id="short commit"),
        pytest.param("docker://alpine:3.20", True, id="image at a tag"),
        pytest.param(f"actions/checkout@{COMMIT}", False, id="commit"),
        pytest.param("o/r@main", False, id="a branch is the other hook's"),
        pytest.param("./local", False, id="local"),
        pytest.param(f"docker://alpine:3.20@sha256:{A}", False, id="image at a digest"),
        pytest.param("docker://alpine", False, id="no tag is the other hook's"),
    ],
)
def test_actions(tmp_path: Path, uses: str, loud: bool) -> None:
    found = said(tmp_path, {".github/workflows/x.yml": WORKFLOW.format(uses)})
    assert found == (["5:15 action-sha"] if loud else [])


def test_owners_that_are_trusted_with_tags(tmp_path: Path) -> None:
    tree = Tree(tmp_path)
    path = ".github/workflows/x.yml"
    tree.add(path, WORKFLOW.format("actions/cache@v4") + "      - uses: o/r@v1\n")
    policies = {"actions/*": "ref-pin", "*": "hash-pin"}
    repo = Repo(str(tmp_path), config=Config(tables={"require-hashes": {"actions": policies}}))
    found = list(require_hashes.hook.check(repo.source(path)))
    assert [each.line for each in found] == [6]
    policies["o/*"] = "sometimes"
    with pytest.raises(CannotCheck, match="hash-pin, ref-pin, any"):
        list(require_hashes.hook.check(repo.source(path)))


def test_only_what_may_wait_is_a_warning() -> None:
    warnings = {name for name, rule in require_hashes.RULES.items() if rule.severity == "warning"}
    assert warnings == {"npm-install", "image-digest", "action-sha"}


# --- malformed input and noise -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        pytest.param("uv.lock", "a = \n", 1, id="TOML"),
        pytest.param("pylock.toml", "a = 1\n", 0, id="TOML that is no lock"),
        pytest.param("package-lock.json", '{"a":\n', 2, id="JSON"),
        pytest.param("pnpm-lock.yaml", "a: [\n", 2, id="YAML"),
        pytest.param("yarn.lock", "no lock\n", 0, id="not Yarn's"),
        pytest.param("package-lock.json", '{"a":' * 50_000, 0, id="deep JSON"),
        pytest.param("requirements.txt", "a==1#x", 1, id="requirement"),
    ],
)
def test_malformed_files_are_named(tmp_path: Path, path: str, text: str, line: int) -> None:
    with pytest.raises(CannotCheck) as problem:
        findings(tmp_path, {path: text})
    assert problem.value.line == line


@pytest.mark.parametrize(
    "path",
    [
        "requirements.txt",
        "uv.lock",
        "poetry.lock",
        "pylock.toml",
        "Pipfile.lock",
        "yarn.lock",
        "package-lock.json",
        "pnpm-lock.yaml",
        "Dockerfile",
        "x.sh",
        ".github/workflows/x.yml",
    ],
)
@given(data=st.binary(max_size=80))
def test_any_bytes_are_checked_or_refused(path: str, data: bytes) -> None:
    source = Source(f"no-such-folder/{path}", data=data)
    with contextlib.suppress(CannotCheck):
        assert all(each.path == source.path for each in require_hashes.hook.check(source))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["packages", "dependencies", "node_modules/a", "integrity", "default", "a"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=10,
)


@given(st.sampled_from(["package-lock.json", "Pipfile.lock"]), VALUES)
def test_any_json_is_checked_or_refused(name: str, value: object) -> None:
    source = Source(f"no-such-folder/{name}", data=json.dumps(value).encode())
    with contextlib.suppress(CannotCheck):
        assert all(each.line >= 1 for each in require_hashes.hook.check(source))


# --- --fix -------------------------------------------------------------------------------------

FAKE = f"""#!{sys.executable}
import os, sys
out = sys.argv[sys.argv.index("--output-file") + 1]
old = open(out).read()
open(out, "w").write(old.replace("a==1", "a==1 {HASH}"))
open({{log!r}}, "w").write(" ".join(sys.argv[1:-1]) + "|" + os.getcwd())
"""


def fixed(tree: Tree, tools: Path) -> str:
    """Run `require-hashes --fix` with nothing but git and `tools` on the path."""
    path = os.pathsep.join([str(tools), "/usr/local/bin", "/usr/bin", "/bin"])
    done = subprocess.run(
        [sys.executable, "-m", "tenpoint.require_hashes", "--fix"],
        cwd=tree.root,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PATH": path},
    )
    assert "internal error" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("tool", ["uv", "pip-compile"])
def test_fix_compiles_again_with_the_tool_of_the_first_lines(tmp_path: Path, tool: str) -> None:
    tools, log = tmp_path / "tools", tmp_path / "log"
    tools.mkdir()
    program = tools / tool
    program.write_text(FAKE.format(log=str(log)))
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    command = "uv pip compile" if tool == "uv" else "pip-compile"
    tree = Tree(tmp_path / "repo")
    tree.add("api/requirements.in", "a\n")
    tree.add(
        "api/requirements.txt",
        f"# autogenerated by:\n#    {command} --universal --index-url https://evil.example"
        " --output-file=/etc/x requirements.in\na==1\n",
    )
    said_ = fixed(tree, tools)
    assert f"+a==1 {HASH}" in said_
    assert (tmp_path / "repo/api/requirements.txt").read_text().endswith(f"a==1 {HASH}\n")
    arguments, folder = log.read_text().split("|")
    assert arguments.endswith("--universal requirements.in --generate-hashes --quiet --output-file")
    assert "evil" not in arguments
    assert Path(folder) == tmp_path / "repo/api"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("a==1\n", "do not say", id="written by hand"),
        pytest.param(
            "#    pip-compile requirements.in\na==1\n", "not in the repository", id="no input"
        ),
        pytest.param("#    pip-compile ../../x.in\na==1\n", "not in the repository", id="outside"),
        pytest.param("#    pip-compile x.in\na==1\n", "not installed", id="no tool"),
    ],
)
def test_fix_leaves_what_it_cannot_do_and_says_why(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "tools").mkdir()
    tree = Tree(tmp_path / "repo")
    tree.add("requirements.txt", text)
    tree.add("x.in", "a\n")
    assert f"requirements.txt: left: {why}" in fixed(tree, tmp_path / "tools").replace(
        "its first lines ", ""
    ).replace("what it was compiled from is ", "").replace("pip-compile is ", "")
    assert (tmp_path / "repo/requirements.txt").read_text() == text


# --- pip is the judge --------------------------------------------------------------------------


def we_accept(case: Case) -> bool:
    """Whether nothing is wrong with the hashes of a case, as we see it."""
    source = Source("r.txt", case.folder)
    loud = ("missing", "weak", "malformed", "unhashable", "disabled")
    try:
        found = [each.rule.rpartition("/")[2] for each in require_hashes.hook.check(source)]
    except CannotCheck:
        return False
    return not set(found) & set(loud)


def served_by_a_marker(case: Case) -> bool:
    """Whether what we miss has a hash on an earlier line, for the machines of its marker."""
    found = closure(Source("r.txt", case.folder))
    hashed = {
        each.wanted.project for each in found.requirements if each.hashes and each.wanted.marker
    }
    bare = [each for each in found.requirements if not each.hashes and not each.constraint]
    return bool(bare) and all(each.wanted.project in hashed for each in bare)


def known_difference(case: Case, pip: tuple[int, ...], accepted: bool) -> str:
    """Why pip and we may judge a case differently; empty when nothing explains it."""
    used, theirs = case.used, case.verdict.installs
    if theirs == "" and "false-marker" in used:
        return "pip skips a marker that is false here, the file must be right everywhere"
    if theirs == "" and not accepted and served_by_a_marker(case):
        return "the hash is on a line with a marker, and missing where that is false"
    if accepted and theirs == "resolve":
        return "no such version, or two that do not fit together: not a question of hashes"
    if theirs == "" and "malformed" in used:
        return (
            "pip is content with one good hash of several, a placeholder is reported all the same"
        )
    if pip < (26,):
        drifting = {"range", "bare", "upper-hash", "hash-in-constraint", "new-option", "old-option",
                    "utf-32", "bad-version", "bad-option"}  # fmt: skip
        if used & drifting:
            return "pip 23.2 judged it otherwise"
    return ""


def test_judges_as_pip_does() -> None:
    """`pip install --require-hashes --dry-run` of every generated file, offline."""
    pip, cases, _ = judged()
    agreed, explained, wrong = 0, 0, []
    for case in cases:
        accepted = we_accept(case)
        if accepted == (case.verdict.installs == ""):
            agreed += 1
        elif known_difference(case, pip, accepted):
            explained += 1
        else:
            wrong.append((case.folder, sorted(case.used), accepted, case.verdict.installs))
    assert wrong == []
    assert agreed >= 500
    assert explained < 60
