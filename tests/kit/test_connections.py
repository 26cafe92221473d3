"""test_connections - smf119-connections: which connections IPSec protected, and
whether their tunnels were seen.
"""
import csv
import json
import os
import unittest
from typing import Dict, List

from kit_case import TOP, Case, run, smf119
from kit import zert

DUMP = os.path.join(TOP, "samples", "connections.smf")
HEADER = ["timestamp", "SMF119SID", "SMF119STY", "SMF119TI_Stack",
          "NMsIKETunID", "NMsIKETunGeneration", "NMsIKETunICookie",
          "NMsIKETunRmtEndpt", "NMsIKETunState", "NMsIPTunID"] + zert.FIELDS
CONNECTION = {
    "timestamp": "2026-11-20T08:10:00.00", "SMF119SID": "S1",
    "SMF119STY": "11", "SMF119TI_Stack": "A", "event": "termination",
    "ipsec": "1", "protocol": "TCP", "start": "2026-11-20T13:00:00.00Z",
    "end": "2026-11-20T13:10:00.00Z", "local": "192.0.2.1",
    "local_port": "21", "remote": "198.51.100.7", "remote_port": "4000",
    "id": "1", "bytes_in": "10", "bytes_out": "20", "number": "2",
    "type": "dynamic", "ike_number": "1", "local_endpoint": "192.0.2.1",
    "remote_endpoint": "198.51.100.7", "encapsulation": "tunnel"}

Rows = List[Dict[str, str]]


def connection(**changes: str) -> Dict[str, str]:
    values = dict(CONNECTION, **changes)
    return {zert.FIELD_OF.get(name, name): value
            for name, value in values.items()}


def tunnel(subtype: str, time: str, name: str,
           **changes: str) -> Dict[str, str]:
    ike = subtype in ("73", "74")
    return dict({"timestamp": "2026-11-20T" + time, "SMF119SID": "S1",
                 "SMF119STY": subtype, "SMF119TI_Stack": "A",
                 "NMsIKETunID" if ike else "NMsIPTunID": name}, **changes)


class Connections(Case):
    def saved(self, *rows: Dict[str, str]) -> str:
        lines = [",".join(HEADER)] + [
            ",".join(row.get(name, "") for name in HEADER) for row in rows]
        return self.file("\n".join(lines) + "\n")

    def of(self, *options: str) -> Rows:
        result = run("connections", "-o", "csv", *options)
        self.assertEqual((result.status, result.err), (0, ""))
        return list(csv.DictReader(result.out.splitlines()))

    def rows(self, *rows: Dict[str, str], options: List[str] = []) -> Rows:
        found = self.of("--csv", *options + [self.saved(*rows)])
        again = self.of("--csv", *options + [self.saved(*rows[::-1])])
        self.assertEqual(found, again)
        return found

    def seen(self, *rows: Dict[str, str],
             options: List[str] = []) -> List[str]:
        return [row["seen_stack"] + "/" + row["seen_ike"]
                for row in self.rows(*rows, options=options)]

    def test_the_sample(self) -> None:
        rows = self.of(DUMP)
        self.assertEqual([[row[name] for name in (
            "connection", "tunnel", "tunnel_type", "ike_tunnel", "seen_stack",
            "seen_ike", "utc_offset", "duration")] for row in rows], [
                ["3001", "Y2", "dynamic", "K1", "1", "1", "-05:00", "670.40"],
                ["3002", "Y2", "dynamic", "K1", "1", "1", "-05:00", "0.40"],
                ["3006", "Y2", "dynamic", "K1", "0", "0", "-05:00", "10.00"],
                ["77", "Y7", "shadow", "K1", "1", "0", "-06:00", "600.00"],
                ["78", "M1", "manual", "", "1", "", "-06:00", "300.00"]])
        self.assertEqual(rows[0], {
            "SMF119SID": "SYS1", "SMF119TI_Stack": "TCPCS",
            "start": "2026-11-20T13:31:00.10Z",
            "end": "2026-11-20T13:42:10.50Z", "duration": "670.40",
            "local": "192.0.2.1", "local_port": "21",
            "remote": "198.51.100.7", "remote_port": "49152",
            "protocol": "TCP", "job": "FTPD1", "user": "FTPD",
            "bytes_in": "8192", "bytes_out": "1048576", "connection": "3001",
            "tunnel": "Y2", "tunnel_type": "dynamic", "ike_tunnel": "K1",
            "local_endpoint": "192.0.2.1", "remote_endpoint": "198.51.100.7",
            "rule": "Branch_KeyExRule", "encapsulation": "transport",
            "ipsec_protocol": "ESP", "authentication": "HMAC_SHA1",
            "encryption": "3DES", "pfs_group": "14", "seen_stack": "1",
            "seen_ike": "1", "utc_offset": "-05:00"})

    def test_dumps_and_csv_and_overlaps_say_the_same(self) -> None:
        rows = self.of(DUMP)
        saved = self.file(smf119("-o", "csv", "-s", "11,73-80", DUMP))
        self.assertEqual(self.of("--csv", saved), rows)
        self.assertEqual(self.of(DUMP, DUMP), rows)
        sums = self.of("--by-tunnel", DUMP)
        self.assertEqual(self.of("--by-tunnel", DUMP, DUMP), sums)

    def test_sums(self) -> None:
        rows = self.of("--by-tunnel", DUMP)
        self.assertEqual([[row[name] for name in (
            "tunnel", "connections", "bytes_in", "bytes_out", "first_start",
            "last_end", "duration", "seen_stack", "seen_ike")]
            for row in rows], [
                ["Y2", "3", "8704", "1051324", "2026-11-20T13:31:00.10Z",
                 "2026-11-20T22:00:10.00Z", "680.80", "0", "0"],
                ["M1", "1", "60", "70", "2026-11-20T14:15:00.00Z",
                 "2026-11-20T14:20:00.00Z", "300.00", "1", ""],
                ["Y7", "1", "4000", "5000", "2026-11-20T14:00:00.00Z",
                 "2026-11-20T14:10:00.00Z", "600.00", "1", "0"]])

    def test_sums_of_a_number_that_was_used_again(self) -> None:
        rows = self.rows(
            connection(), connection(id="2", ike_number="5"),
            connection(id="3", remote_endpoint="198.51.100.8"),
            connection(id="4", SMF119TI_Stack="B"), options=["--by-tunnel"])
        self.assertEqual([row["connections"] for row in rows],
                         ["2", "1", "1"])

    def test_the_last_end_is_not_always_of_the_last_start(self) -> None:
        row, = self.rows(
            connection(start="2026-11-20T12:00:00.00Z",
                       end="2026-11-20T14:00:00.00Z"), connection(id="2"),
            options=["--by-tunnel"])
        self.assertEqual((row["first_start"], row["last_end"]),
                         ("2026-11-20T12:00:00.00Z", "2026-11-20T14:00:00.00Z"))

    def test_no_sums(self) -> None:
        self.assertEqual(self.rows(connection(event="initiation"),
                                   options=["--by-tunnel"]), [])

    def test_a_tunnel_without_an_id(self) -> None:
        result = run("connections", "--csv", self.saved(
            connection(), tunnel("73", "08:00:00.00", "")))
        self.assertEqual(result.status, 0)
        self.assertIn("1 records whose tunnel ID could not be read",
                      result.err)

    def test_unprotected(self) -> None:
        rows = self.of("--unprotected", DUMP)
        self.assertEqual([(row["connection"], row["job"], row["tunnel"])
                          for row in rows], [("3004", "TN3270", "")])
        bare = {"ipsec": "0", "number": "", "ike_number": "", "type": "",
                "remote_endpoint": "", "local_endpoint": "",
                "encapsulation": ""}
        found = self.rows(
            tunnel("73", "08:00:00.00", "K1",
                   NMsIKETunRmtEndpt="198.51.100.7"),
            # A negotiation that failed made no tunnel.
            tunnel("74", "08:00:00.00", "K2", NMsIKETunState="PENDING",
                   NMsIKETunRmtEndpt="198.51.100.8"),
            connection(id="1", **bare),
            connection(id="2", **dict(bare, remote="198.51.100.8")),
            connection(id="3", **dict(bare, SMF119TI_Stack="B")),
            connection(id="4", **dict(bare, event="initiation")),
            connection(id="5", **dict(bare, remote="::ffff:198.51.100.7")),
            connection(id="6"),
            # A manual tunnel has no endpoints of IKE; without a tunnel, they
            # would be nothing's.
            connection(id="7", type="manual", remote_endpoint="0.0.0.0",
                       encapsulation="transport", remote="203.0.113.1"),
            connection(id="8", **dict(bare, remote="203.0.113.1")),
            connection(id="9", **dict(bare, remote="0.0.0.0")),
            options=["--unprotected"])
        self.assertEqual([row["connection"] for row in found],
                         ["1", "5", "8"])

    def test_only_what_ended_and_was_protected(self) -> None:
        for event, n in (("initiation", 0), ("change", 0), ("enabled", 0),
                         ("disabled", 0), ("enforcement", 0),
                         ("termination", 1), ("short-termination", 1)):
            self.assertEqual(len(self.rows(connection(event=event))), n)
        self.assertEqual(self.rows(connection(
            ipsec="0", number="0", ike_number="")), [])

    def test_one_line_whatever_the_rows(self) -> None:
        rows = self.of(DUMP)
        self.assertEqual(len({row["connection"] for row in rows}), len(rows))
        self.assertGreater(smf119("-o", "csv", "-s", "11", "-e",
                                  "record,SMF119SC_DN", DUMP).count("\n3,"),
                           1)
        # The same number and ports at another time is another connection.
        self.assertEqual(len(self.rows(connection(), connection(
            start="2026-11-20T13:05:00.00Z"))), 2)

    def test_seen_at_the_same_time(self) -> None:
        life = [tunnel("77", "08:05:00.00", "Y2"),
                tunnel("78", "09:00:00.00", "Y2"),
                tunnel("73", "08:30:00.00", "K1")]
        self.assertEqual(self.seen(connection(), *life), ["1/0"])
        # Elsewhere the same times are others.
        for offset, want in (("-05:00", "1/0"), ("-04:00", "1/1"),
                             ("+01:00", "0/1")):
            self.assertEqual(self.seen(
                connection(), *life, options=["--utc-offset", offset]),
                [want])
        self.assertEqual(self.seen(
            connection(), *life, options=["--utc-offset=S1=-04:00,+01:00"]),
            ["1/1"])
        # Each system by its own offset.
        self.assertEqual(self.seen(connection(), *life + [connection(
            SMF119SID="S2", timestamp="2026-11-20T14:10:00.00")]),
            ["1/0", "0/0"])

    def test_no_tunnel_of_ike(self) -> None:
        manual = connection(type="manual", number="1", ike_number="0")
        self.assertEqual(self.seen(manual), ["0/"])
        self.assertEqual(self.seen(
            manual, tunnel("79", "08:00:00.00", "M1")), ["1/"])
        self.assertEqual(self.seen(connection(
            number="0", type="", ike_number="")), ["/"])

    def test_an_end_without_its_time(self) -> None:
        row = self.rows(
            connection(end=""), connection(id="2"),
            tunnel("77", "08:05:00.00", "Y2"))[0]
        self.assertEqual((row["end"], row["duration"], row["seen_stack"]),
                         ("", "", "1"))

    def test_a_test_of_connections_leaves_the_tunnels_alone(self) -> None:
        rows = self.of("-w", "JobName=FTPD1", DUMP)
        self.assertEqual([(row["connection"], row["seen_stack"],
                           row["seen_ike"]) for row in rows],
                         [("3001", "1", "1"), ("3002", "1", "1")])
        self.assertEqual(self.of("-w", "SMF119SC_SAJobname=NOBODY", DUMP), [])
        for files in "", "-", DUMP + " -":
            self.refused(run("connections", "-w", "JobName=FTPD1",
                             *files.split()),
                         "'--where' reads the dumps twice")

    def test_formats(self) -> None:
        rows = [json.loads(line) for line in run(
            "connections", "-o", "json", DUMP).out.splitlines()]
        self.assertEqual(rows[0]["bytes_out"], 1048576)
        self.assertIs(rows[2]["seen_stack"], False)
        self.assertNotIn("seen_ike", rows[4])
        table = run("connections", "-o", "table", DUMP).out
        self.assertEqual(run("connections", "-o", "text", DUMP).out, table)
        self.assertEqual(table.count("\n"), 6)
        self.assertIn("yes     no\n", table)
        tsv = run("connections", "--by-tunnel", "-o", "tsv", DUMP).out
        self.assertEqual({line.count("\t") for line in tsv.splitlines()},
                         {20})
        self.assertIn("CONNECTIONS", run(
            "connections", "--by-tunnel", "-o", "table", DUMP).out)

    def test_verbose(self) -> None:
        self.assertEqual(run("connections", "-v", DUMP).err,
                         "smf119-connections: SYS1: local time is UTC-05:00\n"
                         "smf119-connections: SYSB: local time is UTC-06:00\n")

    def test_nothing_to_read(self) -> None:
        result = run("connections", "--csv", self.saved(
            tunnel("77", "08:00:00.00", "Y2")))
        self.assertEqual(result.status, 0)
        self.assertIn("no zERT connection records (subtype 11) were read",
                      result.err)

    def test_damage(self) -> None:
        with open(DUMP, "rb") as dump:
            data = dump.read()
        path = os.path.join(self.folder, "cut.smf")
        with open(path, "wb") as out:
            out.write(data[:-10])
        for options in "", "-wJobName=CICSA":
            result = run("connections", "-o", "csv", path, *options.split())
            self.assertEqual(result.status, 1, result.err)
            self.assertEqual(result.err.count("\n"), 1, result.err)
            self.assertIn("Y7", result.out)

    def test_what_it_is_not_for(self) -> None:
        self.refused(run("connections", "--by-tunnel", "--unprotected", DUMP),
                     "do not go together")
        self.refused(run("connections", "--utc-offset=EST", DUMP),
                     "not an offset from UTC")
        self.refused(run("connections", "-o", "xml", DUMP), "unknown format")
        with open(self.saved(connection()), encoding="utf-8") as lines:
            text = lines.read().replace("SMF119SC_SARIP", "other")
        self.refused(run("connections", "--csv", self.file(text)),
                     "there is no column SMF119SC_SARIP")


if __name__ == "__main__":
    unittest.main()
