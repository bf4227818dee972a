"""Spanish: the readers of `bot.core.values` for text in Spanish (es_CO)."""

from bot.core.values.es.channels import find_channels, read_channels
from bot.core.values.es.correction_words import SPANISH as CORRECTIONS
from bot.core.values.es.dates import find_dates, read_date
from bot.core.values.es.extensions import read_extension
from bot.core.values.es.hours import find_hours, read_hours
from bot.core.values.es.label_words import SPANISH as LABELS
from bot.core.values.es.lists import read_email_list, read_list
from bot.core.values.es.money import find_money, read_money, read_number
from bot.core.values.es.numbers import find_numbers
from bot.core.values.es.shift_words import SPANISH as SHIFTS
from bot.core.values.es.yes_no import read_yes_no

__all__ = [
    "CORRECTIONS",
    "LABELS",
    "SHIFTS",
    "find_channels",
    "find_dates",
    "find_hours",
    "find_money",
    "find_numbers",
    "read_channels",
    "read_date",
    "read_email_list",
    "read_extension",
    "read_hours",
    "read_list",
    "read_money",
    "read_number",
    "read_yes_no",
]
