"""Office files of the document templates: Word and spreadsheets, the same bytes at every build."""
