"""The daily mail tells a translator what is new for her, in her language, and nothing that is not hers."""

from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.utils import timezone

from portal.publishing.models import Membership
from portal.workbench.models import Question, Unit, UnitState
from portal.workbench.syncing import sync
from tests.builders import a_member, a_strategy
from tests.workbench.translators import a_translator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mail_is_set_up(settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example.fi"
    settings.SITE_URL = "https://portal.example"
    settings.DEFAULT_FROM_EMAIL = "portal@portal.example"


def a_unit(name: str, language: str = "sv", state: str = UnitState.BEHIND, **columns: Any) -> Unit:
    """A text whose source has changed since yesterday, of a strategy of its own, which lacks nothing else."""
    strategy = a_strategy(title_fi=name, title_sv=name, title_en=name)
    sync(strategy)
    Unit.objects.of(strategy).update(state=UnitState.CURRENT, source_changed_at=None, live_source_since=None)
    unit: Unit = Unit.objects.of(strategy).get(path="title", language=language)
    Unit.objects.filter(pk=unit.pk).update(
        **{"state": state, "source_changed_at": timezone.now(), "is_live": True} | columns
    )
    unit.refresh_from_db()
    return unit


def address(unit: Unit) -> str:
    return f"https://portal.example/admin/translations/{unit.language}/strategy.strategy/{unit.object_id}/"


def run(*arguments: str) -> tuple[str, str]:
    """What the command says, and what it says of faults."""
    said, faults = StringIO(), StringIO()
    call_command("translation_digest", *arguments, stdout=said, stderr=faults)
    return said.getvalue(), faults.getvalue()


def the_mail() -> EmailMessage:
    (message,) = mail.outbox
    return message


def test_a_translator_gets_one_mail_with_counts_and_links() -> None:
    a_translator("en", "sv")
    behind, missing = a_unit("Avaus", "en"), a_unit("Lisä", "sv", UnitState.MISSING)
    a_unit("Vanha", "en", source_changed_at=timezone.now() - timedelta(days=3))

    said, _faults = run()

    assert said == "1 mail sent.\n"
    assert (the_mail().to, the_mail().from_email) == (["kaisa@city.example"], "portal@portal.example")
    assert the_mail().subject == "Innovation portal: what there is to translate"
    assert "In English\n- Behind: 2, of which 1 since yesterday\n" in the_mail().body
    assert "In Swedish\n- Missing: 1, of which 1 since yesterday\n" in the_mail().body
    assert f"- Avaus (strategy, in English): behind 1\n  {address(behind)}\n" in the_mail().body
    assert f"  {address(missing)}\n" in the_mail().body


@pytest.mark.parametrize(
    ("languages", "name"), [(("sv", "en"), "På svenska"), (("en", "sv"), "In English"), (("fi",), "Suomeksi")]
)
def test_the_mail_is_in_the_first_of_her_languages(languages: tuple[str, ...], name: str) -> None:
    a_translator(*languages)
    a_unit("Avaus", "sv")
    a_unit("Avaus", "en")
    own = a_strategy(original_language="sv", title_fi="", title_sv="Öppning", title_en="")
    sync(own)
    Unit.objects.of(own).filter(language="fi").update(source_changed_at=timezone.now())

    run()

    assert f"\n{name}\n- " in the_mail().body


def test_what_is_behind_on_the_site_comes_first_then_what_is_due() -> None:
    a_translator("sv")
    a_unit("Luonnos", is_live=False)
    a_unit("Puuttuu", state=UnitState.MISSING)
    a_unit("Myöhemmin", due_on=date(2026, 12, 9))
    a_unit("Pian", due_on=date(2026, 12, 1))

    run()

    names = [line.split(" (")[0] for line in the_mail().body.splitlines() if "strateg" in line and line[:2] == "- "]
    assert names == ["- Pian", "- Myöhemmin", "- Puuttuu", "- Luonnos"]


def test_ten_of_the_most_urgent_are_named() -> None:
    a_translator("sv")
    for number in range(12):
        a_unit(f"Avaus {number}")

    run()

    assert the_mail().body.count("https://portal.example/admin/translations/sv/strategy.strategy/") == 10


def test_what_is_assigned_to_her_is_told_each_day_until_it_is_done() -> None:
    user = a_translator("en")
    unit = a_unit("Avaus", "en", assigned_to=user, source_changed_at=None, due_on=date(2026, 12, 1))

    run()

    assert "Assigned to you\n- Avaus (strategy, in English): behind 1\n  due on 1 December 2026\n" in the_mail().body
    assert the_mail().body.count(address(unit)) == 1


def test_answers_of_since_yesterday_are_told_to_who_asked() -> None:
    user = a_translator("en")
    unit = a_unit("Avaus", "en", source_changed_at=None)
    now = timezone.now()
    Question.objects.create(unit=unit, asked_by=user, text="Which opening?", answer="The first.", answered_at=now)
    Question.objects.create(unit=unit, asked_by=user, text="Old?", answer="Yes.", answered_at=now - timedelta(days=2))
    Question.objects.create(unit=unit, asked_by=user, text="Unanswered?")

    run()

    assert "- Avaus\n  You asked: Which opening?\n  The answer: The first.\n" in the_mail().body
    assert [word for word in ("Old?", "Unanswered?") if word in the_mail().body] == []


def test_what_is_not_hers_is_not_in_it() -> None:
    other = a_member("translator", languages=["sv", "en"])
    a_translator("sv")
    a_unit("Oma")
    a_unit("Muunkielinen", "en")
    a_unit("Toisen", assigned_to=other)
    a_unit("Valmis", state=UnitState.CURRENT)
    asked = a_unit("Kysytty", source_changed_at=None, state=UnitState.CURRENT)
    Question.objects.create(
        unit=asked, asked_by=other, text="Which?", answer="Secret answer", answered_at=timezone.now()
    )

    run()

    body = the_mail().body
    hidden = ("Muunkielinen", "Toisen", "Valmis", "Kysytty", "Secret answer", "På engelska")
    assert [word for word in hidden if word in body] == []
    assert "- Oma (" in body


@pytest.mark.parametrize("state", [UnitState.BEHIND, UnitState.CURRENT])
def test_nobody_gets_a_mail_without_news(state: str) -> None:
    a_translator("sv")
    a_unit("Avaus", state=state, source_changed_at=timezone.now() - timedelta(days=state == UnitState.BEHIND, hours=2))

    assert run()[0] == "0 mails sent.\n"
    assert mail.outbox == []


def test_only_who_has_asked_for_it_and_can_get_it_is_sent_one() -> None:
    a_unit("Avaus")
    a_translator("sv", has_digest=False)
    a_translator("sv", email="")
    inactive = a_translator("sv")
    inactive.is_active = False
    inactive.save()
    editor = a_member("editor", languages=["sv"])
    editor.email = "eero@city.example"
    editor.save()
    Membership.objects.filter(user=editor).update(has_digest=True)

    run()

    assert mail.outbox == []


def test_without_a_mail_server_nothing_is_sent_and_the_command_says_so(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    a_translator("sv")
    a_unit("Avaus")

    assert run() == ("Mail is not set up (MAIL_URL), so none was sent.\n", "")
    assert mail.outbox == []


def test_a_dry_run_prints_the_mails_without_addresses_and_sends_none(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    user = a_translator("en")
    a_unit("Avaus", "en")

    said, _faults = run("--dry-run")

    assert said.startswith(f"To user {user.pk}: Innovation portal: what there is to translate\n\n")
    assert said.endswith("\n1 mail would be sent.\n")
    assert "kaisa@city.example" not in said
    assert mail.outbox == []


def test_one_address_that_fails_holds_nobody_back_and_stands_in_no_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    refused = a_translator("sv", email="refused@city.example")
    a_translator("sv", email="broken\n@city.example")
    a_translator("sv")
    a_unit("Avaus")
    sending = EmailMessage.send

    def send(self: EmailMessage, *arguments: Any, **options: Any) -> Any:
        if "refused@city.example" in self.to:
            raise ConnectionRefusedError("refused@city.example")
        return sending(self, *arguments, **options)

    monkeypatch.setattr(EmailMessage, "send", send)

    said, faults = run()

    assert said == "1 mail sent.\n"
    assert faults.splitlines()[0] == f"The mail to user {refused.pk} could not be sent (ConnectionRefusedError)."
    assert faults.splitlines()[1].endswith("could not be sent (BadHeaderError).")
    assert the_mail().to == ["kaisa@city.example"]
    assert "@" not in said + faults + caplog.text


@pytest.mark.parametrize("count", [1, 7])
def test_the_mail_of_one_translator_costs_the_same_queries_however_much_there_is(
    django_assert_num_queries: Any, count: int
) -> None:
    a_translator("sv")
    for number in range(count):
        a_unit(f"Avaus {number}")

    with django_assert_num_queries(6):
        run()
