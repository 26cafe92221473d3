"""test_zert - what a record of a connection says of its tunnel."""
import unittest

from kit_case import Case
from kit import zert

NONE = zert.Connection(*[""] * len(zert.FIELDS))


class Zert(Case):
    def test_numbers_of_tunnels(self) -> None:
        for kind, number, name in (
                ("dynamic", "2", "Y2"), ("shadow", "7", "Y7"),
                ("manual", "1", "M1"), ("9", "3", "3"), ("", "", ""),
                ("dynamic", "0", "")):
            self.assertEqual(
                zert.tunnel(NONE._replace(type=kind, number=number)), name)
        self.assertEqual(zert.ike_tunnel(NONE), "")
        self.assertEqual(zert.ike_tunnel(NONE._replace(ike_number="0")), "")
        self.assertEqual(zert.ike_tunnel(NONE._replace(ike_number="4")), "K4")

    def test_protected(self) -> None:
        self.assertFalse(zert.is_protected(NONE))
        self.assertFalse(zert.is_protected(NONE._replace(
            ipsec="0", number="0", ike_number="0")))
        for c in (NONE._replace(ipsec="1"),
                  NONE._replace(type="dynamic", number="2"),
                  NONE._replace(ike_number="2")):
            self.assertTrue(zert.is_protected(c))

    def test_addresses(self) -> None:
        for text, same in (("", ""), ("0.0.0.0", ""), ("::", ""),
                           ("192.0.2.1", "192.0.2.1"),
                           ("::ffff:192.0.2.1", "192.0.2.1"),
                           ("::ffff:1", "::ffff:1"),
                           ("2001:db8::1", "2001:db8::1")):
            self.assertEqual(zert.address(text), same)

    def test_the_peer(self) -> None:
        c = NONE._replace(ipsec="1", remote="192.0.2.9",
                          remote_endpoint="192.0.2.1")
        self.assertEqual(zert.peer(c), "192.0.2.1")
        c = c._replace(remote_endpoint="0.0.0.0")
        self.assertEqual(zert.peer(c), "")
        c = c._replace(encapsulation="transport")
        self.assertEqual(zert.peer(c), "192.0.2.9")
        self.assertEqual(zert.peer(c._replace(ipsec="0")), "")


if __name__ == "__main__":
    unittest.main()
