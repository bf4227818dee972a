"""How goals are set and reported in English."""

from __future__ import annotations

from bot.core.goal_orders import GoalWords

WORDS = GoalWords(
    goal=r"\b(?:goals?|targets?|quotas?)\b",
    setting=r"\b(?:is|are|will be|set|change|raise|lower|put|make|define|update)\b",
    reporting=r"\b(?:so far|we have|reached|report|reporting|legalised|legalized|done)\b",
    kinds={
        "legalisation": r"\b(?:legali[sz]\w*)\b",
        "sales": r"\b(?:sales|commercial|revenue|won)\b",
    },
)
