"""What the people of a soak do: ask for campaigns, answer, digress, cancel or send, and decide."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.soak.canned_rasa import ASIDES, CANCEL, FIRST
from tests.soak.seats import Seat, Shown

ANSWERS = {
    "cómo se llama la campaña": "Renovación de crédito 2027-1",
    "de qué clase": ">Servicio",
    "informativa (solo": "informativa",
    "cuál es el objetivo": "Recordar a los beneficiarios la fecha límite para renovar su crédito",
    "sabrás que funcionó": "porcentaje de personas que renovaron en los 15 días siguientes",
    "cobrar una deuda": ">No",
    "qué personas de ese público": "beneficiarios de pregrado con renovación pendiente",
    "viven en el exterior": "no",
    "qué día empieza": "en dos semanas",
    "qué día termina": "en un mes",
    "en qué horario": "de lunes a viernes de 8 a 5",
    "mensaje por whatsapp": "Hola, {nombre}. El plazo de renovación se acerca.",
    "con qué tipificación": "Renovación 2027-1",
}
"""A word of each question → words, or a button's label behind `>`."""
LAST = "adjunta la base"
STOP = "Sí, cancelar"
SECONDS = 180.0  # a busy machine is slow; an answer that never comes is what is looked for
DIGRESSES, REPEATS, BREAKS = 0.1, 0.02, 0.02


@dataclass
class Tally:
    """What happened."""

    most: int
    ends_at: float = float("inf")  # by the monotonic clock
    turns: int = 0
    begun: int = 0
    unanswered: list[str] = field(default_factory=list)
    puzzled: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        """Whether there were turns enough, or something that makes more useless."""
        is_late = time.monotonic() >= self.ends_at
        return is_late or self.turns >= self.most or len(self.unanswered) + len(self.puzzled) > 20


@dataclass
class Requester:
    """Asks for one campaign after another."""

    name: str
    seat: Seat
    until: Callable[[Callable[[], bool], float], object]
    random: Random
    tally: Tally

    async def live(self) -> None:
        """Go on until the soak is over; a request that was begun is ended."""
        while not self.tally.is_over:
            await self._request()

    async def _request(self) -> None:
        self.tally.begun += 1
        await self._say(FIRST)
        for _ in range(self.random.randrange(4, len(ANSWERS) + 2)):
            if self.random.random() < DIGRESSES:
                await self._say(self.random.choice(list(ASIDES)))
            if not await self._answer():
                break
        last = max((one.order for one in self.seat.shown()), default=0.0)
        await self._say(CANCEL)
        if not await self._wait(
            lambda: any(STOP in one.buttons and one.order > last for one in self.seat.shown())
        ):
            self.tally.puzzled.append(f"{self.name}: no {STOP} after {self._newest()}")
            return
        await self._turn(lambda: self._press(STOP), STOP)

    async def _answer(self) -> bool:
        """Answer what is asked; False where the form is at its file, or nothing is asked that we know."""
        asked: list[str] = []

        def is_asked() -> bool:
            asked[:] = [word for one in self.seat.shown()[:4] for word in _asked(one)][:1]
            return bool(asked)

        if not await self._wait(is_asked):
            self.tally.puzzled.append(f"{self.name}: nothing asked after {self._newest()}")
            return False
        if asked[0] == LAST:
            return False
        answer = ANSWERS[asked[0]]
        if answer.startswith(">"):
            await self._turn(lambda: self._press(answer[1:]), answer)
        else:
            await self._say(answer)
        await self._wait(
            lambda: asked[0] not in [word for one in self.seat.shown()[:1] for word in _asked(one)]
        )
        return True

    async def _say(self, text: str) -> None:
        async def say() -> None:
            await self.seat.say(text, twice=self.random.random() < REPEATS)

        await self._turn(say, text)

    async def _press(self, label: str) -> None:
        while not await self.seat.press(label):  # noqa: ASYNC110  # another process
            await asyncio.sleep(0.2)  # the button, or the process, is not there yet

    async def _turn(self, act: Callable[[], object], what: str) -> None:
        """Do something and wait until the bot answers it."""
        if self.random.random() < BREAKS:
            self.seat.break_something(self.random)
        mark, began = self.seat.mark(), time.monotonic()
        try:
            async with asyncio.timeout(SECONDS):
                await act()  # type: ignore[misc]
        except TimeoutError:
            self.tally.unanswered.append(f"{self.name}: {what} could not be done")
            return
        if not await self._wait(lambda: self.seat.mark() > mark):
            self.tally.unanswered.append(f"{self.name}: {what}")
        self.tally.turns += 1
        self.tally.seconds.append(time.monotonic() - began)

    async def _wait(self, is_so: Callable[[], bool]) -> bool:
        try:
            await self.until(is_so, SECONDS)  # type: ignore[misc]
        except AssertionError:
            return False
        return True

    def _newest(self) -> str:
        return " ‖ ".join(f"{one.text[-90:]} {one.buttons[:3]}" for one in self.seat.shown()[:2])


def _asked(message: Shown) -> list[str]:
    """Return the word of the question that a message ends with."""
    known = [word for word in (*ANSWERS, LAST) if word in message.text]
    return [max(known, key=message.text.rfind)] if known else []
