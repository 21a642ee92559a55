"""One shard of org-audit.yml: real clones and real audits, and whatever may go wrong with them."""

from __future__ import annotations

import json
import os
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Self

import pytest

import plan
import shard
from programs import Done, Failed
from programs import environment as chosen
from support.git import Tree, environment
from support.runner import commands

TOKEN = "ghp" + "_" + "aB3dE5gH7j" * 3 + "aB3dE5"


def asked(names: Sequence[str], folder: Path, **facts: object) -> shard.Shard:
    """A shard over the repositories of a folder, with plenty of time."""
    one = shard.Shard(names, folder.as_uri(), "", 60.0, time.monotonic() + 60, str(folder / "out"))
    return one._replace(**facts)  # type: ignore[arg-type]


def given(folder: Path, **facts: str) -> dict[str, str]:
    return {
        plan.LIST: "ann/one\nann/two\nann/three",
        plan.SHARDS: "2",
        shard.SHARD: "1",
        shard.SERVER: folder.as_uri(),
        shard.MINUTES: "5",
        shard.RESULTS: str(folder / "results"),
        "ORG_TRIVY": "off",
        "ORG_PIP_AUDIT": "off",
        **facts,
    }


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What git reads of this machine is not its people's."""
    for name in set(os.environ) - set(environment()):
        monkeypatch.delenv(name)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


# -- the inputs --------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        pytest.param({shard.SERVER: "ssh://x.example"}, "server-url must be an https", id="ssh"),
        pytest.param({shard.SERVER: "http://x.example"}, "server-url must be an https", id="http"),
        pytest.param({shard.SERVER: "ext::sh -c id"}, "server-url must be an https", id="ext"),
        pytest.param({shard.SERVER: ""}, "server-url must be an https", id="no server"),
        pytest.param({shard.TOKEN: TOKEN}, "no https address", id="a token for a folder"),
        pytest.param({shard.TOKEN: "a\nb", shard.SERVER: "https://x.example"}, "is no token",
                     id="a token of two lines"),
        pytest.param({shard.SHARD: "3"}, "shard must be a whole number from 1 to 2", id="shard 3"),
        pytest.param({shard.MINUTES: "0"}, "minutes must be a whole number", id="no time"),
        pytest.param({"ORG_TRIVY": "false"}, "trivy is auto or off", id="neither auto nor off"),
        pytest.param({plan.LIST: "ann"}, "not OWNER/NAME", id="a broken list"),
    ],
)  # fmt: skip
def test_what_the_workflow_cannot_mean(tmp_path: Path, facts: dict[str, str], problem: str) -> None:
    with pytest.raises(Failed, match=problem):
        shard.read(given(tmp_path, **facts))


def test_what_the_workflow_means(tmp_path: Path) -> None:
    one = shard.read(given(tmp_path, ORG_PIP_AUDIT="auto"))
    assert one.names == ["ann/one", "ann/three"]
    assert (one.seconds, one.off) == (300, ["trivy"])
    everything = given(tmp_path, ORG_PIP_AUDIT="", ORG_TRIVY="auto", **{shard.TOKEN: f"{TOKEN}\n"})
    everything[shard.SERVER] = "https://github.example/"
    one = shard.read(everything)
    assert (one.server, one.token) == ("https://github.example", TOKEN)
    assert one.off == []


# -- cloning -----------------------------------------------------------------


def test_a_clone_has_the_whole_history_and_nothing_of_it_runs(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "ann" / "agent")
    tree.commit(".env", "A=1\n", message="Oops")
    tree.git("rm", "-q", ".env")
    mark = tmp_path / "ran"
    tree.add(".gitattributes", "*.txt filter=evil\n*.bin filter=lfs\n")
    tree.add("a.txt", "text\n")
    tree.add("b.bin", "version https://git-lfs.example/spec/v1\n")
    url = tree.root.as_uri()
    tree.add(".gitmodules", f'[submodule "x"]\n\tpath = x\n\turl = {url}\n\tupdate = !id\n')
    tree.add(".git-hooks/post-checkout", f"#!/bin/sh\ntouch {mark}\n").chmod(0o755)
    tree.git("config", "core.hooksPath", ".git-hooks")
    tree.git("config", "filter.evil.smudge", f"touch {mark}")
    tree.record()
    clone = tmp_path / "clone"
    shard.clone(asked(["ann/agent"], tmp_path), "ann/agent", str(clone), 60)
    made = Tree(clone, init=False)
    assert made.git("rev-list", "--count", "--all", "--", ".env") == "2"
    assert (clone / "b.bin").read_text().startswith("version ")
    assert not mark.exists()
    assert not (clone / "x").exists()
    assert not list((clone / ".git").glob("hooks/*"))
    assert "core.hookspath" not in made.git("config", "--local", "--list").lower()


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        pytest.param("fatal: could not read Username for 'https://github.example': terminal "
                     "prompts disabled", "it is private and the secret token", id="private"),
        pytest.param("remote: Repository not found.\nfatal: repository 'x' not found",
                     "there is none, or it is private", id="not there, or not for this token"),
        pytest.param("warning: x\nfatal: early EOF\nfatal: fetch-pack: invalid index-pack output",
                     "it could not be cloned: early EOF", id="the first problem of two"),
        pytest.param("", "it could not be cloned: exit status 128", id="not a word"),
    ],
)  # fmt: skip
def test_why_there_is_no_clone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: str, told: str
) -> None:
    done = Done(128, b"", problem.encode())
    monkeypatch.setattr(shard, "run", lambda command, **facts: done)
    with pytest.raises(Failed) as refused:
        shard.clone(asked(["a/b"], tmp_path), "a/b", str(tmp_path / "x"), 60)
    assert told in str(refused.value)


class Server:
    """A git server on loopback for one repository; `heard` are the tokens that it was told."""

    def __init__(self, bare: Path, *, sends_on_to: str = "") -> None:
        self.heard: list[str] = []

        class Handler(SimpleHTTPRequestHandler):
            def do_GET(handler) -> None:  # noqa: N805  # the server is `self` here
                authorization = handler.headers.get("Authorization", "")
                if authorization:
                    self.heard.append(b64decode(authorization.split()[1]).decode())
                if sends_on_to:
                    handler.send_response(302)
                    handler.send_header("Location", sends_on_to + handler.path)
                    handler.end_headers()
                else:
                    super().do_GET()

            def log_message(handler, format: str, *arguments: object) -> None:  # noqa: N805
                return

        self._httpd = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(Handler, directory=str(bare.parent.parent))
        )
        self.url = f"http://127.0.0.1:{self._httpd.server_address[1]}"

    def __enter__(self) -> Self:
        Thread(target=self._httpd.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._httpd.shutdown()
        self._httpd.server_close()


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A repository as a plain web server can serve it."""
    tree = Tree(tmp_path / "tree")
    tree.commit("a.txt", "text\n")
    made = tmp_path / "web" / "ann" / "agent.git"
    made.parent.mkdir(parents=True)
    tree.git("clone", "--quiet", "--bare", str(tree.root), str(made))
    Tree(made, init=False).git("update-server-info")
    return made


def test_real_git_tells_the_server_the_token_and_keeps_none(bare: Path, tmp_path: Path) -> None:
    with Server(bare) as server:
        one = asked(["ann/agent"], tmp_path, server=server.url, token=TOKEN)
        shard.clone(one, "ann/agent", str(tmp_path / "clone"), 60)
    assert set(server.heard) == {f"x-access-token:{TOKEN}"}
    assert (tmp_path / "clone" / "a.txt").read_text() == "text\n"
    basic = b64encode(f"x-access-token:{TOKEN}".encode())
    for file in (tmp_path / "clone").rglob("*"):
        if file.is_file():
            assert TOKEN.encode() not in file.read_bytes()
            assert basic not in file.read_bytes()


def test_nobody_else_is_told_the_token(bare: Path, tmp_path: Path) -> None:
    with Server(bare) as other, Server(bare, sends_on_to=other.url) as server:
        one = asked(["ann/agent"], tmp_path, server=server.url, token=TOKEN)
        with pytest.raises(Failed, match="could not be cloned"):
            shard.clone(one, "ann/agent", str(tmp_path / "clone"), 60)
        assert (len(server.heard) > 0, other.heard) == (True, [])
        # Without one there is nothing to be careful with.
        shard.clone(one._replace(token=""), "ann/agent", str(tmp_path / "clone"), 60)
        assert other.heard == []


class Programs:
    """Stands in for every program: what it was started with, and how it ends."""

    def __init__(self, report: bytes | None) -> None:
        self.report = report
        self.calls: list[tuple[Sequence[str], Mapping[str, str]]] = []

    def __call__(
        self,
        command: Sequence[str],
        *,
        folder: str,
        variables: Mapping[str, str],
        seconds: float,
        ok: Collection[int] = (0,),
    ) -> Done:
        assert 0 < seconds <= 60
        self.calls.append((command, variables))
        if command[0] != "git" and self.report is not None:
            Path(command[command.index("--output") + 1]).write_bytes(self.report)
        return Done(0, b"", b"tenpoint audit: git tracks no file here\n")


def test_the_token_is_known_to_git_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs = Programs(b'{"version": 1}')
    monkeypatch.setattr(shard, "run", programs)
    monkeypatch.setenv(shard.TOKEN, TOKEN)
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    one = asked(["a/b"], tmp_path, server="https://github.example", token=TOKEN)
    told = shard.result(one, "a/b", "python", str(tmp_path), chosen(os.environ), "")
    basic = b64encode(f"x-access-token:{TOKEN}".encode()).decode()
    [(clone, of_git), (audit, of_audit)] = programs.calls
    assert clone[-2:-1] == ["https://github.example/a/b.git"]
    for text in (str(clone), str(audit), str(of_audit), str(told)):
        assert TOKEN not in text
        assert basic not in text
    holders = [name for name, value in of_git.items() if TOKEN in value or basic in value]
    assert [of_git[name.replace("VALUE", "KEY")] for name in holders] == [
        "http.https://github.example/.extraHeader"
    ]
    assert of_git["GIT_ALLOW_PROTOCOL"] == "https"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_problem_that_holds_the_token_is_told_without_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert TOKEN not in shard._reason(Failed(f"fatal: {TOKEN} was refused"), TOKEN)


# -- auditing ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "told"),
    [
        pytest.param(None, "git tracks no file here", id="no report"),
        pytest.param(b"", "tenpoint wrote no valid JSON", id="an empty one"),
        pytest.param(b"[" * 99_999, "tenpoint wrote no valid JSON", id="a deep one"),
        pytest.param(b"[]", "tenpoint wrote no report", id="another one"),
    ],
)
def test_why_there_is_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: bytes | None, told: str
) -> None:
    monkeypatch.setattr(shard, "run", Programs(report))
    with pytest.raises(Failed, match=told):
        shard.result(asked(["a/b"], tmp_path), "a/b", "python", str(tmp_path), {}, "")


@pytest.mark.parametrize("facts", [{"seconds": 0.0}, {"end": 0.0}], ids=["its own", "the shard's"])
def test_no_time_left(tmp_path: Path, facts: dict[str, float]) -> None:
    with pytest.raises(Failed, match="no time left"):
        shard.result(asked(["a/b"], tmp_path, **facts), "a/b", "python", str(tmp_path), {}, "")


def test_one_repository_never_stops_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole step on three real repositories and one that is not there; only pip stands by."""
    Tree(tmp_path / "ann" / "good").commit("README.md", "An agent.\n")
    Tree(tmp_path / "ann" / "bad").commit("model.pkl", b"\x80\x04N.")
    Tree(tmp_path / "ann" / "empty")
    inputs = given(
        tmp_path,
        **{plan.LIST: "ann/gone\nann/empty\nann/bad\nann/good", plan.SHARDS: "1"},
        RUNNER_TEMP=str(tmp_path / "temp"),
        GITHUB_TOKEN=TOKEN,
    )
    (tmp_path / "temp").mkdir()
    for name, value in inputs.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(shard, "install", lambda work, environ: sys.executable)
    status = shard.main()
    log = capsys.readouterr().out
    assert status == 0
    assert commands(log) == []
    assert [line.partition(":")[0] for line in log.splitlines()] == [
        "ann/gone", "ann/empty", "ann/bad", "ann/good",
    ]  # fmt: skip
    told = {
        file.stem: json.loads(file.read_text()) for file in (tmp_path / "results").rglob("*.json")
    }
    assert "could not be cloned" in told["gone"]["error"]
    assert "git tracks no file here" in told["empty"]["error"]
    assert (told["bad"]["name"], told["bad"]["exit_code"]) == ("ann/bad", 1)
    assert told["bad"]["points"][2]["state"] == "fail"
    assert told["good"]["commit"]
    assert {one["reason"] for one in told["good"]["scanners"]} == {"switched-off"}
    # Nothing stays: neither the clones nor a half-written result.
    [work] = (tmp_path / "temp").iterdir()
    assert list(work.iterdir()) == []
    assert list((tmp_path / "results").rglob("*.part")) == []


def test_without_trivy_the_reports_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Tree(tmp_path / "ann" / "good").commit("README.md", "An agent.\n")
    inputs = given(tmp_path, **{plan.LIST: "ann/good", plan.SHARDS: "1", "ORG_TRIVY": "auto"})
    for name, value in (inputs | {"PATH": os.environ["PATH"]}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(shard, "install", lambda work, environ: sys.executable)

    def no_trivy(work: str, environ: Mapping[str, str]) -> str:
        raise Failed("the archive is another one")

    monkeypatch.setattr("trivy.fetch", no_trivy)
    assert shard.main() == 0
    assert [one.message for one in commands(capsys.readouterr().out)] == [
        "the archive is another one"
    ]
    told = json.loads((tmp_path / "results" / "ann" / "good.json").read_text())
    assert (told["points"][0]["state"], told["points"][0]["detail"]) == (
        "not_checked",
        "the archive is another one",
    )


def test_a_shard_that_cannot_begin_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in given(tmp_path, **{shard.SHARD: "9"}).items():
        monkeypatch.setenv(name, value)
    assert shard.main() == 2
    [error] = commands(capsys.readouterr().out)
    assert (error.name, "shard must be" in error.message) == ("error", True)
