"""Models of a hub that are fetched by their name and by no commit, in Python and in commands.

Functions: `hf_hub_download` and `snapshot_download` of huggingface_hub, `from_pretrained` of any
class, `pipeline` of transformers, the encoders of sentence_transformers. All take `revision`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast
    from typing import NamedTuple

    from tenpoint.kit.downloads.code import Constants
    from tenpoint.kit.parse.shell import Command
    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple


class Unpinned(NamedTuple):
    """A model, and how it is fetched: "without a revision", or at one that moves."""

    model: str
    how: str


# A file with none of these words fetches no model in Python.
WORDS = (
    b"from_pretrained", b"hf_hub_download", b"snapshot_download", b"pipeline",
    b"SentenceTransformer", b"CrossEncoder", b"SparseEncoder",
)  # fmt: skip

_MODEL = Pattern(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
_COMMIT = Pattern(r"[0-9a-f]{40}")
# Folders that programs write their own models to, and not owners at a hub.
_FOLDERS = frozenset(
    """artifacts assets cache checkpoint checkpoints ckpt ckpts data experiments exp local log logs
    model models out output outputs path pretrained results run runs save saved saves temp tmp
    weights""".split()
)
_OTHER_HUBS = frozenset(("modelscope", "paddlenlp", "paddle", "mindnlp", "mindspore", "openmind"))
# Known by their last word, whatever class or alias stands before it.
_BY_WORD = frozenset(("from_pretrained", "hf_hub_download", "snapshot_download"))
# Known by the whole name, with the place of the model among the arguments.
_BY_NAME = {
    "transformers.pipeline": 1,
    "transformers.pipelines.pipeline": 1,
    "sentence_transformers.SentenceTransformer": 0,
    "sentence_transformers.CrossEncoder": 0,
    "sentence_transformers.SparseEncoder": 0,
}
_NAMES_MODEL = (
    "repo_id", "pretrained_model_name_or_path", "pretrained_model_link_or_path",
    "pretrained_model_name", "model_id", "model_name_or_path", "model_name", "model",
)  # fmt: skip


def unpinned_call(
    call: ast.Call, names: tuple[str, ...], constants: Constants, source: Source
) -> Unpinned | None:
    """The model that a call fetches by name and by no commit.

    `names` are what the call's function stands for. None as well for what is somebody else's
    decision: a variable, `**options`, a folder, a class of this file with its own
    `from_pretrained`.
    """
    place = _place(call, names, constants)
    words = {word.arg: word.value for word in call.keywords if word.arg}
    if place is None or len(words) < len(call.keywords) or _is_elsewhere(words, constants):
        return None
    named = next((words[name] for name in _NAMES_MODEL if name in words), None)
    model = constants.text(call.args[place] if len(call.args) > place else named)
    if not _MODEL.fullmatch(model) or _is_folder(model, source):
        return None
    return _unless_pinned(model, constants.text(words.get("revision")), words.get("revision"))


def _place(call: ast.Call, names: tuple[str, ...], constants: Constants) -> int | None:
    """Where the model stands among the arguments; None when the call fetches none of a hub."""
    import ast

    for name in names:
        if name in _BY_NAME:
            return _BY_NAME[name]
    function = call.func
    last = function.attr if isinstance(function, ast.Attribute) else ""
    last = names[0].rpartition(".")[2] if names else last
    if last not in _BY_WORD or (last == "snapshot_download" and not names):
        return None
    if _OTHER_HUBS & {name.partition(".")[0] for name in names}:
        return None
    owner = function.value if isinstance(function, ast.Attribute) else function
    own = constants.methods.get(owner.id, ()) if isinstance(owner, ast.Name) else ()
    return None if last in own else 0


def _is_elsewhere(words: Mapping[str, ast.expr], constants: Constants) -> bool:
    """Whether only this machine is asked, or no model is fetched."""
    import ast

    local = words.get("local_files_only")
    if isinstance(local, ast.Constant) and local.value is True:
        return True
    return constants.text(words.get("repo_type")) in ("dataset", "space")


def _unless_pinned(model: str, text: str, revision: ast.expr | None) -> Unpinned | None:
    import ast

    if revision is None or (isinstance(revision, ast.Constant) and revision.value is None):
        return Unpinned(model, "without a revision")
    if not text or "{}" in text or _COMMIT.fullmatch(text):
        return None  # a variable: somebody else's decision
    return Unpinned(model, f"at the revision {text}")


def _is_folder(model: str, source: Source) -> bool:
    """Whether the name means a folder: one that programs write to, or one of the tree."""
    if model.partition("/")[0].lower() in _FOLDERS or model.endswith((".py", ".json", ".txt")):
        return True
    return source.repo is not None and any(
        path.startswith(f"{model}/") for path in source.repo.tracked()
    )


# -- commands --------------------------------------------------------------------------------------


def unpinned_command(command: Command) -> tuple[Unpinned, int] | None:
    """The same of `hf download` and `huggingface-cli download`, with the start of the name."""
    from tenpoint.kit.parse.shell import unwrapped

    words = unwrapped(command)
    texts = [word.text for word in words]
    program = texts[0].rpartition("/")[2] if texts else ""
    if program not in ("huggingface-cli", "hf") or texts[1:2] != ["download"]:
        return None
    model = next((word for word in words[2:] if not word.text.startswith("-")), None)
    if model is None or model.expands or not _MODEL.fullmatch(model.text):
        return None
    if any(text in ("dataset", "space", "--repo-type=dataset") for text in texts):
        return None
    revision = _option(texts, "--revision")
    if _COMMIT.fullmatch(revision) or "$" in revision:
        return None
    how = f"at the revision {revision}" if revision else "without a revision"
    return Unpinned(model.text, how), model.start


def _option(texts: Sequence[str], name: str) -> str:
    for place, text in enumerate(texts):
        if text == name:
            return texts[place + 1] if place + 1 < len(texts) else ""
        if text.startswith(f"{name}="):
            return text.partition("=")[2]
    return ""
