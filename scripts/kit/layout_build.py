"""layout_build - the pages together, as one layout."""
from typing import Dict, List, Optional, Tuple

from kit.layout_kinds import FLAG_WANTED, Kinds
from kit.layout_names import Namer, known_section
from kit.layout_notation import Field, Layout, Record, Section, Values
from kit.layout_page import Page, Table
from kit.layout_record import (Finder, Outline, is_self_defining, outline_of,
                               record_of)
from kit.layout_report import Refused, Report
from kit.layout_section import Draft, draft_of, ipv6_flags
from kit.layout_text import merged_rows
from kit.layout_words import unique


class Builder:
    def __init__(self, known: Layout, keep_names: bool,
                 report: Report) -> None:
        self.known = known
        self.keep_names = keep_names
        self.report = report
        self.kinds = Kinds(report, known.values)
        self.drafts: List[Tuple[Draft, Section]] = []
        self.outlines: List[Outline] = []

    def add_page(self, page: Page) -> None:
        for table in page.tables:
            for line in merged_rows(table):
                self.report.doubt(page.name, line.number, "a row inside of "
                                  'another: "%s"' % line.text[:160])
            if is_self_defining(table):
                outline = outline_of(page, table, self.report)
                if outline is not None:
                    self.outlines.append(outline)
                continue
            draft = draft_of(page, table, self.kinds, self.report)
            if draft is not None:
                self.add_draft(draft)

    def add_draft(self, draft: Draft) -> None:
        section = draft.section
        known = known_section(draft, self.known)
        if known is not None and self.keep_names:
            namer = Namer(self.known, self.kinds.values, self.report)
            section = namer.section(draft, known)
        elif known is not None:
            section = section._replace(name=known.name, label=known.label)
        drafts = [s for _, s in self.drafts]
        same = [s for s in drafts if s.name == section.name]
        if not same:
            self.drafts.append((draft, section))
        elif any(shape(s) == shape(section) for s in drafts):
            pass    # The same table on another page.
        elif known is None and draft.structure == "":
            names = [s.name for s in drafts] + list(self.known.sections)
            self.drafts.append((draft, section._replace(
                name=unique(section.name, names))))
        else:
            self.report.doubt(draft.table.page, draft.table.line,
                              "%s is described twice, and not in the same "
                              "way; the first is taken" % section.name)

    def layout(self) -> Layout:
        layout = Layout()
        finder = Finder(self.drafts, self.known, self.report)
        for outline in self.outlines:
            record = record_of(outline, finder, self.known)
            if record not in layout.records:
                layout.records.append(record)
        sections = [section for _, section in self.drafts]
        for section in sections + list(finder.unknown.values()):
            layout.sections[section.name] = section
        self.find_flags(layout)
        layout.values = used_values(layout, self.kinds.values)
        return layout

    def find_flags(self, layout: Layout) -> None:
        """Addresses without a flag in their section have one in another."""
        for draft, before in self.drafts:
            section = layout.sections[before.name]
            if any(f.argument == FLAG_WANTED for f in section.fields):
                flag = self.flag_elsewhere(section.name, layout)
                lines = {e.offset: e.line for e in draft.entries}
                layout.sections[section.name] = section._replace(
                    fields=tuple(self.with_flag(
                        f, flag, draft.table, lines.get(f.offset, 0))
                        for f in section.fields))

    def with_flag(self, field: Field, flag: str, table: Table,
                  line: int) -> Field:
        if field.argument != FLAG_WANTED:
            return field
        if flag:
            text = ("%s: the IPv6 flag is taken from another section, %s"
                    % (field.name, flag))
            field = field._replace(argument=flag)
        else:
            text = "%s: no flag tells whether it is IPv6" % field.name
            field = field._replace(kind="hex", argument="")
        note = self.report.doubt(table.page, line, text)
        return field._replace(notes=field.notes + (note,))

    def flag_elsewhere(self, name: str, layout: Layout) -> str:
        """SECTION.FIELD, when just one flag in the records with the section
        tells IPv6."""
        found = set()
        subtypes = {r.subtype for r in layout.records}
        records = layout.records + [r for r in self.known.records
                                    if r.subtype not in subtypes]
        for record in records:
            if name in record.sections:
                found.add(self.flag_in(record, layout))
        return found.pop() if len(found) == 1 else ""

    def flag_in(self, record: Record, layout: Layout) -> str:
        flags = []
        for name in record.sections:
            section = layout.sections.get(name) or self.known.sections[name]
            flags += ["%s.%s" % (name, f)
                      for f in ipv6_flags(list(section.fields))]
        return flags[0] if len(flags) == 1 else ""


def shape(section: Section) -> List[Tuple[str, int, int, str]]:
    return [(f.name, f.offset, f.length, f.kind) for f in section.fields]


def used_values(layout: Layout,
                values: Dict[str, Values]) -> Dict[str, Values]:
    used = {f.argument for s in layout.sections.values() for f in s.fields
            if f.kind == "code"}
    return {name: v for name, v in values.items() if name in used}


def build(pages: List[Page], known: Layout, keep_names: bool,
          report: Report) -> Optional[Layout]:
    """The layout that the pages describe; None when no row could be read."""
    builder = Builder(known, keep_names, report)
    for page in pages:
        builder.add_page(page)
    layout = builder.layout()
    if not layout.sections and not layout.records:
        return None
    return layout


def refuse_unread(pages: List[Page]) -> None:
    """Refuses a page whose tables have no readable row."""
    for page in pages:
        if not any(table.rows for table in page.tables):
            table = page.tables[0]
            raise Refused(page.name, table.line,
                          "no row of its tables can be read")
