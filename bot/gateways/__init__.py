"""Ways to systems that are no chat."""
