"""audit_report - what smf119-audit prints of the verdicts: rows, sentences, or a
table with a line for each tunnel.
"""
import abc
import argparse
from typing import Dict, Iterator, List, Optional, Sequence

from kit import output, tunnels
from kit.output import number, text

COLUMNS = [
    text("verdict"), text("profile"), text("item"), number("value"),
    text("status"), text("SMF119SID"), text("SMF119TI_Stack"), text("tunnel"),
    number("NMsIKETunGeneration"), text("first_seen"), text("remote"),
    text("remote_id"), text("rule"), text("source"), text("date"),
    text("job")]
TABLE = [
    text("verdict", 10), text("sys", 4), text("stack", 8), text("tunnel", 6),
    number("gen", 3), text("first_seen", 22), text("peer", 24),
    text("findings")]


class Line:
    """A verdict as it comes back from sort(1)."""

    def __init__(self, values: Sequence[str]) -> None:
        self.mark = values[:11]
        # The tunnel, or who is at the ends of what has none.
        self.subject = values[:8]
        (self.system, self.stack, self.tunnel_id, self.generation, _, _,
         self.job, _, self.profile, self.item, self.value, self.verdict,
         self.status, self.source, self.date, self.time, self.remote,
         self.remote_id, self.rule) = values

    def peer(self) -> str:
        found = tunnels.first_of(self.remote_id, self.remote, self.rule)
        return (self.job + " " + found).strip()


class Report(abc.ABC):
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

    @abc.abstractmethod
    def print(self, line: Line) -> None:
        """Prints a verdict."""

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
            line.date, line.job])


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
        if self.lines and line.subject != self.lines[0].subject:
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
    for prefix in ("NMsIKETun", "NMsIPTun", "SMF119SC_", "SMF119SS_"):
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
