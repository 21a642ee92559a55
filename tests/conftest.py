"""How the property tests try: the same few examples every time, or many new ones (`make fuzz`)."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A shared or busy machine must not turn a correct answer into a failure, so no deadline. The
# examples are the same in every run: what is red here is red everywhere. `make fuzz` explores.
settings.register_profile("test", deadline=None, derandomize=True)
settings.register_profile(
    "fuzz",
    deadline=None,
    max_examples=20_000,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("test")
