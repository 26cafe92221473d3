"""layout_columns - a table set in columns, as pdftotext -layout prints it.

Where a column begins is where its heading does. What stands below it in the
lines that follow a row goes on with that cell: names and texts are wrapped.
"""
import re
from typing import Callable, Dict, List, Match, NamedTuple, Optional

from kit.layout_page import Line, Row, Table, roles_of

WORD = re.compile(r"\S+")
OFFSET = re.compile(r"^\d+")
SLACK = 1           # how far a cell may stand from its heading
EVEN = 0.5          # of the rows, at least, stand below the headings


class Column(NamedTuple):
    role: str
    start: int


def columns_of(heading: str) -> List[Column]:
    """The columns of a line of headings; none when it has tabs or bars."""
    if "\t" in heading or "|" in heading or "  " not in heading.strip():
        return []
    found = list(WORD.finditer(heading))
    roles = roles_of([m.group() for m in found])
    return [Column(role, m.start()) for role, m in zip(roles, found)]


def begins_at(text: str, word: str, start: int) -> bool:
    """Does the word begin there, or near it?"""
    return any(text.startswith(word, at) and not text[at - 1:at].strip()
               for at in range(max(start - SLACK, 1), start + SLACK + 1))


def fits(columns: List[Column], lines: List[Line],
         row_match: Callable[[str], Optional[Match[str]]],
         is_heading: Callable[[str], object]) -> bool:
    """Do the rows up to the next headings stand below these?"""
    rows = even = 0
    wanted = [c for c in columns if c.role in ("length", "format")]
    for line in lines:
        words = " ".join(line.text.split())
        if is_heading(words):
            break
        found = row_match(words)
        if found:
            rows += 1
            even += all(begins_at(
                line.text, (found.group(c.role) or "-").split()[0], c.start)
                for c in wanted)
    return rows > 0 and even > rows * EVEN


def pieces_of(columns: List[Column], text: str) -> Optional[Dict[str, str]]:
    """The part of the line below each heading. None when a word stands across
    the beginning of a column, which text around a table does."""
    cuts = []
    for column in columns:
        cut = cut_near(text, column.start)
        if cut is None:
            return None
        cuts.append(cut)
    cuts[0] = 0
    ends = cuts[1:] + [len(text)]
    pieces = {}
    for column, start, end in zip(columns, cuts, ends):
        piece = text[start:end].strip()
        if piece:
            pieces[column.role] = piece
    return pieces


def cut_near(text: str, start: int) -> Optional[int]:
    """Where the line can be cut for a column, without cutting a word."""
    for at in (start, start - 1, start + 1):
        if at <= 0 or at > len(text):
            return max(start, 0)
        if not text[at - 1].strip():
            return at
    return None


def is_row(pieces: Dict[str, str]) -> bool:
    """A row has a place: what follows it has none."""
    return bool(OFFSET.match(pieces.get("offset", ""))
                and ("length" in pieces or "format" in pieces))


def is_prose(columns: List[Column], pieces: Dict[str, str],
             text: str) -> bool:
    """A line of text that happens to have blanks where columns begin."""
    first = columns[0]
    width = columns[1].start - first.start
    head = re.split(r"\s{2,}", text.strip())[0]
    return (first.role in pieces and len(head) > width
            and " " in head.strip())


def add(table: Table, line: Line, pieces: Dict[str, str]) -> None:
    """What follows a row goes on with its cells."""
    cells = table.rows[-1].cells
    for role, piece in pieces.items():
        cells.setdefault(role, []).append(Line(line.number, piece))


def columns_in(text: str, found: Match[str],
               columns: List[Column]) -> List[Column]:
    """The columns as a row has them: a page may set them elsewhere than the
    headings are, which only the page before has."""
    starts = [m.start() for m in WORD.finditer(text)]
    placed = []
    for column in columns:
        at = found.start(column.role)
        start = column.start
        word = found.group(column.role) or ""
        if at >= 0 and word.strip():
            at += len(word) - len(word.lstrip())
            start = starts[found.string.count(" ", 0, at)]
        placed.append(Column(column.role, start))
    return placed


def read_rows(columns: List[Column], lines: List[Line], table: Table,
              is_end: Callable[[str], bool],
              row_match: Callable[[str], Optional[Match[str]]]) -> int:
    """Adds the rows of the table to it; returns how many lines they took."""
    for n, line in enumerate(lines):
        words = " ".join(line.text.split())
        if is_end(words):
            return n
        found = row_match(words)
        if found:
            columns = columns_in(line.text, found, columns)
        pieces = pieces_of(columns, line.text)
        if pieces is None or is_prose(columns, pieces, line.text):
            return n
        if is_row(pieces):
            table.rows.append(Row(line.number, {
                role: [Line(line.number, piece)]
                for role, piece in pieces.items()}))
        elif table.rows:
            add(table, line, pieces or {"description": ""})
        elif words:
            table.lost.append(line)
    return len(lines)
