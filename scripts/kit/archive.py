"""archive - smf119 over an archive of many dumps, on all cores or on several
hosts. Prints what one run over all of them would.
"""
import argparse
import getopt
import os
import re
import sys
from typing import Dict, List, NamedTuple, Optional, Sequence, Tuple

from kit import command, jobs, program
from kit.messages import Failure, Messages

NAME = "smf119-archive"

# What counts or lists, and cannot be put together from the runs.
WHOLE = ("summary", "count-by", "list-fields", "list-values", "print-layout",
         "help", "version", "files-from")
# Options that may drop all records of a dump.
TESTS = ("where", "since", "until", "system", "stack")
HELP_OPTION = re.compile(r"(?:-([A-Za-z0-9]), )?--([a-z][a-z-]*)(\[?=)?")

# smf119's options as they were given, and what they mean for the archive.
Asked = NamedTuple("Asked", [
    ("words", List[str]), ("format", str), ("limited", bool),
    ("tested", bool)])


def parse(arguments: Sequence[str]) -> Tuple[argparse.Namespace, List[str]]:
    """The options, and smf119's behind --."""
    arguments = list(arguments)
    own, theirs = arguments, []  # type: Tuple[List[str], List[str]]
    if "--" in arguments:
        at = arguments.index("--")
        own, theirs = arguments[:at], arguments[at + 1:]
    parser = command.Parser(
        NAME, "[OPTION]... [PATH]... [-- SMF119-OPTION...]",
        "Run smf119 over every dump that is a PATH, or in a folder that is a "
        "PATH, or with no PATH is named in a line of standard input. The "
        "outputs come in the order of the dumps: paths as given, the files "
        "of a folder by name. Symbolic links are followed.",
        "Exit status: the highest of all runs of smf119; 2 when a run did "
        "not end by itself.")
    parser.option("j", "jobs", "runs at a time (on each host with "
                  "--sshlogin); without it, one for each core", value="N")
    parser.option("S", "sshlogin", "hosts to run on, as parallel(1) has "
                  "them, such as 4/lnx1,8/lnx2,: (a colon is this host); "
                  "smf119 and the dumps have to be there under the same "
                  "names", value="LIST")
    parser.option("t", "transfer", "send the dumps to the hosts instead")
    parser.common_options()
    return parser.parse(own), theirs


def find_dumps(paths: Sequence[str]) -> List[str]:
    dumps = []  # type: List[str]
    for path in paths:
        if os.path.isdir(path):
            dumps += files_below(path)
        elif os.path.exists(path):
            dumps.append(path)
        else:
            raise Failure("%s: no such file or folder" % path)
    return dumps


def files_below(folder: str) -> List[str]:
    """The files in a folder and the folders in it, by name. A link to a
    folder that holds it is not followed again. A broken link is
    a file: smf119 is to report it."""
    found = []  # type: List[str]
    walk(folder, [], found)
    return sorted(found, key=os.fsencode)


def walk(folder: str, above: List[Tuple[int, int]],
         found: List[str]) -> None:
    status = os.stat(folder)
    identity = (status.st_dev, status.st_ino)
    if identity in above:
        return
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            walk(path, above + [identity], found)
        elif os.path.isfile(path) or os.path.islink(path):
            found.append(path)


def named_dumps() -> List[str]:
    data = sys.stdin.buffer.read()
    return [os.fsdecode(line) for line in data.split(b"\n") if line]


def smf119_options(path: str) -> Tuple[str, List[str], Dict[str, str]]:
    """The options that smf119 has, by its --help: letters and names as
    getopt takes them, and the name of each letter."""
    letters, names, names_of = "", [], {}  # type: str, List[str], Dict[str, str]
    for letter, name, value in HELP_OPTION.findall(
            program.ask(path, ["--help"]).output):
        if letter:
            letters += letter + (":" if value else "")
            names_of["-" + letter] = "--" + name
        names.append(name + ("=" if value else ""))
    return letters, names, names_of


def understand(path: str, words: List[str]) -> Asked:
    """Reads the options for smf119; refuses those whose result many runs
    cannot give as one run would."""
    letters, names, names_of = smf119_options(path)
    try:
        pairs, operands = getopt.gnu_getopt(words, letters, names)
    except getopt.GetoptError as error:
        raise Failure("smf119 has no such option: %s" % error.msg)
    if operands:
        raise Failure("'%s' stands behind --; name dumps before it"
                      % operands[0])
    form, limited, tested = "human", False, False
    for flag, value in pairs:
        name = names_of.get(flag, flag)[2:]
        if name in WHOLE:
            raise Failure("'--%s' of many runs does not add up; use smf119 "
                          "itself" % name)
        if name == "format":
            form = value
        limited = limited or name == "max-count"
        tested = tested or name in TESTS
    return Asked(words, form, limited, tested)


def header(path: str, words: Sequence[str]) -> bytes:
    """What is printed before the first record: what a run over nothing
    prints. Such a run refuses wrong options, too."""
    answer = program.ask(path, ["--quiet"] + list(words))
    if answer.status != 0:
        raise Failure(answer.errors.strip().replace("smf119: ", "", 1) or
                      "smf119 failed")
    return os.fsencode(answer.output)


def archive(arguments: Sequence[str], messages: Messages) -> int:
    options, words = parse(arguments)
    limit = jobs.limit(options.jobs)
    jobs.check_folder()
    path = program.find()
    asked = understand(path, words)
    first = header(path, words)
    dumps = find_dumps(options.files) if options.files else named_dumps()
    if not dumps:
        raise Failure("no dumps to read")
    run = jobs.Run([path] + words, asked.format == "human", asked.tested,
                   limit)
    if asked.limited:
        if options.sshlogin:
            raise Failure("a limit on records counts over all dumps: it does "
                          "not go with --sshlogin")
        return run.one(dumps)
    out = jobs.Output(first, run.blank_lines)
    if options.sshlogin:
        return run.remote(dumps, out, options.sshlogin, options.transfer)
    return run.local(dumps, out)


def main(arguments: Optional[Sequence[str]] = None) -> int:
    return command.run(NAME, archive, arguments)
