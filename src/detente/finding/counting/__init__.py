"""Numbers of a text: what is written as one, and what it measures."""
