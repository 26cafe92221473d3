"""peers_zert - the peer of the tunnel that carried a connection, from its zERT
record (subtype 11).

The record has the addresses, the rule and the algorithms of the IKE tunnel. They
are called as those of records 73 are; a code that was not read has a number that
is not the one of records 73, and is left out.
"""
from typing import Dict, NamedTuple, Optional, Sequence

from kit import zert

VIEW = "5zert"

# Columns of smf119-peers, and the fields that they are taken from.
COPIED = {"rule": "SMF119SC_IPSec_IKETunKeyExchRule",
          "fips140": "SMF119SC_IPSec_TunFlags_fips140"}
# Of these, 0 says that it is not known.
NUMBERS = {"NMsIKETunMajorVer": "SMF119SC_IPSec_IKEMajVer",
           "NMsIKETunDHGroup": "SMF119SC_IPSec_IKETunDHGroup"}
CODES = {"NMsIKETunEncryptAlg": "SMF119SC_IPSec_IKETunEncAlg",
         "NMsIKETunAuthAlg": "SMF119SC_IPSec_IKETunAuthAlg",
         "NMsIKETunPseudoRandomFunc": "SMF119SC_IPSec_IKETunPseudoRandFunc",
         "NMsIKETunLocalAuthMethod": "SMF119SC_IPSec_IKETunLclAuthMeth",
         "NMsIKETunPeerAuthMethod": "SMF119SC_IPSec_IKETunRmtAuthMeth"}

OF_TUNNEL = ["SMF119SC_IPSec_TunID", "SMF119SC_IPSec_TunType",
             "SMF119SC_IPSec_IKETunID", "SMF119SC_IPSec_IKETunLclEndpt",
             "SMF119SC_IPSec_IKETunRmtEndpt", "SMF119SC_IPSec_EncapMode",
             "SMF119SC_SARIP", "SMF119SC_SALIP"]
# The columns to ask for.
FIELDS = OF_TUNNEL + list(COPIED.values()) + list(NUMBERS.values()) + list(
    CODES.values())

# The tunnel, and values by columns of smf119-peers.
Found = NamedTuple("Found", [("tunnel", str), ("values", Dict[str, str])])


def peer(row: Sequence[str]) -> Optional[Found]:
    """The peer of a row with the columns FIELDS; none where no tunnel is
    named, or where its peer is not."""
    number, kind, ike, local, remote, mode, remote_end, local_end = row[:8]
    tunnel = zert.ike_name(ike) or zert.tunnel_name(kind, number)
    if not tunnel:
        return None
    local, remote = zert.ends(local, remote, mode, local_end, remote_end)
    if not remote:
        return None
    named = dict(zip(FIELDS, row))
    values = {"remote": remote, "local": local}
    values.update((column, named[field]) for column, field in COPIED.items())
    values.update((column, "" if named[field] == "0" else named[field])
                  for column, field in NUMBERS.items())
    values.update((column, known_code(named[field]))
                  for column, field in CODES.items())
    return Found(tunnel, values)


def known_code(value: str) -> str:
    return "" if value.isdigit() or value == "UNKNOWN" else value
