"""The shipped user guide, its pictures, and the tour."""
