"""`manage.py redact`: takes a name, a phone number or an address out of what is kept of records, for good."""

import re
import sys
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from portal.editorial.history.everywhere import subjects_with
from portal.editorial.history.personal import pattern_of
from portal.editorial.history.redaction import Standing, Subject, places, redact, subject_of, where_it_stands
from portal.publishing.signals import sought


class Command(BaseCommand):
    help = (
        "Takes a text out of revisions, notes, comments, kept edits and the audit, of one record or of all. Without "
        "--yes it only counts and lists. Refuses while the text stands on a page or in a draft. Archives of strategies "
        "are never written again: it names those in which the text stands."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", help="what to remove; - reads it from standard input, so that no shell keeps it")
        parser.add_argument("--record", metavar="KIND:KEY", help="one record alone, for instance strategy.spearhead:5")
        parser.add_argument("--by", metavar="USER", help="who does it, for the audit: a user’s name")
        parser.add_argument("--yes", action="store_true", help="really remove it")

    def handle(self, *args: Any, text: str, record: str | None, by: str | None, **options: Any) -> None:
        pattern, user = _pattern(text), _user(by)
        with transaction.atomic():
            subjects = [_subject(record)] if record else subjects_with(pattern)
            self._refuse_where_it_stands(subjects, pattern)
            if not options["yes"]:
                self._list(subjects, pattern)
                return self._warn_of_what_stays(pattern)
            counted = [redact(user, subject, pattern) for subject in subjects]
        changed = [counts for counts in counted if counts]
        rows = sum(count for counts in changed for _title, count in counts)
        self.stdout.write(f"Removed from {rows} rows of {len(changed)} records.")
        return self._warn_of_what_stays(pattern)

    def _refuse_where_it_stands(self, subjects: list[Subject], pattern: re.Pattern[str]) -> None:
        standing = [(subject, one) for subject in subjects for one in where_it_stands(subject, pattern)]
        for subject, one in standing:
            self.stderr.write(_line(subject, one))
        if standing:
            raise CommandError("It still stands on pages or in drafts: take it out there first.", returncode=1)

    def _warn_of_what_stays(self, pattern: re.Pattern[str]) -> None:
        for line in (line for _receiver, lines in sought.send(None, pattern=pattern) for line in lines or ()):
            self.stderr.write(f"Not removed, since it is never written again: {line}")

    def _list(self, subjects: list[Subject], pattern: re.Pattern[str]) -> None:
        found = [(subject, place) for subject in subjects for place in places(subject, pattern)]
        for subject, place in found:
            self.stdout.write(f"{_called(subject)}, {place.where}: {'; '.join(place.fields)} ({place.times})")
        self.stdout.write(f"It stands in {len(found)} rows. Nothing has been removed: say --yes to remove it.")


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return pattern_of(sys.stdin.read() if text == "-" else text)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error


def _user(name: str | None) -> Any:
    if name is None:
        return None
    user = get_user_model()._default_manager.filter(username=name).first()
    if user is None:
        raise CommandError(f"There is no user {name}.")
    return user


def _subject(written: str) -> Subject:
    kind, _colon, key = written.partition(":")
    try:
        model: Any = apps.get_model(kind)
        record = model._base_manager.filter(pk=key).first()
    except (LookupError, ValueError, ValidationError):
        record = None
    if record is None:
        raise CommandError(f"There is no record {written}. Write it like strategy.spearhead:5.")
    return subject_of(record)


def _called(subject: Subject) -> str:
    return f"{subject.model._meta.label_lower if subject.model else '?'}:{subject.key}"


def _line(subject: Subject, standing: Standing) -> str:
    return f"{_called(subject)}, {standing.where}: {standing.label} {standing.url}"
