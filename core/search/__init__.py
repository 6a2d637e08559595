"""Which sub-generators to score next, and which candidates are the best."""
