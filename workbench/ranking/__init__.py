"""The rank-correlation dialog."""
