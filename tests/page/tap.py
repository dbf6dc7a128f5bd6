"""Test Anything Protocol, as scripts/run-tests reads it."""

import traceback


class Tap:
    def __init__(self):
        self.failed = 0

    def check(self, name, test):
        """Runs a test: it fails by an exception."""
        try:
            test()
        except Exception:
            self.failed += 1
            for line in traceback.format_exc().splitlines():
                print("# " + line)
            print("not ok - " + name)
        else:
            print("ok - " + name, flush=True)


def equal(found, expected):
    assert found == expected, f"{found!r} is not {expected!r}"
