"""The content folder: which file holds the records of which model, and what each file says, read as text."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

CONTENT = Path(__file__).parent / "content"

# File -> model. A record may refer to any other; this order is only how they are read.
FILES = {
    "sources.yaml": "facts.Source",
    "organisations.yaml": "contacts.Organisation",
    "contacts.yaml": "contacts.Contact",
    "documents.yaml": "media.Document",
    "funding_instruments.yaml": "strategy.FundingInstrument",
    "strategies.yaml": "strategy.Strategy",
    "spearheads.yaml": "strategy.Spearhead",
    "lineage.yaml": "strategy.SpearheadLineage",
    "indicators.yaml": "strategy.Indicator",
    "urban_areas.yaml": "ecosystems.UrbanArea",
    "agreements.yaml": "ecosystems.EcosystemAgreement",
    "themes.yaml": "ecosystems.Theme",
    "lead_projects.yaml": "ecosystems.LeadProject",
    "showcase.yaml": "ecosystems.ShowcaseItem",
    "news.yaml": "news.NewsItem",
    "terms.yaml": "workbench.GlossaryTerm",
    "synonyms.yaml": "search.SynonymGroup",
    "fixed_pages.yaml": "fixedpages.FixedPage",
}


class ContentError(Exception):
    """A content file cannot be loaded; the message is a sentence for whoever wrote the file."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")


class _TextLoader(yaml.BaseLoader):
    """Leaves every value a text, so that +358… keeps its plus and 2021-02 its precision; no field stands twice."""

    def construct_mapping(self, node: Any, *args: Any, **kwargs: Any) -> dict[Any, Any]:
        seen = set()
        for name, _value in node.value:
            if name.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"“{name.value}” stands twice", name.start_mark)
            seen.add(name.value)
        return super().construct_mapping(node, *args, **kwargs)


def read_bytes(folder: Path) -> dict[str, bytes]:
    """The content files of `folder` by name, in the order of FILES."""
    try:
        found = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in {".yaml", ".yml"}}
    except OSError as error:
        raise ContentError(str(folder), f"the content folder cannot be read ({error.strerror}).") from error
    if not found:
        raise ContentError(str(folder), "there is no content file in this folder.")
    if unknown := sorted(found.keys() - FILES.keys()):
        raise ContentError(unknown[0], f"no model has a content file of this name. The names are {', '.join(FILES)}.")
    return {name: found[name] for name in FILES if name in found}


def digest(files: Mapping[str, bytes]) -> str:
    """Changes whenever any of `files` does."""
    whole = hashlib.sha256()
    for name, content in files.items():
        whole.update(f"{name} {len(content)}\n".encode() + content)
    return whole.hexdigest()


def parse(name: str, content: bytes) -> list[dict[str, Any]]:
    """The records of one file: maps of text, lists and maps."""
    try:
        records = _TextLoader(content).get_single_data() or []
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{name}, line {mark.line + 1}" if mark else name
        raise ContentError(place, f"this is not valid YAML ({error.problem}).") from error
    except yaml.YAMLError as error:
        raise ContentError(name, "this is not valid YAML (it holds bytes that are no text).") from error
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise ContentError(name, "a content file is a list of records, each of them beginning with “- key:”.")
    return records
