"""A Slack for tests: an HTTP server that refuses what the real one refuses, and people who use it."""

from tests.fakes.slack.fake_slack import FakeSlack
from tests.fakes.slack.filling import FormRefused
from tests.fakes.slack.person import Person
from tests.fakes.slack.reading import buttons_of, pings_in, said_in, words_of
from tests.fakes.slack.records import Ack, Channel, Message, Rejection, View
from tests.fakes.slack.setup import AppSetup

__all__ = [
    "Ack", "AppSetup", "Channel", "FakeSlack", "FormRefused", "Message", "Person", "Rejection", "View", "buttons_of",
    "pings_in",
    "said_in", "words_of",
]  # fmt: skip
