"""Many tasks, links and files."""
