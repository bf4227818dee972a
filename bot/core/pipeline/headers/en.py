"""What English files call the columns."""

from __future__ import annotations

NAMES: dict[str, tuple[str, ...]] = {
    "client": ("account", "account name", "company", "company name", "customer"),
    "description": ("deal", "deal name", "opportunity", "opportunity name", "name", "subject"),
    "goal": ("objective", "need"),
    "seats": ("agents", "number of seats", "positions"),
    "segment": ("industry", "sector", "vertical"),
    "service_type": ("service", "type of service", "product line"),
    "origin": ("source", "lead source", "original source"),
    "requirement_type": ("requirement", "request type"),
    "unit_value": ("unit price", "price per seat", "rate"),
    "monthly_value": ("monthly amount", "monthly revenue", "mrr"),
    "months": ("term", "term in months", "contract months", "duration"),
    "total_value": ("amount", "value", "total", "total amount", "contract value", "tcv", "deal value"),
    "closing_date": ("close date", "expected close date", "closing", "expected closing date"),
    "billing_date": ("billing start", "billing from"),
    "stage": ("deal stage", "opportunity stage", "phase", "status"),
    "step": ("step after winning",),
    "probability": ("deal probability", "win probability"),
    "owner": ("deal owner", "opportunity owner", "sales rep", "account manager", "salesperson"),
    "next_step": ("next action", "next activity"),
    "next_step_date": ("next action date", "next activity date", "date of the next step"),
    "loss_reason": ("closed lost reason", "reason for loss", "reason lost"),
    "lessons": ("lessons learned",),
    "created_at": ("created", "create date", "created on", "date created"),
    "stage_since": ("in stage since", "stage since", "date entered stage", "last stage change"),
    "id": ("key", "deal id", "opportunity id", "record id", "identifier"),
}
