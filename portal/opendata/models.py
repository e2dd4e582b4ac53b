"""What the open data keep of their own: the archives of strategies, and what has departed."""

from portal.opendata.archive.models import FrozenStrategy
from portal.opendata.departed import Departed

__all__ = ["Departed", "FrozenStrategy"]
