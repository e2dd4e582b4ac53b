"""Yearly figures drawn as bars, and what they say together."""

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from portal.drawings.bar_frame import WIDTH
from portal.drawings.bars import small_multiples
from portal.drawings.lettering import text_width
from portal.drawings.series import Series, summary

Parse = Callable[[str], Element]


def in_finnish(value: Decimal) -> str:
    return f"{value}".replace(".", ",").replace("-", "−")


def a_series(*values: str | None, name: str = "Urban cleantech", first_year: int = 2018) -> Series:
    known = {first_year + i: Decimal(value) if value is not None else None for i, value in enumerate(values)}
    return Series(name, known, "hue-cleantech")


def bars(drawing: Element) -> list[float]:
    return [float(bar.get("height", "")) for bar in drawing.iter("rect") if bar.get("class") == "bar"]


def texts(drawing: Element, kind: str) -> list[str | None]:
    return [text.text for text in drawing.iter("text") if text.get("class") == kind]


def test_a_bar_is_as_high_as_its_value_and_says_it(parsed: Parse) -> None:
    drawing = parsed(small_multiples([a_series("1.2", "2.4")], in_finnish))

    assert bars(drawing) == pytest.approx([56, 112])
    assert texts(drawing, "val") == ["1,2", "2,4"]
    assert texts(drawing, "lbl") == ["2018", "2019"]


def test_all_charts_share_one_scale(parsed: Parse) -> None:
    drawing = parsed(small_multiples([a_series("1"), a_series("4")], in_finnish))

    assert bars(drawing) == pytest.approx([28, 112])


def test_all_charts_share_one_height_though_a_title_is_longer(parsed: Parse) -> None:
    long_name = "Digitalisoituva teollisuus ja kestävä logistiikka kaikkialla"
    drawing = parsed(small_multiples([a_series("1"), a_series("4", name=long_name)], in_finnish))

    assert len({chart.get("viewBox") for chart in drawing.iter("svg")}) == 1


@pytest.mark.parametrize("values", [("1", None, "3"), ("1", "NaN", "3")])
def test_a_missing_year_is_an_empty_place_with_a_dash_and_not_a_bar(values: tuple[str, ...], parsed: Parse) -> None:
    drawing = parsed(small_multiples([a_series(*values)], in_finnish))

    assert [place.get("class") for place in drawing.iter("rect")] == ["bar", "gap", "bar"]
    assert texts(drawing, "val") == ["1", "–", "3"]


def test_a_year_that_no_series_knows_is_shown_as_missing_too(parsed: Parse) -> None:
    early, late = Series("A", {2018: Decimal(1)}), Series("B", {2020: Decimal(1)})

    drawing = parsed(small_multiples([early, late], in_finnish))

    assert texts(drawing, "lbl") == ["2018", "2019", "2020"] * 2
    assert [place.get("class") for place in drawing.iter("rect")] == ["bar", "gap", "gap", "gap", "gap", "bar"]


def test_zero_is_a_value_without_a_bar(parsed: Parse) -> None:
    drawing = parsed(small_multiples([a_series("0", "2")], in_finnish))

    assert bars(drawing) == [112]
    assert texts(drawing, "val") == ["0", "2"]


def test_figures_that_are_all_zero_are_drawn_without_bars(parsed: Parse) -> None:
    drawing = parsed(small_multiples([a_series("0", "0")], in_finnish))

    assert bars(drawing) == []
    assert texts(drawing, "val") == ["0", "0"]


def test_a_value_too_small_to_see_is_still_a_hairline(parsed: Parse) -> None:
    drawing = parsed(small_multiples([a_series("0.001", "1000000")], in_finnish))

    assert bars(drawing) == [1, 112]


def test_a_negative_bar_hangs_under_the_axis_with_its_value_under_it(parsed: Parse) -> None:
    (chart,) = parsed(small_multiples([a_series("3", "-1")], in_finnish))

    up, down = (rect for rect in chart.iter("rect"))
    axis = next(path.get("d", "") for path in chart.iter("path"))
    zero = float(axis.removeprefix("M0 ").partition("H")[0])
    assert float(up.get("y", "")) + float(up.get("height", "")) == pytest.approx(zero, abs=0.2)
    assert float(down.get("y", "")) == pytest.approx(zero, abs=0.2)
    assert bars(chart) == pytest.approx([84, 28])
    value = next(text for text in chart.iter("text") if text.text == "−1")
    assert float(value.get("y", "")) > zero + 28


def test_figures_that_are_all_negative_hang_from_the_axis(parsed: Parse) -> None:
    assert bars(parsed(small_multiples([a_series("-2", "-1")], in_finnish))) == pytest.approx([112, 56])


def test_one_year_is_a_chart(parsed: Parse) -> None:
    drawing = parsed(small_multiples([a_series("12.5")], in_finnish))

    assert texts(drawing, "val") == ["12,5"]
    assert texts(drawing, "lbl") == ["2018"]


def test_twenty_years_of_long_values_all_have_their_value_and_some_their_year(parsed: Parse) -> None:
    values = [f"{1_000_000 + i}" for i in range(20)]

    drawing = parsed(small_multiples([a_series(*values, first_year=2005)], in_finnish))

    assert texts(drawing, "val") == values
    assert all("rotate(-90)" in text.get("transform", "") for text in drawing.iter("text") if text.text in values)
    years = texts(drawing, "lbl")
    assert years[-1] == "2024"
    assert 4 <= len(years) < 20


@pytest.mark.parametrize("count", [1, 2, 5, 6, 9, 12, 20, 33, 40, 90])
def test_years_never_run_into_each_other_or_out_of_the_chart(count: int, parsed: Parse) -> None:
    drawing = parsed(small_multiples([a_series(*["1"] * count, first_year=1930)], in_finnish))

    half = text_width("2000", 13) / 2
    middles = [float(text.get("x", "")) for text in drawing.iter("text") if text.get("class") == "lbl"]
    assert min(middles) - half >= -1
    assert max(middles) + half <= WIDTH + 0.1
    assert all(after - before >= 2 * half for before, after in pairwise(middles))


@pytest.mark.parametrize("longest", ["12345678901234567890", "-12345678901234567890"])
def test_long_values_stay_in_the_chart(longest: str, parsed: Parse) -> None:
    (chart,) = parsed(small_multiples([a_series(longest, *["1"] * 11)], in_finnish))

    height = float(chart.get("viewBox", "").split()[3])
    text = next(one for one in chart.iter("text") if one.text == in_finnish(Decimal(longest)))
    place = re.fullmatch(r"translate\(([\d.]+) ([\d.]+)\)rotate\(-90\)", text.get("transform", ""))
    assert place is not None
    reach = text_width(text.text or "", 13)
    if text.get("text-anchor") == "end":
        assert float(place[2]) + reach < height - 13
    else:
        assert float(place[2]) - reach > 17


def test_more_years_than_fit_show_the_latest(parsed: Parse) -> None:
    drawing = parsed(small_multiples([a_series(*["1"] * 90, first_year=1935)], in_finnish))

    assert len(bars(drawing)) == 40
    assert texts(drawing, "lbl")[-1] == "2024"


@pytest.mark.parametrize("series", [[], [a_series()], [a_series(None, None)]])
def test_without_any_value_there_is_no_picture(series: list[Series]) -> None:
    assert small_multiples(series, in_finnish) == ""


def test_the_charts_are_hidden_from_assistive_technology(parsed: Parse) -> None:
    assert parsed(small_multiples([a_series("1")], in_finnish)).get("aria-hidden") == "true"


def test_the_summary_knows_the_latest_year_with_a_value_and_the_largest_series_in_it() -> None:
    health, cleantech = a_series("3", "1", None, name="Terveys"), a_series("1", "2", None)

    facts = summary([health, cleantech])

    assert (facts.first_year, facts.latest_year) == (2018, 2019)
    assert (facts.largest, facts.largest_value) == (cleantech, Decimal(2))


def test_the_summary_adds_up_only_years_that_are_complete() -> None:
    facts = summary([a_series("1.1", "2", "3"), a_series("2.2", None, "0")])

    assert facts.totals == {2018: Decimal("3.3"), 2020: Decimal(3)}
    assert {year: [one.name for one in lacking] for year, lacking in facts.missing.items()} == {
        2019: ["Urban cleantech"]
    }


def test_the_summary_of_nothing_says_nothing() -> None:
    assert summary([a_series(None)]) == (None, None, None, None, {}, {})
