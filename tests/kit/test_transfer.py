"""test_transfer - get-ftp, get-curl and get-sftp with the clients of this system
and servers on it. check-zos tests what they ask for, with stand-ins.
"""
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
import unittest
from typing import List
from unittest import mock

from ftp_server import PASSWORD, USER, Server
from kit_case import SAMPLE, SMF119, TOP, Case, Result, run_words

DATA_SET, GONE, CUT, BROKEN = "HLQ.SMF$#@(-1)", "HLQ.GONE", "HLQ.CUT", "HLQ.BAD"
HOST = "127.0.0.1"

with open(SAMPLE, "rb") as sample:
    DUMP = sample.read()


def free_port() -> int:
    with socket.socket() as s:
        s.bind((HOST, 0))
        return int(s.getsockname()[1])


class Transfer(Case):
    """What all clients have in common: a home of their own and programs in
    front of the system's, which add options that a user has in files."""
    script = ""

    def setUp(self) -> None:
        super().setUp()
        self.home = os.path.join(self.folder, "home")
        self.bin = os.path.join(self.folder, "bin")
        os.mkdir(self.home)
        os.mkdir(self.bin)
        self.got = os.path.join(self.folder, "my files", "got it.smf")
        os.mkdir(os.path.dirname(self.got))
        with open(self.got, "wb") as old:
            old.write(b"old")

    def need(self, program: str) -> str:
        found = shutil.which(program)
        if found is None:
            self.skip("there is no %s" % program)
        assert found is not None
        return found

    def skip(self, reason: str) -> None:
        print("test_transfer: %s is skipped: %s" % (self.script, reason),
              file=sys.stderr)
        self.skipTest(reason)

    def wrap(self, program: str, text: str) -> None:
        path = os.path.join(self.bin, program)
        with open(path, "w") as out:
            out.write("#!/bin/sh\n" + text + "\n")
        os.chmod(path, 0o755)

    def netrc(self, password: str = PASSWORD) -> None:
        path = os.path.join(self.home, ".netrc")
        with open(path, "w") as out:
            out.write("machine %s login %s password %s\n"
                      % (HOST, USER, password))
        os.chmod(path, 0o600)

    def get(self, host: str, data_set: str) -> Result:
        result = run_words(
            [sys.executable, os.path.join(TOP, "scripts", "zos", self.script),
             host, data_set, self.got],
            env=dict(os.environ, HOME=self.home, SMF119=SMF119,
                     PATH=self.bin + os.pathsep + os.environ["PATH"]))
        self.assertEqual(os.listdir(os.path.dirname(self.got)),
                         [os.path.basename(self.got)])
        return result

    def fetched(self, result: Result, want: bytes = DUMP) -> None:
        self.assertEqual(result.status, 0, result.err)
        with open(self.got, "rb") as got:
            self.assertEqual(got.read(), want)
        self.assertRegex(result.out, r"119 +73")

    def failed(self, result: Result, words: str, status: int = 2) -> None:
        """The old file is as it was."""
        self.assertEqual(result.status, status, result.err)
        self.assertIn(words, result.err)
        with open(self.got, "rb") as got:
            self.assertEqual(got.read(), b"old")


class OverFtp(Transfer):
    def server(self) -> Server:
        server = Server({"'%s'" % DATA_SET: DUMP, "'%s'" % CUT: DUMP[:-10],
                         "'%s'" % BROKEN: DUMP[:-10]})
        server.broken = ["'%s'" % BROKEN]
        return server

    def port(self, port: int) -> str:
        """What a host is called that has its server at this port."""
        raise NotImplementedError

    def go_through(self) -> None:
        self.netrc()
        with self.server() as server:
            host = self.port(server.port)
            self.failed(self.get(host, GONE), "the transfer failed")
            self.failed(self.get(host, BROKEN), "the transfer failed")
            self.failed(self.get(host, CUT), "damaged", 1)
            server.told.clear()
            self.fetched(self.get(host, DATA_SET))
            told = [line.upper() for line in server.told]
            retrieve = told.index("RETR '%s'" % DATA_SET)
            for before in ("TYPE I", "SITE RDW"):
                self.assertIn(before, told[:retrieve])
            with open(self.got, "wb") as old:
                old.write(b"old")
            self.netrc("wrong")
            self.failed(self.get(host, DATA_SET), "the transfer failed")
        self.netrc()
        self.failed(self.get(self.port(free_port()), DATA_SET),
                    "the transfer failed")


class Ftp(OverFtp):
    script = "get-ftp"

    def port(self, port: int) -> str:
        self.wrap("ftp", 'exec "%s" -P %d "$@"' % (self.client, port))
        return HOST

    def test_ftp(self) -> None:
        self.client = self.need("ftp")
        if "tnftp" not in os.path.realpath(self.client):
            self.skip("the client here is not tnftp, as Debian has it")
        self.go_through()


class Curl(OverFtp):
    script = "get-curl"

    def port(self, port: int) -> str:
        return "%s:%d" % (HOST, port)

    def test_curl(self) -> None:
        if "ftp" not in subprocess.run(
                [self.need("curl"), "--version"], stdout=subprocess.PIPE,
                check=True).stdout.decode().split():
            self.skip("curl was built without ftp")
        self.go_through()


# What cp -F rec of z/OS is asked for; it puts 4 bytes with the length in
# front of each record.
CP = r'''[ "$1 $2" = "-F rec" ] || exit 9
case $3 in
%s) cp=%s ;;
%s) cp=%s ;;
*) echo "cp: $3: not found" >&2; exit 1 ;;
esac
exec /bin/cp "$cp" "$4"'''


class Sftp(Transfer):
    script = "get-sftp"

    def setUp(self) -> None:
        super().setUp()
        self.sshd = shutil.which("sshd", path="/usr/sbin:/usr/local/sbin:" +
                                 os.environ["PATH"])
        for program in "ssh", "sftp", "ssh-keygen":
            self.need(program)
        if self.sshd is None:
            self.skip("there is no sshd")
        self.make_files()
        self.start()

    def path(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def make_files(self) -> None:
        """Keys, configurations, and z/OS's cp on the side of the server."""
        for key in "host", "user":
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "",
                            "-f", self.path(key)], check=True)
        os.mkdir(self.path("remote"))
        with open(self.path("dump"), "wb") as out:
            out.write(as_prefixed(DUMP))
        with open(self.path("cut"), "wb") as out:
            out.write(as_prefixed(DUMP)[:-10])
        self.bin, here = self.path("remote"), self.bin
        self.wrap("cp", CP % tuple(map(shlex.quote, (
            "//'%s'" % DATA_SET, self.path("dump"), "//'%s'" % CUT,
            self.path("cut")))))
        self.bin = here
        self.number = free_port()
        with open(self.path("known"), "w") as known, \
                open(self.path("host.pub")) as key_file:
            known.write("[%s]:%d %s" % (HOST, self.number, key_file.read()))
        with open(self.path("ssh_config"), "w") as config:
            config.write(
                "Host *\nPort %d\nIdentityFile %s\nUserKnownHostsFile %s\n"
                "BatchMode yes\nIdentitiesOnly yes\n"
                % (self.number, self.path("user"), self.path("known")))
        with open(self.path("sshd_config"), "w") as config:
            config.write(
                "ListenAddress %s\nPort %d\nHostKey %s\nAuthorizedKeysFile "
                "%s\nStrictModes no\nUsePAM no\nPidFile none\n"
                "Subsystem sftp internal-sftp\nPermitRootLogin yes\n"
                "SetEnv PATH=%s:/usr/bin:/bin\n" % (
                    HOST, self.number, self.path("host"),
                    self.path("user.pub"), self.path("remote")))
        for client in "ssh", "sftp":
            self.wrap(client, 'exec "%s" -F "%s" "$@"' % (
                shutil.which(client), self.path("ssh_config")))

    def start(self) -> None:
        if os.geteuid() == 0 and not os.path.isdir("/run/sshd"):
            # sshd wants an empty folder there; a system makes it at start.
            os.makedirs("/run/sshd", 0o755)
            self.addCleanup(os.rmdir, "/run/sshd")
        assert self.sshd is not None
        log = open(self.path("log"), "wb")
        self.addCleanup(log.close)
        server = subprocess.Popen(
            [self.sshd, "-D", "-e", "-f", self.path("sshd_config")],
            stderr=log)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        for _ in range(200):
            try:
                socket.create_connection((HOST, self.number), 1).close()
                return
            except OSError:
                if server.poll() is not None:
                    break
                time.sleep(0.05)
        with open(self.path("log")) as text:
            self.skip("sshd does not start: " + text.read().strip())

    def left(self) -> List[str]:
        return [name for name in os.listdir("/tmp")
                if name.startswith("smf119.") and name.endswith(".rec")]

    def test_sftp(self) -> None:
        before = self.left()
        self.fetched(self.get(HOST, DATA_SET), as_prefixed(DUMP))
        with open(self.got, "wb") as old:
            old.write(b"old")
        self.failed(self.get(HOST, GONE), "the transfer failed: ssh")
        self.failed(self.get(HOST, CUT), "damaged", 1)
        self.assertEqual(self.left(), before)
        os.unlink(self.path("user"))
        self.failed(self.get(HOST, DATA_SET), "the transfer failed: ssh")


def as_prefixed(dump: bytes) -> bytes:
    """Records with RDWs, with a length of 4 bytes in front instead."""
    out, at = b"", 0
    while at < len(dump):
        n = int.from_bytes(dump[at:at + 2], "big")
        out += (n - 4).to_bytes(4, "big") + dump[at + 4:at + n]
        at += n
    return out


class Zowe(Transfer):
    script = "get-zowe"

    def test_zowe(self) -> None:
        self.skip("a server for zowe is z/OSMF alone; check-zos has a "
                  "stand-in")


class Ended(Transfer):
    """A client that hangs, and a job that is ended from outside."""
    script = "get-ftp"

    def test_ended_by_a_signal(self) -> None:
        pid = os.path.join(self.folder, "pid")
        self.wrap("ftp", 'echo $$ >"%s"; parent=$PPID; (sleep 0.5; kill '
                  '-TERM "$parent") >/dev/null 2>&1 & exec sleep 60' % pid)
        self.failed(self.get(HOST, DATA_SET), "ended by signal 15")
        with open(pid) as number:
            self.assertFalse(os.path.exists("/proc/%d" % int(number.read())))

    def test_a_job_that_goes_on_without_its_terminal(self) -> None:
        self.wrap("ftp", 'kill -HUP $PPID; exit 3')
        result = run_words(
            ["/bin/sh", "-c", "trap '' HUP; exec \"$@\"", "sh",
             sys.executable, os.path.join(TOP, "scripts", "zos", self.script),
             HOST, DATA_SET, self.got],
            env=dict(os.environ, SMF119=SMF119,
                     PATH=self.bin + os.pathsep + os.environ["PATH"]))
        self.failed(result, "ftp ended with status 3")

    def test_no_client(self) -> None:
        with mock.patch.dict(os.environ, {"PATH": self.bin}):
            self.failed(self.get(HOST, DATA_SET), "cannot find 'ftp'")

    def test_a_host_that_is_an_option(self) -> None:
        result = run_words(
            [sys.executable, os.path.join(TOP, "scripts", "zos", self.script),
             "--", "-x", DATA_SET, self.got], env=dict(os.environ))
        self.failed(result, "'-x' is not a host")

    def test_a_folder_that_is_not_there(self) -> None:
        os.unlink(self.got)
        os.rmdir(os.path.dirname(self.got))
        result = run_words(
            [sys.executable, os.path.join(TOP, "scripts", "zos", self.script),
             HOST, DATA_SET, self.got],
            env=dict(os.environ, SMF119=SMF119))
        self.refused(result, "got it.smf: No such file or directory")

    def test_file_that_is_a_folder(self) -> None:
        os.unlink(self.got)
        os.mkdir(self.got)
        result = self.get(HOST, DATA_SET)
        self.refused(result, "got it.smf: it is a folder")


if __name__ == "__main__":
    unittest.main()
