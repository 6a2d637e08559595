"""How far generated pictures are from real ones, as distances between clouds of features."""
