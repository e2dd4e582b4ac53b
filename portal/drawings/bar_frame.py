"""What charts that stand side by side share: years, scale and room, so that equal heights are equal values."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from portal.drawings.lettering import text_width, wrapped
from portal.drawings.series import Series, all_years

WIDTH, PLOT_HEIGHT = 280.0, 112.0
LETTER_SIZE, SMALLEST_LETTERS = 13.0, 11.0
TITLE_SIZE, TITLE_LINE = 17.0, 21.0
YEAR_LINE = 22.0
YEAR_WIDTH = text_width("2000", LETTER_SIZE)
MOST_YEARS = 40  # more would be thinner than a stroke: the latest are drawn

UnitFormat = Callable[[Decimal], str]


@dataclass(frozen=True)
class Frame:
    """The frame of some series, of which at least one has a value. All lengths are in units of the drawing."""

    series: Sequence[Series]
    unit_format: UnitFormat

    @cached_property
    def years(self) -> list[int]:
        return all_years(self.series)[-MOST_YEARS:]

    @cached_property
    def values(self) -> list[Decimal]:
        known = (one.value(year) for one in self.series for year in self.years)
        return [value for value in known if value is not None]

    @cached_property
    def slot(self) -> float:
        """The width that one year has."""
        return WIDTH / len(self.years)

    @cached_property
    def longest_value(self) -> float:
        return max(text_width(self.unit_format(value), LETTER_SIZE) for value in self.values)

    @cached_property
    def is_lengthwise(self) -> bool:
        """Whether values are written along the bars, because they are wider than one."""
        return self.longest_value > self.slot - 3

    @cached_property
    def value_size(self) -> float:
        if self.is_lengthwise:
            return min(LETTER_SIZE, max(SMALLEST_LETTERS, self.slot - 1))
        return LETTER_SIZE

    @cached_property
    def value_step(self) -> int:
        """Every how manyeth year has its value printed."""
        return math.ceil(self.value_size / self.slot) if self.is_lengthwise else 1

    @cached_property
    def year_step(self) -> int:
        """Every how manyeth year is named: the latest may have to move left to stay in the picture."""
        moved = max(0.0, YEAR_WIDTH / 2 - self.slot / 2)
        return math.ceil((YEAR_WIDTH + 5 + moved) / self.slot)

    def is_labelled(self, year: int, step: int) -> bool:
        return (self.years[-1] - year) % step == 0

    def title_lines(self, series: Series) -> list[str]:
        return wrapped(series.name, TITLE_SIZE, WIDTH)

    @cached_property
    def lowest(self) -> float:
        return float(min(Decimal(), *self.values))

    @cached_property
    def highest(self) -> float:
        """The value at the upper edge; 1 where all values are zero, so that there is a scale at all."""
        highest = float(max(Decimal(), *self.values))
        return highest if highest > self.lowest else 1.0

    @cached_property
    def _value_room(self) -> float:
        return self.longest_value + 8 if self.is_lengthwise else LETTER_SIZE + 7

    @cached_property
    def top(self) -> float:
        """Where the plot begins, under the title and the room for values."""
        title = max(len(self.title_lines(one)) for one in self.series) * TITLE_LINE
        return title + 6 + (self._value_room if self.highest > 0 else 0)

    @cached_property
    def bottom(self) -> float:
        return self.top + PLOT_HEIGHT

    @cached_property
    def height(self) -> float:
        """Of the whole chart, with the line of years."""
        return self.bottom + (self._value_room if self.lowest < 0 else 0) + YEAR_LINE

    def y(self, value: float) -> float:
        share = (value - self.lowest) / (self.highest - self.lowest)
        return self.bottom - share * PLOT_HEIGHT
