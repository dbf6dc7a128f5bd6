#!/usr/bin/python3
"""compare.py RESULTS.json ORACLE.json: prints every difference; exit 1 if any.

Everything that the oracle says must stand in results.json with the same value.
What it does not say (texts, problems, units that sent nothing) is not looked at.
"""

import json
import sys
from decimal import Decimal


def same(expected, actual):
    """Numbers are texts in the oracle's file and numbers in results.json."""
    if isinstance(expected, str) and isinstance(actual, (int, Decimal)):
        return Decimal(expected) == actual
    return expected == actual


def differences(expected, actual, path):
    """Yields (path, expected, actual) wherever the two trees disagree."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            found = actual.get(key) if isinstance(actual, dict) else None
            yield from differences(value, found, f"{path}.{key}")
    elif isinstance(expected, list):
        key = "id" if path == ".levels" else "code"
        by_key = {item[key]: item for item in actual or []}
        for item in expected:
            found = by_key.get(item[key])
            yield from differences(item, found, f"{path}[{item[key]}]")
    elif not same(expected, actual):
        yield path, expected, actual


def load(path):
    with open(path, encoding="utf-8") as stream:
        return json.load(stream, parse_float=Decimal)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.splitlines()[0])
    found = list(differences(load(sys.argv[2]), load(sys.argv[1]), ""))
    for path, expected, actual in found:
        print(f"{path.lstrip('.')}: oracle {expected}, dti {actual}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
