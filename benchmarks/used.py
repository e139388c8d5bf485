"""What a command uses: ``python -m benchmarks.used COMMAND…`` prints its seconds of processor time
and its most memory, in MiB.

A process of its own: Linux counts to a child the memory that its parent had when it was started.
"""

from __future__ import annotations

import os
import subprocess
import sys


def main(command: list[str]) -> int:
    """Run the command without its output, and answer what it answered."""
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(command, stdout=quiet, stderr=quiet)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
    return child.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
