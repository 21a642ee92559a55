"""What a workflow gives to a release, and which scripts it leaves the work to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tenpoint.kit import Source, releases
from tenpoint.kit.parse import workflow
from tenpoint.kit.pattern import Pattern


def source(step: str, root: str | None = None) -> Source:
    text = f"jobs:\n  a:\n    steps:\n      - {step}\n"
    return Source(".github/workflows/a.yml", root, data=text.encode())


def given(step: str) -> list[tuple[str, ...]]:
    file = source(step)
    return [upload.files for upload in releases.uploads(file, workflow.read(file))]


@pytest.mark.parametrize(
    ("step", "files"),
    [
        pytest.param("run: gh release create v1 a b.zip", ("a", "b.zip"), id="create"),
        pytest.param("run: gh release upload v1 'a#label' --clobber", ("a",), id="upload, a label"),
        pytest.param("run: gh release create -t T v1 -F n.md x", ("x",), id="options with values"),
        pytest.param("run: gh release upload --repo o/r v1 x", ("x",), id="another repository"),
        pytest.param('run: gh release create "$TAG" dist/*', ("dist/*",), id="a variable"),
        pytest.param("run: hub release create -a x -a y v1", ("x", "y"), id="hub"),
        pytest.param("run: ghr v1 dist/", ("dist/",), id="ghr"),
        pytest.param("{uses: ncipollo/release-action@v1, with: {artifacts: 'a, b'}}", ("a", "b"),
                     id="an action, between commas"),
        pytest.param("{uses: svenstaro/upload-release-action@v2, with: {file: x}}", ("x",),
                     id="an action with one file"),
        pytest.param("uses: tauri-apps/tauri-action@v0", (), id="an action that chooses itself"),
    ],
)  # fmt: skip
def test_uploads(step: str, files: tuple[str, ...]) -> None:
    assert given(step) == [files]


@pytest.mark.parametrize(
    "step",
    [
        pytest.param("run: gh release create v1", id="no files"),
        pytest.param("run: gh release create v1 --notes 'a b'", id="notes"),
        pytest.param("run: gh release download v1 a", id="downloads"),
        pytest.param("run: echo gh release create v1 a", id="only told"),
        pytest.param("{run: gh release create v1 a, if: false}", id="switched off"),
        pytest.param("uses: softprops/action-gh-release@v2", id="an action without files"),
        pytest.param("uses: actions/upload-artifact@v4", id="an artefact of the run"),
    ],
)
def test_uploads_nothing(step: str) -> None:
    assert given(step) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (("app.exe",), True),
        (("CHANGELOG.md", "app"), True),
        (("dist/*",), True),
        (("CHANGELOG.md", "SHA256SUMS", "app.sbom.json", "LICENSE"), False),
        (("app.asc", "app.sigstore.json", "checksums.txt"), False),
    ],
)
def test_what_is_built(files: tuple[str, ...], expected: bool) -> None:
    file = source(f"run: gh release create v1 {' '.join(files)}")
    [upload] = releases.uploads(file, workflow.read(file))
    assert upload.gives_built_files is expected


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("make dist", ["Makefile"]),
        ("sudo just release", ["justfile"]),
        ("./scripts/a.sh x", ["./scripts/a.sh"]),
        ("bash -e scripts/a.sh", ["scripts/a.sh"]),
        ("python tools/release.py", ["tools/release.py"]),
        ("npm run dist", ["package.json"]),
        ("cargo build", []),
        ("python -m build", []),
        ("bash -c ls", []),
        ("echo make", []),
    ],
)
def test_scripts(run: str, expected: list[str]) -> None:
    [(_, step)] = workflow.read(source(f"run: {run}")).steps()
    assert list(releases.scripts(step)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("all:\n\tsign it\n", True, id="does it"),
        pytest.param("all:\n\tbuild it\n", False, id="does not"),
        pytest.param("all:\n\t./other.sh\n", True, id="calls another script"),
        pytest.param("include other.mk\n", True, id="includes another file"),
        pytest.param(None, True, id="is not there"),
    ],
)
def test_a_script_may_hold(tmp_path: Path, text: str | None, expected: bool) -> None:
    if text is not None:
        (tmp_path / "Makefile").write_text(text)
    file = source("run: make", str(tmp_path))
    assert releases.may_hold(file, "Makefile", Pattern(r"\bsign\b")) is expected
