"""The links of the original lead to the same places; those to the portal itself lead to pages of the right language."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from portal.workbench.checks.compared import Compared, Side
from portal.workbench.checks.facts.addresses import may_be_same, same_email, same_url
from portal.workbench.checks.facts.phones import same_phone
from portal.workbench.checks.finding import Code, Finding, Span
from portal.workbench.checks.outline import Element

_INTERNAL = re.compile(r"(?<![\w./:-])/(?P<language>[a-z]{2})/[^\s)\"”]*")


def links_agree(compared: Compared) -> Iterator[Finding]:
    others = list(compared.target.outline.links)
    for link in compared.source.outline.links:
        places = _places(link)
        answer = next((other for other in others if may_be_same(_places(other), places)), None)
        if answer:
            others.remove(answer)
        else:
            message = _("The link to “%(address)s” is missing from the translation.") % {"address": link.what}
            yield compared.finding(Code.LINK, message, "lacking", link.what, source=link.span)
    for other in others:
        message = _("The link to “%(address)s” is not in the original.") % {"address": other.what}
        yield compared.finding(Code.LINK, message, "added", other.what, target=other.span)


def _places(link: Element) -> tuple[str, ...]:
    """Where a link leads, as far as that is the same in every language."""
    address = link.what
    internal = _INTERNAL.match(address)
    if internal and internal["language"] in _languages():
        return ("a page of the portal",)
    if address.startswith("#"):
        return ("a place on the page",)
    scheme, _colon, rest = address.partition(":")
    if scheme == "mailto":
        return (same_email(rest.partition("?")[0]),)
    if scheme == "tel":
        return (same_phone(rest) or rest,)
    return same_url(address) if "//" in address else (address.rstrip("/"),)


def links_stay_in_the_language(compared: Compared) -> Iterator[Finding]:
    """A link of the original that leads elsewhere on purpose, to a page in a third language, may do so here too."""
    for span, language in _internal(compared.target):
        if language not in {compared.target.language, *_led_elsewhere(compared.source)}:
            address = compared.target.at(span)
            message = _("“%(address)s” leads to a page in another language.") % {"address": address}
            yield compared.finding(Code.LINK_LANGUAGE, message, address, target=span)


def _internal(side: Side) -> Iterator[tuple[Span, str]]:
    for match in _INTERNAL.finditer(side.text):
        if match["language"] in _languages():
            yield Span(*match.span()), match["language"]


def _led_elsewhere(source: Side) -> set[str]:
    return {language for _span, language in _internal(source)} - {source.language}


def _languages() -> set[str]:
    return {code for code, _name in settings.LANGUAGES}
