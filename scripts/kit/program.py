"""program - finding smf119, running it, and the options passed on to it."""
import os
import shutil
import subprocess
import tempfile
from typing import IO, Dict, List, NamedTuple, Optional, Sequence

from kit.messages import Failure

PassedOption = NamedTuple("PassedOption", [
    ("letter", str), ("name", str), ("value", str), ("help", str)])

# The one list of smf119's options that the commands take and pass on.
PASSED = [
    PassedOption("q", "quiet", "", "do not report damaged input"),
    PassedOption("w", "where", "TEST", "only records that pass this test"),
    PassedOption("", "since", "TIME", "only records from TIME on"),
    PassedOption("", "until", "TIME", "only records up to TIME"),
    PassedOption("", "system", "NAME", "only records of this system"),
    PassedOption("", "stack", "NAME", "only records of this TCP/IP stack"),
    PassedOption("", "utc-offset", "LIST",
                 "[SYSTEM=]+HH:MM,... behind times of SMF headers"),
    PassedOption("", "files-from", "FILE", "read the files that FILE names"),
    PassedOption("0", "null", "", "names in that FILE end with a NUL"),
    PassedOption("", "framing", "NAME", "framing of the records, see smf119(1)"),
    PassedOption("", "codepage", "NAME", "EBCDIC code page of the text"),
    PassedOption("", "unpack", "HOW", "none: do not unpack gzip, TERSE and the like"),
    PassedOption("", "layout", "FILE", "read more layouts"),
    PassedOption("", "no-site-layouts", "", "do not read /etc/smf119, ~/.config/smf119"),
]
# Those that decide which fields smf119 knows.
LAYOUT_OPTIONS = ["layout", "no-site-layouts"]


def find() -> str:
    """The path of smf119: $SMF119, or the one installed or built with this
    package, or the one on PATH."""
    named = os.environ.get("SMF119", "")
    if named:
        path = shutil.which(named)
        if path is None:
            raise Failure(
                "cannot find '%s'; set SMF119 to the program" % named)
        return path
    here = os.path.dirname(os.path.realpath(__file__))
    for place in ("../../../bin/smf119", "../../build/smf119"):
        path = os.path.normpath(os.path.join(here, place))
        if os.access(path, os.X_OK) and os.path.isfile(path):
            return path
    path = shutil.which("smf119")
    if path is None:
        raise Failure(
            "cannot find 'smf119'; set SMF119 to the program")
    return path


def start(path: str, arguments: Sequence[str],
          stdin: Optional[int] = None) -> "subprocess.Popen[bytes]":
    """Starts smf119 with its standard output on a pipe."""
    try:
        return subprocess.Popen([path] + list(arguments), stdin=stdin,
                                stdout=subprocess.PIPE)
    except OSError as error:
        raise Failure("cannot run '%s': %s" % (path, error.strerror))


class Answer(NamedTuple("Answer", [
        ("status", int), ("output", str), ("errors", str)])):
    """What a short run of smf119 gave; the status of one ended by a signal
    is 2."""


def ask(path: str, arguments: Sequence[str],
        stdin: Optional[IO[bytes]] = None) -> Answer:
    """Runs smf119 to its end over no input, or over stdin."""
    with tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                [path] + list(arguments), stderr=errors,
                stdin=stdin or subprocess.DEVNULL, stdout=subprocess.PIPE)
        except OSError as error:
            raise Failure(
                "cannot run '%s': %s" % (path, error.strerror))
        output, _ = process.communicate()
        errors.seek(0)
        return Answer(status_of(process), decode(output),
                      decode(errors.read()))


def status_of(process: "subprocess.Popen[bytes]") -> int:
    """Waits for the program; a signal counts as "could not do the job"."""
    status = process.wait()
    return status if 0 <= status <= 2 else 2


def decode(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def version(path: str) -> str:
    """The number of the version, such as 0.2.0."""
    words = ask(path, ["--version"]).output.split()
    if len(words) < 2:
        raise Failure("cannot run '%s'" % path)
    return words[1]


def fields(path: str, options: Sequence[str],
           subtypes: str = "ipsec") -> List[str]:
    """The names of the fields of these subtypes, in the order of their
    columns, with the user's layouts among the options."""
    answer = ask(path, ["-s", subtypes, "--list-fields"] + list(options))
    if answer.status != 0:
        raise Failure(answer.errors.strip() or
                              "cannot list the fields of smf119")
    names = {}  # type: Dict[str, None]
    for line in answer.output.splitlines():
        cells = line.split("\t")
        if len(cells) >= 6:
            names[cells[5]] = None
    return list(names)


def no_field(name: str) -> str:
    """The message for a field that smf119 does not know, and the remedy."""
    return ("smf119 has no field '%s'; if a layout of your site describes it, "
            "make one with smf119-layout(1) and put it into "
            "/etc/smf119/*.layout" % name)
