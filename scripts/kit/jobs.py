"""jobs - many runs of smf119, one for each dump, with their outputs in the
order of the dumps.
"""
import contextlib
import os
import queue
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
from typing import (Any, Dict, IO, Iterator, List, NamedTuple, Optional,
                    Sequence, Set)

from kit import program
from kit.messages import Failure, Messages

CHUNK = 1 << 16
# The length of a command line that every system takes.
COMMAND_MAX = 1 << 17
# Runs whose output may wait for that of an earlier one, for each at a time.
WAITING = 4

Result = NamedTuple("Result", [
    ("status", int), ("output", Any), ("errors", Any)])


def limit(text: Optional[str]) -> int:
    """How many runs at a time."""
    if text is None:
        try:
            return len(os.sched_getaffinity(0))
        except AttributeError:
            return os.cpu_count() or 1
    if not text.isdigit() or int(text) == 0:
        raise Failure("'%s' is not a number of jobs" % text)
    return int(text)


def check_folder() -> None:
    """Outputs that have to wait are kept in $TMPDIR."""
    folder = os.environ.get("TMPDIR", "")
    if folder and not (os.path.isdir(folder) and
                       os.access(folder, os.W_OK | os.X_OK)):
        raise Failure("TMPDIR: '%s' is not a folder to write to" % folder)


class Output:
    """Standard output: what stands before the first record, and then what
    the runs print, for people with a blank line between two runs."""

    def __init__(self, first: bytes, blank_lines: bool) -> None:
        self.blank_lines = blank_lines
        self.any = False
        self.stream = open(1, "wb", closefd=False)
        self.stream.write(first)

    def copy(self, source: IO[bytes]) -> None:
        """The output of a whole run."""
        chunk = source.read(CHUNK)
        if chunk and self.blank_lines and self.any:
            self.stream.write(b"\n")
        self.any = self.any or chunk != b""
        while chunk:
            self.stream.write(chunk)
            chunk = source.read(CHUNK)
        self.stream.flush()


class Notes:
    """The messages of the runs, of which those about the run as a whole are
    given once for all runs."""
    NOTHING = re.compile(rb"smf119: (no records of [^;]*); ")
    ONCE = re.compile(rb"smf119: .* are not selected; see -s\Z|"
                      rb"smf119: no --utc-offset for ")

    def __init__(self) -> None:
        self.nothing = 0
        self.subject = b""
        self.said = set()  # type: Set[bytes]

    def copy(self, source: IO[bytes]) -> None:
        """The messages of a run, or of all runs, to standard error."""
        for line in source:
            nothing = self.NOTHING.match(line)
            if nothing:
                self.nothing += 1
                self.subject = nothing.group(1)
            elif line not in self.said:
                os.write(2, line)
                if self.ONCE.match(line.rstrip(b"\n")):
                    self.said.add(line)

    def end(self, dumps: int, printed: bool, tested: bool) -> None:
        """Behind the last run: dumps were read. With tests, those that have
        such records may have had them dropped: then there is no note."""
        if self.nothing == 0 or printed or (tested and self.nothing < dumps):
            return
        where = "in any dump" if self.nothing == dumps else \
            "in %d of %d dumps, and nothing printed of the others" % (
                self.nothing, dumps)
        Messages("smf119-archive").say("%s %s; see smf119 --summary" % (
            program.decode(self.subject), where))


class Run:
    """How to run smf119 over a dump."""

    def __init__(self, words: Sequence[str], blank_lines: bool,
                 tested: bool, at_a_time: int) -> None:
        self.words = list(words)
        self.blank_lines = blank_lines
        self.tested = tested
        self.at_a_time = at_a_time

    def one(self, dumps: Sequence[str]) -> int:
        """One run over all dumps."""
        words = self.words + ["--"] + list(dumps)
        if sum(len(os.fsencode(word)) + 1 for word in words) > COMMAND_MAX:
            raise Failure("a limit on records counts over all dumps, and "
                          "these are too many for one run")
        return program.status_of(subprocess.Popen(words))

    def for_dump(self, dump: str) -> List[str]:
        return self.words + ["--no-header", "--", dump]

    def local(self, dumps: Sequence[str], out: Output) -> int:
        worst = 0
        notes = Notes()
        with Workers(self, dumps) as workers:
            for result in workers.results():
                sys.stderr.flush()
                notes.copy(result.errors)
                out.copy(result.output)
                result.output.close()
                result.errors.close()
                worst = max(worst, result.status)
        notes.end(len(dumps), out.any, self.tested)
        return worst

    def remote(self, dumps: Sequence[str], out: Output, hosts: str,
               transfer: bool) -> int:
        """By GNU parallel. The command that it runs holds the options as
        numbers of their bytes, so that nothing in them is a template."""
        if shutil.which("parallel") is None:
            raise Failure("cannot find GNU parallel, which --sshlogin needs")
        try:
            log = tempfile.NamedTemporaryFile(prefix="smf119-archive.")
        except OSError as error:
            raise Failure("no temporary file: %s" % error.strerror)
        with log:
            words = ["parallel", "--will-cite", "--null", "--keep-order",
                     "--joblog", log.name, "--sshlogin", hosts,
                     "--jobs", str(self.at_a_time)]
            words += ["--transferfile", "{}"] if transfer else []
            words.append("dump={}; eval \"$(printf %%b '%s')\""
                         % octal(self.script()))
            process = subprocess.Popen(
                words, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=dict(os.environ, PARALLEL_SHELL="/bin/sh", LC_ALL="C"))
            feeder = threading.Thread(target=feed, args=(process, dumps))
            feeder.start()
            notes = Notes()
            assert process.stdout is not None
            assert process.stderr is not None
            listener = threading.Thread(target=notes.copy,
                                        args=(process.stderr,))
            listener.start()
            if self.blank_lines:
                process.stdout.read(1)
            out.copy(process.stdout)
            feeder.join()
            listener.join()
            status = process.wait()
            notes.end(len(dumps), out.any, self.tested)
            return worst_of(log.name, len(dumps), status)

    def script(self) -> str:
        """A shell script that runs smf119 over $dump; for people, a blank
        line stands before its output, if there is any."""
        words = " ".join(shlex.quote(word) for word in self.words)
        run = words + ' --no-header -- "$dump"'
        if not self.blank_lines:
            return run
        return ("exec 3>&1; status=$({ { %s; echo $? >&4; } | { IFS= read -r "
                "line && { echo; printf '%%s\\n' \"$line\"; cat; }; } >&3; } "
                "4>&1); exit $status" % run)


def octal(text: str) -> str:
    """The bytes of a text as printf(1) takes them for %b."""
    return "".join("\\0%03o" % byte for byte in os.fsencode(text))


def feed(process: "subprocess.Popen[bytes]", dumps: Sequence[str]) -> None:
    assert process.stdin is not None
    with contextlib.suppress(OSError):
        process.stdin.write(b"\0".join(map(os.fsencode, dumps)))
        process.stdin.close()


def worst_of(log: str, dumps: int, status: int) -> int:
    """The highest status in the job log, whose columns 7 and 8 are a job's
    status and signal; 2 for a job that is not in it."""
    with open(log, encoding="utf-8", errors="surrogateescape") as lines:
        rows = [line.split("\t") for line in lines][1:]
    if len(rows) < dumps or status > 101:
        return 2
    return max(2 if row[7] != "0" or int(row[6]) > 2 else int(row[6])
               for row in rows)


class Workers:
    """Threads that each run smf119 over one dump at a time."""

    def __init__(self, run: Run, dumps: Sequence[str]) -> None:
        self.run = run
        self.dumps = dumps
        self.todo = queue.Queue()  # type: queue.Queue[Optional[int]]
        self.done = {}  # type: Dict[int, queue.Queue[Any]]
        self.processes = set()  # type: set[subprocess.Popen[bytes]]
        self.lock = threading.Lock()
        self.ended = False
        self.threads = [threading.Thread(target=self.work, daemon=True)
                        for _ in range(min(run.at_a_time, len(dumps)))]

    def __enter__(self) -> "Workers":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        with self.lock:
            self.ended = True
            for process in self.processes:
                process.kill()
        for _ in self.threads:
            self.todo.put(None)
        for thread in self.threads:
            thread.join()

    def results(self) -> Iterator[Result]:
        ahead = len(self.threads) * WAITING
        for n in range(min(ahead, len(self.dumps))):
            self.order(n)
        for n in range(len(self.dumps)):
            result = self.done[n].get()
            del self.done[n]
            if isinstance(result, OSError):
                raise Failure("cannot run smf119, or no temporary file: %s"
                              % result.strerror)
            if n + ahead < len(self.dumps):
                self.order(n + ahead)
            yield result

    def order(self, n: int) -> None:
        self.done[n] = queue.Queue()
        self.todo.put(n)

    def work(self) -> None:
        while True:
            n = self.todo.get()
            if n is None or self.ended:
                return
            try:
                self.done[n].put(self.run_one(self.dumps[n]))
            except OSError as error:
                self.done[n].put(error)

    def run_one(self, dump: str) -> Result:
        output = tempfile.TemporaryFile(prefix="smf119-archive.")
        errors = tempfile.TemporaryFile(prefix="smf119-archive.")
        status = self.wait(self.start(
            self.run.for_dump(dump), stdin=subprocess.DEVNULL,
            stdout=output, stderr=errors))
        output.seek(0)
        errors.seek(0)
        return Result(status, output, errors)

    def start(self, words: Sequence[str],
              **streams: Any) -> "subprocess.Popen[bytes]":
        with self.lock:
            process = subprocess.Popen(words, **streams)
            self.processes.add(process)
            return process

    def wait(self, process: "subprocess.Popen[bytes]") -> int:
        status = program.status_of(process)
        with self.lock:
            self.processes.discard(process)
        return status
