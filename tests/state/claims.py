#!/usr/bin/python3
"""claims.py DTI FOLDER [WORDS]: what a campaign's state promises, claim by claim, as TAP.

WORDS: only the claims that have them.
"""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent)]

import accidents  # noqa: E402, F401
import drafts  # noqa: E402, F401
import figures  # noqa: E402, F401
import handed  # noqa: E402, F401
import mistakes  # noqa: E402, F401
import model  # noqa: E402, F401
import scoring  # noqa: E402, F401
import years  # noqa: E402, F401
from office import try_all  # noqa: E402

if __name__ == "__main__":
    sys.exit(try_all(Path(sys.argv[1]).resolve(), Path(sys.argv[2]), *sys.argv[3:4]) > 0)
