"""Coordinates written as short as a picture needs them."""


def short(number: float) -> str:
    """At most one decimal, no trailing zero, no minus before zero: 12.04 -> "12", -0.04 -> "0"."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def path_point(x: float, y: float) -> str:
    """One point of a path's data: (1.5, -2) -> "1.5-2", the space left out where a minus parts the two."""
    right = short(y)
    return short(x) + (right if right.startswith("-") else f" {right}")
