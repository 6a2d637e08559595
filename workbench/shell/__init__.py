"""The main window: docks, menus, welcome page, closing."""
