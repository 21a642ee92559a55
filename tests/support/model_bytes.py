"""Small model files of every layout, written by hand: no model library is needed to make them."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import pickle
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence


class Payload:
    """Pickles to a call of `os.system`; nothing here ever loads it."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        import os

        return os.system, ("true",)


def evil(protocol: int = 4) -> bytes:
    return pickle.dumps(Payload(), protocol)


# -- wrappers ----------------------------------------------------------------


def zlib_window(data: bytes, bits: int) -> bytes:
    machine = zlib.compressobj(9, zlib.DEFLATED, bits)
    return machine.compress(data) + machine.flush()


def lz4_stored(data: bytes) -> bytes:
    """One frame with one block that is not compressed; its header check sum is left at zero."""
    block = struct.pack("<I", len(data) | 0x80000000) + data
    return b"\x04\x22\x4d\x18\x60\x70\x00" + block + bytes(4)


def lz4_literals(data: bytes) -> bytes:
    """One frame with one compressed block that holds literals only."""
    length = len(data)
    block = bytes([min(length, 15) << 4])
    if length >= 15:
        block += b"\xff" * ((length - 15) // 255) + bytes([(length - 15) % 255])
    block += data
    return b"\x04\x22\x4d\x18\x60\x70\x00" + struct.pack("<I", len(block)) + block + bytes(4)


def zf(data: bytes, mark: str = "") -> bytes:
    """joblib's format of before 0.10; Python 2 put an L behind the length."""
    return b"ZF" + (hex(len(data)) + mark).ljust(19 + len(mark)).encode() + zlib.compress(data)


WRAPPERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "lzma": lambda data: lzma.compress(data, lzma.FORMAT_ALONE),
    "zlib": lambda data: zlib.compress(data),
    "zlib with a small window": lambda data: zlib_window(data, 12),
    "lz4 stored": lz4_stored,
    "lz4 packed": lz4_literals,
    "old joblib": zf,
}


# -- archives ----------------------------------------------------------------


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def with_flags(archive: bytes, flags: int) -> bytes:
    """The same zip archive with flag bits set in both kinds of headers."""
    data = bytearray(archive)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + at] |= flags
            place = data.find(signature, place + 4)
    return bytes(data)


def with_method(archive: bytes, method: int) -> bytes:
    """The same zip archive, said to be packed otherwise."""
    data = bytearray(archive)
    for signature, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = data.find(signature)
        while place >= 0:
            data[place + at : place + at + 2] = struct.pack("<H", method)
            place = data.find(signature, place + 4)
    return bytes(data)


def local_member(name: str, data: bytes) -> bytes:
    """A zip member's local header and data, with nothing that lists it."""
    raw = name.encode()
    sizes = (zlib.crc32(data), len(data), len(data), len(raw), 0)
    return struct.pack("<4s5HIIIHH", b"PK\x03\x04", 20, 0, 0, 0, 0, *sizes) + raw + data


def tarred(members: Mapping[str, bytes], format: int = tarfile.GNU_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=format) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def tar_v7(name: bytes, data: bytes) -> bytes:
    """The oldest layout: no magic, only a check sum."""
    header = bytearray(512)
    header[: len(name)] = name
    header[100:108] = b"0000644\0"
    header[108:116] = header[116:124] = b"0000000\0"
    header[124:136] = b"%011o\0" % len(data)
    header[136:148] = b"%011o\0" % 0
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header) + data + bytes(-len(data) % 512) + bytes(1024)


# -- torch -------------------------------------------------------------------

TENSOR_PICKLE = (
    b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\nq\x00((X\x07\x00\x00\x00storageq\x01"
    b"ctorch\nFloatStorage\nq\x02X\x01\x00\x00\x000q\x03X\x03\x00\x00\x00cpuq\x04K\x01tq\x05Q"
    b"K\x00K\x01\x85q\x06K\x01\x85q\x07\x89ccollections\nOrderedDict\nq\x08)Rq\ttq\nRq\x0b."
)


def torch_zip(
    pickled: bytes = TENSOR_PICKLE, *, script: bool = False, name: str = "archive"
) -> bytes:
    members = {
        f"{name}/data.pkl": pickled,
        f"{name}/byteorder": b"little",
        f"{name}/data/0": bytes(4),
        f"{name}/version": b"3\n",
    }
    if script:
        members[f"{name}/code/__torch__.py"] = b"class M(Module):\n  pass\n"
        members[f"{name}/constants.pkl"] = b"\x80\x02).."[:-1]
    return zipped(members, zipfile.ZIP_STORED)


def torch_large() -> bytes:
    """The end that PyTorch's own writer gives every file: zip64 records that nothing needs."""
    archive = torch_zip()
    start, end = archive.index(b"PK\x01\x02"), archive[-22:]
    count = int.from_bytes(end[10:12], "little")
    directory = archive[start:-22]
    sizes = (44, 798, 45, 0, 0, count, count, len(directory), start)
    end64 = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", *sizes)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, len(archive) - 22, 1)
    return archive[:-22] + end64 + locator + end


def torch_legacy(pickled: bytes = TENSOR_PICKLE) -> bytes:
    parts = [0x1950A86A20F9469CFC6C, 1001, {"little_endian": True}]
    return (
        b"".join(pickle.dumps(part, 2) for part in parts)
        + pickled
        + pickle.dumps(["0"], 2)
        + bytes(12)
    )


def torch_tar(pickled: bytes = TENSOR_PICKLE) -> bytes:
    number = pickle.dumps(1, 2)
    return tarred(
        {"sys_info": pickle.dumps({}, 2), "pickle": pickled, "storages": number, "tensors": number}
    )


def joblib_array(raw: bytes = bytes(64)) -> bytes:
    """What joblib writes without compression: the array's bytes stand between the opcodes."""
    return (
        b"\x80\x04\x95\x40\x00\x00\x00\x00\x00\x00\x00\x8c\x13joblib.numpy_pickle\x94"
        b"\x8c\x11NumpyArrayWrapper\x94\x93\x94)\x81\x94}\x94(\x8c\x05shape\x94K\x10\x85\x94"
        b"\x8c\x05order\x94\x8c\x01C\x94ub\x10" + b"\xff" * 16 + raw + b"."
    )


# -- numpy -------------------------------------------------------------------


def npy(descr: str, shape: str = "(2,)", data: bytes = bytes(16), version: int = 1) -> bytes:
    """An array file; `descr` and `shape` are Python literals."""
    header = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}".encode()
    width = 2 if version == 1 else 4
    header += b" " * (-(len(header) + 9 + width) % 64) + b"\n"
    return (
        b"\x93NUMPY" + bytes([version, 0]) + len(header).to_bytes(width, "little") + header + data
    )


# -- safetensors -------------------------------------------------------------


def safetensors(header: object, data: bytes = b"") -> bytes:
    raw = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(raw)) + raw + data


def tensor(
    begin: int, end: int, dtype: str = "U8", shape: Sequence[int] | None = None
) -> dict[str, object]:
    return {
        "dtype": dtype,
        "shape": [end - begin] if shape is None else shape,
        "data_offsets": [begin, end],
    }


# -- GGUF --------------------------------------------------------------------


def gguf_text(text: str, order: str = "<") -> bytes:
    return struct.pack(f"{order}Q", len(text.encode())) + text.encode()


def gguf(
    pairs: Mapping[str, str | int | list[str]],
    *,
    version: int = 3,
    order: str = "<",
    tensors: int = 1,
) -> bytes:
    out = b"GGUF" + struct.pack(f"{order}IQQ", version, tensors, len(pairs))
    for key, value in pairs.items():
        out += gguf_text(key, order)
        if isinstance(value, str):
            out += struct.pack(f"{order}I", 8) + gguf_text(value, order)
        elif isinstance(value, int):
            out += struct.pack(f"{order}II", 4, value)
        else:
            out += struct.pack(f"{order}IIQ", 9, 8, len(value))
            out += b"".join(gguf_text(text, order) for text in value)
    for index in range(tensors):
        out += gguf_text(f"t{index}", order) + struct.pack(f"{order}IQIQ", 1, 8, 0, 0)
    return out + bytes(-len(out) % 32) + bytes(32 * tensors)


# -- protobuf, ONNX, TensorFlow ----------------------------------------------


def varint(number: int) -> bytes:
    out = b""
    while number > 0x7F:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


def field(number: int, content: int | bytes | str) -> bytes:
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    raw = content.encode() if isinstance(content, str) else content
    return varint(number << 3 | 2) + varint(len(raw)) + raw


def onnx_tensor(location: str | None = None, raw: bytes = bytes(4)) -> bytes:
    out = field(1, 1) + field(2, 1) + field(8, "w")
    if location is None:
        return out + field(9, raw)
    return out + field(13, field(1, "location") + field(2, location)) + field(14, 1)


def onnx_model(graph: bytes = b"", *, domain: str = "", more: bytes = b"") -> bytes:
    node = field(1, "x") + field(2, "y") + field(4, "Identity")
    body = field(1, node) + field(2, "g") + graph
    opset = field(1, domain) + field(2, 21) if domain else field(2, 21)
    return field(1, 10) + field(2, "by hand") + field(7, body) + field(8, opset) + more


def saved_model(*operations: str, in_function: bool = False) -> bytes:
    nodes = b"".join(
        field(3 if in_function else 1, field(1, f"n{i}") + field(2, name))
        for i, name in enumerate(operations)
    )
    graph = field(2, field(1, field(1, b"") + nodes)) if in_function else nodes
    return field(1, 1) + field(2, field(1, field(5, "serve")) + field(2, graph))


# -- Keras and HDF5 ----------------------------------------------------------


def layers(*classes: str) -> dict[str, object]:
    return {
        "class_name": "Sequential",
        "config": {"layers": [{"class_name": name, "config": {"name": name}} for name in classes]},
    }


def keras(*classes: str, config: object = None) -> bytes:
    return zipped(
        {
            "metadata.json": b'{"keras_version": "3.5.0"}',
            "config.json": json.dumps(config if config is not None else layers(*classes)).encode(),
            "model.weights.h5": hdf5(),
        }
    )


def hdf5(content: bytes = b"", user_block: int = 0) -> bytes:
    """The superblock of an HDF5 file and some bytes of what can be in one."""
    size = 8 + 88 + len(content) + 64
    addresses = struct.pack("<QQQQ", 0, 2**64 - 1, size, 2**64 - 1)
    superblock = bytes(5) + bytes([8, 8, 0]) + struct.pack("<HHI", 4, 16, 0) + addresses
    start = b"\x89HDF\r\n\x1a\n" + superblock.ljust(88, b"\0")
    return bytes(user_block) + start + content + bytes(64)


def keras_hdf5(*classes: str, escape: bool = False, user_block: int = 0) -> bytes:
    config = json.dumps(layers(*classes)).encode()
    if escape:
        config = config.replace(b"Lambda", b"L\\u0061mbda")
    return hdf5(b"keras_version\0" + b"model_config\0" + config, user_block)


# -- Git LFS -----------------------------------------------------------------


def pointer(size: int = 12345) -> bytes:
    return b"version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %d\n" % (
        b"ab" * 32,
        size,
    )
