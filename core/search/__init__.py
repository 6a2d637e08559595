"""Which sub-generators there are, which to judge next, and which of those judged are worth keeping."""
