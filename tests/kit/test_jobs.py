"""test_jobs - smf119-archive when runs, hosts or temporary files fail."""
import io
import os
import subprocess
import time
import unittest
from unittest import mock

from kit_case import SAMPLE, Case, run
from kit import jobs
from kit.messages import Failure

SLEEPS = ["/bin/sh", "-c", "exec sleep 60"]


def run_of(*words: str) -> jobs.Run:
    return jobs.Run(words, False, False, 2)


class Jobs(Case):
    def output(self) -> jobs.Output:
        with mock.patch("kit.jobs.open", return_value=io.BytesIO()):
            return jobs.Output(b"", False)

    def test_a_system_that_does_not_count_cores(self) -> None:
        with mock.patch.object(os, "sched_getaffinity",
                               side_effect=AttributeError):
            self.assertGreaterEqual(jobs.limit(None), 1)

    def test_a_run_that_cannot_start(self) -> None:
        with mock.patch("tempfile.TemporaryFile",
                        side_effect=OSError(28, "No space")), \
                self.assertRaisesRegex(Failure, "no temporary file: No space"):
            run_of("true").local(["a", "b", "c"], self.output())

    def test_runs_end_with_the_command(self) -> None:
        with jobs.Workers(run_of(*SLEEPS), ["a"]) as workers:
            workers.order(0)
            while not workers.processes:
                time.sleep(0.01)
            process, = workers.processes
        for stream in workers.done[0].get()[1:]:
            stream.close()
        self.assertEqual(process.returncode, -9)

    def test_too_many_dumps_for_one_run(self) -> None:
        with self.assertRaisesRegex(Failure, "too many for one run"):
            run_of("true").one(["x" * 1000] * 200)


class Hosts(Case):
    def test_no_parallel(self) -> None:
        self.refused(run("archive", "-S:", SAMPLE,
                         env={"PATH": self.folder}),
                     "cannot find GNU parallel")

    def test_no_temporary_file(self) -> None:
        with mock.patch("shutil.which", return_value="parallel"), \
                mock.patch("tempfile.NamedTemporaryFile",
                           side_effect=OSError(28, "No space")), \
                self.assertRaisesRegex(Failure, "no temporary file: No space"):
            run_of("smf119").remote(["a"], mock.Mock(), ":", False)

    def test_jobs_that_are_lost(self) -> None:
        log = self.file("heading\n" + "1\t:\t0\t0\t0\t0\t1\t0\tsmf119\n" * 2)
        self.assertEqual(jobs.worst_of(log, 2, 0), 1)
        self.assertEqual(jobs.worst_of(log, 3, 0), 2)
        self.assertEqual(jobs.worst_of(log, 2, 255), 2)

    def test_parallel_that_does_not_read(self) -> None:
        with subprocess.Popen(["true"], stdin=subprocess.PIPE) as process:
            process.wait()
            jobs.feed(process, ["a" * 100000])


if __name__ == "__main__":
    unittest.main()
