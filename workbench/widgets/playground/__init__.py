"""The Playground: canvas, tools and the answers beside it."""
