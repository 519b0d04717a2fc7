"""Start ResNet Explorer from a clone: `python main.py`."""

import sys

from explorer.cli import main

if __name__ == "__main__":
    sys.exit(main())
