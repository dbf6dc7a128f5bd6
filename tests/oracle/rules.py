"""The rules of SPEC section 3, in exact fractions.

`values` maps an input's key to a Fraction (a yes-no is 0 or 1, a percentage is
in percent), to an option's text, or to None where nothing usable was given.
"""

import math
from fractions import Fraction


class Faulty(Exception):
    """The values do not allow points to be computed."""


class NotApplicable(Exception):
    """The indicator does not count for this unit."""


def round_half_up(value, decimals):
    """A non-negative fraction rounded to `decimals` places, half up."""
    scale = 10 ** decimals
    return Fraction(math.floor(value * scale + Fraction(1, 2)), scale)


def computed_points(indicator, values, highest=None):
    """The points that follow from the values; None where only people award them.

    `highest` is the level's highest value, for the rule `relative`.
    """
    if indicator["rule"]["kind"] == "manual":
        return None
    share = share_of(indicator["rule"], values, highest)
    return round_half_up(Fraction(indicator["max"]) * share, 2)


def share_of(rule, values, highest=None):
    return SHARES[rule["kind"]](rule, values, highest)


def given(values, key):
    value = values.get(key)
    if value is None:
        raise Faulty(f"{key}: thiếu giá trị")
    return value


def share_yes_no(rule, values, _highest):
    return given(values, rule["input"])


def share_choice(rule, values, _highest):
    return Fraction(rule["shares"][given(values, rule["input"])])


def share_ratio(rule, values, _highest):
    part, whole = given(values, rule["a"]), given(values, rule["b"])
    if whole == 0:
        waived = rule.get("zero") == "not-applicable" and part == 0
        raise NotApplicable() if waived else Faulty()
    if rule.get("part") == "true" and part > whole:
        raise Faulty(f"{rule['a']} > {rule['b']}")
    return min(Fraction(1), part / (whole * Fraction(rule.get("full_at", "1"))))


def share_percent(rule, values, _highest):
    return min(Fraction(1), given(values, rule["input"]) / Fraction(rule["full_at"]))


def share_tiers(rule, values, _highest):
    value = given(values, rule["input"])
    reached = [step for step in rule["steps"] if value >= Fraction(step["from"])]
    if not reached:
        return Fraction(0)
    return Fraction(max(reached, key=lambda step: Fraction(step["from"]))["share"])


def weighted_parts(rule, values, highest):
    """(weight, share) of each part that applies."""
    parts = []
    for part in rule["parts"]:
        try:
            share = share_of(part, values, highest)
        except NotApplicable:
            continue
        parts.append((Fraction(part.get("share", "1")), share))
    if not parts:
        raise NotApplicable()
    return parts


def share_sum(rule, values, highest):
    parts = weighted_parts(rule, values, highest)
    weights = sum(weight for weight, _ in parts)
    return sum(weight * share for weight, share in parts) / weights if weights else Fraction(0)


def share_best_of(rule, values, highest):
    return max(weight * share for weight, share in weighted_parts(rule, values, highest))


def relative_value(rule, values):
    """What the rule `relative` compares between the units of a level."""
    if "input" in rule:
        return given(values, rule["input"])
    part, whole = given(values, rule["a"]), given(values, rule["b"])
    if whole == 0:
        raise Faulty(f"{rule['b']} = 0")
    return part / whole


def share_relative(rule, values, highest):
    value = relative_value(rule, values)
    return value / highest if highest else Fraction(0)


def share_capped_count(rule, values, _highest):
    return min(Fraction(1), given(values, rule["input"]) * Fraction(rule["each"]))


SHARES = {
    "yes-no": share_yes_no,
    "choice": share_choice,
    "ratio": share_ratio,
    "percent": share_percent,
    "tiers": share_tiers,
    "sum": share_sum,
    "best-of": share_best_of,
    "relative": share_relative,
    "capped-count": share_capped_count,
}
