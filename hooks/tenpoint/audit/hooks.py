"""All hooks there are: every public module beside the kit and the audit is one."""

from __future__ import annotations

from importlib import import_module

from tenpoint.kit.config import hook_ids
from tenpoint.kit.hook import Hook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:  # `tenpoint check` runs at every commit
    from tenpoint.kit.light import NamedTuple


class HookModule(NamedTuple):
    """A hook and its manual, the docstring of its module."""

    hook: Hook
    manual: str


def all_hooks() -> list[HookModule]:
    """Every hook, by point and id; the deployment checklist's (point 0) stand last."""
    found = [_load(id) for id in hook_ids()]
    return sorted(found, key=lambda module: (module.hook.point or 11, module.hook.id))


def _load(id: str) -> HookModule:
    module = import_module(f"tenpoint.{id.replace('-', '_')}")
    hook = module.hook
    if not isinstance(hook, Hook) or hook.id != id:
        raise TypeError(f"{module.__name__}: `hook` must be the Hook {id!r}")
    return HookModule(hook, (module.__doc__ or "").strip())
