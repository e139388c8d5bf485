"""The workspaces of the main screen, one file each."""
