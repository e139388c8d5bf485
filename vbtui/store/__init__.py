"""The file: opening it safely, its journal, undo, drafts, migrations and every query.

All SQL of the program stands here. What only SQLite has (pragmas, the guard, backups) stands in
``connection.py`` and ``guard.py``; the rest keeps to SQL that a central server's database has too.
"""
