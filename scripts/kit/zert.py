"""zert - what a zERT connection record (subtype 11) says of a connection and
of the tunnel that carried it.
"""
from typing import NamedTuple, Tuple

SUBTYPE = "11"
# The summary of many connections, which has other fields.
SUMMARY = "12"


class Connection(NamedTuple):
    """A record, as far as it is looked at. The values of a section that is
    not there are empty."""
    event: str
    ipsec: str
    protocol: str
    job: str
    user: str
    start: str
    end: str
    local: str
    local_port: str
    remote: str
    remote_port: str
    id: str
    bytes_in: str
    bytes_out: str
    number: str
    type: str
    ike_number: str
    local_endpoint: str
    remote_endpoint: str
    rule: str
    encapsulation: str
    ipsec_protocol: str
    authentication: str
    encryption: str
    pfs_group: str


FIELD_OF = {
    "event": "SMF119SC_SAEvent_Type",
    "ipsec": "SMF119SC_SASecProtos_ipsec",
    "protocol": "SMF119SC_SAIPProto",
    "job": "SMF119SC_SAJobname",
    "user": "SMF119SC_SAUserID",
    "start": "SMF119SC_SASTime",
    "end": "SMF119SC_SAETime",
    "local": "SMF119SC_SALIP",
    "local_port": "SMF119SC_SALPort",
    "remote": "SMF119SC_SARIP",
    "remote_port": "SMF119SC_SARPort",
    "id": "SMF119SC_SAConnID",
    "bytes_in": "SMF119SC_SAInBytes",
    "bytes_out": "SMF119SC_SAOutBytes",
    "number": "SMF119SC_IPSec_TunID",
    "type": "SMF119SC_IPSec_TunType",
    "ike_number": "SMF119SC_IPSec_IKETunID",
    "local_endpoint": "SMF119SC_IPSec_IKETunLclEndpt",
    "remote_endpoint": "SMF119SC_IPSec_IKETunRmtEndpt",
    "rule": "SMF119SC_IPSec_IKETunKeyExchRule",
    "encapsulation": "SMF119SC_IPSec_EncapMode",
    "ipsec_protocol": "SMF119SC_IPSec_AuthProto",
    "authentication": "SMF119SC_IPSec_AuthAlg",
    "encryption": "SMF119SC_IPSec_EncAlg",
    "pfs_group": "SMF119SC_IPSec_PFSGroup",
}
# The columns to ask for, in the order of Connection.
FIELDS = [FIELD_OF[name] for name in Connection._fields]
# What is only printed: saved csv need not have it.
PRINTED = ("job", "user", "rule", "ipsec_protocol", "authentication",
           "encryption", "pfs_group")
NEEDED = [FIELD_OF[name] for name in Connection._fields
          if name not in PRINTED]

ENDED = ("termination", "short-termination")
# The letter before the number of a tunnel, as the ipsec command has it.
LETTERS = {"dynamic": "Y", "shadow": "Y", "manual": "M"}
# What a tunnel without IKE has in the place of its endpoints.
UNSPECIFIED = ("0.0.0.0", "::")
MAPPED = "::ffff:"


def is_protected(c: Connection) -> bool:
    """Whether IPSec protects it: by its flag, or by a tunnel's number."""
    return c.ipsec == "1" or tunnel(c) != "" or ike_tunnel(c) != ""


def tunnel(c: Connection) -> str:
    """The dynamic or manual tunnel: Y2, M1."""
    return tunnel_name(c.type, c.number)


def tunnel_name(kind: str, number: str) -> str:
    """A bare number where the type has no name."""
    if number in ("", "0"):
        return ""
    return LETTERS.get(kind, "") + number


def ike_tunnel(c: Connection) -> str:
    """The tunnel of IKE: K1."""
    return ike_name(c.ike_number)


def ike_name(number: str) -> str:
    return "" if number in ("", "0") else "K" + number


def address(text: str) -> str:
    """An address to compare: one of IPv4 is the same inside IPv6; nothing
    for none."""
    if text in UNSPECIFIED:
        return ""
    if text.startswith(MAPPED) and "." in text:
        return text[len(MAPPED):]
    return text


def ends(local: str, remote: str, encapsulation: str, local_end: str,
         remote_end: str) -> Tuple[str, str]:
    """The addresses at the two ends of a tunnel, where the record tells:
    IKE's, or in transport mode those of the connection."""
    if not address(remote) and encapsulation == "transport":
        return local_end, address(remote_end)
    return address(local), address(remote)


def peer(c: Connection) -> str:
    """The address of the tunnel's peer, where the record tells."""
    if not is_protected(c):
        return ""
    return ends(c.local_endpoint, c.remote_endpoint, c.encapsulation, c.local,
                c.remote)[1]
