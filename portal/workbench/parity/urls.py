"""The address of the report for residents."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from portal.workbench.parity import public

urlpatterns = [path(pgettext_lazy("address", "languages/"), public.languages, name="parity")]
