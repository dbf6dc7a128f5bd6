#!/usr/bin/python3
"""oracle.py CAMPAIGN.yaml INPUT: scores a folder of clean workbooks, as JSON.

A second, independent reading of the scoring rules: exact fractions, no speed,
no diagnostics. compare.py holds it against what `dti run` writes.
"""

import json
import sys
from fractions import Fraction
from functools import cmp_to_key
from pathlib import Path

from campaign import Campaign, is_assessed, needs_evidence
from rules import Faulty, NotApplicable, computed_points, is_sound, round_half_up
from workbooks import Workbook, read_appraisals, read_claims

ROUNDS = {"1": "round1", "2": "round2", "Hội đồng": "council"}
COLUMNS = ("self", "computed", "round1", "round2", "council", "final")


class Oracle:
    """One campaign with what came in for it."""

    def __init__(self, campaign, folder):
        self.campaign = campaign
        workbooks = [Workbook(path) for path in sorted(Path(folder).rglob("*.xlsx"))]
        self.claims = self.read_submissions(workbooks)
        self.awards = self.read_awards(workbooks)

    def read_submissions(self, workbooks):
        """Each unit's claims from its highest Lần nộp."""
        latest = {}
        for workbook in workbooks:
            if workbook.kind == "01":
                code = workbook.facts["Mã đơn vị"]
                if code not in latest or workbook.number > latest[code].number:
                    latest[code] = workbook
        return {
            code: read_claims(workbook, self.campaign.unit(code)[1].indicators)
            for code, workbook in latest.items()
        }

    def read_awards(self, workbooks):
        """(round, unit, indicator) to the points of each agency."""
        awards = {}
        for workbook in workbooks:
            if workbook.kind == "02":
                column = ROUNDS[str(workbook.facts["Vòng thẩm định"])]
                agency = workbook.facts["Cơ quan chấm điểm"]
                for unit, code, points in read_appraisals(workbook):
                    awards.setdefault((column, unit, code), {})[agency] = points
        return awards

    def score_level(self, level):
        peers = {each["code"]: self.peers(level, each) for each in level.indicators}
        units = [
            self.score_unit(level, unit, peers)
            for unit in level.units
            if unit["code"] in self.claims
        ]
        rank_units(level, self.with_result(units))
        return {"id": level.id, "units": units}

    def with_result(self, units):
        """The units that are ranked: once anything was appraised, only those of
        which something was, unless the computed points are to count."""
        appraised = self.appraised_units()
        if not appraised or self.campaign.policies.get("unappraised") == "computed":
            return units
        return [unit for unit in units if unit["code"] in appraised]

    def appraised_units(self):
        """Codes of the units that got points for an indicator that counts for them."""
        found = set()
        for _, code, one in self.awards:
            if code in self.claims and code not in found:
                unit, level = self.campaign.unit(code)
                if any(each["code"] == one and counts(unit, each) for each in level.indicators):
                    found.add(code)
        return found

    def peers(self, level, indicator):
        """The values that the level's units report soundly and have proven."""
        if "relative" not in json.dumps(indicator["rule"]):
            return []
        found = []
        for unit in level.units:
            claim = self.claims.get(unit["code"], {}).get(indicator["code"])
            if (claim and counts(unit, indicator) and self.is_proven(indicator, claim)
                    and is_sound(indicator, claim["values"])):
                found.append(claim["values"])
        return found

    def score_unit(self, level, unit, peers):
        indicators = [
            self.score_indicator(unit, each, peers[each["code"]])
            for each in level.indicators
        ]
        groups = []
        for group in level.groups:
            codes = {each["code"] for each in group["indicators"]}
            sums = add_up([each for each in indicators if each["code"] in codes])
            groups.append({
                "code": group["code"], "max": sums["max"], "final": sums["final"],
                "ratio": index_of(sums),
            })
        sums = add_up(indicators)
        return {
            "code": unit["code"],
            "index": index_of(sums),
            "rank": None,
            "points": sums,
            "groups": groups,
            "indicators": indicators,
        }

    def score_indicator(self, unit, indicator, peers):
        result = {"code": indicator["code"], "max": Fraction(indicator["max"])}
        result.update({"self": None, "computed": None, "final": None})
        result["applicable"] = applies(unit, indicator)
        claim = self.claims[unit["code"]].get(indicator["code"])
        if claim:
            result["self"] = claim["self"]
        if claim and counts(unit, indicator):
            try:
                result["computed"] = self.compute(indicator, claim, peers)
                if claim["unclaimed"]:  # left empty: what is computed
                    result["self"] = result["computed"]
            except NotApplicable:
                result["applicable"] = False
            except Faulty:
                pass
        if claim and counts(unit, indicator) and self.is_awarded(unit, indicator):
            result["applicable"] = True
        result["counts"] = result["applicable"] and is_assessed(indicator)
        if result["counts"]:
            self.award(unit, indicator, result)
        return result

    def is_awarded(self, unit, indicator):
        """Whether anybody gave points, which brings back what b = 0 takes out."""
        return any(
            (column, unit["code"], indicator["code"]) in self.awards
            for column in ROUNDS.values()
        )

    def is_proven(self, indicator, claim):
        """Whether values count: policy zero wants a document where one is required."""
        punished = self.campaign.policies.get("missing_evidence") == "zero"
        return not punished or not needs_evidence(indicator) or claim["evidence"]

    def compute(self, indicator, claim, peers):
        points = computed_points(indicator, claim["values"], peers)
        if not self.is_proven(indicator, claim):
            return None if points is None else Fraction(0)
        return points

    def award(self, unit, indicator, result):
        """Points of the rounds, and the final ones: the latest that there are.

        What agencies gave where the indicator does not count is left unsaid.
        """
        result.update(dict.fromkeys(ROUNDS.values()))
        result["final"] = result["computed"] or Fraction(0)
        for column in ROUNDS.values():
            awards = self.awards.get((column, unit["code"], indicator["code"]))
            if awards:
                result[column] = self.agree(indicator, awards)
                result["final"] = result[column]

    def agree(self, indicator, awards):
        """One number from the points of several agencies."""
        policy = self.campaign.policies.get("several_scorers", "mean")
        if len(awards) == 1:
            return next(iter(awards.values()))
        if policy == "min":
            return min(awards.values())
        if policy == "lead":
            ordered = indicator["scored_by"]
            return awards[min(awards, key=ordered.index)]
        return round_half_up(sum(awards.values()) / len(awards), 2)


def applies(unit, indicator):
    return indicator["code"] not in unit.get("not_applicable", [])


def counts(unit, indicator):
    return is_assessed(indicator) and applies(unit, indicator)


def add_up(indicators):
    """Column sums over what counts for the unit; None for a column without points."""
    counted = [each for each in indicators if each["counts"]]
    sums = {column: sum_or_none(each[column] for each in counted) for column in COLUMNS}
    return {"max": sum((each["max"] for each in counted), Fraction(0)), **sums}


def sum_or_none(values):
    present = [value for value in values if value is not None]
    return sum(present) if present else None


def index_of(sums):
    return None if sums["max"] == 0 else sums["final"] / sums["max"]


def rank_units(level, units):
    """Ranks 1, 2, 2, 4 by exact ratios, equals settled by the groups of tie_break."""

    def keys(unit):
        ratios = {group["code"]: group["ratio"] for group in unit["groups"]}
        return [unit["index"]] + [
            unit["index"] if ratios[code] is None else ratios[code]
            for code in level.tie_break
        ]

    def order(a, b):
        return (keys(a) < keys(b)) - (keys(a) > keys(b))

    ordered = sorted(units, key=cmp_to_key(order))
    for place, unit in enumerate(ordered, start=1):
        previous = ordered[place - 2] if place > 1 else None
        tied = previous is not None and keys(previous) == keys(unit)
        unit["rank"] = previous["rank"] if tied else place


def printable(value, key=None):
    """Fractions as text: 4 decimals for an index or ratio, 2 for points."""
    if isinstance(value, dict):
        return {name: printable(each, name) for name, each in value.items() if name != "counts"}
    if isinstance(value, list):
        return [printable(each) for each in value]
    if isinstance(value, Fraction):
        decimals = 4 if key in ("index", "ratio") else 2
        rounded = int(round_half_up(value, decimals) * 10 ** decimals)
        return f"{rounded // 10 ** decimals}.{rounded % 10 ** decimals:0{decimals}d}"
    return value


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.splitlines()[0])
    campaign = Campaign(sys.argv[1])
    oracle = Oracle(campaign, sys.argv[2])
    levels = [oracle.score_level(level) for level in campaign.levels]
    json.dump(printable({"levels": levels}), sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
