"""audit - weak algorithms of IPSec tunnels, from SMF dumps, and who says that
they are weak.

The verdicts on all records are sorted, so that what several records say of a
tunnel stands together, the earliest first.
"""
import argparse
import os
from typing import Dict, Iterator, List, Optional, Sequence, Tuple

from kit import command, output, program, records, rules, tunnels
from kit.messages import Failure, Messages
from kit.output import number, text
from kit.rules import Judge, Rule, Verdict
from kit.sorting import Sorter

NAME = "smf119-audit"
FIRST = ["SMF119SID", "SMF119TI_Stack", "SMF119STY", "timestamp",
         "NMsIKETunID", "NMsIPTunID", "NMsIKETunGeneration",
         "NMsIKETunICookie", "NMsIKETunRCookie", "NMsIKETunRmtEndpt",
         "RemoteID", "NMsIKETunKeyExchRule", "NMsIPTunVPNAction"]
(SYSTEM, STACK, SUBTYPE, TIME, IKE_ID, IP_ID, GENERATION, ICOOKIE, RCOOKIE,
 REMOTE, REMOTE_ID, RULE, ACTION) = range(13)
KNOWN_MAX = 10000

COLUMNS = [
    text("verdict"), text("profile"), text("item"), number("value"),
    text("status"), text("SMF119SID"), text("SMF119TI_Stack"), text("tunnel"),
    number("NMsIKETunGeneration"), text("first_seen"), text("remote"),
    text("remote_id"), text("rule"), text("source"), text("date")]
TABLE = [
    text("verdict", 10), text("sys", 4), text("stack", 8), text("tunnel", 6),
    number("gen", 3), text("first_seen", 22), text("peer", 24),
    text("findings")]


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
    return rules.choose(builtin_rules(), own, options.profile, messages)


def list_profiles() -> int:
    out = output.standard_output()
    for line in sorted({"%-22s %s, %s" % (r.profile, r.source, r.date)
                        for r in builtin_rules()}):
        out.write(line + "\n")
    out.flush()
    return command.DONE


def wanted(judge: Judge) -> records.Columns:
    """The columns to ask for. Saved csv must have what is judged; where the
    peer is it need not say."""
    needed = {}  # type: Dict[str, Sequence[str]]
    order = list(FIRST)
    for subtype in tunnels.IKE + tunnels.IP:
        tunnel = FIRST[IKE_ID if subtype in tunnels.IKE else IP_ID]
        needed[subtype] = [tunnel] + judge.columns(subtype)
        order += [n for n in judge.columns(subtype) if n not in order]
    return records.Columns(needed, order, False)


class Assessor:
    """Makes lines for sort(1) of the records: one for each verdict."""

    def __init__(self, judge: Judge, columns: records.Columns,
                 everything: bool) -> None:
        self.judge = judge
        self.everything = everything
        self.places = {
            subtype: [(name, list(columns.order).index(name))
                      for name in judge.columns(subtype)]
            for subtype in tunnels.IKE + tunnels.IP}
        self.known = {}  # type: Dict[Tuple[str, ...], List[List[str]]]
        self.seen = self.nameless = self.judged = 0

    def lines(self, rows: Iterator[records.Row]) -> Iterator[str]:
        for row in rows:
            self.seen += 1
            subtype = row[SUBTYPE]
            ike = subtype in tunnels.IKE
            tunnel = row[IKE_ID] if ike else row[IP_ID]
            if not tunnel:
                self.nameless += 1
                continue
            values = [row[place] for _, place in self.places[subtype]]
            if any(values):
                self.judged += 1
            for verdict in self.verdicts(subtype, values):
                yield tunnels.join(
                    [row[SYSTEM], row[STACK], tunnel, row[GENERATION],
                     row[ICOOKIE], row[RCOOKIE]] + verdict +
                    [row[TIME], row[REMOTE], row[REMOTE_ID],
                     tunnels.first_of(row[RULE], row[ACTION])])

    def verdicts(self, subtype: str,
                 values: Sequence[str]) -> List[List[str]]:
        """Most records are like one that has been judged before."""
        mark = ("ike" if subtype in tunnels.IKE else "ip",) + tuple(values)
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


class Line:
    """A verdict as it comes back from sort(1)."""

    def __init__(self, values: Sequence[str]) -> None:
        self.mark = values[:9]
        self.tunnel = values[:6]
        (self.system, self.stack, self.tunnel_id, self.generation, _, _,
         self.profile, self.item, self.value, self.verdict, self.status,
         self.source, self.date, self.time, self.remote, self.remote_id,
         self.rule) = values

    def peer(self) -> str:
        return tunnels.first_of(self.remote_id, self.remote, self.rule)


class Report:
    """Prints verdicts, each once."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.all = options.all
        self.out = output.standard_output()
        self.count = {"finding": 0, "ok": 0, "not-known": 0, "not-listed": 0}

    def run(self, lines: Iterator[str]) -> None:
        last = None  # type: Optional[List[str]]
        for text_line in lines:
            line = Line(tunnels.split(text_line))
            if line.mark == last:
                continue
            last = list(line.mark)
            self.count[line.verdict] += 1
            if line.verdict == "finding" or self.all:
                self.print(line)
        self.finish()
        self.out.flush()

    def print(self, line: Line) -> None:
        raise NotImplementedError

    def finish(self) -> None:
        pass


class RowReport(Report):
    """A row for each verdict."""

    def __init__(self, options: argparse.Namespace) -> None:
        super().__init__(options)
        self.format = output.open_format(options.format, COLUMNS, self.out)
        self.format.begin()

    def print(self, line: Line) -> None:
        self.format.row([
            line.verdict, line.profile, line.item, line.value, line.status,
            line.system, line.stack, line.tunnel_id, line.generation,
            line.time, line.remote, line.remote_id, line.rule, line.source,
            line.date])


class TextReport(Report):
    """A sentence for each verdict."""

    def print(self, line: Line) -> None:
        see = output.visible
        where = " ".join([line.time, see(line.system), see(line.stack),
                          see(line.tunnel_id)])
        if line.generation:
            where += " generation " + line.generation
        source = line.profile
        if line.source:
            source += ": %s, %s" % (line.source, line.date)
        self.out.write("%s, %s: %s: %s %s%s [%s]\n" % (
            where, see(line.peer()), line.verdict, line.item,
            see(line.value) if line.value else "(absent)",
            ": " + line.status if line.source else "", source))


class TableReport(Report):
    """A line for each tunnel, with all that was found."""

    def __init__(self, options: argparse.Namespace) -> None:
        super().__init__(options)
        self.format = output.open_format("table", TABLE, self.out)
        self.format.begin()
        self.lines = []  # type: List[Line]

    def print(self, line: Line) -> None:
        if self.lines and line.tunnel != self.lines[0].tunnel:
            self.finish()
        self.lines.append(line)

    def finish(self) -> None:
        if not self.lines:
            return
        first = self.lines[0]
        found = {}  # type: Dict[str, List[str]]
        for line in self.lines:
            if line.verdict == "finding":
                what = short(line.item) + " " + line.value
                found.setdefault(what, []).append(line.profile)
        self.format.row([
            worst([line.verdict for line in self.lines]), first.system,
            first.stack, first.tunnel_id, first.generation,
            min(line.time for line in self.lines), first.peer(),
            "; ".join("%s (%s)" % (what, ", ".join(names))
                      for what, names in found.items())])
        self.lines = []


def short(item: str) -> str:
    for prefix in ("NMsIKETun", "NMsIPTun"):
        if item.startswith(prefix):
            return item[len(prefix):]
    return item


def worst(verdicts: Sequence[str]) -> str:
    for verdict in ("finding", "not-known", "not-listed"):
        if verdict in verdicts:
            return verdict
    return "ok"


def open_report(options: argparse.Namespace) -> Report:
    if options.format == "text":
        return TextReport(options)
    if options.format == "table":
        return TableReport(options)
    return RowReport(options)


def audit(arguments: Sequence[str], messages: Messages) -> int:
    options = parse(arguments)
    if options.list_profiles:
        return list_profiles()
    judge = Judge(chosen_rules(options, messages))
    columns = wanted(judge)
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
    """No findings must not be taken for "all is well"."""
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
