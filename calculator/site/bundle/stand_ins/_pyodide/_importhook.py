"""Pyodide offers JavaScript's modules to Python here; the calculator takes none."""


def register_js_finder() -> None:
    """Nothing is found."""


def register_js_module(name: str, jsproxy: object) -> None:
    """Nothing is kept."""


def register_windows_finder() -> None:
    """No path is one of Windows'."""


def register_module_not_found_hook(packages: object, unvendored: object) -> None:
    """There are no packages to name."""
