#!/usr/bin/python3
"""oracle.py CAMPAIGN.yaml INPUT: scores a folder of clean workbooks, as JSON.

A second, independent reading of the scoring rules: exact fractions, no speed,
no diagnostics. compare.py holds it against what `dti run` writes.
"""

import json
import sys
from decimal import Decimal
from fractions import Fraction
from functools import cmp_to_key
from pathlib import Path

from campaign import (
    Campaign, is_all_supplied, is_assessed, is_group, is_supplied, is_unasked, members,
    needs_evidence)
from rules import Faulty, NotApplicable, computed_points, is_sound, round_half_up
from workbooks import (
    Workbook, nothing_claimed, read_appraisals, read_claims, read_figures)

ROUNDS = {"1": "round1", "2": "round2", "Hội đồng": "council"}
COLUMNS = ("self", "computed", "round1", "round2", "council", "final")


class Oracle:
    """One campaign with what came in for it."""

    levels = {}  # by their ids, as they were scored last

    def __init__(self, campaign, folder):
        self.campaign = campaign
        workbooks = [Workbook(path) for path in sorted(Path(folder).rglob("*.xlsx"))]
        self.claims = self.read_submissions(workbooks)
        self.join_figures(self.read_supplies(workbooks))
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

    def read_supplies(self, workbooks):
        """(unit, indicator, key) to what its supplier says in its highest Lần nộp."""
        latest = {}
        for workbook in workbooks:
            if workbook.kind == "04":
                key = workbook.facts["Cơ quan cung cấp số liệu"], workbook.facts["Cấp đánh giá"]
                if key not in latest or workbook.number > latest[key].number:
                    latest[key] = workbook
        return {(unit, code, key): value for workbook in latest.values()
                for unit, code, key, value in read_figures(workbook, self.indicators_of)}

    def join_figures(self, figures):
        """Puts the figures of others into the claims, whatever the units say of them."""
        for level in self.campaign.levels:
            if not level.asks_units:
                for unit in {unit for unit, _, _ in figures}:
                    if self.campaign.unit(unit)[1] is level:
                        self.claims.setdefault(unit, {})
            for unit in level.units:
                if unit["code"] in self.claims:
                    self.join_unit(level, unit["code"], figures)

    def join_unit(self, level, unit, figures):
        claims = self.claims[unit]
        for indicator in level.indicators:
            claim = claims.setdefault(indicator["code"], nothing_claimed(indicator))
            for each in indicator.get("inputs", []):
                if is_supplied(each):
                    claim["values"][each["key"]] = figures.get(
                        (unit, indicator["code"], each["key"]))
            if is_all_supplied(indicator):
                claim["unclaimed"] = claim["self"] is None

    def read_awards(self, workbooks):
        """(round, unit, indicator) to what each agency awards."""
        awards = {}
        for workbook in workbooks:
            if workbook.kind == "02":
                column = ROUNDS[str(workbook.facts["Vòng thẩm định"])]
                agency = workbook.facts["Cơ quan chấm điểm"]
                for unit, code, award in read_appraisals(workbook, self.indicators_of):
                    if award["points"] and self.campaign.unit(unit)[1].kinds[code] == "penalty":
                        award["points"] = -abs(award["points"])  # people forget the sign
                    awards.setdefault((column, unit, code), {})[agency] = award
        return awards

    def indicators_of(self, unit):
        return {each["code"]: each for each in self.campaign.unit(unit)[1].indicators}

    def claim(self, unit, indicator):
        """What the unit says of it; nothing where it has no row."""
        return self.claims[unit["code"]].get(indicator["code"]) or nothing_claimed(indicator)

    def awards_of(self, column, unit, indicator):
        """Of the agencies, in the order in which the indicator names them."""
        awards = self.awards.get((column, unit["code"], indicator["code"]), {})
        order = indicator.get("scored_by", [])
        return dict(sorted(awards.items(),
                           key=lambda each: order.index(each[0]) if each[0] in order else 0))

    def lay_over(self, indicator, values, award):
        """All values as an award corrects them: None where it changes nothing, and
        Faulty where they do not fit together."""
        changed = {**values, **award["values"]}
        if changed == values:
            return None
        if not is_sound(indicator, changed):
            raise Faulty("điều chỉnh không khớp")
        return changed

    def values_after(self, column, unit, indicator):
        """What counts after a round (None: as reported), and whether anybody has
        corrected it."""
        values = self.claim(unit, indicator)["values"]
        corrected = False
        for each in ROUNDS.values() if column else ():
            for award in self.awards_of(each, unit, indicator).values():
                try:
                    changed = self.lay_over(indicator, values, award)
                except Faulty:
                    continue
                if changed:
                    values, corrected = changed, True
                    break
            if each == column:
                break
        return values, corrected

    def score(self):
        """All levels. Scores that are taken over settle after a few rounds."""
        self.levels, before = {}, None
        while before != self.levels:
            before = self.levels
            self.levels = {level.id: self.score_level(level) for level in self.campaign.levels}
        return list(self.levels.values())

    def taken(self, level, unit, score):
        """What a rule of the unit takes over, from 0 to 1."""
        source = score.get("level", level.id)
        code = self.campaign.counterpart(unit["code"], source)
        found = next((each for each in self.levels.get(source, {"units": []})["units"]
                      if each["code"] == code), None)
        if found is None and source in self.levels and code not in self.claims:
            return self.taken_of_nothing(code, score)
        if found is None:
            raise Faulty("chưa có điểm")
        if "code" not in score:
            return printed(found["index"])
        for group in found["groups"]:
            if group["code"] == score["code"]:
                return printed(group["ratio"])
        one = next(each for each in found["indicators"] if each["code"] == score["code"])
        if not one["counts"]:
            raise Faulty("không tính")
        return abs(one["final"]) / one["max"]

    def taken_of_nothing(self, code, score):
        """The same of a unit that sent nothing: none of what counts for it."""
        unit, level = self.campaign.unit(code)
        if not any(counts(level, unit, each) and level.kinds[each["code"]] in ("scored", "survey")
                   for each in level.indicators_under(score.get("code"))):
            raise Faulty("không tính")
        return Fraction(0)

    def score_level(self, level):
        peers = {
            each["code"]: {column: self.peers(level, each, column)
                           for column in (None, *ROUNDS.values())}
            for each in level.indicators}
        units = [
            self.score_unit(level, unit, peers)
            for unit in level.units
            if unit["code"] in self.claims
        ]
        ranked = self.with_result(units)
        rank_units(level, ranked)
        for unit in ranked:
            unit["grade"] = level.grade(unit["index"])
        rank_pillars(level, ranked)
        return {"id": level.id, "units": units}

    def with_result(self, units):
        """The units that are ranked: once anything was appraised, only those of
        which something was, unless the computed points are to count."""
        others = [unit for level in self.levels.values() for unit in level["units"]]
        if (not any(is_appraised(unit) for unit in units + others)
                or self.campaign.policies.get("unappraised") == "computed"):
            return units
        return [unit for unit in units if is_appraised(unit)]

    def peers(self, level, indicator, column):
        """The values of the level's units that are sound and have been proven, as
        they count after a round."""
        if "relative" not in json.dumps(indicator.get("rule", {})):
            return []
        found = []
        for unit in level.units:
            claim = self.claims.get(unit["code"], {}).get(indicator["code"])
            if claim and counts(level, unit, indicator) and self.is_proven(level, indicator, claim):
                values, _ = self.values_after(column, unit, indicator)
                if is_sound(indicator, values):
                    found.append(values)
        return found

    def score_unit(self, level, unit, peers):
        indicators = [
            self.score_indicator(level, unit, each, peers[each["code"]])
            for each in level.indicators
        ]
        tree = Tree(level, {each["code"]: each for each in indicators})
        result = {
            "code": unit["code"],
            "index": index_of(tree.total),
            "rank": None,
            "grade": None,
            "points": tree.total,
            "groups": [tree.group(group) for group in level.all_groups],
            "pillars": [tree.pillar(pillar) for pillar in level.pillars],
            "indicators": indicators,
        }
        for kind in ("survey", "bonus", "penalty"):
            if kind in level.kinds.values():
                result[kind] = tree.of_kind(kind)
        return result

    def score_indicator(self, level, unit, indicator, peers):
        kind = level.kinds[indicator["code"]]
        result = {"code": indicator["code"], "kind": None if kind == "scored" else kind}
        result["max"] = None if kind == "info" else Fraction(indicator["max"])
        result.update({"self": None, "computed": None, "final": None})
        result["applicable"] = applies(unit, indicator)
        claim = self.claim(unit, indicator)
        if kind != "info":
            result["self"] = claim["self"]
        result["accepted"] = None
        if counts(level, unit, indicator):
            one = Judged(self, level, unit, indicator, claim, peers)
            one.judge()
            result["computed"], result["accepted"] = one.computed, one.accepted()
            if claim["unclaimed"] and not is_unasked(kind, indicator):  # left empty: what is computed
                result["self"] = result["computed"] if one.computed is not None else result["self"]
            given = [points for points in one.points.values() if points is not None]
            result["applicable"], result["not_applicable"] = one.applies(), one.waiver()
        result["counts"] = result["applicable"] and is_assessed(indicator) and kind != "info"
        if result["counts"]:
            result.update(one.points)
            result["final"] = given[-1] if one.out is not None else one.follows or Fraction(0)
        return result

    def is_proven(self, level, indicator, claim):
        """Whether values count: policy zero wants a document where one is required.
        What takes points off needs no proof."""
        punished = (self.campaign.policies.get("missing_evidence") == "zero"
                    and level.kinds[indicator["code"]] != "penalty")
        return not punished or not needs_evidence(indicator) or claim["evidence"]

    def compute(self, level, unit, indicator, claim, values, peers):
        points = computed_points(indicator, values, peers,
                                 lambda score: self.taken(level, unit, score))
        if points is None:
            return None
        if not self.is_proven(level, indicator, claim):
            return Fraction(0)
        return -points if level.kinds[indicator["code"]] == "penalty" else points

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
        mean = sum(awards.values()) / len(awards)
        return round_half_up(abs(mean), 2) * (-1 if mean < 0 else 1)


class Judged:
    """One indicator of one unit: what its values come to, as reported and as the
    agencies of each round have them, and the points of the rounds."""

    def __init__(self, oracle, level, unit, indicator, claim, peers):
        self.oracle, self.level, self.unit = oracle, level, unit
        self.indicator, self.claim, self.peers = indicator, claim, peers
        self.points = {}
        self.computed, self.waived = ((None, True) if claim["waives"]
                                      else self.follow(claim["values"], None))
        self.follows, self.out, self.confirmed = self.computed, None, False

    def follow(self, values, column):
        """The points by the values, and whether these take the indicator out."""
        try:
            return self.oracle.compute(self.level, self.unit, self.indicator, self.claim,
                                       values, self.peers.get(column, ())), False
        except NotApplicable:
            return None, True
        except Faulty:
            return None, False

    def judge(self):
        before = self.claim["values"]
        for column in ROUNDS.values():
            given, out = {}, False
            for agency, award in self.oracle.awards_of(column, self.unit, self.indicator).items():
                points, waives = self.award(column, before, award)
                out = out or waives
                if points is not None:
                    given[agency] = points
            self.points[column] = self.oracle.agree(self.indicator, given) if given else None
            if given or out:
                self.out = not given
                self.confirmed = self.confirmed or self.out
            before, corrected = self.oracle.values_after(column, self.unit, self.indicator)
            if corrected or not self.claim["waives"]:
                self.follows, self.waived = self.follow(before, column)

    def award(self, column, before, award):
        """The points of an agency, and whether it takes the indicator out."""
        if award["points"] is not None:
            return award["points"], False
        if award["values"]:
            try:
                values = self.oracle.lay_over(self.indicator, before, award) or before
            except Faulty:
                return None, False
            return self.follow(values, column)
        if not self.claim["waives"]:
            return None, False
        return (None, True) if award["decision"] == "Xác nhận" else (Fraction(0), False)

    def applies(self):
        """What the last round says that says anything, else the values."""
        return not (self.waived if self.out is None else self.out)

    def waiver(self):
        """What became of a claim that the indicator does not apply."""
        if not self.claim["waives"]:
            return None
        return "refused" if self.applies() else "confirmed" if self.confirmed else "claimed"

    def accepted(self):
        """The values that are not those reported, as results.json has them."""
        values, corrected = self.oracle.values_after("council", self.unit, self.indicator)
        kinds = {each["key"]: each["kind"] for each in self.indicator.get("inputs", [])}
        return {key: plain(value, kinds[key]) for key, value in values.items()
                if value != self.claim["values"][key]} if corrected else None


def plain(value, kind):
    """A value exactly: of a yes-no a truth, of a number its decimal digits."""
    if kind == "yes-no":
        return bool(value)
    if isinstance(value, Fraction):
        return str(Decimal(value.numerator) / Decimal(value.denominator))
    return value


def is_appraised(unit):
    return any(unit["points"][column] is not None for column in ROUNDS.values())


class Tree:
    """The points of one unit, summed up from the indicators to the whole."""

    def __init__(self, level, indicators):
        self.level, self.indicators, self.sums = level, indicators, {}
        self.total = combine([self.sum_up(group) for group in level.groups])
        hold(self.total, Fraction(0), None)

    def sum_up(self, node):
        """Column sums of a group or an indicator; those of groups are kept."""
        code = node["code"]
        if not is_group(node):
            return add_up([self.indicators[code]],
                          self.level.kinds[code] in ("scored", "survey"))
        sums = combine([self.sum_up(each) for each in members(node)])
        hold(sums, *self.bounds(node))
        self.sums[code] = sums
        return sums

    def own_max(self, node):
        """What a group comes to at most, by the file or by what is in it."""
        if "max" in node:
            return Fraction(node["max"])
        if not is_group(node):
            return Fraction(0)
        kind = self.level.kinds[node["code"]]
        return sum((self.own_max(each) for each in members(node)
                    if self.level.kinds[each["code"]] == kind), Fraction(0))

    def bounds(self, group):
        kind = self.level.kinds[group["code"]]
        most = self.own_max(group)
        if kind == "bonus":
            return Fraction(0), most
        if kind == "penalty":
            return -most, Fraction(0)
        return (Fraction(0) if most else None), None

    def group(self, group):
        sums, kind = self.sums[group["code"]], self.level.kinds[group["code"]]
        shown = dict(sums) if self.level.is_tree else {"final": sums["final"]}
        shown.update(code=group["code"], max=sums["max"], ratio=index_of(sums))
        if self.level.is_tree:
            most = self.own_max(group) if kind in ("bonus", "penalty") else sums["max"]
            shown.update(kind=kind, max=most or None)
        return shown

    def pillar(self, pillar):
        sums = combine([self.sums[code] for code in pillar["groups"]])
        hold(sums, Fraction(0) if sums["max"] else None, None)
        return {"code": pillar["code"], "max": sums["max"] or None, "final": sums["final"],
                "ratio": index_of(sums), "rank": None}

    def of_kind(self, kind):
        """The final points of one kind alone, within the caps of its groups."""
        kinds = self.level.kinds
        only = {code: {**each, "counts": each["counts"] and kinds[code] == kind}
                for code, each in self.indicators.items()}
        alone = Tree.__new__(Tree)
        alone.level, alone.indicators, alone.sums = self.level, only, {}
        return combine([alone.sum_up(group) for group in self.level.groups])["final"]


def printed(ratio):
    if ratio is None:
        raise Faulty("không có tỷ lệ")
    return round_half_up(ratio, 4)


def combine(parts):
    """The sums of several, column by column."""
    sums = {column: sum_or_none(part[column] for part in parts) for column in COLUMNS}
    return {"max": sum((part["max"] for part in parts), Fraction(0)), **sums}


def hold(sums, least, most):
    """Keeps every column within two bounds; None does not bind."""
    for column in COLUMNS:
        if sums[column] is not None:
            if least is not None:
                sums[column] = max(sums[column], least)
            if most is not None:
                sums[column] = min(sums[column], most)


def applies(unit, indicator):
    return indicator["code"] not in unit.get("not_applicable", [])


def counts(level, unit, indicator):
    return (level.kinds[indicator["code"]] != "info" and is_assessed(indicator)
            and applies(unit, indicator))


def add_up(indicators, scored):
    """Column sums over what counts for the unit; None for a column without points.
    Only what is scored adds to the maximum."""
    counted = [each for each in indicators if each["counts"]]
    sums = {column: sum_or_none(each[column] for each in counted) for column in COLUMNS}
    most = sum((each["max"] for each in counted if scored), Fraction(0))
    return {"max": most, **sums}


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

    units = [unit for unit in units if unit["index"] is not None]
    ordered = sorted(units, key=cmp_to_key(order))
    for place, unit in enumerate(ordered, start=1):
        previous = ordered[place - 2] if place > 1 else None
        tied = previous is not None and keys(previous) == keys(unit)
        unit["rank"] = previous["rank"] if tied else place


def rank_pillars(level, units):
    for place in range(len(level.pillars)):
        pillars = [unit["pillars"][place] for unit in units if unit["pillars"][place]["max"]]
        for pillar in pillars:
            pillar["rank"] = 1 + sum(other["ratio"] > pillar["ratio"] for other in pillars)


def printable(value, key=None):
    """Fractions as text: 4 decimals for an index or ratio, 2 for points."""
    if isinstance(value, dict):
        return {name: printable(each, name) for name, each in value.items() if name != "counts"}
    if isinstance(value, list):
        return [printable(each) for each in value]
    if isinstance(value, Fraction):
        decimals = 4 if key in ("index", "ratio") else 2
        rounded = int(round_half_up(abs(value), decimals) * 10 ** decimals)
        return "-" * (value < 0) + f"{rounded // 10 ** decimals}.{rounded % 10 ** decimals:0{decimals}d}"
    return value


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.splitlines()[0])
    campaign = Campaign(sys.argv[1])
    oracle = Oracle(campaign, sys.argv[2])
    levels = oracle.score()
    json.dump(printable({"levels": levels}), sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
