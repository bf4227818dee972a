"""What goes wrong on demand: in the next call of a method, before or after its effect."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

HTML: Final = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"


@dataclass(frozen=True)
class Fault:
    """One failure; `after_effect` does the work first, so that the caller cannot know."""

    status: int = 200
    description: str = ""
    retry_after: int | None = None
    is_html: bool = False
    seconds: float = 0.0  # how long the answer takes
    drops: bool = False  # the connection ends without an answer
    after_effect: bool = False
    action: Callable[[], None] | None = None  # what happens meanwhile, before the answer


class Faults:
    """Failures in wait, first come first served; "*" is any method."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def server_error(self, method: str, *, status: int = 500, times: int = 1) -> None:
        """Answer with an error of the server's and do nothing."""
        self._add(method, Fault(status, "Internal Server Error"), times)

    def html(self, method: str, *, status: int = 502, after_effect: bool = False, times: int = 1) -> None:
        """Answer with a proxy's page in the place of JSON."""
        self._add(method, Fault(status, is_html=True, after_effect=after_effect), times)

    def error(self, method: str, status: int, description: str, *, times: int = 1) -> None:
        """Answer with that error and do nothing."""
        self._add(method, Fault(status, description), times)

    def too_many_requests(self, method: str, *, retry_after: int = 1, times: int = 1) -> None:
        """Answer 429 and do nothing."""
        words = f"Too Many Requests: retry after {retry_after}"
        self._add(method, Fault(429, words, retry_after=retry_after), times)

    def drop(self, method: str, *, after_effect: bool = False, times: int = 1) -> None:
        """End the connection without an answer, perhaps after doing the work (the ambiguous case)."""
        self._add(method, Fault(drops=True, after_effect=after_effect), times)

    def slow(self, method: str, seconds: float, *, times: int = 1) -> None:
        """Do the work, and answer only after real seconds."""
        self._add(method, Fault(seconds=seconds, after_effect=True), times)

    def lost_answer(self, method: str, *, status: int = 500, times: int = 1) -> None:
        """Do the work, and answer an error all the same."""
        self._add(method, Fault(status, "Internal Server Error", after_effect=True), times)

    def meanwhile(self, method: str, action: Callable[[], None], *, after_effect: bool = True) -> None:
        """Do something of the test's (kill the bot, say) in a call, whose connection then ends without an answer."""
        self._add(method, Fault(drops=True, after_effect=after_effect, action=action), 1)

    def take(self, method: str) -> Fault | None:
        """Return the failure that this call meets, once."""
        for key in (method.lower(), "*"):
            if self._waiting[key]:
                return self._waiting[key].popleft()
        return None

    def clear(self) -> None:
        """Forget those that nothing met."""
        self._waiting.clear()

    def _add(self, method: str, fault: Fault, times: int) -> None:
        self._waiting[method.lower()].extend([fault] * times)
