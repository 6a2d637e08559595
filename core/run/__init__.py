"""A run folder: the record, its events and what is read back from them."""
