"""Making packages the same to the byte each time, and borrowing LibreOffice."""

import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

MOMENT = (2025, 12, 10, 8, 30, 0)
CORE_DATE = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def write_package(path, parts):
    """A zip of (name, bytes) whose timestamps are fixed."""
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, content)


def normalise(path):
    """Takes the moment of writing out of a package."""
    stamp = b"%04d-%02d-%02dT%02d:%02d:%02dZ" % MOMENT
    with zipfile.ZipFile(path) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    for place, (name, content) in enumerate(parts):
        if name == "docProps/core.xml":
            parts[place] = (name, CORE_DATE.sub(rb"\g<1>" + stamp + rb"\g<3>", content))
    write_package(path, parts)


def has_libreoffice():
    return shutil.which("soffice") is not None


def convert(paths, extension, folder):
    """Lets LibreOffice write each of `paths` again, as `extension`, into `folder`."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless",
             "--convert-to", extension, "--outdir", str(folder), *map(str, paths)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
    return [Path(folder) / (Path(path).stem + "." + extension) for path in paths]
