"""audit_subjects - the subjects of verdicts on a record: a tunnel, or the two
ends of connections that have none.
"""
from typing import List, Mapping, NamedTuple, Sequence

from kit import tunnels, zert
from kit.tunnels import first_of

# tunnel to address tell subjects apart; the others are printed.
Subject = NamedTuple("Subject", [
    ("tunnel", str), ("generation", str), ("icookie", str), ("rcookie", str),
    ("job", str), ("address", str), ("remote", str), ("remote_id", str),
    ("rule", str)])

COMMON = ["SMF119SID", "SMF119TI_Stack", "SMF119STY", "timestamp"]
SYSTEM, STACK, SUBTYPE, TIME = range(4)

OF_TUNNELS = ["NMsIKETunID", "NMsIPTunID", "NMsIKETunGeneration",
              "NMsIKETunICookie", "NMsIKETunRCookie", "NMsIKETunRmtEndpt",
              "RemoteID", "NMsIKETunKeyExchRule", "NMsIPTunVPNAction"]
OF_CONNECTIONS = ["SMF119SC_SAJobname", "SMF119SC_SARIP",
                  "SMF119SC_IPSec_TunID", "SMF119SC_IPSec_TunType",
                  "SMF119SC_IPSec_IKETunRmtEndpt",
                  "SMF119SC_IPSec_IKETunKeyExchRule"]
OF_SUMMARIES = ["SMF119SS_SAJobname", "SMF119SS_SAFlags_client",
                "SMF119SS_SASrvIP", "SMF119SS_SACltIP",
                "SMF119SS_IPSec_IKETunRmtEndpt"]


def columns(subtypes: Sequence[str]) -> List[str]:
    """The columns to ask for."""
    names = list(COMMON)
    if set(subtypes) & set(tunnels.IKE + tunnels.IP):
        names += OF_TUNNELS
    if zert.SUBTYPE in subtypes:
        names += OF_CONNECTIONS
    if zert.SUMMARY in subtypes:
        names += OF_SUMMARIES
    return names


def needed(subtype: str) -> List[str]:
    """Those without which no row of the subtype can be used. Where a tunnel
    leads to saved csv need not say."""
    if subtype == zert.SUBTYPE:
        return OF_CONNECTIONS[:4]
    if subtype == zert.SUMMARY:
        return OF_SUMMARIES[:4]
    return ["NMsIKETunID" if subtype in tunnels.IKE else "NMsIPTunID"]


def of_row(row: Mapping[str, str], protocol: str) -> Subject:
    """The subject of what a record says of a protocol."""
    subtype = row["SMF119STY"]
    if subtype == zert.SUBTYPE:
        return of_connection(row, protocol)
    if subtype == zert.SUMMARY:
        return of_summary(row, protocol)
    ike = subtype in tunnels.IKE
    return Subject(row["NMsIKETunID" if ike else "NMsIPTunID"],
                   row["NMsIKETunGeneration"], row["NMsIKETunICookie"],
                   row["NMsIKETunRCookie"], "", "", row["NMsIKETunRmtEndpt"],
                   row["RemoteID"], first_of(row["NMsIKETunKeyExchRule"],
                                             row["NMsIPTunVPNAction"]))


def of_connection(row: Mapping[str, str], protocol: str) -> Subject:
    remote = row["SMF119SC_SARIP"]
    if protocol != "ipsec":
        return of_ends(row["SMF119SC_SAJobname"], remote)
    remote = first_of(zert.address(row["SMF119SC_IPSec_IKETunRmtEndpt"]),
                      remote)
    tunnel = zert.tunnel_name(row["SMF119SC_IPSec_TunType"],
                              row["SMF119SC_IPSec_TunID"])
    return Subject(tunnel, "", "", "", "", remote, remote, "",
                   row["SMF119SC_IPSec_IKETunKeyExchRule"])


def of_summary(row: Mapping[str, str], protocol: str) -> Subject:
    """A summary does not name tunnels."""
    remote = row["SMF119SS_SASrvIP" if row["SMF119SS_SAFlags_client"] == "1"
                 else "SMF119SS_SACltIP"]
    if protocol == "ipsec":
        remote = first_of(zert.address(
            row["SMF119SS_IPSec_IKETunRmtEndpt"]), remote)
    return of_ends(row["SMF119SS_SAJobname"], remote)


def of_ends(job: str, remote: str) -> Subject:
    return Subject("", "", "", "", job, remote, remote, "", "")
