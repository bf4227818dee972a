"""The opportunity as a form of the same engine (domain §7; codes of contract §5).

What nobody can follow an opportunity up without comes first; the rest may be left out at any point, since the
opportunity is kept from its client on. Values that follow from others are not asked (`served`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.core.forms.definition import Field, FormDefinition, Kind, Prefill
from bot.core.pipeline.stages import RequirementType, ServiceType

ORIGINS: Final = (
    "mercado_natural",
    "relacionamiento",
    "referido",
    "redes",
    "portales_publicos",
    "portal_del_cliente",
)
MOST_MONEY: Final = 10**13

OPPORTUNITY: Final = FormDefinition(
    code="opportunity",
    sections=("deal", "more"),
    fields=(
        Field("client", "deal", Kind.TEXT, least=2, most=120),
        Field("seats", "deal", Kind.COUNT, least=1, most=1_000_000),
        Field("unit_value", "deal", Kind.MONEY, most=MOST_MONEY),
        Field("months", "deal", Kind.COUNT, least=1, most=240),
        Field("service_type", "deal", Kind.CHOICE, options=tuple(ServiceType)),
        Field("closing_date", "deal", Kind.DATE, last_day=True),
        Field("next_step", "deal", Kind.TEXT, least=3, most=300),
        Field("next_step_date", "deal", Kind.DATE),
        Field("description", "more", Kind.TEXT, required=False, least=3, most=500),
        Field("goal", "more", Kind.TEXT, required=False, least=3, most=500),
        Field("segment", "more", Kind.TEXT, required=False, least=2, most=80),
        Field("origin", "more", Kind.CHOICE, required=False, options=ORIGINS),
        Field("requirement_type", "more", Kind.CHOICE, required=False, options=tuple(RequirementType)),
        Field("billing_date", "more", Kind.DATE, required=False),
        Field("monthly_value", "more", Kind.MONEY, required=False, most=MOST_MONEY, prefill=Prefill.INFERRED),
        Field("total_value", "more", Kind.MONEY, required=False, most=MOST_MONEY, prefill=Prefill.INFERRED),
        Field("probability", "more", Kind.PERCENT, required=False, prefill=Prefill.DEFAULT),
        Field("owner", "more", Kind.PERSON, prefill=Prefill.DIRECTORY),
    ),
)
SERVED: Final[dict[str, tuple[str, ...]]] = {
    "unit_value": ("monthly_value", "total_value"),
    "months": ("total_value",),
}
"""Fields that are not asked once one of those is given."""


def questions(values: Mapping[str, Any], skipped: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the codes still to be asked, in order; *values* holds what is given."""
    for field in OPPORTUNITY.fields:
        asked = field.prefill is Prefill.ASKED and field.code not in skipped
        served = any(values.get(code) is not None for code in SERVED.get(field.code, ()))
        if asked and values.get(field.code) is None and not served:
            yield field.code
