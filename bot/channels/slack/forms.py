"""Forms as modals: an empty window at once, then the form in it."""

from __future__ import annotations

from typing import Final

from bot.channels.slack.blocks import Block, plain, sections
from bot.channels.slack.inputs import Inputs
from bot.core.replies import Form
from bot.core.text import Text, say
from bot.use_cases.ports import Wording

FORM: Final = "form"  # the callback id of every form
MOST_TITLE: Final = 24
MOST_BLOCKS: Final = 100
_AGREED: Final = "@"  # in a modal's metadata, between its form's id and the revision shown with it


def window(wording: Wording, language: str, external_id: str, *texts: Text | str) -> Block:
    """Return a modal that only says something: that the form comes, or why none does."""
    words = [one if isinstance(one, str) else wording.render(one, language) for one in texts]
    title = plain(wording.render(say("slack.title"), language), MOST_TITLE)
    return {
        "type": "modal", "external_id": external_id, "title": title,
        "close": plain(wording.render(say("slack.close"), language), MOST_TITLE),
        "blocks": [block for said in words for block in sections(said)][:MOST_BLOCKS],
    }  # fmt: skip


def form_view(
    form: Form,
    form_id: str,
    wording: Wording,
    language: str,
    external_id: str,
    *,
    revision: int | None = None,
) -> Block:
    """Return the form as a modal; a title too long for Slack is repeated in full below.

    *revision*: of the draft, where a form is shown anew because the draft changed meanwhile.
    """
    title = wording.render(form.title, language)
    drawer = Inputs(wording, language)
    blocks = sections(title) if len(title) > MOST_TITLE else []
    blocks += [block for note in form.notes for block in sections(wording.render(note, language))]
    for item in form.inputs:
        blocks += drawer.draw(item)
    short = title if len(title) <= MOST_TITLE else wording.render(say("slack.title"), language)
    metadata = form_id if revision is None else f"{form_id}{_AGREED}{revision}"
    return {
        "type": "modal", "external_id": external_id, "callback_id": FORM, "private_metadata": metadata,
        "title": plain(short, MOST_TITLE), "submit": plain(wording.render(form.submit, language), MOST_TITLE),
        "close": plain(wording.render(say("slack.close"), language), MOST_TITLE), "blocks": blocks[:MOST_BLOCKS],
    }  # fmt: skip


def form_of(metadata: str) -> tuple[str, int | None]:
    """Return a modal's form id, and the revision that was shown with it."""
    form_id, _, revision = metadata.partition(_AGREED)
    return form_id, int(revision) if revision.isascii() and revision.isdigit() else None
