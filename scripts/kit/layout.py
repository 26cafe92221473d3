"""layout - smf119-layout: pages as a layout, or a layout tried on dumps."""
import argparse
import sys
from typing import List, Optional, Sequence

from kit import layout_check, layout_notation
from kit.command import ATTENTION, DONE, Parser, run
from kit.layout_build import build, refuse_unread
from kit.layout_notation import Layout
from kit.layout_page import Page, PageError
from kit.layout_program import Program
from kit.layout_report import Refused, Report
from kit.layout_source import read_page
from kit.messages import Failure, Messages, describe

NAMES = ("built-in", "page")
STDIN = "standard input"


def parser() -> Parser:
    made = Parser(
        "smf119-layout", "[OPTION]... [PAGE]...\n"
        "       smf119-layout --check=LAYOUT [OPTION]... DUMP...",
        "Write the tables of saved pages of the IP Programmer's Guide as a "
        "layout file for smf119; or run a layout over dumps and count the "
        "values that are implausible. With no PAGE, or when PAGE is -, read "
        "standard input.",
        "Exit status: 0 all was read and nothing was in doubt; 1 there are "
        "doubts; 2 the job could not be done.")
    made.option("", "names", "built-in (default): keep the built-in names "
                "where rows agree; page: those of the page", "WHICH",
                default=NAMES[0])
    made.option("", "output", "write the layout to FILE", "FILE")
    made.option("", "check", "count what is implausible when LAYOUT is used "
                "for the dumps", "LAYOUT")
    layout_check.add_options(made)
    made.common_options()
    return made


def read_pages(names: Sequence[str]) -> List[Page]:
    pages = []
    for name in names or ["-"]:
        shown = STDIN if name == "-" else name
        try:
            pages.append(read_page(shown, data_of(name)))
        except PageError as error:
            raise Failure("%s:%d: %s" % (shown, error.line, error))
    return pages


def data_of(name: str) -> bytes:
    try:
        if name == "-":
            return sys.stdin.buffer.read()
        with open(name, "rb") as page:
            return page.read()
    except OSError as error:
        raise Failure("%s: %s" % (STDIN if name == "-" else name,
                                  error.strerror or describe(error)))


def title(names: Sequence[str], text: str) -> str:
    """The layout with where it comes from above it."""
    pages = ", ".join(n.rpartition("/")[2] for n in names) or STDIN
    shown = "".join(c if c.isprintable() else "?" for c in pages)
    return "# Made by smf119-layout from: %s\n\n%s" % (shown, text)


def layout_of(pages: Sequence[Page], known: Layout, keep_names: bool,
              report: Report) -> Layout:
    try:
        refuse_unread(list(pages))
        layout = build(list(pages), known, keep_names, report)
    except Refused as refused:
        raise Failure(str(refused))
    if layout is None:
        raise Failure("%s:1: no row can be read" % pages[0].name)
    return layout


def write(text: str, path: Optional[str]) -> None:
    if path is None:
        sys.stdout.write(text)
        return
    try:
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except OSError as error:
        raise Failure("%s: %s" % (path, error.strerror))


def convert(options: argparse.Namespace, messages: Messages) -> int:
    if options.names not in NAMES:
        raise Failure("unknown names '%s'; use built-in or page"
                      % options.names)
    pages = read_pages(options.files)
    smf119 = Program()
    report = Report()
    try:
        layout = layout_of(pages, smf119.built_in(),
                           options.names == NAMES[0], report)
    finally:
        for message in report.messages():
            messages.say(message)
    text = title(options.files, layout_notation.write(layout))
    reason = smf119.why_not(text)
    if reason:
        raise Failure("%s:1: what was read does not make a layout that smf119 "
                      "loads: %s" % (pages[0].name, reason))
    write(text, options.output)
    return ATTENTION if report.messages() else DONE


def refuse_others(options: argparse.Namespace) -> None:
    """Refuses an option of the other way to use the command."""
    for given in options.given:
        about_dumps = given.name[2:] in layout_check.PASSED
        if options.check is None and about_dumps:
            raise Failure("option '%s' goes with --check" % given.written)
        if options.check is not None and given.name in ("--names",
                                                        "--output"):
            raise Failure("option '%s' does not go with --check"
                          % given.written)


def body(arguments: Sequence[str], messages: Messages) -> int:
    options = parser().parse(arguments)
    refuse_others(options)
    if options.check is not None:
        return layout_check.check(options, messages)
    return convert(options, messages)


def main(arguments: Optional[Sequence[str]] = None) -> int:
    return run("smf119-layout", body, arguments)
