"""A run's networks and the widths a person moves, apart from how they are drawn."""
