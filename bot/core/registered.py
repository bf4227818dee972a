"""The dataclasses that may be read back from rows, registered once."""

from __future__ import annotations

from bot.core import (
    brief,
    conversation,
    events,
    goals,
    help_matters,
    messages,
    people,
    replies,
    text,
    unclear,
)
from bot.core.pipeline import deal_file, filters, opportunity, questions, talk
from bot.core.reminders import rows, wishes
from bot.core.values import reading
from bot.core.wire import register

register(
    text.Text, text.ShownDay, text.HolidayName, text.MonthName, text.ShortMoney,
    replies.Receiver, replies.Action, replies.Button, replies.Fact, replies.Section, replies.Document,
    replies.Correctable, replies.FormChoice, replies.FormInput, replies.Form, replies.Reply,
    messages.Identity, messages.TextMessage, messages.CardReply, messages.Press, messages.FormSubmission,
    messages.IncomingFile, messages.Upload, messages.RemoteFile, messages.RemoteUpload, messages.Command,
    messages.PageOpened, messages.Task, messages.Inbound,
    brief.Attachment, brief.Approval, brief.Correction, brief.Doubt, brief.Brief,
    conversation.OpenQuestion, conversation.Conversation,
    help_matters.Exchange, help_matters.Word, help_matters.HelpMatter, unclear.UnclearSentence,
    rows.Reminder, wishes.Wishes, goals.Goal, goals.Report, people.Area, people.Person, events.Event,
    opportunity.Opportunity, reading.Money,
    deal_file.Decision, deal_file.DealDocument, deal_file.Commitment, deal_file.Errand, deal_file.DealFile,
    filters.Period, filters.Without, filters.OpportunityFilter, questions.QuestionReading, talk.DealTalk,
)  # fmt: skip
