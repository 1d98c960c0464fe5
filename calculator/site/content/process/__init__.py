"""The example of a process document: its data and its drawings."""
