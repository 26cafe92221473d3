"""peers - who the IPSec tunnels in SMF dumps lead to, and how."""
import argparse
from typing import Iterator, List, Optional, Sequence

from kit import command, output, peers_zert, records, tunnels, zert
from kit.messages import Messages
from kit.output import flag, number, text
from kit.sorting import Sorter

NAME = "smf119-peers"
FIRST = ["SMF119SID", "SMF119TI_Stack", "SMF119STY", "timestamp",
         "NMsIKETunID", "NMsIPTunID", "NMsIKETunGeneration",
         "NMsIKETunICookie", "NMsIKETunRCookie"]
(SYSTEM, STACK, SUBTYPE, TIME, IKE_ID, IP_ID, GENERATION, ICOOKIE,
 RCOOKIE) = range(9)

# What tells peers apart: the heading, and the field of IKE and of IP tunnels.
SUBJECTS = [
    (text("remote"), "NMsIKETunRmtEndpt", ""),
    (text("NMsIKETunRIDType"), "NMsIKETunRIDType", ""),
    (text("remote_id"), "RemoteID", "RemoteClientID"),
    (text("local"), "NMsIKETunLclEndpt", ""),
    (text("NMsIKETunLIDType"), "NMsIKETunLIDType", ""),
    (text("local_id"), "LocalID", "LocalClientID"),
    (text("rule"), "NMsIKETunKeyExchRule", ""),
    (text("action"), "NMsIKETunKeyExchAction", "NMsIPTunVPNAction"),
    (number("NMsIKETunMajorVer"), "NMsIKETunMajorVer", ""),
    (number("NMsIKETunExchangeMode"), "NMsIKETunExchangeMode", ""),
    (number("NMsIKETunEncryptAlg"), "NMsIKETunEncryptAlg", ""),
    (number("NMsIKETunEncryptKeyLength"), "NMsIKETunEncryptKeyLength", ""),
    (number("NMsIKETunAuthAlg"), "NMsIKETunAuthAlg", ""),
    (number("NMsIKETunPseudoRandomFunc"), "NMsIKETunPseudoRandomFunc", ""),
    (number("NMsIKETunDHGroup"), "NMsIKETunDHGroup", ""),
    (number("NMsIKETunLocalAuthMethod"), "NMsIKETunLocalAuthMethod", ""),
    (number("NMsIKETunPeerAuthMethod"), "NMsIKETunPeerAuthMethod", ""),
    (flag("fips140"), "NMsIKETunFIPS140", "NMsIPTunFIPS140"),
]
HEADINGS = [column.name for column, _, _ in SUBJECTS]
COLUMNS = [text("view"), text("SMF119SID"), text("SMF119TI_Stack")] + [
    column for column, _, _ in SUBJECTS] + [
        number("tunnels"), text("first_seen"), text("last_seen")]
TABLE = [
    text("view", 13), text("sys", 4), text("stack", 8), text("remote", 15),
    text("encryption", 10), text("group", 5), number("tunnels", 7),
    text("first_seen", 22), text("last_seen", 22), text("peer")]
# Not every dynamic tunnel has identities of clients.
CLIENT_IDS = ("RemoteClientID", "LocalClientID")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = command.Parser(
        NAME, "[OPTION]... [FILE]...",
        "Print an inventory of the peers of IPSec tunnels in z/OS SMF dumps: "
        "their addresses, identities, rules and algorithms, first and last "
        "seen. With no FILE, or when FILE is -, read standard input.",
        "Exit status: 0 all was read, 1 input was damaged and the rest was "
        "used, 2 the job could not be done.")
    output.add_option(parser)
    parser.option("v", "verbose", "report the framing of the dumps and counts")
    records.add_options(parser)
    parser.common_options()
    return parser.parse(arguments)


def wanted(subtypes: Sequence[str]) -> records.Columns:
    ike = [name for _, name, _ in SUBJECTS]
    ip = [name for _, _, name in SUBJECTS if name]
    needed = {}  # type: records.Needed
    for subtype in tunnels.IKE:
        needed[subtype] = ["NMsIKETunID"] + ike
    for subtype in tunnels.IP:
        needed[subtype] = ["NMsIPTunID"] + [
            name for name in ip
            if subtype in ("75", "76") or name not in CLIENT_IDS]
    order = FIRST + ike + ip
    if zert.SUBTYPE in subtypes:
        needed[zert.SUBTYPE] = peers_zert.FIELDS
        order += peers_zert.FIELDS
    return records.Columns(needed, order, False)


class Collector:
    """Makes a line for sort(1) of every record: the peer, the tunnel, the
    time."""

    def __init__(self, columns: records.Columns) -> None:
        order = list(columns.order)
        self.ike = [order.index(name) for _, name, _ in SUBJECTS]
        self.ip = [order.index(name) if name else -1
                   for _, _, name in SUBJECTS]
        self.zert = order.index(peers_zert.FIELDS[0]) \
            if peers_zert.FIELDS[0] in order else -1
        self.seen = self.nameless = 0

    def lines(self, rows: Iterator[records.Row]) -> Iterator[str]:
        for row in rows:
            self.seen += 1
            if row[SUBTYPE] == zert.SUBTYPE:
                yield from self.connection(row)
                continue
            ike = row[SUBTYPE] in tunnels.IKE
            tunnel = row[IKE_ID] if ike else row[IP_ID]
            if not tunnel:
                self.nameless += 1
                continue
            row.append("")
            yield tunnels.join(
                [row[SYSTEM], row[STACK], tunnels.VIEWS[row[SUBTYPE]]] +
                [row[i] for i in (self.ike if ike else self.ip)] +
                [tunnel, row[GENERATION], row[ICOOKIE], row[RCOOKIE],
                 row[TIME]])


    def connection(self, row: records.Row) -> Iterator[str]:
        """A connection without a tunnel has no peer."""
        found = peers_zert.peer(row[self.zert:])
        if found is None:
            return
        yield tunnels.join(
            [row[SYSTEM], row[STACK], peers_zert.VIEW] +
            [found.values.get(heading, "") for heading in HEADINGS] +
            [found.tunnel, "", "", "", row[TIME]])


class Peer:
    """A peer, and one way of talking to it."""

    def __init__(self, who: Sequence[str]) -> None:
        self.who = list(who)
        self.tunnel = []  # type: Sequence[str]
        self.tunnels = 0
        self.first = self.last = ""

    def add(self, tunnel: Sequence[str], time: str) -> None:
        if tunnel != self.tunnel:
            self.tunnel = tunnel
            self.tunnels += 1
        if tunnels.TIME.match(time):
            self.first = min(self.first or time, time)
            self.last = max(self.last, time)

    def get(self, heading: str) -> str:
        return self.who[3 + HEADINGS.index(heading)]


def peers_of(lines: Iterator[str]) -> Iterator[Peer]:
    n = 3 + len(SUBJECTS)
    peer = None  # type: Optional[Peer]
    for line in lines:
        values = tunnels.split(line)
        if peer is None or values[:n] != peer.who:
            if peer is not None:
                yield peer
            peer = Peer(values[:n])
        peer.add(values[n:-1], values[-1])
    if peer is not None:
        yield peer


def row_of(peer: Peer) -> List[str]:
    system, stack, view = peer.who[:3]
    return [view[1:], system, stack] + peer.who[3:] + [
        str(peer.tunnels), peer.first, peer.last]


def table_row_of(peer: Peer) -> List[str]:
    system, stack, view = peer.who[:3]
    encryption = peer.get("NMsIKETunEncryptAlg")
    if peer.get("NMsIKETunEncryptKeyLength") not in ("", "0"):
        encryption += " " + peer.get("NMsIKETunEncryptKeyLength")
    return [view[1:], system, stack, peer.get("remote"), encryption,
            peer.get("NMsIKETunDHGroup"), str(peer.tunnels), peer.first,
            peer.last, tunnels.first_of(peer.get("remote_id"),
                                        peer.get("action"))]


def peers(arguments: Sequence[str], messages: Messages) -> int:
    options = parse(arguments)
    columns = wanted(records.selectable(
        options, [zert.SUBTYPE] + list(tunnels.IKE + tunnels.IP),
        tunnels.IKE + tunnels.IP))
    source = records.Source(options, columns,
                            ["--verbose"] if options.verbose else [])
    collector = Collector(columns)
    with Sorter() as sorter:
        for line in collector.lines(source.rows()):
            sorter.add(line)
        table = options.format == "table"
        out = output.standard_output()
        form = output.open_format(options.format, TABLE if table else COLUMNS,
                                  out)
        form.begin()
        for peer in peers_of(sorter.lines()):
            form.row(table_row_of(peer) if table else row_of(peer))
        out.flush()
    records.report(messages, options, source, collector.seen,
                   collector.nameless)
    return source.status


def main(arguments: Optional[Sequence[str]] = None) -> int:
    return command.run(NAME, peers, arguments)
