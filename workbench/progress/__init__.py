"""The Progress panel."""
