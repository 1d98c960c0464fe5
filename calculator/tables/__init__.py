"""Tables of tasks, in and out."""
