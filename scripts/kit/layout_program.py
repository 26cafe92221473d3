"""layout_program - what smf119 knows of layouts, and whether it loads one."""
import contextlib
import csv
import io
import os
import re
import subprocess
import tempfile
from typing import Iterator, List, NamedTuple, Sequence, Set

from kit import program
from kit.layout_notation import Layout, NotationError, parse
from kit.messages import Failure

LIST_ALL = ["--subtype=all", "--list-fields"]

ListedField = NamedTuple("ListedField", [
    ("subtype", int), ("section", str), ("name", str)])


class Ended:
    """How a run of smf119 ended."""

    def __init__(self) -> None:
        self.status = 0
        self.errors = ""


class Program:
    """smf119 with nothing but its own layouts and those given."""

    def __init__(self) -> None:
        # A layout of the user's is not built in.
        os.environ.pop("SMF119_LAYOUT", None)
        self.path = program.find()
        text = program.ask(self.path, ["--help"]).output
        self.alone = (["--no-site-layouts"]
                      if "--no-site-layouts" in text else [])

    def ask(self, arguments: Sequence[str]) -> program.Answer:
        return program.ask(self.path, self.alone + list(arguments))

    def rows(self, arguments: Sequence[str], ended: Ended) -> Iterator[
            List[str]]:
        """The rows of csv that a run prints, one at a time; what it said and
        how it ended is known when the last one was taken."""
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(
                [self.path] + self.alone + list(arguments), stderr=errors,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
            assert process.stdout is not None
            lines = io.TextIOWrapper(process.stdout, encoding="utf-8",
                                     errors="surrogateescape", newline="")
            try:
                yield from csv.reader(lines)
            finally:
                lines.close()
                ended.status = program.status_of(process)
                errors.seek(0)
                ended.errors = program.decode(errors.read())

    def listed(self, options: Sequence[str] = ()) -> List[ListedField]:
        """The fields of all records, with the layouts in the options."""
        answer = self.ask(LIST_ALL + list(options))
        if answer.status != 0:
            raise Failure(first_message(answer.errors)
                          or "smf119 cannot list its fields")
        fields = []
        for line in answer.output.splitlines():
            cells = line.split("\t")
            if cells[0].isdigit():
                fields.append(ListedField(int(cells[0]), cells[1], cells[5]))
        return fields

    def built_in(self) -> Layout:
        """The layouts that come with the program."""
        known = Layout()
        subtypes: Set[int] = {f.subtype for f in self.listed()}
        for subtype in sorted(subtypes):
            text = self.ask(["--print-layout=%d" % subtype]).output
            part = parse_built_in(text)
            known.values.update(part.values)
            known.sections.update(part.sections)
            known.records += part.records
        return known

    def why_not(self, text: str) -> str:
        """Why the program does not load a layout; '' when it does."""
        with kept(text) as path:
            answer = self.ask(["--layout=" + path] + LIST_ALL)
        if answer.status == 0:
            return ""
        return refusal(first_message(answer.errors), path, text) or (
            "it ended with status %d" % answer.status)


def parse_built_in(text: str) -> Layout:
    try:
        return parse(text)
    except NotationError as error:
        raise Failure("a built-in layout cannot be read: %s" % error)


@contextlib.contextmanager
def kept(text: str) -> Iterator[str]:
    """The text in a file, for as long as it is needed."""
    with tempfile.NamedTemporaryFile("w", suffix=".layout",
                                     encoding="utf-8") as out:
        out.write(text)
        out.flush()
        yield out.name


def refusal(message: str, path: str, text: str) -> str:
    """The message of smf119 on a temporary layout, with the row that it is
    about."""
    found = re.match(re.escape(path) + r":(\d+):\d+: (.*)$", message, re.S)
    if not found:
        return message
    row = text.splitlines()[int(found.group(1)) - 1]
    return '%s: in "%s"' % (found.group(2), " ".join(row.split()))


def first_message(errors: str) -> str:
    """The first message of smf119, without its name."""
    lines = errors.strip().splitlines() or [""]
    return lines[0].replace("smf119: ", "", 1)
