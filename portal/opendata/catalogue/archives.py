"""Strategies as they were decided, as a data set: of these files the size and the hash are known."""

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from portal.languages.addresses import fixed_address
from portal.languages.localized import codes, has_text
from portal.languages.page import absolute
from portal.opendata.archive.models import FrozenStrategy
from portal.opendata.catalogue import vocabulary as words
from portal.opendata.catalogue.graph import Iri, Text, Thing, Typed, Value
from portal.opendata.catalogue.saying import Said, dates, described, moment, pages, part


def archives() -> list[Thing]:
    """The data set and its files; nothing while no strategy has been frozen."""
    frozen = list(FrozenStrategy.objects.public().select_related("strategy").order_by("frozen_at", "pk"))
    if not frozen:
        return []
    keywords = (_("smart specialisation"), _("strategies"), _("archives"))
    said = described(
        _("Strategies as they were decided"),
        _("Each archive holds a strategy’s pages and data in every language. It never changes afterwards."),
        keywords,
        ("REGI", "GOVE"),
    )
    said["dcat:landingPage"] = pages("frozen-strategies")
    last = FrozenStrategy.objects.aggregate(frozen=Max("frozen_at"), taken=Max("taken_down_at"))
    said |= dates(frozen[0].frozen_at, max(filter(None, last.values())))
    said["dcat:distribution"] = [part(f"archive-{one.pk}") for one in frozen]
    return [Thing(part("archives"), ["dcat:Dataset"], said), *(_archive(one) for one in frozen)]


def _archive(frozen: FrozenStrategy) -> Thing:
    checksum: Said = {"spdx:algorithm": [words.SHA_256], "spdx:checksumValue": [Typed(frozen.sha256, "xsd:hexBinary")]}
    said: Said = {
        "dct:title": _titles(frozen),
        "dcat:accessURL": [Iri(absolute(fixed_address("frozen-strategies", codes()[0])))],
        "dcat:downloadURL": [Iri(absolute(frozen.download_url))],
        "dcat:mediaType": [words.media_type("application/zip")],
        "dct:format": [words.file_type("ZIP")],
        "dcat:byteSize": [Typed(str(frozen.size), "xsd:nonNegativeInteger")],
        "spdx:checksum": [Thing("", ["spdx:Checksum"], checksum)],
        "dct:license": [words.LICENCE],
        "dct:issued": [moment(frozen.frozen_at)],
    }
    return Thing(part(f"archive-{frozen.pk}"), ["dcat:Distribution"], said)


def _titles(frozen: FrozenStrategy) -> list[Value]:
    titles = [(getattr(frozen.strategy, f"title_{code}"), code) for code in codes()]
    return [Text(title, code) for title, code in titles if has_text(title)]
