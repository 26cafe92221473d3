"""test_peers - the peers that records of connections name."""
import csv
import os
import unittest
from typing import Dict, List

from kit_case import SAMPLE, TOP, Case, run, smf119
from kit import peers, peers_zert

DUMP = os.path.join(TOP, "samples", "connections.smf")


def row(**values: str) -> List[str]:
    """The columns of a record 11, by the ends of their names."""
    return [next((v for end, v in values.items() if name.endswith("_" + end)),
                 "") for name in peers_zert.FIELDS]


class Peer(unittest.TestCase):
    def test_every_column_is_one_of_the_output(self) -> None:
        for names in (peers_zert.COPIED, peers_zert.NUMBERS,
                      peers_zert.CODES):
            self.assertLessEqual(set(names), set(peers.HEADINGS))

    def test_values(self) -> None:
        found = peers_zert.peer(row(
            TunID="2", TunType="dynamic", IKETunID="1",
            IKETunLclEndpt="192.0.2.1", IKETunRmtEndpt="192.0.2.2",
            IKETunKeyExchRule="R", IKEMajVer="2", IKETunDHGroup="14",
            IKETunEncAlg="3DES", IKETunAuthAlg="7",
            IKETunPseudoRandFunc="UNKNOWN"))
        assert found is not None
        self.assertEqual(found.tunnel, "K1")
        self.assertEqual({k: v for k, v in found.values.items() if v}, {
            "remote": "192.0.2.2", "local": "192.0.2.1", "rule": "R",
            "NMsIKETunMajorVer": "2", "NMsIKETunDHGroup": "14",
            "NMsIKETunEncryptAlg": "3DES"})

    def test_a_tunnel_without_ike(self) -> None:
        manual = dict(TunID="1", TunType="manual", IKETunID="0",
                      IKETunLclEndpt="0.0.0.0", IKETunRmtEndpt="0.0.0.0",
                      SARIP="192.0.2.9", SALIP="192.0.2.1", IKEMajVer="0")
        self.assertIsNone(peers_zert.peer(row(EncapMode="tunnel", **manual)))
        found = peers_zert.peer(row(EncapMode="transport", **manual))
        assert found is not None
        self.assertEqual((found.tunnel, found.values["remote"],
                          found.values["local"],
                          found.values["NMsIKETunMajorVer"]),
                         ("M1", "192.0.2.9", "192.0.2.1", ""))

    def test_no_tunnel_no_peer(self) -> None:
        self.assertIsNone(peers_zert.peer(row(SARIP="192.0.2.9")))


class Peers(Case):
    def rows(self, *options: str) -> List[Dict[str, str]]:
        result = run("peers", "-o", "csv", *options)
        self.assertEqual((result.status, result.err), (0, ""))
        return list(csv.DictReader(result.out.splitlines()))

    def test_the_sample(self) -> None:
        rows = [r for r in self.rows(DUMP) if r["view"] == "zert"]
        self.assertEqual([[r[name] for name in (
            "SMF119SID", "remote", "local", "rule", "NMsIKETunEncryptAlg",
            "tunnels", "first_seen", "last_seen")] for r in rows], [
                ["SYS1", "198.51.100.7", "192.0.2.1", "Branch_KeyExRule",
                 "3DES", "1", "2026-11-20T08:42:10.52",
                 "2026-11-20T17:00:10.00"],
                ["SYSB", "203.0.113.200", "192.0.2.129", "", "", "1",
                 "2026-11-20T08:20:00.00", "2026-11-20T08:20:00.00"],
                ["SYSB", "203.0.113.45", "192.0.2.129", "Partner_KeyExRule",
                 "DES", "1", "2026-11-20T08:10:00.00",
                 "2026-11-20T08:10:00.00"]])
        saved = self.file(smf119("-o", "csv", "-s", "11,73-80", DUMP))
        self.assertEqual(self.rows("--csv", saved), self.rows(DUMP))

    def test_table(self) -> None:
        rows = run("peers", "-o", "table", SAMPLE).out.splitlines()
        self.assertEqual(len(rows), len(self.rows(SAMPLE)) + 1)
        self.assertRegex("\n".join(rows), r"198\.51\.100\.7 .* AES_CBC 128 ")

    def test_records_without_an_id(self) -> None:
        text = smf119("-o", "csv", "-s", "73", SAMPLE).splitlines()
        at = text[0].split(",").index("NMsIKETunID")
        cells = text[1].split(",")
        cells[at] = ""
        result = run("peers", "--csv", self.file(
            text[0] + "\n" + ",".join(cells) + "\n"))
        self.assertEqual(result.status, 0)
        self.assertIn("1 records whose tunnel ID could not be read",
                      result.err)

    def test_others_stay_as_they_are(self) -> None:
        self.assertNotIn("zert", {r["view"] for r in self.rows(SAMPLE)})

    def test_a_test_by_label_is_one_of_tunnels(self) -> None:
        rows = self.rows("-w", "RemoteEndpoint=198.51.100.7", DUMP)
        self.assertEqual([r["view"] for r in rows], ["ike"])
        rows = self.rows("-w", "SMF119SC_SAJobname=CICSA", DUMP)
        self.assertEqual([r["remote"] for r in rows], ["203.0.113.45"])
        self.refused(run("peers", "-w", "NoSuchField=1", DUMP), "NoSuchField")


if __name__ == "__main__":
    unittest.main()
