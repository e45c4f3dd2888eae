"""The ledger: what was read from each report (store), and what follows from all of them together (weave)."""
