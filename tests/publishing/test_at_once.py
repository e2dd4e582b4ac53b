"""Saves at the same moment, each on a connection of its own, queue for the record and are merged."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from portal.publishing.drafts import present, save_draft
from portal.publishing.merging import Conflict
from portal.publishing.publication import publish
from portal.publishing.revision import Revision
from portal.publishing.snapshots import snapshot
from portal.publishing.staging import staged
from tests.builders import a_news_item
from tests.publishing.editors import a_draft, an_editor, changed, fresh

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each of `acts` returns, or the Conflict that it raises, begun together in threads of their own."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        barrier.wait()
        try:
            while True:
                try:
                    return act()
                except Conflict as conflict:
                    return conflict
                except OperationalError as error:
                    if "locked" not in str(error):  # SQLite in memory does not wait for a lock
                        raise
        finally:
            BaseDatabaseWrapper.close(connections["default"])  # SQLite's own keeps a database in memory open

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_saves_of_different_columns_none_is_lost() -> None:
    news = a_news_item()
    opened = snapshot(news)
    columns = ["title_fi", "title_sv", "summary_fi", "summary_sv"]
    editor = an_editor()

    at_once(*[lambda name=name: save_draft(news, changed(opened, **{name: "Uusi"}), editor, None) for name in columns])

    assert present(news) == changed(opened, **dict.fromkeys(columns, "Uusi"))
    assert sorted(Revision.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    assert Revision.objects.open().count() == 1


def test_of_saves_of_one_column_one_holds_and_the_others_are_told() -> None:
    news = a_news_item()
    opened = snapshot(news)
    editor = an_editor()

    texts = ["Yksi", "Kaksi", "Kolme"]
    answers = at_once(
        *[lambda text=text: save_draft(news, changed(opened, title_fi=text), editor, None) for text in texts]
    )

    assert sum(isinstance(answer, Conflict) for answer in answers) == 2
    assert present(news).columns["title_fi"] in texts


def test_a_reader_sees_the_row_while_a_draft_is_staged() -> None:
    news = a_news_item(title_fi="Vanha")
    draft = changed(snapshot(news), title_fi="Uusi")

    def stage() -> list[str]:
        with staged(news, draft) as shown:
            return [shown.record.title_fi, fresh(news).title_fi]

    assert at_once(stage, stage, lambda: fresh(news).title_fi) == [["Uusi"] * 2, ["Uusi"] * 2, "Vanha"]


def test_a_draft_is_published_once_however_many_press_the_button() -> None:
    draft = a_draft(a_news_item(), title_fi="Uusi")
    editor = an_editor()

    def press() -> str:
        try:
            return publish(draft, editor).revision.state
        except ValidationError:
            return "refused"

    assert sorted(at_once(press, press)) == ["published", "refused"]


def test_of_two_pages_published_at_once_under_one_address_one_is_refused_by_its_name() -> None:
    drafts = [a_draft(a_news_item(), slug_fi="sama") for _number in range(2)]
    editor = an_editor()

    def press(draft: Revision) -> str:
        try:
            return publish(draft, editor).revision.state
        except ValidationError as error:
            return next(iter(error.message_dict))

    assert sorted(at_once(*[lambda draft=draft: press(draft) for draft in drafts])) == ["published", "slug_fi"]
