"""A portal in use that grows by a language: what is done inside it, before and after, told as data."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.test.utils import setup_test_environment
from django.utils.translation import override

from portal.languages.dates import written
from portal.languages.numbers import written_number, written_phone
from portal.news.models import NewsItem
from portal.publishing.drafts import present
from portal.workbench.checks.checking import Translation, check
from portal.workbench.judging import digest
from portal.workbench.models import Unit
from portal.workbench.syncing import now_of, sync
from portal.workbench.texts import texts_of
from portal.workbench.writing import Seen, save_translation
from strategy.models import Strategy
from tests.builders import a_member, a_strategy
from tests.publishing.editors import a_draft
from tests.staff.forms import sent_back
from tests.staff.records import form_of
from tests.walking import Reading

NEW = "se"
DRAFTED = "Luonnos kolmen kielen ajalta"
Found = dict[str, Any]


def in_three_languages() -> Found:
    a_draft(first(Strategy), summary_fi=DRAFTED)
    return {}


def in_four_languages() -> Found:
    setup_test_environment()
    news, client = first(NewsItem), Client()
    found = {"path": news.address(NEW), "before": html_of(client, news.address(NEW)), "states": states_of(news)}
    found |= {"feed before": html_of(client, feed_of(client))}
    found |= {"live": [saved.is_live for saved in translated(news)], "after": html_of(client, news.address(NEW))}
    found |= {
        "site": site(client),
        "sitemap": html_of(client, "/sitemap.xml"),
        "feed": html_of(client, feed_of(client)),
    }
    return found | {"draft": draft(), "born": born(), "written": ways_of_writing(), "checked": checked()}


def first(model: Any) -> Any:
    return model.objects.public().order_by("pk").first()


def html_of(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def feed_of(client: Client) -> str:
    return next(link for link in Reading(html_of(client, f"/{NEW}/")).links if link.endswith(".atom"))


def states_of(record: Any) -> dict[str, int]:
    sync(record)
    return Counter(Unit.objects.of(record).filter(language=NEW).values_list("state", flat=True))


def translated(record: Any, paths: Iterable[str] = ()) -> list[Any]:
    """Every text of the record, or those at `paths`, by a translator of the new language alone."""
    translator = a_member("translator", languages=[NEW])
    texts = {text.path: text.written for text in texts_of(now_of(record))}
    return [
        save_translation(translator, unit, f"Davvi {unit.pk}", Seen(digest(texts[unit.path][unit.source_language]), ""))
        for unit in Unit.objects.of(record).filter(language=NEW)
        if not paths or unit.path in paths
    ]


def site(client: Client) -> dict[str, list[Any]]:
    """Every page in the new language, found by the language links: its status and the language that it says."""
    listed = [place.split("</loc>")[0] for place in html_of(client, "/sitemap.xml").split("<loc>")[1:]]
    finnish = [address.removeprefix("http://127.0.0.1:8000") for address in listed if "/fi/" in address]
    paths = [Reading(html_of(client, path)).languages_offered[NEW] for path in finnish]
    answers = {path: client.get(path) for path in paths}
    return {path: [answer.status_code, Reading(answer.content.decode()).language] for path, answer in answers.items()}


def born() -> Found:
    """A strategy that is written in the new language first, then changed in the form of the admin."""
    strategy = a_strategy(original_language=NEW, title_se="Davvi strategiija", slug_se="davvi-strategiija")
    answer = edited(strategy, summary_se="Čoahkkáigeassu")
    return {
        "form": html_of(of_staff(), form_of(strategy)),
        "status": answer.status_code,
        "drafted": present(strategy).columns["summary_se"],
        "in English": html_of(Client(), strategy.address("en")),
    }


def of_staff() -> Client:
    staff = Client()
    staff.force_login(User.objects.get_or_create(username="eila", is_staff=True, is_superuser=True)[0])
    return staff


def edited(record: Any, **columns: str) -> Any:
    staff = of_staff()
    return staff.post(form_of(record), sent_back(staff, form_of(record), **columns))


def draft() -> Found:
    """The draft that was begun in three languages: a text beside it is translated, then the draft itself is."""
    strategy = first(Strategy)
    sync(strategy)
    (saved,) = translated(strategy, ["title"])
    answer = edited(strategy, summary_se="Davvi luonnos")
    columns = present(strategy).columns
    return {
        "live": saved.is_live,
        "title": [first(Strategy).title_se, columns["title_se"], saved.unit.confirmed_target],
        "status": answer.status_code,
        "summaries": [columns["summary_fi"], columns["summary_se"]],
    }


def ways_of_writing() -> Found:
    with override(NEW):
        return {
            "day": written("2024-02-05"),
            "number": written_number(1234.5, decimals=1),
            "phone": written_phone("+358401699392", NEW),
        }


def checked() -> list[str]:
    """What the checks say of a translation into a language whose words they do not know."""
    return [str(found.code) for found in check(Translation("Vuonna 2024: 12 kuntaa.", "Jagi 2025: 12.", "fi", NEW))]
