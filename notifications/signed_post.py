"""A signed POST to a system outside: it can be checked there, and reaches no machine that it should not.

Signed as `t=SECONDS,v1=HEX`, where HEX is the HMAC-SHA256 of `SECONDS.BODY` under the secret both sides hold.
The receiver counts it anew and refuses what is older than it likes: so nothing can be forged or replayed.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import socket
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

import httpx

HEADER = "Merzim-Signature"
TIMEOUT_SECONDS = 10.0
READ_AT_MOST = 2_000

NAT64 = ipaddress.ip_network("64:ff9b::/96")

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class UnsafeAddressError(ValueError):
    """The address may not be written to: not HTTPS, or inside the network without leave."""


class UnknownHostError(OSError):
    """The name of the host has no address now."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`said`: the beginning of what came back. `retry_after`: seconds, where they were named."""

    status: int
    said: str
    retry_after: float | None

    @property
    def is_taken(self) -> bool:
        return 200 <= self.status < 300


def signature(body: bytes, *, secret: str, at: int) -> str:
    """The value of the header. `at`: seconds since 1970."""
    said = f"{at}.".encode() + body
    return f"t={at},v1={hmac.new(secret.encode(), said, hashlib.sha256).hexdigest()}"


def is_signed(header: str, body: bytes, *, secret: str, now: int, tolerance: int = 300) -> bool:
    """Whether a header was made with that secret for that body, not more than `tolerance` seconds ago."""
    at = header.partition(",")[0].removeprefix("t=")
    if not at.isdecimal() or abs(now - int(at)) > tolerance:
        return False
    return hmac.compare_digest(header.encode(), signature(body, secret=secret, at=int(at)).encode())


def post(
    url: str,
    body: bytes,
    *,
    secret: str,
    at: int,
    inside: Collection[str] = (),
    headers: Mapping[str, str] | None = None,
    timeout: float = TIMEOUT_SECONDS,
) -> Answer:
    """Send a JSON body, signed; redirects are not followed.

    `inside`: names of hosts of one's own, to which plain HTTP and private addresses are allowed.
    Raises `UnsafeAddressError`, `UnknownHostError` or `httpx.HTTPError`.
    """
    parts = checked(url, inside=inside)
    target, name = _pinned(parts, inside=inside)
    sent = {
        **(headers or {}),
        "Host": parts.netloc.rpartition("@")[2],
        "Content-Type": "application/json",
        "User-Agent": "Merzim",
        HEADER: signature(body, secret=secret, at=at),
    }
    # One client a call: a kept connection could carry a message to another host behind the same address.
    with (
        httpx.Client(timeout=timeout, trust_env=False) as client,
        client.stream(
            "POST", target, content=body, headers=sent, extensions={"sni_hostname": name}
        ) as answer,
    ):
        return _answer(answer)


def checked(url: str, *, inside: Collection[str] = ()) -> SplitResult:
    """The parts of an address whose form allows a message. Raises `UnsafeAddressError`."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UnsafeAddressError(str(error)) from error
    if not parts.hostname or parts.username or parts.password or port == 0:
        raise UnsafeAddressError("the address needs a host, and carries no name or password")
    allowed = {"https", "http"} if parts.hostname in inside else {"https"}
    if parts.scheme not in allowed:
        raise UnsafeAddressError(
            f"{parts.scheme or 'an address without a scheme'} is not allowed, only https"
        )
    return parts


def _pinned(parts: SplitResult, *, inside: Collection[str]) -> tuple[httpx.URL, str]:
    """The address by number, looked up once, so that no second look-up can lead elsewhere; and the name."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnknownHostError(f"{host}: {error}") from error
    numbers = [str(row[4][0]) for row in found]
    if host not in inside and not all(is_outside(number) for number in numbers):
        raise UnsafeAddressError(f"{host} lies inside the network")
    return httpx.URL(parts.geturl()).copy_with(host=numbers[0], port=port), host


def is_outside(number: str) -> bool:
    """Whether an IP address is one of the public internet, also where it wraps another."""
    found: IPAddress = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        wrapped = found.ipv4_mapped or found.sixtofour
        if found in NAT64:
            wrapped = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        found = wrapped or found
    return found.is_global and not found.is_multicast


def _answer(answer: httpx.Response) -> Answer:
    said = b""
    for part in answer.iter_bytes(READ_AT_MOST):
        said += part
        if len(said) >= READ_AT_MOST:
            break
    wait = answer.headers.get("Retry-After", "")
    return Answer(
        status=answer.status_code,
        said=said[:READ_AT_MOST].decode(errors="replace"),
        retry_after=float(wait) if wait.isdecimal() else None,
    )
