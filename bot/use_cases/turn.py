"""One turn: who speaks, where things stand, and what is said in answer.

A `Turn` is made by `converse` for one inbound message inside one transaction; use cases read and
change it and never keep it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from bot.core.bases.survey import Survey
from bot.core.brief import Brief
from bot.core.calendar import BusinessCalendar
from bot.core.conversation import Conversation
from bot.core.events import Event
from bot.core.forms.readers import Setting
from bot.core.forms.words import FormWords, form_words
from bot.core.manner import MannerWords, manner_words
from bot.core.messages import SYSTEM, Identity
from bot.core.people import Person
from bot.core.pipeline.settings import SalesSettings
from bot.core.replies import Action, Button, Document, Form, Receiver, Reply, Section, Style
from bot.core.rules import Context
from bot.core.talk_words import TalkWords, talk_words
from bot.core.text import Text
from bot.use_cases.pipeline.questions import PipelineQuestions
from bot.use_cases.ports import UnitOfWork, Wording


@dataclass(frozen=True)
class Keeping:
    """How long what people said is kept, in days; 0 keeps nothing of it."""

    transcript_days: int = 30  # of the last turns, for whoever is asked to help
    unclear_days: int = 90  # of masked sentences that were not understood
    most_unclear: int = 2000
    message_days: float = 30  # of what was handled and sent, to know it again; real days
    button_days: float = 90  # of buttons on messages that were replaced or whose matter is closed; real days


@dataclass(frozen=True)
class Services:
    """What every turn may use, made once by bootstrap."""

    calendar: BusinessCalendar
    wording: Wording
    next_action: Callable[[str, str], str]  # policy table: mode, intent → action
    new_id: Callable[[], str]
    template: Callable[
        [str, tuple[str, ...], tuple[str, ...], str], Document
    ]  # kind, channels, variables, language → file in the vault
    threshold: float = 0.50  # below it an intent is a guess (models/REPORT.md)
    institution: str = "ICETEX"
    language: str = "es"  # of rooms, where no one person is addressed
    keeping: Keeping = Keeping()
    public_url: str = ""  # where people's browsers find this bot
    most_megabytes: int = 50  # of a file that people send
    sales: SalesSettings = field(default_factory=SalesSettings)
    questions: PipelineQuestions = field(default_factory=PipelineQuestions)
    real_now: Callable[[], datetime] = lambda: datetime.now(UTC)  # for what expires in real time
    heard: Callable[[], Sequence[str]] = tuple  # the platforms that this bot speaks on; none: any
    windowed: Callable[[], Sequence[str]] = tuple  # those of them whose windows hold whole forms


@dataclass
class Turn:
    """What one message meets and what it causes."""

    uow: UnitOfWork
    services: Services
    me: Person
    identity: Identity
    now: datetime
    conversation: Conversation
    text: str = ""
    understood: bool = True  # False while Rasa is away
    several_files: bool = False  # of one upload
    by_link: bool = False  # the files stand in no chat
    place: str | None = None  # where the person acted, as the channel marked it
    outbox: list[Reply] = field(default_factory=list)
    whole: str = ""
    """The text with the words that open and close it, while `text` is without them."""
    afterwards: list[Brief] = field(default_factory=list)  # submitted or decided: their PDF is due
    saved: dict[str, Brief] = field(default_factory=dict)  # whose reminders are to be planned anew
    sold: bool = False  # something happened to an opportunity: sales people's pages are to be drawn anew
    _brief: Brief | None = None

    # -- what stands ---------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """Return the institution's day."""
        return self.now.date()

    @cached_property
    def stalled_after(self) -> Mapping[str, int]:
        """Return after how many business days an opportunity is stalled for this person, by open stage."""
        return self.uow.reminder_wishes.of(self.me.handle).stalled_days(self.services.sales.stalled_after)

    @cached_property
    def words(self) -> FormWords:
        """Return the words of the person's language."""
        return form_words(self.me.language)

    @cached_property
    def talk(self) -> TalkWords:
        """Return the words by which the person's language asks."""
        return talk_words(self.me.language)

    @property
    def manner(self) -> MannerWords:
        """Return the words by which the person's language repairs, addresses and is polite."""
        return manner_words(self.me.language)

    @cached_property
    def setting(self) -> Setting:
        """Return what readers may know."""
        people = self.uow.people
        return Setting(
            self.today, self.services.calendar, self.words, tuple(people.areas()), tuple(people.all())
        )

    @property
    def rules(self) -> Context:
        """Return what the rules may know."""
        return Context(self.now, self.services.calendar, self.words.calls_to_action, self.words.stating)

    @property
    def brief(self) -> Brief | None:
        """Return the Brief in hand."""
        if self._brief is None and self.conversation.brief is not None:
            self._brief = self.uow.briefs.get(self.conversation.brief)
        return self._brief

    @property
    def draft(self) -> Brief:
        """Return the Brief in hand where there must be one."""
        brief = self.brief
        if brief is None:
            raise LookupError("there is no Brief in hand")
        return brief

    def take_up(self, brief: Brief | None) -> None:
        """Make *brief* the one in hand, with nothing asked yet."""
        conversation = self.conversation
        conversation.brief = brief.id if brief else None
        self._brief = brief
        conversation.ask(None)
        conversation.trail = []
        conversation.settle()

    def save(self, brief: Brief) -> None:
        """Store a Brief."""
        brief.updated_at = self.now
        self.uow.briefs.put(brief)
        self.saved[brief.id] = brief

    def words_for(self, text: Text | str) -> str:
        """Return words in the person's language, for values that are kept as text."""
        return self.services.wording.render(text, self.me.language)

    # -- what is said --------------------------------------------------------------------------

    def say(
        self,
        *paragraphs: Text | str,
        buttons: tuple[Button, ...] = (),
        sections: tuple[Section, ...] = (),
        documents: tuple[Document, ...] = (),
        card: str | None = None,
    ) -> None:
        """Answer the person; plain answers of one turn become one message."""
        reply = Reply(Receiver.person(self.me.handle), paragraphs, sections, buttons, documents, card=card)
        if self.outbox and _joins(self.outbox[-1], reply):
            last = self.outbox.pop()
            reply = replace(
                reply,
                paragraphs=last.paragraphs + paragraphs,
                buttons=last.buttons + buttons,
                sections=last.sections + sections,
                documents=last.documents + documents,
            )
        self.outbox.append(reply)

    def privately(self, text: Text, where: Receiver | None = None) -> None:
        """Answer so that only the person sees it, even in a room."""
        self.outbox.append(Reply(Receiver.person(self.me.handle), (text,), private=True, place=self.place))

    def tell(self, reply: Reply) -> None:
        """Send a message to somebody else."""
        self.outbox.append(reply)

    def open_form(self, form: Form) -> None:
        """Open a form for the person who pressed."""
        self.outbox.append(
            Reply(Receiver.person(self.me.handle), (form.title,), form=form, private=True, place=self.place)
        )

    def rewrite(self, standing: Reply, buttons: tuple[Button, ...]) -> None:
        """Draw a message of this conversation again with other buttons."""
        self.outbox.append(replace(standing, buttons=buttons))

    def draft_button(
        self,
        label: Text | str,
        verb: str,
        style: Style = Style.PLAIN,
        chosen: bool | None = None,
        **args: Any,
    ) -> Button:
        """Return a button that is good for the Brief in hand only, however late it is pressed."""
        return button(label, verb, style, chosen, draft=self.conversation.brief, **args)

    def survey_of(self, sha256: str) -> Survey | None:
        """Return what the inspector found out about an uploaded file."""
        facts = self.uow.surveys.get(sha256)
        return Survey.from_json(facts) if facts is not None else None

    def note(self, code: str, brief: Brief | None = None, **details: Any) -> None:
        """Write an audit event."""
        self.uow.events.append(
            Event(
                code, self.me.handle, self.now, self.identity.platform, brief.id if brief else None, details
            )
        )


def _joins(last: Reply, reply: Reply) -> bool:
    """Tell whether a plain answer may join the one before it."""
    return (
        last.to == reply.to
        and last.card is None
        and not last.private
        and last.form is None
        and not (last.sections and reply.paragraphs)
    )


def button(
    label: Text | str, verb: str, style: Style = Style.PLAIN, chosen: bool | None = None, **args: Any
) -> Button:
    """Return a button that asks for *verb* of `use_cases.presses`."""
    return Button(label, Action(verb, args), style, chosen)


def silent_turn(uow: UnitOfWork, services: Services, person: Person, now: datetime) -> Turn:
    """Return a turn in which nobody spoke: for the bot's own tasks on a person's behalf."""
    return Turn(uow, services, person, Identity(SYSTEM, "", person.handle), now, Conversation(person.handle))
