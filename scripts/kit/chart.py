"""chart - a row for each peer and a bar for each life, as a program for
gnuplot. Bars of a row that overlap get a lane each."""
from typing import Dict, List, NamedTuple, Optional, Sequence, Tuple

from kit import axis

Bar = NamedTuple("Bar", [
    ("system", str), ("state", str), ("start", Optional[int]),
    ("end", Optional[int]), ("refreshes", int), ("label", str),
    ("order", Tuple[str, ...])])
# A bar as it is drawn: seconds, and the lane in its row.
Placed = NamedTuple("Placed", [
    ("bar", Bar), ("left", float), ("right", float), ("lane", int)])

# States in the order of the key: name of the data, colour, words.
STATES = [
    ("closed", "#4477AA", "started and ended"),
    ("open", "#228833", "still open"),
    ("expired", "#AA3377", "expired, no end recorded"),
    ("nostart", "#CCBB44", "start not recorded"),
    ("failed", "#CC3311", "never came up"),
]
FONT = "DejaVu Sans"
LABEL_MAX = 76
# Pixels of an em, in large letters and in small ones.
LARGE, SMALL = 14.0, 11.5
TOP, BOTTOM, RIGHT = 100, 128, 44
ROW, LANE_MIN, ROW_MIN = 30, 7, 20
BAR_MIN = 2.5
SPAN_MIN = 120
MARGIN = 0.02


def in_font(text: str) -> str:
    """The text with ? for what FONT may lack: for such letters gnuplot takes any
    font, and with some of these one letter fills a PNG picture."""
    return "".join(c if c < "\u0700" or "\u1e00" <= c < "\u2100" else "?"
                   for c in text)


def short(text: str) -> str:
    """Long names are cut in the middle: both ends tell them apart."""
    text = "".join(c if c.isprintable() else " " for c in text)
    return text if len(text) <= 34 else text[:18] + "..." + text[-13:]


def ems(text: str) -> float:
    """About how wide a text is, in the letters of FONT."""
    return sum(1.1 if c > "\u1100" or c in "MWm@%" else
               0.4 if c in " ,.:;'ijltfrI()[]" else
               0.72 if c.isupper() or c in "=+~<>w" else 0.64 for c in text)


class Row:
    """The bars of a peer in their lanes."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.bars = []  # type: List[Placed]
        self.until = []  # type: List[float]

    def add(self, bar: Bar, left: float, right: float, gap: float) -> None:
        for lane, until in enumerate(self.until):
            if until <= left:
                break
        else:
            lane = len(self.until)
            self.until.append(0)
        self.until[lane] = right + gap
        self.bars.append(Placed(bar, left, right, lane))

    def height(self, least: int) -> int:
        """In pixels: every lane can be seen."""
        return max(least, len(self.until) * LANE_MIN + 8)


class Chart:
    """A picture of bars."""

    def __init__(self, bars: Sequence[Bar],
                 size: Optional[Tuple[int, int]]) -> None:
        times = [t for bar in bars for t in (bar.start, bar.end)
                 if t is not None]
        span = max(max(times) - min(times), SPAN_MIN)
        self.low = min(times) - int(span * MARGIN) - 1
        self.high = min(times) + span + int(span * MARGIN) + 1
        self.systems = sorted({bar.system for bar in bars})
        labels = {bar.label for bar in bars}
        self.many = len(labels) > 40
        self.left = 24 + int((SMALL if self.many else LARGE) *
                             max(ems(label) for label in labels))
        self.width = size[0] if size else max(1000, self.left + 640)
        self.left = min(self.left, self.width // 2)
        self.pixels = max(self.width - self.left - RIGHT, 50)
        self.rows = self.place(bars)
        least = ROW_MIN if self.many else ROW
        self.heights = [row.height(least) for row in self.rows]
        self.total = sum(self.heights)
        self.height = size[1] if size else TOP + BOTTOM + self.total

    def place(self, bars: Sequence[Bar]) -> List[Row]:
        rows = {}  # type: Dict[str, Row]
        per_pixel = (self.high - self.low) / self.pixels
        for bar in bars:
            left, right = self.extent(bar)
            if right - left < BAR_MIN * per_pixel:
                middle = (left + right) / 2
                left = middle - BAR_MIN * per_pixel / 2
                right = middle + BAR_MIN * per_pixel / 2
            rows.setdefault(bar.label, Row(bar.label)).add(
                bar, left, right, per_pixel)
        return list(rows.values())

    def extent(self, bar: Bar) -> Tuple[float, float]:
        """A life without a start is drawn from the beginning of the data, one
        without an end to its end; one that failed at its end only."""
        start, end = bar.start, bar.end
        if start is None and bar.state == "failed":
            start = end
        return (self.low if start is None else max(start, self.low),
                self.high if end is None else min(end, self.high))

    def program(self, terminal: str, title: str) -> str:
        lines = self.head(terminal, title) + self.axes()
        names = []
        for state, _, _ in STATES:
            lines += self.block(state)
        lines += self.numbers()
        lines.append("set style fill solid 1.0 noborder")
        for state, colour, words in STATES:
            names.append("$%s using 1:2:3:4:5:6 with boxxyerror linecolor "
                         "rgb '%s' title '%s'" % (state, colour, words))
        names.append("$numbers using 1:2:3 with labels center textcolor rgb "
                     "'white' font '%s,8' title '+n: refreshes'" % FONT)
        lines.append("plot " + ", \\\n  ".join(names))
        return "\n".join(lines) + "\n"

    def head(self, terminal: str, title: str) -> List[str]:
        return [
            "set encoding utf8",
            "set terminal %s noenhanced font '%s,%d' size %d,%d background "
            "rgb 'white'" % (terminal, FONT,
                             9 if self.many else 11,
                             self.width, self.height),
            "set title %s font '%s,14' offset 0,0.8" % (quoted(title), FONT),
            "set xlabel %s textcolor rgb '#404040' offset 0,-0.6" % quoted(
                "local time of " + systems_of(self.systems)),
            "set lmargin at screen %.5f" % (self.left / self.width),
            "set rmargin at screen %.5f" % (1 - RIGHT / self.width),
            "set tmargin at screen %.5f" % (1 - TOP / self.height),
            "set bmargin at screen %.5f" % (BOTTOM / self.height),
            "set key at screen 0.5,%.5f center bottom horizontal reverse "
            "Left samplen 1.5 width 2" % (8 / self.height),
        ]

    def axes(self) -> List[str]:
        marks = axis.marks(self.low, self.high, self.pixels)
        labels = ", ".join(
            "%s %.1f" % (quoted(short_label(row.label)),
                         (top + bottom) / 2)
            for row, (top, bottom) in zip(self.rows, self.bands()))
        return [
            "set xrange [%d:%d]" % (self.low, self.high),
            "set x2range [%d:%d]" % (self.low, self.high),
            "set yrange [0:%d]" % self.total,
            "set border 5 linecolor rgb '#606060'",
            "set tics nomirror scale 0.5 textcolor rgb 'black'",
            "set xtics (%s)" % tics(marks, [0, 1]),
            "set x2tics (%s)" % tics(marks, [1, 0]),
            "set ytics scale 0 (%s)" % labels,
            "set grid xtics linetype 1 linecolor rgb '#D0D0D0'",
        ]

    def bands(self) -> List[Tuple[float, float]]:
        """The upper and lower edge of each row, from the top down."""
        bands, top = [], float(self.total)
        for height in self.heights:
            bands.append((top, top - height))
            top -= height
        return bands

    def block(self, state: str) -> List[str]:
        """The bars of a state as data. Nothing to draw is something that
        gnuplot complains about, so there is always one, out of sight."""
        lines = ["$%s << EOD" % state]
        for placed, y, half in self.placed():
            if placed.bar.state.replace("-", "") == state:
                lines.append("%.2f %.2f %.2f %.2f %.2f %.2f" % (
                    (placed.left + placed.right) / 2, y, placed.left,
                    placed.right, y - half, y + half))
        return lines + ["0 -9 0 0 -9 -9", "EOD"]

    def placed(self) -> List[Tuple[Placed, float, float]]:
        """Each bar with its middle and half its height."""
        found = []
        for row, (top, bottom) in zip(self.rows, self.bands()):
            lane_height = (top - bottom - 6) / len(row.until)
            for placed in row.bars:
                y = top - 3 - (placed.lane + 0.5) * lane_height
                found.append((placed, y, lane_height * 0.43))
        return found

    def numbers(self) -> List[str]:
        """Refreshes are written into a bar that has room for a number."""
        lines = ["$numbers << EOD"]
        per_pixel = (self.high - self.low) / self.pixels
        for placed, y, half in self.placed():
            text = "+%d" % placed.bar.refreshes
            if placed.bar.refreshes > 0 and half >= 6 and \
                    placed.right - placed.left > 9 * len(text) * per_pixel:
                lines.append("%.2f %.2f %s" % (
                    (placed.left + placed.right) / 2, y, text))
        return lines + ["0 -9 x", "EOD"]


def systems_of(names: Sequence[str]) -> str:
    """Each system has a clock of its own."""
    if len(names) == 1:
        return names[0]
    if len(names) <= 5:
        return "each system: " + ", ".join(names)
    return "each of the %d systems" % len(names)


def short_label(text: str) -> str:
    return text if len(text) <= LABEL_MAX else text[:LABEL_MAX]


def quoted(text: str) -> str:
    """Between single quotes gnuplot looks for nothing, above all not for
    commands."""
    text = "".join(c if c.isprintable() else " " for c in text)
    return "'" + text.replace("'", "''") + "'"


def tics(marks: Sequence[axis.Mark], order: Sequence[int]) -> str:
    """Marks as gnuplot takes them; the time is next to the axis, above and
    below."""
    return ", ".join('"%s" %d' % ("\\n".join(
        mark.lines[i] for i in order if i < len(mark.lines)), mark.at)
        for mark in marks)
