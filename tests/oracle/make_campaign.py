#!/usr/bin/python3
"""make_campaign.py OUTDIR SEED: a random campaign of the whole language of index sets.

OUTDIR/campaign has the files: rules of every kind in a tree of groups, with
facts, bonus, penalties and pillars. OUTDIR/in has the workbooks of its units
(small counts, zeros, limits that are met exactly, and now and then a fault) and
what an agency and the council give in each round.
"""

import json
import random
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from string import ascii_lowercase

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts" / "samples"))

from openpyxl import Workbook as WriteBook  # noqa: E402

import write_openpyxl  # noqa: E402
from answers import Award, Claim, Document  # noqa: E402
from campaign import Campaign, is_group, members, nodes_of  # noqa: E402
from forms import (  # noqa: E402
    Layout, appraisal_book, appraisal_rows, correction_columns, self_assessment_book,
    self_assessment_rows)

INDICATORS, UNITS, DEEPEST, MOST_INPUTS = 7, 6, 4, 12
DEEPEST_GROUP = 4
AGENCIES = ["Cơ quan Một", "Cơ quan Hai"]
SUPPLIERS = ("Sở Số liệu", AGENCIES[0])
SURVEYOR = "Viện Điều tra"
OPTIONS = ["Một", "Hai", "Ba"]
LETTERS = {"number": "n", "percent": "p", "yes-no": "y", "choice": "v"}
SIMPLE = ("yes-no", "choice", "linear", "ratio", "percent", "tiers", "relative", "capped-count")


def text(value):
    """A fraction with few decimals as a file has it."""
    return f"{float(value):.6f}".rstrip("0").rstrip(".")


class Rules:
    """Makes one indicator's inputs and rule."""

    def __init__(self, chance, most):
        self.chance, self.inputs = chance, []
        self.rule = self.make(1, Fraction(most))
        written = json.dumps(self.rule)
        self.inputs = [each for each in self.inputs if f'"{each["key"]}"' in written]

    def some(self, share):
        return self.chance.random() < share

    def key(self, kind, other_than=()):
        known = [entry["key"] for entry in self.inputs
                 if entry["kind"] == kind and entry["key"] not in other_than]
        if known and (self.some(0.3) or len(self.inputs) >= MOST_INPUTS):
            return self.chance.choice(known)
        entry = {"key": f"{LETTERS[kind]}{len(self.inputs)}", "label": "Giá trị", "kind": kind}
        if kind == "choice":
            entry["options"] = OPTIONS
        self.inputs.append(entry)
        return entry["key"]

    def sum_of(self, constants):
        """A key, a number, or several of them."""
        first = self.key("number")
        if self.some(0.6):
            return first
        second = self.key("number", (first,))
        return [first, second] + ([text(self.chance.randint(1, 9))] if constants
                                  and self.some(0.3) else [])

    def make(self, depth, worth):
        """A rule worth `worth` points; None where that is not known."""
        crowded = depth == DEEPEST or len(self.inputs) >= MOST_INPUTS
        kind = self.chance.choice(SIMPLE if crowded or self.some(0.45) else ("sum", "best-of"))
        rule = {"kind": kind, **getattr(self, "make_" + kind.replace("-", "_"))(depth, worth)}
        if self.some(0.2):
            rule["when"] = self.gate()
        return rule

    def gate(self):
        kind = self.chance.choice(tuple(LETTERS))
        if kind == "yes-no":
            return {"input": self.key(kind), "is": self.chance.choice(("Có", "Không"))}
        if kind == "choice":
            return {"input": self.key(kind), "is": self.chance.sample(OPTIONS, 2)}
        low, high = (2, 8) if kind == "number" else (20, 80)
        limits = self.chance.choice(({"from": low}, {"above": low}, {"to": high},
                                     {"below": high}, {"above": low, "to": high}))
        return {"input": self.key(kind), **{word: text(at) for word, at in limits.items()}}

    def value(self, kinds=("number", "percent", "quotient")):
        """The keys of a value, and the greatest that it usually has."""
        kind = self.chance.choice(kinds)
        if kind == "number":
            return {"input": self.sum_of(False)}, 10
        if kind == "percent":
            keys, most = {"input": self.key("percent")}, 100
        else:
            keys, most = self.quotient(), 1
        if self.some(0.3):
            keys["complement"] = True
        return keys, most

    def quotient(self):
        keys = {"a": self.sum_of(True), "b": self.sum_of(True)}
        if self.some(0.1):
            keys[self.chance.choice("ab")] = text(self.chance.randint(1, 9))
        while isinstance(keys["a"], str) and keys["a"] == keys["b"]:
            keys["b"] = self.key("number", (keys["a"],))
        if keys["b"][0] in LETTERS.values() or isinstance(keys["b"], list):
            keys["zero"] = self.chance.choice(("error", "not-applicable", "full", "none"))
        if self.some(0.3):
            keys["part"] = True
        return keys

    def limit(self, most, low, high):
        """A limit between two shares of the greatest value, often a round one."""
        return Fraction(round(100 * self.chance.uniform(low, high)), 100) * most

    def line(self, most, keys):
        """The keys of a line, rising or falling, with or without jumps."""
        up = self.some(0.6)
        full, none = self.limit(most, 0.5, 1), self.limit(most, 0, 0.4)
        if most == 100:
            full, none = Fraction(round(full)), Fraction(round(none))
        keys["full_at"], keys["none_at"] = (text(each) for each in
                                            ((full, none) if up else (none, full)))
        if up and self.some(0.5):
            del keys["none_at"]
            if most != 10 and self.some(0.5):
                del keys["full_at"]
        high, low = ("from", "above"), ("to", "below")
        if self.some(0.4):
            at = self.limit(most, 0.7, 1) if up else self.limit(most, 0.02, 0.3)
            keys["full"] = {self.chance.choice(high if up else low): text(at)}
        if self.some(0.4):
            at = self.limit(most, 0.02, 0.6) if up else self.limit(most, 0.4, 1)
            keys["none"] = {self.chance.choice(low if up else high): text(at)}
        return keys

    def make_linear(self, _depth, _worth):
        keys, most = self.value()
        return self.line(most, keys)

    def make_ratio(self, _depth, _worth):
        keys, most = self.value(("quotient",))
        return self.line(most, keys)

    def make_percent(self, _depth, _worth):
        keys, most = self.value(("percent",))
        return self.line(most, keys)

    def make_yes_no(self, _depth, _worth):
        return {"input": self.key("yes-no"), "complement": self.some(0.3)}

    def share(self, worth):
        """A share in either way: the key's beginning and the number."""
        if worth is not None and self.some(0.5):
            return "points", text(Fraction(self.chance.randint(1, int(worth * 100)), 100))
        return "share", text(Fraction(self.chance.randint(1, 1000), 1000))

    def make_choice(self, _depth, worth):
        ways = [self.share(worth) for _ in OPTIONS]
        points = all(way == "points" for way, _ in ways)
        if points:
            return {"input": self.key("choice"),
                    "option_points": {o: at for o, (_, at) in zip(OPTIONS, ways)}}
        return {"input": self.key("choice"),
                "shares": {o: text(Fraction(self.chance.randint(0, 10), 10)) for o in OPTIONS}}

    def make_tiers(self, _depth, worth):
        keys, most = self.value()
        up = self.some(0.6)
        count = self.chance.randint(1, 4)
        limits = sorted({self.limit(most, 0.03, 1) for _ in range(count)}, reverse=up)
        words = ("from", "above") if up else ("to", "below")
        way = "points" if worth is not None and self.some(0.5) else "share"
        whole = int(worth * 100) if way == "points" else 100
        shares = sorted((self.chance.randint(0, whole) for _ in range(count + 1)), reverse=True)
        steps = [{self.chance.choice(words): text(at), way: text(Fraction(share, 100))}
                 for at, share in zip(limits, shares)]
        if up and self.some(0.4):
            steps.insert(1, {"from": text(limits[0]), way: steps[0][way]})
            steps[0] = {"above": text(limits[0]), way: text(Fraction(whole, 100))}
        return {**keys, "steps": steps}

    def make_relative(self, _depth, _worth):
        keys, _ = self.value()
        if self.some(0.5):
            keys.update(by="spread", lowest=text(Fraction(self.chance.randint(0, 9), 10)))
        return keys

    def make_capped_count(self, _depth, worth):
        way, each = self.share(worth)
        return {"input": self.sum_of(False), "off": self.some(0.4),
                "each" if way == "share" else "each_points": each}

    def split(self, whole, count):
        """Whole hundredths that add up to `whole`, none 0."""
        cuts = sorted(self.chance.sample(range(1, whole), count - 1))
        return [end - start for start, end in zip([0, *cuts], [*cuts, whole])]

    def make_sum(self, depth, worth):
        way = "points" if worth is not None and worth > 1 and self.some(0.6) else "share"
        whole = int(worth * 100) if way == "points" else 100
        count = self.chance.randint(2, 3)
        weights = self.split(whole, count)
        capped = self.some(0.25)
        if capped:
            weights[0] = whole
        return {"capped": capped, "parts": [
            {way: text(Fraction(weight, 100)),
             **self.make(depth + 1, Fraction(weight, 100) if way == "points" else None)}
            for weight in weights]}

    def make_best_of(self, depth, worth):
        parts = []
        for _ in range(self.chance.randint(1, 3)):
            way, share = self.share(worth)
            if self.some(0.3):
                parts.append(self.make(depth + 1, worth))
            else:
                own = Fraction(share) if way == "points" else None
                parts.append({way: share, **self.make(depth + 1, own)})
        return {"parts": parts}


class Tree:
    """Puts indicators into groups, as some decision might."""

    def __init__(self, chance, indicators):
        self.chance, self.used = chance, 0
        self.style = chance.choice(("path", "letters", "running"))
        flat = chance.random() < 0.2
        self.deepest = 1 if flat else DEEPEST_GROUP
        self.outside = not flat
        self.groups = self.grow(indicators, 1, "", "scored")
        for group in self.groups:
            self.settle(group, "scored")
        if not any(points_of(group) for group in self.groups):
            self.groups.append(spare_group(chance))
        self.pillars = self.raise_pillars() if self.outside and chance.random() < 0.5 else None

    def code(self, above, place, is_indicator):
        self.used += 1
        if self.style == "path":
            return f"{above}.{place}" if above else str(place)
        if self.style == "letters":
            return f"{above}.{place}" if above else "ABCDEFGHI"[place - 1]
        return f"DTI-{self.used:02d}" if is_indicator else f"{above or 'N'}-{place}"

    def grow(self, indicators, depth, above, kind):
        """Groups over some indicators, one after the other; now and then an
        indicator stands beside groups."""
        nodes, rest = [], list(indicators)
        while rest:
            count = self.chance.randint(1, len(rest))
            taken, rest = rest[:count], rest[count:]
            place = len(nodes) + 1
            if depth > 1 and count == 1 and self.chance.random() < 0.6:
                nodes.append({"code": self.code(above, place, True), **taken[0]})
                continue
            group = {"code": self.code(above, place, False), "title": "Nhóm"}
            own = kind
            if self.outside and kind == "scored" and self.chance.random() < 0.25:
                group["kind"] = own = self.chance.choice(
                    ("bonus", "penalty", "info", "survey"))
            nodes.append({**group, **self.fill(taken, depth, group["code"], own)})
        return nodes

    def fill(self, indicators, depth, code, kind):
        if depth < self.deepest and self.chance.random() < 0.6:
            return {"groups": self.grow(indicators, depth + 1, code, kind)}
        return {"indicators": [
            {"code": self.code(code, place, True), **each}
            for place, each in enumerate(indicators, start=1)]}

    def settle(self, node, kind):
        """Kinds of indicators, and the maxima that follow."""
        own = node.get("kind", kind) if kind == "scored" else kind
        if not is_group(node):
            if own == "scored" and self.outside and self.chance.random() < 0.15:
                node["kind"] = own = self.chance.choice(("bonus", "penalty", "survey"))
            if own != "scored":
                node.pop("not_applicable", None)
            if own == "info":
                turn_into_fact(node)
            if own == "survey":
                node.update(inputs=[], rule={"kind": "manual"})
            return
        for each in members(node):
            self.settle(each, own)
        inside = own in ("scored", "survey")
        most = points_of(node, "scored" if inside else own)
        if most and not inside and self.chance.random() < 0.6:
            most = Fraction(self.chance.randint(1, int(most * 100)), 100)
        elif not inside:
            most = 0
        if most:
            node["max"] = text(most)

    def raise_pillars(self):
        groups = [each for each in nodes_of(self.groups) if is_group(each)]
        pillars = []
        for number in range(self.chance.randint(1, 3)):
            chosen = []
            for group in self.chance.sample(groups, self.chance.randint(1, min(3, len(groups)))):
                if not any(holds(one, group) or holds(group, one) for one in chosen):
                    chosen.append(group)
            pillars.append({"code": f"P{number}", "title": "Trụ cột",
                            "groups": [each["code"] for each in chosen]})
        return pillars


def holds(group, other):
    return any(each is other for each in nodes_of([group]))


def points_of(node, kind="scored", inherited="scored"):
    """What a node has of one kind: its maximum, or the sum of what is in it."""
    own = node.get("kind", inherited) if inherited == "scored" else inherited
    own = "scored" if own == "survey" else own
    if not is_group(node):
        return Fraction(str(node["max"])) if own == kind and "max" in node else Fraction(0)
    if own == kind and kind != "scored" and "max" in node:
        return Fraction(node["max"])
    above = own if own == kind or own != "scored" else "scored"
    return sum((points_of(each, kind, above) for each in members(node)
                if kind == "scored" or own == kind), Fraction(0))


def turn_into_fact(indicator):
    for key in ("max", "scored_by", "rule"):
        indicator.pop(key, None)
    if not indicator["inputs"]:
        indicator["inputs"] = [{"key": "n", "label": "Số", "kind": "number"}]


def spare_group(chance):
    """Something within the maximum, where chance has put all outside it."""
    indicator = make_indicator(chance, 99)
    return {"code": "Z", "title": "Nhóm", "max": text(Fraction(str(indicator["max"]))),
            "indicators": [{"code": "Z.1", **indicator}]}


def make_indicator(chance, number):
    most = chance.choice((1, 2.5, 7, 10, 13.33))
    rules = Rules(chance, str(most))
    waiver = {"not_applicable": "allowed"} if chance.random() < 0.3 else {}
    return {**waiver, "title": f"Tiêu chí {number}", "max": most,
            "scored_by": chance.choice((AGENCIES[:1], AGENCIES[1:], AGENCIES, AGENCIES[::-1])),
            "inputs": rules.inputs, "rule": rules.rule}


def make_index(chance, level):
    tree = Tree(chance, [make_indicator(chance, number) for number in range(INDICATORS)])
    whole = text(sum(points_of(group) for group in tree.groups))
    index = {"level": level, "year": 2025, "title": "Bộ chỉ số thử", "max": whole,
             "groups": tree.groups}
    if tree.pillars:
        index["pillars"] = tree.pillars
    return index


def kinds_in(nodes, inherited="scored"):
    for node in nodes:
        kind = inherited if inherited != "scored" else node.get("kind", "scored")
        yield node, kind
        if is_group(node):
            yield from kinds_in(members(node), kind)


def take_over(chance, index, other):
    """Lets a few indicators take their points over from elsewhere: the index, a
    group or an indicator of the other level, or an indicator of their own."""
    nodes = [(each, kind) for each, kind in kinds_in(index["groups"]) if not is_group(each)]
    scored = [each for each, kind in nodes if kind in ("scored", "bonus", "penalty")]
    takers = chance.sample(scored, max(0, min(len(scored) - 1, chance.randint(0, 3))))
    own = [each["code"] for each in scored if each not in takers]
    there = [each["code"] for each, kind in kinds_in(other["groups"])
             if kind in ("scored", "survey") and "max" in each] if other else []
    for each in takers:
        score = {"code": chance.choice(own)}
        if other and chance.random() < 0.7:
            score = {"level": other["level"]}
            if chance.random() < 0.6:
                score["code"] = chance.choice(there)
        rule = {"kind": "linear", "score": score}
        if chance.random() < 0.5:
            rule["full_at"] = text(Fraction(chance.randint(20, 100), 100))
        if chance.random() < 0.4:
            rule = {"kind": "tiers", "score": score, "steps": [
                {"from": text(Fraction(chance.randint(50, 98), 100)), "share": 1},
                {"above": text(Fraction(chance.randint(0, 40), 100)), "share": 0.4}]}
        if chance.random() < 0.3:
            rule["complement"] = True
            rule.pop("full_at", None)
        each.pop("not_applicable", None)
        each.update(inputs=[], rule=rule)


def let_others_supply(chance, index):
    """Lets agencies and a survey have some figures of the units."""
    if chance.random() < 0.4:
        return
    for each, kind in kinds_in(index["groups"]):
        if is_group(each):
            continue
        if kind == "survey" and chance.random() < 0.5:
            each.update(inputs=[{"key": "dt", "label": "Hài lòng", "kind": "percent",
                                 "source": "survey", "survey_by": SURVEYOR}],
                        rule={"kind": "percent", "input": "dt"})
        elif kind != "survey":
            share = chance.choice((0, 0.3, 1))
            for entry in each["inputs"]:
                if chance.random() < share:
                    entry["source"] = chance.choice(SUPPLIERS)
        if all(entry.get("source") for entry in each["inputs"]):
            each.pop("not_applicable", None)  # nobody to claim it


def settle_the_year(chance, index):
    """What is not assessed this year, or by hand alone, and what wants a document."""
    for each, kind in kinds_in(index["groups"]):
        if is_group(each) or kind in ("info", "survey") or "score" in each["rule"]:
            continue
        if chance.random() < 0.06:
            each["assessed"] = False
        if chance.random() < 0.06:
            each.pop("not_applicable", None)
            each.update(inputs=[], rule={"kind": "manual"})
        asked = any("source" not in entry for entry in each["inputs"])
        if (asked or not each["inputs"]) and chance.random() < 0.2:
            each["evidence"] = {"required": True}


def spare_units(chance, units, level, index):
    """Indicators that do not apply to a unit, as the list of units has it."""
    codes = [each["code"] for each, kind in kinds_in(index["groups"])
             if not is_group(each) and kind == "scored"]
    for unit in units:
        if unit["level"] == level and codes and chance.random() < 0.2:
            unit["not_applicable"] = [chance.choice(codes)]


def grades(chance):
    """Bands of the index, from the highest down."""
    limits = sorted({chance.randint(1, 95) for _ in range(chance.randint(0, 3))}, reverse=True)
    return [{"from": text(Fraction(each, 100)), "name": f"Loại {each}"}
            for each in limits] + [{"from": 0, "name": "Đạt"}]


def policies(chance):
    return {"several_scorers": chance.choice(("mean", "min", "lead")),
            "missing_evidence": chance.choice(("flag", "flag", "zero")),
            "missing_units": chance.choice(("last", "unranked")),
            "unappraised": chance.choice(("unranked", "unranked", "computed"))}


def write_level_entry(chance, name, title, path, index):
    """A level as campaign.yaml has it, now and then with what it may have of its own."""
    entry = {"id": name, "title": title, "index": path}
    groups = [each["code"] for each, kind in kinds_in(index["groups"])
              if is_group(each) and kind == "scored" and "max" in each]
    if groups and chance.random() < 0.4:
        entry["tie_break"] = chance.sample(groups, min(2, len(groups)))
    if chance.random() < 0.3:
        entry["grades"] = grades(chance)
    return entry


def suppliers_of(level):
    """Of each agency that supplies something the inputs that it has: code and entry."""
    found = {}
    for indicator in level.indicators:
        inputs = indicator.get("inputs", [])
        for letter, entry in zip(ascii_lowercase, inputs):
            name = entry.get("survey_by") or entry.get("source")
            if name:
                code = indicator["code"] if len(inputs) == 1 else f"{indicator['code']}.{letter}"
                found.setdefault(name, []).append((code, entry))
    return found


def write_supply(level, agency, inputs, folder, chance):
    """Mẫu 04; now and then a figure is missing."""
    book = WriteBook()
    facts, table = book.active, book.create_sheet("Số liệu")
    facts.title = "Thông tin"
    for fact in (("Cơ quan cung cấp số liệu", agency), ("Cấp đánh giá", level.title),
                 ("Năm đánh giá", 2025), ("Lần nộp", 1), ("Người lập biểu", "Lê Văn C")):
        facts.append(fact)
    table.append(("Mã đơn vị", "Mã", "Nội dung", "Giá trị", "Thuyết minh"))
    for code, entry in inputs:
        for unit in level.units:
            value = answer(entry, chance) if chance.random() < 0.93 else None
            table.append((unit["code"], code, entry["label"],
                          float(value) if isinstance(value, Fraction) else value))
    book.save(folder / f"so-lieu {level.id} {agency}.xlsx")


def write_campaign(folder, chance):
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    second = make_index(chance, "hai") if chance.random() < 0.5 else None
    first = make_index(chance, "mot")
    take_over(chance, first, second)
    for index in (first, second):
        if index:
            let_others_supply(chance, index)
            settle_the_year(chance, index)
    levels = [write_level_entry(chance, "mot", "Cấp một", "index.yaml", first)]
    units = [{"code": f"U-{n}", "name": f"Đơn vị {n}", "level": "mot", "kind": "Đơn vị"}
             for n in range(1, UNITS + 1)]
    files = {"index.yaml": first}
    if second:
        levels.insert(chance.randint(0, 1),
                      write_level_entry(chance, "hai", "Cấp hai", "hai.yaml", second))
        units += [{"code": f"V-{n}", "name": f"Đơn vị {n}", "level": "hai", "kind": "Đơn vị",
                   "same_as": f"U-{n}"} for n in range(1, UNITS + 1)]
        files["hai.yaml"] = second
        spare_units(chance, units, "hai", second)
    spare_units(chance, units, "mot", first)
    files["campaign.yaml"] = {
        "year": 2025, "title": "Đợt thử", "date": "2026-01-30", "units": "units.yaml",
        "documents": "documents", "grades": grades(chance), "levels": levels,
        "policies": policies(chance)}
    files["units.yaml"] = {"units": units}
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")


def answer(entry, chance):
    if entry["kind"] == "yes-no":
        return chance.choice(("Có", "Không"))
    if entry["kind"] == "choice":
        return chance.choice(OPTIONS)
    if entry["kind"] == "percent":
        return Fraction(chance.choice((0, 2000, 5000, 9000, 10000, chance.randint(0, 10000))), 100)
    return chance.choice((0, 0, 1, 2, 3, 5, 7, 10, chance.randint(0, 60), 2.5, 0.333))


def write_workbooks(campaign, folder, chance):
    folder.mkdir(parents=True, exist_ok=True)
    for level in campaign.levels:
        write_level(level, folder, chance)


def write_level(level, folder, chance):
    for unit in level.units:
        if chance.random() < 0.1:
            continue  # sends nothing
        claims = {}
        for indicator in level.indicators:
            values = {entry["key"]: answer(entry, chance) for entry in indicator["inputs"]}
            proven = "evidence" in indicator and chance.random() < 0.7
            claims[indicator["code"]] = Claim(
                values, Fraction(0) if chance.random() < 0.5 else None,
                [Document("12/QĐ-UBND", date(2025, 6, 1), "")] if proven else [])
            if "not_applicable" in indicator and chance.random() < 0.5:
                claims[indicator["code"]] = Claim({}, "Không áp dụng", text="Không có đối tượng")
        facts = {
            "Mã đơn vị": unit["code"], "Tên đơn vị": unit["name"], "Năm đánh giá": 2025,
            "Lần nộp": 1, "Người lập biểu": "Nguyễn Văn A", "Điện thoại": "024 3825 0000",
            "Email": "a@example.vn", "Ngày lập": date(2025, 12, 1)}
        book = self_assessment_book(facts, self_assessment_rows(level, claims))
        write_openpyxl.write(book, folder / f"{unit['code']}.xlsx")
    for agency, inputs in suppliers_of(level).items():
        if chance.random() < 0.85:
            write_supply(level, agency, inputs, folder, chance)
    for round_name in (1, 2):
        for agency in AGENCIES:
            if chance.random() < 0.6:
                write_appraisal(level, agency, round_name, folder, chance)
    if chance.random() < 0.6:
        write_appraisal(level, "Hội đồng thẩm định", "Hội đồng", folder, chance)


def corrected(indicator, chance):
    """Some of the values, as an agency has them; now and then one as it was."""
    return {each["key"]: answer(each, chance) for each in indicator["inputs"]
            if chance.random() < 0.5}


def award(indicator, kind, chance):
    """Points that are typed, values that are corrected, or both."""
    values = corrected(indicator, chance) if chance.random() < 0.6 else {}
    points = Fraction(chance.randint(0, int(Fraction(indicator["max"]) * 100)), 100)
    if values and chance.random() < 0.7:
        points = None
    elif kind == "penalty":
        points = -points
    decision = chance.choice((None, None, "Xác nhận", "Không chấp nhận"))
    if decision and chance.random() < 0.8:
        points, values = None, {}
    return Award(None, None, points, "Đã rà soát.", values, decision)


def write_appraisal(level, agency, round_name, folder, chance):
    awards = {
        (unit["code"], each["code"]): award(each, level.kinds[each["code"]], chance)
        for unit in level.units for each in level.indicators
        if level.kinds[each["code"]] != "info" and chance.random() < 0.3
        and (agency not in AGENCIES or agency in each["scored_by"])}
    facts = {
        "Cơ quan chấm điểm": agency,
        "Cấp đánh giá": level.title, "Năm đánh giá": 2025, "Vòng thẩm định": round_name,
        "Người thẩm định": "Trần Thị B", "Ngày": date(2025, 12, 20)}
    rows = appraisal_rows(level.units, [e for e in level.indicators if "max" in e], awards)
    layout = Layout(extra_columns={"decision": "Không áp dụng",
                                   **correction_columns(level.indicators)})
    if rows:
        write_openpyxl.write(appraisal_book(facts, rows, layout),
                             folder / f"{level.id} {agency} {round_name}.xlsx")


def make(folder, chance):
    """The campaign and its workbooks."""
    write_campaign(folder / "campaign", chance)
    write_workbooks(Campaign(folder / "campaign" / "campaign.yaml"), folder / "in", chance)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.splitlines()[0])
    make(Path(sys.argv[1]), random.Random(sys.argv[2]))


if __name__ == "__main__":
    main()
