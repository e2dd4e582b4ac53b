"""Records as content files have them, valid unless told otherwise."""

from typing import Any

Entry = dict[str, Any]


def in_two_languages(text: str) -> dict[str, str]:
    return {"fi": f"{text} fi", "sv": f"{text} sv"}


def organisation(key: str = "helsinki", **more: Any) -> Entry:
    return {"key": key, "name": in_two_languages(key), "kind": "city"} | more


def contact(key: str = "saana", **more: Any) -> Entry:
    return {"key": key, "name": key.title(), "phone": "+358401699392"} | more


def strategy(key: str = "s3", **more: Any) -> Entry:
    slugs = {code: f"{key}-{code}" for code in ("fi", "sv")}
    return {"key": key, "title": in_two_languages(f"Strategy {key}"), "slug": slugs} | more


def section(key: str = "knowledge", **more: Any) -> Entry:
    return {"key": key, "heading": in_two_languages(key)} | more


def theme(key: str = "learning", **more: Any) -> Entry:
    return {"key": key, "title": in_two_languages(key), "slug": {"fi": key, "sv": key}} | more


def agreement(key: str = "hma", **more: Any) -> Entry:
    return {"key": key, "title": in_two_languages(key), "slug": {"fi": key, "sv": key}} | more
