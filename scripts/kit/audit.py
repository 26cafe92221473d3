"""audit - weak algorithms of IPSec tunnels, from SMF dumps, and the rules that
call them weak.

The verdicts on all records are sorted, so that those of several records on one
tunnel are together, the earliest first.
"""
import argparse
import os
from typing import Dict, Iterator, List, Optional, Sequence, Tuple

from kit import (audit_subjects, command, output, program, records, rules,
                 tunnels)
from kit.audit_report import open_report
from kit.audit_subjects import STACK, SUBTYPE, SYSTEM, TIME
from kit.messages import Failure, Messages
from kit.rules import Judge, Rule, Verdict
from kit.sorting import Sorter

NAME = "smf119-audit"
KNOWN_MAX = 10000


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = command.Parser(
        NAME, "[OPTION]... [FILE]...",
        "Print the weak algorithms, key lengths, Diffie-Hellman groups, "
        "exchange modes and IKE versions of IPSec tunnels in z/OS SMF dumps: "
        "one line per finding with its source, or in a table one line per "
        "tunnel. With no FILE, or when FILE is -, read standard input.",
        "Exit status: 0 no findings, 1 findings, 2 the job could not be done, "
        "no tunnel was judged, or input was damaged and there is no finding "
        "in the rest.")
    output.add_option(parser, ["text"])
    parser.option("p", "profile", "judge by these profiles, or by all; "
                  "without it, by those that are not drafts", value="LIST")
    parser.option("", "protocols", "judge these protocols: ipsec, tls, "
                  "ssh; without it, ipsec", value="LIST")
    parser.option("", "rules", "judge by the rules in FILE instead; with "
                  "--profile, by both", value="FILE")
    parser.option("a", "all", "print what is ok, not known and not listed "
                  "too")
    parser.option("", "allow-empty", "exit with 0 when no tunnel was judged")
    parser.option("", "list-profiles", "print the profiles and their sources, "
                  "and exit")
    parser.option("v", "verbose", "print counts at the end")
    records.add_options(parser)
    parser.common_options()
    return parser.parse(arguments)


def builtin_rules() -> List[Rule]:
    here = os.path.dirname(os.path.realpath(__file__))
    return rules.read(os.path.join(here, "audit.rules"))


def chosen_rules(options: argparse.Namespace,
                 messages: Messages) -> List[Rule]:
    own = []  # type: List[Rule]
    if options.rules is not None:
        own = rules.read(options.rules)
        rules.check(own, program.find(),
                    records.passed_on(options, program.LAYOUT_OPTIONS))
    protocols = chosen_protocols(options.protocols, own)
    chosen = rules.of_protocols(rules.choose(
        builtin_rules(), own, options.profile, messages), protocols)
    if not chosen:
        raise Failure("these profiles have no rule about %s"
                      % " or ".join(protocols))
    return chosen


def chosen_protocols(wanted: Optional[str],
                     own: Sequence[Rule]) -> Sequence[str]:
    """Without the option, the protocols of the user's own rules, so that none
    of these rules is left out."""
    if wanted is None:
        return ["ipsec"] + sorted({rules.protocol(r.item) for r in own})
    names = rules.words(wanted)
    for name in names or [wanted]:
        if name not in rules.PROTOCOLS:
            raise Failure("unknown protocol '%s'; use one of %s"
                          % (name, ", ".join(rules.PROTOCOLS)))
    for rule in own:
        if rules.protocol(rule.item) not in names:
            raise Failure("%s: %s is not about %s" % (
                rule.place, rule.item, " or ".join(names)))
    return names


def list_profiles() -> int:
    out = output.standard_output()
    for line in sorted({"%-22s %s, %s" % (r.profile, r.source, r.date)
                        for r in builtin_rules()}):
        out.write(line + "\n")
    out.flush()
    return command.DONE


def wanted(judge: Judge, subtypes: Sequence[str]) -> records.Columns:
    """The columns to ask for. Saved csv must have what is judged."""
    needed = {}  # type: records.Needed
    order = audit_subjects.columns(subtypes)
    for subtype in subtypes:
        needed[subtype] = audit_subjects.needed(subtype) + \
            judge.columns(subtype)
        order += [n for n in judge.columns(subtype) if n not in order]
    return records.Columns(needed, order, False)


class Assessor:
    """Makes lines for sort(1) of the records: one for each verdict."""

    def __init__(self, judge: Judge, columns: records.Columns,
                 everything: bool) -> None:
        self.judge = judge
        self.everything = everything
        self.order = list(columns.order)
        self.places = {
            subtype: [(name, self.order.index(name))
                      for name in judge.columns(subtype)]
            for subtype in columns.needed}
        self.items = {
            subtype: [self.order.index(name) for name in judge.items(subtype)]
            for subtype in columns.needed}
        # Where the ID of a tunnel is, without which a record is left out.
        self.ids = {
            subtype: self.order.index(columns.needed[subtype][0])
            for subtype in columns.needed
            if subtype in tunnels.IKE + tunnels.IP}
        self.known = {}  # type: Dict[Tuple[str, ...], List[List[str]]]
        self.seen = self.nameless = self.judged = 0

    def lines(self, rows: Iterator[records.Row]) -> Iterator[str]:
        for row in rows:
            self.seen += 1
            subtype = row[SUBTYPE]
            if subtype in self.ids and not row[self.ids[subtype]]:
                self.nameless += 1
                continue
            values = [row[place] for _, place in self.places[subtype]]
            if any(row[place] for place in self.items[subtype]):
                self.judged += 1
            for verdict in self.verdicts(subtype, values):
                yield self.line(row, verdict)

    def line(self, row: records.Row, verdict: List[str]) -> str:
        subject = audit_subjects.of_row(dict(zip(self.order, row)),
                                        rules.protocol(verdict[1]))
        return tunnels.join([row[SYSTEM], row[STACK]] + list(subject[:6]) +
                            verdict + [row[TIME]] + list(subject[6:]))

    def verdicts(self, subtype: str,
                 values: Sequence[str]) -> List[List[str]]:
        """The verdicts on a record; they are kept, as most records are like an
        earlier one."""
        mark = (rules.FAMILY_OF[subtype],) + tuple(values)
        if mark not in self.known:
            if len(self.known) == KNOWN_MAX:
                self.known.clear()
            names = [name for name, _ in self.places[subtype]]
            found = self.judge.judge(subtype, dict(zip(names, values)))
            self.known[mark] = [columns_of(v) for v in found
                                if self.everything or v.verdict == "finding"]
        return self.known[mark]


def columns_of(verdict: Verdict) -> List[str]:
    rule = verdict.rule
    decided = not verdict.verdict.startswith("not-")
    return [rule.profile, rule.item, verdict.value, verdict.verdict,
            rule.status if decided else "", rule.source if decided else "",
            rule.date if decided else ""]


def audit(arguments: Sequence[str], messages: Messages) -> int:
    options = parse(arguments)
    if options.list_profiles:
        return list_profiles()
    judge = Judge(chosen_rules(options, messages))
    columns = wanted(judge, records.selectable(
        options, judge.subtypes(), tunnels.IKE + tunnels.IP))
    source = records.Source(options, columns)
    assessor = Assessor(judge, columns, options.all or options.verbose)
    with Sorter() as sorter:
        for line in assessor.lines(source.rows()):
            sorter.add(line)
        report = open_report(options)
        report.run(sorter.lines())
    records.report(messages, options, source, assessor.seen,
                   assessor.nameless)
    if options.verbose:
        messages.say("%(finding)d findings, %(ok)d ok, %(not-known)d not "
                     "known, %(not-listed)d not listed" % report.count)
    return exit_status(options, source.status, assessor.judged,
                       report.count["finding"])


def exit_status(options: argparse.Namespace, status: int, judged: int,
                findings: int) -> int:
    """A run that judged nothing must not end like one without findings."""
    if status == command.FAILED:
        return command.FAILED
    if findings > 0:
        return command.ATTENTION
    if status != command.DONE:
        raise Failure("input was damaged: no finding in what could be read")
    if judged == 0 and not options.allow_empty:
        raise Failure("no tunnel was judged; --allow-empty makes this "
                      "status 0")
    return command.DONE


def main(arguments: Optional[Sequence[str]] = None) -> int:
    return command.run(NAME, audit, arguments)
