"""layout_check - a layout tried on dumps: how many values are implausible.

smf119 does the reading. The layout is given to it with its reserved rows as
fields, so that their bits can be seen, and with nothing optional; each
section is read in a run of its own, so that no value counts twice.
"""
import argparse
import re
import sys
from datetime import date, timedelta
from typing import Callable, Dict, Iterator, List, NamedTuple, Optional, Tuple

from kit import output
from kit.command import ATTENTION, DONE, FAILED, Parser
from kit.layout_notation import (Field, Layout, NotationError, Section, parse,
                                 write)
from kit.layout_program import Ended, Program, first_message, kept
from kit.messages import Failure, Messages

YEARS = 10
DAYS = YEARS * 366
DAY = 24 * 60 * 60 * 100       # in 1/100 s
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
ZERO_ADDRESSES = ("0.0.0.0", "::")
LONGER = re.compile(r"subtype \d+: (\S+): section longer ")
PASSED = ("codepage", "framing", "unpack")
PLACE = ["file", "record", "timestamp"]
# Kinds that have a value whenever their bytes are there.
ALWAYS_SHOWN = ("flag", "bits", "uint", "code", "reserved", "address", "ipv4")


class Tally:
    """The values of one field."""

    def __init__(self, section: str, field: Field) -> None:
        self.section = section
        self.field = field
        self.seen = 0
        self.wrong = 0
        self.zero = 0
        self.why = ""

    def count(self, reason: str) -> None:
        self.seen += 1
        if reason:
            self.wrong += 1
            self.why = self.why or reason

    def settle(self) -> None:
        """Addresses that are zero where others are set are implausible."""
        if 0 < self.zero < self.seen:
            self.wrong += self.zero
            self.why = self.why or "an address that is 0"


Moment = Callable[[str], Optional[date]]


def add_options(parser: Parser) -> None:
    for name in PASSED:
        parser.option("", name, "as for smf119, with --check", "NAME")


def read_layout(path: str) -> Layout:
    try:
        with open(path, encoding="utf-8-sig") as text:
            return parse(text.read())
    except OSError as error:
        raise Failure("%s: %s" % (path, error.strerror))
    except UnicodeDecodeError:
        raise Failure("%s: this is not a layout file" % path)
    except NotationError as error:
        raise Failure("%s:%d: %s" % (path, error.line, error))


def visible(section: Section) -> Section:
    """The section with its reserved rows as fields, and nothing optional."""
    fields: List[Field] = []
    for field in section.fields:
        if field.kind == "reserved":
            fields += reserved_parts(field)
        else:
            fields.append(field._replace(attributes=()))
    return section._replace(fields=tuple(fields))


def reserved_parts(field: Field) -> Iterator[Field]:
    """Fields that cover a reserved row: bits up to a byte, whole bytes, and
    bits again."""
    at, n = field.offset, 0
    while at < field.end:
        n += 1
        name = "%s__%d" % (field.name, n)
        if at % 8 or field.end - at < 8:
            size = min(8 - at % 8, field.end - at)
            yield Field(name, at, "bits", size)
        else:
            size = (field.end - at) // 8 * 8
            yield Field(name, at, "hex", size)
        at += size


def text_reason(value: str) -> str:
    found = CONTROL.search(value)
    return "X'%02X' in a text" % ord(found.group()) if found else ""


def bits_reason(value: str) -> str:
    return "reserved bits that are not 0" if value.strip("0") else ""


def unix_day(value: str) -> Optional[date]:
    return date(1970, 1, 1) + timedelta(seconds=int(value))


def tod_day(value: str) -> Optional[date]:
    number = int(value, 16) if value.startswith("0x") else int(value)
    return date(1900, 1, 1) + timedelta(microseconds=number >> 12)


def packed_day(value: str) -> Optional[date]:
    """0cyyddd, perhaps with the sign and the time behind it."""
    digits = value[2:] if value.startswith("0x") else value
    found = re.match(r"0([01])(\d\d)(\d{3})(?:F|\.|$)", digits)
    if not found:
        return None
    century, year, day = (int(g) for g in found.groups())
    if not 1 <= day <= 366:
        return None
    return date(1900 + 100 * century + year, 1, 1) + timedelta(days=day - 1)


MOMENTS: Dict[str, Moment] = {
    "unixtime": unix_day, "stck": tod_day, "timestamp": packed_day,
    "date": packed_day}


def time_reason(kind: str, value: str, day: Optional[date]) -> str:
    """Is a time within ten years of the record?"""
    if not value.replace("0x", "").strip("0.F"):
        return ""
    try:
        moment = MOMENTS[kind](value)
    except (ValueError, OverflowError):
        moment = None
    if moment is None:
        return "%s is not a date" % value
    if day is not None and abs((moment - day).days) > DAYS:
        return "%s, in a record of %s" % (moment, day)
    return ""


def is_absent(field: Field, value: str) -> bool:
    """0 where the layout says that it stands for no value."""
    return value == "0" and "optional" in field.attributes


class Judge:
    """What is implausible in a value of each kind."""

    def __init__(self, layout: Layout, known: Layout) -> None:
        self.codes: Dict[str, List[str]] = {}
        for values in list(known.values.values()) + list(
                layout.values.values()):
            self.codes[values.name] = [str(c.number) for c in values.codes]

    def code_reason(self, field: Field, value: str) -> str:
        if is_absent(field, value):
            return ""
        known = value in self.codes.get(field.argument, [])
        return "" if known else "code %s without a name" % value

    def reason(self, field: Field, value: str, day: Optional[date]) -> str:
        """Why a value is implausible; '' when it is not."""
        if field.kind in MOMENTS:
            return time_reason(field.kind, value, day)
        if field.kind == "code":
            return self.code_reason(field, value)
        if field.kind == "text":
            return text_reason(value)
        if field.kind == "reserved":
            return bits_reason(value)
        if field.kind == "time" and value.isdigit():
            late = int(value) >= DAY
            return "%s is not a time of day" % value if late else ""
        return ""

    def judge(self, tally: Tally, value: str, day: Optional[date]) -> None:
        if tally.field.kind in ("address", "ipv4"):
            tally.zero += value in ZERO_ADDRESSES
        tally.count(self.reason(tally.field, value, day))


class Run(NamedTuple):
    """What a section was found to be in the dumps."""
    section: str
    tallies: List[Tally]
    rows: int
    longer: int
    shorter: int
    damaged: bool


class Checker:
    def __init__(self, options: argparse.Namespace) -> None:
        self.smf119 = Program()
        self.files: List[str] = options.files
        self.path: str = options.check
        self.layout = read_layout(self.path)
        self.passed = ["--%s=%s" % (name, getattr(options, name))
                       for name in PASSED if getattr(options, name)]
        self.listed = self.smf119.listed(["--layout=" + self.path])
        self.judge = Judge(self.layout, self.smf119.built_in())

    def runs(self) -> Iterator[Run]:
        shown = Layout()
        shown.values = self.layout.values
        shown.records = self.layout.records
        shown.sections = {name: visible(section) for name, section
                          in self.layout.sections.items()}
        with kept(write(shown)) as path:
            for section in self.layout.sections.values():
                subtypes = sorted({f.subtype for f in self.listed
                                   if f.section == section.name})
                if subtypes:
                    yield self.run(section, shown.sections[section.name],
                                   subtypes, path)

    def rows_of(self, names: List[str], subtypes: List[int], path: str,
                ended: Ended) -> Iterator[Tuple[Dict[str, str], str]]:
        """The values of a section, and the raw time of its record. Where
        another section of the record is there more often, this one is
        repeated: that counts once."""
        before = PLACE + names
        words = (["--layout=" + path, "--raw", "--format=csv",
                  "--subtype=" + ",".join(map(str, subtypes)),
                  "--fields=" + ",".join(before)]
                 + self.passed + ["--"] + self.files)
        for row in self.smf119.rows(["--verbose"] + words, ended):
            values = row[len(PLACE):]
            if any(values) and row != before:
                yield dict(zip(names, values)), row[len(PLACE) - 1]
            before = row
        if ended.status == FAILED:
            # Once more, for what it says without --verbose.
            for _ in self.smf119.rows(words, ended):
                pass
            raise Failure(first_message(ended.errors) or "smf119 failed")

    def run(self, section: Section, shown: Section, subtypes: List[int],
            path: str) -> Run:
        ended = Ended()
        tallies = [Tally(section.name, f) for f in section.fields]
        rows = shorter = 0
        for values, time in self.rows_of([f.name for f in shown.fields],
                                         subtypes, path, ended):
            rows += 1
            shorter += self.take(tallies, values, packed_day(time))
        for tally in tallies:
            tally.settle()
        longer = sum(1 for m in LONGER.finditer(ended.errors)
                     if m.group(1) == section.name)
        return Run(section.name, tallies, rows, longer, shorter,
                   ended.status != 0)

    def take(self, tallies: List[Tally], row: Dict[str, str],
             day: Optional[date]) -> bool:
        """Judges the values of a row; true when the section is shorter than
        the layout has it: its last number is not there."""
        shorter = False
        for tally in tallies:
            value = value_in(row, tally.field)
            if value:
                self.judge.judge(tally, value, day)
            elif tally.field.kind in ALWAYS_SHOWN:
                shorter = True
        return shorter


def value_in(row: Dict[str, str], field: Field) -> str:
    """The value of a field; of a reserved one, the digits of its parts."""
    if field.kind != "reserved":
        return row.get(field.name, "")
    values = [row.get(p.name, "") for p in reserved_parts(field)]
    return "".join(v[2:] if v.startswith("0x") else v for v in values)


COLUMNS = [output.text("section", 28), output.text("field", 28),
           output.text("kind", 9), output.text("values", 7),
           output.text("implausible", 11), output.text("share", 6),
           output.text("why", 20)]


def share_of(part: int, whole: int) -> str:
    return "%.1f%%" % (100.0 * part / whole) if whole else ""


def print_run(table: output.Format, run: Run) -> None:
    for tally in run.tallies:
        table.row([run.section, tally.field.name, tally.field.kind,
                   str(tally.seen), str(tally.wrong),
                   share_of(tally.wrong, tally.seen), tally.why])
    for what, n in (("longer", run.longer), ("shorter", run.shorter)):
        if n:
            table.row([run.section, "", "section", str(run.rows), str(n),
                       share_of(n, run.rows), "%s than the layout" % what])


def verdict(runs: List[Run]) -> Tuple[bool, str]:
    tallies = [t for run in runs for t in run.tallies if t.seen]
    wrong = [t for t in tallies if t.wrong]
    sizes = [r for r in runs if r.longer or r.shorter]
    values = sum(t.seen for t in tallies)
    if not wrong and not sizes:
        return True, ("plausible: %d values of %d fields, and none is "
                      "implausible" % (values, len(tallies)))
    return False, (
        "doubtful: %d of %d values are implausible, in %d of %d fields; "
        "%d sections are longer or shorter than the layout; is it the page "
        "of this release, and are all rows there?" % (
            sum(t.wrong for t in wrong), values, len(wrong), len(tallies),
            sum(r.longer + r.shorter for r in sizes)))


def check(options: argparse.Namespace, messages: Messages) -> int:
    if not options.files or "-" in options.files:
        raise Failure("--check needs the names of dumps, as it reads them "
                      "more than once")
    checker = Checker(options)
    runs = list(checker.runs())
    if not any(run.rows for run in runs):
        raise Failure("%s: none of its sections is in these dumps: nothing "
                      "was judged" % options.check)
    table = output.open_format("table", COLUMNS, sys.stdout)
    table.begin()
    for run in runs:
        print_run(table, run)
    good, text = verdict(runs)
    sys.stdout.write("\n%s\n" % text)
    if any(run.damaged for run in runs):
        messages.say("the dumps are damaged, and could not be read as a "
                     "whole; run smf119 on them to see where")
        return ATTENTION
    return DONE if good else ATTENTION
