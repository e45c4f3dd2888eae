"""The language model's arithmetic: spaCy's trained weights, read a pile at a time, the same bits in every batch."""
