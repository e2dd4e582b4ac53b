"""The contacts page and contact cards; the path words are messages with the context "address"."""

from django.urls import path
from django.utils.text import format_lazy
from django.utils.translation import pgettext_lazy

from contacts import views

CONTACTS = pgettext_lazy("address", "contacts/")

urlpatterns = [
    path(CONTACTS, views.contacts, name="contacts"),
    path(format_lazy("{}<int:pk>.vcf", CONTACTS), views.contact_card, name="contact-card"),
]
