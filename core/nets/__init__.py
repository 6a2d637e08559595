"""Networks: layers plain and elastic, generators, discriminators, and what they cost."""
