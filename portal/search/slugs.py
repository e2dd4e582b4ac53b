"""Slugs of what narrows a search: a link to the search in another language brings those of the language it left."""

from typing import Any

from django.db.models import Q

from portal.languages.lists import slug_of, text_columns


def slug_here(model: Any, slug: str, language: str) -> str:
    """The slug in `language` of what has `slug` in any; as it came where visitors see nothing by it. One query."""
    if not slug:
        return ""
    columns = text_columns("slug")
    by_any = Q(*((column, slug) for column in columns), _connector=Q.OR)
    rows = model.objects.public().filter(by_any).order_by("pk").values("pk", "original_language", *columns)
    slugs = [slug_of(row, row["original_language"], language) for row in rows]
    return slug if slug in slugs or not slugs else slugs[0]
