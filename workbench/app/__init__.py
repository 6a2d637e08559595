"""What every panel may use: actions, background threads, settings, theme, translation."""
