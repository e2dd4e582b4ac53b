"""What the index takes in: a thing with its words in each language, whatever it was made from."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import NamedTuple


class Wording(NamedTuple):
    """In plain words, without markup."""

    title: str
    summary: str = ""
    body: str = ""


@dataclass(frozen=True, kw_only=True)
class Indexable:
    kind: str  # "strategy.spearhead"
    key: str
    wordings: Mapping[str, Wording]  # by language, those alone that it has
    phone: str = ""
    email: str = ""
    themes: Sequence[str] = ()
    areas: Sequence[str] = ()
    is_public: bool = field(default=True)  # now: its words are offered to visitors who begin to type them

    def digest(self) -> str:
        told = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
