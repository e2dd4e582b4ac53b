"""What the open data keeps of its own: the archives of strategies."""

from portal.opendata.archive.models import FrozenStrategy

__all__ = ["FrozenStrategy"]
