"""The labelled corpus of `no-pickle`: what must be stopped, what must pass, what cannot be read.

Every row says in words what it is. `stop`: a finding. `pass`: not a word. `unread`: no
finding, and a reason why it could not be checked.
"""

from __future__ import annotations

import pickle
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from support import model_bytes as make


class Row(NamedTuple):
    label: str
    name: str  # the file's name
    data: bytes
    why: str


def rows() -> list[Row]:
    """Every row, each under a `why` of its own."""
    found = [
        *(Row("stop", *row) for row in _stop()),
        *(Row("pass", *row) for row in _pass()),
        *(Row("unread", *row) for row in _unread()),
    ]
    assert len({row.why for row in found}) == len(found)
    return found


Made = Iterator[tuple[str, bytes, str]]

CALL = b"cposix\nsystem\n(S'true'\ntR"
HARMLESS = ({"a": 1}, [1, 2, 3], ("x", 2.5, None), [{"weights": [0.5] * 50}] * 3)


def noise(size: int, seed: int = 7) -> bytes:
    """Random bytes that begin with no signature."""
    return b"\xe1\x00" + random.Random(seed).randbytes(size - 2)


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + noise(300)
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + noise(300)


def _stop() -> Made:
    yield from _evil_pickles()
    yield from _opcodes()
    yield from _plain_pickles()
    yield from _wrapped()
    yield from _zips()
    yield from _torch()
    yield from _tars()
    yield from _polyglots()
    yield from _arrays()
    yield from _keras()
    yield from _tensorflow()
    yield from _templates()
    yield from _onnx()
    yield from _lies()
    yield from _names()


def _evil_pickles() -> Made:
    for protocol in range(6):
        for name in ("model.pkl", "weights.dat", "noname", "notes.txt", "model.safetensors"):
            yield name, make.evil(protocol), f"a call, protocol {protocol}, named {name}"


def _opcodes() -> Made:
    yield "a.bin", CALL + b".", "GLOBAL and REDUCE as text"
    yield "a.txt", CALL, "a call with no STOP"
    yield "a.css", CALL + b"\nbody { color: red }\n", "a call before CSS"
    yield "a.dat", CALL + b"\xff\xfe broken", "a call before a broken tail"
    yield "a.dat2", b"(S'true'\niposix\nsystem\n.", "INST"
    yield "a.x", b"(cposix\nsystem\nS'true'\no.", "OBJ"
    yield "a.y", b"\x80\x02cposix\nsystem\n)\x81.", "NEWOBJ"
    yield "a.z1", b"\x80\x04cposix\nsystem\n)}\x92.", "NEWOBJ_EX"
    yield "a.b", b"\x80\x02cm\nC\n)\x81}X\x01\0\0\0aK\x01sb.", "BUILD"
    yield "a.s", b"\x8c\x05posix\x8c\x06system\x93(\x8c\x04truetR.", "STACK_GLOBAL with no PROTO"
    yield "a.t", b"T\x05\0\0\0posixU\x06system\x93)R.", "STACK_GLOBAL of byte strings"
    yield (
        "a.m",
        b"\x80\x04\x8c\x05posix\x94\x8c\x06system\x940h\x00h\x01\x93)R.",
        "names out of the memo",
    )
    yield "a.e", b"\x80\x02\x82\x01)R.", "an extension code"
    yield "a.e4", b"\x80\x02\x84\x01\0\0\0)R.", "a long extension code"
    yield "a.j", b"NNN" + CALL + b".", "values left under the result"
    yield "a.p", b"N0" + CALL + b"0N.", "the call's result thrown away"
    yield "a.d", b"N20" + CALL + b".", "DUP before the call"
    yield "a.mk", b"((1" + CALL + b".", "a mark made and thrown away"
    yield "a.up", b"V" + b"x" * 5000 + b"\n0" + CALL + b".", "a call behind a long string"
    yield (
        "a.big",
        b"\x80\x04\x8e" + struct.pack("<Q", 300_000) + bytes(300_000) + b"0" + CALL + b".",
        ("a call behind 300,000 bytes of padding"),
    )
    yield "a.g", b"\x80\x04\x95\xff\xff\xff\xff\x00\x00\x00\x00" + CALL + b".", "a frame that lies"
    yield "a.two", pickle.dumps({"a": 1}) + make.evil(), "a second pickle behind a harmless one"
    yield "a.u", "c__main__\nпривет\n(tR.".encode(), "a name that is not ASCII"
    yield "a.pid", b"\x80\x02X\x01\0\0\0aQ.", "a persistent id"
    yield "a.nest", b"\x80\x02" + b"(" * 3000 + b"1" * 3000 + CALL + b".", "thousands of marks"
    yield "a.pkl", b"cantigravity\nfly\n.", "an import alone, under a pickle's name"


def _plain_pickles() -> Made:
    for protocol in range(6):
        for index, value in enumerate(HARMLESS):
            data = pickle.dumps(value, protocol)
            yield f"v{index}.pkl", data, f"harmless value {index}, protocol {protocol}"
    yield "d", pickle.dumps({"a": [1]}, 2), "a harmless value with no suffix"
    yield "e.txt", pickle.dumps({"a": [1]}, 0), "a harmless text pickle named like text"
    yield "f.pickle", pickle.dumps({"a": [1]}, 0) + b"\n", "a text pickle with a line end after it"
    yield "g.sav", make.joblib_array(), "joblib with raw bytes between the opcodes"
    yield (
        "h.joblib",
        b"\x80\x04cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81.",
        "joblib by its class",
    )
    yield "i.dill", b"\x80\x04\x8c\ndill._dill\x8c\x0c_create_type\x93)R.", "dill"
    yield (
        "j",
        b"\x80\x05\x8c\x17cloudpickle.cloudpickle\x8c\x0e_make_function\x93)R.",
        "cloudpickle",
    )
    yield "k.bin", pickle.dumps(list(range(60_000))), "more opcodes than are followed"
    yield "l.P", pickle.dumps({"a": 1}), "a suffix in capitals"


def _wrapped() -> Made:
    for kind, wrap in make.WRAPPERS.items():
        for name in ("m.joblib", "m.gz", "m"):
            yield name, wrap(make.evil()), f"{kind}, named {name}"
        yield "p.pkl", wrap(pickle.dumps({"a": [1, 2]})), f"{kind}, a harmless pickle"
    gzip, xz = make.WRAPPERS["gzip"], make.WRAPPERS["xz"]
    yield "a.gz", gzip(b"") + gzip(make.evil()), "gzip whose first member is empty"
    yield "b.gz", gzip(make.evil()[:20]) + gzip(make.evil()[20:]), "gzip cut into two members"
    yield "c.gz", gzip(xz(gzip(make.evil()))), "gzip in xz in gzip"
    yield "py2.gz", make.zf(make.evil(), "L"), "old joblib of Python 2"
    yield "d.gz", gzip(make.zipped({"a": make.evil()})), "a zip archive in gzip"
    yield "e.gz", gzip(make.npy("'|O'")), "an object array in gzip"
    yield "f.xz", xz(make.torch_zip()), "a PyTorch file in xz"
    yield (
        "g.gz",
        gzip(noise(3000) + make.zipped({"a": make.evil()})),
        "a zip archive behind noise, in gzip",
    )
    flags = b"\x1f\x8b\x08\x1c\0\0\0\0\0\xff\x02\0xxname\0note\0"
    yield "h.gz", flags + gzip(make.evil())[10:], "gzip with every optional field"


def _zips() -> Made:
    data = make.evil()
    methods = {"stored": 0, "deflated": 8, "bzip2": 12, "lzma": 14}
    for kind, method in methods.items():
        yield f"{kind}.zip", make.zipped({"a.txt": b"x", "m.pkl": data}, method), f"zip, {kind}"
        yield f"{kind}.dat", make.zipped({"read.me": data}, method), f"zip, {kind}, innocent names"
    stored = make.zipped({"m.pkl": data}, zipfile.ZIP_STORED)
    good = make.zipped({"a.txt": b"hello"}, zipfile.ZIP_STORED)
    yield "enc.zip", make.with_flags(stored, 0x1), "the flag of encryption on plain data"
    yield "enc2.zip", make.with_flags(stored, 0x20), "the flag of patched data"
    yield (
        "enc3.zip",
        make.with_flags(make.zipped({"m": data}), 0x41),
        "strong encryption on plain data",
    )
    yield (
        "crc.zip",
        stored.replace(struct.pack("<I", zlib.crc32(data)), b"\0\0\0\0"),
        "a wrong check sum",
    )
    yield (
        "name.zip",
        stored.replace(b"m.pkl", b"a.txt", 1),
        "a name that differs in the local header",
    )
    yield (
        "local.zip",
        make.local_member("m.pkl", data) + good,
        "a member that is not listed, in front",
    )
    between = good.index(b"PK\x01\x02")
    yield (
        "mid.zip",
        good[:between] + make.local_member("m", data) + good[between:],
        "one before the list",
    )
    yield "noend.zip", stored[: stored.index(b"PK\x01\x02")], "no list and no end record"
    yield (
        "noend2.zip",
        make.local_member("a", b"hi") + make.local_member("m", data),
        "two local headers",
    )
    yield (
        "comment.zip",
        stored[:-2] + struct.pack("<H", 60_000) + b"c" * 60_000,
        "a comment of 60,000 bytes",
    )
    yield "twoends.zip", stored + good[-22:], "a second end record, for nothing"
    yield "junk.zip", stored + b"junk behind the end", "bytes behind the end record"
    yield (
        "nested.zip",
        make.zipped({"a": make.zipped({"b": make.zipped({"c": data})})}),
        "zip in zip in zip",
    )
    yield "tar.zip", make.zipped({"a": make.tarred({"b": data})}), "tar in zip"
    yield "gz.zip", make.zipped({"a": make.WRAPPERS["gzip"](data)}), "gzip in zip"
    yield "deep.zip", make.zipped({"img.png": PNG + stored}), "zip behind an image in zip"
    yield "lying.zip", _stream_zip(data), "sizes that only follow the data"
    yield "shrunk.zip", _shrunk(stored, len(data)), "a size of zero in the list"
    yield (
        "wheel.whl",
        make.zipped({"p/__init__.py": b"", "p/m.joblib": data}),
        "a wheel with a model",
    )
    yield "z64.zip", _zip64(data), "a zip64 archive"
    yield "folder.zip", make.zipped({"folder/": data}, 0), "data in what is named a folder"


def _stream_zip(data: bytes) -> bytes:
    packed = zlib.compress(data)[2:-4]
    head = struct.pack("<4s5HIIIHH", b"PK\x03\x04", 20, 8, 8, 0, 0, 0, 0, 0, 1, 0) + b"m"
    sizes = (zlib.crc32(data), len(packed), len(data))
    after = struct.pack("<4sIII", b"PK\x07\x08", *sizes)
    central = struct.pack(
        "<4s6HIIIHHHHHII", b"PK\x01\x02", 20, 20, 8, 8, 0, 0, *sizes, 1, 0, 0, 0, 0, 0, 0
    )
    end = struct.pack("<4s4HIIH", b"PK\x05\x06", 0, 0, 1, 1, 47, len(head + packed + after), 0)
    return head + packed + after + central + b"m" + end


def _shrunk(archive: bytes, size: int) -> bytes:
    data = bytearray(archive)
    place = data.index(b"PK\x01\x02")
    data[place + 20 : place + 28] = bytes(8)
    return bytes(data)


def _zip64(data: bytes) -> bytes:
    wide = struct.pack("<HHQQ", 1, 16, len(data), len(data))
    none = 0xFFFFFFFF
    head = (
        struct.pack("<4s5HIIIHH", b"PK\x03\x04", 45, 0, 0, 0, 0, 0, none, none, 1, len(wide))
        + b"m"
        + wide
    )
    central = (
        struct.pack(
            "<4s6HIIIHHHHHII",
            b"PK\x01\x02",
            45,
            45,
            0,
            0,
            0,
            0,
            0,
            none,
            none,
            1,
            len(wide),
            0,
            0,
            0,
            0,
            0,
        )
        + b"m"
        + wide
    )
    start = len(head + data)
    end64 = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, len(central), start)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, start + len(central), 1)
    end = struct.pack("<4s4HIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, none, none, 0)
    return head + data + central + end64 + locator + end


def _torch() -> Made:
    yield "model.pt", make.torch_zip(), "PyTorch zip"
    yield "large.pt", make.torch_large(), "PyTorch zip as PyTorch's own writer ends it"
    yield "model.bin", make.torch_zip(make.evil(2)), "PyTorch zip with a payload"
    yield "model.ckpt", make.torch_zip(name="epoch=1"), "PyTorch zip of Lightning"
    yield "model.png", make.torch_zip(), "PyTorch zip named like an image"
    yield "script.pt", make.torch_zip(script=True), "TorchScript"
    yield "lite.ptl", make.torch_zip(script=True, name="lite"), "TorchScript for phones"
    yield "legacy.pth", make.torch_legacy(), "PyTorch of before 1.6"
    yield "legacy2.dat", make.torch_legacy(make.evil(2)), "PyTorch of before 1.6 with a payload"
    yield "old.pt", make.torch_tar(), "PyTorch tar"
    yield (
        "serve.mar",
        make.zipped({"MAR-INF/MANIFEST.json": b"{}", "m.pt": make.torch_zip()}),
        "a TorchServe archive",
    )
    yield (
        "x.nemo",
        make.WRAPPERS["gzip"](make.tarred({"model_weights.ckpt": make.torch_zip()})),
        "NeMo",
    )
    yield (
        "x.pt2",
        make.zipped({"e.json": b"{}", "serialized_state_dict.pt": make.torch_zip()}),
        "an exported program",
    )


def _tars() -> Made:
    data = make.evil()
    formats = {"ustar": tarfile.USTAR_FORMAT, "GNU": tarfile.GNU_FORMAT, "pax": tarfile.PAX_FORMAT}
    for kind, number in formats.items():
        yield f"{kind}.tar", make.tarred({"a.txt": b"hi", "m.bin": data}, number), f"tar, {kind}"
        long = make.tarred({"d/" * 60 + "m": data}, number)
        yield f"{kind}.long", long, f"tar, {kind}, a long name"
    yield "v7.tar", make.tar_v7(b"m.pkl", data), "tar without magic"
    yield "a.tgz", make.WRAPPERS["gzip"](make.tarred({"m": data})), "tar in gzip"
    yield "a.tar.xz", make.WRAPPERS["xz"](make.tarred({"a": b"x" * 70_000, "m": data})), "tar in xz"
    yield (
        "two.tar",
        make.tarred({"a.txt": b"hi"}) + make.tarred({"m": data}),
        "a second tar behind the first",
    )
    yield "gz.tar", make.tarred({"m.gz": make.WRAPPERS["gzip"](data)}), "gzip in tar"
    yield "zip.tar", make.tarred({"m": make.zipped({"a": data})}), "zip in tar"
    yield "name.tar", make.tar_v7(CALL + b".", b"hi"), "a tar archive that is a pickle too"


def _polyglots() -> Made:
    archive = make.zipped({"m.pkl": make.evil()})
    fronts = {
        "PNG": PNG,
        "JPEG": JPEG,
        "GIF": b"GIF89a" + noise(50),
        "PDF": b"%PDF-1.7\n" + noise(2000),
        "ELF": b"\x7fELF\x02\x01\x01" + noise(5000),
        "shell script": b"#!/bin/sh\nexit 0\n",
        "large noise": noise(200_000),
        "WAV": b"RIFF\x24\x10\0\0WAVEfmt " + noise(400),
        "SafeTensors": make.safetensors({"a": make.tensor(0, 4)}, bytes(4)),
        "GGUF": make.gguf({"general.name": "x"}),
        "HDF5": make.hdf5(),
        "an array": make.npy("'<f8'"),
    }
    for kind, front in fronts.items():
        suffix = {"SafeTensors": "safetensors", "GGUF": "gguf", "an array": "npy"}.get(kind, "bin")
        yield f"poly.{suffix}", front + archive, f"a zip archive behind {kind}"
    yield (
        "tail.safetensors",
        make.safetensors({"a": make.tensor(0, 4)}, bytes(4) + make.evil()),
        ("a pickle behind SafeTensors"),
    )


def _arrays() -> Made:
    types = {
        "objects": "'O'",
        "objects with an order": "'|O'",
        "objects, little": "'<O'",
        "objects of old": "'O8'",
        "objects by name": "'object'",
        "a field of objects": "[('a', '<i4'), ('b', '|O')]",
        "objects in a field's fields": "[('a', [('b', [('c', '|O')])])]",
        "a field of arrays of objects": "[('a', '|O', (2, 3))]",
        "an array type of objects": "('|O', (2,))",
        "a list of types with objects": "'i4,O'",
        "several objects": "'3O'",
        "a titled field": "[(('title', 'name'), '|O')]",
    }
    for kind, descr in types.items():
        yield "a.npy", make.npy(descr), f"a NumPy array, {kind}"
    for version in (2, 3):
        yield (
            "v.npy",
            make.npy("'|O'", version=version),
            f"a NumPy array of objects, version {version}",
        )
    yield "a.dat", make.npy("'|O'"), "a NumPy array of objects under another name"
    yield "many.npy", make.npy("'<f8'") + make.npy("'|O'"), "objects in the second array of a file"
    yield (
        "a.npz",
        make.zipped({"x.npy": make.npy("'<f8'"), "y.npy": make.npy("'|O'")}),
        "objects in .npz",
    )
    yield "b.npz", make.zipped({"y.npy": make.npy("'|O'")}, 0), "objects in .npz, stored"


def _keras() -> Made:
    yield "m.keras", make.keras("Dense", "Lambda"), "Keras with a Lambda layer"
    yield "w.keras", make.keras("TorchModuleWrapper"), "Keras with a PyTorch module"
    yield "r.keras", make.keras("keras>Lambda"), "Keras with a registered Lambda"
    function = {
        "class_name": "Activation",
        "config": {"f": {"class_name": "__lambda__", "config": {}}},
    }
    yield "f.keras", make.keras(config=function), "Keras with a lambda for a function"
    deep: object = {"class_name": "Lambda"}
    for _ in range(40):
        deep = {"config": [deep]}
    yield "d.keras", make.keras(config=deep), "Keras with a Lambda far down"
    yield "n.zip", make.keras("Lambda"), "Keras under another name"
    yield "m.h5", make.keras_hdf5("Dense", "Lambda"), "HDF5 with a Lambda layer"
    yield "u.hdf5", make.keras_hdf5("Lambda", user_block=512), "HDF5 behind a user block"
    yield "u2.h5", make.keras_hdf5("Lambda", user_block=2048), "HDF5 behind a larger user block"
    yield "e.h5", make.keras_hdf5("Lambda", escape=True), "HDF5 with the name in escapes"
    yield "z.h5.gz", make.WRAPPERS["gzip"](make.keras_hdf5("Lambda")), "HDF5 with a Lambda in gzip"


def _tensorflow() -> Made:
    for name in ("PyFunc", "PyFuncStateless", "EagerPyFunc", "ReadFile", "WriteFile"):
        yield "saved_model.pb", make.saved_model("Const", name), f"SavedModel, {name}"
        yield (
            "m/saved_model.pb",
            make.saved_model(name, in_function=True),
            f"SavedModel, {name} in a function",
        )
    for name in ("MergeV2Checkpoints", "Save", "SaveV2"):
        yield "saved_model.pb", make.saved_model(name), f"SavedModel, {name}"
    yield "renamed.bin", make.saved_model("PyFunc"), "SavedModel under another name"
    yield (
        "keras_metadata.pb",
        b'\x0a\x40{"class_name": "Lambda", "config": {}}',
        "a SavedModel's Keras metadata",
    )
    yield "frozen.pb", make.field(1, make.field(1, "n") + make.field(2, "PyFunc")), "a frozen graph"


def _templates() -> Made:
    key = "tokenizer.chat_template"
    for text in (
        "{{ ''.__class__ }}",
        "{{ x.__mro__ }}",
        "{{ x.__subclasses__() }}",
        "{% set x = self.__init__.__globals__ %}",
        "{{ x['__builtins__'] }}",
        "{{ x['__import__']('os') }}",
        "{{ x|attr('y') }}",
        "{{ x | attr ( y ) }}",
        "{{ cycler.x }}",
        "{{ joiner.x }}",
        "{{ lipsum.x }}",
        "{{ namespace.__init__ }}",
        r"{{ x['\x5f\x5fclass\x5f\x5f'] }}",
        "{{ '}}' ~ x.__class__ }}",
        "{% if a %}{{ b }}{% endif %}{{ x['__cl' ~ 'ass__'] }}",
    ):
        yield "m.gguf", make.gguf({key: text}), f"GGUF template {text}"
    yield "m.gguf", make.gguf({f"{key}.tool_use": "{{ x.__class__ }}"}), "GGUF, a second template"
    yield "m.gguf", make.gguf({key: "{{ x.__class__ }}"}, version=2), "GGUF template in version 2"
    yield "m.gguf", make.gguf({key: "{{ x.__class__ }}"}, order=">"), "GGUF, big-endian"
    tokens: dict[str, str | int | list[str]] = {
        "tokenizer.ggml.tokens": ["a"] * 5000,
        key: "{{ x.__class__ }}",
    }
    yield "m.bin", make.gguf(tokens), "GGUF template behind a vocabulary, under another name"


def _onnx() -> Made:
    for location in ("../x.bin", "a/../../x", "/etc/passwd", "C:\\x", "..\\x", "\\\\host\\x"):
        graph = make.field(5, make.onnx_tensor(location))
        yield "m.onnx", make.onnx_model(graph), f"ONNX weights at {location}"
    tensor = make.onnx_tensor("../x")
    attribute = make.field(1, "value") + make.field(5, tensor)
    node = make.field(1, make.field(4, "Constant") + make.field(5, attribute))
    yield "m.onnx", make.onnx_model(node), "ONNX weights in a constant"
    inner = make.field(1, "body") + make.field(6, make.field(5, tensor))
    yield (
        "m.onnx",
        make.onnx_model(make.field(1, make.field(5, inner))),
        "ONNX weights in a loop's body",
    )
    function = make.field(25, make.field(7, make.field(5, attribute)))
    yield "m.onnx", make.onnx_model(more=function), "ONNX weights in a function"
    training = make.field(20, make.field(1, make.field(5, tensor)))
    yield "m.onnx", make.onnx_model(more=training), "ONNX weights in training information"
    sparse = make.field(15, make.field(1, tensor))
    yield "m.onnx", make.onnx_model(sparse), "ONNX weights of a sparse tensor"
    yield "m.bin", make.onnx_model(make.field(5, tensor)), "ONNX under another name"


def _lies() -> Made:
    a, b = make.tensor(0, 4), make.tensor(4, 8)
    for header, size, why in (
        ({"a": a, "b": make.tensor(2, 6)}, 6, "tensors that overlap"),
        ({"a": a, "b": make.tensor(6, 10)}, 10, "a hole between tensors"),
        ({"a": make.tensor(4, 8)}, 8, "a hole in front"),
        ({"a": a}, 9, "bytes behind the last tensor"),
        ({"a": a, "b": b}, 6, "fewer bytes than tensors"),
        ({"a": make.tensor(0, 4, "Q9")}, 4, "an unknown dtype"),
        ({"a": make.tensor(0, 4, "F32", [2])}, 4, "a size that differs from its shape"),
        ({"a": a, "__metadata__": {"x": 1}}, 4, "metadata that is not text"),
        ({"a": {"dtype": "U8", "shape": [-4], "data_offsets": [0, 4]}}, 4, "a negative shape"),
        (
            b'{"a": %s, "a": %s}' % ((b'{"dtype":"U8","shape":[4],"data_offsets":[0,4]}',) * 2),
            4,
            "a name twice",
        ),
        (b' {"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}', 4, "a space before the brace"),
    ):
        yield "m.safetensors", make.safetensors(header, bytes(size)), f"SafeTensors with {why}"


def _names() -> Made:
    for suffix in (
        "pkl",
        "pickle",
        "p",
        "joblib",
        "dill",
        "cloudpickle",
        "pt",
        "pth",
        "bin",
        "ckpt",
        "mar",
        "PT",
    ):
        yield f"model.{suffix}", make.pointer(), f"a Git LFS pointer to .{suffix}"
    for suffix in ("pkl", "pickle", "p", "joblib", "dill", "cloudpickle"):
        yield f"model.{suffix}", noise(500), f"noise named .{suffix}"


# -- what must pass ----------------------------------------------------------


def _pass() -> Made:
    yield from _texts()
    yield from _binaries()
    yield from _safe_models()
    yield from _safe_archives()


def _texts() -> Made:
    texts: dict[str, tuple[str | bytes, str]] = {
        "config.pkl": ('module Config\n\nname = "app"\nport: Int = 8080\n', "Apple Pkl"),
        "base.pkl": ('amends "pkl:Project"\n\nlocal x = (1 + 2)\n', "Apple Pkl that amends"),
        "class.pkl": ("class Bird {\n  name: String\n}\n", "Apple Pkl that begins with a c"),
        "page.pt": (
            '<html tal:define="x python:1">\n<p tal:content="x"/>\n</html>\n',
            "a Zope page template",
        ),
        "texto.pt": ("Coração e cabeça.\nUma frase só.\n", "Portuguese"),
        "distutils.pth": ("import os; exec('pass')\n", "a path file with an import"),
        "paths.pth": ("./src\n../lib\n", "a path file"),
        "cpaths.pth": ("contrib\nvendor\n", "a path file that begins with a c"),
        "style.css": (".a { color: red }\n(b) c\n", "CSS"),
        "c.css": ("code\npre\n{ margin: 0 }\n", "CSS that begins with a c and two words"),
        "dots.txt": ("... and so it ends.\n", "prose that begins with a dot"),
        "dot": (".", "a dot"),
        "n.txt": ("N.", "NONE and STOP"),
        "ints.txt": ("I1\nI2\n.", "two numbers and STOP"),
        "table.dat": ("1 2 3\n4 5 6\n", "a table"),
        "t.dat": ("(1, 2)\n(3, 4)\n", "a table of pairs"),
        "model.ckpt": ('model_checkpoint_path: "model.ckpt-1"\n', "a TensorFlow text pointer"),
        "main.py": ("import pickle\n\ncos = 1\nsystem = 2\n", "Python"),
        "list.data": ("cat\ndog\nRover.\n", "lines of single words"),
        "words.txt": ("cos\nsystem\nRo.\n", "words that are nearly a call"),
        "words2.txt": ("call\nme\n(and\ntell\nRon.\n", "words with a mark"),
        "lisp.el": ("(defun f (x) (* x x))\n", "Lisp"),
        "seq.txt": ("N" * 5000 + "\n", "thousands of unknown bases"),
        "readme.md": ("Load it with pickle.\n", "prose about pickle"),
        "v.bin": ("Version 1\nis here.\n", "text named .bin"),
        "s.txt": ("'S' is a letter.\nS'quoted'\n.", "a quoted string"),
        "float.txt": ("F1.5\n.", "one float"),
        "uni.txt": ("Vtext\np0\n.", "one string, stored in the memo"),
        "person.txt": ("Paul\nMary\n.", "names"),
        "json.json": ('{"weights": [1, 2]}', "JSON"),
        "x.p": ("plot 'a.dat'\n", "a gnuplot script"),
        "y.sav": ("COMPUTE x=1.\nEXECUTE.\n", "SPSS syntax"),
        "e.txt": ("]}.", "three brackets' worth of prose"),
        "zero": ("", "an empty file"),
        "empty.pkl": ("", "an empty .pkl"),
        "lfs.md": (
            "version https://git-lfs.github.com/spec/v1\n" + "prose " * 300,
            "prose about Git LFS",
        ),
        "m.t7": ("4\n1\n3\nV 1\n", "Torch 7 as text"),
        "a.x": ("x^2 + y^2\n", "text that begins like zlib"),
        "a.h": ("H\tbegin\n", "text that begins like zlib with a small window"),
        "zf.txt": ("ZF0x is a prefix\n", "text that begins like old joblib"),
        "bz.txt": ("BZh is a prefix\n", "text that begins like bzip2"),
        "pk.txt": ("PK is not a zip\n", "text that begins like zip"),
        "gguf.md": ("GGUF is a format\n", "text that begins like GGUF"),
        "u.txt": ("c\u200bos\nsystem\n(tR.", "a name with a space of no width"),
        "utf16.pkl": ("name = 1\n".encode("utf-16"), "Apple Pkl in UTF-16"),
        "crlf.dat": ("(a\r\n(b\r\n.\r\n", "lines with brackets"),
        "i.txt": ("(import this\nnow\n", "prose that nearly is INST"),
    }
    for name, (text, why) in texts.items():
        yield name, text if isinstance(text, bytes) else text.encode(), why


def _binaries() -> Made:
    yield "logo.png", PNG, "an image"
    yield "photo.jpg", JPEG, "a photo"
    yield "firmware.bin", b"\x02\x00\x00\xea" + noise(4000), "firmware"
    yield "boot.bin", noise(70_000), "larger firmware"
    yield (
        "font.pfb",
        b"\x80\x01\x2e\x1a\x00\x00%!PS-AdobeFont-1.0: X\n" + b"x" * 6000,
        "a Type 1 font",
    )
    yield (
        "font2.pfb",
        b"\x80\x01\x4e\x2e\x00\x00%!PS-AdobeFont-1.0: X\n",
        "a Type 1 font of an unlucky size",
    )
    yield (
        "ssl.bin",
        b"\x80\x2e\x01\x00\x02\x00\x15\x00\x00\x00\x10" + noise(40),
        "an SSLv2 greeting",
    )
    yield "app.wasm", b"\0asm\x01\0\0\0" + noise(100), "WebAssembly"
    yield "lib.so", b"\x7fELF\x02\x01\x01" + noise(2000), "a library"
    yield "mod.pyc", b"\xa7\r\r\n" + noise(800), "compiled Python"
    yield "db.sqlite", b"SQLite format 3\0" + bytes(200), "a database"
    yield "a.ttf", b"\0\x01\0\0\0\x0c" + noise(300), "a font"
    yield "a.mp3", b"ID3\x03\0\0" + noise(300), "music"
    yield "a.wav", b"RIFF\x24\0\0\0WAVEfmt " + bytes(30), "sound"
    yield "a.pdf", b"%PDF-1.4\n" + noise(100), "a document"
    yield "obj", zlib.compress(b"blob 5\0hello"), "a git object"
    yield "w.ckpt", noise(900), "a checkpoint of numbers"
    yield "x.data", b"\0" * 3000, "zeros"
    yield "k.bin", b"K\x01K\x02" + noise(100), "bytes that begin with numbers"
    yield "m.bin", b"((((" + noise(100), "bytes that begin with marks"
    yield "n.bin", b"\x4e\x4e\x00\x2e" + noise(60), "bytes that nearly are a pickle"
    yield "p.bin", b"\x80", "one byte"
    yield "cls.class", b"\xca\xfe\xba\xbe\0\0\0\x34" + noise(300), "Java"
    yield "mo.mo", b"\xde\x12\x04\x95" + noise(100), "translations"
    yield "a.ico", b"\0\0\x01\0\x01\0" + noise(60), "an icon"
    yield (
        "endsig.pyc",
        b"\xa7\r\r\n" + noise(50) + b"PK\x05\x06" + noise(40),
        "zip's end signature by chance",
    )
    yield "proto.pb", make.field(1, "name") + make.field(3, 7), "some protobuf message"


def _safe_models() -> Made:
    for descr in (
        "'<f8'",
        "'<i4'",
        "'|b1'",
        "'<U5'",
        "'|S9'",
        "'<M8[ns]'",
        "[('O', '<i4'), ('object', '|S4')]",
    ):
        for version in (1, 2, 3):
            yield (
                "a.npy",
                make.npy(descr, "(1,)", bytes(64), version),
                f"a NumPy array of {descr}, version {version}",
            )
    yield "s.npy", make.npy("'<f8'", "()", bytes(8)), "a NumPy scalar"
    yield "z.npy", make.npy("'<f8'", "(0, 3)", b""), "an empty NumPy array"
    yield "two.npy", make.npy("'<f8'") + make.npy("'<i8'"), "two arrays in one file"
    yield (
        "a.npz",
        make.zipped({"x.npy": make.npy("'<f8'"), "y.npy": make.npy("'<i4'", "(4,)")}),
        ".npz of numbers",
    )
    good = make.safetensors(
        {"__metadata__": {"format": "pt"}, "a": make.tensor(0, 4), "b": make.tensor(4, 8)}, bytes(8)
    )
    yield "m.safetensors", good, "SafeTensors"
    yield "renamed.bin", good, "SafeTensors under another name"
    body = make.evil()
    yield (
        "t.safetensors",
        make.safetensors({"a": make.tensor(0, len(body))}, body),
        "a tensor that looks like a pickle",
    )
    yield "e.safetensors", make.safetensors({}), "SafeTensors with no tensors"
    yield (
        "z.safetensors",
        make.safetensors({"a": make.tensor(0, 0)}),
        "SafeTensors with an empty tensor",
    )
    yield (
        "sp.safetensors",
        make.safetensors(b'{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}   ', b"x"),
        ("SafeTensors with spaces behind its header"),
    )
    for dtype, size in (("F64", 8), ("BF16", 2), ("F8_E4M3", 1), ("BOOL", 1), ("C64", 8)):
        yield (
            "d.safetensors",
            make.safetensors({"a": make.tensor(0, size, dtype, [1])}, bytes(size)),
            f"SafeTensors of {dtype}",
        )
    template = "{% for m in messages %}{{ m['role'] }}: {{ m.content|trim }}{% endfor %}"
    for version in (2, 3):
        yield (
            "m.gguf",
            make.gguf({"tokenizer.chat_template": template}, version=version),
            f"GGUF version {version}",
        )
    yield "b.gguf", make.gguf({"general.name": "x"}, order=">"), "big-endian GGUF"
    yield (
        "v.gguf",
        make.gguf({"tokenizer.ggml.tokens": ["__class__", "__init__", "|attr("]}),
        "a vocabulary of such words",
    )
    yield (
        "p.gguf",
        make.gguf({"tokenizer.chat_template": "Write __init__ first.{{ x }}"}),
        "such a word in a template's text",
    )
    yield (
        "n.gguf",
        make.gguf({"tokenizer.chat_template": "{% set ns = namespace(a=1) %}{{ ns.a }}"}),
        "a namespace",
    )
    yield (
        "a.gguf",
        make.gguf({"general.alignment": 64, "general.name": "x"}, tensors=0),
        "GGUF with an alignment",
    )
    yield "m.onnx", make.onnx_model(make.field(5, make.onnx_tensor())), "ONNX"
    yield (
        "x.onnx",
        make.onnx_model(make.field(5, make.onnx_tensor("weights/x.bin"))),
        "ONNX with weights beside it",
    )
    yield (
        "r.onnx",
        make.onnx_model(make.field(5, make.onnx_tensor(raw=body))),
        "ONNX weights that look like a pickle",
    )
    yield (
        "d.onnx",
        make.onnx_model(make.field(5, make.onnx_tensor("a..b/c..d"))),
        "ONNX weights with dots in a name",
    )
    yield "other.bin", make.onnx_model(), "sound ONNX under another name"
    yield "ms.onnx", make.onnx_model(domain="com.microsoft"), "ONNX with Microsoft's operators"
    yield "data.h5", make.hdf5(b"dataset\0"), "HDF5 of data"
    yield "l.h5", make.hdf5(b'{"class_name": "Lambda"}'), "HDF5 of data that mentions Lambda"
    yield "r.dat", make.hdf5(user_block=512), "HDF5 behind a user block, under another name"


def _safe_archives() -> Made:
    texts = {"a/__init__.py": b"import pickle\n", "b.txt": b"cos\nsystem\n", "c.png": PNG}
    yield "a.zip", make.zipped(texts), "a zip archive of ordinary files"
    yield "a.whl", make.zipped({**texts, "a.dist-info/RECORD": b"a,,\n"}), "a wheel"
    yield "s.zip", make.zipped(texts, zipfile.ZIP_STORED), "a zip archive, stored"
    yield "e.zip", make.zipped({}), "an empty zip archive"
    yield "a.tar", make.tarred(texts), "a tar archive"
    yield (
        "pax.tar",
        make.tarred({"d/" * 80: b"x"}, tarfile.PAX_FORMAT),
        "a tar archive with long names",
    )
    for kind, wrap in make.WRAPPERS.items():
        yield "log", wrap(b"2024-01-01 started\n" * 50), f"a log in {kind}"
    yield "a.npy.z", make.zf(bytes(range(1, 200))), "an array's bare bytes in old joblib"
    yield "src.tgz", make.WRAPPERS["gzip"](make.tarred(texts)), "sources in tar in gzip"
    yield "img.zip", PNG + make.zipped(texts), "ordinary files behind an image"
    yield "n.zip", make.zipped({"inner.zip": make.zipped(texts)}), "ordinary files in zip in zip"
    yield "big.zip", make.zipped({"zeros": bytes(3_000_000)}), "many zeros"
    yield "z.gz", make.WRAPPERS["gzip"](b""), "nothing in gzip"
    for suffix in ("safetensors", "onnx", "gguf", "png", "csv"):
        yield f"m.{suffix}", make.pointer(), f"a Git LFS pointer to .{suffix}"


# -- what cannot be read -----------------------------------------------------


def _unread() -> Made:
    text = {"a.txt": b"hello hello hello hello"}
    archive = make.zipped(text)
    gzip = make.WRAPPERS["gzip"](b"some text that is long enough" * 9)
    yield "enc.zip", make.with_flags(make.zipped({"a": noise(200)}, 0), 0x1), "an encrypted member"
    yield "method.zip", make.with_method(archive, 97), "an unknown method"
    yield "aes.zip", make.with_method(archive, 99), "AES"
    yield "d64.zip", make.with_method(archive, 9), "deflate64"
    yield "cut.zip", archive[:50], "a zip archive cut short"
    yield "cut2.zip", archive[:-30], "a zip archive with a damaged list"
    yield "over.zip", _overlapping(), "two members that share their bytes"
    yield "flip.zip", archive.replace(b"PK\x01\x02", b"PK\x01\x03"), "a list with a wrong signature"
    yield "inflate.zip", _broken_deflate(), "damaged deflate data"
    yield "cut.gz", gzip[:-12], "gzip that breaks off"
    yield "bad.gz", gzip[:12] + b"\xff" * 20, "damaged gzip"
    yield "cut.bz2", make.WRAPPERS["bzip2"](b"text" * 50)[:-8], "bzip2 that breaks off"
    yield "cut.xz", make.WRAPPERS["xz"](b"text" * 50)[:-8], "xz that breaks off"
    yield "cut.lz4", make.lz4_stored(b"text" * 50)[:-40], "lz4 that breaks off"
    yield "bad.lz4", b"\x04\x22\x4d\x18\x00\x00\x00", "a damaged lz4 header"
    yield "a.7z", b"7z\xbc\xaf\x27\x1c\0\x04" + noise(90), "7z"
    deep = b"the end"
    for _ in range(12):
        deep = make.WRAPPERS["gzip"](deep)
    yield "deep.gz", deep, "wrapped twelve deep"
    yield "cut.tar", make.tarred({"a": b"x" * 5000})[:2000], "a tar archive that breaks off"
    damaged = bytearray(make.tarred({"a": b"x", "b": b"y"}))
    damaged[1024 + 150] ^= 1
    yield "bad.tar", bytes(damaged), "a tar archive with a damaged header"
    yield "cut.npy", make.npy("'<f8'", "(9,)", bytes(16)), "an array shorter than its shape"
    yield "bad.npy", b"\x93NUMPY\x01\0\x40\0{'descr': ", "a NumPy header that breaks off"
    yield "expr.npy", make.npy("__import__('os')"), "a NumPy header that is an expression"
    yield "keys.npy", b"\x93NUMPY\x01\0\x0b\0{'a': 1}  \n", "a NumPy header without its keys"
    yield "ver.npy", make.npy("'<f8'", version=9), "a NumPy version that is not known"
    yield "not.npy", noise(80), "noise named .npy"
    yield "empty.safetensors", b"", "an empty SafeTensors file"
    yield "short.safetensors", b"\x10\0\0\0", "a SafeTensors file of four bytes"
    yield (
        "long.safetensors",
        struct.pack("<Q", 1 << 40) + b"{}",
        "a SafeTensors header longer than the file",
    )
    yield (
        "json.safetensors",
        make.safetensors(b"{not json}"),
        "a SafeTensors header that is not JSON",
    )
    yield (
        "utf.safetensors",
        make.safetensors(b'{"\xff": 1}'),
        "a SafeTensors header that is not UTF-8",
    )
    yield (
        "nest.safetensors",
        make.safetensors(b'{"a":' + b"[" * 50_000 + b"]" * 50_000 + b"}"),
        "JSON without bottom",
    )
    good = make.gguf({"general.name": "model"})
    yield "cut.gguf", good[:40], "GGUF that breaks off"
    yield (
        "count.gguf",
        good[:8] + struct.pack("<Q", 1 << 60) + good[16:],
        "GGUF with too many tensors",
    )
    yield (
        "string.gguf",
        good.replace(struct.pack("<Q", 5), struct.pack("<Q", 1 << 50)),
        "GGUF with a string too long",
    )
    yield "version.gguf", b"GGUF\x09\0\0\0" + good[8:], "GGUF of an unknown version"
    yield (
        "type.gguf",
        good.replace(struct.pack("<I", 8), struct.pack("<I", 77), 1),
        "GGUF with an unknown type",
    )
    yield "weights.gguf", good[:-8], "GGUF that breaks off in its last tensor"
    yield "cut.h5", make.hdf5(b"dataset\0")[:-20], "HDF5 that breaks off"
    yield "version.h5", b"\x89HDF\r\n\x1a\n\x09" + bytes(90), "an HDF5 version that is not known"
    yield "text.gguf", b"hello", "text named .gguf"
    model = make.onnx_model(make.field(5, make.onnx_tensor()))
    yield "cut.onnx", model[:20], "ONNX that breaks off"
    yield "empty.onnx", b"", "an empty ONNX file"
    yield "no.onnx", make.field(1, 10), "ONNX without a graph"
    yield "deep.onnx", make.onnx_model(_deep_graph()), "ONNX graphs without bottom"
    yield "cut.bin", pickle.dumps({"a": 1, "b": [2]}, 2)[:-4], "a pickle that breaks off"
    yield (
        "cut2.dat",
        pickle.dumps({"a": 1, "b": [2, 3]})[:-4],
        "a pickle that breaks off, with a frame",
    )
    yield (
        "cfg.keras",
        make.zipped({"metadata.json": b"{}", "config.json": b"{"}),
        "a Keras model with damaged JSON",
    )
    for suffix in ("npy", "npz", "h5", "keras", "zip", "gz"):
        yield (
            f"m.{suffix}",
            make.pointer(),
            f"a Git LFS pointer to .{suffix}, whose content decides",
        )
    yield (
        "cut_model.pb/saved_model.pb",
        make.saved_model("Const")[:12],
        "a SavedModel that breaks off",
    )


def _overlapping() -> bytes:
    archive = bytearray(make.zipped({"a": b"hello", "b": b"there"}, 0))
    second = archive.index(b"PK\x01\x02", archive.index(b"PK\x01\x02") + 4)
    archive[second + 42 : second + 46] = bytes(4)
    return bytes(archive)


def _broken_deflate() -> bytes:
    archive = bytearray(make.zipped({"a": b"hello hello hello hello"}))
    archive[31:36] = b"\xff" * 5
    return bytes(archive)


def _deep_graph() -> bytes:
    graph = b""
    for _ in range(60):
        graph = make.field(1, make.field(5, make.field(6, graph)))
    return graph
