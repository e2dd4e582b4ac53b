"""What a page links to, of several kinds in one query."""

import pytest
from django.utils.translation import override

from portal.publishing.connected import connected
from tests.builders import a_lead_project, a_news_item, a_theme, an_agreement, an_organisation, an_urban_area

pytestmark = pytest.mark.django_db

DRAFT = {"state": "draft", "published_at": None}


def test_records_of_every_kind_come_in_one_query(django_assert_num_queries):
    agreement = an_agreement(area=an_urban_area(name_sv="Åbo", slug_sv="abo"))
    agreement.parties.add(an_organisation(name_sv="Åbo stad"))
    a_lead_project(title_sv="Fotonik", slug_sv="fotonik").agreements.add(agreement)

    with override("sv"), django_assert_num_queries(1):
        links = connected(agreement, "area", "parties", "lead_projects", "news_items")

    assert {name: [(link.title, link.url) for link in found] for name, found in links.items()} == {
        "area": [("Åbo", "/sv/stadsregioner/abo/")],
        "parties": [("Åbo stad", "")],
        "lead_projects": [("Fotonik", "/sv/spetsprojekt/fotonik/")],
        "news_items": [],
    }


def test_links_stand_in_order_of_name_and_dated_ones_the_newest_first():
    agreement = an_agreement()
    for title in ("Örn", "Alm"):
        a_lead_project(title_sv=title).agreements.add(agreement)
    for title, dateline in (("Undated", None), ("Old", "2021"), ("New", "2021-02")):
        a_news_item(title_sv=title, dateline=dateline).agreements.add(agreement)

    with override("sv"):
        links = connected(agreement, "lead_projects", "news_items")

    assert [link.title for link in links["lead_projects"]] == ["Alm", "Örn"]
    assert [link.title for link in links["news_items"]] == ["New", "Old", "Undated"]


def test_a_text_that_falls_back_knows_its_language():
    project = a_lead_project(theme=a_theme(title_fi="Fotoniikka", slug_fi="fotoniikka"))

    with override("en"):
        (theme,) = connected(project, "theme")["theme"]

    assert (theme.title.lang, theme.title.is_fallback, theme.slug) == ("fi", True, "fotoniikka")


def test_what_visitors_may_not_see_is_not_linked():
    project = a_lead_project(theme=a_theme(agreement=an_agreement(**DRAFT)))
    project.agreements.add(an_agreement(**DRAFT))

    assert connected(project, "theme", "agreements") == {"theme": [], "agreements": []}
