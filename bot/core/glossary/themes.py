"""The glossary's terms by theme, in the order in which they are listed."""

from __future__ import annotations

# fmt: off
THEMES: dict[str, tuple[str, ...]] = {
    "request": (
        "brief", "procedure", "ocm", "area", "boss", "endorsement", "leader", "front", "folio", "version",
        "returned", "business_day", "sla", "sampling", "sha256", "secure_route", "attachment",
    ),
    "campaign": (
        "campaign", "class", "type", "service_class", "experience", "commercial", "community",
        "focus_group", "informative", "transactional", "exceptional", "objective", "expected_action",
        "collection", "justification", "test", "go_live", "kickoff", "package",
    ),
    "channels": (
        "channel", "sms", "sms_segment", "gsm7", "mailing", "whatsapp", "template", "outbound", "inbound",
        "callback", "blaster", "sweep", "dialer", "skill", "adviser",
    ),
    "message": (
        "script", "variables", "link", "typification", "contact_hours",
    ),
    "people": (
        "audience", "segment", "beneficiary", "citizen", "co_debtor", "constituents", "ies",
        "interest_groups", "abroad", "scholarship", "own_resources",
    ),
    "data": (
        "database", "cleaning", "remarks_column", "personal_data", "law1581", "law2300", "habeas_data",
        "data_controller", "data_processor", "data_purpose", "consent", "retention", "rne",
    ),
    "results": (
        "provider", "bpo", "crm", "contactability", "effectiveness", "rebound", "open_rate",
        "results_sheet", "report", "acceptance", "objection", "doubt", "billing_exclusion", "traceability",
        "certificate",
    ),
    "citizens": (
        "pqrsd", "petition", "complaint", "claim", "suggestion", "denunciation", "cep", "protocol",
    ),
    "sales": (
        "opportunity", "pipeline", "hunting", "qualification", "proposal", "negotiation", "won", "lost",
        "award", "accompaniment", "first_invoice", "rfp", "rfi", "rfo", "tender", "market_study",
        "natural_market", "fcom001", "fcom002", "fcom003", "go_no_go", "business_case", "probability",
        "weighted_value", "conversion_rate", "stalled", "forecast", "seats", "managed_service", "nda",
        "defence", "compliance",
    ),
}
# fmt: on
