"""Commands for developers: screenshots, translations."""
