"""output - rows of text as csv, tsv, json or a table.

A format is a class with two methods: begin() prints what stands above the
rows, row() prints one. They write the same bytes on every platform.
"""
import abc
import io
import json
import re
import sys
from typing import Callable, Dict, IO, NamedTuple, Sequence, Type

from kit.command import Parser
from kit.messages import Failure

TEXT, NUMBER, FLAG = "text", "number", "flag"

# The kind counts in json: a number is one where the value is one, a flag is
# true or false. The width counts in a table; numbers stand at its right.
Column = NamedTuple("Column", [
    ("name", str), ("kind", str), ("width", int)])


def text(name: str, width: int = 0) -> Column:
    return Column(name, TEXT, width)


def number(name: str, width: int = 0) -> Column:
    return Column(name, NUMBER, width)


def flag(name: str, width: int = 0) -> Column:
    return Column(name, FLAG, width)


DIGITS = re.compile(r"(0|-?[1-9][0-9]*)(\.[0-9]+)?\Z|-?0\.[0-9]+\Z")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
TSV_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"}


def standard_output() -> IO[str]:
    """Standard output for data: UTF-8, LF, and bytes that are not UTF-8
    unchanged."""
    raw = open(1, "wb", closefd=False)
    return io.TextIOWrapper(raw, encoding="utf-8", errors="surrogateescape",
                            newline="\n")


def default_format() -> str:
    """A table for a person, csv for a program."""
    return "table" if sys.stdout.isatty() else "csv"


def csv_cell(value: str) -> str:
    if '"' in value or "," in value or "\n" in value or "\r" in value:
        return '"' + value.replace('"', '""') + '"'
    return value


def tsv_cell(value: str) -> str:
    if "\\" in value or CONTROL.search(value):
        return "".join(tsv_character(c) for c in value)
    return value


def tsv_character(c: str) -> str:
    if c in TSV_ESCAPES:
        return TSV_ESCAPES[c]
    return "\\u%04X" % ord(c) if CONTROL.match(c) else c


def visible(value: str) -> str:
    """A value in a line for the eye: one line, "-" for what is absent."""
    if not value:
        return "-"
    return CONTROL.sub(lambda m: "\\u%04X" % ord(m.group()), value)


def json_value(column: Column, value: str) -> str:
    if column.kind == NUMBER and DIGITS.match(value):
        return value
    if column.kind == FLAG and value in ("0", "1"):
        return "true" if value == "1" else "false"
    return json.dumps(value, ensure_ascii=False)


class Format(abc.ABC):
    """Rows in one form; the values stand in the order of the columns."""

    def __init__(self, columns: Sequence[Column], out: IO[str]) -> None:
        self.columns = list(columns)
        self.out = out

    def begin(self) -> None:
        pass

    @abc.abstractmethod
    def row(self, values: Sequence[str]) -> None:
        """Prints a row."""


class Csv(Format):
    def begin(self) -> None:
        self.row([c.name for c in self.columns])

    def row(self, values: Sequence[str]) -> None:
        self.out.write(",".join(map(csv_cell, values)) + "\n")


class Tsv(Format):
    def begin(self) -> None:
        self.row([c.name for c in self.columns])

    def row(self, values: Sequence[str]) -> None:
        self.out.write("\t".join(map(tsv_cell, values)) + "\n")


class Json(Format):
    """JSON Lines; what is absent is left out."""

    def row(self, values: Sequence[str]) -> None:
        self.out.write("{" + ",".join(
            json.dumps(column.name) + ":" + json_value(column, value)
            for column, value in zip(self.columns, values) if value) + "}\n")


class Table(Format):
    """Columns of usual widths: a longer value moves the rest of its line."""

    def begin(self) -> None:
        self.row([c.name.upper() for c in self.columns])

    def row(self, values: Sequence[str]) -> None:
        cells = []
        for column, value in zip(self.columns, values):
            value = visible(value)
            cells.append(value.rjust(column.width) if column.kind == NUMBER
                         else value.ljust(column.width))
        self.out.write("  ".join(cells).rstrip() + "\n")


FORMATS = {"csv": Csv, "tsv": Tsv, "json": Json,
           "table": Table}  # type: Dict[str, Type[Format]]


def add_option(parser: Parser, more: Sequence[str] = ()) -> None:
    """-o, --format; more: formats of this command alone."""
    names = sorted(list(FORMATS) + list(more))
    parser.option("o", "format", "%s or %s; without it, table on a terminal "
                  "and else csv" % (", ".join(names[:-1]), names[-1]),
                  value="FORMAT", default=default_format(),
                  type=one_of(names))


def one_of(names: Sequence[str]) -> Callable[[str], str]:
    def check(name: str) -> str:
        if name not in names:
            raise Failure("unknown format '%s'; use %s or %s"
                          % (name, ", ".join(names[:-1]), names[-1]))
        return name
    return check


def open_format(name: str, columns: Sequence[Column], out: IO[str]) -> Format:
    return FORMATS[name](columns, out)
