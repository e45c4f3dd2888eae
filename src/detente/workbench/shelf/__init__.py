"""The shelf: a ledger's tables laid out so that pages are answered at once, however many reports there are."""
