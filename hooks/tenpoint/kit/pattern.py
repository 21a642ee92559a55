"""Regular expressions that are compiled when they are first used, not when a hook starts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import AnyStr, Generic
else:

    class Generic:
        def __class_getitem__(cls, item: object) -> type:
            return cls

    AnyStr = None


class Pattern(Generic[AnyStr]):
    """A compiled pattern's methods, without its cost until one of them is called.

    Compiling a long verbose pattern takes milliseconds, a clean file needs none of them.
    """

    __slots__ = ("_compiled", "_flags", "_source")

    def __init__(self, source: AnyStr, flags: int = 0) -> None:
        self._source: AnyStr = source
        self._flags = flags
        self._compiled: re.Pattern[AnyStr] | None = None

    @property
    def pattern(self) -> AnyStr:
        return self._source

    @property
    def compiled(self) -> re.Pattern[AnyStr]:
        if self._compiled is None:
            import re  # loading it costs a third of a bare start

            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def search(self, text: AnyStr, start: int = 0) -> re.Match[AnyStr] | None:
        return self.compiled.search(text, start)

    def match(self, text: AnyStr, start: int = 0) -> re.Match[AnyStr] | None:
        return self.compiled.match(text, start)

    def fullmatch(self, text: AnyStr) -> re.Match[AnyStr] | None:
        return self.compiled.fullmatch(text)

    def finditer(
        self, text: AnyStr, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[AnyStr]]:
        return self.compiled.finditer(text, start, len(text) if end is None else end)

    def sub(self, new: AnyStr | Callable[[re.Match[AnyStr]], AnyStr], text: AnyStr) -> AnyStr:
        return self.compiled.sub(new, text)
