"""A model that is on disk, without a run: what it is, what it draws, and a folder of pictures."""
