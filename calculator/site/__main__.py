"""Stage the site: python -m calculator.site."""

import sys

from calculator.load import DataError
from calculator.site import pages

if __name__ == "__main__":
    try:
        pages.stage()
    except DataError as error:
        sys.exit(str(error))
