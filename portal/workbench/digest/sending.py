"""Sends everybody her mail; an address that fails holds nobody else back, and none is ever repeated in what is said."""

from collections.abc import Iterator
from datetime import datetime
from smtplib import SMTPException
from typing import NamedTuple

from django.core.mail import EmailMessage

from portal.publishing.membership import Membership
from portal.workbench.digest.due import due_for, languages_of
from portal.workbench.digest.mail import mail_to


class Outcome(NamedTuple):
    sent_count: int
    failures: list[str]  # who it was for, by the key of the user, and what kind of fault it was


class Written(NamedTuple):
    user_key: int
    message: EmailMessage


def mails(since: datetime) -> Iterator[Written]:
    """Of everybody who has asked for it and has something new."""
    wanting = Membership.objects.filter(has_digest=True, user__is_active=True).exclude(user__email="")
    for membership in wanting.select_related("user").order_by("pk"):
        languages = languages_of(membership)
        if languages and (due := due_for(membership, since)).has_news:
            yield Written(membership.user.pk, mail_to(membership.user, due, languages[0]))


def send(written: Iterator[Written]) -> Outcome:
    sent_count, failures = 0, []
    for user_key, message in written:
        try:
            message.send()
        except (SMTPException, OSError, ValueError) as error:
            failures.append(f"The mail to user {user_key} could not be sent ({type(error).__name__}).")
        else:
            sent_count += 1
    return Outcome(sent_count, failures)
