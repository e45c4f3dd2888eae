-- A pile of a hundred thousand reports is folded within this much memory; what is more goes to disk.

SET memory_limit = '1200MB';
SET preserve_insertion_order = false;
