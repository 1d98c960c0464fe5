"""Modules that the browser gets in place of the standard library's and Pyodide's own: as much of each as is used.

Each stands here under the name of the module that it stands in for. Nothing in this package is imported by the build.
"""
