"""`check_drafts` says which drafts no longer fit their records, and leaves everything as it was."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.news.models import NewsItem
from portal.publishing.revision import Revision
from portal.publishing.snapshots import snapshot
from tests.builders import a_contact, a_news_item
from tests.publishing.editors import a_draft

pytestmark = pytest.mark.django_db


def said() -> str:
    out = StringIO()
    call_command("check_drafts", stdout=out)
    return out.getvalue()


def complaints() -> list[str]:
    err = StringIO()
    with pytest.raises(CommandError) as failed:
        call_command("check_drafts", stderr=err)
    assert failed.value.returncode == 1
    return [*err.getvalue().splitlines(), str(failed.value)]


def test_drafts_that_fit_are_counted() -> None:
    news = a_news_item()
    a_draft(news, title_fi="Uusi")
    before = snapshot(news)

    assert said() == "1 drafts fit their records.\n"
    assert snapshot(news) == before


def test_an_address_that_has_been_taken_is_named() -> None:
    news = a_news_item()
    a_draft(news, slug_fi="varattu")
    a_draft(a_news_item(), title_fi="Uusi")
    a_news_item(slug_fi="varattu")

    assert complaints() == [
        f"newsitem {news.pk}, 2: Address (Finnish): Another page of this kind already has this address.",
        "1 of 2 drafts no longer fit their records.",
    ]


def test_what_the_database_refuses_is_said_in_the_words_of_the_rule() -> None:
    contact = a_contact()
    draft = a_draft(contact, title_fi="Uusi")
    draft.data["columns"] |= {"phone": "", "email": ""}
    Revision.objects.filter(pk=draft.pk).update(data=draft.data)

    assert complaints()[0] == f"contact {contact.pk}, 2: Give a phone number or an e-mail address."


def test_a_column_that_the_row_has_changed_too_is_named() -> None:
    news = a_news_item()
    a_draft(news, title_fi="Uusi")
    NewsItem.objects.update(title_fi="Muu")

    assert complaints()[0] == f"newsitem {news.pk}, 2: Somebody else has changed the same: Title (Finnish)."


def test_a_draft_of_a_record_that_has_gone_is_named() -> None:
    news = a_news_item()
    a_draft(news, title_fi="Uusi")
    key = news.pk
    news.delete()

    assert complaints()[0] == f"newsitem {key}, 2: The record has been deleted."
