"""Parts of the mechanisms layer: where an arrangement is named, what is told of it, and which one it is."""
