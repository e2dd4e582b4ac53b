"""Publishing makes the row what the draft says, all of it or the texts of some languages, or does nothing at all."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime

from ecosystems.models import LeadProject, Participation
from portal.languages.models import OldSlug
from portal.news.models import NewsItem, Quote
from portal.publishing.models import State
from portal.publishing.publication import publish
from portal.publishing.revision import Revision
from portal.publishing.snapshots import Snapshot, snapshot, snapshot_of
from strategy.models import StrategySection
from tests.builders import a_contact, a_lead_project, a_news_item, a_strategy, a_theme, an_agreement, an_urban_area
from tests.publishing.editors import KEY, a_draft, a_new_part, an_editor, fresh

pytestmark = pytest.mark.django_db


def states(record: Any) -> list[str]:
    return list(Revision.objects.of(record).order_by("number").values_list("state", flat=True))


def a_quote(text: str) -> Snapshot:
    return a_new_part(Quote, "news_item", speaker="Aino", text_fi=text, text_sv=f"{text} sv")


def test_the_row_becomes_what_the_draft_says_parts_and_relations_included() -> None:
    news, contact = a_news_item(title_fi="Vanha"), a_contact()
    gone = Quote.objects.create(news_item=news, speaker="Eero", text_fi="Vanha.")
    draft = a_draft(
        news,
        (("contacts",), [str(contact.pk)]),
        (("quotes", str(gone.pk)), None),
        (("quotes", KEY), a_quote("Uusi.")),
        title_fi="Uusi",
    )

    published = publish(draft, an_editor())

    assert snapshot(news) == snapshot_of(published.revision)
    assert (fresh(news).title_fi, list(fresh(news).contacts.all())) == ("Uusi", [contact])
    assert [(str(quote.pk), quote.text_fi) for quote in fresh(news).quotes.all()] == [(KEY, "Uusi.")]
    assert (published.revision.pk, published.revision.decided_by) == (draft.pk, an_editor())
    assert states(news) == ["superseded", "published"]


def test_a_record_that_was_never_public_becomes_public() -> None:
    news = a_news_item(state=State.DRAFT)

    publish(a_draft(news, title_fi="Uusi"), an_editor())

    assert NewsItem.objects.public().get().title_fi == "Uusi"


def test_only_the_languages_that_changed_are_marked_as_changed() -> None:
    news = a_news_item()

    publish(a_draft(news, title_sv="Ny"), an_editor())

    assert set(fresh(news).changed) == {"sv"}


def test_a_part_that_is_new_concerns_every_language() -> None:
    news = a_news_item()

    publish(a_draft(news, (("quotes", KEY), a_quote("Uusi."))), an_editor())

    assert set(fresh(news).changed) == {"fi", "sv", "en"}


def test_a_slug_that_changes_is_remembered() -> None:
    news = a_news_item(slug_fi="vanha")

    publish(a_draft(news, slug_fi="uusi"), an_editor())

    assert [(old.slug, old.object_id) for old in OldSlug.objects.all()] == [("vanha", str(news.pk))]


def test_a_slug_that_is_taken_is_refused_by_its_name_and_nothing_is_done() -> None:
    first, second = a_news_item(slug_fi="yksi", title_fi="Vanha"), a_news_item()
    draft = a_draft(first, (("quotes", KEY), a_quote("Uusi.")), slug_fi="sama", title_fi="Uusi")
    publish(a_draft(second, slug_fi="sama"), an_editor())
    before = snapshot(first)

    with pytest.raises(ValidationError) as refused:
        publish(draft, an_editor())

    assert refused.value.message_dict == {"slug_fi": ["Another page of this kind already has this address."]}
    assert (snapshot(first), states(first)) == (before, ["published", "draft"])


def test_what_is_wrong_in_a_part_is_said_of_its_place_and_nothing_is_done() -> None:
    strategy = a_strategy(title_fi="Vanha")
    section = a_new_part(StrategySection, "strategy", heading_sv="Utan finska")
    draft = a_draft(strategy, (("sections", KEY), section), title_fi="Uusi")

    with pytest.raises(ValidationError) as refused:
        publish(draft, an_editor())

    assert list(refused.value.message_dict) == [f"sections/{KEY}/heading_fi"]
    assert fresh(strategy).title_fi == "Vanha"


def test_two_parts_may_trade_what_must_be_unique() -> None:
    one, two = an_urban_area(), an_urban_area()
    project = a_lead_project(one, two)
    first, second = (str(part.pk) for part in project.participations.order_by("area"))
    trade = [(("participations", first, "area"), str(two.pk)), (("participations", second, "area"), str(one.pk))]

    publish(a_draft(project, *trade), an_editor())

    assert dict(Participation.objects.values_list("pk", "area")) == {
        Participation.objects.get(area=one).pk: one.pk,
        Participation.objects.get(area=two).pk: two.pk,
    }
    assert str(Participation.objects.get(area=two).pk) == first


def test_a_part_that_something_else_uses_cannot_be_taken_away() -> None:
    agreement = an_agreement()
    theme = a_theme(agreement=agreement)
    a_lead_project(theme=theme)
    draft = a_draft(agreement, (("themes", str(theme.pk)), None))

    with pytest.raises(ValidationError) as refused:
        publish(draft, an_editor())

    assert list(refused.value.message_dict) == [f"themes/{theme.pk}"]


def test_a_tree_of_parts_is_made_and_taken_away_in_its_order() -> None:
    agreement = an_agreement()
    top = a_theme(agreement=agreement)
    below = a_theme(agreement=agreement, parent=top)
    tree = {part.key: part for part in snapshot(agreement).parts["themes"]}
    edits = [(("themes", key), None) for key in tree]

    publish(a_draft(agreement, *edits), an_editor())
    was_empty = not agreement.themes.exists()
    publish(a_draft(agreement, *[(("themes", key), part) for key, part in tree.items()]), an_editor())

    assert was_empty
    assert agreement.themes.get(pk=below.pk).parent == top


def test_a_target_that_must_be_there_and_has_gone_is_said_in_a_sentence() -> None:
    project, area = a_lead_project(), an_urban_area()
    part = a_new_part(Participation, "project", area=area)
    draft = a_draft(project, (("participations", KEY), part))
    area.delete()

    with pytest.raises(ValidationError) as refused:
        publish(draft, an_editor())

    sentence = "Urban area: what was chosen has been deleted since. Choose something else."
    assert refused.value.message_dict == {f"participations/{KEY}/area": [sentence]}


def test_a_target_that_may_be_left_out_is_left_out_and_reported() -> None:
    project, contact = a_lead_project(), a_contact()
    draft = a_draft(project, (("contacts",), [str(contact.pk)]), title_fi="Uusi")
    contact.delete()

    published = publish(draft, an_editor())

    assert published.left_out == ["Contacts: 1 of those that were chosen have been deleted since."]
    assert snapshot_of(published.revision) == snapshot(project)
    assert LeadProject.objects.get().title_fi == "Uusi"


def test_the_moment_of_publication_stays_when_it_is_published_again() -> None:
    moment = parse_datetime("2026-02-05T10:00:00Z")
    news = a_news_item(published_at=moment)

    publish(a_draft(news, title_fi="Uusi"), an_editor())

    assert fresh(news).published_at == moment


def test_publishing_a_record_with_ten_parts_costs_at_most_sixty_queries(django_assert_max_num_queries) -> None:
    news = a_news_item()
    quotes = [Quote.objects.create(news_item=news, speaker="Aino", text_fi=f"{number}.") for number in range(10)]
    edits = [(("quotes", str(quote.pk), "text_sv"), "Ny.") for quote in quotes]
    draft = a_draft(news, *edits, title_fi="Uusi")

    with django_assert_max_num_queries(60):
        publish(draft, an_editor())

    assert Quote.objects.filter(text_sv="Ny.").count() == 10
