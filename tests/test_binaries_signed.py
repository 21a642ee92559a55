"""binaries-signed: programs in the tree, and workflows and goreleaser that make releases."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.binaries import CERTIFICATE, deb, elf, fat, macho, pe, rpm, superblob
from support.git import Tree
from tenpoint import binaries_signed
from tenpoint.kit import CannotCheck, Finding, Repo, Source

SIGNED = superblob(b"x" * 20)
FLOW = ".github/workflows/release.yml"
HEX = "0" * 64


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "tree")


def found_in(source: Source) -> list[Finding]:
    return list(binaries_signed.check(source))


def rules(findings: list[Finding]) -> list[tuple[str, int]]:
    return [(finding.rule.partition("/")[2], finding.line) for finding in findings]


# -- in the tree ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "data"),
    [
        pytest.param("bin/agent.exe", pe(), id="a Windows program"),
        pytest.param("bin/agent", pe(), id="a Windows program without an ending"),
        pytest.param("lib/x.dll", pe(plus=False), id="a library"),
        pytest.param("bin/agent", macho(), id="a macOS program"),
        pytest.param("bin/agent", macho(superblob(None)), id="ad hoc"),
        pytest.param("bin/agent", fat(macho(SIGNED), macho()), id="one architecture without"),
        pytest.param("bin/agent", elf(), id="a Linux program"),
        pytest.param("pkg/native.so", elf(3), id="a Linux library"),
        pytest.param("App.AppImage", elf(appimage=True), id="an AppImage"),
        pytest.param("a.rpm", rpm(269), id="rpm"),
        pytest.param("a.deb", deb(), id="deb"),
        pytest.param("latest/agent.exe", pe(), id="a folder that only ends like a test"),
    ],
)
def test_reports_programs(path: str, data: bytes) -> None:
    [finding] = found_in(Source(path, data=data))
    assert finding.rule == "binaries-signed/unsigned-binary"
    assert finding.message.startswith("signature missing: ")
    assert "valid" not in finding.message


@pytest.mark.parametrize(
    ("path", "data"),
    [
        pytest.param("bin/agent.exe", pe(CERTIFICATE), id="a signed Windows program"),
        pytest.param("bin/agent", macho(SIGNED), id="a signed macOS program"),
        pytest.param("bin/agent", fat(macho(SIGNED), macho(SIGNED)), id="both architectures"),
        pytest.param("a.rpm", rpm(268), id="a signed rpm"),
        pytest.param("a.deb", deb("_gpgorigin"), id="a signed deb"),
        pytest.param("tests/data/a.exe", pe(), id="a test's"),
        pytest.param("fixtures/a", elf(), id="a fixture"),
        pytest.param("examples/a.dll", pe(), id="an example"),
        pytest.param("a.o", elf(1), id="an object file"),
        pytest.param("A.class", b"\xca\xfe\xba\xbe\0\0\0\x34" + bytes(50), id="a Java class"),
        pytest.param("run.com", b"MZ" + bytes(100), id="a program of DOS"),
        pytest.param("README", b"MZ begins this text", id="a text"),
        pytest.param("model.gguf", b"GGUF" + bytes(100), id="a model"),
    ],
)
def test_accepts_programs(path: str, data: bytes) -> None:
    assert found_in(Source(path, data=data)) == []


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("agent.asc", "-----BEGIN", 0, id="asc"),
        pytest.param("agent.sig", "x", 0, id="sig"),
        pytest.param("agent.minisig", "x", 0, id="minisig"),
        pytest.param("agent.sigstore", "{}", 0, id="sigstore"),
        pytest.param("agent.sigstore.json", "{}", 0, id="sigstore.json"),
        pytest.param("agent.intoto.jsonl", "{}", 0, id="intoto"),
        pytest.param("agent.asc", "", 1, id="an empty signature"),
        pytest.param("other.asc", "x", 1, id="another file's signature"),
        pytest.param("agent.sha256", HEX, 1, id="a checksum is no signature"),
        pytest.param("agent.pub", "x", 1, id="a public key is no signature"),
    ],
)
def test_a_detached_signature_beside(tree: Tree, name: str, content: str, expected: int) -> None:
    tree.add("bin/agent", elf())
    tree.add(f"bin/{name}", content)
    assert len(found_in(Repo(str(tree.root)).source("bin/agent"))) == expected


@pytest.mark.parametrize(
    ("listing", "signature", "expected"),
    [
        pytest.param(f"{HEX}  agent\n", "SHA256SUMS.asc", 0, id="signed, names the file"),
        pytest.param(f"{HEX}  ./agent\n", "SHA256SUMS.sig", 0, id="with a dot in front"),
        pytest.param(f"{HEX}  other\n", "SHA256SUMS.asc", 1, id="names another file"),
        pytest.param(f"{HEX}  agent\n", "README.asc", 1, id="the list is not signed"),
    ],
)
def test_a_signed_checksum_list(tree: Tree, listing: str, signature: str, expected: int) -> None:
    tree.add("bin/agent", elf())
    tree.add("bin/SHA256SUMS", listing)
    tree.add(f"bin/{signature}", "x")
    assert len(found_in(Repo(str(tree.root)).source("bin/agent"))) == expected


@pytest.mark.parametrize(
    ("name", "begin", "expected"),
    [
        pytest.param(
            "SHA256SUMS.asc", "-----BEGIN PGP SIGNED MESSAGE-----\n", 0, id="clear-signed"
        ),
        pytest.param("SHA256SUMS.asc", "", 1, id="no signature in it"),
        pytest.param("NOTES.asc", "-----BEGIN PGP SIGNED MESSAGE-----\n", 1, id="another text"),
    ],
)
def test_a_list_that_is_signed_in_itself(tree: Tree, name: str, begin: str, expected: int) -> None:
    head = "Hash: SHA512\n\n" if begin else ""
    end = "-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n" if begin else ""
    tree.add("bin/agent", elf())
    tree.add(f"bin/{name}", f"{begin}{head}{HEX}  agent\n{end}")
    assert len(found_in(Repo(str(tree.root)).source("bin/agent"))) == expected


def test_a_signed_list_by_any_name_and_in_any_folder(tree: Tree) -> None:
    tree.add("bin/agent", elf())
    tree.add("agent_1.2_checksums.txt", f"{HEX}  bin/agent\n")
    assert len(found_in(Repo(str(tree.root)).source("bin/agent"))) == 1
    tree.add("agent_1.2_checksums.txt.sig", "x")
    assert found_in(Repo(str(tree.root)).source("bin/agent")) == []


def test_a_windows_program_that_is_cut_off_is_unread() -> None:
    head = b"MZ" + bytes(0x16) + b"\x40\0" + bytes(0x22) + (0x80).to_bytes(4, "little")
    with pytest.raises(CannotCheck, match="cut off"):
        found_in(Source("a.exe", data=head.ljust(0x70, b"\0")))


def test_the_message_says_why_ad_hoc_does_not_count() -> None:
    [finding] = found_in(Source("agent", data=macho(superblob(None))))
    assert finding.message == (
        "signature missing: agent is a macOS program (ad hoc only, as every linker does it)"
    )
    assert "codesign" in finding.fix


def test_a_program_that_is_cut_off_is_refused() -> None:
    with pytest.raises(CannotCheck, match="cut off"):
        found_in(Source("a.exe", data=pe(CERTIFICATE)[:-5]))


# -- workflows -----------------------------------------------------------------------------------


def flow(steps: str) -> str:
    return f"on: push\njobs:\n  release:\n    steps:\n{steps}"


def of_steps(steps: str) -> list[tuple[str, int]]:
    return rules(found_in(Source(FLOW, data=flow(steps).encode())))


GH = "      - run: gh release create v1 app.exe\n"


def step(run: str, more: str = "") -> str:
    return f"      - run: {run}\n{more}{GH}"


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        pytest.param(GH, 5, id="nobody signs"),
        pytest.param(
            "      - uses: softprops/action-gh-release@v2\n        with: {files: a/*}\n",
            5,
            id="an action",
        ),
        pytest.param(
            "      - uses: sigstore/cosign-installer@v3\n" + GH,
            6,
            id="installing cosign is not signing",
        ),
        pytest.param(
            "      - uses: crazy-max/ghaction-import-gpg@v6\n" + GH,
            6,
            id="importing a key is not signing",
        ),
        pytest.param(step("cosign sign-blob app.exe", "        if: false\n"), 7, id="if: false"),
        pytest.param(
            step("cosign sign-blob app.exe", "        continue-on-error: true\n"),
            7,
            id="continue-on-error",
        ),
        pytest.param(
            "      - uses: actions/attest@v2\n        if: ${{ false }}\n" + GH,
            7,
            id="an attestation that is switched off",
        ),
        pytest.param(step("gpg --verify app.exe.asc"), 6, id="verifying"),
        pytest.param(step("gpg --import key"), 6, id="importing"),
        pytest.param(step("cosign verify-blob app.exe"), 6, id="cosign verifies"),
        pytest.param(step("cosign version"), 6, id="cosign tells its version"),
        pytest.param(step("signtool verify /pa app.exe"), 6, id="signtool verifies"),
        pytest.param(step("codesign --verify app"), 6, id="codesign verifies"),
        pytest.param(step("codesign -s - app"), 6, id="codesign ad hoc"),
        pytest.param(step("codesign --sign=- app"), 6, id="codesign ad hoc, with ="),
        pytest.param(step("minisign -V -m app"), 6, id="minisign verifies"),
        pytest.param(step("echo gpg --detach-sign app"), 6, id="only told"),
        pytest.param(step("sha256sum app.exe > SHA256SUMS"), 6, id="a checksum is no signature"),
    ],
)
def test_reports_releases(steps: str, line: int) -> None:
    assert of_steps(steps) == [("release-unsigned", line)]


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param(step("cosign sign-blob --yes --bundle a.sigstore.json app.exe"), id="cosign"),
        pytest.param(step("gpg --batch --armor --detach-sign app.exe"), id="gpg"),
        pytest.param(step("gpg -ab app.exe"), id="gpg, short"),
        pytest.param(step("gpg --clearsign SHA256SUMS"), id="gpg, the list"),
        pytest.param(step('codesign --force --sign "$IDENTITY" app'), id="codesign"),
        pytest.param(step("codesign -fs Developer app"), id="codesign, short"),
        pytest.param(step("signtool.exe sign /fd sha256 app.exe"), id="signtool"),
        pytest.param(step("minisign -Sm app.exe"), id="minisign"),
        pytest.param(step("python -m sigstore sign app.exe"), id="sigstore"),
        pytest.param(step("sudo rpm --addsign app.rpm"), id="rpm, behind sudo"),
        pytest.param("      - uses: actions/attest-build-provenance@v2\n" + GH, id="attestation"),
        pytest.param("      - uses: Actions/Attest@v2\n" + GH, id="attestation, other letters"),
        pytest.param("      - uses: azure/trusted-signing-action@v0\n" + GH, id="a service"),
        pytest.param(
            GH + "      - run: |\n          cd x\n          cosign sign-blob app\n",
            id="after the upload",
        ),
        pytest.param(
            step("cosign sign-blob app", "        if: github.ref_type == 'tag'\n"),
            id="under a condition",
        ),
        pytest.param(step("make release"), id="a Makefile may sign"),
        pytest.param(step("./scripts/sign.sh"), id="a script may sign"),
        pytest.param(
            "      - run: gh release upload v1 app.exe app.exe.asc\n",
            id="a signature comes from somewhere",
        ),
        pytest.param("      - run: gh release create v1 --generate-notes\n", id="notes only"),
        pytest.param("      - uses: pypa/gh-action-pypi-publish@v1\n", id="a wheel for a registry"),
        pytest.param(
            "      - uses: pypa/gh-action-pypi-publish@v1\n"
            "      - run: gh release create v1 dist/*.whl\n",
            id="and on the release too",
        ),
        pytest.param(
            "      - uses: actions/upload-artifact@v4\n        with: {path: dist}\n",
            id="an artefact of the run is no release",
        ),
    ],
)
def test_accepts_releases(steps: str) -> None:
    assert of_steps(steps) == []


def test_a_job_of_the_slsa_generators_signs() -> None:
    text = flow(GH) + (
        "  provenance:\n    uses: slsa-framework/slsa-github-generator/.github/workflows/"
        "generator_generic_slsa3.yml@v2.0.0\n"
    )
    assert found_in(Source(FLOW, data=text.encode())) == []


def test_a_job_whose_failure_is_let_pass_does_not_count() -> None:
    text = flow(GH) + "  sign:\n    continue-on-error: true\n    steps:\n      - run: gpg -b app\n"
    [finding] = found_in(Source(FLOW, data=text.encode()))
    assert "may fail" in finding.message


@pytest.mark.parametrize(
    ("makefile", "expected"),
    [
        pytest.param("release:\n\tgpg -b app\n", [], id="signs"),
        pytest.param("release:\n\tgo build\n", [("release-unsigned", 6)], id="does not"),
    ],
)
def test_a_makefile_of_the_tree_is_read(
    tree: Tree, makefile: str, expected: list[tuple[str, int]]
) -> None:
    tree.add("Makefile", makefile)
    tree.add(FLOW, flow(step("make release")))
    assert rules(found_in(Repo(str(tree.root)).source(FLOW))) == expected


def test_another_workflow_may_sign_the_release(tree: Tree) -> None:
    tree.add(FLOW, flow(GH))
    sign = flow("      - run: cosign sign-blob app\n").replace("on: push", "on: release")
    tree.add(".github/workflows/sign.yml", sign)
    assert found_in(Repo(str(tree.root)).source(FLOW)) == []


def test_signing_in_a_workflow_of_something_else_does_not_count(tree: Tree) -> None:
    tree.add(FLOW, flow(GH))
    tree.add(".github/workflows/image.yml", flow("      - run: gpg -b notes\n"))
    assert rules(found_in(Repo(str(tree.root)).source(FLOW))) == [("release-unsigned", 5)]


def test_a_workflow_that_is_none_is_refused() -> None:
    with pytest.raises(CannotCheck):
        found_in(Source(FLOW, data=b"jobs: ["))


# -- goreleaser ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("builds: [{}]\n", 1, id="no signs"),
        pytest.param("builds: [{}]\nsigns: []\n", 2, id="an empty list"),
        pytest.param(
            "builds: [{}]\nsigns: [{cmd: cosign}]\n", 2, id="artifacts are none by default"
        ),
        pytest.param("builds: [{}]\nsigns: [{artifacts: none}]\n", 2, id="none"),
        pytest.param("builds: [{}]\ndocker_signs: [{artifacts: all}]\n", 1, id="images alone"),
    ],
)
def test_reports_goreleaser(text: str, line: int) -> None:
    found = found_in(Source(".goreleaser.yaml", data=text.encode()))
    assert rules(found) == [("release-unsigned", line)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("builds: [{}]\nsigns: [{artifacts: checksum, cmd: cosign}]\n", id="signs"),
        pytest.param("builds: [{}]\nsigns:\n  - artifacts: all\n", id="signs all"),
        pytest.param("builds: [{}]\nbinary_signs: [{cmd: x}]\n", id="programs by default"),
        pytest.param("builds: [{}]\nnotarize: {macos: [{enabled: true}]}\n", id="notarizes"),
        pytest.param("builds: [{}]\nrelease: {disable: true}\n", id="releases nothing"),
        pytest.param("version: 2\nchangelog: {}\n", id="a part of another file"),
        pytest.param("", id="empty"),
    ],
)
def test_accepts_goreleaser(text: str) -> None:
    assert found_in(Source(".goreleaser.yaml", data=text.encode())) == []


GORELEASER = (
    "      - uses: goreleaser/goreleaser-action@v6\n        with: {args: release --clean}\n"
)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param(GORELEASER, 1, id="the workflow does not sign"),
        pytest.param(GORELEASER + GH + "      - uses: actions/attest@v2\n", 0, id="it attests"),
    ],
)
def test_goreleaser_and_the_workflow_that_runs_it(tree: Tree, steps: str, expected: int) -> None:
    tree.add(".goreleaser.yml", "builds: [{}]\n")
    tree.add(FLOW, flow(steps))
    assert len(found_in(Repo(str(tree.root)).source(".goreleaser.yml"))) == expected


def test_a_workflow_is_signed_by_its_goreleaser(tree: Tree) -> None:
    tree.add(".goreleaser.yml", "builds: [{}]\nsigns: [{artifacts: checksum}]\n")
    tree.add(FLOW, flow(GORELEASER + GH))
    repo = Repo(str(tree.root))
    assert found_in(repo.source(FLOW)) + found_in(repo.source(".goreleaser.yml")) == []


# -- the audit -----------------------------------------------------------------------------------

POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{HEX}\nsize 6\n"


@pytest.mark.parametrize(
    ("path", "content", "found", "undecided"),
    [
        pytest.param("README.md", "x", False, 0, id="nothing"),
        pytest.param("tests/a.exe", pe(), False, 0, id="a test's program"),
        pytest.param("a.exe", pe(), True, 0, id="a program"),
        pytest.param("a.exe", POINTER, True, 1, id="a pointer to one"),
        pytest.param(".goreleaser.yml", "builds: []\n", True, 0, id="goreleaser"),
        pytest.param(
            FLOW, flow("      - run: make\n"), False, 0, id="a workflow without a release"
        ),
        pytest.param(FLOW, flow(GH), True, 0, id="a release"),
        pytest.param(FLOW, flow(step("make x")), True, 1, id="a release that a script makes"),
        pytest.param(FLOW, "jobs: [", True, 0, id="a workflow that cannot be read"),
    ],
)
def test_scope(tree: Tree, path: str, content: str | bytes, found: bool, undecided: int) -> None:
    tree.add(path, content)
    scope = binaries_signed.scope(Repo(str(tree.root)))
    assert (scope.found, len(scope.undecided)) == (found, undecided)
