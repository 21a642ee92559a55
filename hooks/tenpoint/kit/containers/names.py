"""Which files are Dockerfiles and compose files, by their names, as path patterns."""

from __future__ import annotations

# Patterns know no "any case": both cases of every letter are spelled out.
_WORDS = tuple(
    "".join(f"[{letter.upper()}{letter}]" for letter in word)
    for word in ("dockerfile", "containerfile")
)

# `Dockerfile`, `agent.dockerfile`, `Dockerfile.prod`, `Dockerfile-gpu`, `DockerfileCelery`
DOCKERFILES = (
    *(f"{word}{end}" for word in _WORDS for end in ("", ".*", "[-_A-Z0-9]*")),
    *(f"*[-_.]{word}" for word in _WORDS),
)
COMPOSE_FILES = tuple(
    f"{start}{end}" for start in ("compose*", "docker-compose*") for end in (".yml", ".yaml")
)

# `Dockerfile.md` tells about one, `Dockerfile.j2` becomes one, `dockerfile_parser.py` reads one,
# `dockerfile-stages.png` shows one.
_OTHER = (
    "dockerignore", "md", "rst", "html", "j2", "jinja", "jinja2", "template", "tmpl", "tpl", "erb",
    "ejs", "hbs", "m4", "in", "inc", "include", "patch", "diff", "orig", "bak", "json", "y*ml",
    "toml", "lock", "log", "tm*", "nanorc", "vim", "iml", "png", "jp*g", "gif", "webp", "svg",
    "ico", "pdf", "drawio", "dot", "puml", "mmd", "csv", "xml", "zip", "gz", "tgz", "mp4",
)  # fmt: skip
_CODE = (
    "py", "pyi", "go", "js", "ts", "tsx", "jsx", "mjs", "cjs", "rb", "java", "kt", "rs", "c", "h",
    "cc", "cpp", "cs", "php", "lua", "sh", "ps1", "txt",
)  # fmt: skip
NO_DOCKERFILES = (
    *(f"{word}*.{end}" for word in _WORDS for end in _OTHER),
    *(f"{word}*__tmpl__" for word in _WORDS),  # of Nx
    *(f"{word}[-_A-Z0-9]*.{end}" for word in _WORDS for end in _CODE),
    # `Dockerfile.go` may be the one for Go; in small letters it is a module.
    *(f"{word}.{end}" for word in ("dockerfile", "containerfile") for end in _CODE),
)
