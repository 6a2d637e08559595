"""What is drawn: by subject, and here what several subjects share."""
