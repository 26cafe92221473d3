"""layout_page - what a page of the manual is once it has been read.

Whatever form a page comes in (HTML, pasted text, pdftotext), its reader makes
the same of it: texts and tables in their order, and the rows that could not be
told apart. A cell is a list of lines, each with its number in the page.
"""
import re
from typing import Dict, List, NamedTuple, Union

ROLES = ("name", "offset", "length", "format", "description")


class Line(NamedTuple):
    number: int
    text: str


Cell = List[Line]


class Row(NamedTuple):
    line: int
    cells: Dict[str, Cell]      # by role; one that is missing is not there

    def text(self, role: str, joint: str = " ") -> str:
        parts = [line.text for line in self.cells.get(role, [])]
        return joint.join(p for p in parts if p)


class Table(NamedTuple):
    page: str
    line: int
    title: str
    rows: List[Row]
    lost: List[Line]            # what looks like a row and is none


class Page(NamedTuple):
    name: str
    items: List[Union[Line, Table]]

    @property
    def tables(self) -> List[Table]:
        return [i for i in self.items if isinstance(i, Table)]

    @property
    def texts(self) -> List[Line]:
        return [i for i in self.items if isinstance(i, Line)]


REST = re.compile(r"^(?:\d+\s*\(\s*X\s*'[0-9A-F]+'\s*\)\s*)?\(continued\)\s*",
                  re.I)


def is_rest(row: Row) -> bool:
    """Does it go on with the row above: no place, or one "(continued)"?"""
    offset = row.text("offset")
    return ((not offset and not row.text("length"))
            or REST.match(offset) is not None)


class PageError(Exception):
    """A page that cannot be read, and what to do about it."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line


CAPTION = re.compile(r"^\W*Table\s+\d+\s*[.:]\s*(?P<title>\S.*)$")
# A sentence that says what the table below it is.
SENTENCE = re.compile(
    r".*\bTable \d+ (?:lists|shows|contains|describes|provides)(?: the)?"
    r"(?: (?:contents|layout|fields) of)?(?: the)? (?P<title>[^.:]+?)"
    r"(?: of this SMF record)?[.:]?$", re.I)
SENTENCE_LINES = 4
CONTINUED = re.compile(r"\s*\((?:continued|cont\.?)\)\s*$", re.I)

# The words of the heading of each column that the two forms of table have.
HEADINGS = {"field": "name", "name": "name", "offset": "offset",
            "length": "length", "format": "format",
            "description": "description"}
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
QUOTES = re.compile("[\u2018\u2019\u201a\u2032\u00b4`]")
DASHES = re.compile("[\u2010-\u2015\u2212]")


def plain(text: str) -> str:
    """The text with the characters that only typesetting needs made plain:
    same width, but for those that have none."""
    text = INVISIBLE.sub("", text)
    text = QUOTES.sub("'", text)
    text = DASHES.sub("-", text)
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def roles_of(headings: List[str]) -> List[str]:
    """The role of each column; '' for a heading that is not known. Empty when
    they are not the headings of a layout table."""
    roles = [HEADINGS.get(h.strip().lower(), "") for h in headings]
    if "offset" in roles and ("length" in roles or "name" in roles):
        return roles
    return []


def title_before(page: Page) -> str:
    """The title of a table without a caption, from the text right above."""
    lines: List[str] = []
    for item in reversed(page.items[-SENTENCE_LINES:]):
        if not isinstance(item, Line):
            break
        lines.insert(0, item.text)
        found = SENTENCE.match(" ".join(lines))
        if found:
            return found.group("title")
    return ""


def title_of(caption: str) -> str:
    found = CAPTION.match(caption)
    title = found.group("title") if found else caption
    return " ".join(CONTINUED.sub("", title).split())
