"""The common tasks: their typical answers and figures, and how they are found."""
