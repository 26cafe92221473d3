"""layout_kinds - which kind of field a row of the manual is, and why.

A row gives one field, or several that cover its bits: flags, reserved bits.
The kinds are those of smf119.layout(5). Nothing is guessed from a value: where
the text leaves a choice, the field carries a doubt.
"""
import re
from typing import Dict, List, NamedTuple, Optional, Tuple

from kit import layout_lists as lists
from kit import layout_words as words
from kit.layout_cells import Entry, head_text
from kit.layout_notation import OPEN, Code, Field, Values
from kit.layout_report import Report

RESERVED = re.compile(r"^\W*(?:reserved|not used|unused)\b", re.I)
RESERVED_NAME = re.compile(r"^(?:reserved|rsvd)$"
                           r"|_?(?:rsvd?|reserved|rsrvd)\d*$"
                           r"|_?rsv\d*[a-z]?$", re.I)
UNIX = re.compile(r"\bUNIX\s+(?:format|time)\b", re.I)
TOD = re.compile(r"\bTOD\b|\bSTCK\b|store clock|time-of-day clock", re.I)
TOD_UNITS = re.compile(r"\bbit 51\b|\bTOD\b|\bSTCK\b", re.I)
MICROSECONDS = re.compile(r"\bmicroseconds?\b", re.I)
DURATION = re.compile(r"\b(?:duration|interval|elapsed)\b", re.I)
HUNDREDTHS = re.compile(r"hundredths?|1/100|0?\.01 seconds?", re.I)
MIDNIGHT = re.compile(r"\bmidnight\b|time of day\b", re.I)
UTC = re.compile(r"\b(?:UTC|GMT)\b|Coordinated Universal|Greenwich", re.I)
TIME = re.compile(r"\btime\b", re.I)
TIME_NAME = re.compile(r"time$|time[a-z]?\d?$", re.I)
DATE = re.compile(r"\bdate\b|yyddd|Julian", re.I)
DATE_NAME = re.compile(r"date", re.I)
HEX = re.compile(r"\bi?r?cookie\b|\bSPI\b|security parameters? index"
                 r"|finger ?print|hexadecimal|\bTCB\b|\btoken\b"
                 r"|\bbit ?map\b", re.I)
ADDRESS = re.compile(r"\bIP(?:v4|v6)?(?: or IPv6)? address|\bIPv[46]\b"
                     r"|\baddress\b|\bendpoint\b|\bIP\b", re.I)
IPV4 = re.compile(r"\bIP(?:v4)? address", re.I)
FIRST_FOUR = re.compile(r"first (?:4|four) bytes", re.I)
LAST_FOUR = re.compile(r"last (?:4|four) bytes", re.I)
LOW_ORDER = re.compile(r"\blow-order (\d+) bits\b", re.I)
ID_TYPE = re.compile(r"\bidentity type\b.*\bRFC 2407\b", re.I)
UNITS = (("bits", r"\bin bits\b"),
         ("milliseconds", r"\b(?:in|number of) milliseconds\b"),
         ("microseconds", r"\b(?:in|number of) microseconds\b"),
         ("seconds", r"\b(?:in|number of) seconds\b"),
         ("minutes", r"\b(?:in|number of) minutes\b"),
         ("kilobytes", r"\b(?:in|number of) (?:kilobytes|Kbytes)\b"),
         ("bytes", r"\b(?:in|number of) bytes\b"))
# The flag of an address that is not yet known: the section's, if it has one.
FLAG_WANTED = "?"
UINT_MAX = 64
IPV6_BITS = 128


class Choice(NamedTuple):
    """A kind with what stands behind it, and what is not sure about it."""
    kind: str
    argument: str = ""
    doubt: str = ""


class Kinds:
    """Makes fields of rows; gathers the values that they use."""

    def __init__(self, report: Report, known: Dict[str, Values]) -> None:
        self.report = report
        self.known = known              # values that are built in
        self.values: Dict[str, Values] = {}

    def note(self, entry: Entry, text: str, line: int = 0) -> str:
        return self.report.doubt(entry.page, line or entry.line,
                                 "%s: %s" % (entry.name or "row", text))

    def fields(self, entry: Entry) -> List[Field]:
        """The fields of a row; their names are empty where it has none."""
        notes = [self.note(entry, d) for d in entry.doubts]
        if is_reserved(entry):
            return [field_of(entry, "reserved", notes=notes)]
        if entry.length == OPEN:
            notes += self.nameless(entry)
            kind = "text" if entry.format == "ebcdic" else "hex"
            return [field_of(entry, kind, notes=notes)]
        found = lists.read(entry.description, entry.length)
        if not found.bits:
            notes += self.nameless(entry)
        if entry.format != "binary":
            return [self.chosen(entry, plain_choice(entry), notes)]
        notes += [self.note(entry, text, line)
                  for line, text in found.doubts]
        if found.doubts and not found.meanings:
            return [self.chosen(entry, hex_choice(entry), notes)]
        if found.bits and not found.meanings:
            return self.bit_fields(entry, found.bits, notes)
        if found.meanings:
            return self.value_fields(entry, found, notes)
        return self.number_fields(entry, notes)

    def nameless(self, entry: Entry) -> List[str]:
        return [] if entry.name else [self.note(entry, "there is no name")]

    def chosen(self, entry: Entry, choice: Choice,
               notes: List[str]) -> Field:
        if choice.doubt:
            notes = notes + [self.note(entry, choice.doubt)]
        return field_of(entry, choice.kind, choice.argument, notes)

    def number_fields(self, entry: Entry, notes: List[str]) -> List[Field]:
        text = described(entry)
        low = LOW_ORDER.search(text)
        if low and int(low.group(1)) < min(entry.length, 9):
            return low_order(entry, int(low.group(1)), notes)
        if ID_TYPE.search(text) and "id-type" in self.known:
            return [field_of(entry, "code", "id-type", notes)]
        choice = binary_choice(entry)
        if lists.is_announced(text) and not choice.doubt:
            choice = choice._replace(
                doubt="values are announced, but none could be read")
        return [self.chosen(entry, choice, notes)]

    def value_fields(self, entry: Entry, found: lists.Lists,
                     notes: List[str]) -> List[Field]:
        meanings = found.meanings
        if found.bits:
            notes.append(self.note(
                entry, "bits and values in one list are not told apart"))
            return [self.chosen(entry, hex_choice(entry), notes)]
        if lists.speaks_of_flags(head_of_list(entry)) and not any(
                m.token for m in meanings):
            bits = lists.bits_of_meanings(meanings, entry.length)
            if bits:
                return self.bit_fields(entry, bits, notes)
        if entry.length % 8 != 0 or entry.length > UINT_MAX:
            notes.append(self.note(entry, "values of a field that is no "
                                   "number of 1 to 8 bytes"))
            return [self.chosen(entry, hex_choice(entry), notes)]
        values = self.values_for(entry, meanings, notes)
        return [field_of(entry, "code", values.name, notes)]

    def values_for(self, entry: Entry, meanings: List[lists.Meaning],
                   notes: List[str]) -> Values:
        codes: Dict[int, Code] = {}
        for m in meanings:
            code = code_of(m, [c.token for c in codes.values()])
            if m.number in codes:
                notes.append(self.note(
                    entry, "value %d is there twice; the first is taken"
                    % m.number, m.line))
            elif not code.token:
                notes.append(self.note(
                    entry, "value %d has no text" % m.number, m.line))
            else:
                codes[m.number] = code
        return self.share(entry, tuple(codes[n] for n in sorted(codes)))

    def share(self, entry: Entry, codes: Tuple[Code, ...]) -> Values:
        """The values with these codes, under the name they have already."""
        for values in list(self.known.values()) + list(self.values.values()):
            if same_codes(values.codes, codes):
                return values
        name = words.unique(words.slug_of(entry.name or "values", "-", 60),
                            list(self.known) + list(self.values))
        self.values[name] = Values(name, codes)
        return self.values[name]

    def bit_fields(self, entry: Entry, bits: List[lists.Bits],
                   notes: List[str]) -> List[Field]:
        """A field for each bit that is named, and reserved ones between."""
        fields: List[Field] = []
        at = 0
        if entry.name:
            notes = notes + ["bits of " + entry.name]
        for b in sorted(bits):
            if b.first < at:
                notes.append(self.note(entry, "bits that overlap", b.line))
                return [self.chosen(entry, hex_choice(entry), notes)]
            if b.first > at:
                fields.append(Field("", entry.offset + at, "reserved",
                                    b.first - at))
            fields.append(self.bit_field(entry, b))
            at = b.last + 1
        if at < entry.length:
            fields.append(Field("", entry.offset + at, "reserved",
                                entry.length - at))
        fields[0] = fields[0]._replace(notes=tuple(notes) + fields[0].notes)
        return fields

    def bit_field(self, entry: Entry, b: lists.Bits) -> Field:
        offset, length = entry.offset + b.first, b.last - b.first + 1
        if RESERVED.match(b.text) or RESERVED_NAME.search(b.name):
            return Field(b.name, offset, "reserved", length)
        if length > 1 and offset % 8 + length > 8:
            note = self.note(entry, "%s: bits across bytes are left out"
                             % (b.name or b.text), b.line)
            return Field(b.name, offset, "reserved", length, notes=(note,))
        kind = "flag" if length == 1 else "bits"
        if b.name:
            return Field(b.name, offset, kind, length)
        note = self.note(entry, "a bit without a name: %s" % b.text, b.line)
        name = words.slug_of("%s %s" % (entry.name or "flag", b.text), "_", 40)
        return Field(name, offset, kind, length, notes=(note,))


def described(entry: Entry) -> str:
    return head_text(entry)


def head_of_list(entry: Entry) -> str:
    return " ".join(line.text for line in entry.description
                    if not lists.ListReader(entry.length).take(line))


def is_reserved(entry: Entry) -> bool:
    """Reserved by its text, or by its name when it has none; a row without a
    name and a text is."""
    text = head_text(entry)
    if RESERVED.match(text):
        return True
    if not entry.name:
        return not text and not entry.doubts
    return bool(RESERVED_NAME.search(entry.name)) and not text


def field_of(entry: Entry, kind: str, argument: str = "",
             notes: Optional[List[str]] = None) -> Field:
    return Field(entry.name, entry.offset, kind, entry.length, argument,
                 notes=tuple(notes or ()))


def hex_choice(entry: Entry) -> Choice:
    """Bytes as they are; what begins inside a byte cannot be shown so."""
    if entry.offset % 8 or entry.length % 8:
        return Choice("reserved", doubt="bits that cannot be shown are "
                      "reserved here")
    return Choice("hex")


def plain_choice(entry: Entry) -> Choice:
    """The kind of a row that is not binary."""
    if entry.offset % 8 or entry.length % 8:
        return hex_choice(entry)
    if entry.format == "ebcdic":
        return Choice("text")
    if entry.format == "packed" and entry.length == 32:
        text = head_text(entry) + " " + entry.name
        if DATE.search(text) or DATE_NAME.search(entry.name):
            return Choice("date")
        return Choice("date", doubt="packed, and not said to be a date")
    return Choice("hex", doubt='format "%s" of %d bytes has no kind'
                  % (entry.format, entry.length // 8))


def bits_choice(entry: Entry) -> Choice:
    if entry.length == 1:
        return Choice("flag")
    if entry.offset % 8 + entry.length <= 8:
        return Choice("bits")
    return hex_choice(entry)


def binary_choice(entry: Entry) -> Choice:
    if not entry.name:
        return hex_choice(entry)
    if entry.offset % 8 or entry.length % 8:
        return bits_choice(entry)
    text = described(entry)
    return (time_choice(entry, text) or bytes_choice(entry, text)
            or Choice("uint", unit_of(text)))


def time_choice(entry: Entry, text: str) -> Optional[Choice]:
    if entry.length == 32 and UNIX.search(text):
        return Choice("unixtime")
    if entry.length == 64 and DURATION.search(text) and TOD_UNITS.search(text):
        return Choice("micros")
    if (entry.length < 64 and DURATION.search(text)
            and MICROSECONDS.search(text)):
        return Choice("micros")
    if entry.length == 64 and TOD.search(text):
        return Choice("stck")
    if entry.length <= UINT_MAX and HUNDREDTHS.search(text):
        if MIDNIGHT.search(text) and entry.length == 32:
            return Choice("time")
        if DURATION.search(text):
            return Choice("hundredths")
        if entry.length == 32 and TIME.search(text):
            return Choice("time", doubt="a time of day or a duration, in "
                          "1/100 s: taken as a time of day")
        return Choice("hundredths")
    return None


def bytes_choice(entry: Entry, text: str) -> Optional[Choice]:
    if HEX.search(text) or re.search("cookie$|spi$", entry.name, re.I):
        return Choice("hex")
    if entry.length == IPV6_BITS and (ADDRESS.search(text) or re.search(
            "(?:IP|Addr|Endpt|Address)6?$", entry.name)):
        return Choice("address", FLAG_WANTED)
    if entry.length == 32 and IPV4.search(text):
        return Choice("ipv4")
    return Choice("hex") if entry.length > UINT_MAX else None


def unit_of(text: str) -> str:
    for unit, pattern in UNITS:
        if re.search(pattern, text, re.I):
            return unit
    return ""


def low_order(entry: Entry, used: int, notes: List[str]) -> List[Field]:
    """A field of which only the last bits count."""
    unused = entry.length - used
    return [Field("", entry.offset, "reserved", unused),
            Field(entry.name, entry.offset + unused,
                  "flag" if used == 1 else "bits", used, notes=tuple(notes))]


def code_of(meaning: lists.Meaning, used: List[str]) -> Code:
    if meaning.token:
        token = words.token_of(meaning.token)
        return Code(meaning.number, words.unique(token, used),
                    words.words_of(token))
    text = words.clause_of(meaning.text)
    token = words.slug_of(text)
    return Code(meaning.number, words.unique(token, used) if token else "",
                text)


def same_codes(a: Tuple[Code, ...], b: Tuple[Code, ...]) -> bool:
    return (sorted((c.number, c.token) for c in a)
            == sorted((c.number, c.token) for c in b))
