"""Run by the system's Python, which has LibreOffice's bridge: rows too low for their text.

``python3 row_heights.py SOFFICE PROFILE WORKBOOK`` prints a JSON object: how many ``rows`` were
looked at, and those that are too ``low``: [sheet, row, is, should be], in hundredths of a
millimetre. A row is too low where LibreOffice itself would make it higher.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]  # only the system's Python has it
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]  # of the bridge
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]  # too

SLACK = 5
"""Hundredths of a millimetre that nobody sees."""


def connect(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(240):
        with contextlib.suppress(NoConnectException):
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        time.sleep(0.25)
    raise SystemExit("no answer from LibreOffice")


def looked_at(document: Any) -> dict[str, Any]:
    low = []
    count = 0
    for sheet in document.Sheets:
        if not sheet.IsVisible:
            continue
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        for number in range(cursor.RangeAddress.EndRow + 1):
            row = sheet.Rows.getByIndex(number)
            before = row.Height
            row.OptimalHeight = True
            count += 1
            if row.Height > before + SLACK:
                low.append([sheet.Name, number + 1, before, row.Height])
    return {"rows": count, "low": low}


def main(soffice: str, profile: str, workbook: str) -> None:
    pipe = f"vbtui{uuid.uuid4().hex}"
    office = subprocess.Popen(
        [
            soffice,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        context = connect(pipe)
        desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )
        hidden = PropertyValue()
        hidden.Name, hidden.Value = "Hidden", True
        document = desktop.loadComponentFromURL(Path(workbook).as_uri(), "_blank", 0, (hidden,))
        print(json.dumps(looked_at(document)))
        document.close(True)
        with contextlib.suppress(Exception):  # It ends before it can answer.
            desktop.terminate()
    finally:
        try:
            office.wait(20)
        except subprocess.TimeoutExpired:
            office.kill()


main(*sys.argv[1:])
