"""The workbook: everything the program can show, out to Excel.

What only openpyxl's insides can do is in four small modules (:mod:`~vbtui.excel.cells`,
:mod:`~vbtui.excel.safe_text`, :mod:`~vbtui.excel.heights`, :mod:`~vbtui.excel.alt_text`); the
others say what stands in the sheets. openpyxl is imported by these modules only, so that nobody
waits for it who does not export.
"""
