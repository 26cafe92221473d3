"""connection_rows - connections as rows of the output, or their sums for each
tunnel.
"""
from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence

from kit import history, offsets, output, zert
from kit.offsets import Offsets
from kit.output import flag, number, text
from kit.tunnels import TIME, hundredths

# A connection; group: system and stack, for sums also the tunnel. written: the
# local time of its record. seen: of each of its tunnels, whether it was.
Found = NamedTuple("Found", [
    ("group", Sequence[str]), ("written", str),
    ("connection", zert.Connection), ("seen", Dict[str, bool])])

PROTECTION = [
    text("rule"), text("encapsulation"), text("ipsec_protocol"),
    text("authentication"), text("encryption"), number("pfs_group"),
    flag("seen_stack"), flag("seen_ike")]
ENDPOINTS = [text("local_endpoint"), text("remote_endpoint")]
TUNNEL = [text("tunnel"), text("tunnel_type"), text("ike_tunnel")]
COLUMNS = [
    text("SMF119SID"), text("SMF119TI_Stack"), text("start"), text("end"),
    number("duration"), text("local"), number("local_port"), text("remote"),
    number("remote_port"), text("protocol"), text("job"), text("user"),
    number("bytes_in"), number("bytes_out"), number("connection")
    ] + TUNNEL + ENDPOINTS + PROTECTION + [text("utc_offset")]
TABLE = [
    text("sys", 4), text("stack", 8), text("start", 23), number("duration", 9),
    text("local", 15), number("port", 5), text("remote", 15),
    number("port", 5), text("prot", 4), text("job", 8), number("in", 10),
    number("out", 10), text("tunnel", 6), text("ike", 5),
    text("encryption", 10), text("authentication", 14), text("stack?", 6),
    text("ike?", 4)]
SUM_COLUMNS = [
    text("SMF119SID"), text("SMF119TI_Stack")] + TUNNEL + ENDPOINTS + [
        number("connections"), text("first_start"), text("last_end"),
        number("duration"), number("bytes_in"), number("bytes_out")
        ] + PROTECTION
SUM_TABLE = [
    text("sys", 4), text("stack", 8), text("tunnel", 6), text("ike", 5),
    text("peer", 15), number("connections", 11), text("first_start", 23),
    text("last_end", 23), number("in", 12), number("out", 12),
    text("encryption", 10), text("authentication", 14), text("stack?", 6),
    text("ike?", 4)]


class Sum:
    """Of the connections of a tunnel; what else is printed of the tunnel is
    of its last connection."""

    def __init__(self, found: Found) -> None:
        self.group = found.group
        self.count = 0
        self.first = self.last = ""
        self.duration = self.bytes_in = self.bytes_out = 0
        self.latest = found
        self.seen = [[], []]  # type: List[List[str]]

    def add(self, found: Found) -> None:
        c = found.connection
        self.count += 1
        self.first = min(filter(None, (self.first, c.start)), default="")
        if c.end >= self.last:
            self.last = c.end
            self.latest = found
        self.duration += duration(c) or 0
        self.bytes_in += int(c.bytes_in or 0)
        self.bytes_out += int(c.bytes_out or 0)
        for all_seen, one in zip(self.seen, seen_of(found)):
            all_seen[:] = [least(all_seen + [one])]


def least(flags: Sequence[str]) -> str:
    """1 where it holds for all; those that are not known do not count."""
    return min(filter(None, flags), default="")


def sums(found: Iterator[Found]) -> Iterator[Sum]:
    total = None  # type: Optional[Sum]
    for f in found:
        if total is None or f.group != total.group:
            if total is not None:
                yield total
            total = Sum(f)
        total.add(f)
    if total is not None:
        yield total


def duration(c: zert.Connection) -> Optional[int]:
    """In 1/100 seconds."""
    if not TIME.match(c.start) or not TIME.match(c.end):
        return None
    length = hundredths(c.end) - hundredths(c.start)
    return length if length >= 0 else None


def seen_of(found: Found) -> List[str]:
    """Whether the tunnel was seen in the records of the stack and in those
    of IKE; empty where there is none, or its times cannot be compared."""
    return ["" if name not in found.seen else "01"[found.seen[name]]
            for name in (zert.tunnel(found.connection),
                         zert.ike_tunnel(found.connection))]


def protection(c: zert.Connection, seen: Sequence[str]) -> List[str]:
    return [c.rule, c.encapsulation, c.ipsec_protocol, c.authentication,
            c.encryption, c.pfs_group] + list(seen)


def tunnel_of(c: zert.Connection) -> List[str]:
    return [zert.tunnel(c), c.type, zert.ike_tunnel(c),
            zert.address(c.local_endpoint), zert.address(c.remote_endpoint)]


def yes(seen: Sequence[str]) -> List[str]:
    return [{"1": "yes", "0": "no"}.get(value, "") for value in seen]


def row_of(found: Found, zones: Offsets) -> List[str]:
    c = found.connection
    zone = zones.at_text(found.group[0], found.written)
    return list(found.group) + [
        c.start, c.end, history.seconds(duration(c)), c.local, c.local_port,
        c.remote, c.remote_port, c.protocol, c.job, c.user, c.bytes_in,
        c.bytes_out, c.id] + tunnel_of(c) + protection(c, seen_of(found)) + [
            "" if zone is None else offsets.written(zone)]


def table_row_of(found: Found) -> List[str]:
    c = found.connection
    return list(found.group) + [
        c.start, history.clock(duration(c)), c.local, c.local_port, c.remote,
        c.remote_port, c.protocol, c.job, c.bytes_in, c.bytes_out,
        zert.tunnel(c), zert.ike_tunnel(c), c.encryption, c.authentication
        ] + yes(seen_of(found))


def sum_row_of(total: Sum) -> List[str]:
    c = total.latest.connection
    return list(total.group[:2]) + tunnel_of(c) + [
        str(total.count), total.first, total.last,
        history.seconds(total.duration), str(total.bytes_in),
        str(total.bytes_out)] + protection(c, [s[0] for s in total.seen])


def sum_table_row_of(total: Sum) -> List[str]:
    c = total.latest.connection
    return list(total.group[:2]) + [
        zert.tunnel(c), zert.ike_tunnel(c), zert.peer(c), str(total.count),
        total.first, total.last, str(total.bytes_in), str(total.bytes_out),
        c.encryption, c.authentication] + yes([s[0] for s in total.seen])


def offset_lines(zones: Offsets) -> List[str]:
    """The offsets that were found, for people."""
    return ["%s: local time is UTC%s" % (system, " and ".join(
        offsets.written(o) for o in sorted(
            {o for counts in hours.values() for o in counts})))
        for system, hours in sorted(zones.found.items())]


class Printer:
    """Prints connections, or their sums, as rows of the format."""

    def __init__(self, name: str, by_tunnel: bool, zones: Offsets) -> None:
        self.for_eyes = name in ("table", "text")
        self.by_tunnel = by_tunnel
        self.zones = zones
        self.out = output.standard_output()
        columns = SUM_TABLE if self.for_eyes else SUM_COLUMNS
        if not by_tunnel:
            columns = TABLE if self.for_eyes else COLUMNS
        self.format = output.open_format(
            "table" if self.for_eyes else name, columns, self.out)
        self.format.begin()

    def run(self, found: Iterator[Found]) -> None:
        for row in self.sum_rows(found) if self.by_tunnel else \
                self.rows(found):
            self.format.row(row)
        self.out.flush()

    def rows(self, found: Iterator[Found]) -> Iterator[List[str]]:
        for f in found:
            yield table_row_of(f) if self.for_eyes else row_of(f, self.zones)

    def sum_rows(self, found: Iterator[Found]) -> Iterator[List[str]]:
        for total in sums(found):
            yield sum_table_row_of(total) if self.for_eyes else \
                sum_row_of(total)
