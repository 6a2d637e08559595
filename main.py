"""The one door: no argument opens the window; every verb works without Qt."""

import sys

from core.commands import main

if __name__ == "__main__":
    sys.exit(main())
