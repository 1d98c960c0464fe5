"""Lists as people keep them."""
