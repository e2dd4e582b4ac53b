"""The contacts page, and each contact as a file for an address book."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from contacts.directory import Directory, directory
from contacts.models import Contact
from contacts.vcard import vcard
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.page import home_crumb, page_for


@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    words = fixed_page(FixedPage.Key.CONTACTS)
    found = directory()
    page = page_for(request, words, section="contacts", crumbs=[home_crumb()], json_ld=contact_points(found))
    return render(request, "contacts/contacts.html", {"page": page, "words": words, "directory": found})


@require_safe
def contact_card(request: HttpRequest, pk: int) -> HttpResponse:
    contact = get_object_or_404(Contact.objects.public().current().select_related("organisation"), pk=pk)
    name = slugify(contact.name) or f"contact-{pk}"
    headers = {"Content-Disposition": f'attachment; filename="{name}.vcf"'}
    return HttpResponse(vcard(contact), content_type="text/vcard; charset=utf-8", headers=headers)


def contact_points(found: Directory) -> list[dict[str, Any]]:
    """For schema.org: what the page shows of each person, by organisation; nothing that it does not show."""
    organisations: dict[str, dict[str, Any]] = {}
    alone = []
    for row in found.people():
        point = {"@type": "ContactPoint", "name": row.name, "contactType": str(row.title), "email": row.email}
        point["telephone"] = row.phone_href.removeprefix("tel:")
        known = {key: value for key, value in point.items() if value}
        if name := str(row.organisation):
            node = organisations.setdefault(name, {"@type": "Organization", "name": name, "contactPoint": []})
            node["contactPoint"].append(known)
        else:
            alone.append(known)
    return [*organisations.values(), *alone]
