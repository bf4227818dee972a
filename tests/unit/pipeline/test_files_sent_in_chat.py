"""A file of opportunities sent in chat: told first, taken when its sender says so, once."""

from __future__ import annotations

from hashlib import sha256

import pytest

from bot.core.messages import IncomingFile
from bot.use_cases.pipeline.upload import owe_import
from bot.use_cases.turn import Turn
from tests.unit.pipeline.made import BARE, turned
from tests.unit.use_cases.chats import Chats

FILE = (
    "Clave;Cliente;Etapa;Valor\nbare;Cliente bare;propuesta;5.000.000\nnew;Nuevo;hunting;\n;;;\nx;X;rara;\n"
)


async def sent(who: str, content: bytes = FILE.encode(), name: str = "negocios.csv") -> Chats:
    """Send a file; its content is in the vault before, as a channel puts it there."""

    def use(turn: Turn) -> None:
        owe_import(turn, IncomingFile(sha256(content).hexdigest(), name, len(content)))

    return await turned(who, [BARE], use, [content])


async def stored(chats: Chats) -> dict[str, str]:
    found = await chats.transactions.run(lambda uow: uow.opportunities.kept(["bare", "new", "x"]))
    return {id: one.stage for id, one in found.items()}


async def test_what_would_change_is_told_before_anything_does() -> None:
    chats = await sent("sales_lead")
    told = chats.newest("sales_lead").text

    assert "Si cargo negocios.csv, esto cambia" in told
    assert "1 oportunidad nueva" in told
    assert "Fila 2, Cliente bare: Etapa: prospección → propuesta" in told
    assert "Valor total: (vacío) → $5.000.000" in told
    assert "fila 5: «rara» no es una etapa" in told
    assert await stored(chats) == {"bare": "hunting"}


async def test_a_press_takes_it_and_a_second_press_finds_nothing_new() -> None:
    chats = await sent("sales_lead")
    taken = await chats.press("sales_lead", "Cargar cambios")
    again = await chats.press("sales_lead", "Cargar cambios")

    assert "Nuevas: 1; actualizadas: 1; sin cambios: 0; filas por corregir: 1" in taken
    assert "no trae nada nuevo: 2 oportunidades ya están iguales" in again
    assert await stored(chats) == {"bare": "proposal", "new": "hunting"}


async def test_what_cannot_be_read_is_said() -> None:
    chats = await sent("sales_lead", b"PK\x03\x04 nada", "negocios.xlsx")

    assert (
        "no se puede abrir" in chats.newest("sales_lead").text
        or "no es" in chats.newest("sales_lead").text.lower()
    )
    assert await stored(chats) == {"bare": "hunting"}


async def test_a_file_without_the_columns_says_which() -> None:
    chats = await sent("sales_lead", b"a;b\n1;2\n")

    assert "falta la columna «Cliente»" in chats.newest("sales_lead").text


@pytest.mark.parametrize("who", ["sales", "requester", "general_direction"])
async def test_only_the_sales_direction_and_the_administration_load_files(who: str) -> None:
    chats = await sent(who)

    assert "Solo la dirección comercial y la administración" in chats.newest(who).text
    assert await stored(chats) == {"bare": "hunting"}
