"""ftp_server - a small FTP server on this machine, which answers as that of z/OS
does: data sets have quoted names, and records come with RDWs only after "site
rdw" and in binary.
"""
import socket
import socketserver
import threading
from typing import Any, Dict, List, Optional

USER, PASSWORD = "smf", "dump"


class Session(socketserver.StreamRequestHandler):
    """One control connection."""
    server: "Server"

    def handle(self) -> None:
        self.data = None  # type: Optional[socket.socket]
        self.waiting = None  # type: Optional[socket.socket]
        self.binary = self.rdw = self.user = self.known = False
        self.say(220, "ready")
        for line in self.rfile:
            text = line.decode("latin-1").rstrip("\r\n")
            self.server.told.append(text)
            verb, _, argument = text.partition(" ")
            if verb.upper() == "QUIT":
                self.say(221, "bye")
                break
            if self.known or verb.upper() in ("USER", "PASS"):
                getattr(self, "do_" + verb.lower(), self.unknown)(argument)
            else:
                self.say(530, "not logged in")
        for used in self.data, self.waiting:
            if used is not None:
                used.close()

    def say(self, code: int, text: str) -> None:
        self.wfile.write(("%d %s\r\n" % (code, text)).encode("latin-1"))

    def unknown(self, argument: str) -> None:
        self.say(500, "unknown command")

    def do_user(self, argument: str) -> None:
        self.user = argument == USER
        self.say(331, "password")

    def do_pass(self, argument: str) -> None:
        self.known = self.user and argument == PASSWORD
        if self.known:
            self.say(230, "logged in")
        else:
            self.say(530, "not logged in")

    def do_type(self, argument: str) -> None:
        self.binary = argument.upper().startswith("I")
        self.say(200, "type set")

    def do_site(self, argument: str) -> None:
        self.rdw = self.rdw or argument.upper() == "RDW"
        self.say(200, "site command was accepted")

    def do_pwd(self, argument: str) -> None:
        self.say(257, "\"'SMF.'\" is the working directory")

    def do_pasv(self, argument: str) -> None:
        self.say(227, "Entering Passive Mode (127,0,0,1,%d,%d)"
                 % divmod(self.listen(), 256))

    def do_epsv(self, argument: str) -> None:
        if argument.upper() == "ALL":
            self.say(200, "EPSV ALL")
        else:
            self.say(229, "Entering Extended Passive Mode (|||%d|)"
                     % self.listen())

    def do_port(self, argument: str) -> None:
        parts = argument.split(",")
        self.data = socket.create_connection(
            (".".join(parts[:4]), int(parts[4]) * 256 + int(parts[5])))
        self.say(200, "port set")

    def do_eprt(self, argument: str) -> None:
        _, _, host, port, _ = argument.split("|")
        self.data = socket.create_connection((host, int(port)))
        self.say(200, "port set")

    def listen(self) -> int:
        self.waiting = socket.socket()
        self.waiting.bind(("127.0.0.1", 0))
        self.waiting.listen(1)
        self.waiting.settimeout(20)
        return int(self.waiting.getsockname()[1])

    def do_retr(self, argument: str) -> None:
        sent = self.server.files.get(argument)
        if sent is None:
            self.say(550, "data set not found")
            return
        self.say(125, "sending data set")
        if self.waiting is not None:
            self.data = self.waiting.accept()[0]
            self.waiting.close()
        assert self.data is not None
        self.data.sendall(sent if self.binary and self.rdw else b"no RDW")
        self.data.close()
        if argument in self.server.broken:
            self.say(426, "connection closed; transfer aborted")
        else:
            self.say(250, "transfer completed successfully")


class Server(socketserver.ThreadingTCPServer):
    """Serves files, by the names that clients ask for; told is what they
    said, and broken are those whose transfer fails at its end."""
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, files: Dict[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.files = files
        self.broken = []  # type: List[str]
        self.told = []  # type: List[str]
        self.port = int(self.server_address[1])

    def __enter__(self) -> "Server":
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error: Any) -> None:
        self.shutdown()
        self.server_close()
