"""What a unit has after each round, from its part of results.json."""

ROUNDS = ["round1", "round2", "council"]


def points_after(unit, step):
    """What the unit has once a round is over: of each indicator the points of
    the last who scored it until then; nothing where the round scored none."""
    if unit["points"][ROUNDS[step]] is None:
        return None
    last_first = ROUNDS[step::-1] + ["computed"]
    points = [next((indicator[key] for key in last_first
                    if indicator[key] is not None), 0)
              for indicator in unit["indicators"] if indicator["applicable"]]
    return round(sum(points), 2)
