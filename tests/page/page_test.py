"""page_test.py WORK: WORK/out/index.html in a headless Chromium, against
WORK/out/results.json (tests/e2e/page.sh)."""

import json
import sys
from pathlib import Path
from urllib.parse import unquote

import make_campaign
from browser import Browser
from steps import ROUNDS, points_after
from tap import Tap, equal

WORK = Path(sys.argv[1]).resolve()
OUT = WORK / "out"
PAGE = (OUT / "index.html").as_uri()
TREE = json.loads((OUT / "results.json").read_text(encoding="utf-8"))
UNITS = {unit["code"]: dict(unit, level=number)
         for number, level in enumerate(TREE["levels"])
         for unit in level["units"]}
HOSTILE = "X-BA-VI"  # whose workbook holds make_campaign.VALUE
CODES = "Array.from(document.querySelectorAll('#units tbody tr .name small'), e => e.textContent)"

tap = Tap()
browser = Browser()


def text(selector):
    return browser.run(f"document.querySelector({json.dumps(selector)}).textContent")


def texts(selector):
    return browser.run("Array.from(document.querySelectorAll("
                       f"{json.dumps(selector)}), e => e.textContent)")


def hidden(selector):
    return browser.run(f"document.querySelector({json.dumps(selector)})"
                       ".checkVisibility()") is False


def codes():
    return browser.run(CODES)


def focus(selector):
    browser.run(f"document.querySelector({json.dumps(selector)}).focus()")


def focused():
    return browser.run("document.activeElement.textContent")


def fresh(view="don-vi"):
    browser.open(PAGE + "#" + view)


def filter_by(typed):
    focus("#filter")
    browser.run("document.querySelector('#filter').select()")
    browser.press("Backspace")
    browser.type(typed)


def vietnamese(number, digits):
    return "–" if number is None else f"{number:.{digits}f}".replace(".", ",")


def listed(units):
    """Codes in the order of the page: by level, rank and code."""
    return [u["code"] for u in sorted(units, key=lambda u: (
        u["level"], u["rank"] is None, u["rank"] or 0, u["code"]))]


# --- The list ---

def opens():
    browser.open(PAGE)
    equal(browser.complaints(), [])
    # Besides itself it asks its own folder whether there are newer results, as of
    # now: the time keeps an old answer from being shown.
    asked = [address.partition("?")[0] for address in browser.requests()]
    equal(asked, [PAGE, PAGE.replace("index.html", "trang-thai.js")])
    equal(codes(), listed(UNITS.values()))
    equal(text("h1"), TREE["campaign"]["title"])


def policy_holds():
    fresh()
    browser.run("fetch('http://example.org/').catch(() => 0)")
    browser.run("document.body.append(Object.assign("
                "document.createElement('script'), {textContent: 'window.bad = 1'}))")
    browser.settle()
    equal(browser.run("window.bad"), None)
    assert browser.complaints(), "the policy has stopped nothing"


def glance():
    fresh("tong-quan")
    sent = sum(u["state"] != "missing" for u in UNITS.values())
    faulty = sum(u["state"] in ("errors", "conflict") for u in UNITS.values())
    appraised = sum(any(u["points"][r] is not None
                        for r in ("round1", "round2", "council"))
                    for u in UNITS.values())
    equal(texts("#tong-quan .glance strong"),
          [str(n) for n in (sent, len(UNITS) - sent, faulty, appraised)])


def typing():
    fresh()
    for typed, expected in {"ba dinh": ["P-BA-DINH"], "Ba Đình": ["P-BA-DINH"],
                            "BA ĐÌNH": ["P-BA-DINH"], "so-nv": ["SO-NV"],
                            "p-ba": ["P-BA-DINH", "P-BACH-MAI"]}.items():
        filter_by(typed)
        equal(codes(), expected)
    equal(text("#shown"), f"2/{len(UNITS)} đơn vị")


def typing_problems():
    fresh()
    filter_by("E415")
    equal(codes(), listed(u for u in UNITS.values()
                          if any(p["code"] == "E415" for p in u["problems"])))
    filter_by("lỗi")
    equal(codes(), listed(u for u in UNITS.values() if u["state"] == "errors"))


def nothing_found():
    fresh()
    filter_by("không có đơn vị này")
    equal(codes(), [])
    assert not hidden("#empty")
    browser.click("#reset")
    equal(len(codes()), len(UNITS))
    assert hidden("#empty")
    filter_by("ba dinh")
    browser.press("Escape")
    equal(len(codes()), len(UNITS))


def sorting():
    fresh()
    head = "#units thead th:nth-child(7)"
    equal(text(head), "DTI")
    for direction in ("descending", "ascending"):
        browser.click(head + " button")
        found = [(UNITS[code]["level"], UNITS[code]["index"])
                 for code in codes()]
        sign = -1 if direction == "descending" else 1
        equal(found, sorted(found, key=lambda f: (f[0], sign * f[1])))
        equal(browser.run(f"document.querySelector('{head}').ariaSort"),
              direction)
    equal(browser.run("document.querySelectorAll('[aria-sort]').length"), 1)


def sorting_every_column():
    fresh()
    count = browser.run("document.querySelectorAll('#units thead th').length")
    equal(count, 10)
    for column in range(1, count + 1):
        browser.click(f"#units thead th:nth-child({column}) button")
        equal(sorted(codes()), sorted(UNITS))
    browser.click("[data-filter=level][data-value=commune]")
    browser.click("#units thead th:nth-child(4) button")
    selves = [UNITS[code]["points"]["self"] for code in codes()]
    given = [s for s in selves if s is not None]
    equal(selves[:len(given)], sorted(given, reverse=True))
    browser.click("[data-filter=level][data-value='']")
    browser.click("#units thead th:nth-child(1) button")
    equal(codes(), listed(UNITS.values()))


def chips():
    fresh()
    browser.click("[data-filter=level][data-value=city]")
    equal(codes(), listed(u for u in UNITS.values() if u["level"] == 0))
    browser.click("[data-filter=state][data-value=errors]")
    equal(codes(), listed(u for u in UNITS.values()
                          if u["level"] == 0 and u["state"] == "errors"))
    equal(browser.run("document.querySelectorAll('#tools [aria-pressed=true]').length"), 2)
    filter_by("so noi vu")
    equal(codes(), ["SO-NV"])


# --- By keyboard ---

def keyboard_sorting():
    fresh()
    focus("#units thead th:nth-child(6) button")
    browser.press("Tab")
    equal(focused(), "DTI")
    browser.press("Enter")
    best = max(u["index"] for u in UNITS.values() if u["level"] == 0)
    equal(UNITS[codes()[0]]["index"], best)
    browser.press("Tab", shift=True)
    equal(focused(), "Tối đa")


def keyboard_opening():
    fresh()
    filter_by("phuong")
    browser.press("ArrowDown")
    first, second = codes()[:2]
    equal(focused(), UNITS[first]["name"])
    browser.press("ArrowDown")
    equal(focused(), UNITS[second]["name"])
    browser.press("Enter")
    assert hidden("#don-vi")
    equal(text("#unit-name"), UNITS[second]["name"])
    equal(focused(), UNITS[second]["name"])
    browser.press("Escape")
    browser.settle()
    browser.settle()
    assert hidden("#unit") and not hidden("#don-vi")
    equal(focused(), UNITS[second]["name"])
    equal(browser.run("document.activeElement.localName"), "a")
    equal(browser.run("document.querySelector('#filter').value"), "phuong")


def keyboard_reach():
    """Tab alone goes from the top to a unit."""
    fresh()
    for _ in range(60):
        browser.press("Tab")
        if browser.run("document.activeElement.closest('#units tbody') !== null"):
            break
    equal(focused(), UNITS[codes()[0]]["name"])
    assert browser.run("getComputedStyle(document.activeElement).outlineStyle"
                       " !== 'none'"), "the focus cannot be seen"


# --- A unit ---

def opening():
    fresh()
    browser.click("#units a[href='#SO-NV']")
    equal(browser.run("location.hash"), "#SO-NV")
    equal(text("#unit-name"), UNITS["SO-NV"]["name"])
    assert UNITS["SO-NV"]["name"] in browser.run("document.title")
    browser.run("history.back()")
    browser.settle()
    browser.settle()
    assert hidden("#unit") and not hidden("#don-vi")
    browser.click("#units tbody tr:nth-child(3) .state")
    equal(text("#unit-name"), UNITS[codes()[1]]["name"])


def problems_shown():
    assert UNITS["SO-NV"]["problems"] and UNITS[HOSTILE]["problems"]
    for code in ("SO-NV", HOSTILE):
        fresh(code)
        rows = browser.run("Array.from(document.querySelectorAll("
                           "'#unit .problems tbody tr'), r => "
                           "Array.from(r.cells, c => c.textContent))")
        equal(rows, [["Lỗi" if p["severity"] == "error" else "Cảnh báo",
                      p["code"], p["file"],
                      "!".join(filter(None, (p["sheet"], p["cell"]))),
                      p["message"], p["fix"]]
                     for p in UNITS[code]["problems"]])
    assert any(make_campaign.VALUE[:9] in p["message"]
               for p in UNITS[HOSTILE]["problems"])
    equal(browser.complaints(), [])


def figures_shown():
    unit = UNITS["SO-NV"]
    fresh("SO-NV")
    points = unit["points"]
    expected = [vietnamese(unit["index"], 4), str(unit["rank"]),
                vietnamese(points["final"], 2)]
    steps = [points["self"], points["computed"]]
    steps += [points_after(unit, step) for step in range(len(ROUNDS))]
    expected += [vietnamese(points, 2) for points in steps if points is not None]
    equal(texts("#unit .figures strong"), expected)
    rows = browser.run("Array.from(document.querySelectorAll('#unit .indicators"
                       " tbody tr:not(.group)'), r => [r.cells[0].textContent,"
                       " r.querySelector('.final').textContent])")
    equal(rows, [[i["code"], vietnamese(i["final"], 2)
                  if i["assessed"] and i["applicable"] else ""]
                 for i in unit["indicators"]])
    equal(texts("#unit .bars .title"),
          [f"{g['code']}. {g['title']}" for g in unit["groups"]])


def years_shown():
    unit = UNITS[HOSTILE]
    fresh(HOSTILE)
    equal([row.split("|") for row in browser.run(
        "Array.from(document.querySelectorAll('table.years tbody tr'), row => "
        "Array.from(row.cells, cell => cell.textContent).join('|'))")],
          [["2023", "0,6501", "–", "0,6501", "trung bình của X-1, X-2"],
           ["2024", "0,8100", "3", "0,8100", ""],
           [str(TREE["campaign"]["year"]), vietnamese(unit["index"], 4),
            "–" if unit["rank"] is None else str(unit["rank"]),
            texts("table.years tbody tr:last-child td")[2], ""]])


def missing_unit():
    code = next(c for c, u in UNITS.items() if u["state"] == "missing")
    fresh(code)
    equal(text("#unit-name"), UNITS[code]["name"])
    equal(texts("#unit .problems"), [])
    equal(browser.complaints(), [])


def neighbours():
    fresh()
    first, second = codes()[:2]
    browser.click(f"#units a[href='#{first}']")
    browser.click("#unit nav button:nth-of-type(3)")
    equal(text("#unit-name"), UNITS[second]["name"])
    browser.click("#back")
    browser.settle()
    browser.settle()
    assert hidden("#unit")
    equal(focused(), UNITS[second]["name"])


def links_lead_to_files():
    fresh("tong-quan")
    hrefs = browser.run("Array.from(document.querySelectorAll('#tai-lieu .files"
                        " :is(a, [data-href])'), a => new URL("
                        "a.getAttribute('href') || a.dataset.href, location).href)")
    blocks = browser.run("Array.from(document.querySelectorAll('[id^=unit-]"
                         "[type]'), s => JSON.parse(s.textContent))"
                         ".flatMap(u => [...u.documents, ...u.workbooks])"
                         ".map(f => new URL(f.href, location).href)")
    files = [Path(unquote(href[len("file://"):])) for href in hrefs + blocks]
    for file in files:
        assert file.is_file(), file
    inputs = {f.resolve() for f in (WORK / "in").rglob("*") if f.is_file()}
    printed = {f.resolve() for f in OUT.rglob("*.pdf")}
    found = {f.resolve() for f in files}
    equal(sorted(map(str, (inputs | printed) - found)), [])
    fresh("SO-NV")
    assert any("phieu-tiep-nhan" in h for h in browser.run(
        "Array.from(document.querySelectorAll('#unit .files a'), a => a.href)"))


def problems_of_no_unit():
    fresh()
    rows = texts("#others tbody .message")
    equal(rows, [p["message"] for p in TREE["problems"]])
    assert make_campaign.FILE in texts("#others tbody .file")


# --- Names that try to be more than text ---

def hostile_names():
    fresh()
    names = texts("#units .name a")
    for name in (make_campaign.SCRIPT, make_campaign.FORMULA):
        assert name in names, name
    filter_by("bach")
    equal(codes(), ["P-BACH-MAI"])
    browser.press("ArrowDown")
    browser.press("Enter")
    equal(text("#unit-name"), make_campaign.SCRIPT)
    equal(browser.run("document.querySelectorAll('img, main script').length"), 0)
    equal(browser.run("document.querySelectorAll('script:not([type])').length"), 1)
    equal(browser.complaints(), [])


# --- Small screens, no script, paper ---

def widest(width):
    """Elements that stick out, and whether the page can be pushed sideways."""
    return browser.run(
        "[document.documentElement.scrollWidth, ...Array.from("
        "document.querySelectorAll('main *')).filter(e => "
        f"e.getBoundingClientRect().right > {width} + 0.5).map(e => "
        "e.className + ':' + e.textContent.slice(0, 30))]")


def phone():
    for width in (375, 320):
        browser.resize(width, 700, mobile=True)
        for code in ("don-vi", "SO-NV", "P-BACH-MAI", HOSTILE):
            fresh(code)
            equal(widest(width), [width])
    equal(browser.run("getComputedStyle(document.querySelector("
                      "'.indicators tbody tr:not(.group)')).display"), "grid")
    browser.resize(1280, 900)


def desktop():
    for width in (1280, 1000, 800, 700):
        browser.resize(width, 900)
        for code in ("don-vi", "SO-NV", HOSTILE):
            fresh(code)
            equal(browser.run("Math.max(0, document.documentElement.scrollWidth"
                              f" - innerWidth) + ' at {width} {code}'"),
                  f"0 at {width} {code}")
    browser.resize(1280, 900)


def without_script():
    browser.allow_scripts(False)
    try:
        fresh()
        equal(codes(), listed(UNITS.values()))
        equal(browser.run("document.querySelector('#tools').hidden"), True)
        assert "P-BA-DINH" in browser.run("document.body.innerText")
        assert not hidden("noscript p")
    finally:
        browser.allow_scripts(True)


try:
    browser.resize(1280, 900)
    for name, test in [
            ("opens without a request or a complaint", opens),
            ("its policy lets nothing else run or be fetched", policy_holds),
            ("the campaign at a glance", glance),
            ("typing a filter, with and without marks", typing),
            ("typing a state or a problem's code", typing_problems),
            ("nothing found, and the way back", nothing_found),
            ("sorting by index both ways", sorting),
            ("sorting by every column", sorting_every_column),
            ("filters of level and state", chips),
            ("sorting by keyboard", keyboard_sorting),
            ("filter, open and close by keyboard", keyboard_opening),
            ("every place is reached by Tab", keyboard_reach),
            ("opening a unit, and back", opening),
            ("a unit's problems, as in results.json", problems_shown),
            ("a unit's points, as in results.json", figures_shown),
            ("a unit's results in earlier years", years_shown),
            ("a unit that sent nothing", missing_unit),
            ("to the next unit of the list", neighbours),
            ("links to every PDF and workbook", links_lead_to_files),
            ("problems that belong to no unit", problems_of_no_unit),
            ("hostile names are text", hostile_names),
            ("a phone shows all without pushing sideways", phone),
            ("narrow windows, too", desktop),
            ("a table of the units without scripts", without_script)]:
        tap.check("index.html: " + name, test)
finally:
    browser.close()
sys.exit(tap.failed > 0)
