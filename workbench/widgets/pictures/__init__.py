"""Looking at pictures: how they are drawn, moved and magnified, wherever they are shown."""
