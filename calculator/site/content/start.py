"""The words of the start, in the page for its scripts: stages, and messages with a way on."""

from markupsafe import Markup

from calculator import load
from calculator.formats.html import render
from calculator.model.definition import Model

WORDS = "site/start.toml"


def templates(model: Model, base: str, listed: bool) -> Markup:
    """All of them as `<template>` elements: for the list's page, or for the calculator's."""
    return render("site/start.html", start=load.texts(WORDS), wording=model.wording, base=base, listed=listed)
