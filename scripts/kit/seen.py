"""seen - whether the tunnels that connections name are in the records of
tunnels: on the same stack and at the same time.

Records of tunnels and questions about them are sorted by tunnel, so that only
the lives of one tunnel are in memory at a time.
"""
import bisect
from typing import Iterator, List, NamedTuple, Optional, Sequence

from kit import lives, tunnels
from kit.lives import Life, Tunnel
from kit.offsets import Offsets
from kit.tunnels import hundredths

# The fields of tunnels that lives are told apart by.
FIELDS = ["NMsIKETunGeneration", "NMsIKETunICookie", "NMsIKETunRCookie",
          "NMsIKETunState", "NMsIPTunState"]
PLACES = [lives.PLACE[name] for name in FIELDS]
RECORD, QUESTION = "0", "1"
EVER = 1 << 62

# What is asked: was there a tunnel between two times in UTC? The end may be
# unknown; the record that reports it is of the local time written.
Question = NamedTuple("Question", [
    ("system", str), ("stack", str), ("tunnel", str), ("start", str),
    ("end", str), ("written", str), ("mark", Sequence[str])])
# The mark of a question, and the answer, when there is one.
Answer = NamedTuple("Answer", [
    ("tunnel", str), ("mark", Sequence[str]), ("seen", bool)])


def record_line(system: str, stack: str, subtype: str, time: str, tunnel: str,
                values: Sequence[str]) -> str:
    """A record of a tunnel, for sort(1); values are those of FIELDS."""
    # Of two records at the same time, the end is the first.
    rank = ("1" if subtype in tunnels.STARTS else "0") + subtype
    return tunnels.join([system, stack, tunnels.order_of(tunnel), RECORD,
                         time, rank, tunnel] + list(values))


def question_line(q: Question) -> str:
    return tunnels.join([q.system, q.stack, tunnels.order_of(q.tunnel),
                         QUESTION, q.start, q.end, q.written, q.tunnel] +
                        list(q.mark))


class Intervals:
    """When a tunnel was up."""

    def __init__(self, system: str, found: Sequence[Life],
                 offsets: Offsets) -> None:
        ends = []
        self.known = True
        for life in found:
            if life.failed and not life.start:
                continue
            start = moment(system, life.start, offsets, -EVER)
            end = moment(system, life.end, offsets, EVER)
            if start is None or end is None:
                self.known = False
                continue
            ends.append((min(start, end), max(start, end)))
        ends.sort()
        self.starts = [start for start, _ in ends]
        # The latest end of all that start no later.
        self.latest = []  # type: List[int]
        for _, end in ends:
            self.latest.append(max(end, self.latest[-1])
                               if self.latest else end)

    def overlap(self, start: int, end: int) -> bool:
        place = bisect.bisect_right(self.starts, end)
        return place > 0 and self.latest[place - 1] >= start


def moment(system: str, local: str, offsets: Offsets,
           missing: int) -> Optional[int]:
    return offsets.utc(system, local) if local else missing


def answers(lines: Iterator[str], offsets: Offsets) -> Iterator[Answer]:
    """Answers the questions among sorted lines, where that is possible."""
    group = []  # type: List[str]
    tunnel = Tunnel()
    intervals = None  # type: Optional[Intervals]
    last = ""
    for line in lines:
        values = tunnels.split(line)
        if values[:3] != group:
            group, tunnel, intervals = values[:3], Tunnel(), None
        if values[3] == RECORD:
            if line != last:
                tunnel.add(event_of(values))
            last = line
            continue
        if intervals is None:
            intervals = Intervals(group[0], tunnel.lives, offsets)
        seen = answer(group[0], values, intervals, offsets)
        if seen is not None:
            yield Answer(values[7], values[8:], seen)


def event_of(values: Sequence[str]) -> lives.Event:
    fields = [""] * len(lives.FIELDS)
    for place, value in zip(PLACES, values[7:]):
        fields[place] = value
    return lives.event(values[4], values[5][1:], values[6], "", fields)


def answer(system: str, values: Sequence[str], intervals: Intervals,
           offsets: Offsets) -> Optional[bool]:
    start, end = (hundredths(time) if tunnels.TIME.match(time) else None
                  for time in values[4:6])
    if end is None:
        end = offsets.utc(system, values[6])
    if end is None:
        return False if intervals.known and not intervals.starts else None
    if intervals.overlap(end if start is None else start, end):
        return True
    return False if intervals.known else None
