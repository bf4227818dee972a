"""Every port: what the use cases need from the outside, as protocols.

Repositories are synchronous and live inside one transaction (`UnitOfWork`); `Transactions.run`
takes a function to the writer's thread and commits when it returns.
"""

from bot.use_cases.ports.briefs import BriefRepository, EventLog
from bot.use_cases.ports.files import Inspector, Kept, SurveyRepository, Vault
from bot.use_cases.ports.mail import (
    InboxRepository,
    InboxRow,
    OldButtons,
    OutboxRepository,
    Outgoing,
    PressedButton,
)
from bot.use_cases.ports.outside import Clock, Interpreter, Wording
from bot.use_cases.ports.people import Door, Invitations, PeopleRepository, Visitor
from bot.use_cases.ports.platforms import (
    ChannelNotes,
    ChannelUpdate,
    ChannelUpdates,
    SandboxChats,
    ShownMessage,
)
from bot.use_cases.ports.reminders import ReminderRepository, ReminderWishRepository
from bot.use_cases.ports.sales import GoalRepository, OpportunityRepository
from bot.use_cases.ports.talk import (
    ConversationRepository,
    HelpMatterRepository,
    TranscriptRepository,
    UnclearSentenceRepository,
)
from bot.use_cases.ports.transactions import Transactions, UnitOfWork

__all__ = [
    "BriefRepository",
    "ChannelNotes",
    "ChannelUpdate",
    "ChannelUpdates",
    "Clock",
    "ConversationRepository",
    "Door",
    "EventLog",
    "GoalRepository",
    "HelpMatterRepository",
    "InboxRepository",
    "InboxRow",
    "Inspector",
    "Interpreter",
    "Invitations",
    "Kept",
    "OldButtons",
    "OpportunityRepository",
    "OutboxRepository",
    "Outgoing",
    "PeopleRepository",
    "PressedButton",
    "ReminderRepository",
    "ReminderWishRepository",
    "SandboxChats",
    "ShownMessage",
    "SurveyRepository",
    "Transactions",
    "TranscriptRepository",
    "UnclearSentenceRepository",
    "UnitOfWork",
    "Vault",
    "Visitor",
    "Wording",
]
