"""kit_case - what the tests of the kit's commands share."""
import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from typing import Dict, List, NamedTuple, Optional

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
sys.dont_write_bytecode = True
if os.path.join(TOP, "scripts") not in sys.path:
    sys.path.insert(0, os.path.join(TOP, "scripts"))

BUILD = os.path.join(TOP, os.environ.get("BUILD", "build"))


def without_site() -> str:
    """smf119 without the layouts of the host that the tests run on."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    path = os.path.join(folder, "smf119")
    with open(path, "w", encoding="utf-8") as out:
        out.write('#!/bin/sh\nexec "%s" --no-site-layouts "$@"\n'
                  % os.path.join(BUILD, "smf119"))
    os.chmod(path, 0o755)
    return path


SMF119 = without_site()
SAMPLE = os.path.join(TOP, "samples", "ipsec.smf")

Result = NamedTuple("Result", [("status", int), ("out", str), ("err", str)])

FIRST = "timestamp,SMF119SID,SMF119STY,SMF119TI_Stack,"
IKE_HEADER = FIRST + ("NMsIKETunID,NMsIKETunGeneration,NMsIKETunICookie,"
                      "NMsIKETunRCookie,NMsIKETunState,"
                      "NMsIKETunLifetimeExpire,tail")
IP_HEADER = FIRST + "NMsIPTunID,NMsIPTunState,tail"


def run(command: str, *arguments: str, given: str = "",
        env: Optional[Dict[str, str]] = None) -> Result:
    """Runs a command of the kit as it lies in the tree."""
    done = subprocess.run(
        [sys.executable, os.path.join(TOP, "scripts", "kit",
                                      "smf119-" + command)] +
        list(arguments), input=given.encode("utf-8", "surrogateescape"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=dict(dict(os.environ, SMF119=SMF119), **(env or {})))
    return Result(done.returncode, done.stdout.decode("utf-8"),
                  done.stderr.decode("utf-8"))


def run_words(words: List[str], env: Dict[str, str],
              cwd: Optional[str] = None) -> Result:
    """Runs a command without input."""
    done = subprocess.run(words, stdin=subprocess.DEVNULL, env=env, cwd=cwd,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return Result(done.returncode, done.stdout.decode("utf-8"),
                  done.stderr.decode("utf-8", "replace"))


def smf119(*arguments: str) -> str:
    return subprocess.run(
        [SMF119] + list(arguments), stdout=subprocess.PIPE,
        check=True).stdout.decode("utf-8")


class Case(unittest.TestCase):
    """With a folder for files of its own."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def file(self, text: str, name: str = "in") -> str:
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.write(text)
        return path

    def refused(self, result: Result, words: str) -> None:
        """One line that says why, and status 2."""
        self.assertEqual(result.status, 2, result)
        self.assertIn(words, result.err)
        self.assertEqual(result.err.count("\n"), 1, result.err)

    def lives(self, *rows: str, header: str = IKE_HEADER) -> List[str]:
        """The lives of these records, without what stands behind last_state,
        from any order of the records."""
        result = run("history", "-o", "csv", "--csv",
                     self.file("\n".join([header] + list(rows)) + "\n"))
        self.assertEqual((result.status, result.err), (0, ""))
        again = run("history", "-o", "csv", "--csv",
                    self.file("\n".join([header] + list(rows[::-1])) + "\n"))
        self.assertEqual(again.out, result.out)
        return [",".join(line.split(",")[3:12])
                for line in result.out.splitlines()[1:]]
