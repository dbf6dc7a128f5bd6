"""What must come out, reckoned from what the players typed.

The rules and the sums are those of tests/oracle; here they get what was typed
instead of what was read, and learn what stages, sources and absence mean.
"""

from fractions import Fraction

from answers import rule_value
from campaign import is_assessed
from oracle import Oracle
from rules import round_half_up

REACHED = {
    "intake": (), "round1": ("round1",), "round2": ("round1", "round2"),
    "publish": ("round1", "round2", "council"),
}


class Expected(Oracle):
    """A campaign as its players know it."""

    def __init__(self, campaign, stage, sent, awards):
        """`sent`: unit to its claims by code, each with `faulty`, `self`, `values`;
        `awards`: (round, unit, code) to agency to (points, reason)."""
        self.campaign = campaign
        self.sent = sent
        self.reasons = {key: given for key, given in awards.items()
                        if key[0] in REACHED[stage] and key[1] in sent}
        self.awards = {key: {agency: {"points": points, "values": {}, "decision": ""}
                             for agency, (points, _) in given.items()}
                       for key, given in self.reasons.items()}
        self.claims = {
            unit: {code: {"values": values_of(campaign.unit(unit)[1], code, claim),
                          # Where there are none, something else was typed.
                          "self": claim.self, "unclaimed": False, "evidence": bool(claim.documents),
                          "waives": False}
                   for code, claim in claims.items()}
            for unit, claims in sent.items()
        }

    def reckon(self):
        """Every unit's figures by code, with rank, grade, and each indicator's source."""
        self.units = found = {}
        for level in self.campaign.levels:
            scored = {unit["code"]: unit for unit in self.score_level(level)["units"]}
            for unit in level.units:
                code = unit["code"]
                found[code] = self.finish(unit, scored.get(code) or self.absent(level, unit))
            ranked = sum(unit["rank"] is not None for unit in scored.values())
            for unit in level.units:
                if unit["code"] not in scored:
                    last = self.campaign.policies.get("missing_units", "last") == "last"
                    found[unit["code"]]["rank"] = ranked + 1 if last else None
                    found[unit["code"]]["grade"] = self.grade(Fraction(0)) if last else None
        return found

    def absent(self, level, unit):
        """A unit that sent nothing has the maximum of the others, and 0 points."""
        self.claims[unit["code"]] = {}
        try:
            return self.score_unit(level, unit, {
                each["code"]: {} for each in level.indicators})
        finally:
            del self.claims[unit["code"]]

    def finish(self, unit, scored):
        for each in scored["indicators"]:
            each["source"], each["reason"] = self.source(unit["code"], each)
        scored["grade"] = self.grade(scored["index"]) if scored["rank"] else None
        return {**scored, "name": unit["name"], "kind": unit["kind"], "level": unit["level"]}

    def source(self, unit, indicator):
        if not indicator["counts"]:
            return "none", ""
        for column in ("council", "round2", "round1"):
            given = self.reasons.get((column, unit, indicator["code"]))
            if given:
                order = self.campaign.unit(unit)[1]
                scorers = next(each["scored_by"] for each in order.indicators
                               if each["code"] == indicator["code"])
                agencies = sorted(given, key=lambda a: scorers.index(a) if a in scorers else 9)
                reasons = dict.fromkeys(given[agency][1] for agency in agencies)
                return column, "; ".join(reason for reason in reasons if reason)
        return ("none" if indicator["computed"] is None else "computed"), ""

    def grade(self, index):
        printed = round_half_up(index, 4)
        for grade in self.campaign.grades:
            if printed >= Fraction(grade["from"]):
                return grade["name"]
        return None

    def reduced(self, unit):
        """What a unit is asked to explain after round 1: code to its figures."""
        figures = self.units[unit]
        return {
            each["code"]: each for each in figures["indicators"]
            if each["counts"] and each["round1"] is not None
            and any(each[column] is not None and each["round1"] < each[column]
                    for column in ("self", "computed"))
        }


def values_of(level, code, claim):
    indicator = next(each for each in level.indicators if each["code"] == code)
    if claim.faulty:
        return {}
    return {each["key"]: rule_value(each, claim.values.get(each["key"]))
            for each in indicator.get("inputs", [])}


def scored_by(level, agency):
    return [each for each in level.indicators
            if is_assessed(each) and agency in each["scored_by"]]


def par_points(unit, most):
    return round_half_up(Fraction(most) * round_half_up(unit["index"], 4), 2)


def level_figures(units):
    """Mean, median, best and lowest index of the units that sent something."""
    indexes = sorted(unit["index"] for unit in units)
    middle = len(indexes) // 2
    median = (indexes[middle] + indexes[(len(indexes) - 1) // 2]) / 2
    return [round_half_up(each, 4) for each in
            (sum(indexes) / len(indexes), median, indexes[-1], indexes[0])]
