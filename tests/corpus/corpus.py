#!/usr/bin/python3
"""corpus.py BUILD CORPUS [--update]: reads every file of a corpus with BUILD's
corpus_read and holds what comes of it against outcomes.tsv beside this script: one
line a file,

    FILE  read|refused|failed  CODES OF PROBLEMS, EACH ONCE  SHEETS  CELLS

Prints the lines that differ, `-` as recorded and `+` as it is now. --update
records them: read the difference before it is committed. Speaks TAP.
"""
import pathlib
import subprocess
import sys

RECORD = pathlib.Path(__file__).parent / "outcomes.tsv"


def table(text):
    rows = (line.split("\t") for line in text.splitlines())
    return {row[0]: row[1:] for row in rows}


def outcomes(program, corpus):
    files = sorted(str(path.relative_to(corpus)) for path in corpus.rglob("*")
                   if path.is_file() and path.suffix not in (".tsv", ".md"))
    done = subprocess.run([program, *files], cwd=corpus, stdout=subprocess.PIPE, check=True)
    return table(done.stdout.decode())


def differences(before, now):
    for name in sorted(before.keys() | now.keys()):
        if before.get(name) != now.get(name):
            for sign, side in (("-", before), ("+", now)):
                if name in side:
                    yield f"{sign} {name}: " + " | ".join(side[name])


def main():
    program, corpus = pathlib.Path(sys.argv[1]).resolve() / "corpus_read", pathlib.Path(sys.argv[2])
    if not (corpus / "INDEX.tsv").exists():
        print(f"ok - what comes of each file of the corpus # SKIP {corpus} is not there")
        return
    now = outcomes(program, corpus)
    print(f"# counted inputs {len(now)}")
    if "--update" in sys.argv:
        RECORD.write_text("".join("\t".join([name, *now[name]]) + "\n" for name in sorted(now)))
        return
    wrong = list(differences(table(RECORD.read_text()), now))
    print("not ok" if wrong else "ok", "- what comes of each file of the corpus is as recorded")
    for line in wrong:
        print("#", line)


main()
