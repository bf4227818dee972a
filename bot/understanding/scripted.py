"""Understanding without Rasa: a table of sentences, for tests that need the same answer every time."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.folding import fold
from bot.core.understanding import Understanding
from bot.errors import UnderstandingUnavailable


class ScriptedInterpreter:
    """The `Interpreter` port over a table; a text outside it is *otherwise*, by default a bare value."""

    def __init__(
        self, table: Mapping[str, str | Understanding], *, otherwise: str = "inform", available: bool = True
    ) -> None:
        """*table*: sentence (case, accents and punctuation do not matter) → intent or whole understanding."""
        self._table = {fold(sentence): meaning for sentence, meaning in table.items()}
        self._otherwise = otherwise
        self.available = available

    async def understand(self, text: str) -> Understanding:
        """Return the table's meaning of *text*. Raises `UnderstandingUnavailable` while not *available*."""
        if not self.available:
            raise UnderstandingUnavailable
        meaning = self._table.get(fold(text), self._otherwise)
        if isinstance(meaning, Understanding):
            return meaning
        return Understanding(meaning, 1.0, ((meaning, 1.0),))
