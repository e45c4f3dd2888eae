"""Reading events out of a parsed sentence: cues, roles, status and voice; composed by finding/events.py."""
