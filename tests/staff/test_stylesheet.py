"""The style sheet of the staff pages: one file, of the portal's own, once it is stored."""

from django.contrib.staticfiles.finders import get_finders

from portal.delivery.stylesheet import ENTRIES, one_stylesheet


def stored(entry: str) -> str:
    found = {path: (storage, path) for finder in get_finders() for path, storage in finder.list([])}
    return one_stylesheet(entry, found)


def test_no_stored_entry_asks_for_another_style_sheet() -> None:
    assert [entry for entry in ENTRIES if "@import" in stored(entry)] == []


def test_the_staff_pages_share_the_tokens_and_the_face_of_the_portal() -> None:
    style = stored("css/staff.css")

    assert "--brand: #04354a" in style
    assert 'url("../fonts/source-sans-3-latin-wght-normal.woff2")' in style
    assert "@layer parts {" in style
