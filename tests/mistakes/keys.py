#!/usr/bin/python3
"""keys.py DTI WORK: a technician's mistake in every key of a campaign's files.

Every key that src/campaign knows is misspelt, and is given a value of no kind it
takes, once each, in one of the campaigns below that uses it. `dti` has to refuse
both with the file, the line and what to do. A key that no campaign uses fails:
an example of it belongs into one of them.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
CAMPAIGNS = ("templates", "tests/data/campaign", "tests/data/par", "tests/data/corrections",
             "tests/data/oracle", "tests/data/keys")
KEY = re.compile(r'\.key = "([a-z0-9_]+)"')
MACRO = re.compile(r"^#define [A-Z_]+\(name\)(?:.|\\\n)*?\.key = #name", re.M)
NONE = "[[]]"  # a value that nothing takes


def known_keys():
    """Every key of a table of fields, also those that macros make."""
    keys = set()
    for path in (ROOT / "src/campaign").rglob("*.c"):
        text = path.read_text(encoding="utf-8")
        keys.update(KEY.findall(text))
        for made in MACRO.finditer(text):
            macro = made.group().split("(")[0].split()[1]
            keys.update(re.findall(rf"^ *{macro}\((\w+)\)", text, re.M))
            keys.update(re.findall(rf" {macro}\((\w+)\)[,}}]", text))
    return keys


def copy_campaigns(work):
    """Each campaign in a folder of its own; yields its campaign.yaml files."""
    for name in CAMPAIGNS:
        target = work / name.replace("/", "-")
        shutil.copytree(ROOT / name, target)
        (target / "documents").mkdir(exist_ok=True)
        if not (target / "previous.csv").exists():
            (target / "previous.csv").write_text("level,code,rank,index\n", "utf-8")
        yield from sorted(target.rglob("campaign*.yaml"))


def pairs(node):
    """Every key of a document with its value, as nodes; of `texts`, in which
    templates may have any key, only what the program itself reads."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key, value
            if key.value != "texts":
                yield from pairs(value)
                continue
            for inner, below in value.value:
                if inner.value == "dates":
                    yield from pairs(below)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from pairs(each)


def index_keys(campaigns):
    """(key, file it stands in, campaign, key node, value node): the first of each."""
    found = {}
    for campaign in campaigns:
        top = yaml.load(campaign.read_text("utf-8"), Loader=yaml.BaseLoader)
        files = [campaign, campaign.parent / top["units"],
                 *(campaign.parent / level["index"] for level in top["levels"])]
        for path in files:
            for key, value in pairs(yaml.compose(path.read_text("utf-8"))):
                found.setdefault(key.value, (path, campaign, key, value))
    return found


def refused(dti, campaign, path, line, text):
    """What is said of `text` in place of the file; None where it is as it should be."""
    before = path.read_text("utf-8")
    path.write_text(text, "utf-8")
    done = subprocess.run([dti, "run", campaign.parent, "-c", campaign, "-o",
                           campaign.parent.parent / "out", "-q"],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    path.write_text(before, "utf-8")
    said = done.stdout.strip()
    place = re.search(re.escape(f"{path}:") + r"(\d+): (.+)", said)
    if done.returncode != 2 or not place:
        return f"exit {done.returncode}: {said}"
    if not line <= int(place[1]) <= line + 1:
        return f"line {line} is meant: {said}"
    if not re.search(r"[;:] |\?", place[2]):
        return f"no remedy: {said}"
    return None


def is_block(node):
    """Whether a value stands on lines of its own below its key."""
    if isinstance(node, yaml.ScalarNode):
        return node.style in ("|", ">")
    return not node.flow_style


def mistakes(path, key, value):
    """The file with the key misspelt, and with a value of no kind."""
    text = path.read_text("utf-8")
    yield "misspelt", text[:key.end_mark.index] + "x" + text[key.end_mark.index:]
    end, after = value.end_mark.index, ""
    if is_block(value):  # it ends where the next line begins that is not its own
        end, after = text.rfind("\n", 0, end) + 1, "\n"
    start = text.index(":", key.end_mark.index) + 1
    yield "of no kind", f"{text[:start]} {NONE}{after}{text[end:]}"


def main():
    dti, work = Path(sys.argv[1]), Path(sys.argv[2])
    found = index_keys(list(copy_campaigns(work)))
    wrong = 0
    for name in sorted(known_keys()):
        if name not in found:
            print(f"not ok - {name}: no campaign uses it")
            wrong += 1
            continue
        path, campaign, key, value = found[name]
        for what, text in mistakes(path, key, value):
            said = refused(dti, campaign, path, key.start_mark.line + 1, text)
            print(f"{'not ok' if said else 'ok'} - {name}, {what}" + (f": {said}" if said else ""))
            wrong += said is not None
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
