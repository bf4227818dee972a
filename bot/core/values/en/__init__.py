"""English: the readers of `bot.core.values` for text in English (comma groups, month before day)."""

from bot.core.values.en.channels import find_channels, read_channels
from bot.core.values.en.correction_words import ENGLISH as CORRECTIONS
from bot.core.values.en.dates import find_dates, read_date
from bot.core.values.en.hours import find_hours, read_hours
from bot.core.values.en.lists import read_email_list, read_extension, read_list
from bot.core.values.en.money import find_money, read_money, read_number
from bot.core.values.en.numbers import find_numbers
from bot.core.values.en.shift_words import ENGLISH as SHIFTS
from bot.core.values.en.yes_no import read_yes_no

__all__ = [
    "CORRECTIONS",
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
