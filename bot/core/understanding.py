"""What the language model made of a text; shared by every interpreter and by the spine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Understanding:
    """The likeliest intent of one text and its rivals.

    *confidence* is 0–1. *ranking* holds (intent, confidence) from the likeliest on and begins with *intent*.
    Rasa's own `nlu_fallback` never appears: the bot decides what is too uncertain to act on.
    """

    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]
