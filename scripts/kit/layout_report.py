"""layout_report - what was not sure, or not read, in the pages.

Each is a line PAGE:LINE: text; a doubt stands in the layout as well, as a
comment above its row.
"""
from typing import List, Tuple


class Report:
    def __init__(self) -> None:
        self.found: List[Tuple[str, int, str]] = []

    def doubt(self, page: str, line: int, text: str) -> str:
        """Notes it once; returns the comment for the row."""
        if (page, line, text) not in self.found:
            self.found.append((page, line, text))
        return "doubt: " + "".join(
            c if c.isprintable() else " " for c in text)

    def messages(self) -> List[str]:
        return ["%s:%d: %s" % each for each in self.found]


class Refused(Exception):
    """Nothing can be written, and why: PAGE:LINE: text."""

    def __init__(self, page: str, line: int, text: str) -> None:
        super().__init__("%s:%d: %s" % (page, line, text))
