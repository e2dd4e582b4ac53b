"""The contacts page: who answers for which area and which matter, each once in a group, and nobody of the past."""

import pytest

from tests.builders import (
    a_contact,
    a_fixed_page,
    a_lead_project,
    a_news_item,
    a_source,
    a_strategy,
    an_agreement,
    an_organisation,
    an_urban_area,
)
from tests.reading import json_ld_of, words_of

pytestmark = pytest.mark.django_db

DRAFT = {"state": "draft", "published_at": None}
PAGE = "/en/contacts/"


def html_of(client, path=PAGE):
    return client.get(path).content.decode()


def parts(client):
    """The words of the page by its headings: by area, by matter, others."""
    words = words_of(html_of(client))
    bounds = [words.find(heading) for heading in ("By area", "By matter", "Other contacts", "Questions and feedback")]
    starts = [bound for bound in bounds if bound >= 0]
    return [
        words[bound : next((start for start in starts if start > bound), None)] if bound >= 0 else ""
        for bound in bounds[:3]
    ]


def test_a_contact_stands_under_its_area_and_under_its_matter(client):
    area = an_urban_area(name_en="Tampere")
    contact = a_contact(name="Saana Suvi", title_en="Development manager")
    area.contacts.add(contact)
    an_agreement(title_en="Agreement of Tampere").contacts.add(contact)

    by_area, by_matter, others = parts(client)

    assert "Tampere Development manager Saana Suvi" in by_area
    assert "Agreement of Tampere Development manager Saana Suvi" in by_matter
    assert others == ""


def test_a_card_is_led_to_where_it_stands_first(client):
    contact = a_contact(name="Saana Suvi")
    area = an_urban_area()
    area.contacts.add(contact)
    an_agreement().contacts.add(contact)

    html = html_of(client)

    assert (html.count("Saana Suvi</h4>"), html.count(f'id="contact-{contact.pk}"')) == (2, 1)
    assert html.index(f'id="contact-{contact.pk}"') < html.index('id="by-matter"')


def test_those_who_work_for_a_city_stand_under_its_urban_area_with_the_city_named(client):
    city = an_organisation(name_en="City of Espoo")
    an_urban_area(name_en="Helsinki Metropolitan Area").cities.add(city)
    an_agreement().contacts.add(a_contact(name="Pekka Suvi", organisation=city))

    by_area, _matter, _others = parts(client)

    assert "Helsinki Metropolitan Area Pekka Suvi City of Espoo" in by_area


def test_a_city_outside_every_urban_area_is_a_group_of_its_own(client):
    a_contact(name="Kaisa Suvi", organisation=an_organisation(name_en="City of Porvoo"))

    assert "City of Porvoo Kaisa Suvi" in parts(client)[0]


def test_a_contact_of_all_lead_projects_appears_once_and_says_so(client):
    contact = a_contact(name="Riina Suvi")
    for _ in range(3):
        a_lead_project().contacts.add(contact)

    by_matter = parts(client)[1]

    assert by_matter.count("Riina Suvi") == 2  # the name, and whose contact card it is
    assert "Lead projects Riina Suvi All lead projects" in by_matter


def test_a_contact_of_some_lead_projects_has_them_named(client):
    contact = a_contact(name="Riina Suvi")
    a_lead_project(title_en="Photonics").contacts.add(contact)
    a_lead_project(title_en="Batteries").contacts.add(contact)
    a_lead_project(title_en="Sport")

    assert "Riina Suvi Batteries; Photonics" in parts(client)[1]


def test_contacts_of_what_has_been_replaced_or_has_ended_are_not_listed(client):
    old = a_strategy()
    a_strategy(updates=old)
    old.contacts.add(a_contact(name="Old Strategy"))
    an_agreement(start_year=2016, end_year=2020).contacts.add(a_contact(name="Old Agreement"))
    a_lead_project(start_year=2016, end_year=2018).contacts.add(a_contact(name="Old Project"))
    a_news_item().contacts.add(a_contact(name="Old News", organisation=an_organisation()))

    html = html_of(client)

    assert "Old" not in html
    assert "No contacts are published at the moment." in words_of(html)


def test_contacts_of_the_strategy_in_force_are_listed(client):
    strategy = a_strategy(title_en="Strategy in force", updates=a_strategy())
    strategy.contacts.add(a_contact(name="Johanna Suvi"))

    assert "Strategy in force Johanna Suvi" in parts(client)[1]


def test_drafts_and_what_stands_only_under_a_draft_are_not_listed(client):
    an_agreement().contacts.add(a_contact(name="Secret Draft", **DRAFT))
    an_agreement(title_en="Secret agreement", **DRAFT).contacts.add(a_contact(name="Secret Person"))
    an_urban_area(name_en="Secret area", **DRAFT).contacts.add(a_contact(name="Secret Other"))

    assert "Secret" not in html_of(client)


def test_only_those_who_answer_today_are_listed(client):
    agreement = an_agreement()
    agreement.contacts.add(a_contact(name="Gone Already", valid_until="2020-12-31"))
    agreement.contacts.add(a_contact(name="Not Yet", valid_from="2090-01-01"))

    html = html_of(client)

    assert "Gone Already" not in html
    assert "Not Yet" not in html


def test_a_contact_of_nothing_in_particular_stands_among_the_others(client):
    council = an_organisation(name_en="Regional Council", kind="region")
    a_contact(name="Elina Suvi", organisation=council, matters_en="The portal")

    assert "Elina Suvi Regional Council The portal" in parts(client)[2]


@pytest.mark.parametrize(
    ("path", "written"),
    [("/fi/yhteystiedot/", "040 169 9392"), ("/sv/kontakter/", "040 169 9392"), (PAGE, "+358 40 169 9392")],
)
def test_phones_are_links_and_read_as_the_language_reads_them(client, path, written):
    a_contact(phone="+358401699392")

    html = html_of(client, path)

    assert 'href="tel:+358401699392"' in html
    assert written in words_of(html).replace("\u00a0", " ")


def test_the_page_says_whom_to_write_to_until_there_are_forms(client):
    a_contact()

    assert "There are no forms on this site yet. Call or write to the person" in words_of(html_of(client))


def test_what_staff_wrote_about_feedback_takes_its_place(client):
    a_fixed_page("contacts", title_en="Contacts", body_en="Write to the **editors**.")

    html = html_of(client)

    assert "<strong>editors</strong>" in html
    assert "There are no forms" not in html


def test_search_engines_are_told_what_the_page_shows_by_organisation(client):
    city = an_organisation(name_en="City of Espoo")
    a_contact(name="Pekka Suvi", organisation=city, title_en="Manager", phone="+358503520060")
    a_contact(name="Aino Suvi", phone="", email="aino@example.org")

    html = html_of(client)

    assert json_ld_of(html, "Organization") == [
        {
            "@type": "Organization",
            "name": "City of Espoo",
            "contactPoint": [
                {
                    "@type": "ContactPoint",
                    "name": "Pekka Suvi",
                    "contactType": "Manager",
                    "telephone": "+358503520060",
                }
            ],
        }
    ]
    assert json_ld_of(html, "ContactPoint") == [
        {"@type": "ContactPoint", "name": "Aino Suvi", "email": "aino@example.org"}
    ]


@pytest.mark.parametrize("count", [1, 12])
def test_the_page_costs_the_same_queries_however_many_contacts(client, django_assert_max_num_queries, count):
    a_fixed_page("contacts").sources.add(a_source())
    strategy, agreement, project, area = a_strategy(), an_agreement(), a_lead_project(), an_urban_area()
    for _ in range(count):
        contact = a_contact(organisation=an_organisation())
        for thing in (strategy, agreement, project, area, a_lead_project(), an_agreement()):
            thing.contacts.add(contact)

    with django_assert_max_num_queries(8):
        client.get(PAGE)
