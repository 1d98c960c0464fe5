"""The common tasks and how they are found."""
