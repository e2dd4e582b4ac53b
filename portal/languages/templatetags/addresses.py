"""JSON-LD that a page carries as data."""

import json
from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def json_ld(blocks: Sequence[dict[str, Any]]) -> SafeString:
    """`<script type="application/ld+json">` for schema.org descriptions; nothing in them can end the element."""
    if not blocks:
        return SafeString("")
    graph = {"@context": "https://schema.org", "@graph": list(blocks)}
    data = json.dumps(graph, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(data))  # noqa: S308 (escaped above)
