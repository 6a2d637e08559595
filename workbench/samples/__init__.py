"""Sample pictures of a run: where they lie, which are shown, and what is said of them."""
