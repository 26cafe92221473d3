"""tunnels - what the records say of a tunnel: views, keys, times.

Values that go through sort(1) are joined by SEPARATOR, with a line end inside
a value as LINE_END. smf119 prints neither; saved csv that holds one has it
replaced by a blank.
"""
import functools
import re
from typing import List, Sequence

SEPARATOR = "\1"
LINE_END = "\2"
NEITHER = str.maketrans({SEPARATOR: " ", LINE_END: " ", "\n": LINE_END})

# Who saw the tunnel: the IKE daemon and the stack report the same one apart.
# The digit is for the order of the output.
VIEWS = {"73": "1ike", "74": "1ike",
         "75": "2dynamic-ike", "76": "2dynamic-ike",
         "77": "3dynamic-stack", "78": "3dynamic-stack",
         "79": "4manual", "80": "4manual"}
VIEW_NAMES = ("ike", "dynamic-ike", "dynamic-stack", "manual")
IKE = ("73", "74")
IP = ("75", "76", "77", "78", "79", "80")
STARTS = ("73", "75", "77", "79")

TIME = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d")
# How smf119 prints a time of an SMF header that is none: its bytes.
NO_TIME = re.compile(r"0x[0-9A-F]{16}\Z")
ID = re.compile(r"([A-Za-z]+)([0-9]+)\Z")
DAY = 24 * 60 * 60 * 100


def join(values: Sequence[str]) -> str:
    """Values as one line for sort(1)."""
    line = SEPARATOR.join(values)
    if "\n" in line or LINE_END in line or \
            line.count(SEPARATOR) != len(values) - 1:
        line = SEPARATOR.join([v.translate(NEITHER) for v in values])
    return line


def split(line: str) -> List[str]:
    values = line.split(SEPARATOR)
    if LINE_END in line:
        values = [v.replace(LINE_END, "\n") for v in values]
    return values


@functools.lru_cache(maxsize=4096)
def order_of(tunnel: str) -> str:
    """A tunnel ID in a form that sorts K2 before K10."""
    found = ID.match(tunnel)
    if not found or len(tunnel) > 20:
        return tunnel
    letters, digits = found.groups()
    return letters + digits.rjust(20 - len(letters), "0")


@functools.lru_cache(maxsize=4096)
def day_number(text: str) -> int:
    """The days before a date in the Gregorian calendar, from a day long
    ago."""
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    if month <= 2:
        year, month = year - 1, month + 12
    return (365 * year + year // 4 - year // 100 + year // 400 +
            (153 * (month - 3) + 2) // 5 + day)


def hundredths(time: str) -> int:
    """2026-11-20T08:30:00.34 as 1/100 seconds; a zone behind it does not
    count."""
    fraction = (time[20:22] if time[19:20] == "." else "").ljust(2, "0")
    return (day_number(time[:10]) * DAY + int(time[11:13]) * 360000 +
            int(time[14:16]) * 6000 + int(time[17:19]) * 100 +
            int(fraction if fraction.isdigit() else "0"))


def first_of(*values: str) -> str:
    """The first that is not empty."""
    for value in values:
        if value:
            return value
    return ""
