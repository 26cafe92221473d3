"""The examples of smf119-layout(1) print what the page says."""
import os
import re
import subprocess
import unittest
from typing import List, Tuple

from layout_case import COMMAND, SAMPLES, TOP, LayoutCase

BLOCK = re.compile(r"^\.Bd -literal.*?\n(.*?)^\.Ed$", re.M | re.S)


def examples(page: str) -> List[Tuple[str, str]]:
    """Each command behind a $, and what is printed."""
    with open(page, encoding="utf-8") as text:
        blocks = BLOCK.findall(text.read())
    found = []
    for block in blocks:
        if block.startswith("$ "):
            command, _, printed = block[2:].partition("\n")
            while command.endswith("|"):
                more, _, printed = printed.partition("\n")
                command += "\n" + more
            found.append((command, printed))
    return found


class Manual(LayoutCase):
    PAGE = os.path.join(TOP, "man", "smf119-layout.1")

    def test_examples(self) -> None:
        env = dict(os.environ)
        env["PATH"] = os.path.dirname(COMMAND) + ":" + env["PATH"]
        found = examples(self.PAGE)
        self.assertEqual(len(found), 2)
        for command, printed in found:
            done = subprocess.run(
                command, shell=True, env=env, stdout=subprocess.PIPE,
                cwd=os.path.join(SAMPLES, "layouts"))
            self.assertEqual(done.stdout.decode(), printed, command)

    def test_options(self) -> None:
        with open(self.PAGE, encoding="utf-8") as text:
            page = text.read()
        shown = self.command(0, "--help").out
        for option in re.findall(r"--([a-z-]+)", shown):
            self.assertIn("Fl -%s" % option, page)
        self.assertLessEqual(max(map(len, shown.splitlines())), 80)


if __name__ == "__main__":
    unittest.main()
