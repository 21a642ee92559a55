"""Every credential format of the table, from the files beside this one.

A new format is one row in the file it belongs to: take the shape from the provider's own page or
from a public rule, and say in `documented` which. Two rows may share a shape only if a test says
so (`tests/test_credential_formats.py`).
"""

from __future__ import annotations

from tenpoint.kit.credentials.format import Format
from tenpoint.kit.credentials.providers import (
    ai,
    cloud,
    code,
    data,
    identity,
    messaging,
    payment,
    web,
    work,
)

__all__ = ["FORMATS"]

FORMATS: tuple[Format, ...] = (
    *ai.FORMATS,
    *cloud.FORMATS,
    *code.FORMATS,
    *messaging.FORMATS,
    *payment.FORMATS,
    *data.FORMATS,
    *identity.FORMATS,
    *work.FORMATS,
    *web.FORMATS,
)
