"""Strategies as they were decided: all pages and data of one in every language, as an archive that never changes."""
