"""layout_record - a self-defining section as a record of sections.

Its triplets, in order, tell which sections a record has. A section is the
table of that title in one of the pages, or the built-in one; one that is in
neither becomes a section of hex, with a doubt.
"""
import re
from typing import Dict, List, NamedTuple, Optional, Tuple

from kit import layout_words as words
from kit.layout_cells import Entry, head_text
from kit.layout_names import of_label, title_words
from kit.layout_notation import OPEN, Field, Layout, Record, Section
from kit.layout_page import Page, Table
from kit.layout_report import Report
from kit.layout_section import Draft, entries_of

COUNT = re.compile(r"number of triplets[^()]*(?:\((\d+)\))?", re.I)
SELF_DEFINING = re.compile(r"\bself-defining section\b", re.I)
SUBTYPE = re.compile(r"\bsubtype\s*(?:is|=|:)?\s*(\d+)", re.I)
OFFSET_TO = re.compile(r"^\W*offset (?:to|of) (?:the )?(.+?)"
                       r"(?:\s+sections?)?\W*$", re.I)
LENGTH_OF = re.compile(r"^\W*(?:length|number) of (?:the |each )?(.+?)"
                       r"(?:\s+sections?)?\W*$", re.I)
TITLE_OF_PAGE = re.compile(r"^(.*?)\s*\(subtypes?\s+(\d+)\)$", re.I)
ANALOGOUS = re.compile(r"the ([^,.]+?) section(?: of this SMF record)? is "
                       r"analogous to the (\w+) structure", re.I)
TRIPLETS_AT = 28 * 8
TRIPLET = 8 * 8
# Offset in the triplet and length, in bits, of what it is made of.
PARTS = {"Off": (0, 32), "Len": (32, 16), "Num": (48, 16)}


class Triplet(NamedTuple):
    line: int
    title: str


class Outline(NamedTuple):
    """What a self-defining section says of its record."""
    page: Page
    table: Table
    subtype: int
    name: str
    triplets: List[Triplet]
    announced: int          # triplets as the page counts them; 0: it does not


def is_self_defining(table: Table) -> bool:
    if SELF_DEFINING.search(table.title):
        return True
    return any(COUNT.search(row.text("description"))
               or row.text("name", "").endswith("SD_TRN")
               for row in table.rows)


def title_in(entry: Entry) -> str:
    text = head_text(entry)
    found = OFFSET_TO.match(text) or LENGTH_OF.match(text)
    return found.group(1) if found else text


def triplets_of(entries: List[Entry], table: Table,
                report: Report) -> List[Triplet]:
    """The triplets by their places: each has three rows."""
    rows: Dict[int, List[Entry]] = {}
    for entry in entries:
        if entry.offset >= TRIPLETS_AT:
            rows.setdefault((entry.offset - TRIPLETS_AT) // TRIPLET,
                            []).append(entry)
    triplets = []
    for n in range(max(rows) + 1 if rows else 0):
        parts = rows.get(n, [])
        start = TRIPLETS_AT + n * TRIPLET
        line = parts[0].line if parts else table.line
        places = [(e.offset - start, e.length) for e in parts]
        if sorted(places) != sorted(PARTS.values()):
            report.doubt(table.page, line, "triplet %d, at offset %d, is not "
                         "an offset, a length and a number" % (
                             n + 1, start // 8))
        for entry in parts:
            for doubt in entry.doubts:
                report.doubt(table.page, entry.line, doubt)
        triplets.append(Triplet(line, title_in(parts[0]) if parts else ""))
    return triplets


def count_in(entries: List[Entry]) -> int:
    for entry in entries:
        found = COUNT.search(head_text(entry))
        if found and found.group(1):
            return int(found.group(1))
    return 0


def subtype_of(page: Page, table: Table, entries: List[Entry]) -> int:
    """As the row of the header says it, or else a title; -1: nothing does."""
    texts = [head_text(e) for e in entries if e.offset < TRIPLETS_AT]
    titles = [t.text for t in page.texts if TITLE_OF_PAGE.match(t.text)]
    for text in texts + [table.title] + titles:
        found = SUBTYPE.search(text)
        if found:
            return int(found.group(1))
    return -1


def name_of(page: Page, subtype: int, table: Table) -> str:
    for line in page.texts:
        found = TITLE_OF_PAGE.match(line.text)
        if found and int(found.group(2)) == subtype:
            return without_record(found.group(1))
    return without_record(SELF_DEFINING.sub("", table.title))


def without_record(title: str) -> str:
    return re.sub(r"\s*\brecord\s*$", "", title.strip().replace('"', "'"),
                  flags=re.I)


def outline_of(page: Page, table: Table, report: Report) -> Optional[Outline]:
    """What the table says; None, with a doubt, without a subtype."""
    entries = entries_of(table, report)
    subtype = subtype_of(page, table, entries)
    triplets = triplets_of(entries, table, report)
    if subtype < 0 or not triplets:
        report.doubt(page.name, table.line, "a self-defining section without "
                     + ("triplets" if subtype >= 0 else "a subtype"))
        return None
    count = count_in(entries)
    if count and count != len(triplets):
        report.doubt(page.name, table.line, "%d triplets are announced, and "
                     "%d are there" % (count, len(triplets)))
    return Outline(page, table, subtype, name_of(page, subtype, table),
                   triplets, count)


def analogous(page: Page) -> Dict[Tuple[str, ...], str]:
    """Structures that the text names for sections."""
    found = {}
    for line in page.texts:
        for title, structure in ANALOGOUS.findall(line.text):
            found[title_words(title)] = structure
    return found


class Finder:
    """Finds the section of a triplet."""

    def __init__(self, drafts: List[Tuple[Draft, Section]], known: Layout,
                 report: Report) -> None:
        self.drafts = drafts        # with the sections they have become
        self.known = known
        self.report = report
        self.unknown: Dict[str, Section] = {}

    def find(self, outline: Outline, n: int) -> str:
        triplet = outline.triplets[n]
        wanted = title_words(triplet.title)
        if n == 0 and "identification" in wanted:
            return "SMF119TI"
        return (self.by_table(outline, wanted)
                or self.by_text(outline, wanted)
                or self.by_built_in(outline, triplet.title)
                or self.by_place(outline, n)
                or self.as_hex(outline, triplet))

    def by_table(self, outline: Outline, wanted: Tuple[str, ...]) -> str:
        """A table of the same page goes before those of others."""
        name = outline.page.name
        for draft, section in sorted(
                self.drafts, key=lambda d: d[0].table.page != name):
            if wanted and wanted in (title_words(draft.table.title),
                                     title_words(section.label)):
                return section.name
        return ""

    def by_text(self, outline: Outline, wanted: Tuple[str, ...]) -> str:
        name = analogous(outline.page).get(wanted, "")
        mine = [section.name for _, section in self.drafts]
        return name if name in mine or name in self.known.sections else ""

    def by_built_in(self, outline: Outline, title: str) -> str:
        """The built-in section of that label: of this subtype, or the one."""
        found = [s.name for s in of_label(title, self.known)]
        own = [name for record in self.known.records
               if record.subtype == outline.subtype
               for name in record.sections if name in found]
        if own:
            return own[0]
        return found[0] if len(found) == 1 else ""

    def by_place(self, outline: Outline, n: int) -> str:
        """What the built-in record of that subtype has there."""
        for record in self.known.records:
            if (record.subtype == outline.subtype
                    and len(record.sections) == len(outline.triplets)):
                self.report.doubt(
                    outline.page.name, outline.triplets[n].line,
                    '"%s" is taken for %s, which the built-in record has there'
                    % (outline.triplets[n].title, record.sections[n]))
                return record.sections[n]
        return ""

    def as_hex(self, outline: Outline, triplet: Triplet) -> str:
        title = triplet.title or "section"
        name = words.slug_of(title, "_", 40) or "section"
        used = ([s.name for _, s in self.drafts] + list(self.known.sections)
                + list(self.unknown))
        name = words.unique(name, used)
        note = self.report.doubt(
            outline.page.name, triplet.line, 'no table for "%s" in these '
            "pages: shown as hex" % title)
        field = Field(name + "_all", 0, "hex", OPEN, "", "Not decoded",
                      notes=(note,))
        self.unknown[name] = Section(
            name, OPEN, title[:1].upper() + title[1:].replace('"', "'"),
            (field,))
        return name


def record_of(outline: Outline, finder: Finder, known: Layout) -> Record:
    """The record, under the name that it has already."""
    sections = [finder.find(outline, n) for n in range(len(outline.triplets))]
    names = [r.name for r in known.records if r.subtype == outline.subtype]
    name = names[0] if names else outline.name or (
        "Subtype %d" % outline.subtype)
    return Record(outline.subtype, name, tuple(sections),
                  outline.announced > len(sections))
