"""The lowest layer: it knows nothing of networks, pictures or runs."""
