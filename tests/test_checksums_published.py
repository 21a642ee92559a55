"""checksums-published: lists that are true, downloads that are compared, releases with a list."""

from __future__ import annotations

import hashlib
import json
import tracemalloc
from pathlib import Path
from textwrap import dedent

import pytest

from support.git import Tree
from tenpoint import checksums_published
from tenpoint.kit import CannotCheck, Finding, Repo, Source

DATA = b"model\n"
SHA256 = hashlib.sha256(DATA).hexdigest()
SHA512 = hashlib.sha512(DATA).hexdigest()
SHA1 = hashlib.sha1(DATA).hexdigest()
MD5 = hashlib.md5(DATA).hexdigest()
OTHER = "0" * 64
COMMIT = "0123456789abcdef" * 2 + "01234567"


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "tree")


def found_in(source: Source) -> list[Finding]:
    return list(checksums_published.check(source))


def rules(findings: list[Finding]) -> list[tuple[str, int]]:
    return [(finding.rule.partition("/")[2], finding.line) for finding in findings]


def of_list(tree: Tree, files: dict[str, str | bytes], name: str) -> list[tuple[str, int]]:
    for path, content in files.items():
        tree.add(path, content)
    return rules(found_in(Repo(str(tree.root)).source(name)))


# -- lists ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("SHA256SUMS", f"{OTHER}  m.gguf\n", id="GNU"),
        pytest.param("SHA256SUMS", f"{OTHER} *m.gguf\n", id="GNU, binary"),
        pytest.param("SHA256SUMS", f"{OTHER} m.gguf\n", id="one blank, as BSD reverses it"),
        pytest.param("SHA256SUMS", f"{OTHER}  ./m.gguf\n", id="a dot in front"),
        pytest.param("SHA256SUMS", f"{OTHER}  m.gguf\r\n", id="CRLF"),
        pytest.param("SHA256SUMS", f"\ufeff{OTHER}  m.gguf", id="byte-order mark, no end"),
        pytest.param("SHA256SUMS", f"{OTHER}  m.gguf ", id="a blank at the end"),
        pytest.param("SHA256SUMS", f"SHA256 (m.gguf) = {OTHER}\n", id="BSD"),
        pytest.param("SHA256SUMS", f"SHA2-256(m.gguf)= {OTHER}\n", id="OpenSSL"),
        pytest.param("checksums.txt", f"{OTHER}  m.gguf\n", id="checksums.txt"),
        pytest.param("SHA512SUMS", f"{'0' * 128}  m.gguf\n", id="SHA-512"),
        pytest.param("m.gguf.sha256", f"{OTHER}", id="sidecar, bare, without a newline"),
        pytest.param("m.gguf.sha256", f"{OTHER.upper()}\n", id="sidecar, upper case"),
        pytest.param("m.gguf.sha256", f"{OTHER}  m.gguf\n", id="sidecar, GNU"),
        pytest.param("m.gguf.sha256", f"{OTHER}  build/m.gguf\n", id="sidecar, built elsewhere"),
        pytest.param("m.gguf.sha512sum", f"{'0' * 128}\n", id="sidecar, sha512sum"),
    ],
)
def test_reports_a_file_that_is_not_what_the_list_says(tree: Tree, name: str, text: str) -> None:
    found = of_list(tree, {"m.gguf": DATA, name: text}, name)
    assert found == [("mismatch", 1)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("SHA256SUMS", f"{SHA256}  m.gguf\n", id="GNU"),
        pytest.param("SHA256SUMS", f"{SHA256.upper()} *m.gguf\r\n", id="upper case, CRLF"),
        pytest.param("SHA256SUMS", f"# built\n\n{SHA256}  m.gguf\n", id="comment, empty line"),
        pytest.param("SHA256SUMS", f"SHA256 (m.gguf) = {SHA256}\n", id="BSD"),
        pytest.param(
            "SHA256SUMS",
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n"
            f"{SHA256}  m.gguf\n-----BEGIN PGP SIGNATURE-----\n\nabc\n"
            "-----END PGP SIGNATURE-----\n",
            id="clear-signed",
        ),
        pytest.param("SHASUMS256.txt", f"{SHA256}  m.gguf\n", id="as Node names it"),
        pytest.param("checksums.txt", f"{SHA256}  m.gguf\n{SHA512}  m.gguf\n", id="two hashes"),
        pytest.param("m.gguf.sha256", SHA256, id="sidecar"),
        pytest.param("SHA256SUMS", f"{OTHER}  app-linux.tar.gz\n", id="released elsewhere"),
        pytest.param("gone.sha256", f"{OTHER}\n", id="a sidecar without its file"),
        pytest.param("gone.md5", f"{MD5}\n", id="a weak sidecar without its file"),
        pytest.param("SHA256SUMS", f"{OTHER}  -\n", id="standard input"),
        pytest.param("checksums.txt", "How to check: run sha256sum.\n", id="prose"),
        pytest.param("checksum.txt", "", id="empty, and the name names no hash"),
    ],
)
def test_accepts_a_list(tree: Tree, name: str, text: str) -> None:
    assert of_list(tree, {"m.gguf": DATA, name: text}, name) == []


@pytest.mark.parametrize(
    ("name", "written"),
    [
        pytest.param("a\nb", "a\\nb", id="a newline"),
        pytest.param("a\\b", "a\\\\b", id="a backslash"),
        pytest.param("a\\nb", "a\\\\nb", id="a backslash and an n"),
        pytest.param("a\rb", "a\\rb", id="a carriage return"),
    ],
)
@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_names_with_escapes(tree: Tree, name: str, written: str, right: bool) -> None:
    text = f"\\{SHA256 if right else OTHER}  {written}\n"
    found = of_list(tree, {name: DATA, "SHA256SUMS": text}, "SHA256SUMS")
    assert found == ([] if right else [("mismatch", 1)])


def test_a_name_counts_from_the_folder_of_the_list(tree: Tree) -> None:
    files: dict[str, str | bytes] = {
        "m.gguf": b"another one of the same name",
        "dist/m.gguf": DATA,
        "dist/SHA256SUMS": f"{SHA256}  m.gguf\n{OTHER}  dist/m.gguf\n",
    }
    assert of_list(tree, files, "dist/SHA256SUMS") == [("mismatch", 2)]


def test_a_name_that_means_a_file_above_is_another_project_s_business(tree: Tree) -> None:
    files: dict[str, str | bytes] = {"README.md": DATA, "sub/SHA256SUMS": f"{OTHER}  README.md\n"}
    assert of_list(tree, files, "sub/SHA256SUMS") == []


@pytest.mark.parametrize(
    ("name", "text", "reason", "line"),
    [
        pytest.param("SHA256SUMS", f"{'0' * 63}  m\n", "64 digits, not 63", 1, id="too short"),
        pytest.param("SHA256SUMS", f"{OTHER}  a\nnot a line\n", "no line", 2, id="prose inside"),
        pytest.param("SHA256SUMS", f"{OTHER}\n", "without a name", 1, id="bare in a list"),
        pytest.param("SHA256SUMS", "", "no checksum in it", 0, id="empty"),
        pytest.param("SHA256SUMS", f"{'g' * 64}  m\n", "no line", 1, id="no hexadecimal"),
        pytest.param("SHA256SUMS", f"\\{OTHER}  a\\qb\n", "escape", 1, id="an escape that is none"),
        pytest.param("SHA256SUMS", f"SHA256 (m) = {'0' * 63}\n", "64 digits", 1, id="BSD, short"),
        pytest.param("m.sha512", f"{SHA256}\n", "128 digits, not 64", 1, id="the wrong hash"),
        pytest.param(
            "checksums.txt", f"{OTHER}  a\n{'0' * 50}  b\n", "no hash has", 2, id="length"
        ),
        pytest.param("SHA256SUMS", f"{OTHER}  ../../etc/passwd\n", "leaves", 1, id="upwards"),
        pytest.param("SHA256SUMS", f"{OTHER}  a/../../m\n", "leaves", 1, id="upwards, later"),
        pytest.param("SHA256SUMS", f"{OTHER}  /etc/passwd\n", "leaves", 1, id="absolute"),
        pytest.param("SHA256SUMS", f"{OTHER}  C:\\x\n", "leaves", 1, id="a drive"),
    ],
)
def test_refuses(name: str, text: str, reason: str, line: int) -> None:
    with pytest.raises(CannotCheck, match=reason) as caught:
        found_in(Source(name, data=text.encode()))
    assert caught.value.line == line


def test_a_line_that_is_refused_hides_no_finding(tree: Tree) -> None:
    tree.add("m", DATA)
    tree.add("SHA256SUMS", f"rubbish\n{OTHER}  ../x\n{OTHER}  m\n")
    checking = checksums_published.check(Repo(str(tree.root)).source("SHA256SUMS"))
    assert rules([next(iter(checking))]) == [("mismatch", 3)]
    with pytest.raises(CannotCheck):
        next(iter(checking))


@pytest.mark.parametrize(
    ("files", "name", "expected"),
    [
        pytest.param({"MD5SUMS": f"{MD5}  a\n{MD5}  b\n"}, "MD5SUMS", 1, id="MD5SUMS"),
        pytest.param({"m": DATA, "m.md5": MD5}, "m.md5", 1, id="sidecar"),
        pytest.param({"m": DATA, "m.sha1": f"{SHA1}  m\n"}, "m.sha1", 1, id="SHA-1"),
        pytest.param({"checksums.txt": f"{SHA1}  a\n"}, "checksums.txt", 1, id="by its length"),
        pytest.param({"checksums.txt": f"MD5 (a) = {MD5}\n"}, "checksums.txt", 1, id="BSD"),
        pytest.param(
            {"MD5SUMS": f"{MD5}  a\n{MD5}  b\n", "SHA256SUMS": f"{OTHER}  a\n"},
            "MD5SUMS",
            2,
            id="a stronger list of another file",
        ),
    ],
)
def test_reports_weak_lists(
    tree: Tree, files: dict[str, str | bytes], name: str, expected: int
) -> None:
    assert of_list(tree, files, name) == [("weak-digest", expected)]


@pytest.mark.parametrize(
    ("files", "name"),
    [
        pytest.param(
            {"MD5SUMS": f"{MD5}  a\n", "SHA256SUMS": f"{OTHER}  a\n"}, "MD5SUMS", id="two lists"
        ),
        pytest.param({"m": DATA, "m.md5": MD5, "m.sha256": SHA256}, "m.md5", id="two sidecars"),
        pytest.param(
            {"checksums.txt": f"MD5 (a) = {MD5}\nSHA256 (a) = {OTHER}\n"},
            "checksums.txt",
            id="both in one list",
        ),
        pytest.param(
            {"md5/MD5SUMS": f"{MD5}  a\n", "md5/checksums.txt": f"{OTHER}  a\n"},
            "md5/MD5SUMS",
            id="a list of another name",
        ),
    ],
)
def test_accepts_weak_beside_strong(tree: Tree, files: dict[str, str | bytes], name: str) -> None:
    assert of_list(tree, files, name) == []


def test_weak_digests_are_compared_as_well(tree: Tree) -> None:
    found = of_list(tree, {"m": DATA, "m.md5": "0" * 32}, "m.md5")
    assert found == [("mismatch", 1), ("weak-digest", 1)]


def pointer(digest: str) -> bytes:
    return f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize 6\n".encode()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("SHA256SUMS", f"{SHA256}  m\n", [], id="the digest of the real file"),
        pytest.param("SHA256SUMS", f"{OTHER}  m\n", [("mismatch", 1)], id="another digest"),
        pytest.param("SHA512SUMS", f"{'0' * 128}  m\n", [], id="a hash that it does not tell"),
    ],
)
def test_a_pointer_is_compared_by_the_digest_in_it(
    tree: Tree, name: str, text: str, expected: list[tuple[str, int]]
) -> None:
    assert of_list(tree, {"m": pointer(SHA256), name: text}, name) == expected


def test_a_file_that_changes_is_compared_with_the_lists_that_speak_of_it(tree: Tree) -> None:
    tree.add("dist/m", b"changed")
    tree.add("dist/SHA256SUMS", f"# built\n{SHA256}  m\n")
    [finding] = found_in(Repo(str(tree.root)).source("dist/m"))
    assert (finding.path, finding.line, finding.column) == ("dist/SHA256SUMS", 2, 1)


def test_a_link_out_of_the_repository_is_not_followed(tree: Tree, tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes(DATA)
    (tree.root / "m").symlink_to(tmp_path / "outside")
    tree.git("add", "m")
    tree.add("SHA256SUMS", f"{OTHER}  m\n")
    with pytest.raises(CannotCheck, match="symbolic link"):
        found_in(Repo(str(tree.root)).source("SHA256SUMS"))


def test_a_large_file_is_hashed_in_constant_memory(tree: Tree) -> None:
    size = 200 << 20
    with (tree.root / "m.gguf").open("wb") as file:
        file.truncate(size)
    tree.write("m.gguf.sha256", OTHER)
    source = Source("m.gguf.sha256", str(tree.root))
    tracemalloc.start()
    found = found_in(source)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rules(found) == [("mismatch", 1)]
    assert peak < 16 << 20


def test_the_message_tells_both_digests_places(tree: Tree) -> None:
    tree.add("m", DATA)
    tree.add("SHA256SUMS", f"{OTHER}  m\n")
    [finding] = found_in(Repo(str(tree.root)).source("SHA256SUMS"))
    assert finding.message == f"m does not have this sha256: its own is {SHA256}"
    assert (finding.column, finding.end_column) == (1, 65)


# -- models --------------------------------------------------------------------------------------


def of_code(code: str, path: str = "app.py") -> list[tuple[str, int]]:
    return rules(found_in(Source(path, data=dedent(code).encode())))


@pytest.mark.parametrize(
    ("code", "line"),
    [
        pytest.param(
            'from transformers import AutoModel\nAutoModel.from_pretrained("org/name")',
            2,
            id="from_pretrained",
        ),
        pytest.param(
            'import transformers as t\nt.AutoTokenizer.from_pretrained("org/name", use_fast=True)',
            2,
            id="an alias",
        ),
        pytest.param('Own.from_pretrained("org/name")', 1, id="a class that nobody knows"),
        pytest.param(
            "from diffusers import DiffusionPipeline as P\n"
            'P.from_pretrained("o/n", revision="main")',
            2,
            id="a branch",
        ),
        pytest.param('M.from_pretrained("org/name", revision="v1.0")', 1, id="a tag"),
        pytest.param('M.from_pretrained("org/name", revision="0123abc")', 1, id="a short commit"),
        pytest.param('M.from_pretrained("org/name", revision=None)', 1, id="None"),
        pytest.param(
            'M.from_pretrained(pretrained_model_name_or_path="org/name")', 1, id="by keyword"
        ),
        pytest.param(
            "from huggingface_hub import hf_hub_download\n"
            'hf_hub_download(repo_id="org/name", filename="m.gguf")',
            2,
            id="hf_hub_download",
        ),
        pytest.param(
            "from huggingface_hub import snapshot_download as get\nget('org/name')",
            2,
            id="snapshot_download, renamed",
        ),
        pytest.param(
            "from huggingface_hub import HfApi\nHfApi().hf_hub_download('org/name', 'x')",
            2,
            id="a method of HfApi",
        ),
        pytest.param("NAME = 'org/name'\nM.from_pretrained(NAME)", 2, id="a constant"),
        pytest.param(
            "from transformers import pipeline\npipeline('text-generation', model='org/name')",
            2,
            id="a pipeline",
        ),
        pytest.param(
            "import transformers\ntransformers.pipeline('ner', 'org/name', device=0)",
            2,
            id="a pipeline, by position",
        ),
        pytest.param(
            "from sentence_transformers import SentenceTransformer as S\nS('org/name')",
            2,
            id="an encoder of sentences",
        ),
    ],
)
def test_reports_models_without_a_commit(code: str, line: int) -> None:
    assert of_code(code) == [("model-unpinned", line)]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(f'M.from_pretrained("org/name", revision="{COMMIT}")', id="a commit"),
        pytest.param("def f(name):\n    M.from_pretrained(name)", id="a parameter"),
        pytest.param('M.from_pretrained("org/name", **options)', id="options that may hold it"),
        pytest.param('M.from_pretrained("org/name", revision=REVISION)', id="a variable"),
        pytest.param(f'R = "{COMMIT}"\nM.from_pretrained("o/n", revision=R)', id="a constant"),
        pytest.param('M.from_pretrained("./org/name")', id="a local path"),
        pytest.param('M.from_pretrained("/srv/name")', id="an absolute path"),
        pytest.param('M.from_pretrained("a/b/c")', id="a deeper path"),
        pytest.param('M.from_pretrained("models/bert")', id="a folder of one's own"),
        pytest.param('M.from_pretrained("bert-base-uncased")', id="no owner: it may be a folder"),
        pytest.param('M.from_pretrained("org/name", local_files_only=True)', id="no download"),
        pytest.param(
            'def f():\n    """>>> M.from_pretrained("org/name")"""', id="a documentation string"
        ),
        pytest.param("x = \"M.from_pretrained('org/name')\"", id="only text"),
        pytest.param(
            "from modelscope import snapshot_download\nsnapshot_download('org/name')",
            id="another hub",
        ),
        pytest.param(
            "from huggingface_hub import snapshot_download\n"
            "snapshot_download('org/name', repo_type='dataset')",
            id="a data set",
        ),
        pytest.param(
            "def from_pretrained(x): ...\nfrom_pretrained(y)", id="a function of one's own"
        ),
        pytest.param(
            "class Own:\n    def from_pretrained(name): ...\nOwn.from_pretrained('org/name')",
            id="a class of the file that says itself what it does",
        ),
        pytest.param(
            f"from transformers import pipeline\npipeline('ner', 'org/name', revision='{COMMIT}')",
            id="a pipeline at a commit",
        ),
        pytest.param(
            "from transformers import pipeline\npipeline('ner', MODEL)", id="a pipeline's variable"
        ),
        pytest.param("pipeline('ner', 'org/name')", id="a pipeline of somebody else"),
    ],
)
def test_accepts_models(code: str) -> None:
    assert of_code(code) == []


def test_a_folder_of_the_tree_is_no_model(tree: Tree) -> None:
    tree.add("org/name/config.json", "{}")
    tree.add("app.py", 'M.from_pretrained("org/name")\n')
    assert found_in(Repo(str(tree.root)).source("app.py")) == []


@pytest.mark.parametrize(
    "path", ["tests/a.py", "pkg/test_a.py", "a_test.py", "conftest.py", "vendor/x/a.py"]
)
def test_tests_and_other_people_s_code_download_what_they_like(path: str) -> None:
    assert of_code('M.from_pretrained("org/name")', path) == []


def notebook(*cells: str) -> bytes:
    code = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": [c]} for c in cells]
    return json.dumps({"nbformat": 4, "metadata": {}, "cells": code}, indent=1).encode()


def test_notebooks_are_read_as_one_module() -> None:
    data = notebook(
        "from transformers import AutoModel as A",
        "!wget https://x.example/m.gguf",
        'A.from_pretrained("org/name")',
    )
    found = found_in(Source("a.ipynb", data=data))
    assert [finding.rule.partition("/")[2] for finding in found] == [
        "model-unpinned",
        "download-unverified",
    ]
    lines = data.decode().split("\n")
    assert "from_pretrained" in lines[found[0].line - 1]
    assert "wget" in lines[found[1].line - 1]


def test_a_notebook_s_commands_are_one_script() -> None:
    data = notebook("!wget https://x.example/m.gguf", "!sha256sum -c m.gguf.sha256")
    assert found_in(Source("a.ipynb", data=data)) == []


def test_code_that_is_none_is_refused() -> None:
    with pytest.raises(CannotCheck, match="Python"):
        of_code('M.from_pretrained("org/name"')


# -- downloads -----------------------------------------------------------------------------------

URL = "https://x.example/models/m.gguf"


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(
            f"from urllib.request import urlretrieve\nurlretrieve('{URL}', 'm')", id="urllib"
        ),
        pytest.param(
            f"import requests\nopen('m', 'wb').write(requests.get('{URL}').content)", id="requests"
        ),
        pytest.param(f"import httpx\nwith httpx.stream('GET', '{URL}') as r: ...", id="httpx"),
        pytest.param(
            f"URL = '{URL}'\nimport requests\ndef f():\n    requests.get(URL)", id="a constant"
        ),
        pytest.param(
            "import requests\ndef f(v):\n    requests.get(f'https://x.example/{v}/a.zip')",
            id="an f-string",
        ),
        pytest.param(
            "import requests\nrequests.get('https://x.example/' + a + '-' + b + '-' + c + '.zip')",
            id="a longer sum",
        ),
        pytest.param(
            "import requests\nrequests.get('https://x.example/' + v + '/a.tar.gz?raw=1')",
            id="a sum, with a query",
        ),
        pytest.param(f"import torch\ntorch.hub.download_url_to_file('{URL}', 'm')", id="torch"),
        pytest.param(f"import pooch\npooch.retrieve('{URL}', known_hash=None)", id="pooch, None"),
        pytest.param(f"import subprocess\nsubprocess.run(['curl', '-LO', '{URL}'])", id="curl"),
        pytest.param(f"import os\nos.system('wget -q {URL}')", id="wget in a text"),
        pytest.param(
            f"import hashlib, requests\ndef f():\n    x = requests.get('{URL}').content\n"
            "    print(hashlib.sha256(x).hexdigest())",
            id="printed, not compared",
        ),
    ],
)
def test_reports_downloads(code: str) -> None:
    assert [rule for rule, _ in of_code(code)] == ["download-unverified"]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(
            f"import hashlib, requests\ndef f():\n    x = requests.get('{URL}').content\n"
            "    if hashlib.sha256(x).hexdigest() != EXPECTED:\n        raise ValueError",
            id="compared in the function",
        ),
        pytest.param(
            f"import requests\ndef f():\n    x = requests.get('{URL}')\n    verify_checksum(x)",
            id="by a function whose name says so",
        ),
        pytest.param(
            "import hashlib\nfrom urllib.request import urlretrieve\n"
            "def good(path):\n    return hashlib.file_digest(open(path, 'rb'), 'sha256') == X\n"
            f"def f():\n    urlretrieve('{URL}', 'm')\n    assert good('m')",
            id="by a function of the file that it calls",
        ),
        pytest.param(
            "import hashlib\nfrom urllib.request import urlretrieve\n"
            f"def get():\n    urlretrieve('{URL}', 'm')\n"
            "def f():\n    get()\n    assert hashlib.sha256(read()).hexdigest() == X",
            id="by who calls it",
        ),
        pytest.param(
            f"import pooch\npooch.retrieve('{URL}', known_hash='sha256:{OTHER}')", id="pooch"
        ),
        pytest.param(
            f"import torch\ntorch.hub.download_url_to_file('{URL}', 'm', hash_prefix=H)",
            id="torch's hash_prefix",
        ),
        pytest.param(
            f"from keras.utils import get_file\nget_file('m', '{URL}', file_hash=H)", id="Keras"
        ),
        pytest.param("import requests\nrequests.get('https://x.example/v1/models')", id="an API"),
        pytest.param("import requests\ndef f(url):\n    requests.get(url)", id="a parameter"),
        pytest.param("import requests\nrequests.get('http://localhost:80/a.zip')", id="localhost"),
        pytest.param("get('https://x.example/a.zip')", id="a function that nobody knows"),
        pytest.param("DOCS = 'https://x.example/a.zip'  # from_pretrained", id="only a text"),
    ],
)
def test_accepts_downloads(code: str) -> None:
    assert of_code(code) == []


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param("i.sh", f"curl -LO {URL}\n", ("download-unverified", 1), id="curl"),
        pytest.param(
            "i.sh",
            "set -e\nwget -q https://x.example/v$V/a.tar.gz\n",
            ("download-unverified", 2),
            id="wget, with a variable",
        ),
        pytest.param(
            "i.sh",
            "curl -sL https://x.example/a.tgz | tar xz\n",
            ("download-unverified", 1),
            id="piped into tar",
        ),
        pytest.param(
            "Dockerfile",
            "FROM a\nRUN curl -LO https://x.example/a.zip && unzip a.zip\n",
            ("download-unverified", 2),
            id="a RUN line",
        ),
        pytest.param(
            "Dockerfile",
            "FROM a\nADD https://x.example/a.zip /opt/\n",
            ("download-unverified", 2),
            id="ADD",
        ),
        pytest.param(
            "i.sh",
            "huggingface-cli download org/name\n",
            ("model-unpinned", 1),
            id="the hub's command",
        ),
        pytest.param(
            "i.sh",
            "hf download org/name m.gguf --revision main\n",
            ("model-unpinned", 1),
            id="the hub's new command, a branch",
        ),
        pytest.param(
            "i.sh",
            f"sha256sum out > SHA256SUMS\ncurl -LO {URL}\n",
            ("download-unverified", 2),
            id="makes a list, compares nothing",
        ),
    ],
)
def test_reports_downloads_of_scripts(path: str, text: str, expected: tuple[str, int]) -> None:
    assert rules(found_in(Source(path, data=text.encode()))) == [expected]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("i.sh", f"curl -LO {URL}\necho '{OTHER}  m.gguf' | sha256sum -c -\n", id="-c"),
        pytest.param("i.sh", f"curl -LO {URL}\nsha256sum --check SUMS\n", id="--check"),
        pytest.param("i.sh", f"curl -LO {URL}\nshasum -a 256 -c SUMS\n", id="shasum"),
        pytest.param(
            "i.sh", f'curl -LO {URL}\n[ "$(sha256sum m | cut -c1-64)" = "$X" ]\n', id="a test"
        ),
        pytest.param("i.sh", f"curl -LO {URL}\ngpg --verify m.gguf.asc\n", id="a signature"),
        pytest.param("i.sh", "curl -LO https://x.example/install.json\n", id="no archive"),
        pytest.param("i.sh", f"curl -sI {URL}\n", id="only the head"),
        pytest.param("i.sh", f"echo curl -LO {URL}\n", id="only told"),
        pytest.param("i.sh", f"# curl -LO {URL}\n", id="a comment"),
        pytest.param(
            "Dockerfile",
            f"FROM a\nADD --checksum=sha256:{OTHER} https://x.example/a.zip /\n",
            id="ADD with its digest",
        ),
        pytest.param("Dockerfile", "FROM a\nADD a.zip /\n", id="ADD of a local file"),
        pytest.param("i.sh", f"hf download org/name --revision {COMMIT}\n", id="a commit"),
        pytest.param("i.sh", "hf download $MODEL\n", id="a variable"),
        pytest.param("tests/i.sh", f"curl -LO {URL}\n", id="a test's"),
        pytest.param("README.md", f"curl -LO {URL}\n", id="a document"),
    ],
)
def test_accepts_downloads_of_scripts(path: str, text: str) -> None:
    assert rules(found_in(Source(path, data=text.encode()))) == []


# -- releases ------------------------------------------------------------------------------------


def of_steps(
    steps: str, files: dict[str, str] | None = None, root: Path | None = None
) -> list[int]:
    """The lines of release-without-sums in a workflow with these steps, which start in line 5."""
    text = f"on: push\njobs:\n  release:\n    steps:\n{steps}"
    path = ".github/workflows/release.yml"
    for name, content in (files or {}).items():
        assert root is not None
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    source = Source(path, str(root) if root else None, data=text.encode())
    return [
        finding.line
        for finding in found_in(source)
        if finding.rule.endswith("release-without-sums")
    ]


GH = "      - run: gh release create v1 --notes-file notes.md dist/app.exe\n"
SOFTPROPS = "      - uses: softprops/action-gh-release@v2\n        with: {files: out/*.zip}\n"


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        pytest.param(GH, 5, id="gh release create"),
        pytest.param(
            "      - run: |\n          make-it\n          gh release upload v1 a.tar.gz\n",
            7,
            id="gh release upload, in a block",
        ),
        pytest.param(SOFTPROPS, 5, id="an action"),
        pytest.param(
            "      - uses: Softprops/Action-GH-Release@v2\n        with: {files: a.exe}\n",
            5,
            id="an action in other letters",
        ),
        pytest.param(
            "      - uses: actions/attest-build-provenance@v2\n" + GH,
            6,
            id="an attestation is no list",
        ),
        pytest.param("      - run: md5sum dist/* > MD5\n" + GH, 6, id="MD5"),
        pytest.param(
            "      - run: shasum dist/* > SUMS\n" + GH, 6, id="shasum without -a is SHA-1"
        ),
        pytest.param("      - run: sha256sum -c deps.sum\n" + GH, 6, id="compares, makes none"),
        pytest.param(
            "      - run: sha256sum dist/* > SUMS\n        if: false\n" + GH, 7, id="switched off"
        ),
        pytest.param("      - run: echo sha256sum dist/*\n" + GH, 6, id="only told"),
        pytest.param(
            "      - run: cargo build --release\n      - run: npm ci\n" + GH,
            7,
            id="builders make no list",
        ),
        pytest.param(
            "      - uses: taiki-e/upload-rust-binary-action@v1\n        with: {bin: app}\n",
            5,
            id="an action that could, and is not asked",
        ),
    ],
)
def test_reports_releases(steps: str, line: int) -> None:
    assert of_steps(steps) == [line]


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param("      - run: sha256sum dist/* > SHA256SUMS\n" + GH, id="sha256sum"),
        pytest.param("      - run: cd d && shasum -a 512 * > SUMS\n" + GH, id="shasum -a 512"),
        pytest.param(
            "      - run: for f in *; do sha256sum $f > $f.sha256; done\n" + GH, id="a loop"
        ),
        pytest.param("      - run: openssl dgst -sha256 dist/* > SUMS\n" + GH, id="openssl"),
        pytest.param(
            "      - shell: pwsh\n        run: (Get-FileHash a.exe).Hash > a.sha256\n" + GH,
            id="PowerShell",
        ),
        pytest.param("      - run: make dist\n" + GH, id="a Makefile may make them"),
        pytest.param("      - run: ./scripts/release.sh\n" + GH, id="a script may make them"),
        pytest.param("      - run: gh release create v1 --generate-notes\n", id="notes only"),
        pytest.param(
            "      - run: gh release create v1 -F notes.md -t Title\n", id="notes of a file"
        ),
        pytest.param(
            "      - run: gh release upload v1 CHANGELOG.md sbom.spdx.json\n", id="documents"
        ),
        pytest.param(
            "      - uses: softprops/action-gh-release@v2\n", id="an action without files"
        ),
        pytest.param("      - run: gh release view v1\n", id="only looks"),
        pytest.param(
            "      - run: gh release create v1 dist/* dist/SHA256SUMS\n",
            id="a list comes from somewhere",
        ),
        pytest.param(
            "      - uses: goreleaser/goreleaser-action@v6\n        with: {args: release}\n",
            id="goreleaser makes a list",
        ),
        pytest.param(
            "      - uses: taiki-e/upload-rust-binary-action@v1\n"
            "        with: {bin: app, checksum: sha256}\n",
            id="an action that is asked to",
        ),
        pytest.param(
            "      - uses: pypa/gh-action-pypi-publish@v1\n"
            "      - run: gh release create v1 dist/*\n",
            id="the same files go to a registry",
        ),
        pytest.param("      - uses: pypa/gh-action-pypi-publish@v1\n", id="a registry only"),
        pytest.param("      - uses: docker/build-push-action@v6\n", id="an image"),
        pytest.param(GH.replace("run:", "if: ${{ false }}\n        run:"), id="no upload at all"),
    ],
)
def test_accepts_releases(steps: str) -> None:
    assert of_steps(steps) == []


@pytest.mark.parametrize(
    ("makefile", "expected"),
    [
        pytest.param("dist:\n\tsha256sum out/* > SUMS\n", [], id="makes the list"),
        pytest.param("dist:\n\tgo build -o out/app\n", [6], id="does not"),
        pytest.param("dist:\n\t./build.sh\n", [], id="calls another script: nobody can tell"),
    ],
)
def test_a_makefile_of_the_tree_is_read(tmp_path: Path, makefile: str, expected: list[int]) -> None:
    found = of_steps("      - run: make dist\n" + GH, {"Makefile": makefile}, tmp_path)
    assert found == expected


def test_another_workflow_may_add_the_list(tree: Tree) -> None:
    job = "on: push\njobs:\n  a:\n    steps:\n"
    sums = "      - run: |\n          sha256sum a > SUMS\n          gh release upload v1 SUMS\n"
    tree.add(".github/workflows/release.yml", job + GH)
    tree.add(".github/workflows/sums.yml", job + sums)
    assert found_in(Repo(str(tree.root)).source(".github/workflows/release.yml")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("checksum:\n  disable: true\n", [("release-without-sums", 2)], id="off"),
        pytest.param("checksum: {algorithm: md5}\n", [("weak-digest", 1)], id="MD5"),
        pytest.param("checksum: {algorithm: sha512}\n", [], id="SHA-512"),
        pytest.param("checksum:\n  name_template: SUMS\n", [], id="another name"),
        pytest.param("builds: []\n", [], id="the default makes a list"),
        pytest.param('checksum: {disable: "{{ .Env.X }}"}\n', [], id="a template decides"),
    ],
)
def test_goreleaser(text: str, expected: list[tuple[str, int]]) -> None:
    assert rules(found_in(Source(".goreleaser.yaml", data=text.encode()))) == expected


def test_goreleaser_without_its_list_is_none_for_the_workflow_either(tmp_path: Path) -> None:
    steps = "      - uses: goreleaser/goreleaser-action@v6\n" + GH
    off = {".goreleaser.yml": "checksum: {disable: true}\n"}
    assert of_steps(steps, off, tmp_path) == [6]


# -- the audit, and repairing --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "content", "found", "undecided"),
    [
        pytest.param("README.md", "x", False, 0, id="nothing"),
        pytest.param("SHA256SUMS", f"{OTHER}  a\n", True, 0, id="a list"),
        pytest.param("a.py", "M.from_pretrained(name)\n", True, 0, id="a model"),
        pytest.param(
            ".github/workflows/r.yml",
            "jobs: {a: {steps: [{run: make}]}}\n",
            False,
            0,
            id="a workflow without a release",
        ),
        pytest.param(
            ".github/workflows/r.yml",
            "jobs: {a: {steps: [{run: make dist}, {run: gh release create v1 a.exe}]}}\n",
            True,
            1,
            id="a release that a script makes",
        ),
    ],
)
def test_scope(tree: Tree, path: str, content: str, found: bool, undecided: int) -> None:
    tree.add(path, content)
    scope = checksums_published.scope(Repo(str(tree.root)))
    assert (scope.found, len(scope.undecided)) == (found, undecided)


def fixed(tree: Tree, pattern: str) -> dict[str, bytes]:
    edits = checksums_published.fix(Repo(str(tree.root)), [], {"artefacts": pattern})
    return {edit.path: edit.data for edit in edits}


def test_fix_writes_a_list_that_is_then_true(tree: Tree) -> None:
    tree.write("dist/a.whl", DATA)
    tree.write("dist/b\\c.whl", DATA)
    tree.write("dist/SHA256SUMS", "old")
    [(path, data)] = fixed(tree, "dist/*").items()
    assert path == "dist/SHA256SUMS"
    assert data.decode() == f"{SHA256}  a.whl\n\\{SHA256}  b\\\\c.whl\n"
    tree.write(path, data)
    assert found_in(Source(path, str(tree.root))) == []


def test_fix_writes_the_list_where_all_artefacts_are_below(tree: Tree) -> None:
    tree.write("a/x.whl", DATA)
    tree.write("b/y.whl", DATA)
    assert fixed(tree, "a/*.whl, b/*.whl") == {
        "SHA256SUMS": f"{SHA256}  a/x.whl\n{SHA256}  b/y.whl\n".encode()
    }


def test_fix_without_named_artefacts_writes_nothing(tree: Tree) -> None:
    tree.add("m", DATA)
    tree.add("SHA256SUMS", f"{OTHER}  m\n")
    assert fixed(tree, "") == {}


@pytest.mark.parametrize("pattern", ["../*", "/etc/*", "dist/*.none"])
def test_fix_refuses(tree: Tree, pattern: str) -> None:
    with pytest.raises(CannotCheck):
        fixed(tree, pattern)


def test_the_command_fixes_and_passes(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.add("dist/a", DATA)
    tree.add("dist/SHA256SUMS", f"{OTHER}  a\n")
    monkeypatch.chdir(tree.root)
    assert checksums_published.main([]) == 1
    assert checksums_published.main(["--fix", "--artefacts", "dist/a"]) == 0
    assert (tree.root / "dist/SHA256SUMS").read_text() == f"{SHA256}  a\n"
    tree.write("dist/a", b"changed")
    assert checksums_published.main(["dist/a"]) == 1
