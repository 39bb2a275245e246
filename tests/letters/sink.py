"""A post office of our own on the loopback address, that keeps what it is given."""

import socketserver
import threading
from email import message_from_bytes


class Counter(socketserver.StreamRequestHandler):
    """Speaks as much SMTP as a sender needs."""

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())

    def handle(self):
        self.say("220 sink")
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self.say("354 go on")
                self.server.take(message_from_bytes(self.read_mail()))
                self.say("250 taken")
            elif word == b"RCPT" and self.server.refuse:
                self.say(self.server.refuse)
            elif word == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 fine")

    def read_mail(self):
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        return b"".join(lines)


class Sink(socketserver.ThreadingTCPServer):
    """`kill_at` numbers of mails after which `kill` is called, before we say that we have it."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Counter)
        self.mails, self.kill_at, self.kill, self.refuse = [], set(), None, ""
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]

    def take(self, mail):
        self.mails.append(mail)
        if len(self.mails) in self.kill_at and self.kill:
            self.kill()

    def __exit__(self, *error):
        self.shutdown()
        super().__exit__(*error)

    def handle_error(self, request, client_address):
        """A sender that was killed leaves a broken line; that is what we test."""
