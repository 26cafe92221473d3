"""transfer - fetches an SMF dump from z/OS with a program that the system has,
and checks it. The dump takes the place of an older file only when it came
whole. Not yet run against z/OS by its authors.
"""
import argparse
import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from typing import Any, Callable, NamedTuple, Optional, Sequence
from urllib.parse import quote

from kit import command, program
from kit.messages import Failure, Messages

QUALIFIER = r"[A-Za-z$#@][A-Za-z0-9$#@-]{0,7}"
DATA_SET = re.compile(
    r"(?:%s)(?:\.%s)*(?:\((?:%s|[+-]?[0-9]{1,3})\))?\Z"
    % (QUALIFIER, QUALIFIER, QUALIFIER))
# The reply of an FTP server to a file that was sent to its end.
SENT = re.compile(r"^(226|250)[ -]", re.MULTILINE)

# What to fetch: into a file of this name in the folder that is worked in.
Job = NamedTuple("Job", [
    ("host", str), ("data_set", str), ("name", str), ("folder", str),
    ("more", Sequence[str])])
Client = Callable[[Job], None]


def run(words: Sequence[str], job: Job, stdin: str = "") -> None:
    """Runs a client in the folder of the file; its messages pass."""
    process = start(words, job, None)
    finish(process, stdin)
    require_success(words[0], process.returncode)


def start(words: Sequence[str], job: Job,
          output: Optional[int]) -> "subprocess.Popen[bytes]":
    if shutil.which(words[0]) is None:
        raise Failure("cannot find '%s'" % words[0])
    return subprocess.Popen(words, cwd=job.folder, stdin=subprocess.PIPE,
                            stdout=output or sys.stderr.fileno())


def finish(process: "subprocess.Popen[bytes]", stdin: str) -> bytes:
    """Waits for a client, which ends with this program."""
    try:
        return process.communicate(os.fsencode(stdin))[0]
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


def end(number: int, frame: Any) -> None:
    """A signal that ends this program leaves nothing behind."""
    raise Failure("ended by signal %d" % number)


def require_success(name: str, status: int) -> None:
    if status != 0:
        raise Failure("the transfer failed: %s ended with status %d"
                      % (name, status))


def ftp(job: Job) -> None:
    """Without binary, EBCDIC is translated and the record lengths with it;
    without RDWs, the ends of records are lost. It is "quote site rdw": many
    clients have no command site. ftp ends with 0 even after an error, so its
    replies are checked. User and password: ~/.netrc, see ftp(1)."""
    process = start(["ftp", "-i", "-v", job.host], job, subprocess.PIPE)
    text = program.decode(finish(
        process, "binary\nquote site rdw\nget '%s' %s\nquit\n"
        % (job.data_set, job.name)))
    sys.stderr.write(text)
    sys.stderr.flush()
    require_success("ftp", process.returncode)
    if not SENT.search(text):
        raise Failure("the transfer failed: the server did not report its "
                      "end")


def curl(job: Job) -> None:
    """curl transfers in binary unless told otherwise; the quotes inside the
    URL make the data set's name absolute. User and password: ~/.netrc; add
    --ssl-reqd where the server speaks FTP over TLS."""
    run(["curl", "--fail", "--netrc", "--globoff", "--quote", "site rdw",
         "--output", job.name] + list(job.more) +
        ["ftp://%s/%s" % (job.host, quote("'%s'" % job.data_set, safe=""))],
        job)


def sftp(job: Job) -> None:
    """The sftp of z/OS OpenSSH transfers UNIX files, not data sets. So the
    dump is copied first, in a shell there: cp -F rec puts a 4-byte length in
    front of each record, which smf119 finds; cp -B would run the records
    together. A VBS data set cannot be copied (BPXF154E): it has to be VB.
    Co:Z SFTP reads data sets itself, with mode=binary and linerule=rdw."""
    remote = "/tmp/smf119.%s.rec" % os.urandom(8).hex()
    try:
        run(["ssh", job.host, "umask 077; cp -F rec %s %s"
             % (shlex.quote("//'%s'" % job.data_set), remote)], job)
        run(["sftp", "-b", "-", job.host], job,
            "get %s %s\n" % (remote, job.name))
    finally:
        run(["ssh", job.host, "rm -f %s" % remote], job)


def zowe(job: Job) -> None:
    """--record puts a 4-byte length in front of each record, which smf119
    finds; --binary would run the records together."""
    run(["zowe", "zos-files", "download", "data-set", job.data_set,
         "--record", "--file", job.name] + list(job.more), job)


def parse(name: str, operands: Sequence[str], client_options: bool,
          arguments: Sequence[str]) -> argparse.Namespace:
    """Options of the command stand first; those behind the file are the
    client's."""
    usage = "[--keep-damaged] " + " ".join(operands)
    if client_options:
        usage += " [CLIENT-OPTION]..."
    parser = command.Parser(
        name, usage, "Fetch an SMF dump from z/OS into FILE and print what "
        "is in it. An older FILE stays as it is unless the new one came "
        "whole.", "Exit status: 0 the dump is there, 1 it is damaged, 2 it "
        "could not be fetched or is not an SMF dump.")
    parser.option("", "keep-damaged", "keep a damaged dump too")
    parser.common_options()
    first = 0
    while first < len(arguments) and arguments[first].startswith("-"):
        first += 1
    own = list(arguments[:first + len(operands)])
    options = parser.parse(own)
    options.more = list(arguments[first + len(operands):])
    if len(options.files) != len(operands) or \
            options.more and not client_options:
        parser.error("want %s" % " ".join(operands))
    return options


def get(name: str, client: Client, operands: Sequence[str],
        client_options: bool, arguments: Sequence[str]) -> int:
    options = parse(name, operands, client_options, arguments)
    host = options.files[0] if len(operands) == 3 else ""
    data_set, path = options.files[-2:]
    if not DATA_SET.match(data_set) or len(data_set.split("(")[0]) > 44:
        raise Failure("'%s' is not the name of a data set" % data_set)
    if host.startswith("-"):
        raise Failure("'%s' is not a host" % host)
    smf119 = program.find()
    new = new_file(path)
    try:
        client(Job(host, data_set, os.path.basename(new),
                   os.path.dirname(new), options.more))
        if os.path.getsize(new) == 0:
            raise Failure("the transfer failed: nothing came")
        status = check(smf119, new)
        if status == command.DONE or \
                status == command.ATTENTION and options.keep_damaged:
            os.rename(new, path)
        else:
            raise Failure("the dump is %s: %s was left as it was" % (
                "damaged" if status == 1 else "not usable", path), status)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(new)
    return status


def new_file(path: str) -> str:
    """An empty file in the folder of the other, with its permissions or with
    those of a new file. Its name has no blanks, for the clients."""
    folder = os.path.dirname(os.path.abspath(path))
    if os.path.isdir(path):
        raise Failure("%s: it is a folder; name a file in it" % path)
    try:
        descriptor, name = tempfile.mkstemp(prefix="smf119-", suffix=".new",
                                            dir=folder)
        mask = os.umask(0)
        os.umask(mask)
        mode = os.stat(path).st_mode if os.path.exists(path) \
            else 0o666 & ~mask
        os.fchmod(descriptor, mode & 0o777)
        os.close(descriptor)
    except OSError as error:
        raise Failure("%s: %s" % (path, error.strerror))
    return name


def check(smf119: str, name: str) -> int:
    """Prints what is in the dump."""
    process = program.start(smf119, ["--summary", "--", name])
    output, _ = process.communicate()
    sys.stdout.flush()
    sys.stdout.buffer.write(output)
    sys.stdout.flush()
    return program.status_of(process)


def main(name: str, client: Client, client_options: bool = False) -> int:
    operands = ["DATASET", "FILE"] if client is zowe else [
        "HOST", "DATASET", "FILE"]

    def body(arguments: Sequence[str], messages: Messages) -> int:
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, end)
        return get(name, client, operands, client_options, arguments)
    return command.run(name, body, None)
