"""The runs of this machine, and those that wait."""
