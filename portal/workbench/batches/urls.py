"""Files for translators: `admin/translations/<language>/export/` and `…/import/`."""

from django.urls import path

from portal.workbench.batches.deciding import returned
from portal.workbench.batches.exporting import export
from portal.workbench.batches.importing import import_

urlpatterns = [
    path("<str:language>/export/", export, name="export"),
    path("<str:language>/import/", import_, name="import"),
    path("<str:language>/import/<int:pk>/", returned, name="returned"),
]
