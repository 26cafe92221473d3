"""test_memory - the memory of the commands does not grow with their input. That
of sort(1) is bounded by its option; smf119's has tests of its own.
"""
import os
import subprocess
import sys
import unittest

from kit_case import BUILD, SAMPLE, SMF119, TOP, Case

# Runs a command of the kit and tells the most memory that it had, in KiB.
MEASURE = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from importlib import import_module
status = import_module("kit." + sys.argv[2]).main(sys.argv[3:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
sys.exit(status)
"""
# The caches of the commands are full after the few.
FEW, MANY = 30000, 90000
# What a process may have more without a reason in its input.
SLACK = 3000


class Memory(Case):
    def peak(self, command: str, records: int) -> int:
        dump = os.path.join(self.folder, str(records))
        if not os.path.exists(dump):
            with open(dump, "wb") as out:
                subprocess.run([os.path.join(BUILD, "mkdump"),
                                "--records=%d" % records, SAMPLE],
                               stdout=out, check=True)
        done = subprocess.run(
            [sys.executable, "-B", "-c", MEASURE,
             os.path.join(TOP, "scripts"), command, "-o", "csv", dump],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            env=dict(os.environ, SMF119=SMF119))
        self.assertLess(done.returncode, 2, done.stderr)
        return int(done.stderr.split()[-1])

    def test_three_times_the_records(self) -> None:
        for command in "history", "audit", "peers", "connections":
            with self.subTest(command=command):
                self.assertLess(self.peak(command, MANY),
                                self.peak(command, FEW) + SLACK)


if __name__ == "__main__":
    unittest.main()
