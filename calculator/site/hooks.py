"""What MkDocs calls; all of it also runs by itself, for generators that have no hooks."""

from typing import Any

from calculator.site import csp, pages


def on_pre_build(config: Any) -> None:
    """Stage the pages again, so that an edit shows while serving."""
    pages.stage()


def on_post_build(config: Any) -> None:
    """Give every finished page its content security policy."""
    csp.apply(config.site_dir)
