from __future__ import annotations

from tenpoint.audit.hooks import all_hooks
from tenpoint.audit.points import POINTS


def test_there_are_ten_points_in_order() -> None:
    assert [point.number for point in POINTS] == list(range(1, 11))
    assert len({point.title for point in POINTS}) == 10


def test_every_hook_stands_for_a_point_or_for_the_checklist() -> None:
    assert {module.hook.point for module in all_hooks()} <= set(range(11))


def test_hooks_are_sorted_by_point_then_name_the_checklist_last() -> None:
    keys = [(module.hook.point or 11, module.hook.id) for module in all_hooks()]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys) > 0
