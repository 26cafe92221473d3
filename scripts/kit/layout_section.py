"""layout_section - a table of the manual as a section whose rows tile it.

What the manual prints twice at one offset becomes one row, and a hole becomes
reserved bytes with a doubt. Rows that overlap are refused.
"""
import re
from itertools import takewhile
from typing import List, NamedTuple, Optional, Tuple

from kit import layout_words as words
from kit.layout_cells import CellError, Entry, entry_of, head_text
from kit.layout_kinds import (DATE, DATE_NAME, DURATION, FIRST_FOUR,
                              FLAG_WANTED, HUNDREDTHS, IPV6_BITS, LAST_FOUR,
                              TIME, TIME_NAME, UTC, Kinds)
from kit.layout_notation import OPEN, Field, Section, offset_text
from kit.layout_page import Page, Table
from kit.layout_report import Refused, Report

TWIN = re.compile(r"^(.*[A-Za-z_])([46])$")
STRUCTURE = re.compile(r"\b(NMsec[A-Z]\w*|SMF119[A-Z0-9]*_\w+)")
ANNOUNCED = re.compile(r"\b(?:One|a single) (?:variable-length )?section,"
                       r"\s*(?P<name>\w+),"
                       r"|\bThe (?P<other>NMsec\w+) section\b", re.I)
IPV6_FLAG = re.compile("IPv6", re.I)


class Draft(NamedTuple):
    """A section, the table it comes from and the structure it is, when the
    page names one."""
    table: Table
    structure: str
    section: Section
    entries: List[Entry]


def entries_of(table: Table, report: Report) -> List[Entry]:
    """The rows of a table that can be read, by offset."""
    entries = []
    for line in table.lost:
        report.doubt(table.page, line.number,
                     'a row that cannot be read: "%s"' % line.text)
    for row in table.rows:
        try:
            entries.append(entry_of(table.page, row))
        except CellError as error:
            report.doubt(table.page, row.line, "a row that cannot be read, "
                         '%s: "%s"' % (error, row_text(row.cells)))
    ordered = sorted(entries, key=lambda e: e.offset)
    for before, after in zip(entries, entries[1:]):
        if after.offset < before.offset:
            report.doubt(table.page, after.line, "%s: its offset is below "
                         "that of the row before" % (after.name or "row"))
    return ordered


def row_text(cells: object) -> str:
    parts = cells if isinstance(cells, dict) else {}
    return " | ".join(" ".join(line.text for line in parts.get(role, []))
                      for role in ("name", "offset", "length", "format",
                                   "description"))[:160].strip(" |")


def is_twin(a: Entry, b: Entry) -> bool:
    """NAME4 with 4 bytes and NAME6 with 16, at the same offset."""
    first, second = TWIN.match(a.name), TWIN.match(b.name)
    return bool(first and second and first.group(1) == second.group(1)
                and a.offset == b.offset
                and (first.group(2), a.length) == ("4", 32)
                and (second.group(2), b.length) == ("6", IPV6_BITS))


def twin_field(a: Entry) -> Field:
    return Field(a.name[:-1], a.offset, "address", IPV6_BITS, FLAG_WANTED)


def is_time_and_date(a: Entry, b: Entry) -> bool:
    """Four bytes with a time, and behind them the packed date."""
    if not (a.format == "binary" and b.format == "packed"
            and a.length == b.length == 32 and a.end == b.offset
            and a.name and b.name):
        return False
    text = head_text(a)
    is_time = (TIME_NAME.search(a.name) or HUNDREDTHS.search(text)
               or TIME.search(text))
    is_date = DATE_NAME.search(b.name) or DATE.search(head_text(b))
    return bool(is_time and is_date and not DURATION.search(text))


def timestamp_field(a: Entry, b: Entry) -> Field:
    text = head_text(a) + " " + head_text(b)
    return Field(a.name, a.offset, "timestamp", 64,
                 "utc" if UTC.search(text) else "",
                 notes=("with " + b.name,))


def parts_of(entries: List[Entry], at: int) -> int:
    """How many of the rows behind this one are its parts and fill it."""
    whole = entries[at]
    end, n = whole.offset, 0
    for part in entries[at + 1:]:
        if part.offset != end or part.length == OPEN or part.end > whole.end:
            break
        end, n = part.end, n + 1
    return n if n > 1 and end == whole.end else 0


class Rows:
    """Puts the fields of a section together."""

    def __init__(self, kinds: Kinds, report: Report) -> None:
        self.kinds = kinds
        self.report = report
        self.fields: List[Tuple[Field, Entry]] = []

    def add(self, field: Field, entry: Entry) -> None:
        self.fields.append((field, entry))

    def read(self, entries: List[Entry]) -> None:
        at = 0
        notes: Tuple[str, ...] = ()
        while at < len(entries):
            entry = entries[at]
            follow = entries[at + 1] if at + 1 < len(entries) else None
            if follow is not None and is_twin(entry, follow):
                self.add(twin_field(entry), entry)
                at += 2
            elif follow is not None and is_twin(follow, entry):
                self.add(twin_field(follow), follow)
                at += 2
            elif follow is not None and is_time_and_date(entry, follow):
                self.add(timestamp_field(entry, follow), entry)
                at += 2
            elif parts_of(entries, at):
                notes = ("parts of %s" % (entry.name or "a row"),)
                at += 1
                continue
            else:
                for field in self.kinds.fields(entry):
                    self.add(field, entry)
                at += 1
            self.note_first(notes)
            notes = ()

    def note_first(self, notes: Tuple[str, ...]) -> None:
        if notes:
            field, entry = self.fields[-1]
            self.fields[-1] = (field._replace(notes=notes + field.notes),
                               entry)

    def check_overlap(self) -> None:
        for (a, one), (b, other) in zip(self.fields, self.fields[1:]):
            if a.end == OPEN or b.offset < a.end:
                raise Refused(
                    other.page, other.line, "rows that overlap: %s "
                    "(line %d) and %s (line %d)" % (
                        entry_text(one), one.line, entry_text(other),
                        other.line))

    def fill(self) -> None:
        """Reserved bits where the table has no row."""
        full: List[Tuple[Field, Entry]] = []
        end = 0
        for field, entry in self.fields:
            if field.offset > end:
                full.append((self.hole(end, field.offset, entry), entry))
            full.append((field, entry))
            end = field.end
        self.fields = full
        if end != OPEN and end % 8:
            field, entry = full[-1]
            wanted = -end % 8
            full.append((self.hole(end, end + wanted, entry), entry))

    def hole(self, start: int, end: int, entry: Entry) -> Field:
        note = self.report.doubt(
            entry.page, entry.line, "no row for the %s from offset %s to %s; "
            "taken as reserved" % (
                "bits" if (start | end) % 8 else "bytes",
                offset_text(start), offset_text(end)))
        return Field("", start, "reserved", end - start, notes=(note,))


def entry_text(entry: Entry) -> str:
    length = ("length n" if entry.length == OPEN else
              "%d bits" % entry.length if entry.length % 8 else
              "%d bytes" % (entry.length // 8))
    return "%s at %s, %s" % (entry.name or "a row without a name",
                             offset_text(entry.offset), length)


def named(fields: List[Tuple[Field, Entry]], prefix: str,
          report: Report) -> List[Field]:
    """The fields with a name for each: what has none gets one in lower case,
    and one that is there twice a number."""
    out: List[Field] = []
    used: List[str] = []
    for field, entry in fields:
        name = field.name
        if not name:
            what = "rsvd" if field.kind == "reserved" else "at"
            name = "%s_%s%d" % (prefix, what, field.offset // 8)
        fresh = words.unique(name, used)
        if fresh != name and field.name and field.kind != "reserved":
            fresh = words.unique(name.lower(), used)
            field = field._replace(notes=field.notes + (report.doubt(
                entry.page, entry.line,
                "the name %s is there twice" % name),))
        used.append(fresh)
        out.append(field._replace(name=fresh))
    return out


def labelled(fields: List[Field], prefix: str) -> List[Field]:
    return [f if f.kind == "reserved" else
            f._replace(label=words.label_of(f.name, prefix)) for f in fields]


def ipv6_flags(fields: List[Field]) -> List[str]:
    return [f.name for f in fields
            if f.kind == "flag" and IPV6_FLAG.search(f.name)]


def with_flags(fields: List[Field], entries: List[Entry],
               report: Report) -> List[Field]:
    """The addresses with the IPv6 flag of their section. Those without twins
    are in the other form when the section has no flag."""
    flags = ipv6_flags(fields)
    by_offset = {e.offset: e for e in entries}
    out = []
    for field in fields:
        if field.kind == "address" and field.argument == FLAG_WANTED:
            entry = by_offset[field.offset]
            field = address_field(field, entry, flags, report)
        out.append(field)
    return out


def address_doubt(field: Field, entry: Entry, flags: List[str]) -> str:
    """What is not sure about the flag of an address."""
    twins = field.name != entry.name
    if not twins and entry.name.endswith("6"):
        return "the row for IPv4, %s4, is not there" % entry.name[:-1]
    if LAST_FOUR.search(head_text(entry)):
        return "IPv4 is in the last 4 bytes, shown as an IPv6 address"
    if len(flags) > 1:
        return "several flags tell IPv6: %s" % ", ".join(flags)
    if flags and not twins and not FIRST_FOUR.search(head_text(entry)):
        return ("IPv4 is taken to be in the first 4 bytes, as %s tells"
                % flags[0])
    return ""


def address_field(field: Field, entry: Entry, flags: List[str],
                  report: Report) -> Field:
    """Twins without a flag are left as they are: it is elsewhere."""
    doubt = address_doubt(field, entry, flags)
    if flags and not LAST_FOUR.search(head_text(entry)):
        field = field._replace(argument=flags[0])
    elif field.name == entry.name:
        field = field._replace(argument="")
    if not doubt:
        return field
    note = report.doubt(entry.page, entry.line,
                        "%s: %s" % (field.name, doubt))
    return field._replace(notes=field.notes + (note,))


def structure_in(title: str) -> str:
    found = STRUCTURE.search(title)
    return found.group(1) if found else ""


def title_label(title: str) -> str:
    """The title of a table as the label of a section."""
    label = re.sub(r"\b(?:IPSec|specific|structure|section)\b", " ", title,
                   flags=re.I)
    label = " ".join(label.replace('"', "'").split()).strip(" .:")
    return label[:1].upper() + label[1:]


def announced(page: Page, table: Table) -> str:
    """The structure that the text right before the table speaks of."""
    name = ""
    for item in takewhile(lambda i: i is not table, page.items):
        if isinstance(item, Table):
            name = ""
            continue
        found = ANNOUNCED.search(item.text)
        if found:
            name = found.group("name") or found.group("other")
    return name


def section_name(structure: str, title: str, prefix: str) -> str:
    if structure:
        return structure
    if len(prefix) > 5:
        return prefix.rstrip("_")
    return words.slug_of(title, "_", 40) or "section"


def draft_of(page: Page, table: Table, kinds: Kinds,
             report: Report) -> Optional[Draft]:
    """The section that a table is; None when it has no row at all."""
    entries = entries_of(table, report)
    if not entries:
        return None
    rows = Rows(kinds, report)
    rows.read(entries)
    rows.check_overlap()
    rows.fill()
    names = [f.name for f, _ in rows.fields if f.kind != "reserved"]
    prefix = words.common_prefix(names)
    structure = structure_in(table.title) or announced(page, table)
    name = section_name(structure, table.title, prefix)
    lower = (prefix.rstrip("_") or name).lower()
    fields = labelled(named(rows.fields, lower, report),
                      words.usual_prefix(names))
    fields = with_flags(fields, entries, report)
    end = fields[-1].end
    size = OPEN if end == OPEN else end // 8
    label = title_label(table.title.replace(structure, "")) or name
    section = Section(name, size, label, tuple(fields))
    return Draft(table, structure, section, entries)
