"""rules - the rules of smf119-audit: reading, checking and applying them."""
import re
from typing import (Dict, FrozenSet, Iterator, List, Mapping, NamedTuple,
                    Optional, Sequence, Tuple)

from kit import program, tunnels, zert
from kit.messages import Failure, Messages, describe

# Names of before, for a release: what they stand for.
ALIASES = {
    "fips-140": ["fips-140-zos", "fips-140-r3-draft"],
    "nist-800-131a": ["nist-800-131a-r3-draft"],
    "rfc8247": ["rfc8247-draft10", "rfc9395"],
}

Condition = Tuple[str, str]
Rule = NamedTuple("Rule", [
    ("profile", str), ("item", str), ("values", Sequence[str]),
    ("when", Sequence[Condition]), ("verdict", str), ("status", str),
    ("source", str), ("date", str), ("place", str)])

# What a rule says of a record.
Verdict = NamedTuple("Verdict", [
    ("rule", Rule), ("verdict", str), ("value", str)])

PROTOCOLS = ("ipsec", "tls", "ssh")

# Families of records that have the same fields.
IKE_TUNNELS, IP_TUNNELS, CONNECTIONS, SUMMARIES = "ike", "ip", "11", "12"
RECORDS = {IKE_TUNNELS: tunnels.IKE, IP_TUNNELS: tunnels.IP,
           CONNECTIONS: (zert.SUBTYPE,), SUMMARIES: (zert.SUMMARY,)}
FAMILY_OF = {subtype: name for name, subtypes in RECORDS.items()
             for subtype in subtypes}
ALL = ",".join(sorted(FAMILY_OF, key=int))
# Fields of all records.
COMMON = "common"
ALL_RECORDS = ("timestamp", "SMF119SID", "SMF119STY", "SMF119SSI")

BELOW = re.compile(r"<([0-9]+)\Z")
DIGITS = re.compile(r"[0-9]+\Z")
# What a record says where it does not know.
UNKNOWN = ("", "0", "UNKNOWN")
CODE = re.compile(r"[A-Z]")


def read(name: str) -> List[Rule]:
    """The rules in a file."""
    try:
        with open(name, encoding="utf-8", errors="surrogateescape") as lines:
            rules = [rule for n, line in enumerate(lines, 1)
                     if line.strip() and not line.lstrip().startswith("#")
                     for rule in parse("%s:%d" % (name, n),
                                       line.rstrip("\r\n"))]
    except OSError as error:
        raise Failure(describe(error))
    if not rules:
        raise Failure("%s: there are no rules in this file" % name)
    return rules


def parse(place: str, line: str) -> List[Rule]:
    """The rule on a line, for each of its items."""
    fields = [field.strip() for field in line.split("\t")]
    if len(fields) != 8 or fields[4] not in ("finding", "ok"):
        raise Failure("%s: want 8 fields, the fifth finding or ok" % place)
    items, values = words(fields[1]), words(fields[2])
    if not fields[0] or not items or not values:
        raise Failure("%s: want a profile, an item and values" % place)
    for value in values:
        if value.startswith("<") and not BELOW.match(value):
            raise Failure("%s: want a number behind <, have '%s'"
                          % (place, value))
    when = [] if fields[3] == "*" else [
        condition(place, text) for text in words(fields[3])]
    return [Rule(fields[0], item, values, when, fields[4], fields[5],
                 fields[6], fields[7], place) for item in items]


def words(text: str) -> List[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def condition(place: str, text: str) -> Condition:
    name, equals, value = text.partition("=")
    if not equals:
        raise Failure("%s: want FIELD=VALUE or *, have '%s'" % (place, text))
    return name.strip(), value.strip()


def profiles(rules: Sequence[Rule]) -> List[str]:
    return sorted({rule.profile for rule in rules})


def is_draft(profile: str) -> bool:
    return "-draft" in profile


def choose(builtin: Sequence[Rule], own: Sequence[Rule],
           wanted: Optional[str], messages: Messages) -> List[Rule]:
    """The rules to judge by: the user's own and the built-in ones of the
    profiles wanted. Without either, all profiles that are not drafts."""
    if wanted is None:
        return list(own) or [r for r in builtin if not is_draft(r.profile)]
    known = profiles(list(builtin) + list(own))
    names = []  # type: List[str]
    for name in words(wanted):
        if name in ALIASES and name not in known:
            names += ALIASES[name]
            messages.say("the profile '%s' is now called %s"
                         % (name, " and ".join(ALIASES[name])))
        else:
            names.append(name)
    for name in names or [wanted]:
        if name != "all" and name not in known:
            raise Failure("unknown profile '%s'; use one of %s, all"
                          % (name, ", ".join(known)))
    return list(own) + [r for r in builtin
                        if "all" in names or r.profile in names]


def check(rules: Sequence[Rule], path: str, layouts: Sequence[str]) -> None:
    """Refuses items, conditions and values that smf119 does not know."""
    fields = program.fields(path, layouts, ALL)
    for rule in rules:
        for name in [rule.item] + [name for name, _ in rule.when]:
            if name not in fields:
                raise Failure("%s: %s" % (rule.place, program.no_field(name)))
        for name, _ in rule.when:
            if family(name) not in (family(rule.item), COMMON):
                raise Failure("%s: %s and %s are in different records"
                              % (rule.place, rule.item, name))
    if refused(path, layouts, [t for rule in rules for t in tests(rule)]):
        for rule in rules:
            answer = refused(path, layouts, list(tests(rule)))
            if answer:
                raise Failure("%s: %s" % (rule.place, answer))


def tests(rule: Rule) -> Iterator[str]:
    """Each value of the rule as a test for smf119."""
    for value in rule.values:
        yield "%s=%s" % (rule.item, value.lstrip("<"))
    for name, value in rule.when:
        yield "%s=%s" % (name, value)


def refused(path: str, layouts: Sequence[str],
            wheres: Sequence[str]) -> str:
    """What smf119 says against one of the tests."""
    answer = program.ask(path, ["-q", "-s", ALL] + list(layouts) +
                         ["--where=" + test for test in wheres])
    if answer.status == 0:
        return ""
    return answer.errors.strip().replace("smf119: ", "", 1) or "not valid"


class Judge:
    """Applies rules to the values of a record."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.families = {
            name: [r for r in rules if family(r.item) in (name, COMMON)]
            for name in RECORDS}
        # Where a rule of an item speaks of numbers, a number is a value;
        # elsewhere it is a code that smf119 has no word for.
        self.numeric = frozenset(
            r.item for r in rules
            if r.values[0][:1] in "<0123456789" and
            not any(CODE.search(v) for v in r.values))  # type: FrozenSet[str]

    def rules_for(self, subtype: str) -> List[Rule]:
        return self.families[FAMILY_OF[subtype]]

    def subtypes(self) -> List[str]:
        """The records that there are rules for, and always those of tunnels
        when there is a rule for one kind of them."""
        some = {name for name, rules in self.families.items() if rules}
        if some & {IKE_TUNNELS, IP_TUNNELS}:
            some |= {IKE_TUNNELS, IP_TUNNELS}
        return [s for s, name in FAMILY_OF.items() if name in some]

    def columns(self, subtype: str) -> List[str]:
        """The fields that records of this subtype are judged by."""
        names = {}  # type: Dict[str, None]
        for rule in self.rules_for(subtype):
            names[rule.item] = None
            names.update((name, None) for name, _ in rule.when)
        return list(names)

    def items(self, subtype: str) -> List[str]:
        """Those of them that rules judge and that say something of tunnels or
        connections."""
        return sorted({r.item for r in self.rules_for(subtype)
                       if family(r.item) != COMMON})

    def judge(self, subtype: str,
              values: Mapping[str, str]) -> List[Verdict]:
        """The first rule of a profile and item that decides; "not-listed"
        where none of them names the value. Nothing on a section that a record
        of connections does not have."""
        absent = FAMILY_OF[subtype] in (CONNECTIONS, SUMMARIES)
        decided = {}  # type: Dict[Tuple[str, str], Verdict]
        pending = {}  # type: Dict[Tuple[str, str], Verdict]
        for rule in self.rules_for(subtype):
            mark = (rule.profile, rule.item)
            if mark in decided or \
                    any(values[name] != value for name, value in rule.when):
                continue
            value = values[rule.item]
            if absent and value == "":
                continue
            if self.unknown(rule.item, value):
                decided[mark] = Verdict(rule, "not-known", value)
            elif matches(rule, value):
                decided[mark] = Verdict(rule, rule.verdict, value)
            else:
                pending[mark] = Verdict(rule, "not-listed", value)
        return list(decided.values()) + [
            v for mark, v in pending.items() if mark not in decided]

    def unknown(self, item: str, value: str) -> bool:
        """Absent, 0, or a code without a name."""
        return value in UNKNOWN or (
            DIGITS.match(value) is not None and item not in self.numeric)


def family(item: str) -> str:
    """Which records have this field."""
    if item.startswith("NMsIKE") or item in ("LocalID", "RemoteID"):
        return IKE_TUNNELS
    for prefix, name in (("SMF119SC_", CONNECTIONS), ("SMF119SS_", SUMMARIES),
                         ("SMF119TI_", COMMON)):
        if item.startswith(prefix):
            return name
    return COMMON if item in ALL_RECORDS else IP_TUNNELS


def protocol(item: str) -> str:
    """What a field is about."""
    for name in PROTOCOLS[1:]:
        if "_%s_" % name.upper() in item:
            return name
    return PROTOCOLS[0]


def of_protocols(rules: Sequence[Rule], names: Sequence[str]) -> List[Rule]:
    return [rule for rule in rules if protocol(rule.item) in names]


def matches(rule: Rule, value: str) -> bool:
    if value in rule.values:
        return True
    for text in rule.values:
        below = BELOW.match(text)
        if below and DIGITS.match(value) and 0 < int(value) < int(
                below.group(1)):
            return True
    return False
