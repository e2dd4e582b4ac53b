"""`manage.py clean_media`: files that belong to nothing, and pictures and documents that nothing uses."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import PurePath
from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandParser
from django.db.models import FileField
from django.utils import timezone

from portal.media.models import Document, Image
from portal.media.storing import file_names
from portal.media.used import with_use
from portal.media.uses import users_of

LEFT_IN_PEACE = timedelta(days=1)  # a file stands for a moment before the row that names it is saved


class Command(BaseCommand):
    help = (
        "Lists the files that no picture and no document names, and the pictures and documents that no record and no "
        "draft uses. With --delete, the files go; pictures and documents are deleted in the admin."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--delete", action="store_true", help="delete the files that nothing names")

    def handle(self, *args: Any, **options: Any) -> None:
        orphans = list(orphaned_files())
        for name in orphans:
            self.stdout.write(f"Nothing names the file {name}.")
        unused = list(unused_items())
        for item in unused:
            self.stdout.write(f"Nothing uses the {item._meta.model_name} {item.pk}, “{item}”.")
        if options["delete"]:
            remove(orphans)
        fate = "deleted" if options["delete"] else "left as they are; --delete removes them"
        self.stdout.write(
            f"Files that nothing names: {len(orphans)}{f', {fate}' if orphans else ''}. "
            f"Pictures and documents that nothing uses: {len(unused)}."
        )


def orphaned_files() -> Iterator[str]:
    named = {name for model in (Image, Document) for item in model.objects.iterator() for name in file_names(item)}
    named |= set(_files_of_others())
    before = timezone.now() - LEFT_IN_PEACE
    for name in _files_in(""):
        if name not in named and default_storage.get_modified_time(name) < before:
            yield name


def _files_of_others() -> Iterator[str]:
    """Files that records of layers above this one name."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField) and not issubclass(model, Image | Document):
                yield from model._base_manager.exclude(**{field.name: ""}).values_list(field.name, flat=True)


def _files_in(folder: str) -> Iterator[str]:
    """In the order of their names, whatever storage they are in."""
    if folder == "" and not default_storage.exists(""):
        return
    folders, files = default_storage.listdir(folder)
    for name in sorted(files):
        yield f"{folder}{name}"
    for name in sorted(folders):
        yield from _files_in(f"{folder}{name}/")


def remove(names: Iterable[str]) -> None:
    """The files, and folders that have nothing in them any more; those at the top stay."""
    for name in names:
        default_storage.delete(name)
        folder = PurePath(name).parent
        while folder.parent.name and not any(default_storage.listdir(str(folder))):
            default_storage.delete(str(folder))
            folder = folder.parent


def unused_items() -> Iterator[Any]:
    for model in (Image, Document):
        for item in with_use(model.objects.order_by("pk")).filter(is_used=False):
            if not users_of(item):
                yield item
