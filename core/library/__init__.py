"""The runs on this machine, and the queue of those that wait."""
