"""The page of the search, for readers and for programs; suggestions as one types; the description for browsers."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from portal.delivery.middleware import reads_any_text
from portal.languages.addresses import MovedPermanently, fixed_address
from portal.languages.localized import current
from portal.languages.page import absolute
from portal.search.address import Address, asked_in, has_word, page_number, readable
from portal.search.as_data import as_data
from portal.search.asking import search, suggestions
from portal.search.page import search_page
from portal.search.results import MOST_CHARACTERS, MOST_WORDS, Asked, Results, Suggestion
from portal.search.showing import answer_of, examples

MOST_SUGGESTIONS = 8
FEWEST_LETTERS = 2  # fewer say nothing of what somebody looks for


@reads_any_text
@require_safe
@vary_on_headers("Accept")
def results(request: HttpRequest) -> HttpResponse:
    """A page that there is not is answered 404, with the first page, so that nobody has to begin anew."""
    number = page_number(request.GET.get("page", ""))
    found = _found(asked_in(request.GET, current(), max(number, 1)))
    if number > max(found.pages, 1):
        number = 0
        found = _found(asked_in(request.GET, current()))
    status = 200 if number else 404
    if _wants_data(request):
        return JsonResponse(as_data(found, number), status=status, json_dumps_params={"ensure_ascii": False})
    context = {
        "page": search_page(found, number),
        "answer": answer_of(found, number),
        "read": found.read,
        "examples": examples(),
        "most_characters": MOST_CHARACTERS,
        "most_words": MOST_WORDS,
    }
    return render(request, "search/results.html", context, status=status)


def _found(asked: Asked) -> Results:
    """The engine is asked only where there is a word to look for."""
    if has_word(asked.text):
        return search(asked)
    return Results(asked=asked, read=asked.text[:MOST_CHARACTERS], is_cut=len(asked.text) > MOST_CHARACTERS)


def _wants_data(request: HttpRequest) -> bool:
    is_preferred = request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    return request.GET.get("format") == "json" or is_preferred


@reads_any_text
@require_safe
def under_another_word(request: HttpRequest) -> HttpResponse:
    """The address has another language's word for search."""
    raise MovedPermanently(fixed_address("search", current()))


@reads_any_text
@require_safe
def suggested(request: HttpRequest) -> HttpResponse:
    """Each suggestion leads somewhere: to a page, or to the search for a word. `said` is read aloud."""
    text = readable(request.GET.get("q", ""))[:MOST_CHARACTERS]
    is_enough = has_word(text) and len(text) >= FEWEST_LETTERS
    found = suggestions(text, current(), MOST_SUGGESTIONS) if is_enough else []
    said = ngettext("%(count)s suggestion", "%(count)s suggestions", len(found)) % {"count": len(found)}
    data = {"query": text, "said": said, "suggestions": [_leading(suggestion) for suggestion in found]}
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


def _leading(suggestion: Suggestion) -> dict[str, str]:
    return {
        "text": str(suggestion.text),
        "url": suggestion.url or Address(suggestion.text).url(current()),
        "language": suggestion.language,
        "kind_name": suggestion.kind_name,
    }


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """OpenSearch 1.1, by which a browser can add the search of this site to its own."""
    context = {"search_url": absolute(fixed_address("search", current())), "home_url": absolute(f"/{current()}/")}
    media_type = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "search/opensearch.xml", context, content_type=media_type)
