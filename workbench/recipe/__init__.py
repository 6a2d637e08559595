"""The recipe while it is being written."""
