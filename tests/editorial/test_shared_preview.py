"""Who has been sent a link sees the draft that grew out of what was shared, until that ends; and nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from portal.editorial.models import PreviewLink
from portal.editorial.preview.links import address_of, link_of, token_of
from portal.publishing import drafts, publication
from portal.publishing.models import State
from portal.publishing.revision import Revision
from strategy.models import Strategy
from tests.builders import a_news_item, a_spearhead, a_strategy
from tests.editorial.previews import a_link, bar_of, shared
from tests.publishing.editors import a_draft, an_editor
from tests.reading import words_of

pytestmark = pytest.mark.django_db


def seen(link: PreviewLink, rest: str = "fi/", **query: str) -> str:
    answer = shared(link, rest, **query)
    assert answer.status_code == 200, answer.status_code
    return words_of(answer.content.decode())


def test_a_draft_that_was_never_published_is_seen_in_every_language() -> None:
    news = a_news_item(state=State.DRAFT, published_at=None)
    a_draft(news, title_fi="Luonnos", title_sv="Utkast", title_en="Draft")
    link = a_link(news)

    shown = [seen(link, rest) for rest in ("fi/", "sv/", "en/", "")]

    assert [[word in text for word in ("Luonnos", "Utkast", "Draft")].index(True) for text in shown] == [0, 1, 2, 2]


def test_the_bar_tells_nobody_who_wrote_it_and_leads_nowhere_that_needs_an_account() -> None:
    strategy = a_strategy()
    a_draft(strategy, title_fi="Luonnos")

    html = shared(a_link(strategy)).content.decode()

    assert "Revision 2, saved" in bar_of(html)
    assert "aino" not in html
    assert "/admin/" not in html


def test_the_three_languages_can_be_seen_side_by_side() -> None:
    strategy = a_strategy()
    a_draft(strategy, title_fi="Luonnos")
    link = a_link(strategy)

    html = shared(link, "side-by-side/").content.decode()

    assert [html.count(f'src="{address_of(link)}{code}/?framed=1"') for code in ("fi", "sv", "en")] == [1, 1, 1]
    framed, alone = (shared(link, "fi/", **query).content.decode() for query in ({"framed": "1"}, {}))
    assert ["Luonnos" in words_of(html) for html in (framed, alone)] == [True, True]
    assert ['method="post"' in html for html in (framed, alone)] == [False, True]


def test_what_is_saved_in_the_draft_later_is_seen_too() -> None:
    strategy = a_strategy()
    a_draft(strategy, title_fi="Ensimmäinen")
    link = a_link(strategy)
    a_draft(strategy, title_fi="Toinen")

    assert "Toinen" in seen(link)


def test_what_is_scheduled_is_seen_until_a_later_draft_grows_out_of_it() -> None:
    strategy = a_strategy()
    draft = a_draft(strategy, title_fi="Ajastettu")
    link = a_link(strategy)
    publication.schedule(draft, an_editor(), timezone.now() + timedelta(days=1))
    scheduled = seen(link)
    later = a_draft(strategy, title_fi="Myöhempi")
    with_later = seen(link)
    drafts.discard(later, an_editor())

    assert ["Ajastettu" in scheduled, "Myöhempi" in with_later, "Ajastettu" in seen(link)] == [True, True, True]


def test_when_only_some_languages_have_gone_out_the_rest_is_still_seen() -> None:
    strategy = a_strategy()
    draft = a_draft(strategy, title_fi="Luonnos", title_sv="Utkast")
    link = a_link(strategy)

    publication.publish(draft, an_editor(), ["fi"])

    assert "Utkast" in seen(link, "sv/")
    assert Strategy.objects.get().title_fi == "Luonnos"


@pytest.mark.parametrize("is_changed_beside", [False, True])
def test_when_the_draft_has_been_published_the_link_leads_to_the_public_page(is_changed_beside: bool) -> None:
    strategy = a_strategy()
    draft = a_draft(strategy, title_fi="Luonnos", slug_fi="luonnos", slug_en="draft")
    link = a_link(strategy)
    if is_changed_beside:
        Strategy.objects.update(summary_fi="Rivillä muutettu")

    publication.publish(draft, an_editor())

    assert seen(link) == "This draft has been published To the public page"
    assert '<a href="/en/strategies/draft/">' in shared(link).content.decode()


def test_a_draft_that_is_begun_after_the_publication_is_not_seen() -> None:
    strategy = a_strategy()
    draft = a_draft(strategy, title_fi="Luonnos")
    link = a_link(strategy)
    publication.publish(draft, an_editor())
    later = a_draft(strategy, title_fi="Salainen luonnos")
    first = seen(link)
    publication.publish(later, an_editor())
    a_draft(strategy, title_fi="Toinen salainen")

    assert [first, seen(link)] == ["This draft has been published To the public page"] * 2


def test_a_draft_that_is_begun_after_one_was_discarded_is_not_seen() -> None:
    strategy = a_strategy(title_fi="Ennen")
    draft = a_draft(strategy, title_fi="Luonnos")
    link = a_link(strategy)
    drafts.discard(draft, an_editor())
    a_draft(strategy, title_fi="Salainen luonnos")

    answer = shared(link)

    assert answer.status_code == 410
    assert words_of(answer.content.decode()).startswith("This draft is no longer available")
    assert "Salainen" not in answer.content.decode()


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.UNPUBLISHED])
def test_a_page_that_has_left_the_site_since_is_not_linked_to(state: State) -> None:
    strategy = a_strategy()
    link_revision = a_draft(strategy, title_fi="Luonnos")
    link = a_link(strategy)
    publication.publish(link_revision, an_editor())
    Strategy.objects.update(state=state)

    assert shared(link).status_code == 410


def test_a_page_whose_strategy_is_not_public_is_not_linked_to() -> None:
    spearhead = a_spearhead(a_strategy(state=State.DRAFT, published_at=None))
    draft = a_draft(spearhead, title_fi="Luonnos")
    link = a_link(spearhead)
    publication.publish(draft, an_editor())

    assert shared(link).status_code == 410


def refused() -> list[Any]:
    """Links with each of which something is wrong."""
    strategy, now = a_strategy(), timezone.now()
    a_draft(strategy, title_fi="Salainen luonnos")
    good = token_of(a_link(strategy))
    key, stamp, signature = good.split(".")
    other_salt = signing.TimestampSigner(sep=".", salt="other").sign(key)
    gone = a_link(strategy)
    token_of_gone = token_of(gone)
    gone.delete()
    return [
        *(f"{key}.{stamp}.{signature[:-1]}", f"{key}x.{stamp}.{signature}", f"{key}.{stamp}x.{signature}"),
        *(key, "x", "ä.ö.å", other_salt, token_of_gone),
        token_of(a_link(strategy, revoked_at=now)),
        token_of(a_link(strategy, expires_at=now - timedelta(seconds=1))),
        token_of(a_link(strategy, made_at=now - timedelta(days=14, seconds=5), expires_at=now + timedelta(days=1))),
    ]


def test_whatever_is_wrong_with_a_link_the_answer_is_one_and_the_same() -> None:
    tokens = refused()
    client = Client(headers={"accept-language": "en"})

    answers = [client.get(f"/preview/{token}/{rest}") for token in tokens for rest in ("", "fi/", "side-by-side/")]

    assert len(answers) == 33
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert "Salainen" not in answers[0].content.decode()


def test_a_link_of_a_deleted_record_leads_to_nothing() -> None:
    news = a_news_item(state=State.DRAFT, published_at=None)
    a_draft(news, title_fi="Luonnos")
    link = a_link(news)
    news.delete()

    assert shared(link).status_code == 404


def test_a_language_that_the_site_does_not_have_is_not_found() -> None:
    strategy = a_strategy()
    a_draft(strategy, title_fi="Luonnos")

    assert shared(a_link(strategy), "de/").status_code == 404


def test_no_other_revision_can_be_asked_for() -> None:
    strategy = a_strategy(title_fi="Ennen")
    a_draft(strategy, title_fi="Salainen")
    a_draft(strategy, title_fi="Luonnos")
    link = a_link(strategy)

    shown = [seen(link, revision=str(number)) for number in Revision.objects.values_list("number", flat=True)]

    assert len(shown) == 3
    assert [text for text in shown if "Luonnos" not in text or "Salainen" in text] == []


def test_a_link_holds_for_two_weeks_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    strategy = a_strategy()
    a_draft(strategy, title_fi="Luonnos")
    link = a_link(strategy)
    token, made = token_of(link), link.made_at.timestamp()
    PreviewLink.objects.update(expires_at=link.made_at + timedelta(days=99))

    found = []
    for days in (13.99, 14.01):
        monkeypatch.setattr("django.core.signing.time.time", lambda days=days: made + days * 86400)
        found.append(link_of(token))

    assert found == [link, None]
