"""Pictures of a sub-generator, scored and timed."""
