"""test_plot - marks whose labels do not overlap, and bars that can be seen."""
import unittest

from kit_case import Case, run

from kit import axis, chart, tunnels

START = tunnels.hundredths("2026-11-20T08:30:00.00") // 100
SPANS = [120, 3600, 6 * 3600, 86400, 3 * 86400, 6 * 86400, 7 * 86400,
         10 * 86400, 14 * 86400, 30 * 86400, 90 * 86400, 365 * 86400,
         3 * 365 * 86400]


class Plot(Case):
    def test_labels_do_not_overlap(self) -> None:
        for span in SPANS:
            for pixels in (400, 640, 1400):
                marks = axis.marks(START, START + span, pixels)
                with self.subTest(span=span, pixels=pixels):
                    self.assertGreaterEqual(len(marks), 2)
                    for line in (0, 1):
                        self.check_line(
                            [m for m in marks if len(m.lines) > line],
                            line, pixels / span)

    def check_line(self, marks, line, scale):  # type: ignore
        """A character has 7 pixels; 6 stay free between labels."""
        for left, right in zip(marks, marks[1:]):
            width = 7 * (len(left.lines[line]) + len(right.lines[line])) / 2
            self.assertGreaterEqual((right.at - left.at) * scale, width + 6,
                                    (left, right))

    def bars(self, n: int, length: int, state: str = "closed"):  # type: ignore
        return [chart.Bar("SYS1", state, START + i * 3600,
                          START + i * 3600 + length, 0, "peer %d" % i,
                          ("SYS1",)) for i in range(n)]

    def test_bars_can_be_seen(self) -> None:
        for n in (1, 3, 60, 200):
            picture = chart.Chart(self.bars(n, 1), None)
            scale = picture.pixels / (picture.high - picture.low)
            for placed, y, half in picture.placed():
                self.assertGreaterEqual((placed.right - placed.left) * scale,
                                        2)
                self.assertGreaterEqual(2 * half, 2)
                self.assertTrue(0 < y < picture.total)

    def test_the_picture_grows_with_its_rows(self) -> None:
        heights = [chart.Chart(self.bars(n, 60), None).height
                   for n in (1, 3, 60, 200)]
        self.assertEqual(heights, sorted(set(heights)))

    def test_labels_have_room(self) -> None:
        """Wide letters need more of it than as many narrow ones."""
        bar = self.bars(1, 60)[0]
        left = {c: chart.Chart([bar._replace(label=c * 30)], None).left
                for c in "iaWM\u6771"}
        self.assertEqual(sorted(left, key=lambda c: left[c])[:2], ["i", "a"])
        for c in "WM\u6771":
            self.assertGreaterEqual(left[c], 30 * 14)

    def test_letters_of_the_font(self) -> None:
        self.assertEqual(chart.in_font("a\n\u00e9\u0416\u2026"),
                         "a\n\u00e9\u0416\u2026")
        self.assertEqual(chart.in_font("x\u6771\U0001f600"), "x??")

    def test_bars_that_overlap_have_a_lane_each(self) -> None:
        bars = [chart.Bar("S", "closed", START, START + 7200, 0, "p", ("S",)),
                chart.Bar("S", "open", START + 60, None, 0, "p", ("S",))]
        row = chart.Chart(bars, None).rows[0]
        self.assertEqual([b.lane for b in row.bars], [0, 1])

    def test_refused(self) -> None:
        for words in (["--view=nonsense", "x.svg"], ["x.gif"], [],
                      ["--size=1000", "x.svg"], ["a.svg", "b", "c"]):
            self.refused(run("plot", *words), "try 'smf119-plot --help'")


if __name__ == "__main__":
    unittest.main()
