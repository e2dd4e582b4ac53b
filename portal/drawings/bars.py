"""Yearly figures as small charts of bars side by side, all on one scale."""

import math
from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from portal.drawings.bar_frame import LETTER_SIZE, TITLE_LINE, TITLE_SIZE, WIDTH, YEAR_WIDTH, Frame, UnitFormat
from portal.drawings.coordinates import short
from portal.drawings.series import Series, all_years

_WIDEST_BAR = 46.0
_HAIRLINE = 1.0


def small_multiples(series: Sequence[Series], unit_format: UnitFormat) -> SafeString:
    """A chart for each series, 280 units wide, or nothing where no series has a value.

    `unit_format` writes a value as the page's language does. The value stands at every bar, lengthwise where the
    bars are narrow; with more years than there is room for, years and then values are thinned out, counting back
    from the latest. A missing year is an empty place with a dash. A value other than zero is at least a hairline.
    The charts are hidden from assistive technology: the table that stands with them is their equal.
    """
    if not all_years(series):
        return SafeString()
    frame = Frame(series, unit_format)
    return format_html(
        '<div class="multiples" aria-hidden="true">{}</div>',
        format_html_join("", "{}", ([_chart(one, frame)] for one in series)),
    )


def _chart(series: Series, frame: Frame) -> SafeString:
    return format_html(
        '<svg class="{}" viewBox="0 0 {} {}" focusable="false" font-size="{}">'
        '{}{}<path class="axis" d="M0 {}H{}"/>{}</svg>',
        escape(series.hue),
        short(WIDTH),
        short(frame.height),
        short(LETTER_SIZE),
        _title(frame.title_lines(series)),
        format_html_join(
            "", "{}", ([_year(year, series.value(year), place, frame)] for place, year in enumerate(frame.years))
        ),
        short(frame.y(0)),
        short(WIDTH),
        _year_labels(frame),
    )


def _title(lines: list[str]) -> SafeString:
    spans = ((short(TITLE_LINE * (number + 0.8)), escape(line)) for number, line in enumerate(lines))
    return format_html(
        '<text class="ttl" font-size="{}">{}</text>',
        short(TITLE_SIZE),
        format_html_join("", '<tspan x="0" y="{}">{}</tspan>', spans),
    )


def _year(year: int, value: Decimal | None, place: int, frame: Frame) -> SafeString:
    middle = (place + 0.5) * frame.slot
    width = min(frame.slot * 0.76, _WIDEST_BAR)
    if value is None:
        return _gap(middle, width, frame)
    zero, end = frame.y(0), _end_of_bar(value, frame)
    is_labelled = frame.is_labelled(year, frame.value_step)
    return format_html(
        "{}{}",
        _rectangle("bar", middle, width, (zero, end)) if value else "",
        _value(frame.unit_format(value), middle, end, frame, is_below=value < 0) if is_labelled else "",
    )


def _end_of_bar(value: Decimal, frame: Frame) -> float:
    zero, end = frame.y(0), frame.y(float(value))
    if value and abs(zero - end) < _HAIRLINE:
        return zero - math.copysign(_HAIRLINE, value)
    return end


def _rectangle(kind: str, middle: float, width: float, ends: tuple[float, float]) -> SafeString:
    return format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>',
        kind,
        short(middle - width / 2),
        short(min(ends)),
        short(width),
        short(max(ends) - min(ends)),
    )


def _gap(middle: float, width: float, frame: Frame) -> SafeString:
    """A year nobody has a value for: an empty place over the whole height, which no value can be mistaken for."""
    dash = format_html(
        '<text class="val" x="{}" y="{}" text-anchor="middle">–</text>', short(middle), short(frame.y(0) - 8)
    )
    return format_html("{}{}", _rectangle("gap", middle, width, (frame.top, frame.bottom)), dash)


def _value(text: str, x: float, end: float, frame: Frame, *, is_below: bool) -> SafeString:
    """The value at the free end of its bar: over a positive one, under a negative one."""
    size = frame.value_size
    if frame.is_lengthwise:
        y = end + 5 if is_below else end - 5
        place = format_html(
            'transform="translate({} {})rotate(-90)" text-anchor="{}"',
            short(x + size * 0.34),
            short(y),
            "end" if is_below else "start",
        )
    else:
        y = end + size * 0.74 + 4 if is_below else end - 5
        place = format_html('x="{}" y="{}" text-anchor="middle"', short(x), short(y))
    own_size = format_html(' font-size="{}"', short(size)) if size != LETTER_SIZE else ""
    return format_html('<text class="val" {}{}>{}</text>', place, own_size, escape(text))


def _year_labels(frame: Frame) -> SafeString:
    labels = (
        (short(min((place + 0.5) * frame.slot, WIDTH - YEAR_WIDTH / 2)), short(frame.height - 6), year)
        for place, year in enumerate(frame.years)
        if frame.is_labelled(year, frame.year_step)
    )
    return format_html_join("", '<text class="lbl" x="{}" y="{}" text-anchor="middle">{}</text>', labels)
