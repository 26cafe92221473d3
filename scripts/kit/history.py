"""history - one line per life of an IPSec tunnel, from SMF dumps.

The records are sorted by tunnel and time, so that only the lives of one tunnel
ID are in memory at a time.
"""
import argparse
import zlib
from typing import Dict, Iterator, List, Optional, Sequence

from kit import command, lives, output, records, tunnels
from kit.lives import Event, Life, Tunnel
from kit.messages import Messages
from kit.output import number, text
from kit.sorting import Sorter

NAME = "smf119-history"
FIRST = ["SMF119SID", "SMF119TI_Stack", "SMF119STY", "timestamp",
         "NMsIKETunID", "NMsIPTunID", "file", "record"]
SYSTEM, STACK, SUBTYPE, TIME, IKE_ID, IP_ID, FILE, RECORD = range(8)
COOKIE = len(FIRST) + lives.PLACE["NMsIKETunICookie"]
ENDS_OF_FIELDS = len(FIRST) + len(lives.FIELDS)

COLUMNS = [
    text("view"), text("SMF119SID"), text("SMF119TI_Stack"), text("tunnel"),
    number("NMsIKETunGeneration"), text("state"), text("start"), text("end"),
    number("duration"), number("refreshes"), number("duplicates"),
    number("last_state"), text("local"), text("remote"), text("local_id"),
    text("remote_id"), text("rule"), text("action"),
    text("NMsIKETunICookie"), text("NMsIKETunRCookie"),
    number("NMsIKETunRole"), number("NMsIKETunMajorVer"),
    text("NMsIKETunStartTime")] + [
        number(name) for name in lives.COPIED[5:]]
TABLE = [
    text("view", 13), text("sys", 4), text("stack", 8), text("tunnel", 6),
    text("start", 22), text("end", 22), number("duration", 12),
    number("refr", 4), text("state", 8), text("peer")]


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = command.Parser(
        NAME, "[OPTION]... [FILE]...",
        "Print one line per life of an IPSec tunnel in z/OS SMF dumps: when "
        "it started and ended, how often it was refreshed, who the peer was. "
        "With no FILE, or when FILE is -, read standard input.",
        "Exit status: 0 all was read, 1 input was damaged and the rest was "
        "used, 2 the job could not be done.")
    output.add_option(parser, ["text"])
    parser.option("k", "key", "tell lives of records 75-80 apart by these "
                  "fields too, not only by system, stack and tunnel ID",
                  value="FIELD,...", default="")
    parser.option("v", "verbose", "report how many duplicate records were "
                  "dropped")
    records.add_options(parser)
    parser.common_options()
    return parser.parse(arguments)


def wanted(key: Sequence[str]) -> records.Columns:
    """The columns to ask for. Saved csv need not have what is only copied."""
    needed = {}  # type: Dict[str, Sequence[str]]
    for subtype in tunnels.IKE:
        needed[subtype] = ["NMsIKETunID", "NMsIKETunGeneration",
                           "NMsIKETunICookie"]
    for subtype in tunnels.IP:
        needed[subtype] = ["NMsIPTunID"] + list(key)
    order = FIRST + lives.FIELDS
    return records.Columns(
        needed, order + [f for f in key if f not in order], True)


class Collector:
    """Makes a line for sort(1) of every record."""

    def __init__(self, source: records.Source, columns: records.Columns,
                 key: Sequence[str]) -> None:
        self.source = source
        self.key = [list(columns.order).index(name) for name in key]
        self.seen = 0
        self.nameless = 0
        # The time of the last record of each system.
        self.ends = {}  # type: Dict[str, str]

    def lines(self) -> Iterator[str]:
        last = None  # type: Optional[records.Row]
        values = []  # type: List[str]
        checksum = number = 0
        for row in self.source.rows():
            if last is not None and same_record(last, row):
                checksum = checksum_of(row[len(FIRST):], checksum)
                continue
            if values:
                yield tunnels.join(values + [mark_of(number, checksum)])
            values = self.begin(row)
            number = self.source.number
            checksum = checksum_of(row[-1:], 0)
            last = row
        if values:
            yield tunnels.join(values + [mark_of(number, checksum)])

    def begin(self, row: records.Row) -> List[str]:
        """What the records are sorted by, and then their values; nothing for
        a record without a tunnel ID."""
        self.seen += 1
        system, time, subtype = row[SYSTEM], row[TIME], row[SUBTYPE]
        if time > self.ends.get(system, "") and tunnels.TIME.match(time):
            self.ends[system] = time
        ike = subtype in tunnels.IKE
        tunnel = row[IKE_ID] if ike else row[IP_ID]
        if not tunnel:
            self.nameless += 1
            return []
        key = "" if ike else "".join(row[i] + "/" for i in self.key)
        # Of two records at the same time, the end is the first.
        rank = ("1" if subtype in tunnels.STARTS else "0") + subtype
        return [system, row[STACK], tunnels.VIEWS[subtype],
                tunnels.order_of(tunnel), time, rank, tunnel, key
                ] + row[len(FIRST):ENDS_OF_FIELDS]


def same_record(last: records.Row, row: records.Row) -> bool:
    """Whether two rows are of one record, which has a section twice. Saved
    csv may not tell; a tunnel of IKE is activated only once at a time."""
    if row[:FILE] != last[:FILE]:
        return False
    if row[RECORD]:
        return row[RECORD] == last[RECORD] and row[FILE] == last[FILE]
    return (row[SUBTYPE] in tunnels.IKE and row != last and
            row[COOKIE] != "" and row[COOKIE] == last[COOKIE])


def checksum_of(values: Sequence[str], start: int) -> int:
    return zlib.crc32("\1".join(values).encode("utf-8", "surrogateescape"),
                      start)


def mark_of(number: int, checksum: int) -> str:
    """What else tells records apart: which columns they were printed with, and
    the values in the columns that nobody asked for."""
    return "%d:%08x" % (number, checksum)


class Known:
    """The records of a tunnel at one time, where saved outputs have different
    columns: the same record is not the same line in them."""

    def __init__(self, mixed: bool) -> None:
        self.mixed = mixed
        self.records = []  # type: List[List[str]]

    def has(self, values: List[str]) -> bool:
        """Whether a record with other columns agrees with this one in all
        that both tell."""
        if not self.mixed:
            return False
        if self.records and self.records[0][:8] != values[:8]:
            self.records = []
        found = any(agree(values, record) for record in self.records)
        self.records.append(values)
        return found


def agree(a: Sequence[str], b: Sequence[str]) -> bool:
    return a[-1].split(":")[0] != b[-1].split(":")[0] and all(
        x == y or x == "" or y == "" for x, y in zip(a[8:-1], b[8:-1]))


class Pairing:
    """Prints the history of the tunnels, from the sorted lines."""

    def __init__(self, printer: "Printer", ends: Dict[str, str],
                 mixed: bool) -> None:
        self.printer = printer
        self.ends = ends
        self.known = Known(mixed)
        self.dropped = 0

    def run(self, lines: Iterator[str]) -> None:
        group = []  # type: List[str]
        last = ""
        tunnel = Tunnel()
        for line in lines:
            values = tunnels.split(line)
            if values[:4] != group:
                self.print(group, tunnel)
                group = values[:4]
                tunnel = Tunnel()
            if line == last or self.known.has(values):
                tunnel.duplicate(event_of(values))
                self.dropped += 1
            else:
                tunnel.add(event_of(values))
            last = line
        self.print(group, tunnel)

    def print(self, group: Sequence[str], tunnel: Tunnel) -> None:
        for life in tunnel.lives:
            self.printer.print(group, life, life.state(
                self.ends.get(group[0], "")))


def event_of(values: Sequence[str]) -> Event:
    return lives.event(values[4], values[5][1:], values[6], values[7],
                       values[8:-1])


class Printer:
    """Prints a life as a row of the format."""

    def __init__(self, name: str) -> None:
        self.for_eyes = name in ("table", "text")
        self.out = output.standard_output()
        self.format = output.open_format(
            "table" if self.for_eyes else name,
            TABLE if self.for_eyes else COLUMNS, self.out)
        self.format.begin()

    def print(self, group: Sequence[str], life: Life, state: str) -> None:
        view = group[2][1:]
        if self.for_eyes:
            self.format.row([
                view, group[0], group[1], life.tunnel, life.start, life.end,
                clock(life.duration()), str(life.refreshes), state,
                tunnels.first_of(remote_id(life),
                                 life.get("NMsIKETunRmtEndpt"),
                                 action(life))])
            return
        self.format.row([
            view, group[0], group[1], life.tunnel,
            life.get("NMsIKETunGeneration"), state, life.start, life.end,
            seconds(life.duration()), str(life.refreshes),
            str(life.duplicates), life.last_state,
            life.get("NMsIKETunLclEndpt"), life.get("NMsIKETunRmtEndpt"),
            tunnels.first_of(life.get("LocalID"), life.get("LocalClientID")),
            remote_id(life), life.get("NMsIKETunKeyExchRule"), action(life)
            ] + [life.get(name) for name in lives.COPIED])


def remote_id(life: Life) -> str:
    return tunnels.first_of(life.get("RemoteID"), life.get("RemoteClientID"))


def action(life: Life) -> str:
    return tunnels.first_of(life.get("NMsIKETunKeyExchAction"),
                            life.get("NMsIPTunVPNAction"))


def seconds(duration: Optional[int]) -> str:
    if duration is None:
        return ""
    return "%d.%02d" % (duration // 100, duration % 100)


def clock(duration: Optional[int]) -> str:
    """1:02:03, or 4d 01:02:03."""
    if duration is None:
        return ""
    minutes, second = divmod(duration // 100, 60)
    hours, minute = divmod(minutes, 60)
    if hours < 24:
        return "%d:%02d:%02d" % (hours, minute, second)
    return "%dd %02d:%02d:%02d" % (hours // 24, hours % 24, minute, second)


def history(arguments: Sequence[str], messages: Messages) -> int:
    options = parse(arguments)
    key = [name for name in options.key.split(",") if name]
    columns = wanted(key)
    source = records.Source(options, columns)
    collector = Collector(source, columns, key)
    with Sorter() as sorter:
        for line in collector.lines():
            sorter.add(line)
        printer = Printer(options.format)
        pairing = Pairing(printer, collector.ends, len(source.sets) > 1)
        pairing.run(sorter.lines())
        printer.out.flush()
    records.report(messages, options, source, collector.seen,
                   collector.nameless)
    if options.verbose:
        messages.say("%d duplicate records dropped" % pairing.dropped)
    return source.status


def main(arguments: Optional[Sequence[str]] = None) -> int:
    return command.run(NAME, history, arguments)
