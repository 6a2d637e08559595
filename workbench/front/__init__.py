"""What the Front panel shows and says, apart from how it is drawn."""
