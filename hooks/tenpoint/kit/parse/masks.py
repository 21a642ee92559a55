"""What may be shown of a secret: a masked form, or a literal that never was one."""

from __future__ import annotations

import re

from tenpoint.kit.pattern import Pattern

_MASKS = Pattern(
    r"mask|redact|censor|saniti[sz]e|obfuscat|hash|scrub|hide|anonymi|fingerprint|digest|encrypt",
    re.IGNORECASE,
)
_NAME_OF_VARIABLE = Pattern(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[a-z]+(?:[-_.][a-z]+)*")


def is_mask(name: str) -> bool:
    """Whether a function of this name gives something that may be shown."""
    return _MASKS.search(name) is not None


def is_plain_text(value: str) -> bool:
    """Whether a literal is a name, a sentence or a stand-in, and no secret itself."""
    return (
        len(value) < 4
        or any(sign in value for sign in " *<>{}…/")
        or _NAME_OF_VARIABLE.fullmatch(value) is not None
    )
