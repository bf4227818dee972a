"""Named days by their English names, on the dates they are kept in Colombia."""

from __future__ import annotations

from typing import Final

from bot.core.values.feasts import Rule, days, from_easter, nth, on
from bot.core.values.listing import meanings

FEASTS: Final[dict[str, Rule]] = meanings(
    {
        on(12, 25): "christmas, christmas day, xmas",
        on(12, 24): "christmas eve",
        on(12, 31): "new year's eve, new years eve, the end of the year, year end, year-end, end of the year",
        on(1, 1): "new year's day, new year's, new years day, new year",
        on(1, 6): "epiphany, three kings' day, three kings day, twelfth night",
        on(12, 7): "day of the little candles, candles day, little candles day",
        on(12, 8): "immaculate conception, feast of the immaculate conception",
        on(5, 1): "labour day, labor day, may day, workers' day, workers day",
        on(7, 20): "independence day, colombian independence day",
        on(8, 7): "battle of boyaca, battle of boyaca day",
        on(10, 12): "columbus day, day of the race",
        on(11, 1): "all saints' day, all saints day, all saints",
        on(11, 2): "all souls' day, all souls day, day of the dead",
        on(2, 14): "valentine's day, valentines day, saint valentine's day",
        nth(3, 5, 9): "love and friendship day, day of love and friendship",
        on(3, 8): "women's day, international women's day",
        on(3, 19): "saint joseph's day",
        on(8, 15): "assumption, assumption day",
        on(4, 22): "earth day",
        on(5, 15): "teachers' day, teachers day, teacher's day",
        nth(-1, 5, 4): "children's day, childrens day",
        nth(2, 6, 5): "mother's day, mothers day, mothers' day",
        nth(3, 6, 6): "father's day, fathers day, fathers' day",
        on(10, 31): "halloween",
        nth(4, 3, 11): "thanksgiving, thanksgiving day",
        nth(4, 3, 11, plus=1): "black friday",
        nth(4, 3, 11, plus=4): "cyber monday",
        days(from_easter(-7), 8): "holy week, easter week",
        from_easter(-7): "palm sunday",
        from_easter(-3): "holy thursday, maundy thursday",
        from_easter(-2): "good friday",
        from_easter(-1): "holy saturday",
        from_easter(0): "easter, easter sunday, easter day",
        from_easter(1): "easter monday",
        from_easter(-46): "ash wednesday",
        from_easter(60): "corpus christi",
        from_easter(68): "sacred heart",
    }
)
