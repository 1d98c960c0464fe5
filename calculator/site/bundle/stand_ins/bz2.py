"""No archive is compressed like this: `zipfile` then does without."""

raise ImportError("bz2 is not sent")
