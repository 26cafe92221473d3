"""connections - which connections IPSec protected, by which tunnels, from the
zERT and IPSec records of SMF dumps.

Two sorts bound the memory: one brings the records of a tunnel together with
the connections that name it, the other one puts the connections in order.
"""
import argparse
from typing import Iterator, List, Optional, Sequence, Set, Tuple

from kit import (command, connection_rows, lives, output, records, seen,
                 tunnels, zert)
from kit.connection_rows import Found, Printer
from kit.messages import Failure, Messages
from kit.offsets import Offsets, parse_list
from kit.sorting import Sorter

NAME = "smf119-connections"
# The columns of all records, of those of tunnels and of connections.
FIRST = ["SMF119SID", "SMF119TI_Stack", "SMF119STY", "timestamp"]
OF_TUNNELS = ["NMsIKETunID", "NMsIPTunID", "NMsIKETunRmtEndpt"] + seen.FIELDS
SYSTEM, STACK, SUBTYPE, TIME, IKE_ID, IP_ID, PEER, LIFE = range(8)
RCOOKIE, STATE = (LIFE + seen.FIELDS.index(name) for name in (
    "NMsIKETunRCookie", "NMsIKETunState"))
CONNECTION = len(FIRST) + len(OF_TUNNELS)
# Each of the two sorts.
MEMORY = "32M"

# What tells connections apart, and what a line of the second sort holds behind
# it: the connection, or that a tunnel of it was seen or was not.
IDENTITY = ["start", "id", "protocol", "local", "local_port", "remote",
            "remote_port"]
PLACES = [zert.Connection._fields.index(name) for name in IDENTITY]
VALUES, SEEN = "0", "1"


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = command.Parser(
        NAME, "[OPTION]... [FILE]...",
        "Print one line per ended connection that IPSec protected, from the "
        "zERT records (subtype 11) in z/OS SMF dumps: with whom, how long, "
        "how much, by which tunnels and algorithms, and whether these tunnels "
        "are in the IPSec records of the same dumps. With no FILE, or when "
        "FILE is -, read standard input.",
        "Exit status: 0 all was read, 1 input was damaged and the rest was "
        "used, 2 the job could not be done.")
    output.add_option(parser, ["text"])
    parser.option("", "by-tunnel", "print the sum for each tunnel instead")
    parser.option("", "unprotected", "print the connections to peers of "
                  "tunnels that used none instead")
    parser.option("", "utc-offset", "[SYSTEM=]+HH:MM,... between UTC and "
                  "local time; without it, as the zERT records tell",
                  value="LIST", type=parse_list)
    parser.option("v", "verbose", "report the offsets from UTC that were "
                  "found")
    records.add_options(parser, ["utc-offset"])
    parser.common_options()
    options = parser.parse(arguments)
    if options.by_tunnel and options.unprotected:
        parser.error("--by-tunnel and --unprotected do not go together")
    return options


def needed_of_tunnels(unprotected: bool) -> records.Needed:
    needed = {}  # type: records.Needed
    for subtype in tunnels.IKE:
        needed[subtype] = ["NMsIKETunID", "NMsIKETunGeneration",
                           "NMsIKETunICookie"] + (
            ["NMsIKETunRmtEndpt"] if unprotected else [])
    for subtype in ("77", "78", "79", "80"):
        needed[subtype] = ["NMsIPTunID"]
    return needed


def open_sources(options: argparse.Namespace) -> List[records.Source]:
    """The dumps are read once; twice for a test of connections, which must
    not select among the records of tunnels."""
    about_tunnels = needed_of_tunnels(options.unprotected)
    about_connections = {zert.SUBTYPE: zert.NEEDED}  # type: records.Needed
    if not options.smf119_where:
        both = dict(about_tunnels)
        both.update(about_connections)
        return [records.Source(options, records.Columns(
            both, FIRST + OF_TUNNELS + zert.FIELDS, False))]
    named = options.smf119_files_from or options.files
    if not named or "-" in named:
        raise Failure("'--where' reads the dumps twice: name them as files")
    return [
        records.Source(options, records.Columns(
            about_tunnels, FIRST + OF_TUNNELS, False), ["--quiet"],
            ["where"]),
        records.Source(options, records.Columns(
            about_connections, FIRST + zert.FIELDS, False))]


def rows_of(sources: Sequence[records.Source]) -> Iterator[records.Row]:
    """Rows with the columns of tunnels and behind them those of
    connections."""
    absent = [""] * len(OF_TUNNELS)
    for source in sources:
        padded = len(source.columns.order) == len(FIRST) + len(zert.FIELDS)
        for row in source.rows():
            yield row[:len(FIRST)] + absent + row[len(FIRST):] \
                if padded else row


class Collector:
    """Gives lines to the two sorts."""

    def __init__(self, options: argparse.Namespace, offsets: Offsets,
                 by_name: Sorter, in_order: Sorter) -> None:
        self.by_tunnel = options.by_tunnel
        self.unprotected = options.unprotected
        self.offsets = offsets
        self.by_name = by_name
        self.in_order = in_order
        self.peers = set()  # type: Set[Tuple[str, str, str]]
        self.connections = self.tunnels = self.nameless = 0

    def take(self, row: records.Row) -> None:
        if row[SUBTYPE] != zert.SUBTYPE:
            self.tunnel(row)
            return
        self.connections += 1
        c = zert.Connection(*row[CONNECTION:CONNECTION + len(zert.FIELDS)])
        if self.unprotected:
            self.note_peer(row, zert.peer(c))
        if c.event not in zert.ENDED:
            return
        self.offsets.note(row[SYSTEM], row[TIME], c.end)
        if zert.is_protected(c) != self.unprotected:
            self.connection(row, c)

    def note_peer(self, row: records.Row, peer: str) -> None:
        if peer:
            self.peers.add((row[SYSTEM], row[STACK], peer))

    def tunnel(self, row: records.Row) -> None:
        self.tunnels += 1
        name = row[IKE_ID] if row[SUBTYPE] in tunnels.IKE else row[IP_ID]
        if not name:
            self.nameless += 1
        elif self.unprotected:
            if row[SUBTYPE] in tunnels.STARTS or not lives.was_never_up(
                    row[STATE], row[RCOOKIE]):
                self.note_peer(row, zert.address(row[PEER]))
        else:
            self.by_name.add(seen.record_line(
                row[SYSTEM], row[STACK], row[SUBTYPE], row[TIME], name,
                row[LIFE:CONNECTION]))

    def connection(self, row: records.Row, c: zert.Connection) -> None:
        key = self.key(row, c)
        self.in_order.add(tunnels.join(key + [VALUES, row[TIME]] + list(c)))
        for name in (zert.tunnel(c), zert.ike_tunnel(c)):
            if name:
                self.by_name.add(seen.question_line(seen.Question(
                    row[SYSTEM], row[STACK], name, c.start, c.end, row[TIME],
                    key)))

    def key(self, row: records.Row, c: zert.Connection) -> List[str]:
        """What the connections are sorted by, and told apart."""
        group = [row[SYSTEM], row[STACK]]
        if self.by_tunnel:
            name = zert.tunnel(c)
            group += [tunnels.order_of(name), name, c.local_endpoint,
                      c.remote_endpoint]
        return group + [c[place] for place in PLACES]


def gather(lines: Iterator[str], n: int) -> Iterator[Found]:
    """The connections, with what was seen of their tunnels; n: how long the
    group in front of a connection's identity is. A connection that has
    several lines has them from a second dump."""
    key = []  # type: List[str]
    found = None  # type: Optional[Found]
    length = n + len(IDENTITY)
    for line in lines:
        values = tunnels.split(line)
        if found is None or values[:length] != key:
            if found is not None:
                yield found
            key = values[:length]
            found = Found(key[:n], values[length + 1],
                          zert.Connection(*values[length + 2:]), {})
        elif values[length] == SEEN:
            found.seen[values[length + 1]] = values[length + 2] == "1"
    if found is not None:
        yield found


def connections(arguments: Sequence[str], messages: Messages) -> int:
    options = parse(arguments)
    sources = open_sources(options)
    offsets = Offsets(options.utc_offset)
    with Sorter(MEMORY) as by_name, Sorter(MEMORY) as in_order:
        collector = Collector(options, offsets, by_name, in_order)
        for row in rows_of(sources):
            collector.take(row)
        for answer in seen.answers(by_name.lines(), offsets):
            in_order.add(tunnels.join(list(answer.mark) + [
                SEEN, answer.tunnel, "1" if answer.seen else "0"]))
        found = gather(in_order.lines(), 6 if options.by_tunnel else 2)
        if options.unprotected:
            found = (f for f in found if (
                f.group[0], f.group[1], zert.address(f.connection.remote))
                in collector.peers)
        Printer(options.format, options.by_tunnel, offsets).run(found)
    report(options, messages, sources[0], collector)
    return max(source.status for source in sources)


def report(options: argparse.Namespace, messages: Messages,
           source: records.Source, collector: Collector) -> None:
    """Reports what is not in the output. That a dump has none of the records
    is reported by smf119."""
    if options.verbose:
        for line in connection_rows.offset_lines(collector.offsets):
            messages.say(line)
    records.report(messages, options, source, 1, collector.nameless)
    if collector.connections == 0 and not options.smf119_quiet and (
            source.saved or collector.tunnels > 0 and
            not options.smf119_where):
        messages.say("no zERT connection records (subtype 11) were read")


def main(arguments: Optional[Sequence[str]] = None) -> int:
    return command.run(NAME, connections, arguments)
