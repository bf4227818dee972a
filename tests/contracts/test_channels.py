"""What channels keep for themselves: updates once and in order, notes, invitations good for one use."""

from __future__ import annotations

from datetime import timedelta

from bot.core.messages import Identity
from bot.use_cases.ports import Transactions, UnitOfWork
from tests.contracts.samples import ANA, ANA_SLACK, ANA_TELEGRAM, NOW

PLATFORM = "telegram"


def _add(unit: UnitOfWork, number: int, lane: str = "telegram:1", album: str | None = None) -> bool:
    return unit.channel_updates.add(
        PLATFORM, f"9:{number}", lane=lane, body={"update_id": number}, at=NOW, album=album
    )


async def test_an_update_is_stored_once(transactions: Transactions) -> None:
    assert await transactions.run(lambda unit: [_add(unit, 1), _add(unit, 1), _add(unit, 2)]) == [
        True,
        False,
        True,
    ]


async def test_an_update_that_was_read_is_still_known(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> tuple[bool, int]:
        _add(unit, 1)
        unit.channel_updates.done([unit.channel_updates.begin(PLATFORM)[0].id])
        return _add(unit, 1), unit.channel_updates.waiting(PLATFORM)

    assert await transactions.run(work) == (False, 0)


async def test_each_lane_goes_one_after_another(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> list[list[int]]:
        for number, lane in ((1, "telegram:1"), (2, "telegram:1"), (3, "telegram:2")):
            _add(unit, number, lane)
        first = unit.channel_updates.begin(PLATFORM)
        busy = unit.channel_updates.begin(PLATFORM, busy=["telegram:1", "telegram:2"])
        unit.channel_updates.done([first[0].id])
        after = unit.channel_updates.begin(PLATFORM, busy=["telegram:2"])
        return [[row.body["update_id"] for row in rows] for rows in (first, busy, after)]

    assert await transactions.run(work) == [[1, 3], [], [2]]


async def test_an_attempt_is_counted_when_it_begins(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> list[int]:
        _add(unit, 1)
        return [unit.channel_updates.begin(PLATFORM)[0].attempts for _ in range(2)]

    assert await transactions.run(work) == [1, 2]


async def test_what_is_buried_waits_no_more(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> int:
        _add(unit, 1)
        unit.channel_updates.bury(unit.channel_updates.begin(PLATFORM)[0].id, "why")
        return len(unit.channel_updates.waiting_in("telegram:1"))

    assert await transactions.run(work) == 0


async def test_albums_are_told_apart(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> list[str | None]:
        _add(unit, 1, album="a")
        _add(unit, 2)
        return [row.album for row in unit.channel_updates.waiting_in("telegram:1")]

    assert await transactions.run(work) == ["a", None]


async def test_a_note_is_written_over_and_dropped(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> list[object]:
        unit.channel_notes.put(PLATFORM, "form", "1", {"stage": "pick"}, NOW)
        unit.channel_notes.put(PLATFORM, "form", "1", {"stage": "note"}, NOW)
        found = unit.channel_notes.get(PLATFORM, "form", "1")
        dropped = [unit.channel_notes.drop(PLATFORM, "form", "1") for _ in range(2)]
        return [found, unit.channel_notes.get(PLATFORM, "form", "1"), *dropped]

    assert await transactions.run(work) == [{"stage": "note"}, None, True, False]


async def test_the_notes_of_a_kind_are_told_oldest_first(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> object:
        unit.channel_notes.put(PLATFORM, "place", "a", {"n": 2}, NOW)
        unit.channel_notes.put(PLATFORM, "place", "b", {"n": 1}, NOW - timedelta(days=1))
        unit.channel_notes.put(PLATFORM, "other", "c", {}, NOW)
        return list(unit.channel_notes.all(PLATFORM, "place").items())

    assert await transactions.run(work) == [("b", {"n": 1}), ("a", {"n": 2})]


async def test_old_notes_are_forgotten(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> tuple[int, object]:
        unit.channel_notes.put(PLATFORM, "sent", "old", {}, NOW - timedelta(days=9))
        unit.channel_notes.put(PLATFORM, "sent", "new", {"a": 1}, NOW)
        count = unit.channel_notes.forget(PLATFORM, "sent", NOW - timedelta(days=1))
        return count, unit.channel_notes.get(PLATFORM, "sent", "new")

    assert await transactions.run(work) == (1, {"a": 1})


def _issue(unit: UnitOfWork, digest: str) -> None:
    unit.people.save_person(ANA)
    unit.invitations.issue(digest, person="ana", platform=PLATFORM, expires_at=NOW + timedelta(minutes=15))


async def test_an_invitation_is_good_once(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> list[str | None]:
        _issue(unit, "d1")
        return [unit.invitations.redeem("d1", ANA_TELEGRAM, NOW) for _ in range(2)]

    assert await transactions.run(work) == ["ana", None]


async def test_a_new_invitation_voids_the_one_before(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> list[str | None]:
        _issue(unit, "d1")
        _issue(unit, "d2")
        return [unit.invitations.redeem(digest, ANA_TELEGRAM, NOW) for digest in ("d1", "d2")]

    assert await transactions.run(work) == [None, "ana"]


async def test_an_invitation_expires_and_can_be_revoked(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> list[object]:
        _issue(unit, "d1")
        late = unit.invitations.redeem("d1", ANA_TELEGRAM, NOW + timedelta(minutes=15))
        elsewhere = unit.invitations.redeem("d1", ANA_SLACK, NOW)
        revoked = unit.invitations.revoke("ana", PLATFORM)
        return [late, elsewhere, revoked, unit.invitations.redeem("d1", ANA_TELEGRAM, NOW)]

    assert await transactions.run(work) == [None, None, 1, None]


async def test_an_identity_is_unbound(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> list[object]:
        unit.people.save_person(ANA)
        unit.people.bind("ana", ANA_TELEGRAM)
        bound = unit.people.identities("ana")
        handles = [unit.people.unbind(ANA_TELEGRAM), unit.people.unbind(Identity(PLATFORM, "", "0"))]
        return [bound, handles, unit.people.identities("ana"), unit.people.by_identity(ANA_TELEGRAM)]

    assert await transactions.run(work) == [[ANA_TELEGRAM], ["ana", None], [], None]


async def test_looking_at_an_invitation_uses_nothing_up(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> list[object]:
        unit.invitations.issue(
            "digest", person="ana", platform="decide:boss:b:1", expires_at=NOW + timedelta(days=1)
        )
        identity = Identity("decide:boss:b:1", "", "ana@x.co")
        looked = [unit.invitations.find("digest", NOW) for _ in range(2)]
        used = unit.invitations.redeem("digest", identity, NOW)
        return [*looked, used, unit.invitations.find("digest", NOW), unit.invitations.find("none", NOW)]

    assert await transactions.run(work) == [
        ("ana", "decide:boss:b:1"), ("ana", "decide:boss:b:1"), "ana", None, None,
    ]  # fmt: skip


async def test_an_invitation_that_is_too_old_is_not_found(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> object:
        unit.invitations.issue("digest", person="ana", platform="telegram", expires_at=NOW)
        return unit.invitations.find("digest", NOW)

    assert await transactions.run(work) is None
