"""command - what all commands do alike: options, messages, exit status.

Exit status 0 means that the job is done, 1 that the answer holds something to
look at (damaged input, findings), 2 that the job could not be done.
"""
import argparse
import contextlib
import difflib
import getopt
import os
import signal
import sys
import textwrap
from typing import Any, Callable, List, NamedTuple, Optional, Sequence, Tuple

from kit import program
from kit.messages import Failure, Finished, Messages, describe

DONE, ATTENTION, FAILED = 0, 1, 2


Option = NamedTuple("Option", [
    ("letter", str), ("name", str), ("value", str), ("help", str)])
# An option on the command line: --name, and as it was written.
Given = NamedTuple("Given", [
    ("name", str), ("written", str), ("has_value", bool), ("value", str)])


class Parser(argparse.ArgumentParser):
    """Options as getopt_long(3) reads them: letters may be joined, long names
    may be cut short, and options may follow operands."""

    def __init__(self, name: str, usage: str, about: str,
                 status: str = "") -> None:
        super().__init__(prog=name, add_help=False)
        self.usage_text = usage
        self.about = about
        self.status = status
        self.options = []  # type: List[Option]
        self.set_defaults(files=[])

    def option(self, letter: str, name: str, help: str,
               value: str = "", **more: Any) -> None:
        """An option; with a value when its name is given."""
        self.options.append(Option(letter, name, value, help))
        flags = (["-" + letter] if letter else []) + ["--" + name]
        if not value and "action" not in more:
            more["action"] = "store_true"
        self.add_argument(*flags, **more)

    def common_options(self) -> None:
        """The two that every command has, after all others."""
        self.option("h", "help", "print this help and exit")
        self.option("V", "version", "print the version and exit")

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        given, files = self.split(arguments)
        known = self.parse_args([
            g.name + ("=" + g.value if g.has_value else "") for g in given])
        if known.help:
            raise Finished(self.format_help())
        if known.version:
            raise Finished("%s %s\n" % (self.prog,
                                        program.version(program.find())))
        known.files = files
        known.given = given
        return known

    def split(self, arguments: Sequence[str]
              ) -> Tuple[List[Given], List[str]]:
        """The options and the operands."""
        letters = "".join(o.letter + (":" if o.value else "")
                          for o in self.options if o.letter)
        names = [o.name + ("=" if o.value else "") for o in self.options]
        full = {"-" + o.letter: o for o in self.options if o.letter}
        full.update(("--" + o.name, o) for o in self.options)
        try:
            pairs, files = getopt.gnu_getopt(list(arguments), letters, names)
        except getopt.GetoptError as error:
            self.error(self.explain(error))
        return [Given("--" + full[flag].name, flag, bool(full[flag].value),
                      value) for flag, value in pairs], files

    def explain(self, error: getopt.GetoptError) -> str:
        flag = ("-" if len(error.opt) == 1 else "--") + error.opt
        if "requires argument" in error.msg:
            return "option '%s' needs a value" % flag
        if "must not have" in error.msg:
            return "option '%s' takes no value" % flag
        if "unique prefix" in error.msg:
            return "option '--%s' could be more than one" % error.opt
        near = difflib.get_close_matches(
            flag, ["--" + o.name for o in self.options], 1)
        return "unknown option '%s'%s" % (
            flag, "; perhaps " + near[0] if near else "")

    def error(self, message: str) -> Any:
        raise Failure("%s (try '%s --help')" % (message, self.prog))

    def format_help(self) -> str:
        lines = ["Usage: %s %s" % (self.prog, self.usage_text)]
        lines += textwrap.wrap(self.about, 79)
        lines.append("")
        for option in self.options:
            lines += help_lines(option)
        lines.append("")
        lines += textwrap.wrap(self.status, 79)
        if self.prog.startswith("smf119-"):
            lines += ["", "The manual page %s(1) has the details."
                      % self.prog]
        return "\n".join(lines) + "\n"


def help_lines(option: Option) -> List[str]:
    """The lines of an option in --help, the text from column 27 on."""
    head = "  " + ("-%s, " % option.letter if option.letter else "    ")
    head += "--" + option.name + ("=" + option.value if option.value else "")
    text = textwrap.wrap(option.help, 52)
    if len(head) > 25:
        return [head] + [" " * 26 + line for line in text]
    return [head.ljust(26) + text[0]] + [" " * 26 + line for line in text[1:]]


Body = Callable[[Sequence[str], Messages], int]


def run(name: str, body: Body, arguments: Optional[Sequence[str]]) -> int:
    """Runs a command; the value is its exit status."""
    messages = Messages(name)
    try:
        require_standard_output()
        status = finish(
            body, sys.argv[1:] if arguments is None else arguments, messages)
        flush_standard_output()
        return status
    except Failure as failure:
        if str(failure):
            messages.say(str(failure))
        discard_standard_output()
        return failure.status
    except BrokenPipeError:
        end_by_signal(signal.SIGPIPE)
    except KeyboardInterrupt:
        end_by_signal(signal.SIGINT)
    except OSError as error:
        messages.say(describe(error))
    discard_standard_output()
    return FAILED


def finish(body: Body, arguments: Sequence[str], messages: Messages) -> int:
    """Runs the body, or prints what --help or --version ask for."""
    try:
        return body(arguments, messages)
    except Finished as finished:
        sys.stdout.write(str(finished))
        return DONE


def require_standard_output() -> None:
    try:
        os.fstat(1)
    except OSError:
        raise Failure("standard output is closed")


def flush_standard_output() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Failure("standard output: " + describe(error))


def discard_standard_output() -> None:
    """So that the interpreter does not complain again at its end."""
    with contextlib.suppress(OSError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.close(null)


def end_by_signal(number: int) -> None:
    """Ends as a program does that leaves the signal alone: quietly."""
    discard_standard_output()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
