"""The name of a segment in a file: whose it is, and what source and translation its exporter saw."""

import hashlib
import re
from dataclasses import dataclass

_NAME = re.compile(
    r"(?P<key>.+)\|(?P<source_language>[\w-]+)\.(?P<target_language>[\w-]+)\.(?P<place>w|[1-9]\d{0,5})"
    r"\.(?P<source>[0-9a-f]{12}|0)\.(?P<target>[0-9a-f]{12}|0)",
    re.DOTALL,
)


def digest(text: str | None) -> str:
    """Short and stable; no text, empty text and white space are all "0", and line ends do not matter."""
    plain = (text or "").replace("\r\n", "\n").strip()
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:12] if plain else "0"


@dataclass(frozen=True, slots=True)
class SegmentId:
    key: str
    source_language: str
    target_language: str
    place: str  # "1", "2" … or "w" where the text is one segment with its markup
    source: str  # digests
    target: str

    def __str__(self) -> str:
        languages = f"{self.source_language}.{self.target_language}"
        return f"{self.key}|{languages}.{self.place}.{self.source}.{self.target}"

    @classmethod
    def read(cls, name: str) -> "SegmentId | None":
        found = _NAME.fullmatch(name)
        return cls(**found.groupdict()) if found else None


def as_token(name: str) -> str:
    """`name` in the signs that XML allows in a name token: any other sign as ":" and two hexadecimal digits a byte."""
    return re.sub(r"[^A-Za-z0-9._-]", lambda found: "".join(f":{byte:02x}" for byte in found.group().encode()), name)


def from_token(token: str) -> str:
    """The name in `token`; what is no token of ours comes back as it is."""
    try:
        return re.sub(r"(?::[0-9a-f]{2})+", lambda found: bytes.fromhex(found.group().replace(":", "")).decode(), token)
    except UnicodeDecodeError:
        return token
