"""The Brief (form F559) as a form definition (domain.md §2; codes of contract.md §4)."""

from __future__ import annotations

from bot.core.forms.definition import Field, FormDefinition, Kind, Prefill, When

CLASSES = ("service", "experience", "commercial", "community", "focus_group")
EXCEPTIONAL = frozenset({"commercial", "community"})  # R4
TYPES = ("informative", "transactional")
AUDIENCES = ("beneficiaries", "citizens", "ies", "co_debtors", "constituents", "other")
CHANNELS = ("sms", "email", "whatsapp", "call", "voice")
SPOKEN = frozenset({"call", "voice"})
SWEPT = frozenset({"call", "voice", "whatsapp"})

_exceptional = When("class", EXCEPTIONAL)

BRIEF = FormDefinition(
    code="brief",
    sections=("A", "B", "C", "D", "E"),
    fields=(
        Field("name", "A", Kind.TEXT, least=3, most=120),
        Field("area", "A", Kind.AREA, prefill=Prefill.DIRECTORY),
        Field("requester", "A", Kind.PERSON, prefill=Prefill.DIRECTORY),
        Field("extension", "A", Kind.EXTENSION, required=False, prefill=Prefill.LAST),
        Field("boss", "A", Kind.PERSON, prefill=Prefill.DIRECTORY),
        Field("class", "B", Kind.CHOICE, options=CLASSES, rule="R4"),
        Field("type", "B", Kind.CHOICE, options=TYPES, rule="R9"),
        Field("objective", "B", Kind.TEXT, least=20, most=1000),
        Field(
            "expected_action",
            "B",
            Kind.TEXT,
            when=When("type", frozenset({"transactional"})),
            least=3,
            rule="R9",
        ),
        Field("effectiveness", "B", Kind.TEXT, least=3),
        Field("justification", "B", Kind.TEXT, when=_exceptional, least=10, rule="R4"),
        Field("collection", "B", Kind.YES_NO, rule="R11"),
        Field("audience", "C", Kind.CHOICE, options=AUDIENCES),
        Field("segment", "C", Kind.TEXT, least=3),
        Field("abroad", "C", Kind.YES_NO, rule="R5"),
        Field("records", "C", Kind.COUNT, least=1, most=20_000_000, rule="R7"),
        Field("channels", "D", Kind.CHOICES, options=CHANNELS, rule="R2"),
        Field("start_date", "D", Kind.DATE, rule="R1"),
        Field("end_date", "D", Kind.DATE),
        Field("contact_hours", "D", Kind.HOURS, rule="R11"),
        Field(
            "sweeps",
            "D",
            Kind.COUNT,
            required=False,
            when=When("channels", SWEPT),
            most=20,
            prefill=Prefill.DEFAULT,
        ),
        Field("links", "D", Kind.WORDS, required=False, prefill=Prefill.DEFAULT),
        Field("message", "E", Kind.TEXT, per="channels", least=3, most=5000, with_file=True, rule="R9"),
        Field(
            "variables", "E", Kind.WORDS, required=False, prefill=Prefill.INFERRED, after="message", rule="R7"
        ),
        Field("classification", "E", Kind.TEXT, least=3, most=200),
        Field("reports", "E", Kind.WORDS, required=False, prefill=Prefill.DEFAULT),
        Field("recipients", "E", Kind.WORDS, prefill=Prefill.LAST),
        Field("purpose", "E", Kind.TEXT, least=3, prefill=Prefill.DEFAULT, rule="R12"),
        Field("data_owner", "E", Kind.TEXT, least=3, prefill=Prefill.LAST, rule="R12"),
        Field("consent", "E", Kind.TEXT, least=3, prefill=Prefill.DEFAULT, rule="R12"),
        Field("retention_until", "E", Kind.DATE, prefill=Prefill.DEFAULT, rule="R12"),
        Field("remarks", "E", Kind.TEXT, required=False, prefill=Prefill.DEFAULT),
        Field("database", "E", Kind.FILE, rule="R6"),
        Field("script", "E", Kind.FILE, when=When("channels", SPOKEN), rule="R17"),
        Field(
            "results_sheet",
            "E",
            Kind.FILE,
            when=When("class", frozenset({"experience"})),
            deferrable=True,
            rule="R8",
        ),
    ),
)

EXTRA_ATTACHMENTS = ("piece", "endorsement", "boss_approval", "leader_authorisation", "results", "other")

# R10: which approval a changed field takes back. Everything goes through the OCM's review again.
APPROVAL_OF_FIELD: dict[str, str] = {
    **dict.fromkeys(
        (
            "name",
            "objective",
            "expected_action",
            "effectiveness",
            "audience",
            "segment",
            "start_date",
            "end_date",
        ),
        "boss",
    ),
    **dict.fromkeys(("message", "variables", "links", "script", "piece"), "communications"),
    "justification": "leader",
    "boss": "boss",  # an approval belongs to the person asked: another boss has not approved
}
