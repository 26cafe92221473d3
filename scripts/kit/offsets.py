"""offsets - how far the local time of each system is from UTC.

A zERT record tells: its header has the local time, and inside it is the end of
the connection in UTC. The time from the one to the other is a small delay and
the offset; offsets are whole quarters of an hour. They are kept for each hour,
as the clocks of a system may be changed.
"""
import bisect
import re
from typing import Dict, List, Optional

from kit.messages import Failure
from kit.tunnels import TIME, hundredths

HOUR = 360000
QUARTER = HOUR // 4
# The zones of the world are within this.
MOST = 14 * HOUR
WRITTEN = re.compile(r"([+-])([01][0-9]):?([0-5][0-9])\Z")


def parse(text: str) -> int:
    """+05:30 in 1/100 seconds."""
    if text == "Z":
        return 0
    found = WRITTEN.match(text)
    if not found:
        raise Failure("'%s' is not an offset from UTC such as -05:00" % text)
    sign, hours, minutes = found.groups()
    offset = int(hours) * HOUR + int(minutes) * HOUR // 60
    if offset > MOST:
        raise Failure("'%s' is more than 14 hours from UTC" % text)
    return -offset if sign == "-" else offset


def parse_list(text: str) -> Dict[str, int]:
    """[SYSTEM=]OFFSET,... as smf119 has it; the one without a system is for
    all others, and has no name."""
    found = {}  # type: Dict[str, int]
    for word in text.split(","):
        system, _, offset = word.strip().rpartition("=")
        if system in found:
            raise Failure("'%s' gives an offset twice" % text)
        found[system] = parse(offset)
    return found


def written(offset: int) -> str:
    minutes = abs(offset) * 60 // HOUR
    return "%s%02d:%02d" % ("-" if offset < 0 else "+", minutes // 60,
                            minutes % 60)


class Offsets:
    """Of all systems; given: those that the user gave."""

    def __init__(self, given: Optional[Dict[str, int]] = None) -> None:
        self.given = given or {}
        # For each system and local hour, how often an offset was found.
        self.found = {}  # type: Dict[str, Dict[int, Dict[int, int]]]
        self.hours = {}  # type: Dict[str, List[int]]

    def note(self, system: str, local: str, utc: str) -> None:
        """The times of one moment."""
        if not TIME.match(local) or not TIME.match(utc):
            return
        now = hundredths(local)
        offset = (now - hundredths(utc) + QUARTER // 2) // QUARTER * QUARTER
        if abs(offset) > MOST:
            return
        hours = self.found.setdefault(system, {})
        counts = hours.setdefault(now // HOUR, {})
        counts[offset] = counts.get(offset, 0) + 1

    def at(self, system: str, local: int) -> Optional[int]:
        """The offset at a local time, by the nearest hour that is known; only
        after all records were read."""
        for name in system, "":
            if name in self.given:
                return self.given[name]
        if system not in self.found:
            return None
        if system not in self.hours:
            self.hours[system] = sorted(self.found[system])
        known = self.hours[system]
        hour = local // HOUR
        place = bisect.bisect_left(known, hour)
        near = min(known[max(place - 1, 0):place + 1],
                   key=lambda h: (abs(h - hour), h))
        counts = self.found[system][near]
        return min(counts, key=lambda o: (-counts[o], o))

    def at_text(self, system: str, local: str) -> Optional[int]:
        return self.at(system, hundredths(local)) if TIME.match(local) \
            else None

    def utc(self, system: str, local: str) -> Optional[int]:
        """A local time in UTC, in 1/100 seconds."""
        offset = self.at_text(system, local)
        return None if offset is None else hundredths(local) - offset
