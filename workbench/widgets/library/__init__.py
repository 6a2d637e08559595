"""Lists of runs and of the queue."""
