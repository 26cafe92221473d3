"""layout_case - what the tests of smf119-layout share."""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from typing import (Any, Dict, List, NamedTuple, Optional, Sequence, Set,
                    Tuple)

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
sys.dont_write_bytecode = True
for folder in (os.path.join(TOP, "scripts"), HERE):
    if folder not in sys.path:
        sys.path.insert(0, folder)

from kit.layout_build import build  # noqa: E402
from kit.layout_notation import Layout, Section, Values  # noqa: E402
from kit.layout_program import Program  # noqa: E402
from kit.layout_report import Report  # noqa: E402
from kit.layout_source import read_page  # noqa: E402

BUILD = os.path.join(TOP, os.environ.get("BUILD", "build"))
os.environ.setdefault("SMF119", os.path.join(BUILD, "smf119"))
COMMAND = os.path.join(TOP, "scripts", "kit", "smf119-layout")
SAMPLES = os.path.join(TOP, "samples")

Result = NamedTuple("Result", [("status", int), ("out", str), ("err", str)])
Made = NamedTuple("Made", [("layout", Layout), ("doubts", List[str])])
# The headings of a table, and a table.
NMI = "Field\tOffset\tLength\tFormat\tDescription\n"
SMF = "Offset\tName\tLength\tFormat\tDescription\n"


def table(rows: str, head: str = NMI, title: str = "A thing") -> str:
    return "Table 1. %s\n%s%s\n" % (title, head, rows)


# Name, offset, length, kind, and unit, flag or codes.
Shape = Tuple[str, int, int, str, Any]


def smf119_layout(*arguments: str, given: str = "",
                  env: Optional[Dict[str, str]] = None) -> Result:
    """Runs the command."""
    done = subprocess.run(
        [sys.executable, COMMAND] + list(arguments), input=given.encode(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=dict(os.environ, **(env or {})))
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


class LayoutCase(unittest.TestCase):
    known = Layout()

    @classmethod
    def setUpClass(cls) -> None:
        if not LayoutCase.known.sections:
            LayoutCase.known = Program().built_in()

    def setUp(self) -> None:
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def file(self, name: str, text: str) -> str:
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        return path

    def made(self, *pages: str, keep: bool = False,
             known: Optional[Layout] = None) -> Made:
        """What the pages become, without running the command."""
        report = Report()
        read = [read_page("page%d" % n, text.encode("utf-8"))
                for n, text in enumerate(pages, 1)]
        layout = build(read, known or self.known, keep, report)
        self.assertIsNotNone(layout)
        assert layout is not None
        return Made(layout, report.messages())

    def command(self, status: int, *arguments: str,
                given: str = "") -> Result:
        result = smf119_layout(*arguments, given=given)
        self.assertEqual(result.status, status, result.err)
        self.assertNotIn("Traceback", result.err)
        for line in result.err.splitlines():
            self.assertTrue(line.startswith("smf119-layout: "), line)
        return result


def shapes(section: Section,
           values: Dict[str, Values]) -> Tuple[List[Shape], Set[int]]:
    """The fields of a section as they matter, and its reserved bits. One
    exception: no page says of bytes that they may be text, so alnum is hex."""
    rows = []  # type: List[Shape]
    reserved = set()  # type: Set[int]
    for field in section.fields:
        argument = field.argument  # type: Any
        if field.kind == "reserved":
            reserved |= set(range(field.offset, field.end))
            continue
        if field.kind == "code":
            argument = [(c.number, c.token.lower())
                        for c in sorted(values[argument].codes)]
        kind = "hex" if field.kind == "alnum" else field.kind
        rows.append((field.name, field.offset, field.length, kind, argument))
    return rows, reserved


def values_of(known: Layout, made: Layout) -> Dict[str, Values]:
    values = dict(known.values)
    values.update(made.values)
    return values


def have(*programs: str) -> Sequence[str]:
    """Those of the programs that are not there."""
    return [p for p in programs if shutil.which(p) is None]
