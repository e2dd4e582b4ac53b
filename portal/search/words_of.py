"""The words of a record in one language: its own, those of its parts, and the names of what it has to do with."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from django.db.models import CharField, Model, TextField
from markdown_it import MarkdownIt

from contacts.models import Contact, Organisation
from ecosystems.models import Theme, UrbanArea
from portal.bodytext.markdown import dialect
from portal.languages.localized import has_text
from portal.publishing.composition import composition_of
from portal.publishing.visible import shown
from portal.search.analysis.tokens import cleaned
from portal.search.indexable import Wording
from portal.search.kinds import kinds

NAMED = (Organisation, Theme, UrbanArea)  # what other pages call by its name
_NO_WORDS = {"phone", "municipality_code"}
_OF_TITLE = ("abbreviation",)


def wording(record: Any, language: str, things: Iterable[Any]) -> Wording:
    """`things` are what the record names; a part of it has said its name."""
    texts = dict(_texts(record, language))
    name = texts.pop(record.NAMED_BY, "")
    title = " ".join(filter(None, [name, *(texts.pop(field, "") for field in _OF_TITLE)]))
    lead = "title" if isinstance(record, Contact) else "summary"  # of a person the function
    parts = list(_parts(record))
    of_parts = [text for part in parts for _field, text in _texts(part, language)]
    own, other = _names([thing for thing in things if thing not in parts], language)
    _own, of_parts_elsewhere = _names([part for part in parts if isinstance(part, NAMED)], language)
    aside = dict.fromkeys([*_function_elsewhere(record, language), *other, *of_parts_elsewhere])
    summary = texts.pop(lead, "")
    return Wording(title, summary, _lines([*texts.values(), *of_parts, *own]), _lines(aside))


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, texts))


def _function_elsewhere(record: Any, language: str) -> list[str]:
    """Of a person, as another language has it where this one has none."""
    if not isinstance(record, Contact):
        return []
    texts: Any = record.tr_in(language)
    return [] if texts.title.lang == language else [texts.title.plain]


def named_things(record: Any) -> Iterator[Any]:
    """Of the record and of its parts, as far as they were asked for."""
    for one in (record, *_parts(record)):
        for field in relations_to(one._meta.model):
            if field.many_to_many:
                yield from shown(one, field.name)
            elif (thing := getattr(one, field.name)) is not None and is_seen(thing):
                yield thing
    yield from (part for part in _parts(record) if isinstance(part, NAMED))


def is_seen(thing: Any) -> bool:
    """Whether visitors may see it now, and all that it is seen with: nothing hidden is called by its name."""
    above = [getattr(thing, name) for name in getattr(thing, "SEEN_WITH", ())]
    return getattr(thing, "is_public", True) and all(is_seen(one) for one in above if one is not None)


@cache
def relations_to(model: type[Model]) -> tuple[Any, ...]:
    """Foreign keys and many-to-many relations to what is called by its name; who owns a record is not on its page."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return tuple(field for field in fields if field.related_model in NAMED and field.name not in {"owner", "parent"})


@cache
def part_relations(model: type[Model]) -> dict[str, Any]:
    return {name: relation.related_model for name, relation in composition_of(model).parts.items()}


@cache
def about_relations(model: type[Model]) -> dict[str, Any]:
    """Records with a page that this one is about: their themes and areas are its own too."""
    fields = model._meta.many_to_many
    return {field.name: field.related_model for field in fields if _has_place(field.related_model)}


def _has_place(model: Any) -> bool:
    has_names = any(field.many_to_one for field in relations_to(model))
    return has_names and model._meta.label_lower in kinds() and model is not Contact


def _parts(record: Any) -> Iterator[Any]:
    for relation in part_relations(record._meta.model):
        yield from shown(record, relation)


def _names(things: Iterable[Any], language: str) -> tuple[list[str], list[str]]:
    """What they are called in `language`, and in another where they have no name in it."""
    own, other = dict[str, None](), dict[str, None]()
    for thing in things:
        texts = thing.tr_in(language)
        fields = [field for field in (thing.NAMED_BY, *_OF_TITLE) if field in thing.translated_fields()]
        for names, is_own in ((own, True), (other, False)):
            called = [getattr(texts, field) for field in fields]
            names[" ".join(name.plain for name in called if name and (name.lang == language) is is_own)] = None
    return list(own), list(other)


def _texts(record: Any, language: str) -> Iterator[tuple[str, str]]:
    """Field by field, in plain words."""
    translated = record.translated_fields() if hasattr(record, "translated_fields") else ()
    for field in record._meta.concrete_fields:
        column = f"{field.name}_{language}" if field.name in translated else field.name
        if _has_words(field) and has_text(value := getattr(record, column)):
            is_long = isinstance(field, TextField)
            yield field.name, cleaned(plain(str(value)) if is_long else str(value))


@cache
def _has_words(field: Any) -> bool:
    """Columns of one language are read by the name of their text; choices, addresses and figures are no words."""
    is_text = type(field) in {CharField, TextField}
    return is_text and not field.choices and field.name not in _NO_WORDS


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return dialect()


def plain(markdown: str) -> str:
    """The words of a text without its markup, one block a line."""
    blocks = (token for token in _parser().parse(markdown) if token.type in {"inline", "code_block", "fence"})
    return "\n".join("".join(_words(block)) for block in blocks)


def _words(block: Any) -> Iterator[str]:
    for token in block.children or (block,):
        yield "\n" if token.type in {"softbreak", "hardbreak"} else token.content
