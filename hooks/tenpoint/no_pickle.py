"""Models come in formats that hold numbers, never in formats that run code.

Loading a pickle runs the program in it: whoever could change the file owns the machine
that loads it. `.pkl`, joblib, dill and the `.pt`, `.pth`, `.bin` and `.ckpt` of PyTorch are
pickles. SafeTensors, GGUF and ONNX hold numbers. Other scanners look for imports that
are known to be bad and are outrun every month, so here the container is what counts: a
pickle is reported whatever is in it.

**Files** are judged by their content, under any name: pickles of all protocols, followed
opcode by opcode, also when text or a broken tail comes after; PyTorch's archives, old and
new; joblib in each of its compressions; NumPy arrays of objects; Keras models with code
in a layer; TensorFlow graphs that run Python or touch files; GGUF chat templates that
reach into Python; ONNX models that read outside of their folder; SafeTensors files whose
header lies. Zip, tar and compressed files are opened, eight deep, and so is an archive that
stands behind an image. The name alone counts for a Git LFS pointer (`model.pt`), and for
binary data of no known format that is called `.pkl`, `.pickle`, `.p`, `.joblib`, `.dill` or
`.cloudpickle`.

**Code**, in Python files and notebooks, is read as Python with aliases followed: what
loads a pickle (`pickle`, `dill`, `cloudpickle`, `joblib`, `shelve`, `marshal`, `jsonpickle`,
`pandas.read_pickle`, `numpy.load(allow_pickle=True)`, `torch.load` without
`weights_only=True`), what runs a stranger's code (`torch.hub.load`,
`trust_remote_code=True`), and what fetches pickled weights.

Let through: text of any kind (Apple's Pkl, Zope's `.pt`, path files, prose), data that only
has such a suffix (firmware `.bin`, tables in `.dat`), arrays of numbers, HDF5 data, a
tensor whose bytes look like a pickle. In code: `pickle.loads(pickle.dumps(x))`, a class of
yours that restricts `pickle.Unpickler`, functions of unknown origin, names that are given
another meaning, strings and comments.

Not looked into, and said so with exit status 2: 7z, encrypted members, zstd before Python
3.14, damaged files, and what goes over a limit (256 MiB unpacked, 100,000 members or 20
seconds for one file; 8 MiB of Python in which such a call may stand). Packed members above
1 MiB are looked at from their beginning only. Functions that reach the code through a
parameter or an attribute of `self` are not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tenpoint.kit import CannotCheck, Finding, Hook, Rule, Source, run
from tenpoint.kit.models.look import Verdict, look
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast

    from tenpoint.kit.parse.python_names import Names

hook = Hook("no-pickle", point=3, says="Model files and the code that loads them run no code.")

# -- what a file can be --------------------------------------------------------

PICKLE = hook.rule(
    "pickle-file",
    "error",
    says="holds {what}",
    fix="load it once where you trust it and write the arrays alone: "
    "`safetensors.numpy.save_file(arrays, '{stem}.safetensors')`; plain data goes into JSON",
    why="A pickle is a program: loading it runs whatever its author, or the last one who "
    "could write the file, has put in.",
    bad="model.pkl",
    good="model.safetensors",
)
SKLEARN = hook.rule(
    "joblib-file",
    "error",
    says="holds {what}",
    fix="a scikit-learn model becomes ONNX: "
    "`skl2onnx.to_onnx(model, X[:1]).SerializeToString()` into model.onnx; "
    "arrays become SafeTensors: `safetensors.numpy.save_file(arrays, 'model.safetensors')`",
    why="joblib files are pickles, compressed or not, and loading one runs what is in it.",
    bad="model.joblib",
    good="model.onnx",
)
TORCH = hook.rule(
    "torch-file",
    "error",
    says="holds {what}",
    fix="write its weights as SafeTensors: `safetensors.torch.save_file("
    "torch.load('{file}', map_location='cpu', weights_only=True), '{stem}.safetensors')`, "
    "with `['state_dict']` behind the load if it is a checkpoint of a trainer",
    why="A PyTorch file is a zip or tar archive around a pickle.",
    bad="model.pt",
    good="model.safetensors",
)
TORCHSCRIPT = hook.rule(
    "torchscript-file",
    "error",
    says="holds {what}",
    fix="keep the model's code in the repository and its weights as SafeTensors: "
    "`safetensors.torch.save_file(torch.jit.load('{file}', map_location='cpu').state_dict(), "
    "'{stem}.safetensors')`; or export it with `torch.onnx.export`",
    why="TorchScript carries the model's code as a program and its constants as pickles.",
    bad="model.ptl",
    good="model.onnx",
)
NUMPY = hook.rule(
    "numpy-objects",
    "error",
    says="holds {what}",
    fix="give the array a type of numbers or text (`array.astype('float32')`, `astype('U')`) and "
    "save it with `numpy.save(file, array, allow_pickle=False)`, or as SafeTensors: "
    "`safetensors.numpy.save_file(dict(x=array), '{stem}.safetensors')`",
    why="Arrays of Python objects are stored as a pickle, also in .npy and .npz.",
    bad="numpy.save('x.npy', numpy.array([{}, None]))",
    good="numpy.save('x.npy', numbers, allow_pickle=False)",
)
KERAS = hook.rule(
    "keras-code",
    "error",
    says="holds {what}",
    fix="write the layer as a registered class in your code, and the weights alone as SafeTensors: "
    "`safetensors.numpy.save_file(dict((w.path, w.numpy()) for w in model.weights), "
    "'{stem}.safetensors')`",
    why="A Lambda layer stores a Python function, which loading the model runs.",
    bad="keras.layers.Lambda(lambda x: x * 2)",
    good="a `keras.layers.Layer` subclass with @keras.saving.register_keras_serializable()",
)
TENSORFLOW = hook.rule(
    "tensorflow-code",
    "error",
    says="holds {what}",
    fix="write the variables as SafeTensors: `safetensors.numpy.save_file(dict((v.name, v.numpy()) "
    "for v in model.variables), 'model.safetensors')`, or convert it: `python -m tf2onnx.convert`",
    why="These operations run Python or read and write files when the graph runs.",
    bad="saved_model.pb with PyFunc",
    good="model.onnx",
)
TEMPLATE = hook.rule(
    "gguf-template",
    "error",
    says="holds {what}",
    fix="take the chat template from the model's publisher, without attributes of Python objects: "
    "`gguf-new-metadata --chat-template TEXT {file} clean.gguf`",
    why="The template is a Jinja program; a loader without a sandbox runs it (CVE-2024-34359).",
    bad="{{ ''.__class__.__mro__ }}",
    good="{% for m in messages %}{{ m.content }}{% endfor %}",
)
ONNX = hook.rule(
    "onnx-path",
    "error",
    says="holds {what}",
    fix="put the weights beside the model: `onnx.save_model(onnx.load('{file}'), '{stem}.onnx', "
    "save_as_external_data=True, location='{stem}.bin')`",
    why="Loading such a model reads any file of the machine as weights.",
    bad="location: ../../etc/passwd",
    good="location: weights.bin",
)
LIES = hook.rule(
    "safetensors-lies",
    "error",
    says="holds {what}",
    fix="write it anew from what it is meant to hold: "
    "`safetensors.numpy.save_file(arrays, '{stem}.safetensors')`; do not repair the header",
    why="A header that does not cover the file exactly hides something: another file, or "
    "tensors that two readers see differently.",
    bad="model.safetensors with bytes behind the last tensor",
    good="model.safetensors as its library writes it",
)
POINTER = hook.rule(
    "lfs-pointer",
    "error",
    says="is {what}: pickled weights by its name",
    fix="fetch it (`git lfs pull --include '{file}'`), convert it, and track the new one: "
    "`safetensors.torch.save_file(torch.load('{file}', weights_only=True), '{stem}.safetensors')`",
    why="The file is kept elsewhere, so its name is all there is; whoever loads it loads a pickle.",
    bad="model.pt in Git LFS",
    good="model.safetensors in Git LFS",
)
OTHER = hook.rule(
    "other-format",
    "warning",
    says="holds {what}: no code found, but the format can carry some",
    fix="SafeTensors, GGUF and ONNX cannot: `safetensors.numpy.save_file(arrays, "
    "'{stem}.safetensors')`, `python -m tf2onnx.convert`",
    why="Only a format with no place for code stays safe when somebody else writes the next file.",
    bad="model.keras",
    good="model.onnx",
)

_RULE_OF = {
    "pickle": PICKLE,
    "dill": PICKLE,
    "cloudpickle": PICKLE,
    "named": PICKLE,
    "joblib": SKLEARN,
    "sklearn": SKLEARN,
    "torch": TORCH,
    "torch-legacy": TORCH,
    "torchscript": TORCHSCRIPT,
    "numpy-objects": NUMPY,
    "keras-code": KERAS,
    "saved-model-code": TENSORFLOW,
    "gguf-template": TEMPLATE,
    "onnx-path": ONNX,
    "safetensors": LIES,
    "pointer": POINTER,
    "keras": OTHER,
    "saved-model": OTHER,
    "onnx-domain": OTHER,
}

# -- what code can do ----------------------------------------------------------

UNPICKLES = hook.rule(
    "loads-pickle",
    "error",
    says="{call} runs the program in what it loads",
    fix="load numbers with `safetensors.numpy.load_file('model.safetensors')` and plain data with "
    "`json.load`; what only your own process wrote can be passed as it is",
    why="Unpickling runs code before any check of the result can.",
    bad="model = pickle.load(file)",
    good="weights = safetensors.numpy.load_file('model.safetensors')",
)
UNJOBLIBS = hook.rule(
    "loads-joblib",
    "error",
    says="{call} runs the program in what it loads",
    fix="convert the model once with `skl2onnx.to_onnx(model, X[:1])` and load it with "
    "`onnxruntime.InferenceSession('model.onnx')`; arrays: `safetensors.numpy.load_file`",
    why="joblib files are pickles.",
    bad="model = joblib.load('model.joblib')",
    good="model = onnxruntime.InferenceSession('model.onnx')",
)
LOADS_TORCH = hook.rule(
    "loads-torch",
    "error",
    says="{call} without weights_only=True runs the program in the file",
    fix="`model.load_state_dict(safetensors.torch.load_file('model.safetensors'))`; until the file "
    "is converted, `torch.load(file, weights_only=True)`",
    why="torch.load unpickles; before PyTorch 2.6 it ran everything unless told otherwise.",
    bad="torch.load('model.pt')",
    good="safetensors.torch.load_file('model.safetensors')",
)
LOADS_NUMPY = hook.rule(
    "loads-numpy-objects",
    "error",
    says="{call} with allow_pickle=True runs the program in an array of objects",
    fix="save arrays of numbers or text and leave allow_pickle out, or use "
    "`safetensors.numpy.load_file('arrays.safetensors')`",
    why="An object array is a pickle inside of the .npy file.",
    bad="numpy.load('x.npy', allow_pickle=True)",
    good="numpy.load('x.npy')",
)
LOADS_PANDAS = hook.rule(
    "loads-pandas-pickle",
    "error",
    says="{call} runs the program in what it loads",
    fix="write the table with `frame.to_parquet('table.parquet')` and read it with "
    "`pandas.read_parquet`; arrays of numbers: `safetensors.numpy.save_file`",
    why="pandas.read_pickle is pickle.load with a decompressor before it.",
    bad="pandas.read_pickle('table.pkl')",
    good="pandas.read_parquet('table.parquet')",
)
REMOTE_CODE = hook.rule(
    "remote-code",
    "error",
    says="{call} runs code out of somebody else's repository",
    fix="use a model whose class is in the library, or copy the code into this repository, read "
    "it, and load only its weights with `safetensors.torch.load_file('model.safetensors')`",
    why="The code is fetched at run time, and its next version comes without asking.",
    bad="AutoModel.from_pretrained(name, trust_remote_code=True)",
    good="AutoModel.from_pretrained(name, revision='<commit>', use_safetensors=True)",
)
UNSAFE_KERAS = hook.rule(
    "keras-unsafe",
    "error",
    says="{call} lets a Keras model run the code in it",
    fix="leave safe_mode on and write Lambda layers as registered classes; weights alone: "
    "`safetensors.numpy.load_file('model.safetensors')`",
    why="Safe mode is what keeps a model's stored functions from running.",
    bad="keras.models.load_model(path, safe_mode=False)",
    good="keras.models.load_model(path)",
)
PICKLED_WEIGHTS = hook.rule(
    "pickled-weights",
    "error",
    says="{call} takes pickled weights ({which})",
    fix="ask for SafeTensors: `use_safetensors=True`, or the file `model.safetensors` of the same "
    "repository; where there is none, convert it with the hub's `safetensors/convert` space",
    why="Weights in pytorch_model.bin, .ckpt or .pt are pickles.",
    bad="AutoModel.from_pretrained(name, use_safetensors=False)",
    good="AutoModel.from_pretrained(name, use_safetensors=True)",
)
DOWNLOADS = hook.rule(
    "downloads-pickle",
    "error",
    says="{call} downloads pickled weights ({which})",
    fix="publish the weights as model.safetensors with a sha256 beside it, and compare it before "
    "`safetensors.torch.load_file('model.safetensors')`",
    why="A pickle from a URL or a shared drive is a program from whoever answers there.",
    bad="urlretrieve('https://files.example/model.pt', 'model.pt')",
    good="hf_hub_download(name, 'model.safetensors', revision='<commit>')",
)
WRITES = hook.rule(
    "writes-pickle",
    "warning",
    says="{call} writes a file that only a pickle loader can read",
    fix="`safetensors.torch.save_file(model.state_dict(), 'model.safetensors')`, or "
    "`safetensors.numpy.save_file(arrays, 'model.safetensors')`",
    why="Who gets the file has to run it to read it.",
    bad="torch.save(model, 'model.pt')",
    good="safetensors.torch.save_file(model.state_dict(), 'model.safetensors')",
)

# Functions that load a pickle whatever they are given. `cPickle` and `_pickle` are pickle too.
_PICKLES = ("pickle", "cPickle", "_pickle", "pickle5", "six.moves.cPickle", "dill", "cloudpickle")
_ALWAYS: dict[str, Rule] = {
    **{f"{module}.{f}": UNPICKLES for module in _PICKLES for f in ("load", "loads", "Unpickler")},
    **dict.fromkeys(
        (
            *("pickle._load", "pickle._loads", "pickle._Unpickler", "dill.load_session"),
            *("dill.load_module", "dill.load_module_asdict", "dill._dill.load", "dill._dill.loads"),
            *("cloudpickle.cloudpickle.load", "cloudpickle.cloudpickle.loads"),
            *("shelve.open", "shelve.Shelf", "shelve.DbfilenameShelf"),
            *("marshal.load", "marshal.loads", "hickle.load", "torch.package.PackageImporter"),
            *("jsonpickle.decode", "jsonpickle.loads", "jsonpickle.Unpickler"),
            *("jsonpickle.unpickler.decode", "jsonpickle.unpickler.Unpickler"),
        ),
        UNPICKLES,
    ),
    **dict.fromkeys(
        (
            *("joblib.load", "joblib.numpy_pickle.load"),
            *("sklearn.externals.joblib.load", "sklearn.utils.joblib.load"),
        ),
        UNJOBLIBS,
    ),
    **dict.fromkeys(
        (
            *("pandas.read_pickle", "pandas.io.pickle.read_pickle"),
            *("geopandas.read_pickle", "cudf.read_pickle"),
        ),
        LOADS_PANDAS,
    ),
    **dict.fromkeys(
        (
            "keras.config.enable_unsafe_deserialization",
            "tensorflow.keras.config.enable_unsafe_deserialization",
        ),
        UNSAFE_KERAS,
    ),
    **{f"{module}.dump": WRITES for module in (*_PICKLES, "joblib")},
    **dict.fromkeys(("torch.save", "torch.jit.save"), WRITES),
}
_TORCH_LOADS = frozenset(
    (
        *("torch.load", "torch.serialization.load", "torch.hub.load_state_dict_from_url"),
        *("torch.utils.model_zoo.load_url", "torch.serialization._legacy_load"),
    )
)
# Where `allow_pickle` stands among the arguments, from 0.
_NUMPY_LOADS = {
    "numpy.load": 2,
    "numpy.lib.npyio.load": 2,
    "numpy.lib.npyio.NpzFile": 2,
    "numpy.lib.format.read_array": 1,
}
_KERAS_LOADS = frozenset(
    f"{root}.{name}"
    for root in ("keras", "tensorflow.keras", "tf_keras", "tensorflow.python.keras")
    for name in ("models.load_model", "saving.load_model", "models.model_from_json")
)
# Packages that mean it when they are told `trust_remote_code` or `use_safetensors`.
_HUBS = frozenset(
    (
        *("transformers", "datasets", "sentence_transformers", "diffusers", "vllm", "evaluate"),
        *("peft", "optimum", "huggingface_hub", "langchain_huggingface", "llama_index", "setfit"),
        *("langchain_community", "FlagEmbedding", "auto_gptq", "awq", "sglang", "lm_eval", "trl"),
        *("mteb", "mlx_lm", "unsloth", "ctranslate2", "modelscope", "haystack", "outlines"),
        *("accelerate", "adapters", "InstructorEmbedding", "gptqmodel", "exllamav2", "colbert"),
    )
)
_FROM_HUB = (
    "from_pretrained",
    "from_single_file",
    "hf_hub_download",
    "cached_file",
    "load_adapter",
)
_DOWNLOADS = frozenset(
    (
        *("urllib.request.urlretrieve", "urllib.request.urlopen", "urllib.urlretrieve"),
        *("urllib.request.Request", "six.moves.urllib.request.urlretrieve"),
        *(
            "requests.get",
            "requests.request",
            "requests.Session().get",
            "httpx.get",
            "httpx.stream",
        ),
        *("httpx.Client().get", "aiohttp.ClientSession().get", "wget.download", "dload.save"),
        *("gdown.download", "gdown.cached_download", "torch.hub.download_url_to_file"),
        *("keras.utils.get_file", "tensorflow.keras.utils.get_file", "pooch.retrieve"),
        *("torchvision.datasets.utils.download_url",),
    )
)
_SHELLS = frozenset(
    (
        *("os.system", "os.popen", "subprocess.run", "subprocess.call", "subprocess.Popen"),
        *("subprocess.check_call", "subprocess.check_output", "subprocess.getoutput"),
    )
)
_SHELL_DOWNLOADS = ("wget", "curl", "gdown", "aria2c")
_WEIGHTS = (
    *(".pkl", ".pickle", ".joblib", ".dill", ".cloudpickle"),
    *(".pt", ".pth", ".ckpt", ".nemo", ".ptl"),
)
# The last word of each of them: nothing that is called otherwise is looked up.
_MEANT = frozenset(
    name.rpartition(".")[2]
    for name in (
        *(*_ALWAYS, *_TORCH_LOADS, *_NUMPY_LOADS, *_KERAS_LOADS, *_DOWNLOADS, *_SHELLS),
        *_FROM_HUB,
    )
)
# `.bin` is anything, unless its name says weights.
_WEIGHTS_BIN = ("model", "weights", "adapter")

# Only code that may break a rule is parsed: a word is looked for, then something that allows
# more than the rule does.
_MODULES = ("ickle", "dill", "joblib", "shelve", "marshal")
# With each of them, the functions that are meant: the last word stands in the file in any case.
_FUNCTIONS = {
    module.encode(): Pattern(
        "|".join(
            sorted(
                {name.rpartition(".")[2] for name in _ALWAYS if module in name.rpartition(".")[0]},
                key=len,
            )
        ).encode()
    )
    for module in _MODULES
}
# How far from a module's name its `import` is looked for, and a line of an import over lines.
_IMPORT_LINE = 300
_LINES = 10_000  # looked at; more is not worth the time, and the parser decides
_LISTED = Pattern(
    rb"[ \t]*(?:\w+(?:[ \t]+as[ \t]+\w+)?[ \t]*,[ \t]*)*\w+(?:[ \t]+as[ \t]+\w+)?"
    rb"[ \t]*,?[ \t]*[)\\]?[ \t]*(?:\#.*)?\r?"
)
_TORCH = Pattern(rb"\bload(?:_url|_state_dict_from_url)?\b|_legacy_load|PackageImporter|\bsave\b")
_ASKING = (
    *(b"allow_pickle", b"read_pickle", b"trust_remote_code", b"use_safetensors", b"safe_mode"),
    b"unsafe_deserialization",
)
_ASKED = Pattern(
    rb"(?:allow_pickle|trust_remote_code)\W{1,9}(?:True|1)|(?:use_safetensors|safe_mode)\W{1,9}False"
    rb"|unsafe_deserialization|read_pickle"
)
_WIDE = Pattern(rb"(?:import|from)[^\n]{0,300}(?:\xef\xbd|\xf0\x9d)")
_BY_PLACE = Pattern(rb"load\([^=\n]{1,300}, *True")
_FETCHING = (b"http", b"gdown", b"from_pretrained", b"hf_hub", b"single_file", b"cached_file")
_FETCHED = Pattern(
    rb"\.(?:pkl|pickle|joblib|dill|cloudpickle|pt|pth|ckpt|nemo|ptl|bin)[\"'?#&\\\s]", re.IGNORECASE
)


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    is_python = _is_python(source)
    # Code is read whole in any case; of other files only what has to be looked at.
    data = source.data if is_python else b""
    with source.stream() as file:
        found = look(file, file.seek(0, 2), source.name)
    yield from _in_file(source, found.verdicts)
    if found.problems:
        raise CannotCheck("; ".join(found.problems))
    if is_python and _is_worth_parsing(data):
        yield from _in_code(source)


# -- files ---------------------------------------------------------------------


def _in_file(source: Source, verdicts: Sequence[Verdict]) -> Iterator[Finding]:
    """One finding for each rule that a file breaks: an archive may do so a thousand times."""
    first: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        first.setdefault(_RULE_OF[verdict.format].id, []).append(verdict)
    for same in first.values():
        verdict = same[0]
        what = verdict.what
        if verdict.inside:
            what += f", in {' > '.join(verdict.inside)}"
        if len(same) > 1:
            what += f", and {len(same) - 1} more"
        stem = source.path.rpartition(".")[0] or source.path
        yield _RULE_OF[verdict.format].on(source, 1, what=what, file=source.path, stem=stem)


# -- code ----------------------------------------------------------------------


def _is_python(source: Source) -> bool:
    if source.name.endswith((".py", ".pyw", ".ipynb")):
        return True
    first = source.head(200).partition(b"\n")[0]
    return "." not in source.name and first.startswith(b"#!") and b"python" in first


def _is_worth_parsing(data: bytes) -> bool:
    return (
        any(
            module in data and _is_imported(module, data) and functions.search(data)
            for module, functions in _FUNCTIONS.items()
        )
        or (b"torch" in data and _TORCH.search(data) is not None)
        or (any(word in data for word in _ASKING) and _ASKED.search(data) is not None)
        or (b"numpy" in data and _BY_PLACE.search(data) is not None)
        or (any(word in data for word in _FETCHING) and _FETCHED.search(data) is not None)
        # Python takes letters of other shapes for the plain ones: import ｐｉｃｋｌｅ.
        or (not data.isascii() and _WIDE.search(data) is not None)
    )


def _is_imported(word: bytes, data: bytes) -> bool:
    """Whether a module's name stands in what could be an import."""
    place = data.find(word)
    for _ in range(_LINES):
        if place < 0:
            return False
        first = max(0, place - _IMPORT_LINE)
        start = max(first, data.rfind(b"\n", first, place) + 1)
        line = data[start : place + _IMPORT_LINE].partition(b"\n")[0]
        if b"import" in line or _LISTED.fullmatch(line):
            return True
        if b"from" in line and line.rstrip().endswith(b"\\"):
            return True
        place = data.find(word, place + 1)
    return True


def _in_code(source: Source) -> Iterator[Finding]:
    from tenpoint.kit.parse import python_code

    code = source.memo(python_code.read)
    for command in code.shell:  # of a notebook
        words = command.command.split()
        weights = next((word for word in words if _is_weights(word)), "")
        if weights and any(word in _SHELL_DOWNLOADS for word in words):
            yield DOWNLOADS.at(source, command.start, call=words[0], which=weights)
    for rule, node, facts in _judged(code.names):
        yield code.finding(rule, node, **facts)
    for line, text in code.unparsed:
        if _is_worth_parsing(text.encode("utf-8", "replace")):
            raise CannotCheck("a cell that cannot be parsed as Python", line)


def _judged(names: Names) -> Iterator[tuple[Rule, ast.expr, dict[str, str]]]:
    """Every call that breaks a rule, and every such function that is handed on to another."""
    import ast

    seen = set()
    for call in names.every_call():
        # map(torch.load, files), or partial(numpy.load, allow_pickle=True)
        for node in (call.func, *call.args):
            if isinstance(node, ast.Attribute) and node.attr not in _MEANT:
                if node is not call.func or not _asks_a_hub(call):
                    continue
            elif node.__class__ is ast.Constant:
                continue
            for name in names.of(node):
                found = _verdict(name, call, names, handed_on=node is not call.func)
                place = call if node is call.func else node
                if found is not None and (found[0].id, place) not in seen:
                    seen.add((found[0].id, place))
                    yield found[0], place, found[1]


def _verdict(
    name: str, call: ast.Call, names: Names, *, handed_on: bool = False
) -> tuple[Rule, dict[str, str]] | None:
    """The rule that a call of `name` breaks, and the facts of it."""
    words = dict(_keywords(call))
    arguments = [] if handed_on else call.args
    rule = _ALWAYS.get(name)
    if rule is not None:
        return None if _loads_its_own(name, call, names) else (rule, {"call": name})
    if name in _TORCH_LOADS:
        # What is neither True nor False is somebody else's decision.
        asked = words.get("weights_only")
        if asked is None or _constant(asked) in (False, None, 0):
            return LOADS_TORCH, {"call": name}
        return None
    if name in _NUMPY_LOADS:
        place = _NUMPY_LOADS[name]
        allowed = words.get("allow_pickle", arguments[place] if len(arguments) > place else None)
        return (LOADS_NUMPY, {"call": name}) if _constant(allowed) in (True, 1) else None
    if name == "torch.hub.load":
        return None if _constant(words.get("source")) == "local" else (REMOTE_CODE, {"call": name})
    if name in _KERAS_LOADS:
        safe = _constant(words.get("safe_mode")) is not False
        return None if safe else (UNSAFE_KERAS, {"call": name})
    if handed_on:
        return None
    if name.partition(".")[0] in _HUBS:
        return _at_hub(name, call, words)
    if name in _DOWNLOADS or name in _SHELLS:
        texts = list(_texts([*call.args, *words.values()]))
        parts = [part for text in texts for part in text.split()]
        weights = next((part for part in parts if _is_weights(part)), "")
        if weights and (name in _DOWNLOADS or any(part in _SHELL_DOWNLOADS for part in parts)):
            return DOWNLOADS, {"call": name, "which": weights}
    return None


def _at_hub(
    name: str, call: ast.Call, words: dict[str, ast.expr]
) -> tuple[Rule, dict[str, str]] | None:
    """What is asked of a library that fetches models."""
    import ast

    for key, value in words.items():
        if key == "trust_remote_code" and _constant(value) is True:
            return REMOTE_CODE, {"call": name}
        if isinstance(value, ast.Dict):  # model_kwargs={"trust_remote_code": True}
            for inner, told in zip(value.keys, value.values, strict=True):
                if _constant(inner) == "trust_remote_code" and _constant(told) is True:
                    return REMOTE_CODE, {"call": name}
    if _constant(words.get("use_safetensors")) is False:
        return PICKLED_WEIGHTS, {"call": name, "which": "use_safetensors=False"}
    if name.rpartition(".")[2] in _FROM_HUB:
        for text in _texts([*call.args, *words.values()]):
            if _is_weights(text):
                return PICKLED_WEIGHTS, {"call": name, "which": text}
    return None


def _asks_a_hub(call: ast.Call) -> bool:
    """Whether a call has a keyword that matters whatever function of a hub it is given to."""
    import ast

    return any(
        word.arg in ("trust_remote_code", "use_safetensors") or isinstance(word.value, ast.Dict)
        for word in call.keywords
    )


def _keywords(call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    """Keyword arguments, those of a `**{...}` too."""
    import ast

    for word in call.keywords:
        if word.arg:
            yield word.arg, word.value
        elif isinstance(word.value, ast.Dict):
            for key, value in zip(word.value.keys, word.value.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value, value


def _constant(node: ast.expr | None) -> object:
    """The value of a constant; an object like no other for everything else."""
    import ast

    if node is None:
        return None
    return node.value if isinstance(node, ast.Constant) else node


def _loads_its_own(name: str, call: ast.Call, names: Names) -> bool:
    """`pickle.loads(pickle.dumps(x))`, at once or by a variable: nothing comes from outside."""
    if not name.endswith(".loads") or not call.args:
        return False
    return name.removesuffix("loads") + "dumps()" in names.of(call.args[0])


def _texts(nodes: Sequence[ast.expr]) -> Iterator[str]:
    """The texts written in arguments, in f-strings and sums and lists too."""
    import ast

    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def _is_weights(text: str) -> bool:
    """Whether a URL or path ends like pickled weights."""
    name = text.partition("?")[0].partition("#")[0].strip("'\"").rpartition("/")[2].lower()
    if name.endswith(".bin"):
        return any(word in name for word in _WEIGHTS_BIN)
    return name.endswith(_WEIGHTS)


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
