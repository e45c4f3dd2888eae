"""The workbench: the ledger in a browser of this machine, one file a page, and the same pages as one file to send."""
