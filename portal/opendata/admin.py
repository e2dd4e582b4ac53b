"""Archives of strategies in the admin: seen, taken off the site and put back, never changed."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.languages.columns import NOTHING
from portal.languages.dates import written
from portal.languages.rights import ReadingRights
from portal.media.shown import written_size
from portal.opendata.archive.deciding import decide
from portal.opendata.archive.models import FrozenStrategy
from portal.opendata.archive.offering import no_longer_public
from portal.publishing.policy import Action, may
from strategy.models import Strategy


class ArchivesList(ChangeList):
    """Looks up what visitors do not see any more of all archives at once."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        archives = list(self.result_list)
        gone = no_longer_public(archives)
        for archive in archives:
            archive.gone = gone[archive.pk]
        self.result_list = archives


@admin.register(FrozenStrategy)
class FrozenStrategyAdmin(ReadingRights, admin.ModelAdmin[FrozenStrategy]):
    list_display = ("file_name", "strategy", "frozen", "offered", "not_public", "decision")
    list_select_related = ("strategy",)
    list_per_page = 50
    actions = None
    fields = (
        *("strategy", "file_name", "approved", "revision_number", "frozen", "frozen_by", "size_shown", "sha256"),
        *("offered", "taken_down_reason", "not_public", "decision"),
    )
    readonly_fields = ("file_name", "approved", "frozen", "size_shown", "offered", "not_public", "decision")

    def get_urls(self) -> list[Any]:
        decision = path("<int:pk>/decide/", self.admin_site.admin_view(decide), name="opendata_frozenstrategy_decide")
        return [decision, *super().get_urls()]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ArchivesList

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, Action.SEE, Strategy)

    @admin.display(description=gettext_lazy("file"))
    def file_name(self, archive: FrozenStrategy) -> str:
        return archive.file_name

    @admin.display(description=gettext_lazy("approved on"))
    def approved(self, archive: FrozenStrategy) -> str:
        return written(archive.approved_on)

    @admin.display(description=gettext_lazy("frozen at"), ordering="frozen_at")
    def frozen(self, archive: FrozenStrategy) -> str:
        return date_format(localtime(archive.frozen_at), "SHORT_DATETIME_FORMAT")

    @admin.display(description=gettext_lazy("size"))
    def size_shown(self, archive: FrozenStrategy) -> str:
        return written_size(archive.size)

    @admin.display(description=gettext_lazy("on the site"), ordering="taken_down_at")
    def offered(self, archive: FrozenStrategy) -> str:
        if archive.taken_down_at:
            return _("taken off %(date)s") % {"date": written(archive.taken_down_at)}
        return _("yes") if archive.strategy.is_public else _("no, since its strategy is not public")

    @admin.display(description=gettext_lazy("in it, but no longer public"))
    def not_public(self, archive: FrozenStrategy) -> SafeString | str:
        """That a record has left the site is a reason to ask whether the archive may stay."""
        gone = archive.gone if hasattr(archive, "gone") else no_longer_public([archive])[archive.pk]
        return format_html_join(", ", "{}", ((name,) for name in gone)) or NOTHING

    @admin.display(description=gettext_lazy("decision"))
    def decision(self, archive: FrozenStrategy) -> SafeString:
        url = reverse("admin:opendata_frozenstrategy_decide", args=[archive.pk])
        words = _("Put back on the site") if archive.taken_down_at else _("Take off the site")
        return format_html('<a href="{}">{}<span class="visually-hidden">: {}</span></a>', url, words, archive)
