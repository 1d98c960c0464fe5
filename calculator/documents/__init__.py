"""Forms to fill: their rules, and how they are written as Markdown and as Word files."""
