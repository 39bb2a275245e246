"""The phone of a stranger who votes over HTTP: a line, its cookies, the token of the last form.

Plain sockets, because in the bench who votes shares the cores with what is measured.
"""

import re
import socket
from urllib.parse import urlencode

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
COOKIE = re.compile(rb"(?im)^set-cookie: ([^=]+)=([^;\r]*)")
LENGTH = re.compile(rb"(?im)^content-length: (\d+)")
ONWARD = re.compile(rb"(?im)^location: ([^\r]*)")
GET = b"GET %(path)b HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: %(cookies)b\r\n\r\n"
POST = (
    b"POST %(path)b HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: %(cookies)b\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %(size)d\r\n\r\n"
)


class Phone:
    def __init__(self, port: int) -> None:
        self.port = port
        self.line: socket.socket | None = None
        self.cookies: dict[bytes, bytes] = {}
        self.token = b""
        self.onward = ""  # where the last answer sends this phone

    def ask(self, path: str, sent: dict[str, list[str]] | None = None) -> tuple[int, bytes]:
        """Get a page, or send a form to it; return the status and what came back."""
        self.send(path, sent)
        head, text = self._answer()
        self.cookies |= dict(COOKIE.findall(head))
        onward = ONWARD.search(head)
        self.onward = onward[1].decode() if onward else ""
        if found := TOKEN.search(text):
            self.token = found[1]
        return int(head.split()[1]), text

    def send(self, path: str, sent: dict[str, list[str]] | None = None) -> None:
        if self.line is None:
            self.line = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        form = None if sent is None else {**sent, "csrfmiddlewaretoken": [self.token.decode()]}
        body = urlencode(form or {}, doseq=True).encode()
        cookies = b"; ".join(name + b"=" + value for name, value in self.cookies.items())
        about = {b"path": path.encode(), b"cookies": cookies, b"size": len(body)}
        self.line.sendall((GET if form is None else POST) % about + body)

    def hang_up(self) -> None:
        """Close the line; the next page opens another."""
        if self.line is not None:
            self.line.close()
        self.line = None

    def _answer(self) -> tuple[bytes, bytes]:
        got = b""
        while b"\r\n\r\n" not in got:
            got += self._more()
        head, _, text = got.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        while length and len(text) < int(length[1]):
            text += self._more()
        return head, text

    def _more(self) -> bytes:
        if self.line is not None and (got := self.line.recv(65536)):
            return got
        raise ConnectionError("the server hung up")


def steps(code: str, plans: list[str]) -> list[tuple[str, dict[str, list[str]] | None, int]]:
    """Return the pages of a whole vote: where, what is sent, and the answer when all is well."""
    return [
        ("", None, 200),
        ("", {"code": [code]}, 302),
        ("lijst/", None, 200),
        ("lijst/", {"plans": plans}, 302),
        ("nakijken/", None, 200),
        ("nakijken/", {"young": [""]}, 302),
        ("klaar/", None, 200),
    ]
