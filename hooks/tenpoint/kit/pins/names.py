"""Names one slip away from a well-known one: `pydantik`, `reqeusts`, `dotenv-python`.

Whoever registers such a name on the public index waits for somebody's typing error, or for
a model's. A name looks like a known one when one character is missing, added, wrong or swapped with
its neighbour, or when its words are in another order. Short names are left out: they are
too close to too many.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

SHORTEST = 6

# What agent projects are made of, and what everything is made of.
KNOWN = (
    "accelerate", "aiohttp", "alembic", "anthropic", "autogen-agentchat", "beautifulsoup4",
    "bitsandbytes", "browser-use", "celery", "certifi", "chainlit", "charset-normalizer",
    "chromadb", "cohere", "colorama", "crewai", "cryptography", "datasets", "diffusers", "django",
    "duckduckgo-search", "faiss-cpu", "fastapi", "fastmcp", "google-genai",
    "google-generativeai", "gradio", "grpcio", "guardrails-ai", "huggingface-hub", "instructor",
    "jinja2", "langchain", "langchain-anthropic", "langchain-community", "langchain-core",
    "langchain-openai", "langgraph", "langsmith", "litellm", "llama-cpp-python", "llama-index",
    "loguru", "matplotlib", "mistralai", "numpy", "ollama", "openai",
    "openai-agents", "opencv-python", "pandas", "paramiko", "pillow", "pinecone", "playwright",
    "protobuf", "pyautogen", "pydantic", "pydantic-ai", "pydantic-settings",
    "pymongo", "pytest", "python-dateutil", "python-dotenv", "python-multipart",
    "pytorch-lightning", "pyyaml", "qdrant-client", "requests", "safetensors", "scikit-learn",
    "selenium", "semantic-kernel", "sentence-transformers", "setuptools", "smolagents",
    "sqlalchemy", "starlette", "streamlit", "tenacity", "tensorflow", "tiktoken", "tokenizers",
    "torchaudio", "torchvision", "transformers", "unstructured", "urllib3", "uvicorn",
    "vertexai", "weaviate-client", "xformers",
)  # fmt: skip
# Packages of good standing that are that close: every hit among the 15,000 most downloaded
# names of the public index.
ALLOWED = frozenset(
    (
        "pyaml", "dataset", "dydantic", "unicorn", "pyyml", "grequests", "fastai", "faiss-gpu",
        "beautifulsoup", "pymantic", "datazets", "ctransformers", "panda", "openapi",
        "djongo", "ipytest", "willow", "guardrails-api",
    )
)  # fmt: skip


def lookalike(project: str) -> str:
    """The known name that a project's canonical name looks like, empty when it does not."""
    if len(project) < SHORTEST - 1 or project in ALLOWED:
        return ""
    known, shorter, words = _tables()
    if project in known:
        return ""
    if "-" in project and (swapped := words.get("-".join(sorted(project.split("-"))))):
        return swapped
    for candidate in (project, *_shorter(project)):
        if candidate in known and candidate != project:
            return candidate  # one character too many
        for near in shorter.get(candidate, ()):
            if _is_one_slip(project, near):
                return near
    return ""


@cache
def _tables() -> tuple[frozenset[str], dict[str, list[str]], dict[str, str]]:
    """The known names; those names by each of their one-shorter forms; and by their words."""
    long = [name for name in KNOWN if len(name) >= SHORTEST]
    shorter: dict[str, list[str]] = {}
    for name in long:
        for form in set(_shorter(name)):
            shorter.setdefault(form, []).append(name)
    words = {"-".join(sorted(name.split("-"))): name for name in long if "-" in name}
    return frozenset(long), shorter, words


def _shorter(name: str) -> Iterator[str]:
    return (name[:i] + name[i + 1 :] for i in range(len(name)))


def _is_one_slip(name: str, known: str) -> bool:
    """Whether one is the other with a character missing, wrong, or swapped with its neighbour.

    Two names with a common shorter form may still be two slips apart.
    """
    if abs(len(name) - len(known)) == 1:
        return True  # then the shorter form is one of the two
    if len(name) != len(known):
        return False
    different = [i for i in range(len(name)) if name[i] != known[i]]
    if len(different) == 1:
        return True
    return (
        len(different) == 2
        and different[1] == different[0] + 1
        and name[different[0]] == known[different[1]]
        and name[different[1]] == known[different[0]]
    )
