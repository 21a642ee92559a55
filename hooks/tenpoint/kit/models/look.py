"""What a file really holds: content first, name second, and into everything it wraps.

The readers beside this module each know one format. Here it is decided which of them
to ask, so that an ordinary file costs a look at its beginning and its end.
"""

from __future__ import annotations

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models.limits import KIB, MIB, Budget, LimitReachedError, Limits
from tenpoint.kit.models.view import FilePart, Unpacked, View
from tenpoint.kit.secret import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO, NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

HEAD = 64 * KIB
# Packed members up to this size are looked at to their end, larger ones at their beginning.
_WHOLE_MEMBER = 1 * MIB
_PROBLEMS = 8

# Names under which pickles go; only where the content leaves a doubt.
_PICKLE_NAMES = frozenset((".pkl", ".pickle", ".p", ".joblib", ".dill", ".cloudpickle"))
_LOADED_BY_NAME = _PICKLE_NAMES | {
    *(
        ".pck",
        ".pcl",
        ".sav",
        ".pt",
        ".pth",
        ".bin",
        ".ckpt",
        ".mar",
        ".ptl",
        ".pt2",
        ".t7",
        ".nemo",
    )
}
# What such a name says is decided by content, which a Git LFS pointer does not have.
_DECIDED_BY_CONTENT = frozenset(
    (
        *(".npy", ".npz", ".keras", ".h5", ".hdf5", ".pb"),
        *(
            ".gz",
            ".bz2",
            ".xz",
            ".lzma",
            ".z",
            ".lz4",
            ".zst",
            ".zip",
            ".7z",
            ".tar",
            ".tgz",
            ".whl",
        ),
    )
)
_WRAPPER_NAMES = frozenset((".gz", ".bz2", ".xz", ".lzma", ".z", ".lz4", ".zst"))
# Compressions with so weak a signature that damage may only mean: something else.
_WEAK = frozenset(("zlib", "lzma"))
_WEAK_NAMES = _PICKLE_NAMES | {".z", ".zlib", ".lzma"}

# First bytes that a compression's signature has; the others need not ask.
_WRAPPERS = frozenset(
    b"\x1fB\xfd\x04\x28Z7\x5d\x50\x51\x52\x53\x54\x55\x56\x57\x58\x59\x5b\x5c\x5e\x5f"
    b"\x08\x18\x38\x48\x68\x78"
)
_LEGACY_TORCH = bytes.fromhex("8a0a6cfc9c46f9206aa85019")
# The opcodes that a pickle can begin with: they need nothing before them.
_PICKLE_FIRST = frozenset(
    b"(cILFSVPNJKMGTUBCX]})\x80\x82\x83\x84\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x95\x96\x97"
)
# What text is made of: no control characters but these, and what UTF-8 needs.
_TEXT = bytes([7, 8, 9, 10, 11, 12, 13, 27, *range(32, 127), *range(128, 256)])
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Verdict(NamedTuple):
    """One thing that a file holds: its format, the way to it through archives, and what it is."""

    format: str
    inside: tuple[str, ...]
    what: str


class Found(NamedTuple):
    """What was found, and each reason why there may be more."""

    verdicts: tuple[Verdict, ...]
    problems: tuple[str, ...]


def look(file: BinaryIO, size: int, name: str, limits: Limits | None = None) -> Found:
    """Look at an open, seekable file of `size` bytes whose file name is `name`."""
    search = _Look(Budget(limits))
    view = FilePart(file, 0, size)
    try:
        search.file(view, name, (), size)
    except CannotCheck as problem:
        search.problem((), problem.reason)
    return Found(tuple(search.verdicts), tuple(search.problems))


class _Look:
    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.verdicts: list[Verdict] = []
        self.problems: list[str] = []

    def found(self, format: str, inside: tuple[str, ...], what: str) -> bool:
        self.verdicts.append(Verdict(format, inside, shown(what)))
        return True

    def problem(self, inside: tuple[str, ...], reason: str) -> None:
        told = f"{' > '.join(inside)}: {reason}" if inside else reason
        if told not in self.problems and len(self.problems) < _PROBLEMS:
            self.problems.append(told)

    def file(self, view: View, name: str, inside: tuple[str, ...], size: int | None) -> None:
        """Look at one file or one member; `size` is what an archive says of it, if it does."""
        suffix = _suffix(name)
        head = view.at(0, HEAD)
        if not head:
            _not_what_it_says(suffix, "is empty")
            return
        problem = ""
        try:
            known = self.by_signature(view, head, name, suffix, inside)
        except LimitReachedError:
            raise
        except CannotCheck as damage:
            known, problem = True, damage.reason
        before = len(self.verdicts)
        try:
            # A zip archive has been read from its end, and as a pickle its P is a dead end.
            if not head.startswith(b"PK\x03\x04"):
                known = self.as_pickle(view, head, suffix, inside, known) or known
                known = self.at_end(view, head, inside, size) or known
        finally:
            # A pickle under the name of a safe format is not also a damaged safe file.
            if problem and len(self.verdicts) == before:
                self.problem(inside, problem)
        if known:
            return
        if suffix in _PICKLE_NAMES:
            if not is_text(head):
                what = "binary data of no known format, named like a pickle"
                self.found("named", inside, what)
        else:
            _not_what_it_says(suffix, "does not begin like one")

    # -- by their first bytes ------------------------------------------------

    def by_signature(
        self, view: View, head: bytes, name: str, suffix: str, inside: tuple[str, ...]
    ) -> bool:
        """Ask the reader whose signature the head has; whether there was one."""
        first = head[0]
        if head.startswith(b"\x93NUMPY"):
            return self.npy(view, inside)
        if head.startswith(b"GGUF") and (suffix == ".gguf" or not is_text(head)):
            return self.gguf(view, inside)
        if head.startswith(b"PK\x03\x04"):
            return self.zip(view, inside)
        if head.startswith(b"version https://git-lfs"):
            from tenpoint.kit.models import lfs

            if lfs.is_pointer(head):
                return self.pointer(suffix, inside)
        if head[8:9] == b"{" or suffix == ".safetensors":
            from tenpoint.kit.models import safetensors

            if suffix == ".safetensors" or safetensors.begins(head):
                return self.safetensors(view, inside, certain=suffix == ".safetensors")
        if (
            head[257:262] == b"ustar"
            or head[154:155] in (b"\0", b" ")
            or head[155:156] in (b"\0", b" ")
        ):
            from tenpoint.kit.models import tar

            if tar.is_tar(head):
                return self.tar(view, inside)
        if b"\x89HDF" in head[:4] or (len(head) > 512 and b"\x89HDF\r\n\x1a\n" in head):
            from tenpoint.kit.models import hdf5

            if hdf5.begins(head):
                return self.hdf5(view, inside)
        if first in _WRAPPERS and self.wrapped(view, head, name, suffix, inside):
            return True
        if first < 0x80 and suffix != ".onnx" and suffix != ".pb" and is_text(head):
            return False
        return self.protobuf(view, head, name, suffix, inside)

    def npy(self, view: View, inside: tuple[str, ...]) -> bool:
        from tenpoint.kit.models import npy

        place: int | None = 0
        # numpy.save can write several arrays into one file.
        while place is not None and (place == 0 or view.at(place, 6) == npy.MAGIC):
            self.budget.step()
            array = npy.read(view, place)
            if array.objects:
                return self.found(
                    "numpy-objects", inside, "a NumPy array of Python objects, stored as a pickle"
                )
            place = array.end
            if not view.seekable:
                break
            if place is not None and not view.has(place):
                raise CannotCheck("a .npy array that breaks off")
        return True

    def gguf(self, view: View, inside: tuple[str, ...]) -> bool:
        from tenpoint.kit.models import gguf

        for danger in gguf.dangers(view, self.budget):
            self.found(
                "gguf-template",
                inside,
                f"a GGUF model whose template reaches into Python ({danger})",
            )
        return True

    def safetensors(self, view: View, inside: tuple[str, ...], *, certain: bool) -> bool:
        from tenpoint.kit.models import safetensors

        try:
            lie = safetensors.lies(view)
        except LimitReachedError:
            raise
        except CannotCheck:
            if certain:
                raise
            return False
        if lie and not certain and "lists something" in lie:
            return False
        if lie:
            self.found("safetensors", inside, f"a SafeTensors file that lies: {lie}")
        return True

    def pointer(self, suffix: str, inside: tuple[str, ...]) -> bool:
        if suffix in _LOADED_BY_NAME:
            return self.found("pointer", inside, f"a Git LFS pointer to a {suffix} file")
        if suffix in _DECIDED_BY_CONTENT:
            raise CannotCheck(
                f"only the Git LFS pointer of a {suffix} file is here: fetch it with `git lfs pull`"
            )
        return True

    def hdf5(self, view: View, inside: tuple[str, ...]) -> bool:
        from tenpoint.kit.models import hdf5

        content = hdf5.read(view, self.budget)
        if content.code:
            self.found(
                "keras-code", inside, f"a Keras model in HDF5 with code in it ({content.code})"
            )
        elif content.model:
            self.found("keras", inside, "a Keras model in HDF5")
        return True

    def protobuf(
        self, view: View, head: bytes, name: str, suffix: str, inside: tuple[str, ...]
    ) -> bool:
        """ONNX and TensorFlow have no signature: their fields have to fit."""
        from tenpoint.kit.models import onnx, savedmodel

        if onnx.begins(head):
            model = onnx.read(view, self.budget)
            if model is not None:
                for location in list(dict.fromkeys(onnx.escapes(view, model, self.budget)))[:3]:
                    self.found(
                        "onnx-path",
                        inside,
                        f"an ONNX model that reads outside of its folder ({location[:100]})",
                    )
                for domain in model.domains[:3]:
                    self.found(
                        "onnx-domain", inside, f"an ONNX model with operators of {domain[:60]!r}"
                    )
                return True
        base = name.rpartition("/")[2].lower()
        if savedmodel.begins(head) or base == "saved_model.pb":
            if savedmodel.is_saved_model(view, self.budget):
                return self.operations(view, inside, "saved model")
            if base == "saved_model.pb":
                raise CannotCheck("a damaged SavedModel")
        if base == "keras_metadata.pb":
            from tenpoint.kit.models import keras

            if code := keras.code_in_json(view.at(0, 16 * MIB)):
                return self.found("keras-code", inside, f"a Keras model with code in it ({code})")
        elif suffix == ".pb" and head[0] == 0x0A:
            try:
                return self.operations(view, inside, "graph")
            except LimitReachedError:
                raise
            except CannotCheck:
                return False  # any other protobuf message
        return False

    def operations(self, view: View, inside: tuple[str, ...], root: str) -> bool:
        from tenpoint.kit.models import savedmodel

        operations = savedmodel.operations(view, self.budget, root)
        if operations:
            named = ", ".join(operations)
            return self.found("saved-model-code", inside, f"a TensorFlow graph that runs {named}")
        if root == "saved model":
            self.found("saved-model", inside, "a TensorFlow SavedModel")
        return root == "saved model"

    # -- as a program of opcodes ---------------------------------------------

    def as_pickle(
        self, view: View, head: bytes, suffix: str, inside: tuple[str, ...], known: bool
    ) -> bool:
        if head[0] not in _PICKLE_FIRST:
            return False
        from tenpoint.kit.models import pickle

        text = head[0] < 0x80 and is_text(head)
        named = suffix in _LOADED_BY_NAME
        trace = pickle.trace(view, self.budget)
        if known and not trace.called:
            return False
        if not pickle.is_pickle(trace, view, text=text, named=named):
            if suffix not in _PICKLE_NAMES and pickle.is_broken_pickle(trace):
                raise CannotCheck(
                    f"begins like a pickle of protocol {trace.protocol}, "
                    f"but is damaged at byte {trace.end}"
                )
            return False
        format = (
            "torch-legacy" if head[2:14] == _LEGACY_TORCH else _written_by(trace.imports, suffix)
        )
        return self.found(format, inside, _described(trace.protocol, trace.imports))

    # -- what wraps other files ----------------------------------------------

    def at_end(self, view: View, head: bytes, inside: tuple[str, ...], size: int | None) -> bool:
        """A zip archive is read from its end, so it can stand behind anything."""
        if not view.seekable and ((size or 0) > _WHOLE_MEMBER or view.has(_WHOLE_MEMBER + 1)):
            return False
        whole = view.size
        tail = head if whole <= len(head) else view.at(max(0, whole - _END_SEARCH), _END_SEARCH)
        if b"PK\x05\x06" not in tail:
            return False
        from tenpoint.kit.models import zip as zip_reader

        return zip_reader.follows(view) and self.zip(view, inside)

    def zip(self, view: View, inside: tuple[str, ...]) -> bool:
        from tenpoint.kit.models import zip as zip_reader

        self.deeper(inside)
        before = len(self.verdicts)
        names: set[str] = set()
        config: View | None = None
        try:
            for member in zip_reader.members(view, self.budget):
                names.add(member.name)
                path = (*inside, shown(member.name))
                if member.name == "config.json":
                    config = member.data
                if member.data is None:
                    self.problem(path, member.problem)
                elif member.encrypted:
                    self.encrypted(member.data, member.name, path, member.size)
                else:
                    self.member(member.data, member.name, path, member.size, member.problem)
        except LimitReachedError:
            raise
        except CannotCheck as problem:
            self.problem(inside, problem.reason)
        if config is not None and names & {"metadata.json", "model.weights.h5"}:
            self.keras(config, inside)
        self.name_torch(before, names)
        return True

    def keras(self, config: View, inside: tuple[str, ...]) -> None:
        from tenpoint.kit.models import keras

        try:
            code = keras.code_in(config)
        except LimitReachedError:
            raise
        except CannotCheck as problem:
            self.problem((*inside, "config.json"), problem.reason)
            return
        if code:
            self.found(
                "keras-code", (*inside, "config.json"), f"a Keras model with code in it ({code})"
            )
        else:
            self.found("keras", inside, "a Keras model")

    def name_torch(self, before: int, names: set[str]) -> None:
        """Say PyTorch where an archive's pickles are laid out as PyTorch does."""
        if not any(name.endswith(("/data.pkl", "/constants.pkl")) for name in names):
            return
        script = any("/code/" in f"/{name}" or name.endswith("/constants.pkl") for name in names)
        for index in range(before, len(self.verdicts)):
            verdict = self.verdicts[index]
            if verdict.format in ("pickle", "torch"):
                self.verdicts[index] = verdict._replace(format="torchscript" if script else "torch")

    def encrypted(self, data: View, name: str, path: tuple[str, ...], size: int) -> None:
        """The flag alone proves nothing: a careless loader reads the member as it is."""
        verdicts, problems = len(self.verdicts), len(self.problems)
        self.member(data, name, path, size, "")
        if all(verdict.format == "named" for verdict in self.verdicts[verdicts:]):
            del self.verdicts[verdicts:], self.problems[problems:]
            self.problem(path, "is encrypted")

    def tar(self, view: View, inside: tuple[str, ...]) -> bool:
        from tenpoint.kit.models import tar

        self.deeper(inside)
        before = len(self.verdicts)
        names: set[str] = set()
        for member in tar.members(view, self.budget):
            names.add(member.name)
            self.member(
                member.data,
                member.name,
                (*inside, shown(member.name)),
                member.data.size,
                member.problem,
            )
        if {"pickle", "storages"} <= names:
            for index in range(before, len(self.verdicts)):
                if self.verdicts[index].format == "pickle":
                    self.verdicts[index] = self.verdicts[index]._replace(format="torch-legacy")
        return True

    def wrapped(
        self, view: View, head: bytes, name: str, suffix: str, inside: tuple[str, ...]
    ) -> bool:
        from tenpoint.kit.models import compressed

        wrapper = compressed.wrapper(head, text=is_text(head))
        if wrapper is None:
            return False
        self.deeper(inside)
        kind, unpack = wrapper
        data = Unpacked(unpack(view), self.budget)
        # joblib's ZF goes under any name, and holds an array's bytes without a header too.
        inner = name[: -len(suffix)] if suffix in _WRAPPER_NAMES and kind != "joblib ZF" else name
        path = (*inside, f"{kind} data")
        before = len(self.verdicts), len(self.problems)
        self.member(data, inner, path, None, "")
        if kind in _WEAK and suffix not in _WEAK_NAMES and len(self.verdicts) == before[0]:
            # Damage may only mean that this is something else.
            del self.problems[before[1] :]
        return True

    def member(
        self, data: View, name: str, path: tuple[str, ...], size: int | None, problem: str
    ) -> None:
        """Look at a member; what stands in the way of that concerns the member alone."""
        try:
            self.file(data, name, path, size)
        except LimitReachedError:
            raise
        except CannotCheck as failure:
            problem = problem or failure.reason
        if problem:
            self.problem(path, problem)

    def deeper(self, inside: tuple[str, ...]) -> None:
        if len(inside) >= self.budget.limits.depth:
            raise CannotCheck(f"packed more than {self.budget.limits.depth} deep: not opened")


_END_SEARCH = 22 + 65535  # a zip archive's end record and the longest comment behind it


def is_text(head: bytes) -> bool:
    """Whether bytes are printable text: UTF-8 without control characters, or marked UTF-16."""
    if head.startswith(_UTF16):
        try:
            return "\0" not in head[: len(head) & ~1].decode("utf-16", "strict")
        except UnicodeDecodeError:
            return False
    if head.translate(None, _TEXT):
        return False
    if head.isascii():
        return True
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character may be cut at the end of what was read.
        return error.reason == "unexpected end of data" and error.start >= len(head) - 3
    return True


def _suffix(name: str) -> str:
    base = name.rpartition("/")[2]
    dot = base.rfind(".")
    return base[dot:].lower() if dot >= 0 else ""


_SAFE_NAMES = {
    ".safetensors": "a SafeTensors file",
    ".gguf": "a GGUF file",
    ".onnx": "an ONNX model",
    ".npy": "a NumPy array",
    ".npz": "a NumPy archive",
    ".keras": "a Keras model",
    ".h5": "an HDF5 file",
    ".hdf5": "an HDF5 file",
}


def _not_what_it_says(suffix: str, how: str) -> None:
    if suffix in _SAFE_NAMES:
        raise CannotCheck(f"named like {_SAFE_NAMES[suffix]}, but {how}")


_WRITERS: tuple[tuple[str, str], ...] = (
    ("torch", "torch"),
    ("joblib", "joblib"),
    ("dill", "dill"),
    ("cloudpickle", "cloudpickle"),
    ("sklearn", "sklearn"),
)


def _written_by(imports: tuple[str, ...], suffix: str) -> str:
    """Which library's pickle it is, so that the advice fits."""
    modules = {name.partition(".")[0] for name in imports}
    for module, format in _WRITERS:
        if module in modules:
            return format
    return {".joblib": "joblib", ".dill": "dill", ".cloudpickle": "cloudpickle"}.get(
        suffix, "pickle"
    )


def _described(protocol: int, imports: tuple[str, ...]) -> str:
    told = (
        f"a pickle of protocol {protocol}"
        if protocol >= 0
        else "a pickle without a protocol number"
    )
    if imports:
        names = [name[:60] for name in imports[:3]]
        told += f" that imports {', '.join(names)}{' ...' if len(imports) > 3 else ''}"
    return told
