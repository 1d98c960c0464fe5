"""The part of Pyodide that its script reads."""
