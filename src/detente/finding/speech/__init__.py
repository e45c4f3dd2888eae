"""How a report gives speech: quotation marks, words of saying, clauses, long statements, and who is speaking."""
