from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support import model_bytes as make
from support.model_corpus import Row, rows
from tenpoint import no_pickle
from tenpoint.kit import CannotCheck, Finding, Source
from tenpoint.kit.parse import python_names

CORPUS = rows()


def found(data: bytes | str, path: str = "x") -> list[Finding]:
    raw = data.encode() if isinstance(data, str) else data
    return list(no_pickle.check(Source(path, data=raw)))


def rules(data: bytes | str, path: str = "x.py") -> list[tuple[str, int]]:
    """The rule and the line of each finding."""
    seen = sorted(found(data, path))
    return [(finding.rule.removeprefix("no-pickle/"), finding.line) for finding in seen]


# -- files ---------------------------------------------------------------------


@pytest.mark.parametrize("row", CORPUS, ids=lambda row: f"{row.label}: {row.why}")
def test_corpus(row: Row) -> None:
    errors: list[Finding] = []
    unread = ""
    try:
        for finding in no_pickle.check(Source(row.name, data=row.data)):
            if finding.severity == "error":
                errors.append(finding)  # noqa: PERF401  # what comes before a problem counts
    except CannotCheck as problem:
        unread = problem.reason
    assert bool(errors) == (row.label == "stop")
    if not errors:
        assert bool(unread) == (row.label == "unread")


@pytest.mark.parametrize(
    ("data", "path", "rule", "fix"),
    [
        pytest.param(
            make.evil(), "m.pkl", "pickle-file", "save_file(arrays, 'm.safetensors')", id="pickle"
        ),
        pytest.param(
            make.joblib_array(), "m.joblib", "joblib-file", "skl2onnx.to_onnx", id="joblib"
        ),
        pytest.param(
            make.torch_zip(),
            "a/m.pt",
            "torch-file",
            "torch.load('a/m.pt', map_location='cpu'",
            id="PyTorch",
        ),
        pytest.param(
            make.torch_zip(script=True),
            "m.pt",
            "torchscript-file",
            "torch.jit.load('m.pt'",
            id="TorchScript",
        ),
        pytest.param(make.npy("'O'"), "x.npy", "numpy-objects", "'x.safetensors'", id="numpy"),
        pytest.param(make.keras("Lambda"), "m.keras", "keras-code", "'m.safetensors'", id="Keras"),
        pytest.param(
            make.saved_model("PyFunc"),
            "saved_model.pb",
            "tensorflow-code",
            "safetensors",
            id="TensorFlow",
        ),
        pytest.param(
            make.pointer(), "m.pt", "lfs-pointer", "git lfs pull --include 'm.pt'", id="Git LFS"
        ),
        pytest.param(
            make.safetensors({"a": make.tensor(0, 4)}, bytes(9)),
            "m.safetensors",
            "safetensors-lies",
            "anew",
            id="lies",
        ),
    ],
)
def test_the_fix_is_for_this_file(data: bytes, path: str, rule: str, fix: str) -> None:
    [finding] = found(data, path)
    assert finding.rule == f"no-pickle/{rule}"
    assert fix in finding.fix
    assert finding.line == finding.column == 1


def test_says_what_is_where() -> None:
    archive = make.zipped({"a.tar": make.tarred({"m.pkl": make.evil(), "n.pkl": make.evil()})})
    [finding] = found(archive, "x.zip")
    assert finding.message == (
        "holds a pickle of protocol 4 that imports posix.system, in a.tar > m.pkl, and 1 more"
    )


def test_formats_that_can_carry_code_are_advice() -> None:
    for data in (make.keras("Dense"), make.saved_model("Const"), make.onnx_model(domain="my.ops")):
        [finding] = found(data)
        assert (finding.rule, finding.severity) == ("no-pickle/other-format", "warning")


# -- code ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        pytest.param("import pickle\npickle.load(f)", "loads-pickle", id="pickle"),
        pytest.param("import pickle as p\np.loads(b)", "loads-pickle", id="renamed"),
        pytest.param("from pickle import loads as l\nl(b)", "loads-pickle", id="from"),
        pytest.param("from pickle import *\nloads(b)", "loads-pickle", id="star"),
        pytest.param("import pickle\npickle.Unpickler(f).load()", "loads-pickle", id="Unpickler"),
        pytest.param("import cPickle\ncPickle.load(f)", "loads-pickle", id="cPickle"),
        pytest.param("import _pickle\n_pickle.load(f)", "loads-pickle", id="_pickle"),
        pytest.param("from six.moves import cPickle as p\np.load(f)", "loads-pickle", id="six"),
        pytest.param("import dill\ndill.loads(b)", "loads-pickle", id="dill"),
        pytest.param("import dill\ndill.load_session(f)", "loads-pickle", id="dill session"),
        pytest.param("import cloudpickle\ncloudpickle.load(f)", "loads-pickle", id="cloudpickle"),
        pytest.param("import shelve\nshelve.open(f)", "loads-pickle", id="shelve"),
        pytest.param("import marshal\nmarshal.loads(b)", "loads-pickle", id="marshal"),
        pytest.param("import jsonpickle\njsonpickle.decode(t)", "loads-pickle", id="jsonpickle"),
        pytest.param("import pickle\nx = map(pickle.load, files)", "loads-pickle", id="handed on"),
        pytest.param("import joblib\njoblib.load(f)", "loads-joblib", id="joblib"),
        pytest.param(
            "from sklearn.externals import joblib\njoblib.load(f)", "loads-joblib", id="old joblib"
        ),
        pytest.param("import pandas as pd\npd.read_pickle(f)", "loads-pandas-pickle", id="pandas"),
        pytest.param(
            "import numpy as np\nnp.load(f, allow_pickle=True)", "loads-numpy-objects", id="numpy"
        ),
        pytest.param(
            "import numpy as np\nnp.load(f, None, True)", "loads-numpy-objects", id="numpy by place"
        ),
        pytest.param(
            "import numpy as np\nnp.load(f, **{'allow_pickle': True})",
            "loads-numpy-objects",
            id="numpy by **",
        ),
        pytest.param(
            "import numpy, functools\nfunctools.partial(numpy.load, allow_pickle=True)",
            "loads-numpy-objects",
            id="partial",
        ),
        pytest.param("import torch\ntorch.load(f)", "loads-torch", id="torch"),
        pytest.param(
            "import torch\ntorch.load(f, weights_only=False)", "loads-torch", id="torch, all"
        ),
        pytest.param(
            "import torch\ntorch.load(f, weights_only=None)", "loads-torch", id="torch, undecided"
        ),
        pytest.param(
            "import torch\nx = map(torch.load, files)", "loads-torch", id="torch handed on"
        ),
        pytest.param(
            "import torch\ntorch.hub.load_state_dict_from_url(u)", "loads-torch", id="torch by URL"
        ),
        pytest.param("import torch\ntorch.hub.load('a/b', 'c')", "remote-code", id="torch.hub"),
        pytest.param(
            "from transformers import AutoModel as A\nA.from_pretrained(n, trust_remote_code=True)",
            "remote-code",
            id="trust",
        ),
        pytest.param(
            "import datasets\ndatasets.load_dataset(n, trust_remote_code=True)",
            "remote-code",
            id="trust a data set",
        ),
        pytest.param(
            "from sentence_transformers import SentenceTransformer as S\n"
            "S(n, model_kwargs={'trust_remote_code': True})",
            "remote-code",
            id="trust further in",
        ),
        pytest.param(
            "from transformers import M\nM.from_pretrained(n, use_safetensors=False)",
            "pickled-weights",
            id="no safetensors",
        ),
        pytest.param(
            "from huggingface_hub import hf_hub_download\nhf_hub_download(n, 'pytorch_model.bin')",
            "pickled-weights",
            id="a pickled file of a hub",
        ),
        pytest.param(
            "from diffusers import P\nP.from_single_file('https://files.example/x.ckpt')",
            "pickled-weights",
            id="a checkpoint",
        ),
        pytest.param(
            "import keras\nkeras.models.load_model(f, safe_mode=False)", "keras-unsafe", id="Keras"
        ),
        pytest.param(
            "from tensorflow import keras as k\nk.models.load_model(f, safe_mode=False)",
            "keras-unsafe",
            id="Keras in TF",
        ),
        pytest.param(
            "import keras\nkeras.config.enable_unsafe_deserialization()",
            "keras-unsafe",
            id="Keras, all of it",
        ),
        pytest.param(
            "import urllib.request as r\nr.urlretrieve('https://files.example/m.pt?x=1', p)",
            "downloads-pickle",
            id="a URL",
        ),
        pytest.param(
            "import requests\nrequests.get(f'https://files.example/{n}/m.pkl')",
            "downloads-pickle",
            id="a URL in pieces",
        ),
        pytest.param(
            "import gdown\ngdown.download(id=i, output='m.pth')",
            "downloads-pickle",
            id="Google Drive",
        ),
        pytest.param(
            "import os\nos.system('wget https://files.example/m.pt')",
            "downloads-pickle",
            id="a shell",
        ),
        pytest.param(
            "import subprocess\nsubprocess.run(['curl', '-O', 'https://files.example/m.pt'])",
            "downloads-pickle",
            id="a process",
        ),
        pytest.param("import ｐｉｃｋｌｅ\npickle.load(f)", "loads-pickle", id="wide letters"),
        pytest.param(
            "from pickle \\\n  import load; load(f)",
            "loads-pickle",
            id="an import over lines",
        ),
        pytest.param(
            "from six.moves import (cPickle,\n  range); cPickle.load(f)",
            "loads-pickle",
            id="an import in brackets",
        ),
        pytest.param(
            "if 1:\n  import importlib; importlib.import_module('pickle').load(f)",
            "loads-pickle",
            id="by name",
        ),
    ],
)
def test_code_that_is_stopped(code: str, rule: str) -> None:
    assert rules(code) == [(rule, 2)]
    assert "safetensors" in found(code, "x.py")[0].fix


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import pickle\npickle.dumps(x)", id="writing"),
        pytest.param("import copy, pickle\ny = pickle.loads(pickle.dumps(x))", id="a copy"),
        pytest.param(
            "import pickle\ns = pickle.dumps(x)\ny = pickle.loads(s)", id="a copy in two steps"
        ),
        pytest.param("import numpy as np\nnp.load(f)", id="numpy"),
        pytest.param("import numpy as np\nnp.load(f, allow_pickle=False)", id="numpy, no objects"),
        pytest.param(
            "import numpy as np\nnp.load(f, allow_pickle=asked)", id="numpy, somebody else decides"
        ),
        pytest.param("import torch\ntorch.load(f, weights_only=True)", id="torch, weights only"),
        pytest.param(
            "import torch\ntorch.load(f, weights_only=asked)", id="torch, somebody else decides"
        ),
        pytest.param(
            "import torch\ntorch.hub.load('.', 'm', source='local')", id="torch.hub at home"
        ),
        pytest.param("import torch\ntorch.load_inline(f)", id="another function"),
        pytest.param("from .pickle import load\nload(f)", id="a relative import"),
        pytest.param("from . import pickle\npickle.load(f)", id="a module of one's own"),
        pytest.param("import json as pickle\npickle.load(f)", id="another module of that name"),
        pytest.param("def f(pickle):\n  pickle.load(x)", id="a parameter"),
        pytest.param(
            "import pickle\nclass Own(pickle.Unpickler): pass\nOwn(f).load()",
            id="a restricted unpickler",
        ),
        pytest.param("mine(n, trust_remote_code=True)", id="an unknown function"),
        pytest.param("self.load(n, allow_pickle=True)", id="an unknown method"),
        pytest.param(
            "import mine\nmine.load(n, trust_remote_code=True)",
            id="a module of one's own, trusting",
        ),
        pytest.param(
            "from transformers import A\nA.from_pretrained(n, trust_remote_code=False)",
            id="no trust",
        ),
        pytest.param(
            "from transformers import A\nA.from_pretrained(n, use_safetensors=True)",
            id="safetensors",
        ),
        pytest.param(
            "from huggingface_hub import hf_hub_download as h\nh(n, 'model.safetensors')",
            id="a safe file",
        ),
        pytest.param("'''pickle.load(f)'''  # pickle.load(f)", id="a string and a comment"),
        pytest.param(
            "import requests\nrequests.get('https://files.example/data.csv')", id="a table"
        ),
        pytest.param(
            "import requests\nrequests.get('https://files.example/firmware.bin')", id="firmware"
        ),
        pytest.param("import gdown\ngdown.download(u, 'data.zip')", id="an archive of data"),
        pytest.param("import keras\nkeras.models.load_model(f)", id="Keras"),
        pytest.param("import joblib\njoblib.Parallel(2)(x)", id="joblib's other half"),
        pytest.param("from torch.utils.data import DataLoader\nDataLoader(x)", id="torch"),
        pytest.param(
            "import safetensors.torch as s\ns.load_file('m.safetensors')", id="the good way"
        ),
        pytest.param("print 'not Python 3'", id="unparsable, and about nothing of ours"),
        pytest.param("import pickle\nprint pickle.name", id="unparsable, and nothing is loaded"),
        pytest.param("", id="empty"),
    ],
)
def test_code_that_passes(code: str) -> None:
    assert [f for f in found(code, "x.py") if f.severity == "error"] == []


def test_writing_pickles_is_advice() -> None:
    [finding] = found("import torch\ntorch.save(m, 'm.pt')", "x.py")
    assert (finding.rule, finding.severity) == ("no-pickle/writes-pickle", "warning")


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import pickle\nprint pickle.load(f)", id="Python 2"),
        pytest.param("{% if x %}\nimport joblib\njoblib.load(f)", id="a template"),
        pytest.param("from pickle import *\nprint loads(f)", id="a star import"),
        pytest.param("import pickle\nx = " + "(" * 3000 + "\npickle.load(f)", id="too deep"),
    ],
)
def test_code_that_cannot_be_parsed_is_said_if_it_matters(code: str) -> None:
    with pytest.raises(CannotCheck) as raised:
        found(code, "x.py")
    assert raised.value.line


def test_a_script_without_a_suffix_is_code() -> None:
    code = "import pickle\npickle.load(f)"
    assert rules("#!/usr/bin/env python3\n" + code, "bin/run") == [("loads-pickle", 3)]
    assert rules("#!/bin/sh\n" + code, "bin/run") == []
    assert rules(code, "notes.txt") == []


def test_the_place_is_the_call() -> None:
    [finding] = found("import pickle\nx = 'é', pickle.load(\n  f)", "x.py")
    place = (finding.line, finding.column, finding.end_line, finding.end_column)
    assert place == (2, 10, 3, 5)


def notebook(*cells: str) -> str:
    made = [{"cell_type": "code", "source": cell.splitlines(keepends=True)} for cell in cells]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4}, indent=1)


def test_cells_share_their_imports() -> None:
    text = notebook("%matplotlib inline\nimport pickle as p", "x = 1\nm = p.load(f)")
    [finding] = found(text, "n.ipynb")
    line = text.split("\n")[finding.line - 1]
    assert line[finding.column - 1 :].startswith("p.load(f)")
    assert line[finding.column - 1 : finding.end_column - 1] == "p.load(f)"


def test_shell_lines_of_a_notebook_count() -> None:
    text = notebook("!wget -q https://files.example/model.pt", "!pip install torch")
    [finding] = found(text, "n.ipynb")
    assert finding.rule == "no-pickle/downloads-pickle"


def test_a_broken_cell_is_said_if_it_matters_and_hides_no_other() -> None:
    text = notebook("import pickle\npickle.load(f)", "x = = 1", "import joblib\njoblib.load(")
    findings = no_pickle.check(Source("n.ipynb", data=text.encode()))
    assert next(iter(findings)).rule == "no-pickle/loads-pickle"
    with pytest.raises(CannotCheck) as raised:
        list(findings)
    assert text.split("\n")[raised.value.line - 1].strip().startswith('"import joblib')


def test_a_notebook_of_another_language_passes() -> None:
    text = notebook("import pickle\npickle.load(f)").replace(
        '"metadata": {}', '"metadata": {"kernelspec": {"language": "R"}}'
    )
    assert found(text, "n.ipynb") == []


@given(st.text(alphabet="import pckle.oad()\n =[]fr:'", max_size=120))
def test_any_code_is_checked_or_said(code: str) -> None:
    try:
        findings = found("# pickle\n" + code, "x.py")
    except CannotCheck:
        findings = []
    assert all(finding.line > 1 for finding in findings)


# -- as a command --------------------------------------------------------------


def ran(folder: Path, *arguments: str) -> tuple[int, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tenpoint.no_pickle", "--format", "json", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(Path(no_pickle.__file__).parents[1]), "PATH": ""},
    )
    return done.returncode, json.loads(done.stdout)


def test_a_folder_gives_what_its_files_give(tmp_path: Path) -> None:
    for number, row in enumerate(CORPUS):
        place = tmp_path / f"{number:03}"
        place.mkdir()
        (place / row.name.rpartition("/")[2]).write_bytes(row.data)
    together: dict[str, list[str]] = {}
    status, report = ran(tmp_path, ".")
    assert status == 2
    assert report["checked"] == len(CORPUS) - len(report["unread"])
    for entry in [*report["findings"], *report["unread"]]:
        said = str(entry.get("message", entry.get("reason")))
        together.setdefault(str(entry["path"]), []).append(said)
    for number, row in enumerate(CORPUS):
        path = f"{number:03}/{row.name.rpartition('/')[2]}"
        alone: list[str] = []
        try:
            for finding in no_pickle.check(Source(path, str(tmp_path))):
                if finding.severity == "error":
                    alone.append(finding.message)  # noqa: PERF401  # what comes before a problem counts
        except CannotCheck as problem:
            alone.append(problem.reason)
        assert sorted(together.pop(path, [])) == sorted(alone), row.why
    assert together == {}
    assert len(report["unread"]) >= sum(row.label == "unread" for row in CORPUS)


def test_an_ordinary_file_loads_no_parser(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import numpy as np\nprint(np.load('x.npy'))\n")
    (tmp_path / "b.md").write_text("# Prose about nothing\n")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000))
    code = (
        "import sys\n"
        "from tenpoint import no_pickle\n"
        "status = no_pickle.main(['a.py', 'b.md', 'c.png'])\n"
        "heavy = {'argparse', 'ast', 'json', 'lzma', 'tarfile', 'yaml', 'zipfile', 'zlib'}\n"
        "print(status, sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(no_pickle.__file__).parents[1]), "PATH": ""},
    )
    assert done.stdout.splitlines()[-1] == "0 []"


def test_an_ordinary_large_file_is_read_at_its_ends(tmp_path: Path) -> None:
    path = tmp_path / "large.bin"
    with path.open("wb") as file:
        file.write(b"\x7fELF")
        file.truncate(200 << 20)
    asked: list[int] = []

    class Watched(Source):
        def stream(self) -> object:  # type: ignore[override]
            file = super().stream()
            read = file.read

            def watched(size: int = -1) -> bytes:
                asked.append(size)
                return read(size)

            class File:
                seek = file.seek
                close = file.close

                def __enter__(self) -> Self:
                    return self

                def __exit__(self, *why: object) -> None:
                    file.close()

                def read(self, size: int = -1) -> bytes:
                    return watched(size)

            return File()

    assert list(no_pickle.check(Watched("large.bin", str(tmp_path)))) == []
    assert 0 < sum(asked) < 1 << 20


LINES = st.sampled_from(
    (
        *("import pickle as p", "from pickle import *", "from dill import loads as l", "p.load(f)"),
        *("import joblib", "joblib.load(f)", "from joblib import (\n    load as jl,\n)", "jl(f)"),
        *("import shelve, marshal", "shelve.open(f)", "marshal.loads(f)", "load(f)", "l(f)"),
        *("import torch as t", "t.load(f)", "import numpy as n", "n.load(f, allow_pickle=True)"),
        *("n.load(f, None, True)", "import pandas", "pandas.read_pickle(f)", "q = p", "q.loads(f)"),
        *("m = __import__('pickle')", "m.load(f)", "import transformers as h", "p.Unpickler(f)"),
        *("h.A.from_pretrained(x, trust_remote_code=True)", "import requests", "p.dump(x, f)"),
        *("requests.get('https://x.example/m.pt')", "h.A.from_pretrained('m.bin')", "map(jl, f)"),
    )
)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=9).map("\n".join))
def test_the_first_look_at_code_misses_nothing(code: str) -> None:
    if list(no_pickle._judged(python_names.parse(code))):
        assert no_pickle._is_worth_parsing(code.encode())
