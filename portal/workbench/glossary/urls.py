"""The glossary; the path word is a message with the context "address"."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from portal.workbench.glossary import views

urlpatterns = [path(pgettext_lazy("address", "glossary/"), views.glossary, name="glossary")]
