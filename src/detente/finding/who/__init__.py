"""Who is meant where: names in the directory, noun phrases around them, persons, and words that refer back."""
