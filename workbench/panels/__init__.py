"""One file a panel; each is shown in a dock of the window."""
