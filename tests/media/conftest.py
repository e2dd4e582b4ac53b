"""Uploads of the media tests go to a folder that the test throws away."""

import pytest


@pytest.fixture(autouse=True)
def media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def files_kept(media_folder):
    """A function that says how many files are kept."""
    return lambda: sum(path.is_file() for path in media_folder.rglob("*"))
