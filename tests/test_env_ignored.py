"""Env files in real git repositories: tracked, ignored, shown by an example, ever committed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.git import Tree, environment
from tenpoint import env_ignored
from tenpoint.kit import CannotCheck, Finding, Repo
from tenpoint.kit.hook import Edit

# Put together here, so that no scanner takes it for a real one.
KEY = "sk-ant-" + "api03-" + "aB3dE6gH9jK2mN5pQ8s_" * 5
RANDOM = "q7Zr2Lx9" + "Vb4Tn6Wd1Ks8"

IGNORES = ".env\n.env.local\n.env.*.local\n!.env.example\n"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """A repository that ignores what it should, away from this machine's configuration."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in environment().items():
        if name.startswith("GIT_"):
            monkeypatch.setenv(name, value)
    tree = Tree(tmp_path / "work")
    tree.add(".gitignore", IGNORES)
    return tree


def said(tree: Tree, *, history: bool = False) -> list[tuple[str, str]]:
    """Rule and path of every error, sorted."""
    return sorted(
        (finding.rule.partition("/")[2], finding.path)
        for finding in check(tree, history=history)
        if finding.severity == "error"
    )


def check(tree: Tree, *, history: bool = False) -> list[Finding]:
    assert env_ignored.hook.check_repo is not None
    assert env_ignored.hook.check_history is not None
    repo = Repo(str(tree.root))
    look = env_ignored.hook.check_history if history else env_ignored.hook.check_repo
    return list(look(repo))


def test_a_clean_repository(tree: Tree) -> None:
    assert said(tree) == []


# --- tracked ------------------------------------------------------------------------------------


def test_tracked_in_capitals(tree: Tree) -> None:
    tree.add(".ENV", "A=1\n")
    assert said(tree) == [("tracked", ".ENV")]


@pytest.mark.parametrize(
    "path",
    [
        ".env", ".env.local", ".env.production", "prod.env", "deploy/.env", "a/b/c/.env.staging",
        "docker/db.env", ".env.backup", "-odd.env", "with space.env", "new\nline.env", "ümlaut.env",
        b"bytes-\xff.env",
    ],
    ids=repr,
)  # fmt: skip
def test_tracked(tree: Tree, path: str | bytes) -> None:
    tree.add(path, "A=1\n")
    assert said(tree) == [("tracked", os.fsdecode(path))]


@pytest.mark.parametrize(
    "path",
    [
        ".env.example", ".env.sample", ".env.template", ".env.dist", "env.example", "example.env",
        ".env.production.example", ".env.defaults", ".env.vault", ".env.enc", "secrets.sops.env",
        ".env/bin/activate", "environment.py", ".envrc", ".envrc.example", "env.py", "src/env.ts",
        "vite-env.d.ts", "Dockerfile.env",
        ".environment", "development.envelope", ".env.d.ts", "dotenv",
    ],
)  # fmt: skip
def test_not_tracked(tree: Tree, path: str) -> None:
    tree.add(path, "A=\n")
    assert said(tree) == []


def test_tracked_for_a_test(tree: Tree) -> None:
    tree.add("tests/fixtures/.env", "A=1\nTOKEN=abc\n")
    [finding] = check(tree)
    assert (finding.rule, finding.severity) == ("env-ignored/tracked-fixture", "warning")
    tree.add("tests/fixtures/.env", f"A=1\nTOKEN={RANDOM}\n")
    assert said(tree) == [("tracked", "tests/fixtures/.env")]


def test_tracked_after_a_commit_and_in_the_index_alone(tree: Tree) -> None:
    tree.commit(".env", "A=1\n")
    assert said(tree) == [("tracked", ".env")]
    tree.git("rm", "-q", "--cached", ".env")
    assert said(tree) == []


def test_tracked_by_an_intention_to_add(tree: Tree) -> None:
    tree.write("deploy/prod.env", "A=1\n")
    tree.git("add", "-N", "-f", "deploy/prod.env")
    assert said(tree) == [("tracked", "deploy/prod.env")]


def test_a_link_named_env_is_not_tracked_content(tree: Tree) -> None:
    tree.add("example.env", "A=\n")
    (tree.root / ".env").symlink_to("example.env")
    tree.git("add", "-f", ".env")
    assert said(tree) == []


def test_a_submodule_named_env_is_none_of_ours(tree: Tree) -> None:
    tree.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},prod.env")
    assert said(tree) == []


def test_a_work_tree_of_its_own(tree: Tree, tmp_path: Path) -> None:
    tree.commit("a.txt", "text\n")
    tree.git("worktree", "add", "-q", str(tmp_path / "second"), "-b", "second")
    second = Tree(tmp_path / "second", init=False)
    assert said(second) == []
    second.add("prod.env", "A=1\n")
    assert said(second) == [("tracked", "prod.env")]
    assert said(tree) == []


# --- not-ignored --------------------------------------------------------------------------------


def ignoring(tree: Tree, text: str) -> list[tuple[str, int, str]]:
    tree.add(".gitignore", text)
    return [
        (found.path, found.line, found.message.partition(" ignores ")[2]) for found in check(tree)
    ]


ALL = ".env, .env.local, .env.*.local"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(IGNORES, id="the three lines"),
        pytest.param(".env*\n", id="a star"),
        pytest.param("**/.env*\n!**/.env.example\n", id="two stars"),
        pytest.param("*.env\n.env.*\n", id="by ending"),
        pytest.param("/.env\n/.env.local\n/.env.*.local\n", id="in the root"),
        pytest.param(".env\r\n.env.local\r\n.env.*.local\r\n", id="CRLF"),
        pytest.param("\ufeff.env*\n", id="byte-order mark"),
        pytest.param(".env*   \n", id="blanks at the end"),
        pytest.param("!.env\n.env*\n", id="a negation that is undone"),
    ],
)
def test_ignored(tree: Tree, text: str) -> None:
    assert ignoring(tree, text) == []


@pytest.mark.parametrize(
    ("text", "line", "names"),
    [
        pytest.param("node_modules/\n", 1, ALL, id="nothing of it"),
        pytest.param("", 1, ALL, id="an empty file"),
        pytest.param(".env\n", 1, ".env.local, .env.*.local", id="one of three"),
        pytest.param(".env.*\n", 1, ".env", id="the plain one is missing"),
        pytest.param(".env*\n!.env\n", 2, ".env", id="undone by a negation"),
        pytest.param(".env/\n.env.*\n", 1, ".env", id="a folder only"),
        pytest.param(" .env\n.env.*\n", 1, ".env", id="a blank before it"),
        pytest.param(".env # secret\n.env.*\n", 1, ".env", id="a comment behind it"),
        pytest.param("#.env\n.env.*\n", 1, ".env", id="commented out"),
        pytest.param("a/.env\n.env.*\n", 1, ".env", id="another folder's"),
    ],
)
def test_not_ignored(tree: Tree, text: str, line: int, names: str) -> None:
    assert ignoring(tree, text) == [(".gitignore", line, names)]


def test_no_gitignore(tree: Tree) -> None:
    tree.git("rm", "-q", "-f", ".gitignore")
    assert said(tree) == [("not-ignored", ".gitignore")]


def test_ignores_of_this_machine_do_not_count(tree: Tree, tmp_path: Path) -> None:
    tree.git("rm", "-q", "-f", ".gitignore")
    tree.write(".git/info/exclude", ".env*\n")
    (tmp_path / ".gitignore").write_text(".env*\n")
    tree.git("config", "core.excludesFile", str(tmp_path / ".gitignore"))
    assert said(tree) == [("not-ignored", ".gitignore")]
    tree.write(".env", "A=1\n")
    assert said(tree) == [("not-ignored", ".gitignore")]


def test_a_tracked_file_counts_as_ignored_for_its_line(tree: Tree) -> None:
    tree.add(".env", "A=1\n")
    assert said(tree) == [("tracked", ".env")]


def test_an_env_file_that_lies_around_unignored(tree: Tree) -> None:
    tree.write("deploy/prod.env", "A=1\n")
    tree.write("a/.env", "A=1\n")
    tree.write("b/.env.example", "A=\n")
    tree.write("a/.gitignore", "!.env\n")
    assert said(tree) == [("not-ignored", "a/.env"), ("not-ignored", "deploy/prod.env")]


def test_a_nested_gitignore_counts(tree: Tree) -> None:
    tree.write("deploy/prod.env", "A=1\n")
    tree.add("deploy/.gitignore", "*.env\n")
    assert said(tree) == []


# --- example-missing ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        pytest.param("app.py", 'import os\nkey = os.environ["OPENAI_API_KEY"]\n', 2, id="Python"),
        pytest.param("app.py", "token = os.getenv('HF_TOKEN')\n", 1, id="getenv"),
        pytest.param("app.py", "token = os.getenv('GITHUB_TOKEN')\n", 1, id="of a build service"),
        pytest.param("app.py", "from dotenv import load_dotenv\nload_dotenv()\n", 2, id="dotenv"),
        pytest.param("src/a.ts", "const key = process.env.ANTHROPIC_API_KEY;\n", 1, id="Node"),
        pytest.param("a.mjs", "import 'dotenv/config';\n", 1, id="dotenv of Node"),
        pytest.param("app.py", "print(os.environ['API_KEY']\n", 1, id="Python that is broken"),
        pytest.param("app.py", "a = [\n 1,\n os.environ['API_KEY']]\n", 3, id="inside a list"),
        pytest.param("conf.py", "config = Config(env_file='.env')\n", 1, id="settings class"),
        pytest.param("main.go", 'k := os.Getenv("DB_PASSWORD")\n', 1, id="Go"),
        pytest.param("main.rs", 'let k = env::var("API_TOKEN");\n', 1, id="Rust"),
        pytest.param("a.rb", "key = ENV.fetch('API_SECRET')\n", 1, id="Ruby"),
        pytest.param("compose.yaml", "services:\n  a:\n    env_file: .env\n", 3, id="env_file"),
        pytest.param(
            "docker-compose.yml",
            "services:\n  a:\n    environment:\n      K: ${API_KEY}\n",
            4,
            id="compose",
        ),
    ],
)
def test_example_missing(tree: Tree, path: str, text: str, line: int) -> None:
    tree.add(path, text)
    [finding] = check(tree)
    assert (finding.rule, finding.path, finding.line) == (
        "env-ignored/example-missing", path, line
    )  # fmt: skip
    tree.add(".env.example", "OPENAI_API_KEY=\n")
    assert check(tree) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("app.py", "import os\nhome = os.environ['HOME']\n", id="what a system sets"),
        pytest.param("a.ts", "if (process.env.NODE_ENV === 'test') {}\n", id="the kind of run"),
        pytest.param(
            "app.py", "os.environ.update(PATH='x')\nenv = os.environ.copy()\n", id="all of it"
        ),
        pytest.param("app.py", "# os.environ['OPENAI_API_KEY']\n", id="a comment"),
        pytest.param("app.py", "help = \"os.environ['OPENAI_API_KEY']\"\n", id="a text"),
        pytest.param("app.py", '"""\nkey = os.environ["API_KEY"]\n"""\n', id="a docstring"),
        pytest.param("app.py", "value = os.environ.get(name)\nenv_file = find()\n", id="any name"),
        pytest.param("a.js", "process.env.hasOwnProperty(api_key)\n", id="a method"),
        pytest.param("dist/a.js", "x(process.env.OPENAI_API_KEY)\n", id="what a bundler wrote"),
        pytest.param("tests/test_app.py", "os.environ['OPENAI_API_KEY']\n", id="a test"),
        pytest.param("a/test-key.ts", "x(process.env.API_KEY)\n", id="a test in JavaScript"),
        pytest.param("tests_integ/a.py", "os.environ['API_KEY']\n", id="a folder of other tests"),
        pytest.param("app.py", "class A:\n    env_file: str | None = None\n", id="an annotation"),
        pytest.param("README.md", "Set `os.environ['OPENAI_API_KEY']`.\n", id="a document"),
        pytest.param("compose.yaml", "services:\n  a:\n    image: a:${TAG:-1}\n", id="a tag"),
        pytest.param("app.py", "print('hello')\n", id="nothing"),
    ],
)
def test_no_example_needed(tree: Tree, path: str, text: str) -> None:
    tree.add(path, text)
    assert said(tree) == []


def test_an_example_is_advised_for_other_settings(tree: Tree) -> None:
    tree.add("app.py", "url = os.environ['CHROMA_URL']\n")
    [finding] = check(tree)
    assert (finding.rule, finding.severity) == ("env-ignored/example-advised", "warning")


def test_another_name_for_the_example(tree: Tree) -> None:
    tree.add("app.py", "key = os.environ['OPENAI_API_KEY']\n")
    tree.add("config/env.template", "OPENAI_API_KEY=\n")
    assert said(tree) == []


def test_an_untracked_example_is_no_example(tree: Tree) -> None:
    tree.add("app.py", "key = os.environ['OPENAI_API_KEY']\n")
    tree.write(".env.example", "OPENAI_API_KEY=\n")
    assert said(tree) == [("example-missing", "app.py")]


def test_the_whole_history_searches_all_code(tree: Tree) -> None:
    for number in range(301):
        tree.write(f"a/m{number}.py", "x = 1\n")
    tree.write("a/b/c/deep.py", "key = os.environ['OPENAI_API_KEY']\n")
    tree.git("add", "a")
    assert said(tree) == []
    assert said(tree, history=True) == [("example-missing", "a/b/c/deep.py")]


# --- example-secret -----------------------------------------------------------------------------


def in_example(tree: Tree, text: str) -> list[tuple[str, int]]:
    tree.add(".env.example", text)
    return [(found.rule.partition("/")[2], found.line) for found in check(tree)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(f"A=1\nANTHROPIC_API_KEY={KEY}\n", 2, id="a known format"),
        pytest.param(f'export ANTHROPIC_API_KEY="{KEY}"\n', 1, id="exported and quoted"),
        pytest.param(f"# ANTHROPIC_API_KEY={KEY}\n", 1, id="commented out"),
        pytest.param(f"SECRET_KEY={RANDOM}\n", 1, id="a random value"),
        pytest.param(f"# JWT_SECRET={RANDOM}\n", 1, id="a random value in a comment"),
        pytest.param(f"DATABASE_URL=postgres://app:{RANDOM}@db.mail.example/app\n", 1, id="a URL"),
        pytest.param(f"A=é\r\nSECRET_KEY={RANDOM}\r\n", 2, id="CRLF and an accent"),
        pytest.param(f"\ufeffSECRET_KEY={RANDOM}\n", 1, id="byte-order mark"),
    ],
)
def test_example_secret(tree: Tree, text: str, line: int) -> None:
    assert in_example(tree, text) == [("example-secret", line)]
    [finding] = check(tree)
    assert RANDOM not in finding.message
    assert KEY not in finding.message


@pytest.mark.parametrize(
    "line",
    [
        "PORT=8000", "CHROMA_URL=http://localhost:8000", "MODEL=claude-sonnet-4-5",
        "LOG_LEVEL=info",
        "OPENAI_API_KEY=", "OPENAI_API_KEY=your-api-key-here", "OPENAI_API_KEY=<your token>",
        "OPENAI_API_KEY=changeme", "OPENAI_API_KEY=fake-api-key", "SLACK_TOKEN=__slack_bot_token__",
        "ANTHROPIC_API_KEY=sk-ant-...", "GITHUB_TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "API_KEY=YOUR_X_KEY", "DATABASE_URL=postgres://app:${DB_PASSWORD}@db/app",
        "DATABASE_URL=postgres://postgres:postgres@localhost:5432/app",
        "DB_PASSWORD=" + "postgres123",
        "MAX_TOKENS=4096", "TOKENIZERS_PARALLELISM=false", "# a comment about tokens",
    ],
)  # fmt: skip
def test_example_without_secrets(tree: Tree, line: str) -> None:
    assert in_example(tree, f"{line}\n") == []


# --- dockerignore -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "reported"),
    [
        pytest.param({"Dockerfile": "COPY . ."}, [2], id="no ignore file"),
        pytest.param({"Dockerfile": "COPY ./ /app"}, [2], id="a dot and a slash"),
        pytest.param({"Dockerfile": "ADD --chown=a . /app"}, [2], id="ADD with a flag"),
        pytest.param({"Dockerfile": 'COPY [".", "/app"]'}, [2], id="JSON form"),
        pytest.param({"Dockerfile": "COPY . .", ".dockerignore": ".git\n"}, [2], id="other lines"),
        pytest.param(
            {"Dockerfile": "COPY . .", ".dockerignore": ".env\n!.env\n"}, [2], id="undone again"
        ),
        pytest.param(
            {
                "Dockerfile": "COPY . .",
                ".dockerignore": ".env\n",
                "Dockerfile.dockerignore": ".git\n",
            },
            [2],
            id="the Dockerfile's own ignore file wins",
        ),
        pytest.param({"docker/api.dockerfile": "COPY . ."}, [2], id="in a folder"),
        pytest.param({"Dockerfile": "COPY . .", ".dockerignore": ".env\n"}, [], id="ignored"),
        pytest.param(
            {"Dockerfile": "COPY . .", ".dockerignore": "**/.env*\n"}, [], id="everywhere"
        ),
        pytest.param(
            {"Dockerfile": "COPY . .", ".dockerignore": "*\n!src\n"}, [], id="all but src"
        ),
        pytest.param(
            {"docker/Dockerfile": "COPY . .", ".dockerignore": ".env*\n"}, [], id="the root's"
        ),
        pytest.param(
            {"api/Dockerfile": "COPY . .", "api/.dockerignore": ".env\n"}, [], id="the folder's"
        ),
        pytest.param(
            {"Dockerfile": "COPY . .", "Dockerfile.dockerignore": ".env\n"}, [], id="its own"
        ),
        pytest.param({"tests/app/Dockerfile": "COPY . ."}, [], id="of a test"),
        pytest.param({"Dockerfile": "COPY src /app"}, [], id="a folder of the context"),
        pytest.param({"Dockerfile": "COPY --from=build . /app"}, [], id="from a stage"),
    ],
)
def test_dockerignore(tree: Tree, files: dict[str, str], reported: list[int]) -> None:
    for path, text in files.items():
        tree.add(path, text if path.endswith("ignore") else f"FROM a\n{text}\n")
    found = check(tree)
    assert [finding.line for finding in found] == reported
    assert {finding.rule for finding in found} <= {"env-ignored/dockerignore"}


def test_a_dockerfile_that_cannot_be_read_is_named(tree: Tree) -> None:
    tree.add("a/Dockerfile", "FROM a\nENV K\n")
    with pytest.raises(CannotCheck, match="a/Dockerfile line 2"):
        check(tree)


# --- history ------------------------------------------------------------------------------------


def ever(tree: Tree) -> list[tuple[str, str]]:
    found = check(tree, history=True)
    assert {finding.rule for finding in found} <= {"env-ignored/history"}
    return sorted((finding.path, finding.commit) for finding in found)


def test_no_commit_yet(tree: Tree) -> None:
    assert ever(tree) == []


def test_added_and_removed(tree: Tree) -> None:
    tree.record("First")
    added = tree.commit(".env", "A=1\n")
    tree.git("rm", "-q", ".env")
    tree.record("Remove it")
    assert ever(tree) == [(".env", added)]
    [finding] = check(tree, history=True)
    assert finding.message == f"the env file .env was committed in {added[:12]}"


def test_deep_in_folders_and_renamed(tree: Tree) -> None:
    first = tree.commit("a/b/c/.env.production", "A=1\n")
    tree.git("mv", "a/b", "x")
    second = tree.record("Move it")
    assert ever(tree) == [("a/b/c/.env.production", first), ("x/c/.env.production", second)]


def test_on_a_merged_branch(tree: Tree) -> None:
    tree.commit("a.txt", "1\n")
    tree.git("checkout", "-q", "-b", "side")
    added = tree.commit(".env", "A=1\n")
    tree.git("rm", "-q", ".env")
    tree.record("Remove it")
    tree.git("checkout", "-q", "main")
    tree.commit("b.txt", "1\n")
    tree.git("merge", "-q", "--no-ff", "-m", "Merge", "side")
    tree.git("branch", "-D", "side")
    assert ever(tree) == [(".env", added)]


def test_dropped_by_a_merge_that_keeps_ours(tree: Tree) -> None:
    tree.commit("a.txt", "1\n")
    tree.git("checkout", "-q", "-b", "side")
    added = tree.commit("deploy/.env", "A=1\n")
    tree.git("checkout", "-q", "main")
    tree.commit("b.txt", "1\n")
    tree.git("merge", "-q", "-s", "ours", "-m", "Merge", "side")
    tree.git("branch", "-D", "side")
    assert ever(tree) == [("deploy/.env", added)]


def test_added_in_the_merge_itself(tree: Tree) -> None:
    tree.commit("a.txt", "1\n")
    tree.git("checkout", "-q", "-b", "side")
    tree.commit("b.txt", "1\n")
    tree.git("checkout", "-q", "main")
    tree.commit("c.txt", "1\n")
    tree.git("merge", "-q", "--no-ff", "--no-commit", "side")
    tree.add(".env", "A=1\n")
    merge = tree.record("Merge")
    tree.git("rm", "-q", ".env")
    tree.record("Remove it")
    assert ever(tree) == [(".env", merge)]


@pytest.mark.parametrize("kind", ["branch", "tag", "stash"])
def test_on_another_ref(tree: Tree, kind: str) -> None:
    tree.commit("a.txt", "1\n")
    if kind == "stash":
        tree.add(".env", "A=1\n")
        tree.git("stash", "-q")
    else:
        tree.git("checkout", "-q", "-b", "other")
        tree.commit(".env", "A=1\n")
        if kind == "tag":
            tree.git("tag", "-m", "A tag", "v1")
        tree.git("checkout", "-q", "main")
        if kind == "tag":
            tree.git("branch", "-q", "-D", "other")
    assert [path for path, _ in ever(tree)] == [".env"]


def test_names_of_any_bytes(tree: Tree) -> None:
    names = [b"a\nb/-x.env", b"\xff/.env", "ü/.env".encode()]
    for name in names:
        tree.add(name, "A=1\n")
    added = tree.record("Add them")
    assert ever(tree) == sorted((os.fsdecode(name), added) for name in names)


def test_what_history_lets_through(tree: Tree) -> None:
    for path in (
        ".env.example",
        "a/.env/bin/python",
        "environment.py",
        "x.environment",
        ".env.enc",
    ):
        tree.add(path, "text\n")
    (tree.root / "prod.env").symlink_to("a.txt")
    tree.git("add", "prod.env")
    tree.record("Add them")
    assert ever(tree) == []


def test_unreachable_commits_do_not_count(tree: Tree) -> None:
    tree.commit("a.txt", "1\n")
    tree.commit(".env", "A=1\n")
    tree.git("reset", "-q", "--hard", "HEAD~1")
    assert ever(tree) == []


def test_sha256(tmp_path: Path, tree: Tree) -> None:
    other = tmp_path / "sha256"
    done = subprocess.run(
        ["git", "init", "-q", "-b", "main", "--object-format=sha256", str(other)], env=environment()
    )
    if done.returncode:
        pytest.skip("this git knows no SHA-256 repositories")
    second = Tree(other, init=False)
    second.add(".gitignore", IGNORES)
    added = second.commit("a/.env", "A=1\n")
    assert len(added) == 64
    assert ever(second) == [("a/.env", added)]


def test_a_shallow_clone_gives_what_it_has_and_is_refused(tree: Tree, tmp_path: Path) -> None:
    tree.commit(".env", "A=1\n")
    tree.commit("a.txt", "1\n")
    tree.git("clone", "-q", "--depth=1", f"file://{tree.root}", str(tmp_path / "clone"))
    clone = Tree(tmp_path / "clone", init=False)
    assert env_ignored.hook.check_history is not None
    looking = iter(env_ignored.hook.check_history(Repo(str(clone.root))))
    assert next(looking).path == ".env"
    with pytest.raises(CannotCheck, match="fetch-depth: 0"):
        next(looking)


def test_a_partial_clone_without_blobs_is_enough(tree: Tree, tmp_path: Path) -> None:
    tree.git("config", "uploadpack.allowFilter", "true")
    added = tree.commit(".env", "A=1\n")
    tree.git("rm", "-q", ".env")
    tree.record("Remove it")
    tree.git(
        "clone", "-q", "--filter=blob:none", f"file://{tree.root}", str(tmp_path / "clone")
    )  # fmt: skip
    assert ever(Tree(tmp_path / "clone", init=False)) == [(".env", added)]


def test_a_clone_without_trees_is_refused(tree: Tree, tmp_path: Path) -> None:
    tree.git("config", "uploadpack.allowFilter", "true")
    tree.commit(".env", "A=1\n")
    tree.git("rm", "-q", ".env")
    tree.record("Remove it")
    tree.git(
        "clone", "-q", "--filter=tree:0", f"file://{tree.root}", str(tmp_path / "clone")
    )  # fmt: skip
    with pytest.raises(CannotCheck):
        ever(Tree(tmp_path / "clone", init=False))


# --- repairing ----------------------------------------------------------------------------------


def repaired(tree: Tree) -> dict[str, bytes]:
    assert env_ignored.hook.fix is not None
    edits: list[Edit] = list(env_ignored.hook.fix(Repo(str(tree.root)), check(tree), {}))
    for edit in edits:
        tree.write(edit.path, edit.data)
    return {edit.path: edit.data for edit in edits}


def test_fix_adds_the_missing_lines(tree: Tree) -> None:
    tree.add(".gitignore", "node_modules/\n.env")
    assert repaired(tree) == {".gitignore": b"node_modules/\n.env\n.env.local\n.env.*.local\n"}
    assert said(tree) == []
    assert repaired(tree) == {}


def test_fix_undoes_a_negation_and_keeps_crlf(tree: Tree) -> None:
    tree.add(".gitignore", ".env*\r\n!.env\r\n")
    assert repaired(tree) == {".gitignore": b".env*\r\n!.env\r\n.env\r\n"}
    assert said(tree) == []


def test_fix_without_a_gitignore(tree: Tree) -> None:
    tree.git("rm", "-q", "-f", ".gitignore")
    assert repaired(tree) == {".gitignore": b".env\n.env.local\n.env.*.local\n"}
    assert said(tree) == []


def test_fix_ignores_what_lies_around(tree: Tree) -> None:
    for path in ("deploy/prod.env", "odd [1] !x#.env", "end.env "):
        tree.write(path, "A=1\n")
    repaired(tree)
    assert said(tree) == []


def test_fix_writes_an_example_without_values(tree: Tree) -> None:
    tree.add("app.py", "key = os.environ['OPENAI_API_KEY']\n")
    tree.write(
        ".env",
        f'\ufeff# comment {RANDOM}\nexport OPENAI_API_KEY={KEY}\nPEM="{RANDOM}\nDB_PASSWORD=no\n"\n'
        f"B='{RANDOM}' # c\nOPENAI_API_KEY=twice\nEMPTY\n",
    )
    edits = repaired(tree)
    assert list(edits) == [".env.example"]
    lines = edits[".env.example"].decode().splitlines()
    assert lines[1:] == ["OPENAI_API_KEY=", "PEM=", "B=", "EMPTY="]
    tree.git("add", ".env.example")
    assert said(tree) == []
    assert repaired(tree) == {}


def test_fix_takes_the_names_from_the_code_without_an_env_file(tree: Tree) -> None:
    tree.add(
        "app.py",
        "a = os.environ['OPENAI_API_KEY']\nb = os.getenv('HOME'), os.getenv('CHROMA_URL')\n",
    )
    edits = repaired(tree)
    assert edits[".env.example"].decode().splitlines()[1:] == ["OPENAI_API_KEY=", "CHROMA_URL="]


# --- as a command -------------------------------------------------------------------------------


@pytest.fixture
def command(tree: Tree) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tenpoint.env_ignored", *arguments],
            cwd=cwd or tree.root, env=environment() | {"PYTHONPATH": _hooks()},
            capture_output=True, text=True,
        )  # fmt: skip

    return run


def _hooks() -> str:
    return str(Path(env_ignored.__file__).parent.parent)


def test_command_repairs_and_shows_it(
    tree: Tree, command: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    tree.add(".gitignore", "node_modules/\n")
    tree.add("app.py", "key = os.environ['OPENAI_API_KEY']\n")
    tree.write(".env", f"OPENAI_API_KEY={KEY}\n")
    assert command().returncode == 1
    done = command("--fix")
    assert "+.env.*.local" in done.stderr
    assert "+OPENAI_API_KEY=" in done.stderr
    assert KEY not in done.stdout + done.stderr
    tree.git("add", "-A")
    done = command()
    assert (done.returncode, done.stderr) == (0, "")


def test_command_outside_of_a_repository(
    tmp_path: Path, command: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    done = command(cwd=tmp_path)
    assert done.returncode == 2
    assert "not a git repository" in done.stderr


def test_command_in_a_bare_or_broken_repository(
    tree: Tree, tmp_path: Path, command: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    tree.commit("a.txt", "1\n")
    tree.git("clone", "-q", "--bare", str(tree.root), str(tmp_path / "bare"))
    assert command(cwd=tmp_path / "bare").returncode == 2
    (tree.root / ".git" / "HEAD").write_text("nonsense")
    assert command().returncode == 2


def test_command_tells_of_the_history(
    tree: Tree, command: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    added = tree.commit(".env", "A=1\n")
    tree.git("rm", "-q", ".env")
    tree.record("Remove it")
    assert command().returncode == 0
    done = command("--history")
    assert done.returncode == 1
    assert f"was committed in {added[:12]}" in done.stdout


# --- against git itself -------------------------------------------------------------------------

LINES = [
    ".env", ".env*", ".env.*", "*.env", "/.env", ".env/", "**/.env", "sub/.env", "sub/", "/sub/*",
    "!.env", "!.env.*", "!.env.local", "!sub/.env", "!sub/", "!*.env", "#.env", "\\#.env", " .env",
    ".env ", ".env\\ ", ".env # no", ".[e]nv", ".e?v", ".env.local", ".env.*.local", "*", "!*",
    "*.local", "", "\ufeff.env", ".env\r", ".ENV", "\\!.env", "prod.*", "[.]env*",
    "/**/.env", "sub/**",
]  # fmt: skip
PROBES = [".env", ".env.local", ".env.production.local"]
UNTRACKED = ["sub/.env", "sub/prod.env", "sub/deep/.env.local", "other/.env"]
layouts = st.lists(st.sampled_from(LINES), max_size=6).map("\n".join)


@settings(max_examples=int(os.environ.get("ENV_IGNORED_EXAMPLES", "15")), deadline=None)
@given(root=layouts, below=layouts, mine=layouts)
def test_agrees_with_what_a_colleague_s_git_adds(
    tmp_path_factory: pytest.TempPathFactory, root: str, below: str, mine: str
) -> None:
    """What `git add -A` stages in a clone is what the hook calls unignored, and nothing else."""
    clone = Tree(tmp_path_factory.mktemp("clone"))
    work = Tree(tmp_path_factory.mktemp("work"))
    for tree in (clone, work):
        tree.write(".gitignore", root)
        tree.write("sub/.gitignore", below)
        for path in UNTRACKED:
            tree.write(path, "A=1\n")
    for path in PROBES:
        clone.write(path, "A=1\n")
    work.write(".git/info/exclude", mine)  # protects this machine only
    clone.git("add", "-A")
    staged = set(clone.git("ls-files", "-z").split("\0"))

    found = [finding for finding in check(work) if finding.rule == "env-ignored/not-ignored"]
    lines = {".env": ".env", ".env.local": ".env.local", ".env.*.local": ".env.production.local"}
    named = {
        lines[name]
        for finding in found
        if finding.path == ".gitignore"
        for name in finding.message.rpartition(" ignores ")[2].split(", ")
    }
    assert named == staged & set(PROBES)
    assert {each.path for each in found} - {".gitignore"} == staged & set(UNTRACKED)
