"""The rules of dti-campaign(5), in exact fractions.

`values` maps an input's key to a Fraction (a yes-no is 0 or 1, a percentage is
in percent), to an option's text, or to None where nothing usable was given.
`peers` are the values of all units that a unit is compared with.
"""

import math
import re
from fractions import Fraction

NUMBER = re.compile(r"[0-9.]+$")
NOTHING, ALL = Fraction(0), Fraction(1)


class Faulty(Exception):
    """The values do not allow points to be computed."""


class NotApplicable(Exception):
    """The indicator does not count for this unit."""


def round_half_up(value, decimals):
    """A non-negative fraction rounded to `decimals` places, half up."""
    scale = 10 ** decimals
    return Fraction(math.floor(value * scale + Fraction(1, 2)), scale)


def computed_points(indicator, values, peers=(), taken=None):
    """The points that follow from the values; None where only people award them."""
    if indicator.get("rule", {"kind": "manual"})["kind"] == "manual":
        return None
    share = Scorer(indicator, taken).share(values, peers)
    return round_half_up(Fraction(indicator["max"]) * share, 2)


def is_sound(indicator, values):
    """Whether the values may be compared with those of other units."""
    try:
        Scorer(indicator).share(values, [values])
    except Faulty:
        return False
    except NotApplicable:
        pass
    return True


def given(values, key):
    value = values.get(key)
    if value is None:
        raise Faulty(f"{key}: thiếu giá trị")
    return value


def as_list(entry):
    return entry if isinstance(entry, list) else [entry]


def total(entry, values):
    """A key, a number, or a list of them, added up."""
    return sum((Fraction(term) if NUMBER.match(term) else given(values, term)
                for term in as_list(entry)), NOTHING)


def within(limits, value):
    tests = {
        "from": lambda limit: value >= limit, "above": lambda limit: value > limit,
        "to": lambda limit: value <= limit, "below": lambda limit: value < limit,
    }
    return all(test(Fraction(limits[word])) for word, test in tests.items() if word in limits)


def is_open(rule, values):
    """Whether the condition of the rule, if it has one, holds."""
    gate = rule.get("when")
    if gate is None:
        return True
    if "is" not in gate:
        return within(gate, total(gate["input"], values))
    answer = given(values, gate["input"])
    if isinstance(answer, Fraction):
        answer = "Có" if answer else "Không"
    return answer in as_list(gate["is"])


class Settled(Exception):
    """b = 0 has settled the share, whatever the curve."""

    def __init__(self, share):
        super().__init__()
        self.share = share


class Scorer:
    """One indicator's rule."""

    def __init__(self, indicator, taken=None):
        self.indicator, self.taken = indicator, taken
        self.kinds = {entry["key"]: entry["kind"] for entry in indicator.get("inputs", [])}

    def share(self, values, peers):
        for key in self.kinds:
            given(values, key)
        return self.share_of(self.indicator["rule"], values, peers,
                             Fraction(self.indicator["max"]))

    def share_of(self, rule, values, peers, worth):
        if not is_open(rule, values):
            return NOTHING
        peers = [peer for peer in peers if is_open(rule, peer)]
        try:
            share = getattr(self, "share_" + rule["kind"].replace("-", "_"))(
                rule, values, peers, worth)
        except Settled as settled:
            share = settled.share
        return max(NOTHING, min(ALL, share))

    def value(self, rule, values):
        if "score" in rule:
            value, whole = self.taken(rule["score"]), ALL
        elif "input" in rule:
            value, whole = total(rule["input"], values), self.whole(rule["input"])
        else:
            value, whole = self.quotient(rule, values), ALL
        return whole - value if rule.get("complement") == "true" else value

    def whole(self, entry):
        return Fraction({"percent": 100, "yes-no": 1}.get(self.kinds[as_list(entry)[0]], 0))

    def quotient(self, rule, values):
        part, whole = total(rule["a"], values), total(rule["b"], values)
        zero = rule.get("zero", "error")
        reported = not any(NUMBER.match(term) for term in as_list(rule["a"]))
        if rule.get("part") == "true" and part > whole:
            raise Faulty(f"{rule['a']} > {rule['b']}")
        if whole != 0:
            return part / whole
        if zero == "error" or (reported and part > 0):
            raise Faulty(f"{rule['b']} = 0")
        if zero == "not-applicable":
            raise NotApplicable()
        raise Settled(ALL if zero == "full" else NOTHING)

    def share_linear(self, rule, values, _peers, _worth):
        value = self.value(rule, values)
        usual = self.whole(rule["input"]) if "input" in rule else ALL
        full = Fraction(rule.get("full_at", usual))
        none = Fraction(rule.get("none_at", 0))
        if "none" in rule and within(rule["none"], value):
            return NOTHING
        if "full" in rule and within(rule["full"], value):
            return ALL
        return (value - none) / (full - none)

    share_yes_no = share_ratio = share_percent = share_linear

    def share_choice(self, rule, values, _peers, worth):
        chosen = given(values, rule["input"])
        if "option_points" in rule:
            return Fraction(rule["option_points"][chosen]) / worth
        return Fraction(rule["shares"][chosen])

    def share_tiers(self, rule, values, _peers, worth):
        value = self.value(rule, values)
        reached = [part_of(step, worth) for step in rule["steps"] if within(step, value)]
        return max(reached, default=NOTHING)

    def share_capped_count(self, rule, values, _peers, worth):
        each = Fraction(rule["each"]) if "each" in rule else Fraction(rule["each_points"]) / worth
        counted = self.value(rule, values) * each
        return ALL - counted if rule.get("off") == "true" else counted

    def share_relative(self, rule, values, peers, _worth):
        value = self.value(rule, values)
        others = [found for found in (self.compared(rule, peer) for peer in peers)
                  if found is not None]
        highest, lowest = max(others, default=NOTHING), min(others, default=NOTHING)
        if rule.get("by") != "spread":
            return value / highest if highest > 0 else NOTHING
        if highest == lowest:
            return ALL
        least = Fraction(rule.get("lowest", 0))
        return least + (1 - least) * (value - lowest) / (highest - lowest)

    def compared(self, rule, values):
        try:
            return self.value(rule, values)
        except (Settled, NotApplicable):
            return None

    def parts(self, rule, values, peers, worth):
        """(weight, share) of each part; the share is None where it does not apply."""
        for part in rule["parts"]:
            weight = part_of(part, worth)
            own = worth if "share" not in part and "points" not in part else worth * weight
            try:
                yield weight, self.share_of(part, values, peers, own)
            except NotApplicable:
                yield weight, None

    def share_sum(self, rule, values, peers, worth):
        parts = list(self.parts(rule, values, peers, worth))
        applying = [(weight, share) for weight, share in parts if share is not None]
        if not applying:
            raise NotApplicable()
        weights = sum(weight for weight, _ in applying)
        earned = sum(weight * share for weight, share in applying)
        return earned / weights * sum(weight for weight, _ in parts) if weights else NOTHING

    def share_best_of(self, rule, values, peers, worth):
        parts = [weight * share for weight, share in self.parts(rule, values, peers, worth)
                 if share is not None]
        if not parts:
            raise NotApplicable()
        return max(parts)


def part_of(entry, worth):
    """A part's or a step's share, said as one or in points; all where it says none."""
    if "points" in entry:
        return Fraction(entry["points"]) / worth
    return Fraction(entry.get("share", "1"))
