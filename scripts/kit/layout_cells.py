"""layout_cells - what stands in the cells of a row: its place and its name."""
import re
from typing import List, NamedTuple

from kit.layout_notation import OPEN
from kit.layout_page import Line, Row

NAME = re.compile(r"^[A-Za-z][A-Za-z0-9_]*$")
NMI_OFFSET = re.compile(r"^(\d+)(?:\s*,\s*bits?\s*(\d+))?$", re.I)
SMF_OFFSET = re.compile(r"^(\d+)\s*\(\s*X\s*'([0-9A-F]+)'\s*\)$", re.I)
LENGTH = re.compile(r"^(\d+)(?:\s*(bytes?|bits?))?$", re.I)
OPEN_LENGTH = re.compile(r"^(?:n|\*|variable(?:\s+length)?|varies)"
                         r"(?:\s*bytes?)?$", re.I)
FORMATS = {"binary": "binary", "ebcdic": "ebcdic", "packed": "packed",
           "packed decimal": "packed", "bit": "binary"}
# The header in a self-defining section often has no format.
HEADER = re.compile(r"SMF119_HDR|Standard SMF header", re.I)
LENGTH_MAX = 65535
# A line may end at a hyphen inside a word.
HYPHEN = re.compile(r"(?<=[A-Za-z])-\n(?=[a-z])")


class Entry(NamedTuple):
    """A row that has been read. Offset and length are in bits."""
    page: str
    line: int
    name: str                   # '' when there is none
    offset: int
    length: int
    format: str                 # binary, ebcdic, packed, or as printed
    description: List[Line]
    doubts: List[str]

    @property
    def end(self) -> int:
        return OPEN if self.length == OPEN else self.offset + self.length


class CellError(Exception):
    """A cell that cannot be read."""


def offset_of(text: str, doubts: List[str]) -> int:
    found = NMI_OFFSET.match(text)
    if found:
        byte, bit = int(found.group(1)), int(found.group(2) or 0)
        if byte > LENGTH_MAX or bit > 7:
            raise CellError('offset "%s" is out of range' % text)
        return byte * 8 + bit
    found = SMF_OFFSET.match(text)
    if not found:
        raise CellError('"%s" is not an offset' % text if text
                        else "there is no offset")
    byte = int(found.group(1))
    if byte > LENGTH_MAX:
        raise CellError('offset "%s" is out of range' % text)
    if byte != int(found.group(2), 16):
        doubts.append("offset %s: the decimal and the hexadecimal number "
                      "differ; %d is taken" % (text, byte))
    return byte * 8


def length_of(text: str) -> int:
    if OPEN_LENGTH.match(text):
        return OPEN
    found = LENGTH.match(text)
    if not found:
        raise CellError('"%s" is not a length' % text if text
                        else "there is no length")
    count = int(found.group(1))
    if not 0 < count <= LENGTH_MAX:
        raise CellError('length "%s" is out of range' % text)
    bits = (found.group(2) or "bytes").lower().startswith("bit")
    return count if bits else count * 8


def format_of(text: str) -> str:
    if not text:
        raise CellError("there is no format")
    return FORMATS.get(" ".join(text.lower().split()), text)


def name_of(text: str, doubts: List[str]) -> str:
    """The name, or '' when there is none. One that is not a name is a doubt,
    as the bytes are where the row says."""
    if text in ("", "-"):
        return ""
    if NAME.match(text):
        return text
    doubts.append('"%s" is not a name' % text)
    return ""


def entry_of(page: str, row: Row) -> Entry:
    """The row with its cells read; CellError when its place cannot be."""
    doubts: List[str] = []
    offset = offset_of(row.text("offset"), doubts)
    length = length_of(row.text("length"))
    header = offset == 0 and length == 24 * 8 and HEADER.search(
        row.text("name") + " " + row.text("description"))
    form = format_of(row.text("format") or ("Binary" if header else ""))
    name = name_of(row.text("name", ""), doubts)
    return Entry(page, row.line, name, offset, length, form,
                 row.cells.get("description", []), doubts)


def head_text(entry: Entry) -> str:
    """The first paragraph of the description, as one line."""
    words: List[str] = []
    for line in entry.description:
        if not line.text and words:
            break
        words.append(line.text.strip())
    return " ".join(HYPHEN.sub("-", "\n".join(words)).split())
