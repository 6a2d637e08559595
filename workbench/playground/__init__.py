"""What a person draws, and the networks that answer."""
