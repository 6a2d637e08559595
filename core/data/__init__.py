"""Folders of pictures become batches of tensors."""
