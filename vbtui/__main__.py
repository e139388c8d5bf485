"""`python -m vbtui`: the same program as the command `vbtui`."""

import sys

from vbtui.cli import main

if __name__ == "__main__":
    sys.exit(main())
