"""The one tree of errors. Messages are for operators; people get a catalogue text made from `text_id`.

BotError
├── RuleBroken                 what was asked breaks a rule; nothing was changed
│   ├── TransitionRefused      the Brief's state does not allow the step
│   ├── NotAllowed             this person may not do this
│   └── AlreadyDecided         somebody decided before
├── FormDefinitionInvalid      a form's literal is wrong (at start)
├── SettingsInvalid            an environment variable or file is wrong (at start)
├── StorageUnavailable         the database does not answer or is locked
├── UnderstandingUnavailable   Rasa does not answer
├── FileRefused                an uploaded file cannot be taken
├── DeliveryFailed             a platform refused or did not answer
│   ├── RetryLater             it says when to come back
│   └── ReceiverGone           it will never take this message
└── ScriptInvalid              a play script is not well formed
"""

from __future__ import annotations


class BotError(Exception):
    """Something went wrong; see the log."""

    def __init__(self, said: object = None) -> None:
        """*said*: a catalogue text of the core for who reads it, or a sentence for the log."""
        super().__init__(str(said) if said else (self.__class__.__doc__ or "").strip())
        self.said = said


class RuleBroken(BotError):
    """What was asked breaks a rule of the domain; nothing was changed."""


class TransitionRefused(RuleBroken):
    """The Brief's state does not allow this step."""


class NotAllowed(RuleBroken):
    """This person may not do this."""


class AlreadyDecided(RuleBroken):
    """Somebody decided this before."""


class FormDefinitionInvalid(BotError):
    """A form definition would not work; correct the literal that defines it."""


class SettingsInvalid(BotError):
    """A setting is missing or wrong; correct the environment or the configuration file."""


class StorageUnavailable(BotError):
    """The database does not answer; check PREGONERO_DATABASE_URL, the disk and the server."""


class UnderstandingUnavailable(BotError):
    """Rasa does not answer; check that it runs and that PREGONERO_RASA_URL points at it."""


class FileRefused(BotError):
    """An uploaded file cannot be taken."""


class DeliveryFailed(BotError):
    """A platform refused a message or did not answer."""


class RetryLater(DeliveryFailed):
    """A platform asks to come back later; `seconds` says when."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"retry after {seconds:g} s")
        self.seconds = seconds


class ReceiverGone(DeliveryFailed):
    """The receiver can no longer be reached on this platform."""


class ScriptInvalid(BotError):
    """A play script is not well formed; compare it with the contract's steps."""
