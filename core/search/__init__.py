"""Which sub-generators there are, which to judge next, and which are worth keeping."""
