"""Stage the site: python -m calculator.site."""

from calculator.site import pages

if __name__ == "__main__":
    pages.stage()
