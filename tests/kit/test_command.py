"""test_command - what all commands do alike when something is missing or fails:
standard output, sort(1), smf119.
"""
import contextlib
import os
import signal
import subprocess
import sys
import unittest
from unittest import mock

from kit_case import SAMPLE, SMF119, TOP, Case, run
from kit import command, output, program, sorting, tunnels
from kit.messages import Failure

HISTORY = os.path.join(TOP, "scripts", "kit", "smf119-history")
# What the commands print waits in a buffer.
BUFFERED = dict(os.environ, SMF119=SMF119, PYTHONUNBUFFERED="")


class Stub(Case):
    """With programs of its own."""

    def program(self, text: str, name: str = "program") -> str:
        path = self.file("#!/bin/sh\n" + text + "\n", name)
        os.chmod(path, 0o755)
        return path


class Streams(Stub):
    def test_standard_output_that_nobody_reads(self) -> None:
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([sys.executable, HISTORY, "--version"],
                              stdout=writer, stderr=subprocess.PIPE,
                              env=BUFFERED)
        os.close(writer)
        self.assertEqual((done.returncode, done.stderr),
                         (-signal.SIGPIPE, b""))

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no /dev/full")
    def test_standard_output_that_is_full(self) -> None:
        with open("/dev/full", "wb") as full:
            done = subprocess.run([sys.executable, HISTORY, "--version"],
                                  stdout=full, stderr=subprocess.PIPE,
                                  env=BUFFERED)
        self.assertEqual((done.returncode, done.stderr), (
            2, b"smf119-history: standard output: No space left on device\n"))

    def test_messages_that_nobody_reads(self) -> None:
        status = subprocess.call(["/bin/sh", "-c", 'exec "$@" 2>&-', "sh",
                                  sys.executable, HISTORY, "--nonsense"])
        self.assertEqual(status, 2)

    def test_interrupted(self) -> None:
        # What a shell starts in the background ignores the signal.
        self.addCleanup(signal.signal, signal.SIGINT, signal.signal(
            signal.SIGINT, signal.default_int_handler))
        result = run("history", SAMPLE, env={"SMF119": self.program(
            "kill -INT $PPID; exec sleep 1")})
        self.assertEqual((result.status, result.out, result.err),
                         (-signal.SIGINT, "", ""))


class Options(Case):
    def test_a_name_cut_too_short(self) -> None:
        self.refused(run("history", "--s"),
                     "option '--s' could be more than one")

    def test_a_long_name_has_a_line_of_its_own(self) -> None:
        option = command.Option("", "a-name-of-many-letters", "", "Text.")
        self.assertEqual(command.help_lines(option), [
            "      --a-name-of-many-letters", " " * 26 + "Text."])


class Cells(unittest.TestCase):
    def test_tsv(self) -> None:
        for value, want in (("a b", "a b"), ("a\tb\\", "a\\tb\\\\"),
                            ("\x01\n", "\\u0001\\n")):
            self.assertEqual(output.tsv_cell(value), want)

    def test_an_odd_tunnel_id_sorts_as_it_is(self) -> None:
        for name in ("?", "K" + "1" * 20):
            self.assertEqual(tunnels.order_of(name), name)


class Sort(Stub):
    def test_no_sort(self) -> None:
        self.refused(run("history", SAMPLE, env={"PATH": self.folder}),
                     "cannot run 'sort': No such file")

    def test_sort_fails(self) -> None:
        self.program("cat >/dev/null; exit 2", "sort")
        self.refused(run("history", SAMPLE, env={
            "PATH": self.folder + os.pathsep + os.environ["PATH"]}),
            "sort failed")

    def test_sort_ends_too_early(self) -> None:
        for line in "x", "x" * 100000:
            with sorting.Sorter() as sorter:
                sorter.process.kill()
                sorter.process.wait()
                sorter.add(line)
                with self.assertRaisesRegex(Failure, "sort failed"):
                    list(sorter.lines())
                for stream in sorter.process.stdin, sorter.process.stdout:
                    assert stream is not None
                    with contextlib.suppress(BrokenPipeError):
                        stream.close()


class Program(Stub):
    """Where smf119 is looked for, and one that is none."""

    def found(self, path: str) -> str:
        """As the kit in a folder of its own finds it."""
        here = os.path.join(self.folder, "share", "smf119", "kit", "x.py")
        with mock.patch.object(program, "__file__", here), \
                mock.patch.dict(os.environ, {"PATH": path}):
            os.environ.pop("SMF119", None)
            return program.find()

    def test_where_it_is(self) -> None:
        bin = os.path.join(self.folder, "bin")
        os.mkdir(bin)
        with self.assertRaisesRegex(Failure, "cannot find 'smf119'"):
            self.found(bin)
        elsewhere = self.program("", "smf119")
        self.assertEqual(self.found(self.folder), elsewhere)
        installed = self.program("", "bin/smf119")
        self.assertEqual(self.found(self.folder), installed)

    def test_one_that_cannot_run(self) -> None:
        path = self.file("not a program")
        os.chmod(path, 0o755)
        self.refused(run("history", SAMPLE, env={"SMF119": path}),
                     "cannot run '%s': Exec format error" % path)
        with self.assertRaisesRegex(Failure, "Exec format error"):
            program.start(path, [])
        self.refused(run("history", "--version", env={
            "SMF119": self.program("")}), "cannot run")
        self.refused(run("history", SAMPLE, env={
            "SMF119": self.program("exit 2")}), "cannot list the fields")
        self.refused(run("history", SAMPLE, env={
            "SMF119": self.program("echo no fields")}), "has no field")

    def prints(self, text: str) -> str:
        """smf119, but for the csv that it prints."""
        return self.program('case $* in *list-fields*) exec "%s" "$@";; esac\n'
                            "printf '%s'" % (SMF119, text))

    def test_what_it_never_prints(self) -> None:
        for text, words in (
                ("a,b\\n", "did not print the columns asked for"),
                ('"a', "the output of smf119: unexpected end of data")):
            self.refused(run("history", SAMPLE, env={
                "SMF119": self.prints(text)}), words)


class Saved(Case):
    def test_standard_input_and_blank_lines(self) -> None:
        text = "timestamp,SMF119SID,SMF119STY,SMF119TI_Stack\n\n"
        result = run("history", "--csv", given=text)
        self.assertEqual(result.status, 0)
        self.assertIn("no records of IPSec tunnels", result.err)

    @unittest.skipUnless(os.path.exists("/proc/self/mem"), "there is no /proc")
    def test_a_file_that_cannot_be_read(self) -> None:
        self.refused(run("history", "--csv", "/proc/self/mem"),
                     "/proc/self/mem: Input/output error")

    def test_a_quote_inside_a_value(self) -> None:
        self.refused(run("history", "--csv", self.file('"a"b\n')),
                     "not what smf119 -o csv prints: ',' expected")

    def test_a_missing_column_without_smf119(self) -> None:
        path = self.file("timestamp,SMF119SID,SMF119STY,SMF119TI_Stack\n"
                         "2026-11-20T08:00:00.00,S1,73,A\n")
        self.refused(run("history", "--csv", path, env={"SMF119": "/none"}),
                     "there is no column NMsIKETunID, which")


if __name__ == "__main__":
    unittest.main()
