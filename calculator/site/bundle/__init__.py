"""What the browser gets: Pyodide, a trimmed library, the calculator."""
