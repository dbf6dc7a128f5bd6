"""A campaign's YAML as plain Python objects.

Every scalar is kept as the text that stands in the file (BaseLoader), so
that codes such as 6.10 and decimals such as 0.8 lose nothing on the way.
"""

import math
import re
from fractions import Fraction
from pathlib import Path

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Level:
    """An index set and the units that it measures."""

    def __init__(self, entry, index, units, grades):
        self.id = entry["id"]
        self.title = entry["title"]
        self.tie_break = entry.get("tie_break", [])
        self.grades = entry.get("grades", grades)  # from the highest down
        self.groups = index["groups"]  # those at the top
        self.pillars = index.get("pillars", [])
        self.kinds = dict(kinds_of(self.groups, "scored"))
        self.units = sorted(
            (unit for unit in units if unit["level"] == self.id),
            key=lambda unit: unit["code"],
        )

    @property
    def indicators(self):
        return [each for each in nodes_of(self.groups) if not is_group(each)]

    def indicators_under(self, code):
        """Those of a group, or the one of that code; all of them without a code."""
        tops = [each for each in nodes_of(self.groups) if code in (None, each["code"])]
        return [each for each in nodes_of(tops) if not is_group(each)]

    @property
    def all_groups(self):
        return [each for each in nodes_of(self.groups) if is_group(each)]

    @property
    def asks_units(self):
        """Whether the units have anything to report themselves."""
        supplied = any(is_supplied(entry) for each in self.indicators
                       for entry in each.get("inputs", []))
        return not supplied or any(
            is_assessed(each) and not is_all_supplied(each)
            and not is_unasked(self.kinds[each["code"]], each) for each in self.indicators)

    @property
    def is_tree(self):
        """Whether there is more than groups of scored indicators."""
        return (bool(self.pillars) or len(self.all_groups) > len(self.groups)
                or any(self.kinds[each["code"]] != "scored" for each in self.indicators))

    def grade(self, index):
        """The name of the band in which an index lies as it is printed."""
        if index is None:
            return None
        shown = math.floor(index * 10000 + Fraction(1, 2))
        return next(band["name"] for band in self.grades
                    if shown >= Fraction(band["from"]) * 10000)

    def agencies(self):
        """Names of all scoring agencies, in the order in which they appear."""
        names = (name for each in self.indicators for name in each.get("scored_by", []))
        return list(dict.fromkeys(names))


def is_group(node):
    return "groups" in node or "indicators" in node


def members(group):
    """What a group holds, under whichever of the two keys."""
    return group.get("groups") or group["indicators"]


def nodes_of(nodes):
    """Groups and indicators in the order of the file."""
    for node in nodes:
        yield node
        if is_group(node):
            yield from nodes_of(members(node))


def kinds_of(nodes, inherited):
    """The kind of each code: its own, or that of the group that holds it."""
    for node in nodes:
        kind = inherited if inherited != "scored" else node.get("kind", "scored")
        yield node["code"], kind
        if is_group(node):
            yield from kinds_of(members(node), kind)


class Campaign:
    """campaign.yaml and the files that it names."""

    def __init__(self, path):
        path = Path(path)
        top = read_yaml(path)
        self.year = int(top["year"])
        units = read_yaml(path.parent / top["units"], self.year)["units"]
        self.title = top["title"]
        self.policies = top.get("policies", {})
        self.levels = [
            Level(entry, read_yaml(path.parent / entry["index"], self.year), units,
                  top["grades"])
            for entry in top["levels"]
        ]

    def level(self, level_id):
        return next(level for level in self.levels if level.id == level_id)

    def counterpart(self, code, level_id):
        """The code that the body of a unit has in a level."""
        def body(unit):
            return unit.get("same_as", unit["code"])
        own = body(self.unit(code)[0])
        return next(unit["code"] for unit in self.level(level_id).units if body(unit) == own)

    def unit(self, code):
        """The unit of a code and its level."""
        for level in self.levels:
            for unit in level.units:
                if unit["code"] == code:
                    return unit, level
        raise KeyError(code)


def read_yaml(path, year=None):
    """A file of a campaign, with {{year}} filled in; campaign.yaml knows its own."""
    text = Path(path).read_text(encoding="utf-8")
    year = year or int(re.search(r'^ *"?year"?: *(\d+)', text, re.M)[1])
    for tag, offset in (("year", 0), ("previous_year", -1), ("next_year", 1)):
        text = text.replace("{{%s}}" % tag, str(year + offset))
    return yaml.load(text, Loader=LOADER)


def is_assessed(indicator):
    return indicator.get("assessed", "true") == "true"


def is_unasked(kind, indicator):
    """Whether no unit assesses itself: surveys, and scores that are taken over."""
    return kind == "survey" or ("score" in str(indicator.get("rule", ""))
                                and not indicator.get("inputs"))


def is_supplied(entry):
    """Whether the value of an input comes from another than the unit."""
    return entry.get("source", "unit") != "unit"


def is_all_supplied(indicator):
    inputs = indicator.get("inputs", [])
    return bool(inputs) and all(is_supplied(each) for each in inputs)


def needs_evidence(indicator):
    return indicator.get("evidence", {}).get("required", "false") == "true"
