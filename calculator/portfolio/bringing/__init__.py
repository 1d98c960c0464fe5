"""A list as the reader keeps it, brought into the page: read, shown as it was understood, matched, made into tasks."""
