"""What the index takes in: a thing with its words in each language, whatever it was made from."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import NamedTuple


class Wording(NamedTuple):
    """In plain words, without markup."""

    title: str
    summary: str = ""
    body: str = ""
    aside: str = ""  # found, but not shown as its words: names that are there in another language alone


@dataclass(frozen=True, kw_only=True)
class Indexable:
    kind: str  # "strategy.spearhead"
    key: str
    wordings: Mapping[str, Wording]  # by language, those alone that it has
    phone: str = ""
    email: str = ""
    themes: Sequence[str] = ()
    areas: Sequence[str] = ()
    comes_out_at: datetime | None = None  # where visitors do not see it yet

    def digest(self) -> str:
        told = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
