"""Body text: Markdown to HTML, sanitised where it is rendered. This is the site's one sanitiser."""

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "strong", "em", "a", "code", "pre"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "th": {"align"}, "td": {"align"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto", "tel"}


def dialect() -> MarkdownIt:
    """CommonMark and tables without raw HTML; straight quotes stay as written, since they differ by language."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return dialect()


def rendered(text: str) -> SafeString:
    """`text` (Markdown) as HTML of nothing but the tags above; the highest of its headings is of
    level 2, below the page's own."""
    tokens = _parser().parse(text)
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(4, int(token.tag[1]) - highest + 2)}"
    html = _parser().renderer.render(tokens, _parser().options, {})
    clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener")
    return mark_safe(clean)  # noqa: S308 (this is the sanitiser)
