"""Files that came back wait for a decision, and not for ever."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.workbench.models import ReturnedUpload
from tests.builders import a_strategy
from tests.publishing.editors import fresh
from tests.workbench.batches.files import BASE, kept, sent_out, taken_in, translated, upload

pytestmark = pytest.mark.django_db


def test_what_nobody_has_decided_on_is_listed(her_client: Client, translator: Any) -> None:
    address = taken_in(her_client, sent_out(translator, a_strategy(title_fi="Avaus")))

    page = her_client.get(f"{BASE}/sv/import/")

    assert f'<a href="{address}">texts.po</a>' in page.content.decode()


def test_a_file_that_is_discarded_is_gone_and_nothing_of_it_is_written(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")
    address = taken_in(her_client, translated(sent_out(translator, strategy), {"title": "Öppning"}))

    page = her_client.post(address, {"_discard": "1"}, follow=True)

    assert "“texts.po” is discarded. Nothing of it was written." in page.content.decode()
    assert fresh(strategy).title_sv in {None, ""}
    assert kept() == 0


def test_what_is_thirty_days_old_is_deleted_when_the_page_is_opened(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")
    for days in (29, 31):
        taken_in(her_client, sent_out(translator, strategy))
        newest = ReturnedUpload.objects.order_by("-pk")[0]
        ReturnedUpload.objects.filter(pk=newest.pk).update(uploaded_at=timezone.now() - timedelta(days=days))

    her_client.get(f"{BASE}/sv/import/")

    assert [(timezone.now() - one.uploaded_at).days for one in ReturnedUpload.objects.all()] == [29]


def test_a_long_name_is_cut_and_a_strange_one_is_escaped(her_client: Client, translator: Any) -> None:
    data = sent_out(translator, a_strategy(title_fi="Avaus"))
    name = "<b>" + "å" * 300 + ".po"

    answer = her_client.post(f"{BASE}/sv/import/", upload(data, name), follow=True)

    assert len(ReturnedUpload.objects.get().name) <= 200
    assert "<b>å" not in answer.content.decode()


@pytest.mark.parametrize("count", [1, 10])
def test_the_page_costs_the_same_queries_however_many_wait(
    her_client: Client, translator: Any, django_assert_num_queries: Any, count: int
) -> None:
    data = sent_out(translator, a_strategy(title_fi="Avaus"))
    her_client.get(f"{BASE}/sv/import/")
    for _number in range(count):
        taken_in(her_client, data)

    with django_assert_num_queries(QUERIES):
        page = her_client.get(f"{BASE}/sv/import/")

    assert len(page.context["waiting"]) == count


QUERIES = 8
