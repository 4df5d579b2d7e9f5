"""Journeys may open windows."""

from tests.windows import collected

__all__ = ["collected"]
