from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from notifications import signed_post
from notifications.signed_post import (
    UnknownHostError,
    UnsafeAddressError,
    is_outside,
    is_signed,
    post,
    signature,
)

SECRET = "known to both sides"
AT = 1_770_000_000
INSIDE = {"127.0.0.1"}


@dataclass
class Endpoint:
    """A receiver on this machine. `status` and `headers`: what it answers; `taken`: headers and body."""

    url: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    found = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.taken.append((dict(self.headers), body))
            self.send_response(found.status)
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(b"so it is " * 1000)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_address[1]}/hooks?from=merzim"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()


def test_a_post_arrives_signed_with_its_moment(endpoint: Endpoint) -> None:
    answer = post(endpoint.url, b'{"a": 1}', secret=SECRET, at=AT, inside=INSIDE, headers={"X-Number": "7"})
    headers, body = endpoint.taken[0]
    assert answer.is_taken
    assert body == b'{"a": 1}'
    assert (headers["X-Number"], headers["Content-Type"]) == ("7", "application/json")
    assert is_signed(headers[signed_post.HEADER], body, secret=SECRET, now=AT + 10)


@pytest.mark.parametrize(
    ("header", "body", "secret", "now"),
    [
        pytest.param(signature(b"yes", secret=SECRET, at=AT), b"no", SECRET, AT, id="another body"),
        pytest.param(signature(b"yes", secret=SECRET, at=AT), b"yes", "guessed", AT, id="another secret"),
        pytest.param(signature(b"yes", secret=SECRET, at=AT), b"yes", SECRET, AT + 301, id="too old"),
        pytest.param(signature(b"yes", secret=SECRET, at=AT), b"yes", SECRET, AT - 301, id="from the future"),
        pytest.param("", b"yes", SECRET, AT, id="none"),
        pytest.param("t=x,v1=é", b"yes", SECRET, AT, id="nonsense"),
    ],
)
def test_what_was_not_signed_so_is_not_believed(header: str, body: bytes, secret: str, now: int) -> None:
    assert not is_signed(header, body, secret=secret, now=now)


def test_an_answer_is_kept_short_and_tells_how_long_to_wait(endpoint: Endpoint) -> None:
    endpoint.status, endpoint.headers = 429, {"Retry-After": "120"}
    answer = post(endpoint.url, b"{}", secret=SECRET, at=AT, inside=INSIDE)
    assert (answer.is_taken, answer.status, answer.retry_after) == (False, 429, 120)
    assert len(answer.said) == signed_post.READ_AT_MOST


def test_a_redirect_is_not_followed(endpoint: Endpoint) -> None:
    endpoint.status, endpoint.headers = 302, {"Location": endpoint.url}
    assert post(endpoint.url, b"{}", secret=SECRET, at=AT, inside=INSIDE).status == 302
    assert len(endpoint.taken) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "ftp://example.org/",
        "example.org",
        "https://",
        "https://user:word@example.org/",
        "https://example.org:0/",
        "https://[::1",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://2130706433/",
    ],
)
def test_an_unsafe_address_is_not_written_to(url: str) -> None:
    with pytest.raises(UnsafeAddressError):
        post(url, b"{}", secret=SECRET, at=AT)


def test_a_name_that_leads_inside_is_not_written_to(
    monkeypatch: pytest.MonkeyPatch, endpoint: Endpoint
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_more: [(0, 0, 0, "", ("127.0.0.1", 443))])
    with pytest.raises(UnsafeAddressError):
        post("https://harmless.example.org/", b"{}", secret=SECRET, at=AT, inside=INSIDE)


def test_a_name_without_an_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_given: object, **_more: object) -> list[object]:
        raise OSError("no such name")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    with pytest.raises(UnknownHostError):
        post("https://nowhere.example.org/", b"{}", secret=SECRET, at=AT)


@pytest.mark.parametrize(
    ("number", "outside"),
    [
        ("93.184.215.14", True),
        ("2606:4700::1111", True),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("fd00::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:192.168.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_public_addresses(number: str, outside: bool) -> None:
    assert is_outside(number) is outside
