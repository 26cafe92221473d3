"""layout_html - the tables of a page that a browser has saved.

The HTML is that of IBM Documentation and of Knowledge Center, but nothing is
taken from its classes: what counts is table, row, cell and what begins a line.
"""
import re
from html.parser import HTMLParser
from typing import Dict, List, Optional, Tuple, Union

from kit.layout_page import (CAPTION, Cell, Line, Page, Row, Table, is_rest,
                             plain, roles_of, title_before, title_of)

# Elements that begin a line and end it.
BLOCKS = frozenset("""address article aside blockquote body br caption center
    dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre
    section table tbody td tfoot th thead title tr ul""".split())
UNSEEN = ("script", "style", "noscript", "template")
ROW_LIKE = re.compile(r"^\d+\s*\(X'[0-9A-F]+'\)$|^\d+,\s*bit\s+\d+$"
                      r"|^\d+\s+(?:bytes?|bits?)$", re.I)
SPAN_MAX = 1000


class HtmlCell:
    def __init__(self, colspan: int, rowspan: int) -> None:
        self.colspan = colspan
        self.rowspan = rowspan
        self.items: List[Union[Line, "HtmlTable"]] = []


class HtmlRow:
    def __init__(self, line: int) -> None:
        self.line = line
        self.cells: List[HtmlCell] = []


class HtmlTable:
    def __init__(self, line: int) -> None:
        self.line = line
        self.caption = HtmlCell(1, 1)
        self.rows: List[HtmlRow] = []


class Reader(HTMLParser):
    """The page as lines and tables; a cell holds the same."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = HtmlCell(1, 1)
        # The cells, or captions, that are open, each in its table.
        self.open: List[Tuple[Optional[HtmlTable], HtmlCell]] = [
            (None, self.root)]
        self.tables: List[HtmlTable] = []
        self.text = ""
        self.line = 0
        self.unseen = 0
        self.pre = 0

    def flush(self) -> None:
        text = " ".join(plain(self.text).split())
        if text:
            self.open[-1][1].items.append(Line(self.line, text))
        self.text = ""

    def close_cell(self) -> None:
        self.flush()
        if self.tables and self.open[-1][0] is self.tables[-1]:
            self.open.pop()

    def start_table(self) -> None:
        table = HtmlTable(self.getpos()[0])
        self.open[-1][1].items.append(table)
        self.tables.append(table)

    def start_row(self) -> None:
        self.close_cell()
        self.tables[-1].rows.append(HtmlRow(self.getpos()[0]))

    def start_cell(self, attrs: Dict[str, Optional[str]]) -> None:
        self.close_cell()
        table = self.tables[-1]
        if not table.rows:
            table.rows.append(HtmlRow(self.getpos()[0]))
        cell = HtmlCell(span(attrs, "colspan"), span(attrs, "rowspan"))
        table.rows[-1].cells.append(cell)
        self.open.append((table, cell))

    def start_caption(self) -> None:
        self.close_cell()
        self.open.append((self.tables[-1], self.tables[-1].caption))

    def end_table(self) -> None:
        self.close_cell()
        self.tables.pop()

    def handle_starttag(self, tag: str,
                        attrs: List[Tuple[str, Optional[str]]]) -> None:
        if tag in UNSEEN:
            self.unseen += 1
        if tag in BLOCKS:
            self.flush()
        self.pre += tag == "pre"
        if tag == "table":
            self.start_table()
        elif not self.tables:
            return
        elif tag == "tr":
            self.start_row()
        elif tag in ("td", "th"):
            self.start_cell(dict(attrs))
        elif tag == "caption":
            self.start_caption()

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        if tag in BLOCKS:
            self.flush()
        if tag == "pre":
            self.pre = max(0, self.pre - 1)
        if tag == "table" and self.tables:
            self.end_table()
        elif tag in ("td", "th", "caption", "tr") and self.tables:
            self.close_cell()

    def handle_data(self, data: str) -> None:
        if self.unseen:
            return
        for part in data.split("\n") if self.pre else [data]:
            if not self.text.strip():
                self.line = self.getpos()[0] + leading_lines(part)
            self.text += part
            if self.pre:
                self.flush()


def leading_lines(text: str) -> int:
    return text[:len(text) - len(text.lstrip())].count("\n")


def span(attrs: Dict[str, Optional[str]], name: str) -> int:
    text = attrs.get(name) or "1"
    return min(max(int(text), 1), SPAN_MAX) if text.isdigit() else 1


def cell_lines(cell: HtmlCell) -> Cell:
    """The text of a cell, a row of a table inside it being one line."""
    lines: Cell = []
    for item in cell.items:
        if isinstance(item, Line):
            lines.append(item)
            continue
        for row in item.rows:
            text = " ".join(cell_text(c) for c in row.cells)
            lines.append(Line(row.line, text))
    return lines


def cell_text(cell: HtmlCell) -> str:
    return " ".join(line.text for line in cell_lines(cell))


def grid_of(table: HtmlTable) -> List[Tuple[int, List[HtmlCell]]]:
    """The rows with each cell in every column and row that it spans."""
    grid: List[Tuple[int, List[HtmlCell]]] = []
    held: Dict[int, Tuple[int, HtmlCell]] = {}
    for row in table.rows:
        line: List[HtmlCell] = []
        cells = list(row.cells)
        while cells or len(line) in held:
            at = len(line)
            if at in held:
                left, cell = held.pop(at)
                if left > 1:
                    held[at] = (left - 1, cell)
                line.append(cell)
                continue
            cell = cells.pop(0)
            for _ in range(cell.colspan):
                if cell.rowspan > 1:
                    held[len(line)] = (cell.rowspan - 1, cell)
                line.append(cell)
        grid.append((row.line, line))
    return grid


def headings_of(cells: List[HtmlCell]) -> List[str]:
    return roles_of([cell_text(c) for c in cells])


class TableReader:
    """The rows of one table, behind its headings."""

    def __init__(self) -> None:
        self.roles: List[str] = []
        self.rows: List[Row] = []
        self.lost: List[Line] = []

    def add(self, line: int, cells: List[HtmlCell]) -> None:
        headings = headings_of(cells)
        if headings:
            self.roles = headings
        elif self.roles and len(set(map(id, cells))) > 1:
            self.add_row(line, cells)
        elif any(ROW_LIKE.match(cell_text(c)) for c in cells):
            self.lose(line, cells)

    def lose(self, line: int, cells: List[HtmlCell]) -> None:
        text = " | ".join(cell_text(c) for c in cells)
        self.lost.append(Line(line, text))

    def add_row(self, line: int, cells: List[HtmlCell]) -> None:
        if len(cells) != len(self.roles):
            self.lose(line, cells)
            return
        row = Row(line, {role: cell_lines(cell)
                         for role, cell in zip(self.roles, cells) if role})
        if not self.rows or not is_rest(row):
            self.rows.append(row)
            return
        self.go_on(row, line)

    def go_on(self, row: Row, line: int) -> None:
        """Adds what a row without a place says to the one above it."""
        more = self.rows[-1].cells.setdefault("description", [])
        lead = " ".join(row.text(role) for role in self.roles
                        if role not in ("description", "offset", "")).strip()
        lines = row.cells.get("description", [])
        if lead:
            rest = lines[0].text if lines else ""
            lines = [Line(line, (lead + " " + rest).strip())] + lines[1:]
        more.extend(lines)


def collect(name: str, cell: HtmlCell, page: Page) -> None:
    """Adds what the cell, or the page as a whole, holds to the page."""
    for item in cell.items:
        if isinstance(item, Line):
            page.items.append(item)
            continue
        reader = TableReader()
        for line, cells in grid_of(item):
            reader.add(line, cells)
        if reader.roles or reader.lost:
            page.items.append(Table(name, item.line, title_for(item, page),
                                    reader.rows, reader.lost))
            continue
        for row in item.rows:
            for inner in row.cells:
                collect(name, inner, page)


def title_for(table: HtmlTable, page: Page) -> str:
    """The caption, or the line before the table that is like one."""
    caption = cell_text(table.caption)
    last = page.items[-1] if page.items else None
    if not caption and isinstance(last, Line) and CAPTION.match(last.text):
        caption = last.text
    return title_of(caption) or title_before(page)


def read(name: str, text: str) -> Page:
    reader = Reader()
    reader.feed(text)
    reader.close()
    reader.flush()
    page = Page(name, [])
    collect(name, reader.root, page)
    return page
