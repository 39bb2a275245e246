"""The phone of a stranger who votes over HTTP: a line, its cookies, the token of the last form."""

import http.client
import re
from urllib.parse import urlencode

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


class Phone:
    def __init__(self, port: int) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies: dict[str, str] = {}
        self.token = ""

    def ask(self, path: str, sent: dict[str, list[str]] | None = None) -> tuple[int, bytes]:
        """Get a page, or send a form to it; return the status and what came back."""
        self.send(path, sent)
        answer = self.line.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        text = answer.read()
        if found := TOKEN.search(text):
            self.token = found[1].decode()
        return answer.status, text

    def send(self, path: str, sent: dict[str, list[str]] | None = None) -> None:
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body = None
        if sent is not None:
            body = urlencode({**sent, "csrfmiddlewaretoken": [self.token]}, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request("POST" if body else "GET", path, body, headers)


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
