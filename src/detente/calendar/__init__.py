"""Time expressions of a plain text, with TIMEX3 values and closed intervals of days."""

from detente.calendar.tagging import tag

__all__ = ["tag"]
