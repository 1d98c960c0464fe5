"""Pyodide's start asks for this module, and for nothing in it: the calculator awaits nothing."""
