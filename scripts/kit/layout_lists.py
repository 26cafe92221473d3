"""layout_lists - the lists in a description: bits by mask, and values.

The forms are those of the manual: X'80', NAME: text and 1 - 31, NAME: text for
bits; NAME (n), X'nn': text and n = text for values, each perhaps with its text
on the lines that follow.
"""
import re
from typing import List, NamedTuple, Optional, Tuple

from kit.layout_page import Line

IBM_NAME = r"(?:SMF119|NMs|NMT)[A-Za-z0-9_]*"
NAME = r"[A-Za-z][A-Za-z0-9_]*"
BULLET = re.compile("^[\u2022\u00b7\u2219\u25cf\u25e6\u25aa*\\-]\\s+")
HEX = r"X\s*'([0-9A-F]+)'"
MASK = re.compile(r"^%s(?:\s*,\s*(%s)\b(?!\s+[a-z])|\s*[,:]?\s+(%s)\b)"
                  r"\s*[:,\-]?\s*(.*)$" % (HEX, NAME, IBM_NAME), re.I)
RANGE = re.compile(r"^(?:Bits?\s+)?(\d+)(?:\s*(?:-|to|through)\s*(\d+))?"
                   r"\s*,\s*(%s)\b\s*[:,\-]?\s*(.*)$" % IBM_NAME, re.I)
BARE_RANGE = re.compile(r"^(Bits?\s+)?(\d+)(?:\s*(?:-|to|through)\s*(\d+))?"
                        r"\s*[:,=\-]?\s*(Reserved\b.*)$", re.I)
CONSTANT = re.compile(r"^([A-Za-z0-9]*_\w+|[A-Z][A-Z0-9]+)\s*"
                      r"\(\s*(?:(\d+)|%s)\s*\)\s*[:.,\-]?\s*(.*)$" % HEX)
HALF_CONSTANT = re.compile(r"^(?:[A-Za-z0-9]*_\w+)$")
HEX_VALUE = re.compile(r"^%s\s*[:=,.\-]?\s*(.*)$" % HEX, re.I)
NUMBER_VALUE = re.compile(r"^(\d+)\s*(?:[=:]|-(?!\s*\d))\s*(\S.*)$")
NUMBER_ALONE = re.compile(r"^(\d+)$")
FLAG_WORDS = re.compile(r"\b(?:flags?|bits?|masks?)\b", re.I)
ANNOUNCED = re.compile(r"\bfollowing values\b|\bthe following list identifies"
                       r"|\bone of (?:the following|these)\b", re.I)


class Bits(NamedTuple):
    """Bits of a field, counted from its leftmost."""
    first: int
    last: int
    name: str               # '' when there is none
    text: str
    line: int


class Meaning(NamedTuple):
    number: int
    token: str              # '' when there is none
    text: str
    line: int


class Lists(NamedTuple):
    bits: List[Bits]
    meanings: List[Meaning]
    doubts: List[Tuple[int, str]]   # line and text


def mask_bits(digits: str, width: int) -> Optional[Tuple[int, int]]:
    """First and last bit of a mask whose bits are next to each other."""
    mask = int(digits, 16)
    if mask == 0 or len(digits) * 4 != width:
        return None
    text = format(mask, "0%db" % width)
    first, last = text.index("1"), text.rindex("1")
    return (first, last) if "0" not in text[first:last] else None


class ListReader:
    def __init__(self, width: int) -> None:
        self.width = width
        self.lists = Lists([], [], [])

    def doubt(self, line: Line) -> None:
        self.lists.doubts.append((line.number, '"%s" is not understood'
                                  % line.text))

    def add_bits(self, first: int, last: int, name: str, text: str,
                 line: Line) -> None:
        if not first <= last < self.width:
            self.doubt(line)
            return
        self.lists.bits.append(Bits(first, last, name, text, line.number))

    def take_mask(self, line: Line, text: str) -> bool:
        found = MASK.match(text)
        if not found:
            return False
        bits = mask_bits(found.group(1), self.width)
        if bits is None:
            self.doubt(line)
        else:
            self.add_bits(bits[0], bits[1],
                          found.group(2) or found.group(3), found.group(4),
                          line)
        return True

    def take_range(self, line: Line, text: str) -> bool:
        found = RANGE.match(text)
        if found:
            name, rest = found.group(3), found.group(4)
            first, last = found.group(1), found.group(2) or found.group(1)
        else:
            found = BARE_RANGE.match(text)
            if not found or not (found.group(1) or found.group(3)):
                return False
            name, rest = "", found.group(4)
            first, last = found.group(2), found.group(3) or found.group(2)
        self.add_bits(int(first), int(last), name, rest, line)
        return True

    def take_value(self, line: Line, text: str) -> bool:
        found = CONSTANT.match(text)
        if found:
            number = (int(found.group(2)) if found.group(2)
                      else int(found.group(3), 16))
            self.add_value(number, found.group(1), found.group(4), line)
            return True
        found = HEX_VALUE.match(text)
        if found:
            self.add_value(int(found.group(1), 16), "", found.group(2), line)
            return True
        found = NUMBER_VALUE.match(text)
        if found:
            self.add_value(int(found.group(1)), "", found.group(2), line)
            return True
        found = NUMBER_ALONE.match(text)
        if found:
            self.add_value(int(found.group(1)), "", "", line)
        return found is not None

    def add_value(self, number: int, token: str, text: str,
                  line: Line) -> None:
        if number >> self.width:
            self.doubt(line)
            return
        self.lists.meanings.append(Meaning(number, token, text, line.number))

    def take(self, line: Line) -> bool:
        text = BULLET.sub("", line.text.strip())
        return (self.take_mask(line, text) or self.take_range(line, text)
                or self.take_value(line, text))

    def go_on(self, text: str) -> None:
        """Text behind an item that had none on its line, or not all."""
        meanings = self.lists.meanings
        if meanings and not meanings[-1].token:
            last = meanings[-1]
            meanings[-1] = Meaning(last.number, "", (
                last.text + " " + text).strip(), last.line)


def joined(lines: List[Line]) -> List[Line]:
    """The lines, with a constant and its number in the next line as one."""
    out: List[Line] = []
    for line in lines:
        text = line.text.strip()
        if (out and HALF_CONSTANT.match(BULLET.sub("", out[-1].text.strip()))
                and text.startswith("(")):
            out[-1] = Line(out[-1].number, out[-1].text + " " + text)
        else:
            out.append(line)
    return out


def read(lines: List[Line], width: int) -> Lists:
    """The lists in the lines of a description of a field of that many bits."""
    reader = ListReader(width)
    item = False
    for line in joined(lines):
        if not line.text.strip():
            continue
        if reader.take(line):
            item = True
        elif item:
            reader.go_on(line.text.strip())
    return settled(reader.lists, " ".join(line.text for line in lines))


def settled(lists: Lists, text: str) -> Lists:
    """The lists that are lists for sure: a single number at the beginning of a
    line of prose is not one."""
    meanings = lists.meanings
    named = [m for m in meanings if m.token]
    if len(meanings) == 1 and not named and not ANNOUNCED.search(text):
        return lists._replace(meanings=[])
    return lists


def is_announced(text: str) -> bool:
    return ANNOUNCED.search(text) is not None


def speaks_of_flags(text: str) -> bool:
    return FLAG_WORDS.search(text) is not None


def bits_of_meanings(meanings: List[Meaning], width: int) -> List[Bits]:
    """Values that are bits in fact: each has one bit, or is reserved. Empty
    when one of them is not so."""
    out = []
    for m in meanings:
        digits = format(m.number, "0%dX" % (width // 4))
        bits = mask_bits(digits, width)
        if bits is None or (bits[0] != bits[1]
                            and not m.text.lower().startswith("reserved")):
            return []
        out.append(Bits(bits[0], bits[1], "", m.text, m.line))
    return out
