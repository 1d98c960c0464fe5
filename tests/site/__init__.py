"""The built HTML."""
