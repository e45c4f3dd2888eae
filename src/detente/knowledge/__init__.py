"""Domain knowledge as validated data: each module types one kind of entry, `data/` holds the entries."""
