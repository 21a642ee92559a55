"""URLs that end in a model, an archive or a program."""

from __future__ import annotations

import re

from tenpoint.kit.pattern import Pattern

_FILE_URL = Pattern(
    r"""(?:https?|ftp)://(?!localhost\b|127\.|\[::1\]|0\.0\.0\.0)[^\s'"]*?
    /(?P<file>[^/\s'"?#]*\.(?:
        bin|safetensors|gguf|ggml|onnx|ptl?|pth|ckpt|h5|hdf5|keras|pkl|pickle|joblib|np[yz]|tflite|pb
        |mlmodel|zip|t?gz|tar|tbz2?|bz2|t?xz|7z|rar|zst|whl|jar|deb|rpm|dmg|pkg|exe|msi|AppImage))
    (?:[?#][^\s'"]*)?""",
    re.VERBOSE | re.IGNORECASE,
)
FILE_ENDING = Pattern(
    r"\.(?:bin|safetensors|gg\w\w|onnx|ptl?|pth|ckpt|h5|hdf5|keras|pkl|pickle|joblib|np[yz]|tflite|pb"
    r"|mlmodel|zip|t?gz|tar|tbz2?|bz2|t?xz|7z|rar|zst|whl|jar|deb|rpm|dmg|pkg|exe|msi|AppImage)"
    r"[\"'?#\s]",
    re.IGNORECASE,
)
LONGEST_URL = 4096  # longer ones nobody writes, and the pattern takes its time with them


def file_at(url: str) -> str:
    """The name of the model, archive or program that a URL ends in; empty when it does not."""
    found = _FILE_URL.fullmatch(url) if len(url) <= LONGEST_URL else None
    return found["file"] if found is not None else ""
