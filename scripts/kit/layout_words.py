"""layout_words - labels, tokens and names made from those of the manual."""
import re
from typing import Iterable, List

# What the parts of IBM's names stand for, where they are cut short.
PARTS = {
    "lcl": "Local", "rmt": "Remote", "src": "Source", "dst": "Dest",
    "inb": "Inbound", "outb": "Outbound",
    "alg": "Algorithm", "encap": "Encapsulation", "addr": "Address",
    "pkts": "Packets", "pkt": "Packet", "cnt": "Count", "num": "Number",
    "len": "Length", "act": "Activation", "proto": "Protocol",
    "exch": "Exchange", "gen": "Generation", "ver": "Version",
    "intvl": "Interval", "cur": "Current",
    "meth": "Method", "func": "Function", "prof": "Profile",
    "pol": "Policy", "dur": "Duration", "stat": "Status", "rsp": "Response",
    "ext": "Extended", "prev": "Previous", "neg": "Negotiated",
}
# In and Out stand for a direction before one of these.
DIRECTIONS = {"in": "Inbound", "out": "Outbound"}
COUNTED = frozenset("""pkts packets bytes seg segs datagrams auth encrypt enc
    ah esp spi""".split())
# The words of the report "ipsec -y display" for what is named otherwise.
REPORT_WORDS = {
    "AuthenticationProtocol": "HowToAuth", "AuthProtocol": "HowToAuth",
    "EncapsulationMode": "HowToEncap", "EncryptAlgorithm": "HowToEncrypt",
    "InboundAuthSPI": "AuthInboundSpi", "OutboundAuthSPI": "AuthOutboundSpi",
    "AuthInboundSPI": "AuthInboundSpi", "AuthOutboundSPI": "AuthOutboundSpi",
    "InboundEncryptSPI": "EncryptInboundSpi",
    "OutboundEncryptSPI": "EncryptOutboundSpi",
    "EncryptInboundSPI": "EncryptInboundSpi",
    "EncryptOutboundSPI": "EncryptOutboundSpi",
    "EncryptKeyLength": "KeyLength", "LifetimeExpire": "LifetimeExpires",
    "VPNLifeExpire": "VPNLifeExpires", "DHGroup": "DiffieHellmanGroup",
    "ActivationMethod": "ActivationMethod", "VPNAction": "VpnActionName",
    "LocalDynVpnRule": "LocalDynVpnRule", "LifesizeRefresh": "LifesizeRefresh",
}
PIECES = re.compile(r"[A-Z]+(?![a-z])\d*|[A-Z][a-z]+\d*|[a-z]+\d*|\d+")
LABEL_MAX = 27      # the human format has the values in column 31
SLUG_MAX = 32
FEW = 5             # names, from which on most of them count
MOST = 0.6
SOME = 0.35


def common_prefix(names: Iterable[str]) -> str:
    """What all names begin with, up to the end of a part of a name."""
    all_names = [n for n in names if n]
    if not all_names:
        return ""
    low, high = min(all_names), max(all_names)
    n = 0
    while n < min(len(low), len(high)) and low[n] == high[n]:
        n += 1
    if len(all_names) == 1:
        n = low.rfind("_") + 1
    while n > 0 and not is_boundary(all_names, n):
        n -= 1
    return low[:n]


def usual_prefix(names: Iterable[str]) -> str:
    """What most of the names begin with: a few are spelled otherwise."""
    all_names = [n for n in names if n]
    best = common_prefix(all_names)
    for first in all_names if len(all_names) >= FEW else []:
        alike = [n for n in all_names if n[:len(best) + 3] == first[
            :len(best) + 3]]
        if len(alike) >= len(all_names) * MOST:
            return common_prefix(alike)
    return best


def is_boundary(names: List[str], at: int) -> bool:
    """Does a part of each name begin there? In a few it may begin with what
    could be the end of one, too: TGSACache behind TGFlag and TGEye."""
    begin = [begins_part(name, at) for name in names]
    if all(begin):
        return True
    return (sum(begin) >= SOME * len(names)
            and all(b or name[at].isupper() for b, name in zip(begin, names)))


def begins_part(name: str, at: int) -> bool:
    return (name[at:at + 1] == "" or name[at - 1] == "_"
            or (name[at].isupper() and not name[at - 1].isupper())
            or (name[at].isupper() and name[at + 1:at + 2].islower()))


def label_of(name: str, prefix: str) -> str:
    """NMsIPTunLclEndpt, NMsIPTun -> LocalEndpoint."""
    rest = name[len(prefix):] if name.startswith(prefix) else name
    pieces = PIECES.findall(rest)
    words = [word_of(p, n) for p, n in zip(pieces, pieces[1:] + [""])]
    label = "".join(words) or name
    label = re.sub(r"Endpt(?![a-z])", "Endpoint", label)
    label = REPORT_WORDS.get(label, label)
    return label if len(label) <= LABEL_MAX else "".join(pieces) or name


def word_of(piece: str, follow: str) -> str:
    """A part of a name in full."""
    if piece.lower() in DIRECTIONS and follow.lower() in COUNTED:
        return DIRECTIONS[piece.lower()]
    return PARTS.get(piece.lower(), piece[0].upper() + piece[1:])


def token_of(constant: str) -> str:
    """NMsec_AUTH_HMAC_MD5 -> HMAC_MD5: without the family."""
    rest = constant[len("NMsec_"):] if constant.startswith("NMsec_") else ""
    if not rest:
        return constant
    family, _, token = rest.partition("_")
    return token or family


def words_of(token: str) -> str:
    """The words for people: algorithms with hyphens, others in lower case."""
    if re.search(r"\d", token):
        return token.replace("_", "-")
    return token.replace("_", " ").lower()


def slug_of(text: str, joint: str = "-", most: int = SLUG_MAX) -> str:
    """The text as a name in lower case."""
    slug = ""
    for word in re.findall(r"[a-z0-9]+", text.lower()):
        if slug and len(slug) + len(word) + 1 > most:
            break
        slug += (joint if slug else "") + word
    return slug[:most]


def clause_of(text: str) -> str:
    """The first clause of a text, as the words of a value."""
    clause = re.split(r"(?<=\w)[.;](?:\s|$)", " ".join(text.split()))[0]
    return clause.replace('"', "'").strip(" .")[:60].strip()


def unique(name: str, used: Iterable[str]) -> str:
    taken = set(used)
    if name not in taken:
        return name
    n = 2
    while "%s_%d" % (name, n) in taken:
        n += 1
    return "%s_%d" % (name, n)
