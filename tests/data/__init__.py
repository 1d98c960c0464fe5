"""The data files' health."""
