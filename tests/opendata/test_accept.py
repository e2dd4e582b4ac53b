"""Which format an asker would rather have, as programs and browsers write it."""

import pytest

from tests.builders import a_strategy

pytestmark = pytest.mark.django_db

HTML, JSON, LD = "text/html; charset=utf-8", "application/json", "application/ld+json"


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("application/json; charset=utf-8", JSON),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded http://schema.org,x"', LD),
        ("text/html;level=1, application/json;q=0.5", HTML),
        ("text/html;level=1;q=0.4, application/json;q=0.5", JSON),
        ("application/json, text/plain, */*", JSON),
        ("*/*;q=0.1, application/ld+json;q=0.9, application/json;q=0.8", LD),
        ("application/ld+json, application/json", LD),
        ("application/json, application/ld+json", JSON),
        ("application/*", JSON),
        ("APPLICATION/JSON", JSON),
        ("application/json;q=0, */*", HTML),
        ("text/html;q=0, */*", JSON),
        ("application/json;q=nonsense", JSON),
        ("application/json;q=nan, text/html;q=0.1", HTML),
        (",;,/", HTML),
    ],
)
def test_parameters_are_passed_over_and_quality_decides(client, accept, content_type):
    page = a_strategy()

    answer = client.get(page.address("sv"), headers={"accept": accept})

    assert (answer.status_code, answer["Content-Type"]) == (200, content_type)
