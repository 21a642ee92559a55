"""The command line's parser: argparse, whose complaints quote no key."""

from __future__ import annotations

import argparse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


class Parser(argparse.ArgumentParser):
    """No option is abbreviated, so that a new one never changes what an old command means."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        from tenpoint.kit.finding import keyless
        from tenpoint.kit.secret import shown

        super().error(shown(keyless(message)))
