"""layout_notation - layout files, read and written: smf119.layout(5).

Offsets and lengths are in bits, as flags need them. OPEN is the length of a
row or section that goes to the end.
"""
import re
from typing import Dict, Iterable, Iterator, List, NamedTuple, Optional, Tuple

OPEN = -1


class NotationError(Exception):
    """A layout file that is not one; line counts from 1."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line


class Code(NamedTuple):
    number: int
    token: str
    words: str


class Values(NamedTuple):
    name: str
    codes: Tuple[Code, ...]


class Field(NamedTuple):
    name: str
    offset: int
    kind: str
    length: int
    argument: str = ""      # unit, values, flag of an address, or utc
    label: str = ""
    attributes: Tuple[str, ...] = ()
    notes: Tuple[str, ...] = ()     # comment lines above the row

    @property
    def end(self) -> int:
        return OPEN if self.length == OPEN else self.offset + self.length


class Section(NamedTuple):
    name: str
    size: int               # bytes, or OPEN
    label: str
    fields: Tuple[Field, ...]
    notes: Tuple[str, ...] = ()


class Record(NamedTuple):
    subtype: int
    name: str
    sections: Tuple[str, ...]
    open: bool = False      # more triplets may follow
    notes: Tuple[str, ...] = ()


class Layout:
    """Blocks in the order of their file; names find the last of a name."""

    def __init__(self) -> None:
        self.values: Dict[str, Values] = {}
        self.sections: Dict[str, Section] = {}
        self.records: List[Record] = []


# Bits of the kinds that are written without a length.
FIXED = {"flag": 1, "address": 128, "ipv4": 32}
WORDS = re.compile(r'"[^"]*"|#.*|[^\s"#]+')
ATTRIBUTES = ("hidden", "optional")


def number(text: str) -> int:
    """Decimal, 0x.. or X'..'; ValueError when it is none."""
    found = re.match(r"(?:0[xX]([0-9A-Fa-f]+)|[xX]'([0-9A-Fa-f]+)')$", text)
    if found:
        return int(found.group(1) or found.group(2), 16)
    return int(text, 10)


def words_of(line: str) -> List[str]:
    return [w for w in WORDS.findall(line) if not w.startswith("#")]


def offset_of(text: str) -> int:
    byte, _, bit = text.partition(".")
    return number(byte) * 8 + (number(bit) if bit else 0)


def length_of(kind: str, word: str) -> int:
    if word == "*":
        return OPEN
    if kind == "bits":
        return number(word)
    if kind == "reserved" and word.endswith("b") and word[:-1].isdigit():
        return number(word[:-1])
    return number(word) * 8


def field_of(line: str) -> Field:
    """The row that a line is; ValueError or IndexError when it is none."""
    words = words_of(line)
    name, offset, kind = words[0], offset_of(words[1]), words[2]
    rest = words[3:]
    attributes = tuple(w for w in rest if w in ATTRIBUTES)
    labels = [w[1:-1] for w in rest if w.startswith('"')]
    plain = [w for w in rest if w not in ATTRIBUTES and not w.startswith('"')]
    if kind not in FIXED:
        length = length_of(kind, plain.pop(0))
    else:
        length = FIXED[kind]
    return Field(name, offset, kind, length, plain[0] if plain else "",
                 labels[0] if labels else "", attributes)


Rows = List[Tuple[int, str]]


def blocks_of(text: str) -> Iterator[Tuple[int, List[str], Rows]]:
    """Line, words of the head, and rows with their lines, of each block."""
    head: Optional[Tuple[int, List[str], Rows]] = None
    for n, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        words = words_of(line)
        if not words:
            continue
        if line[0] not in " \t":
            if head is not None:
                yield head
            head = (n, words, [])
        elif head is None:
            raise NotationError(n, "a row outside of a block")
        else:
            head[2].append((n, line))
    if head is not None:
        yield head


def values_of(name: str, rows: Rows) -> Values:
    codes = []
    for _, line in rows:
        words = words_of(line)
        codes.append(Code(number(words[0]), words[1], words[2][1:-1]))
    return Values(name, tuple(codes))


def section_of(words: List[str], rows: Rows) -> Section:
    size = OPEN if words[2] == "*" else number(words[2])
    fields = tuple(field_of(line) for _, line in rows)
    return Section(words[1], size, words[3][1:-1], fields)


def record_of(words: List[str], rows: Rows) -> Record:
    names = [words_of(line)[0] for _, line in rows]
    return Record(number(words[1]), words[2][1:-1],
                  tuple(n for n in names if n != "*"), "*" in names)


def parse(text: str) -> Layout:
    """The layout that a text is. smf119 is what checks it in full: here a
    text is refused only when it cannot be understood at all."""
    layout = Layout()
    for line, words, rows in blocks_of(text):
        try:
            if words[0] == "values":
                layout.values[words[1]] = values_of(words[1], rows)
            elif words[0] == "section":
                layout.sections[words[1]] = section_of(words, rows)
            elif words[0] == "record":
                layout.records.append(record_of(words, rows))
            elif words[0] != "table":
                raise NotationError(line, "want values, section, record or "
                                    "table")
        except (ValueError, IndexError):
            raise NotationError(line, "this block cannot be read") from None
    return layout


def offset_text(bits: int, whole: bool = True) -> str:
    """BYTE or BYTE.BIT; the bit 0 is written when whole is false."""
    if whole and bits % 8 == 0:
        return str(bits // 8)
    return "%d.%d" % (bits // 8, bits % 8)


def length_text(kind: str, bits: int) -> str:
    if bits == OPEN:
        return "*"
    if kind == "bits":
        return str(bits)
    return str(bits // 8) if bits % 8 == 0 else "%db" % bits


def kind_text(field: Field) -> str:
    parts = [field.kind]
    if field.kind not in FIXED:
        parts.append(length_text(field.kind, field.length))
    if field.argument:
        parts.append(field.argument)
    return " ".join(parts)


def field_text(field: Field) -> str:
    whole = not (field.kind in ("flag", "bits") or field.length % 8 != 0)
    words = "    %-27s %-7s %-23s" % (
        field.name, offset_text(field.offset, whole or field.length == OPEN),
        kind_text(field))
    if field.label:
        words += ' "%s"' % field.label
    return " ".join([words.rstrip()] + list(field.attributes))


def notes_text(notes: Iterable[str], indent: str = "") -> List[str]:
    return ["%s# %s" % (indent, note) for note in notes]


def values_text(values: Values) -> List[str]:
    lines = ["values " + values.name]
    for code in values.codes:
        lines.append('    %-7d %-19s "%s"' % code)
    return lines


def section_text(section: Section) -> List[str]:
    size = "*" if section.size == OPEN else str(section.size)
    lines = notes_text(section.notes)
    lines.append('section %s %s "%s"' % (section.name, size, section.label))
    for field in section.fields:
        lines += notes_text(field.notes, "    ")
        lines.append(field_text(field))
    return lines


def record_text(record: Record) -> List[str]:
    lines = notes_text(record.notes)
    lines.append('record %d "%s"' % (record.subtype, record.name))
    lines += ["    " + name for name in record.sections]
    if record.open:
        lines.append("    *")
    return lines


def write(layout: Layout) -> str:
    blocks = [values_text(v) for v in layout.values.values()]
    blocks += [section_text(s) for s in layout.sections.values()]
    blocks += [record_text(r) for r in layout.records]
    return "\n\n".join("\n".join(b) for b in blocks) + "\n"
