"""A record of every kind, full of words that nobody may read, and public ones that are linked with it both ways."""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone

from contacts.models import Organisation
from ecosystems.models import AgreementFunder, EcosystemAgreement, LeadProject, Participation, Theme, UrbanArea
from portal.facts.models import Source
from portal.fixedpages.models import FixedPage
from portal.languages.localized import codes
from portal.media.models import Document, Image
from portal.publishing.applying import apply
from portal.publishing.composition import composition_of
from portal.publishing.drafts import newest, save_draft
from portal.publishing.models import Publishable
from portal.publishing.publication import schedule
from portal.publishing.snapshots import Snapshot, snapshot
from portal.publishing.standing import unpublish, withdraw
from strategy.models import FundingInstrument, IndicatorValue, Spearhead, SpearheadLineage, Strategy
from tests import builders
from tests.publishing.editors import a_new_part
from tests.staff.records import BUILDERS

KINDS: list[Any] = [model for model in apps.get_models() if issubclass(model, Publishable)]
MARKS = {model: f"zqleak{number:02}x" for number, model in enumerate(KINDS)}
NOTICE = {"fi": "Vanhentunut.", "sv": "Föråldrad.", "en": "Out of date."}
ROWS = ("draft", "later", "withdrawn", "unpublished")  # the row itself is hidden
REVISIONS = ("edited", "scheduled")  # the row is public, and what waits beside it is hidden


@dataclass
class World:
    shown: dict[Any, Any] = field(default_factory=dict)
    hidden: dict[Any, Any] = field(default_factory=dict)
    beside: dict[Any, Any] = field(default_factory=dict)  # public records that belong to a hidden one
    files: dict[Any, dict[Any, Any]] = field(default_factory=dict)  # the picture and the document of each kind


def a_world(state: str, user: Any) -> World:
    world = World()
    world.shown = {model: BUILDERS[model]() for model in KINDS} | {
        model: BUILDERS[model]() for model in (Organisation, Source, Theme)
    }
    world.hidden = {model: BUILDERS[model]() for model in KINDS if model is not FixedPage}
    world.hidden[FixedPage] = builders.a_fixed_page("news")
    world.files = {model: _files_of(model) for model in KINDS}
    for one, other in ((world.shown, world.hidden), (world.hidden, world.shown), (world.hidden, world.hidden)):
        _relate(one, other)
    for model in KINDS:
        _hide(world, model, state, user)
    _point_at_the_hidden(world, marks=MARKS if state in ROWS else {})
    return world


def _relate(records: dict[Any, Any], others: dict[Any, Any]) -> None:
    for record in records.values():
        for relation in type(record)._meta.many_to_many:
            if relation.related_model in others:
                getattr(record, relation.name).add(others[relation.related_model])


def _hide(world: World, model: Any, state: str, user: Any) -> None:
    record, mark = world.hidden[model], MARKS[model]
    wanted = _marked(world, record)
    notes = dict.fromkeys(codes(), f"{mark} note")
    if state in REVISIONS:
        draft = save_draft(record, wanted, user, newest(record), f"{mark} to colleagues", notes)
        if state == "scheduled":
            schedule(draft, user, timezone.now() + timedelta(days=1))
        return
    apply(record, wanted)
    model.objects.filter(pk=record.pk).update(change_notes=[{"at": timezone.now().isoformat(), **notes}])
    if state == "draft":
        model.objects.filter(pk=record.pk).update(state="draft", published_at=None)
    elif state == "later":
        model.objects.filter(pk=record.pk).update(published_at=timezone.now() + timedelta(days=1))
    elif state == "withdrawn":
        withdraw(user, record, NOTICE)
    else:
        unpublish(user, record, NOTICE)


def _marked(world: World, record: Any) -> Snapshot:
    """The record with a mark in every text, in a new part of every kind, in its files and its address."""
    model: Any = type(record)
    mark, made_of, wanted = MARKS[model], composition_of(model), snapshot(record)
    files = world.files[model]
    for name, text in _texts(model, mark).items():
        wanted = wanted.with_value((name,), text)
    for name, link in made_of.columns.items():
        if link.is_relation and link.related_model in files:
            wanted = wanted.with_value((name,), str(files[link.related_model].pk))
    for name, relation in made_of.relations.items():
        if relation.related_model in files:
            wanted = wanted.with_value((name,), [str(files[relation.related_model].pk)])
    for name, relation in made_of.parts.items():
        part = _marked_part(world, relation, mark)
        wanted = wanted.with_value((name, part.key), part)
    return wanted


def _marked_part(world: World, relation: Any, mark: str) -> Snapshot:
    part: Any = relation.related_model
    values: dict[str, Any] = _texts(part, mark) | ({"kind": "continues"} if part is SpearheadLineage else {})
    names = {column.name for column in part._meta.concrete_fields} - {relation.field.name}
    links = {"area": UrbanArea, "instrument": FundingInstrument, "predecessor": Spearhead, "successor": Spearhead}
    values |= {name: world.shown[model] for name, model in links.items() if name in names}
    values |= {"year": 2024} if "year" in names else {}
    made = a_new_part(part, relation.field.name, str(uuid.uuid4()), **values)
    for name, below in composition_of(part).parts.items():
        of_part = _marked_part(world, below, mark)
        made = made.with_value((name, of_part.key), of_part)
    return made


def _texts(model: Any, mark: str) -> dict[str, str]:
    """The mark in each column that can hold a text of somebody's own."""
    made_of = composition_of(model)
    written = {name: _text(column, mark, made_of.languages.get(name, "")) for name, column in made_of.columns.items()}
    return {name: text for name, text in written.items() if text}


def _text(column: Any, mark: str, language: str) -> str:
    if not isinstance(column, models.CharField | models.TextField) or column.flatchoices:
        return ""
    for text in (f"{mark}-{language}", f"https://{mark}.example.fi/", f"{mark}@example.fi"):
        try:
            return str(column.clean(text, None))
        except ValidationError:
            continue
    return ""


def _files_of(model: Any) -> dict[Any, Any]:
    """Only what records of this kind can name: what nobody names is there to be linked to."""
    named = {one.related_model for one in model._meta.get_fields() if one.is_relation}
    makers = {Image: _picture, Document: _document}
    return {kind: make(MARKS[model]) for kind, make in makers.items() if kind in named}


def _picture(mark: str) -> Any:
    name = default_storage.save(f"images/{mark}-640.webp", ContentFile(mark.encode()))
    words = builders.in_all_languages(title=mark, alt=mark, caption=mark)
    return builders.an_image(file=name, credit=mark, renditions=[{"width": 640, "webp": name, "avif": name}], **words)


def _document(mark: str) -> Any:
    name = default_storage.save(f"documents/{mark}/{mark}.pdf", ContentFile(mark.encode()))
    return builders.a_document(file=name, media_type="application/pdf", **builders.in_all_languages(title=mark))


def _point_at_the_hidden(world: World, marks: dict[Any, str]) -> None:
    """Public records that name a hidden one, or belong to it. What they say of it is hidden where its row is."""
    hidden, shown = world.hidden, world.shown
    builders.a_strategy(updates=hidden[Strategy])
    world.beside[Strategy] = builders.a_spearhead(hidden[Strategy])
    builders.an_agreement(area=hidden[UrbanArea])
    Participation.objects.create(project=shown[LeadProject], area=hidden[UrbanArea])
    AgreementFunder.objects.create(agreement=shown[EcosystemAgreement], instrument=hidden[FundingInstrument])
    builders.a_lead_project(theme=builders.a_theme(agreement=hidden[EcosystemAgreement]))
    theme = hidden[EcosystemAgreement].themes.first()
    builders.a_lead_project(theme=theme)
    builders.a_showcase_item().themes.add(theme)
    said = builders.in_all_languages(words=marks.get(Spearhead, "said"))
    indicator = builders.an_indicator(shown[Spearhead].strategy)
    IndicatorValue.objects.create(indicator=indicator, spearhead=hidden[Spearhead], year=2025, **said)
    earlier = builders.a_spearhead()
    reason = builders.in_all_languages(reason=marks.get(Spearhead, "said"))
    SpearheadLineage.objects.create(predecessor=earlier, successor=hidden[Spearhead], kind="continues", **reason)
