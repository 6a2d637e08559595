"""The window. It never trains, and never touches a tensor it does not show."""
