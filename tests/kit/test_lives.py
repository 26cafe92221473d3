"""test_lives - how records are combined to tunnel histories."""
import json
import os
import shutil
import subprocess
import unittest

from kit_case import IP_HEADER, SAMPLE, SMF119, TOP, Case, run, smf119

TCP = os.path.join(TOP, "samples", "tcp.smf")
ROW = "2026-10-25T%s,S1,%d,A,K1,1,0x1,0x2,ACTIVE,%s,"


class Lives(Case):
    def test_clock_put_back_makes_one_life_without_duration(self) -> None:
        self.assertEqual(
            self.lives(ROW % ("02:50:00.00", 73, ""),
                       ROW % ("02:55:00.00", 73, ""),
                       ROW % ("02:10:00.00", 74, "")),
            ["K1,1,closed,2026-10-25T02:50:00.00,2026-10-25T02:10:00.00,,1,0,"
             "ACTIVE"])

    def test_a_record_without_a_valid_time(self) -> None:
        row = "%s,S1,%d,A,K1,1,0x1,0x2,ACTIVE,2026-10-25T10:00:00Z,"
        bad = "0x008CFEB20126325F"
        self.assertEqual(
            self.lives(row % (bad, 73)), ["K1,1,open,%s,,,0,0,ACTIVE" % bad])
        for bad in "", bad:
            self.assertEqual(
                self.lives(row % (bad, 74), row % (
                    "2026-10-25T02:50:00.00", 73)),
                ["K1,1,closed,2026-10-25T02:50:00.00,%s,,0,0,ACTIVE" % bad]
                if bad else
                ["K1,1,open,2026-10-25T02:50:00.00,,,0,0,ACTIVE"])

    def test_a_section_that_occurs_twice_is_no_refresh(self) -> None:
        row = ROW % ("02:50:00.00", 73, "")
        self.assertEqual(
            self.lives(row + "a", row + "b"),
            ["K1,1,open,2026-10-25T02:50:00.00,,,0,0,ACTIVE"])

    def test_the_record_number_tells_rows_of_a_record(self) -> None:
        row = "2026-10-25T02:50:00.00,S1,75,A,Y1,ACTIVE,%s,%d"
        header = IP_HEADER + ",record"
        self.assertEqual(
            self.lives(row % ("a", 7), row % ("b", 7), header=header),
            ["Y1,,open,2026-10-25T02:50:00.00,,,0,0,ACTIVE"])
        self.assertEqual(
            self.lives(row % ("a", 7), row % ("b", 8), header=header),
            ["Y1,,open,2026-10-25T02:50:00.00,,,1,0,ACTIVE"])

    def test_duplicates_are_known_by_what_they_say(self) -> None:
        row = "2026-10-25T02:50:00.00,S1,75,A,Y1,ACTIVE,a,%d"
        self.assertEqual(
            self.lives(row % 7, row % 8, header=IP_HEADER + ",record"),
            ["Y1,,open,2026-10-25T02:50:00.00,,,0,1,ACTIVE"])
        result = run("history", "-vo", "csv", SAMPLE, SAMPLE)
        n = smf119("-o", "csv", "-e", "record", SAMPLE).count("\n") - 1
        self.assertIn("%d duplicate records dropped" % n, result.err)

    def test_an_end_comes_before_a_start_at_the_same_time(self) -> None:
        row = "2026-10-25T%s,S1,%d,A,Y1,ACTIVE,"
        self.assertEqual(
            self.lives(row % ("01:00:00.00", 77), row % ("02:00:00.00", 77),
                       row % ("02:00:00.00", 78), header=IP_HEADER),
            ["Y1,,closed,2026-10-25T01:00:00.00,2026-10-25T02:00:00.00,"
             "3600.00,0,0,ACTIVE",
             "Y1,,open,2026-10-25T02:00:00.00,,,0,0,ACTIVE"])

    def test_a_life_of_days(self) -> None:
        from kit import history
        self.assertEqual(history.clock((4 * 86400 + 3723) * 100),
                         "4d 01:02:03")

    def test_expired(self) -> None:
        later = "2026-10-26T%s,S1,73,A,K2,1,0x5,0x6,ACTIVE,,"
        row = ROW % ("02:00:00.00", 73, "2026-10-25T10:00:00Z")
        for time, state in (("00:00:00.00", "open"),
                            ("00:00:00.01", "expired")):
            self.assertIn("K1,1,%s," % state,
                          self.lives(row, later % time)[0])
        # The end of another system's data does not count.
        other = "2026-10-30T00:00:00.00,S2,73,A,K2,1,0x5,0x6,ACTIVE,,"
        self.assertIn("K1,1,open,", self.lives(row, other)[0])

    def test_failed(self) -> None:
        row = "2026-10-25T02:00:00.00,S1,74,A,K1,1,0x1,%s,%s,,"
        for cookie, state, want in (
                ("0x2", "PENDING", "failed"), ("0x2", "0", "failed"),
                ("0x2", "INCOMPLETE", "failed"),
                ("0x0000000000000000", "EXPIRED", "failed"),
                ("0x2", "EXPIRED", "no-start"), ("", "", "no-start")):
            self.assertIn("K1,1,%s," % want,
                          self.lives(row % (cookie, state))[0])

    def test_formats(self) -> None:
        csv = run("history", "-o", "csv", SAMPLE).out.splitlines()
        tsv = run("history", "-o", "tsv", SAMPLE).out.splitlines()
        lines = run("history", "-o", "json", SAMPLE).out.splitlines()
        self.assertEqual(len(tsv), len(csv))
        self.assertEqual(tsv[0], csv[0].replace(",", "\t"))
        first = json.loads(lines[0])
        self.assertEqual(len(lines), len(csv) - 1)
        self.assertEqual(first["NMsIKETunGeneration"], 1)
        self.assertNotIn("", first.values())
        self.assertEqual(run("history", "-o", "table", SAMPLE).out,
                         run("history", "-o", "text", SAMPLE).out)

    def test_nothing(self) -> None:
        for name in ("history", "peers"):
            result = run(name, "--csv", "-o", "csv", self.file(""))
            self.assertEqual(result.status, 0)
            self.assertEqual(result.out.count("\n"), 1)
            self.assertIn("no records of IPSec tunnels", result.err)

    def test_dump_without_tunnels(self) -> None:
        note = "smf119: no records of subtypes %s; of type 119 there are "
        for name, subtypes in (("history", "73-80"), ("peers", "11, 73-80"),
                               ("connections", "11, 73-74, 77-80")):
            result = run(name, "-o", "csv", TCP)
            self.assertEqual(result.status, 0)
            self.assertEqual(result.err.count("\n"), 1, result.err)
            self.assertTrue(result.err.startswith(note % subtypes),
                            result.err)
            self.assertEqual(run(name, "-q", TCP).err, "")

    def test_files_by_a_list(self) -> None:
        for name in ("history", "peers", "connections"):
            want = run(name, "-o", "csv", SAMPLE, SAMPLE)
            got = run(name, "-o", "csv", "--files-from=-",
                      given="%s\n%s\n" % (SAMPLE, SAMPLE))
            self.assertEqual(got, want)
            self.assertEqual(got.status, 0)
            got = run(name, "-o", "csv", "-0", "--files-from",
                      self.file("%s\0%s" % (SAMPLE, SAMPLE)))
            self.assertEqual(got, want)
        self.refused(run("history", "--files-from=-", SAMPLE),
                     "no FILE can be given with --files-from")
        self.refused(run("history", "--csv", "--files-from=-"),
                     "is for dumps, not for --csv")
        self.refused(run("connections", "-w", "SMF119SID=X",
                         "--files-from=-"), "name them as files")

    def test_zone_behind_the_times(self) -> None:
        zoned = run("history", "-o", "csv", "--utc-offset=SYS1=-05:00,-06:00",
                    SAMPLE)
        self.assertEqual((zoned.status, zoned.err), (0, ""))
        self.assertIn("T08:30:00.34-05:00", zoned.out)
        self.assertIn("T07:52:44.90-06:00", zoned.out)
        plain = run("history", "-o", "csv", SAMPLE)
        self.assertEqual(
            zoned.out.replace("-05:00", "").replace("-06:00", ""), plain.out)
        some = run("audit", "--allow-empty", "--utc-offset=SYS1=-05:00",
                   "--since=2026-11-20T13:31Z", SAMPLE)
        self.assertEqual(some.err.count("no --utc-offset for SYSB"), 1)

    def test_closed_output(self) -> None:
        command = os.path.join(TOP, "scripts", "kit", "smf119-history")
        done = subprocess.run(
            ["sh", "-c", '"$0" "$1" >&-', command, SAMPLE],
            stderr=subprocess.PIPE, env=dict(os.environ, SMF119=SMF119))
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr,
                         b"smf119-history: standard output is closed\n")

    def test_full_disk(self) -> None:
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full")
        command = os.path.join(TOP, "scripts", "kit", "smf119-history")
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [command, SAMPLE], stdout=full, stderr=subprocess.PIPE,
                env=dict(os.environ, SMF119=SMF119))
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr.count(b"\n"), 1, done.stderr)

    def test_smf119_is_found_beside_the_command(self) -> None:
        env = {k: v for k, v in os.environ.items() if k != "SMF119"}
        command = os.path.join(self.folder, "bin", "smf119-history")
        kit = os.path.join(self.folder, "share", "smf119", "kit")
        os.makedirs(os.path.dirname(command))
        shutil.copytree(os.path.join(TOP, "scripts", "kit"), kit)
        os.rename(os.path.join(kit, "smf119-history"), command)
        with open(os.path.join(self.folder, "bin", "smf119"), "w") as out:
            out.write('#!/bin/sh\nexec "%s" "$@"\n' % SMF119)
        os.chmod(out.name, 0o755)
        done = subprocess.run([command, "-o", "csv", SAMPLE], env=env,
                              stdout=subprocess.PIPE)
        self.assertEqual(done.stdout.decode(),
                         run("history", "-o", "csv", SAMPLE).out)
        self.assertNotIn("__pycache__", os.listdir(kit))


if __name__ == "__main__":
    unittest.main()
