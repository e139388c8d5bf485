"""`python -m vbtui.sample PATH` builds the sample's file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from vbtui.domain.errors import VbtuiError
from vbtui.sample.build import build


def main() -> int:
    """Build the file that the command line names."""
    parser = argparse.ArgumentParser(
        prog="python -m vbtui.sample", description="Bygger exempelfilen på nytt."
    )
    parser.add_argument("fil", type=Path, help="filen som skrivs; den som finns ersätts")
    try:
        build(parser.parse_args().fil)
    except (VbtuiError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
