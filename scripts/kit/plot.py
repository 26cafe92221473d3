"""plot - a picture of what smf119-history printed: a row for each peer, a bar
for each life of a tunnel. Drawn by gnuplot, which makes SVG and PNG alike.
"""
import argparse
import os
import re
import shutil
import subprocess
from typing import List, Optional, Sequence

from kit import chart, command, saved, tunnels
from kit.messages import Failure, Messages, describe

NAME = "smf119-plot"
TERMINALS = {".svg": "svg dynamic", ".png": "pngcairo"}
SIZE = re.compile(r"[1-9][0-9]{1,4}x[1-9][0-9]{1,4}\Z")
COLUMNS = ["view", "SMF119SID", "SMF119TI_Stack", "tunnel", "state", "start",
           "end", "refreshes", "remote", "remote_id", "action",
           "NMsIKETunLifetime"]


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = command.Parser(
        NAME, "[OPTION]... PICTURE [FILE]",
        "Draw the tunnel lives in FILE or standard input, csv from "
        "smf119-history, as PICTURE, an SVG or PNG file by its name. Needs "
        "gnuplot.",
        "Exit status: 0 drawn, 2 the job could not be done.")
    parser.option("", "title", "the heading of the picture", value="TEXT",
                  default="IPSec tunnels")
    parser.option("", "view", "only these views: %s, joined by commas"
                  % ", ".join(tunnels.VIEW_NAMES), value="LIST", default="")
    parser.option("", "size", "pixels; without it, 1000 or more wide, and as "
                  "high as the rows need", value="WxH", default="")
    parser.common_options()
    options = parser.parse(arguments)
    if not options.files:
        parser.error("no picture to draw")
    if len(options.files) > 2:
        parser.error("one picture and one file, not more")
    if os.path.splitext(options.files[0])[1] not in TERMINALS:
        parser.error("'%s' ends neither in .svg nor in .png"
                     % options.files[0])
    if options.size and not SIZE.match(options.size):
        parser.error("'%s' is not a size such as 1000x400" % options.size)
    for view in options.view.split(",") if options.view else []:
        if view not in tunnels.VIEW_NAMES:
            parser.error("unknown view '%s'; use one of %s"
                         % (view, ", ".join(tunnels.VIEW_NAMES)))
    return options


def read_bars(options: argparse.Namespace) -> List[chart.Bar]:
    views = options.view.split(",") if options.view else tunnels.VIEW_NAMES
    name = options.files[1] if len(options.files) > 1 else "-"
    bars = [bar_of(row) for row in saved.rows(name, COLUMNS, "smf119-history")
            if row["view"] in views]
    bars = [b for b in bars if b.start is not None or b.end is not None]
    if not bars:
        raise Failure("no tunnel lives to draw")
    return sorted(bars, key=lambda bar: bar.order)


def bar_of(row: "saved.Named") -> chart.Bar:
    peer = tunnels.first_of(row["remote_id"], row["remote"], row["action"],
                            row["tunnel"])
    start, end = seconds(row["start"]), seconds(row["end"])
    # Nobody recorded the end of a life that expired: it is computed.
    if row["state"] == "expired" and start is not None and \
            row["NMsIKETunLifetime"].isdigit():
        end = start + int(row["NMsIKETunLifetime"])
    view = row["view"]
    order = str(tunnels.VIEW_NAMES.index(view)) \
        if view in tunnels.VIEW_NAMES else view
    return chart.Bar(
        system=row["SMF119SID"], state=row["state"], start=start, end=end,
        refreshes=int(row["refreshes"]) if row["refreshes"].isdigit() else 0,
        label="%s %s  %s  (%s)" % (row["SMF119SID"], row["SMF119TI_Stack"],
                                   chart.short(peer), view),
        order=(row["SMF119SID"], row["SMF119TI_Stack"], order, peer,
               row["start"] or row["end"], row["end"]))


def seconds(time: str) -> Optional[int]:
    if not time or tunnels.NO_TIME.match(time):
        return None
    if not tunnels.TIME.match(time):
        raise Failure("not what smf119-history prints: the time '%s'" % time)
    return tunnels.hundredths(time) // 100


def draw(program: str) -> bytes:
    gnuplot = os.environ.get("GNUPLOT") or "gnuplot"
    if shutil.which(gnuplot) is None:
        raise Failure("cannot find '%s'" % gnuplot)
    process = subprocess.Popen(
        [gnuplot, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env=dict(os.environ, LC_ALL="C"))
    picture, errors = process.communicate(
        program.encode("utf-8", "replace"))
    if process.returncode != 0 or not picture:
        lines = errors.decode("utf-8", "replace").strip().splitlines()
        raise Failure("gnuplot failed: %s" % (lines[-1] if lines else "?"))
    return picture


def plot(arguments: Sequence[str], messages: Messages) -> int:
    options = parse(arguments)
    name = options.files[0]
    terminal = TERMINALS[os.path.splitext(name)[1]]
    bars = read_bars(options)
    size = None
    if options.size:
        width, height = options.size.split("x")
        size = int(width), int(height)
    picture = chart.Chart(bars, size)
    program = picture.program(terminal, options.title)
    data = draw(chart.in_font(program) if name.endswith(".png") else program)
    try:
        with open(name, "wb") as out:
            out.write(data)
    except OSError as error:
        raise Failure(describe(error))
    return command.DONE


def main(arguments: Optional[Sequence[str]] = None) -> int:
    return command.run(NAME, plot, arguments)
