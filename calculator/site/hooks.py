"""What MkDocs calls; all of it also runs by itself, for generators that have no hooks."""

import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

sys.path.insert(0, str(Path(__file__).parents[2]))  # MkDocs loads this file by path, outside the package

from calculator.load import DataError
from calculator.site import finish, pages


def on_pre_build(config: Any) -> None:
    """Stage the pages again, so that an edit shows while serving; one line says what is wrong with the data."""
    try:
        pages.stage()
    except DataError as error:
        raise PluginError(str(error)) from error


def on_post_build(config: Any) -> None:
    """Give the finished pages their policy and the site its service worker."""
    finish.finish(config.site_dir)
