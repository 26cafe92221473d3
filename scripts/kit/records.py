"""records - the one reader of smf119's records, from dumps or saved csv.

Columns go by name. A row is a list of text in the order of the columns asked
for; what is absent is empty. Rows come in the order of the input.
"""
import argparse
import csv
import io
import re
import sys
from typing import (Any, Callable, Dict, FrozenSet, IO, Iterator, List,
                    NamedTuple, Optional, Sequence)

from kit import program
from kit.command import Parser
from kit.messages import Failure, Messages, describe
from kit.tunnels import NO_TIME, TIME

# Without these no row can be used.
ALWAYS = ("timestamp", "SMF119SID", "SMF119STY", "SMF119TI_Stack")
# IKE tunnels are told apart by these: not if one output has them and one not.
COOKIES = ("NMsIKETunICookie", "NMsIKETunRCookie")
# The length of a time without a zone.
LOCAL_TIME = len("2026-11-20T08:30:00.34")
# Where the record was, and nothing of what it says.
PLACE = ("file", "record", "offset")

FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")

Row = List[str]
Needed = Dict[str, Sequence[str]]

# The columns that a command asks for. needed: the subtypes to read, and those
# columns that their rows cannot go without. order: all columns; one that is not
# needed is empty where the input does not have it. rest: all other fields of the
# records follow, joined to one value.
Columns = NamedTuple("Columns", [
    ("needed", Needed),
    ("order", Sequence[str]),
    ("rest", bool)])


def add_options(parser: Parser, without: Sequence[str] = ()) -> None:
    """--csv, and smf119's options that are passed on; without: but for
    those."""
    parser.option("", "csv", "FILEs hold what smf119 -o csv printed, not "
                  "dumps")
    for passed in program.PASSED:
        if passed.name in without:
            continue
        parser.option(passed.letter, passed.name, passed.help,
                      value=passed.value, dest=attribute(passed.name),
                      action="append" if passed.value else "store_true")


def attribute(name: str) -> str:
    """Where the parsed options have an option of smf119."""
    return "smf119_" + name.replace("-", "_")


def passed_on(options: argparse.Namespace,
              names: Optional[Sequence[str]] = None) -> List[str]:
    """The options for smf119, each as one word."""
    words = []
    for passed in program.PASSED:
        given = getattr(options, attribute(passed.name), None)
        if names is not None and passed.name not in names:
            continue
        if not passed.value:
            words += ["--" + passed.name] if given else []
        else:
            words += ["--%s=%s" % (passed.name, v) for v in given or []]
    return words


def selectable(options: argparse.Namespace, subtypes: Sequence[str],
               others: Sequence[str]) -> Sequence[str]:
    """The subtypes to read: without those that are not among the others when
    the user's tests go only with the others. Labels are unique among these,
    but not among all."""
    few = [s for s in subtypes if s in others]
    if not options.smf119_where or options.csv or not few or \
            len(few) == len(subtypes):
        return subtypes
    words = passed_on(options, program.LAYOUT_OPTIONS + ["where"])
    path = program.find()

    def accepted(some: Sequence[str]) -> bool:
        return program.ask(path, ["-q", "-s", ",".join(some)] +
                           words).status == 0
    return few if accepted(few) and not accepted(subtypes) else subtypes


class Header:
    """A header line of saved csv: where the wanted columns stand in it."""

    def __init__(self, names: Sequence[str], columns: Columns,
                 place: str) -> None:
        doubled = [n for n in names if names.count(n) > 1]
        if doubled:
            raise Failure("%s: column %s is there twice" % (place, doubled[0]))
        for name in ALWAYS:
            if name not in names:
                raise Failure("%s: there is no column %s" % (place, name))
        self.names = names
        self.width = len(names)
        self.cookies = [n for n in COOKIES
                        if n in names and n in columns.order]
        self.subtype = names.index("SMF119STY")
        self.time = names.index("timestamp")
        self.system = names.index("SMF119SID")
        self.missing = {}  # type: Dict[str, str]
        for subtype, needed in columns.needed.items():
            for name in needed:
                if name not in names:
                    self.missing.setdefault(subtype, name)
        # The subtypes whose rows can be used as they are.
        self.usable = frozenset(
            set(columns.needed) - set(self.missing))  # type: FrozenSet[str]
        self.places = [names.index(n) if n in names else self.width
                       for n in columns.order]
        others = sorted(set(names) - set(columns.order) - set(PLACE))
        self.others = [names.index(n) for n in others]
        self.rest = columns.rest

    def pick(self, row: Row) -> Row:
        """The row in the order of the columns asked for."""
        row.append("")
        picked = [row[i] for i in self.places]
        if self.rest:
            picked.append("\1".join([row[i] for i in self.others]))
        return picked


class Source:
    """Rows of records, of dumps or of saved csv."""

    def __init__(self, options: argparse.Namespace,
                 columns: Columns, more: Sequence[str] = (),
                 without: Sequence[str] = ()) -> None:
        """more: further options for smf119, which --csv does not go with;
        without: names of those that are not passed on."""
        self.files = options.files
        self.subtypes = ",".join(sorted(columns.needed, key=int))
        self.columns = columns
        # smf119's, when all rows are read: 1 for damage, 2 for failure.
        self.status = 0
        self.header = None  # type: Optional[Header]
        self.cookies = []  # type: Sequence[str]
        # The sets of columns of saved csv, and the number of that of a row.
        self.sets = {}  # type: Dict[FrozenSet[str], int]
        self.number = 0
        # Whether the times of a system have a zone.
        self.zones = {}  # type: Dict[str, bool]
        self.pick = None  # type: Optional[Callable[[Row], Row]]
        self.saved = options.csv
        if self.saved:
            refuse_dump_options(options)
            return
        self.path = program.find()
        self.passed = passed_on(options, [
            passed.name for passed in program.PASSED
            if passed.name not in without]) + list(more)
        self.names = program.fields(
            self.path, passed_on(options, program.LAYOUT_OPTIONS),
            self.subtypes)
        for name in columns.order:
            if name not in self.names:
                raise Failure(program.no_field(name))

    def rows(self) -> Iterator[Row]:
        csv.field_size_limit(0x7FFFFFFF)
        return self.saved_rows() if self.saved else self.dump_rows()

    def dump_rows(self) -> Iterator[Row]:
        """Runs smf119 over the dumps."""
        order = list(self.columns.order)
        wanted = order + self.other_names() if self.columns.rest else order
        process = program.start(self.path, [
            "-o", "csv", "-s", self.subtypes, "-e", ",".join(wanted)] +
            self.passed + ["--"] + self.files)
        assert process.stdout is not None
        try:
            reader = csv.reader(text_lines(process.stdout), strict=True)
            header = next(reader, None)
            if header is None and program.status_of(process) == 2:
                raise Failure("")   # smf119 has said why it prints nothing.
            if header not in (None, wanted):
                raise Failure("smf119 did not print the columns asked for")
            if self.columns.rest:
                yield from join_rest(reader, len(order))
            else:
                yield from reader
        except csv.Error as error:
            raise Failure("the output of smf119: %s" % error)
        finally:
            process.stdout.close()
            self.status = program.status_of(process)

    def other_names(self) -> List[str]:
        """The fields of the records that nobody asked for: not where the
        record was, nothing derived, nothing undecoded."""
        return [n for n in self.names
                if n not in self.columns.order and not n[0].islower()]

    def saved_rows(self) -> Iterator[Row]:
        for name in self.files or ["-"]:
            with open_saved(name) as stream:
                reader = csv.reader(text_lines(stream), strict=True)
                try:
                    yield from self.saved_file(name, reader)
                except csv.Error as error:
                    raise not_csv(name, reader.line_num, explain(error))
                except OSError as error:
                    raise Failure("%s: %s" % (name, error.strerror))

    def saved_file(self, name: str, reader: Any) -> Iterator[Row]:
        header = self.header or NO_HEADER
        for row in reader:
            if len(row) == header.width and \
                    row[header.subtype] in header.usable:
                time = row[header.time]
                if TIME.match(time):
                    self.check_zone(name, row[header.system], time)
                elif time and not NO_TIME.match(time):
                    raise not_csv(name, reader.line_num, "timestamp is %r; "
                                  "columns printed with --raw or "
                                  "--spreadsheet cannot be used" % time)
                yield header.pick(row)
            elif is_header(row):
                header = Header(without_bom(row), self.columns, name)
                self.check_cookies(name, header)
                self.header = header
                self.number = self.sets.setdefault(
                    frozenset(header.names), len(self.sets))
            elif row:
                self.check_unused(name, reader.line_num, row)

    def check_zone(self, name: str, system: str, time: str) -> None:
        """Refuses times of a system of which only some have a zone: a record
        that is there twice would not be found to be one."""
        zone = len(time) > LOCAL_TIME
        if self.zones.setdefault(system, zone) != zone:
            raise Failure("%s: some of the times of %s are printed with "
                          "--utc-offset, and some are not" % (name, system))

    def check_cookies(self, name: str, header: Header) -> None:
        """Refuses columns that do not go together with those before."""
        if not header.cookies:
            return
        for column in COOKIES:
            if self.cookies and (column in header.cookies) != (
                    column in self.cookies):
                raise Failure("%s: some of the outputs have the column %s, "
                              "and some do not" % (name, column))
        self.cookies = header.cookies

    def check_unused(self, name: str, line: int, row: Row) -> None:
        """Refuses a row that is not used, if it should have been."""
        header = self.header
        if header is None:
            raise not_csv(name, line, "want the line of column names")
        if len(row) != header.width:
            raise not_csv(name, line, "%d values, the header has %d"
                          % (len(row), header.width))
        subtype = row[header.subtype]
        if subtype in header.missing:
            raise Failure(missing_column(name, header.missing[subtype],
                                         subtype))
        if not subtype.isdigit():
            raise not_csv(name, line, "SMF119STY is %r, which is not a number"
                          % subtype)


def missing_column(name: str, column: str, subtype: str) -> str:
    """The message, with what to do where smf119 does not know the column
    either."""
    text = ("%s: there is no column %s, which records of subtype %s need"
            % (name, column, subtype))
    try:
        if column in program.fields(program.find(), [], subtype):
            return text
    except Failure:
        return text
    return text + "; " + program.no_field(column)


def report(messages: Messages, options: argparse.Namespace, source: Source,
           seen: int, nameless: int) -> None:
    """Says what was left out, and that there was nothing; of dumps, smf119
    has said so."""
    if nameless > 0:
        messages.say("%d records whose tunnel ID could not be read are left "
                     "out" % nameless)
    if seen == 0 and source.saved:
        messages.say("no records of IPSec tunnels (subtypes 73 to 80) were "
                     "read")


NO_HEADER = Header(ALWAYS, Columns({}, (), False), "")


def join_rest(reader: Iterator[Row], n: int) -> Iterator[Row]:
    for row in reader:
        row[n:] = ["\1".join(row[n:])]
        yield row


def is_header(row: Row) -> bool:
    """A row of nothing but names, among them one that all records have."""
    names = without_bom(row)
    return ("SMF119STY" in names or "timestamp" in names) and \
        all(FIELD_NAME.match(name) for name in names)


def without_bom(row: Row) -> Row:
    return [row[0].lstrip("\ufeff")] + row[1:] if row else row


def refuse_dump_options(options: argparse.Namespace) -> None:
    """Saved csv has been selected from already."""
    names = ["--" + passed.name for passed in program.PASSED
             if hasattr(options, attribute(passed.name))]
    for flag in options.given:
        if flag.name in names:
            raise Failure("option '%s' is for dumps, not for --csv"
                          % flag.written)


def open_saved(name: str) -> IO[bytes]:
    if name == "-":
        return open(sys.stdin.fileno(), "rb", closefd=False)
    try:
        return open(name, "rb")
    except OSError as error:
        raise Failure(describe(error))


def text_lines(stream: IO[bytes]) -> IO[str]:
    """Text whose line ends are left to the csv module."""
    return io.TextIOWrapper(stream, encoding="utf-8",
                            errors="surrogateescape", newline="")


def not_csv(name: str, line: int, reason: str) -> Failure:
    return Failure("%s: line %d: not what smf119 -o csv prints: %s"
                   % (name, line, reason))


def explain(error: Exception) -> str:
    if "unexpected end of data" in str(error):
        return "a quote is never closed"
    return str(error)
