"""layout_text - the tables of a page pasted from a browser, or of pdftotext.

Between the cells of a row stand tabs, bars, several blanks or just one: a row
is known by what is in it, an offset before a length and a format. A table that
is set in columns (pdftotext -layout) is left to layout_columns.
"""
import re
from typing import List, Match, Optional

from kit import layout_columns
from kit.layout_page import (CAPTION, CONTINUED, REST, Line, Page, Row, Table,
                             plain, title_before, title_of)

NAME = r"[A-Za-z][A-Za-z0-9_]*"
FORMAT = (r"(?:Binary|EBCDIC|Packed(?:\s+decimal)?|Character|Char|ASCII"
          r"|Hexadecimal|Hex|Decimal|Bit)")
LENGTH = r"(?:\d+|n|\*|variable(?:\s+length)?|varies)(?:\s*(?:bytes?|bits?))?"
HEX = r"\(\s*X'[0-9A-Fa-f]*'?\s*\)"
NMI_ROW = re.compile(
    r"^(?P<name>%s)\s+(?P<offset>\d+(?:,\s*bits?\s*\d+)?)\s+(?P<length>%s)"
    r"\s+(?P<format>%s)\b(?P<description>.*)$" % (NAME, LENGTH, FORMAT), re.I)
SMF_ROW = re.compile(
    r"^(?P<offset>\d+\s*%s)\s+(?:(?P<name>%s)\s+)?(?P<length>%s)"
    r"\s+(?P<format>%s)\b(?P<description>.*)$" % (HEX, NAME, LENGTH, FORMAT),
    re.I)
# The one row of a self-defining section that may have no format.
HEADER_ROW = re.compile(
    r"^(?P<offset>0\s*%s)\s+(?P<name>SMF119_HDR|Standard SMF header)\s+"
    r"(?P<length>24)\s+(?:(?P<format>%s)\s+)?(?P<description>.*)$"
    % (HEX, FORMAT), re.I)
# What can only be a row, but has a cell too few, or one that is not right.
LOST_ROW = re.compile(
    r'^\d+\s*\(?\s*X\'[0-9A-F]+\'\s*\)|^\d+(?:,\s*bit\s*\d+)?\s+%(length)s\s'
    r"|^%(name)s\s+(?:\d+,?\s*)?(?:bit\s*\d+\s+)?(?:%(length)s\s+)?"
    r"%(format)s\b"
    r"|^%(name)s\s+\d+(?:,\s*bit\s*\d+)?\s+(?:%(length)s\s|%(name)s\b)"
    r"|^%(name)s\s+\d+(?:,\s*bit\s*\d+|\s+(?:bytes?|bits?)\b)"
    % {"name": r"(?:NMs|NMT|SMF119|SMF)[A-Za-z0-9_]+", "length": LENGTH,
       "format": FORMAT}, re.I)
# A row inside the text of another: two rows that have become one.
INNER_ROW = re.compile(
    r"\s(?:NMs|NMT|SMF119)\w*\s+\d+(?:,\s*bit\s*\d+)?\s+%s\s+%s\b"
    r"|\s\d+\s*%s\s+(?:%s\s+)?%s\s+%s\b"
    % (LENGTH, FORMAT, HEX, NAME, LENGTH, FORMAT), re.I)
CAPTION_LINES = 6   # that may stand between a caption and its headings
FIRST = re.compile(r"^0(?![0-9])(?!,\s*bit\s*[1-9])")
HEADING = re.compile(r"^(?:(?:Field|Name)\s+Offset|Offset\s+(?:Field|Name))"
                     r"\s+Length\s+Format\s+Description$", re.I)
# What stands around the tables of a page and in none of them.
AROUND = re.compile(
    r"^(?:Go to the previous page|Previous topic|Parent topic|Next topic"
    r"|Related (?:information|reference|concepts|tasks)|Copyright\b|Feedback"
    r"|©|z/OS Communications Server: IP Programmer's Guide"
    r"|See Table \d|Table \d+ (?:lists|shows|contains|describes)"
    r"|\W*One (?:variable-length )?section\b|\W*The NMsec\w+ section\b"
    r"|\W*(?:Zero|One) or more\b)", re.I)
FOOTER = re.compile(r"^(?:\d{1,4}\s{2,}\S.*|\d{1,4}\s+z/OS\b.*"
                    r"|\S.*\s{2,}\d{1,4}|Chapter \d+\..*\d|.*\S\s+\d{1,4})$")
RULE = re.compile(r"^[\s|+=:\-]*$")


def cells_joined(text: str) -> str:
    """The line with single blanks between all of its words."""
    return " ".join(text.replace("|", " ").split())


def row_match(text: str) -> Optional[Match[str]]:
    return (NMI_ROW.match(text) or SMF_ROW.match(text)
            or HEADER_ROW.match(text))


def row_of(line: Line, found: Match[str]) -> Row:
    cells = {}
    for role, text in found.groupdict().items():
        if text and text.strip():
            cells[role] = [Line(line.number, text.strip())]
    return Row(line.number, cells)


def footer_of(lines: List[Line]) -> int:
    """How many lines at the end of a page are its foot, and blank."""
    blank = 0
    for line in reversed(lines):
        words = line.text.strip()
        if words:
            is_foot = FOOTER.match(words) and not row_match(
                cells_joined(words))
            return blank + 1 if is_foot else blank
        blank += 1
    return blank


def without_footers(text: str) -> List[Line]:
    """The lines of all pages, without the foot of each, which has the number
    of the page, and without the blank lines around the place."""
    lines: List[Line] = []
    for number, part in enumerate(text.split("\n"), 1):
        for n, piece in enumerate(part.split("\f")):
            if n > 0:
                foot = footer_of(lines)
                del lines[len(lines) - foot:]
                while lines and not lines[-1].text:
                    lines.pop()
            lines.append(Line(number, plain(piece.rstrip())))
    return lines


def is_caption(text: str) -> bool:
    return CAPTION.match(text) is not None


def indent_of(text: str) -> int:
    expanded = text.expandtabs()
    return len(expanded) - len(expanded.lstrip())


class TextReader:
    """Goes through the lines of a page and makes tables of those it knows."""

    def __init__(self, name: str, lines: List[Line]) -> None:
        self.page = Page(name, [])
        self.lines = lines
        self.at = 0
        self.caption: Optional[Line] = None
        self.table: Optional[Table] = None
        self.indent = 0

    def end_table(self) -> None:
        self.table = None

    def goes_on(self, last: Table) -> bool:
        """Is what begins here the rest of the last table? It has the same
        title, or none and no row of offset 0."""
        if self.caption is not None:
            return (CONTINUED.search(self.caption.text) is not None
                    and title_of(self.caption.text) == last.title)
        for line in self.lines[max(self.at - 1, 0):]:
            words = cells_joined(line.text)
            found = row_match(words)
            if found or is_caption(words):
                return not (found and FIRST.match(found.group("offset")))
        return True

    def start_table(self, line: int) -> Table:
        """The table that goes on here, or a new one."""
        tables = self.page.tables
        if tables and self.goes_on(tables[-1]):
            table = tables[-1]
        else:
            title = (title_of(self.caption.text) if self.caption
                     else title_before(self.page))
            where = self.caption.number if self.caption else line
            table = Table(self.page.name, where, title, [], [])
            self.page.items.append(table)
        self.caption = None
        return table

    def take_caption(self, line: Line) -> None:
        """A caption with the lines it goes on in, up to the headings."""
        text = cells_joined(line.text)
        for follow in self.lines[self.at:self.at + 3]:
            words = cells_joined(follow.text)
            if HEADING.match(words):
                self.caption = Line(line.number, text)
                return
            if not words or row_match(words) or is_caption(words):
                break
            text += " " + words
        self.caption = Line(line.number, cells_joined(line.text))

    def take_heading(self, line: Line) -> None:
        self.indent = indent_of(line.text)
        if self.table is None or self.caption is not None:
            self.table = self.start_table(line.number)
        columns = layout_columns.columns_of(line.text)
        if columns:
            rest = self.lines[self.at:]
            if layout_columns.fits(columns, rest, row_match, HEADING.match):
                self.at += layout_columns.read_rows(
                    columns, rest, self.table, is_end, row_match)
                self.end_table()

    def take_row(self, line: Line, found: Match[str]) -> None:
        if self.table is None or self.caption is not None:
            self.indent = indent_of(line.text)
            self.table = self.start_table(line.number)
        self.table.rows.append(row_of(line, found))

    def forget_caption(self, line: int) -> None:
        """A caption with text behind it is one of a list of tables."""
        if self.caption and line > self.caption.number + CAPTION_LINES:
            self.caption = None

    def take_rest(self, line: Line, words: str) -> None:
        """Text: of the row above it, or of the page."""
        table = self.table
        if table is None or not table.rows:
            if table is None and words:
                self.page.items.append(Line(line.number, words))
                self.forget_caption(line.number)
            elif table is not None and LOST_ROW.match(words):
                table.lost.append(Line(line.number, words))
            return
        if words and (AROUND.match(words)
                      or indent_of(line.text) < self.indent):
            self.end_table()
            self.page.items.append(Line(line.number, words))
        elif LOST_ROW.match(words) and not REST.match(words):
            table.lost.append(Line(line.number, words))
        else:
            words = REST.sub("", words)
            table.rows[-1].cells.setdefault("description", []).append(
                Line(line.number, words))

    def take(self, line: Line) -> None:
        words = cells_joined(line.text)
        found = row_match(words)
        if RULE.match(line.text) and line.text.strip():
            return
        if is_caption(words):
            self.end_table()
            self.take_caption(line)
        elif HEADING.match(words):
            self.take_heading(line)
        elif found:
            self.take_row(line, found)
        else:
            self.take_rest(line, words)

    def read(self) -> Page:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            self.take(line)
        return self.page


def is_end(words: str) -> bool:
    """Does a line, in single blanks, end a table in columns?"""
    return bool(is_caption(words) or HEADING.match(words)
                or AROUND.match(words))


def merged_rows(table: Table) -> List[Line]:
    """The lines of descriptions that hold a row of their own."""
    return [line for row in table.rows
            for line in row.cells.get("description", [])
            if INNER_ROW.search(" " + line.text)]


def read(name: str, text: str) -> Page:
    return TextReader(name, without_footers(text)).read()
