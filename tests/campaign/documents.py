"""What each of the eight documents must say, from the expected figures."""

from operator import itemgetter

from appraising import TORN, added_document
from campaign import is_assessed
from expected import level_figures, par_points, scored_by
from printed import DASH, Page, change, index, most, number, percent

COUNCIL = "Hội đồng thẩm định"
UNITS_NAMED, GAPS_SHOWN = 12, 10


def within(name):
    """A unit's name inside a sentence: phường Láng, Sở Nội vụ."""
    first = name.split()[0]
    return first.lower() + name[len(first):] if first in ("Phường", "Xã") else name


def capital(message):
    """The message of a problem as documents have it: a capital after its code."""
    code, colon, rest = message.partition(": ")
    if not colon or not code[:1].isdigit():
        code, colon, rest = "", "", message
    return code + colon + rest[:1].upper() + rest[1:]


def first_round(number_of_round, points):
    """The column that only the second report has: what its points fell or rose from."""
    return [number(points)] if number_of_round == 2 else []


def after_first(unit, indicators):
    """What there is after round 1: its points, or else the computed ones."""
    if unit["points"]["round1"] is None:
        return None
    given = [each["computed"] if each["round1"] is None else each["round1"] for each in indicators]
    return sum(points for points in given if points is not None)


class Documents:
    """Looks into one OUTPUT of one stage."""

    def __init__(self, campaign, out, figures, sent, awards, contested=None):
        self.campaign, self.out, self.figures = campaign, out, figures
        self.sent = set(sent)  # units whose Mẫu 01 counts
        self.awards = awards
        self.contested = contested or {}  # unit to code to points asked for

    def levels(self):
        """Each level with its units' figures, in rank order, as they are listed."""
        for level in self.campaign.levels:
            units = [self.figures[unit["code"]] for unit in level.units]
            order = sorted(units, key=lambda u: (u["rank"] or 10 ** 6, u["code"]))
            yield level, order, [unit for unit in order if unit["code"] in self.sent]

    def short(self, agency):
        return self.campaign.short.get(agency, agency)

    def titles(self, level):
        return {each["code"]: each["title"] for each in level.indicators}

    def scorers(self, level, unit, each):
        """The cell that says who scored, and why."""
        given = self.awards.get((each["source"], unit, each["code"]))
        entry = next(i for i in level.indicators if i["code"] == each["code"])
        if not given:
            names = ", ".join(self.short(agency) for agency in entry["scored_by"])
            return names, ""
        order = sorted(given, key=lambda a: entry["scored_by"].index(a)
                       if a in entry["scored_by"] else 9)
        if len({points for points, _ in given.values()}) > 1:
            parts = [f"{self.short(a)}: {number(given[a][0])}"
                     + (f" ({given[a][1]})" if given[a][1] else "") for a in order]
            return ", ".join(self.short(agency) for agency in order), "; ".join(parts)
        return ", ".join(self.short(agency) for agency in order), each["reason"]

    # --- of one unit ---

    def receipt(self, code, facts=(), problems=()):
        page = Page(self.out / "units" / code / "phieu-tiep-nhan.pdf")
        unit, level = self.figures[code], self.campaign.unit(code)[1]
        page.has(within(unit["name"]))
        if code not in self.sent:
            return page
        columns = unit["points"]
        page.has(*facts)
        for each in counted(unit):
            page.order(f"{each['code']} {self.data_of(level, each['code'])}",
                       most(each["max"]) + " " + number(each["self"]) + " "
                       + number(each["computed"]))
        page.row("Tổng cộng", most(columns["max"]), number(columns["self"]),
                 number(columns["computed"]))
        for problem in problems:
            page.has(capital(problem["message"]), problem["code"])
        return page

    def data_of(self, level, code):
        """What a row of received data begins with: the title, or the first of several
        inputs, which say the same in more detail."""
        entry = next(each for each in level.indicators if each["code"] == code)
        inputs = entry.get("inputs") or []
        return inputs[0]["label"] if len(inputs) > 1 else entry["title"]

    def report(self, code, number_of_round):
        page = Page(self.out / "units" / code / f"bao-cao-tham-dinh-{number_of_round}.pdf")
        unit, level = self.figures[code], self.campaign.unit(code)[1]
        page.has(f"BÁO CÁO Kết quả thẩm định lần {number_of_round}", within(unit["name"]))
        if code not in self.sent:
            return page.has(f"{unit['name']} chưa có biểu tự đánh giá hợp lệ").lacks("Tổng cộng")
        titles, points = self.titles(level), unit["points"]
        page.has(index(unit["index"]), f"{number(points['final'])}/{most(points['max'])} điểm",
                 f"({percent(points['final'], points['max'])})", unit["grade"],
                 f"{unit['rank']}/{self.ranked(level)}")
        for each in counted(unit):
            who, reason = self.scorers(level, code, each)
            page.row(each["code"], titles[each["code"]], f"({who})", most(each["max"]),
                     number(each["self"]), number(each["computed"]),
                     *first_round(number_of_round, each["round1"]), number(each["final"]),
                     change(each["self"], each["final"]), reason)
        for group in unit["groups"]:
            if group["max"]:
                self.group_row(page, level, unit, group, number_of_round)
        page.row("Tổng cộng", most(points["max"]), number(points["self"]),
                 number(points["computed"]),
                 *first_round(number_of_round, after_first(unit, counted(unit))),
                 number(points["final"]),
                 change(points["self"], points["final"]))
        left_out = [each for each in level.indicators if not is_assessed(each)]
        page.has(*(f"{each['code']} {each['title']}" for each in left_out))
        return page

    def group_row(self, page, level, unit, group, number_of_round):
        codes = {each["code"] for each in next(
            g for g in level.groups if g["code"] == group["code"])["indicators"]}
        title = next(g["title"] for g in level.groups if g["code"] == group["code"])
        own = [each for each in counted(unit) if each["code"] in codes]
        sums = {column: total(own, column) for column in ("self", "computed", "final")}
        page.row(f"{group['code']}.", title, most(group["max"]), number(sums["self"]),
                 number(sums["computed"]),
                 *first_round(number_of_round, after_first(unit, own)), number(sums["final"]),
                 change(sums["self"], sums["final"]))

    def asked(self, code, reduced):
        """Round 1 also says what is to be explained, and by when."""
        page = self.report(code, 1)
        listed = "; ".join(
            each["code"] + (f" ({change(each['self'], each['final'])})"
                            if change(each["self"], each["final"]) != DASH else "")
            for each in reduced.values())
        if listed:
            page.has(f"{len(reduced)} chỉ số thành phần", listed)
        return page

    def answered(self, code):
        """Round 2 shows round 1, what was asked for, what was decided, and why."""
        page = self.report(code, 2)
        titles = self.titles(self.campaign.unit(code)[1])
        by_code = {each["code"]: each for each in self.figures[code]["indicators"]}
        for one, (wanted, text) in self.contested.get(code, {}).items():
            each = by_code[one]
            why = outcome_of(each, wanted)
            if each["source"] == "round2" and each["reason"]:
                why += f": {each['reason']}"
            paper = added_document(code, one)
            added = f"Tài liệu bổ sung: {paper.number} ({paper.date:%d/%m/%Y})"
            page.row(one, titles[one], number(each["round1"]), number(wanted),
                     number(each["final"]), why, "Đơn vị giải trình:", text, added)
        if code in self.sent and code not in self.contested:
            page.has("nhiều phiếu giải trình ghi cùng một lần nộp" if code == TORN
                     else "không gửi giải trình")
        return page

    def publication(self, code, previous):
        page = Page(self.out / "units" / code / "cong-bo-don-vi.pdf")
        unit, level = self.figures[code], self.campaign.unit(code)[1]
        page.has(within(unit["name"]), index(unit["index"]))
        if code not in self.sent:
            return page.has(f"{unit['name']} không có biểu tự đánh giá hợp lệ")
        titles, points = self.titles(level), unit["points"]
        page.has(f"({number(points['final'])} trên {most(points['max'])} điểm)", unit["grade"])
        for each in counted(unit):
            page.order(f"{each['code']} {titles[each['code']]}",
                       f"{most(each['max'])} {number(each['final'])} "
                       + percent(each["final"], each["max"]))
        page.order("Tổng cộng", f"{most(points['max'])} {number(points['final'])} "
                   + percent(points["final"], points["max"]))
        if code in previous:
            rank, before = previous[code]
            page.has(f"chỉ số {index(before)}", f"hạng {rank}, {moved(rank, unit['rank'])}")
        return page

    # --- of all ---

    def summary(self, number_of_round, work, notes, late):
        """`work`: agency to rows to score and scored; `notes`: agency to what is said of
        its forms, where not all is well; `late`: units."""
        page = Page(self.out / f"tong-hop-tham-dinh-{number_of_round}.pdf")
        for level, order, sent in self.levels():
            self.absent_named(page, level)
            self.level_head(page, level, sent)
            for unit in sent:
                points = unit["points"]
                page.row(str(unit["rank"]), unit["name"], number(points["self"]),
                         number(points["computed"]), number(points["final"]),
                         maximum(sent, unit), change(points["self"], points["final"]),
                         index(unit["index"]), unit["grade"])
            page.order(*(unit["name"] + " " + number(unit["points"]["self"]) for unit in sent))
            self.largest_gaps(page, level, order)
            self.extremes(page, level, sent)
        for agency, (rows, done) in work.items():
            note = notes.get(agency, "Đã gửi")
            page.row(agency, str(rows), str(done), str(rows - done) if rows > done else DASH, note)
        page.has(*(within(self.campaign.name(code)) for code in late))
        return page

    def absent_named(self, page, level):
        absent = [within(unit["name"]) for unit in level.units
                  if unit["code"] not in self.sent]
        if absent:
            page.order("Chưa có biểu tự đánh giá hợp lệ", *absent)

    def level_head(self, page, level, sent):
        mean, median, best, lowest = level_figures(sent)
        page.has(f"{len(sent)}/{len(level.units)}", index(mean), f"trung vị {index(median)}",
                 index(best), index(lowest))

    def largest_gaps(self, page, level, units):
        titles = self.titles(level)
        gaps = [(each["final"] - each["self"], unit, each)
                for unit in sorted(units, key=itemgetter("code")) if unit["code"] in self.sent
                for each in counted(unit) if self.is_reduced(unit["code"], each)]
        groups = {}  # the same reduction for the same reason is told once
        for gap, unit, each in sorted(gaps, key=itemgetter(0)):
            groups.setdefault((each["code"], each["reason"]), []).append((gap, unit))
        for (code, reason), members in list(groups.items())[:GAPS_SHOWN]:
            page.has(f"{code} {titles[code]}", reason or "")
            page.has("; ".join(f"{within(unit['name'])} ({number(gap)})"
                               for gap, unit in members[:UNITS_NAMED]))

    def is_reduced(self, code, each):
        """Less than claimed, by someone's decision or because the values are wrong."""
        if each["self"] is None or each["final"] >= each["self"]:
            return False
        return each["source"] != "none" or self.faulty(code, each["code"])

    def faulty(self, unit, code):
        return (unit, code) in self.faults

    faults = frozenset()

    def extremes(self, page, level, sent):
        """Indicators where nobody earned points, or everybody all."""
        for indicator in level.indicators:
            values = [each for unit in sent for each in counted(unit)
                      if each["code"] == indicator["code"] and
                      (each["source"] != "none" or self.faulty(unit["code"], each["code"]))]
            if len(values) < 2:
                continue
            name = f"{indicator['code']} {indicator['title']}"
            if all(each["final"] == 0 for each in values):
                page.has(f"{name} (tối đa {most(indicator['max'])} điểm)")
            if all(each["final"] == each["max"] for each in values):
                page.has(f"{name} ({most(indicator['max'])} điểm)")

    def result(self):
        page = Page(self.out / "bao-cao-ket-qua.pdf")
        for level, _, sent in self.levels():
            self.absent_named(page, level)
            self.level_head(page, level, sent)
            self.group_best(page, level, sent)
            for unit in sent:
                points = unit["points"]
                page.row(str(unit["rank"]), unit["name"], number(points["self"]),
                         number(points["final"]), maximum(sent, unit),
                         change(points["self"], points["final"]),
                         index(unit["index"]), unit["grade"])
        return page

    def group_best(self, page, level, sent):
        for place, group in enumerate(level.groups):
            ratios = [(unit["groups"][place]["ratio"], unit) for unit in sent
                      if unit["groups"][place]["ratio"] is not None]
            if not ratios:
                continue
            top = max(ratio for ratio, _ in ratios)
            names = [unit["name"] for ratio, unit in sorted(ratios, key=lambda r: r[1]["code"])
                     if ratio == top]
            mean = sum(ratio for ratio, _ in ratios) / len(ratios)
            shown = "; ".join(names[:3])
            if len(names) > 3:
                shown += f" và {len(names) - 3} đơn vị khác"
            page.row(f"{group['code']}. {group['title']}", index(mean), index(top), shown)

    def opinion(self):
        page = Page(self.out / "phieu-xin-y-kien.pdf")
        for level, order, sent in self.levels():
            mean, median, best, lowest = level_figures(sent)
            page.row(level.title, f"{len(sent)}/{len(level.units)}", index(mean), index(median),
                     index(best), index(lowest))
            for unit in order:
                page.row(str(unit["rank"] or DASH), unit["name"],
                         "" if unit in sent else "(chưa có hồ sơ)",
                         number(unit["points"]["final"]), index(unit["index"]),
                         unit["grade"] or DASH, "□ □")
        return page.has("Không đồng ý", "(Ký, ghi rõ họ tên)")

    def par(self):
        page = Page(self.out / "par-index.pdf").has("Cách tính:", self.campaign.par_max)
        for _, order, sent in self.levels():
            for unit in order:
                page.row(str(unit["rank"] or DASH), unit["name"],
                         "" if unit in sent else "(chưa có hồ sơ)",
                         number(unit["points"]["final"]), most(unit["points"]["max"]),
                         index(unit["index"]), number(par_points(unit, self.campaign.par_max)))
        return page

    def announcement(self, previous):
        page = Page(self.out / "cong-bo-hoi-nghi.pdf")
        for level, order, sent in self.levels():
            self.level_head(page, level, sent)
            self.group_best(page, level, sent)
            page.has(*(within(unit["name"]) for unit in order if unit not in sent))
            medals = [unit for unit in sent if unit["rank"] and unit["rank"] <= 3]
            page.has(*(index(unit["index"]) for unit in medals))
            self.whole_table(page, level, sent)
            for unit in order:
                if unit["code"] in previous and unit["rank"]:
                    before = previous[unit["code"]][0]
                    if before != unit["rank"]:
                        way = "lên" if before > unit["rank"] else "xuống"
                        page.row(unit["name"], str(before), way, str(unit["rank"]))
        return page

    def whole_table(self, page, level, sent):
        """Every unit's points of every group that is assessed this year."""
        groups = [place for place, group in enumerate(level.groups)
                  if any(is_assessed(each) for each in group["indicators"])]
        apart = len({unit["kind"] for unit in sent}) > 1  # wards and communes ranked apart
        rows = []
        for unit in sent:
            points = [number(unit["groups"][place]["final"]) for place in groups]
            rows.append(" ".join(
                [str(unit["rank"] or DASH)] + ([kind_rank(unit, sent)] if apart else [])
                + [unit["name"], *points, number(unit["points"]["final"]),
                   *filter(None, [maximum(sent, unit)]),
                   index(unit["index"]), unit["grade"]]))
        page.order(*rows)

    def ranked(self, level):
        return sum(self.figures[unit["code"]]["rank"] is not None for unit in level.units)


def kind_rank(unit, sent):
    if not unit["rank"]:
        return DASH
    return str(1 + sum(other["kind"] == unit["kind"] and (other["rank"] or 10 ** 6) < unit["rank"]
                       for other in sent))


def counted(unit):
    return [each for each in unit["indicators"] if each["counts"]]


def total(indicators, column):
    values = [each[column] for each in indicators if each[column] is not None]
    return sum(values) if values else None


def moved(before, now):
    if before == now:
        return "giữ nguyên hạng"
    return f"{'tăng' if before > now else 'giảm'} {abs(before - now)} bậc"


def outcome_of(each, wanted):
    if each["round2"] is None and each["council"] is None:
        return "Chưa xem xét, giữ kết quả lần 1"
    if wanted is not None and each["final"] >= wanted:
        return "Chấp nhận"
    if each["final"] > each["round1"]:
        return "Tăng điểm" if wanted is None else "Chấp nhận một phần"
    return "Giữ nguyên" if each["final"] == each["round1"] else "Giảm"


def unfinished(level_units, campaign, awards, column, sent, contested=None):
    """Agency to how many rows it has to score, and has scored, in a round."""
    found = {}
    for level in campaign.levels:
        for agency in level.agencies():
            rows = [(unit, each["code"]) for unit in sent
                    if campaign.unit(unit)[1] is level
                    for each in scored_by(level, agency)
                    if any(e["code"] == each["code"] and e["counts"]
                           for e in level_units[unit]["indicators"])
                    and (contested is None or each["code"] in contested.get(unit, {}))]
            done = sum(agency in awards.get((column, *row), {}) for row in rows)
            before = found.get(agency, (0, 0))
            found[agency] = before[0] + len(rows), before[1] + done
    return {agency: work for agency, work in found.items() if work[0]}


def maximum(sent, unit):
    """The column that stands only where the maxima of a level differ."""
    differ = len({each["points"]["max"] for each in sent}) > 1
    return most(unit["points"]["max"]) if differ else ""
