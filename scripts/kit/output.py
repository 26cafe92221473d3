"""output - rows of text as csv, tsv, json or a table.

A format is a class with two methods: begin() prints what stands above the
rows, row() prints one. They write the same bytes on every platform.
"""
import io
import json
import re
import sys
from typing import IO, NamedTuple, Sequence

# kind: text, number (json: a number where it is one), or flag (json: true or
# false). width: columns of the table; 0 leaves the column out of the table.
Column = NamedTuple("Column", [
    ("name", str), ("kind", str), ("width", int)])

NAMES = ("csv", "json", "table", "tsv")
NUMBER = re.compile(r"(0|-?[1-9][0-9]*)(\.[0-9]+)?\Z|-?0\.[0-9]+\Z")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
TSV_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"}


def text(name: str = "", width: int = 0) -> Column:
    return Column(name, "text", width)


def standard_output() -> IO[str]:
    """Standard output for data: UTF-8, LF, and bytes that are no UTF-8 as
    they came."""
    raw = open(1, "wb", closefd=False)
    return io.TextIOWrapper(raw, encoding="utf-8", errors="surrogateescape",
                            newline="\n")


def is_terminal() -> bool:
    try:
        return sys.stdout is not None and sys.stdout.isatty()
    except ValueError:
        return False


def default_format() -> str:
    """A table for a person, csv for a program."""
    return "table" if is_terminal() else "csv"


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
    if column.kind == "number" and NUMBER.match(value):
        return value
    if column.kind == "flag" and value in ("0", "1"):
        return "true" if value == "1" else "false"
    return json.dumps(value, ensure_ascii=False)


class Format:
    """Rows in one form; the values stand in the order of the columns."""

    def __init__(self, columns: Sequence[Column], out: IO[str]) -> None:
        self.columns = list(columns)
        self.out = out

    def begin(self) -> None:
        pass

    def row(self, values: Sequence[str]) -> None:
        raise NotImplementedError


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
        cells = [visible(value).ljust(column.width)
                 for column, value in zip(self.columns, values)
                 if column.width]
        self.out.write("  ".join(cells).rstrip() + "\n")


FORMATS = {"csv": Csv, "tsv": Tsv, "json": Json, "table": Table}


def open_format(name: str, columns: Sequence[Column],
                out: IO[str]) -> Format:
    return FORMATS[name](columns, out)
