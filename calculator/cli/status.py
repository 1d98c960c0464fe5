"""With what a command ends."""

DONE = 0
SOME_WRONG = 1  # rows of a table that could not be scored
WRONG_INPUT = 2
STOPPED = 130  # as shells number it
