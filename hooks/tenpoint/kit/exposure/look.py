"""A first look at a file: without one of these words it opens nothing, and is not parsed.

They are necessary, never sufficient: the readers decide.
"""

from __future__ import annotations

from tenpoint.kit.parse import identifiers
from tenpoint.kit.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

# For Python: all words of one of these.
_TOGETHER = tuple(
    frozenset(words.encode().split())
    for words in (
        *("launch share", "launch GradioUI", "debug run", "debug run_server", "use_debugger"),
        *("ngrok", "pyngrok", "flask_ngrok", "flask_cloudflared", "pycloudflared", "setup_tunnel"),
        *("debugpy", "ptvsd", "rpdb", "remote_pdb", "web_pdb", "--remote-debugging-address"),
        *("NotebookApp token", "ServerApp token", "LabApp token", "IdentityProvider token"),
        "INSTALLED_APPS DEBUG",
    )
)
# For all else: one of these texts, or `lt` as a word.
_TEXTS = (
    *(b"_DEBUG", b"GRADIO_SHARE", b"--debug", b"debugpy", b"--inspect", b"remote-debugging"),
    *(b".token", b"ngrok", b"cloudflared", b"localtunnel"),
)


def of_python(words: AbstractSet[bytes]) -> bool:
    """Whether code with these words (`identifiers`) may open something."""
    return any(needed <= words for needed in _TOGETHER)


def of_text(source: Source) -> bool:
    """Whether a Dockerfile, a compose file, a Procfile or a script may open something."""
    data = source.utf8
    return any(text in data for text in _TEXTS) or (
        b"lt" in data and b"lt" in source.memo(identifiers.read)
    )
