"""Names one slip away from a well-known one: `pydantik`, `reqeusts`, `dotenv-python`.

Whoever registers such a name on the public index waits for somebody's typing error, or for
a model's. A name looks like a known one when one character is missing, added, wrong or swapped with
its neighbour, or when its words are in another order. Short names are left out: they are
too close to too many.
"""

from __future__ import annotations

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

_LONGEST = max(map(len, KNOWN))


_NAMES = frozenset(KNOWN)


def lookalike(project: str) -> str:
    """The known name that a project's canonical name looks like, empty when it does not."""
    length = len(project)
    if length < SHORTEST - 1 or project in _NAMES or project in ALLOWED:
        return ""
    first, last = project[0], project[-1]
    for known in KNOWN:
        near = -1 <= len(known) - length <= 1 and (known[0] == first or known[-1] == last)
        if near and len(known) >= SHORTEST and _is_one_slip(project, known):
            return known
    if "-" in project:
        words = sorted(project.split("-"))
        for known in KNOWN:
            if len(known) == length and "-" in known and sorted(known.split("-")) == words:
                return known
    return ""


def _is_one_slip(name: str, known: str) -> bool:
    """Whether one is the other with a character missing, wrong, or swapped with its neighbour."""
    same = min(len(name), len(known))
    at = next((i for i in range(same) if name[i] != known[i]), same)
    if len(name) != len(known):
        longer, shorter = (name, known) if len(name) > len(known) else (known, name)
        return longer[at + 1 :] == shorter[at:]
    if name[at + 1 :] == known[at + 1 :]:
        return True
    swapped = name[at : at + 2] == known[at : at + 2][::-1]
    return swapped and name[at + 2 :] == known[at + 2 :]
