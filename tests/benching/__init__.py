"""The parts of `python -m tests.bench`, one question each."""
