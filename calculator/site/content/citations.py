"""A published source as pages name it, with its grade and how it was read."""

from calculator.load import Source

GRADES = {
    "P": "Primary study, official statistics, court or audit record",
    "O": "Official guidance, law, or a firm's own published terms",
    "A": "Adviser, analyst, trade institute or trade press",
    "V": "A seller's own claim",
    "B": "Blog, retold at second hand, or not opened",
}
SEEN = {
    "original": "The original, or a copy of it, was read",
    "abstract": "Only its abstract or another part was read",
    "retold": "Known from somebody else's account",
    "none": "Not opened; named as the place where it comes from",
}


def citation(source: Source) -> str:
    """A source as one line of Markdown, with its grade in words."""
    note = f" {source.note[0].upper()}{source.note[1:].rstrip('.')}." if source.note else ""
    return f"{briefly(source)} {GRADES[source.grade]}. {SEEN[source.seen]}.{note}"


def briefly(source: Source) -> str:
    """Who published what, and when."""
    title = f"[{source.title}]({source.url})" if source.url else f"*{source.title}*"
    return f"{source.organisation}, {title}, {source.year}."
