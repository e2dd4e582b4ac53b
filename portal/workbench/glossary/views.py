"""The page on which readers look up what the portal's words mean and what they are called in the other languages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.page import home_crumb, page_for
from portal.publishing.visible import shown
from portal.workbench.glossary.shown import in_json_ld, public_glossary


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    words = fixed_page(FixedPage.Key.GLOSSARY, "sources")
    found = public_glossary()
    json_ld = in_json_ld(words, found)
    return render(
        request,
        "workbench/glossary.html",
        {
            "page": page_for(request, words, section="glossary", crumbs=[home_crumb()], json_ld=json_ld),
            "words": words,
            "glossary": found,
            "sources": sources_shown(shown(words, "sources")),
        },
    )
