#!/usr/bin/python3
"""faults.py BUILD WORK [--all]: runs dti on a machine that fails, and kills it.

WORK holds campaign/ and inputs/, and faults.so. Each trial begins with the OUTPUT
of a good run in an earlier year. It has to end with 0, 1 or 3; with all of OUTPUT
as it was, or all as a good run makes it, or with the older of the documents whose
printing died beside what says that it is; and without a temporary file. Speaks TAP.
Without --all a sample that takes less than a minute is tried.
"""
import csv
import errno
import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

BUILD, WORK = sys.argv[1], pathlib.Path(sys.argv[2])
ALL = "--all" in sys.argv
DTI = BUILD + "/dti"
LIBRARIES = ["libexpat", "libminizip", "libz.", "libpcre2", "libjansson", "libgmp",
             "libxlsxwriter", "libyaml", "libhpdf", "libmd4c", "libutf8proc", "libc."]
# A library in front is a part of the program, and the manifest says of which
# program a run was: all runs have the same in front.
ENVIRONMENT = dict(os.environ, LD_PRELOAD=str(WORK / "faults.so"))
counted = {"faults": 0, "kills": 0}
tests = 0


def tell(good, name, why=""):
    global tests
    tests += 1
    print(("ok" if good else "not ok"), "-", name, flush=True)
    for line in why.splitlines()[:20]:
        print("#", line[:300], flush=True)


def named(errors):
    """Whether dti says what failed; its libraries may have said so before."""
    return any(line.startswith("dti: ") for line in errors.splitlines())


def snapshot(folder):
    """Every file, hidden ones too, with its sum."""
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(folder.rglob("*")) if p.is_file()}


def command(verb, output):
    campaign = ["-c", str(WORK / "campaign/campaign.yaml")]
    if verb == "check":
        return [DTI, "check", *campaign, *sorted(str(p) for p in (WORK / "inputs").rglob("*.xlsx"))[:1]]
    return [DTI, "run", str(WORK / "inputs"), *campaign, "-o", str(output), "-q", "-j", "2"]


def faulty(verb, output, **settings):
    env = dict(ENVIRONMENT)
    env.update({"FAULT_" + key.upper(): str(value) for key, value in settings.items()})
    return subprocess.run(command(verb, output), env=env, capture_output=True, timeout=120)


class Outputs:
    """OUTPUT before and after."""

    def __init__(self):
        self.old, self.new, self.now = WORK / "old", WORK / "new", WORK / "now"
        for folder, title in ((self.old, "Năm trước"), (self.new, "Năm nay")):
            text = (WORK / "campaign/campaign.yaml").read_text()
            lines = [f"title: {title}" if line.startswith("title:") else line for line in text.splitlines()]
            (WORK / "campaign/campaign.yaml").write_text("\n".join(lines) + "\n")
            subprocess.run(command("run", folder), check=True, env=ENVIRONMENT)
        self.states = [snapshot(self.old), snapshot(self.new)]
        assert self.states[0].keys() == self.states[1].keys() and self.states[0] != self.states[1]
        self.reset()

    def reset(self):
        while self.now.exists():  # a worker that lost its parent may still be at it
            shutil.rmtree(self.now, ignore_errors=True)
        shutil.copytree(self.old, self.now)

    def wrong(self, status, errors):
        """What is wrong after a trial; None where all is well."""
        now = snapshot(self.now)
        if status not in (0, 1, 3):
            return f"exit {status}\n{errors}"
        if status == 3 and not named(errors):
            return f"exit 3 without a word: {errors!r}"
        if status == 0 and now != self.states[1]:
            return "exit 0, but not the outputs of a good run"
        # With 1, a document may be missing or a workbook named: problems.csv differs.
        if status == 3 and now not in self.states and not self.tells_of_kept(now):
            odd = [name for name in now if now[name] not in [s.get(name) for s in self.states]]
            mixed = [name for name in now if now[name] != self.states[0].get(name)]
            return f"exit 3: neither old nor new\n{errors}\nodd {odd[:5]}\nnew {mixed[:5]}\nof {len(now)}"
        hidden = [name for name in now if "/." in "/" + name]
        return f"left: {hidden}" if hidden else None

    # What tells of documents: it differs where one is missing.
    TELLING = {"manifest.json", "results.json", "results.xlsx", "problems.csv", "index.html", "trang-thai.js"}

    def tells_of_kept(self, now):
        """Whether each file is of the new run, but documents that the manifest calls
        kept and problems.csv not printed: those are the old ones."""
        if not {"manifest.json", "problems.csv"} <= now.keys() <= self.states[1].keys():
            return False
        described = json.loads((self.now / "manifest.json").read_text())["outputs"]
        with open(self.now / "problems.csv", encoding="utf-8-sig", newline="") as table:
            lost = [row for row in csv.reader(table) if row and row[0] == "E902"]
        kept = {entry["path"] for entry in described if entry.get("kept")}
        # Nobody is sent an old document: a parcel has what was printed.
        owners = {path.split("/")[1] for path in kept if path.startswith("units/")}
        changed = self.TELLING | {name for name in now for owner in owners
                                  if name.startswith("de-gui/" + owner)}
        return (kept and len(lost) == len(kept)
                and all(any(path in field for row in lost for field in row) for path in kept)
                and {entry["path"]: entry["sha256"] for entry in described}
                == {name: s for name, s in now.items() if name != "manifest.json"}
                and all(now[path] == self.states[0][path] for path in kept)
                and all(now[name] == self.states[1][name] for name in now.keys() - kept - changed))


def count_calls(verb, outputs, call, **more):
    place = WORK / "count"
    place.unlink(missing_ok=True)
    outputs.reset()
    faulty(verb, outputs.now, call=call, at=0, count=place, **more)
    return int(place.read_text()) if place.exists() else 0


def sample(total, most):
    """Numbers from 1 to `total`: all, or the first ones and then fewer and fewer."""
    if ALL:
        head = range(1, min(total, 4000) + 1)
        return sorted({*head, *(int(4000 * 1.02 ** i) for i in range(400) if 4000 * 1.02 ** i <= total)})
    step = (total / 2) ** (1 / most) if total > most else 1
    return sorted({min(total, max(i + 1, int(step ** i))) for i in range(most)} if total else set())


def attempt(outputs, verb, name, trials):
    """Each trial is settings for one run."""
    worst = None
    for settings in trials:
        if verb == "run":
            outputs.reset()
        done = faulty(verb, outputs.now, **settings)
        counted["faults"] += 1
        errors = done.stderr.decode(errors="replace")
        if verb == "run":
            wrong = outputs.wrong(done.returncode, errors)
        else:
            good = done.returncode in (0, 1) or done.returncode == 3 and named(errors)
            wrong = None if good else f"exit {done.returncode}\n{errors}"
        if wrong and not worst:
            worst = f"{settings}\n{wrong}"
    tell(worst is None, f"{name} ({len(trials)})", worst or "")


def allocations(outputs):
    for verb, most in (("check", 24), ("run", 6)):
        total = count_calls(verb, outputs, "alloc")
        attempt(outputs, verb, f"no memory, {verb}: one allocation of {total}",
                [dict(call="alloc", at=n, errno=errno.ENOMEM) for n in sample(total, most)])
        attempt(outputs, verb, f"no memory, {verb}: from one on",
                [dict(call="alloc", at=n, errno=errno.ENOMEM, on=1) for n in sample(total, most // 2)])
    for library in LIBRARIES:
        more = {"in": library}
        # Those that only readers use are counted in their processes alone.
        total = count_calls("run", outputs, "alloc", **more) or 40 * (library == "libexpat")
        if total:
            attempt(outputs, "run", f"no memory in {library}: one allocation of {total}",
                    [dict(call="alloc", at=n, errno=errno.ENOMEM, **more) for n in sample(total, 1)])


def files(outputs):
    for call in ("open", "write", "close", "rename", "sync"):
        total = count_calls("run", outputs, call)
        if call == "rename" and total == 0:
            total = 2 * len(outputs.states[0])  # in a process that does not say
        for number in (errno.ENOSPC, errno.EIO, errno.EINTR, errno.EMFILE):
            attempt(outputs, "run", f"{call} fails with {errno.errorcode[number]}",
                    [dict(call=call, at=n, errno=number) for n in sample(total, 3)] +
                    # A call that is interrupted for ever is no machine's, and names
                    # that can be changed no more cannot be changed back.
                    [dict(call=call, at=n, errno=number, on=1)
                     for n in ([1] if call == "rename" else sample(total, 2))
                     if number != errno.EINTR])


def children(pid):
    try:
        return [int(c) for c in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def wait_until_caught(pid, number):
    """Before its main, a program dies of any signal."""
    for _ in range(2000):
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
        caught = next((line for line in status.splitlines() if line.startswith("SigCgt:")), "SigCgt: 0")
        if int(caught.split()[1], 16) >> (number - 1) & 1:
            return
        time.sleep(0.001)


def kills(outputs):
    start = time.monotonic()
    outputs.reset()
    subprocess.run(command("run", outputs.now), check=True, env=ENVIRONMENT)
    took = time.monotonic() - start
    moments = 100 if ALL or os.environ.get("DTI_TEST_LONG") else 30
    worst = None
    for i in range(moments):
        outputs.reset()
        child = subprocess.Popen(command("run", outputs.now), env=ENVIRONMENT, stderr=subprocess.DEVNULL)
        time.sleep(took * 1.1 * i / moments)
        child.kill()
        child.wait()
        time.sleep(0.2)
        counted["kills"] += 1
        now = {name: s for name, s in snapshot(outputs.now).items() if "/." not in "/" + name}
        if now not in outputs.states and not worst:
            worst = f"killed after {took * 1.1 * i / moments:.3f} s: files of two runs"
    tell(worst is None, f"killed at {moments} moments: all files are of one run", worst or "")
    subprocess.run(command("run", outputs.now), check=True, env=ENVIRONMENT)
    left = snapshot(outputs.now)
    tell(left == outputs.states[1], "the next run takes away what was left",
         str([name for name in left if name not in outputs.states[1]]))
    worst = None
    for i in range(moments):
        outputs.reset()
        child = subprocess.Popen(command("run", outputs.now), env=ENVIRONMENT, stderr=subprocess.PIPE)
        time.sleep(took * i / moments)
        below = children(child.pid)
        below += [c for keeper in below for c in children(keeper)]
        if below:
            try:
                os.kill(random.choice(below), signal.SIGKILL)
                counted["kills"] += 1
            except ProcessLookupError:
                pass
        errors = child.communicate(timeout=120)[1].decode()
        wrong = outputs.wrong(child.returncode, errors)
        if wrong and not worst:
            worst = f"worker killed after {took * i / moments:.3f} s: {wrong}"
    tell(worst is None, f"a worker killed at {moments} moments: named, or the machine", worst or "")
    worst = None
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        for i in range(moments // 3):
            outputs.reset()
            child = subprocess.Popen(command("run", outputs.now), env=ENVIRONMENT, stderr=subprocess.PIPE)
            wait_until_caught(child.pid, number)
            time.sleep(took * i / (moments // 3))
            child.send_signal(number)
            errors = child.communicate(timeout=120)[1].decode()
            counted["kills"] += 1
            time.sleep(0.1)
            wrong = outputs.wrong(child.returncode, errors)
            if wrong and not worst:
                worst = f"{number} after {took * i / (moments // 3):.3f} s: {wrong}"
    tell(worst is None, "interrupted: exit 3, nothing half", worst or "")


random.seed(1)
outputs = Outputs()
allocations(outputs)
files(outputs)
kills(outputs)
for what, number in counted.items():
    print(f"# counted {what} {number}")
