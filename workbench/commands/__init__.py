"""Everything the window can do, menu by menu, and what a person asks by it."""
