"""lives - pairs the records of a tunnel: when it started, was refreshed, ended.
"""
from typing import Dict, List, NamedTuple, Optional, Sequence

from kit.tunnels import DAY, IKE, STARTS, TIME, hundredths

# Fields of smf119 that are printed as they are ...
COPIED = ["NMsIKETunICookie", "NMsIKETunRCookie", "NMsIKETunRole",
          "NMsIKETunMajorVer", "NMsIKETunStartTime", "NMsIKETunLifetime",
          "NMsIKETunBytes", "NMsIKETunP2LclActFailure",
          "NMsIKETunP2RmtActFailure", "NMsIKETunP1Rexmit",
          "NMsIKETunP1Replay", "NMsIPIKETunP2Rexmit", "NMsIPIKEStatsP2Replay"]
# ... and all that is looked at.
FIELDS = ["NMsIKETunGeneration", "NMsIKETunState", "NMsIPTunState",
          "NMsIKETunLclEndpt", "NMsIKETunRmtEndpt", "LocalID", "RemoteID",
          "LocalClientID", "RemoteClientID", "NMsIKETunKeyExchRule",
          "NMsIKETunKeyExchAction", "NMsIPTunVPNAction",
          "NMsIKETunLifetimeExpire"] + COPIED
PLACE = {name: i for i, name in enumerate(FIELDS)}

# States of a negotiation: one that ends in them has failed.
NEGOTIATING = ("0", "PENDING", "INCOMPLETE")
# The zones of clocks differ by 14 hours at most from UTC.
ANY_ZONE = 14 * DAY // 24

# A record, as it is paired. key tells tunnels with the same ID apart; unique
# means that the key never comes back, and paired that a key may be trusted to
# tell lives apart.
Event = NamedTuple("Event", [
    ("time", str), ("subtype", str), ("tunnel", str), ("key", str),
    ("unique", bool), ("paired", bool), ("values", Sequence[str])])


def event(time: str, subtype: str, tunnel: str, key: str,
          values: Sequence[str]) -> Event:
    """A record, from the values of FIELDS; key is what else tells tunnels
    apart that are not of IKE."""
    if subtype not in IKE:
        return Event(time, subtype, tunnel, tunnel + "\1" + key, False,
                     key != "", values)
    cookies = [values[PLACE[name]] for name in (
        "NMsIKETunICookie", "NMsIKETunRCookie")]
    key = "\1".join([tunnel, values[PLACE["NMsIKETunGeneration"]]] + cookies)
    return Event(time, subtype, tunnel, key, cookies[0].strip("0x") != "",
                 True, values)


def was_never_up(state: str, cookie: str) -> bool:
    """Whether an end is that of a negotiation that failed; cookie: the
    responder's, where there is one."""
    return state in NEGOTIATING or cookie != "" and not cookie.strip("0x")


class Life:
    """From an activation to the end, as far as either was recorded."""

    def __init__(self, tunnel: str) -> None:
        self.tunnel = tunnel
        self.start = ""
        self.end = ""
        self.refreshes = 0
        self.duplicates = 0
        self.failed = False
        self.values = [""] * len(FIELDS)
        self.last_state = ""

    def note(self, event: Event) -> None:
        """Takes over the values of a record; values that it does not have
        stay."""
        values = self.values
        for i, value in enumerate(event.values):
            if value:
                values[i] = value
        ike = event.subtype in IKE
        state = event.values[PLACE[
            "NMsIKETunState" if ike else "NMsIPTunState"]]
        self.last_state = state or self.last_state
        if event.subtype not in STARTS:
            cookie = event.values[PLACE["NMsIKETunRCookie"]]
            self.failed = was_never_up(state, cookie if ike else "")

    def get(self, name: str) -> str:
        return self.values[PLACE[name]]

    def duration(self) -> Optional[int]:
        """In 1/100 seconds; none where a record has no valid time, or where a
        clock that was put back makes it negative."""
        if not TIME.match(self.start) or not TIME.match(self.end):
            return None
        length = hundredths(self.end) - hundredths(self.start)
        return length if length >= 0 else None

    def state(self, data_end: str) -> str:
        """data_end: the time of the last record of this system; empty when
        none has a valid time."""
        if not self.start:
            return "failed" if self.failed else "no-start"
        if self.end:
            return "closed"
        expires = self.get("NMsIKETunLifetimeExpire")
        if TIME.match(expires) and data_end and \
                hundredths(expires) < hundredths(data_end) - ANY_ZONE:
            return "expired"
        return "open"


class Tunnel:
    """The lives that have the same tunnel ID, in the order of their first
    records."""

    def __init__(self) -> None:
        self.lives = []  # type: List[Life]
        self.current = {}  # type: Dict[str, Life]

    def add(self, event: Event) -> None:
        life = self.current.get(event.key)
        if event.subtype in STARTS:
            life = self.begin(event, life)
        else:
            life = self.finish(event, life)
        life.note(event)

    def duplicate(self, event: Event) -> None:
        """A record that is there twice; one of them may tell more."""
        life = self.current[event.key]
        life.duplicates += 1
        life.note(event)

    def begin(self, event: Event, life: Optional[Life]) -> Life:
        """An activation: the first of a life, or a refresh of it. An earlier
        end, from before a clock was put back, is of the same life where the
        key tells lives apart."""
        if life is None or (life.end and not event.unique and
                            not (event.paired and not life.start)):
            life = self.new_life(event)
        if life.start:
            life.refreshes += 1
        else:
            life.start = event.time
        return life

    def finish(self, event: Event, life: Optional[Life]) -> Life:
        if life is None or life.end and not event.unique:
            life = self.new_life(event)
        life.end = event.time
        return life

    def new_life(self, event: Event) -> Life:
        life = Life(event.tunnel)
        self.lives.append(life)
        self.current[event.key] = life
        return life
