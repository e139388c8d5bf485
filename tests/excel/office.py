"""LibreOffice, where it is installed: works formulas out anew, and shows what sheets look like."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

# 0: formulas are worked out anew when a file is opened, whatever results it holds.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale"
 oor:op="fuse"><value>sv-SE</value></prop></item>
</oor:items>
"""


def convert(source: Path, form: str, folder: Path) -> Path:
    """Open a workbook as a person in Sweden would and save it as ``form`` (xlsx, pdf)."""
    profile = _profile(folder)
    out = folder / form
    out.mkdir(exist_ok=True)
    told = _start(profile, "--convert-to", form, "--outdir", str(out), str(source))
    made = out / f"{source.stem}.{form}"
    assert made.exists(), told
    return made


def worked_in(source: Path, steps: str, folder: Path) -> Path:
    """Open a workbook, do something in it and save it as a workbook for Excel.

    ``steps`` are lines of LibreOffice's Basic, in which ``book`` is the workbook.
    """
    profile = _profile(folder)
    made = folder / f"{source.stem}-ifylld.xlsx"
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    if not module.exists():
        # A new profile gets an empty module, which is put over any other.
        _start(profile, "--terminate_after_init")
    wrong = folder / "fel.txt"
    macro = _MACRO.format(
        source=source.as_uri(), made=made.as_uri(), told=wrong.as_uri(), steps=steps
    )
    module.write_text(_MODULE.format(macro=escape(macro)), encoding="utf-8")
    told = _start(profile, "macro:///Standard.Module1.Main")
    assert made.exists(), wrong.read_text() if wrong.exists() else told
    return made


_MACRO = """Sub Main
  On Error Goto Wrong
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
  {steps}
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName"
  form(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL("{made}", form())
Wrong:
  If Err <> 0 Then
    Open "{told}" For Output As #1
    Print #1, Erl & ": " & Error$
    Close #1
  End If
  StarDesktop.terminate()
End Sub
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">{macro}</script:module>
"""


def _profile(folder: Path) -> Path:
    profile = folder / "profil"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return profile


def _start(profile: Path, *words: str) -> str:
    """Run LibreOffice until it is done; answers what it says."""
    assert SOFFICE
    done = subprocess.run(
        [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", *words],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout + done.stderr
