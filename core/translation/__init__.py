"""A model of any kind run over a folder of pictures or label maps."""
