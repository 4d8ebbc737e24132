"""One document from the network, within bounds: what a server may send, how long it may take, where it may send one on to.

Only http and https are spoken. No passwords, cookies or certificates of the user's are sent; proxies are those of the
environment. What comes back is bytes or the reason why there are none; nothing is kept here.
"""

from __future__ import annotations

import io
import socket
import time
from collections.abc import Mapping
from enum import Enum
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, InvalidURL
from types import MappingProxyType
from typing import cast
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from msgspec import Struct

from disclose import __version__

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_CHUNK = 64 * 1024
_UNQUOTED = "%/:=&?~+!$,;'@()*[]"
_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "User-Agent": f"disclose/{__version__}",
        "Accept": "application/xml, text/xml, */*;q=0.1",
        "Accept-Encoding": "identity",
    }
)


class FetchBounds(Struct, frozen=True):
    """How far a server is trusted: seconds without a byte, seconds for a whole document, its bytes, and how often it may send
    one on to another URL."""

    silence: int = 20
    seconds: int = 120
    size: int = 64 * 1024 * 1024
    redirects: int = 5


class Failure(Enum):
    """Why there is no document, as a code."""

    REFUSED = "disclose.online:refused"
    NOT_FOUND = "disclose.online:not-found"
    FAILED = "disclose.online:failed"
    TIMEOUT = "disclose.online:timeout"
    TOO_LARGE = "disclose.online:too-large"
    NOT_XML = "disclose.online:not-xml"
    LIMIT = "disclose.online:limit"


class Refusal(Struct, frozen=True):
    """A document that could not be fetched: why, and the end of a sentence that says so."""

    failure: Failure
    reason: str


class Fetched(Struct, frozen=True):
    """A document as a server sent it, and the entity tag that the server gave this version of it."""

    data: bytes
    etag: str


def fetch(url: str, bounds: FetchBounds | None = None) -> Fetched | Refusal:
    """The XML document at a URL. A redirect from https to http is not followed, as it would undo what https is for."""
    bounds = bounds or FetchBounds()
    deadline = time.monotonic() + bounds.seconds
    at = url
    for _ in range(bounds.redirects + 1):
        refused = _refused(at, url)
        if refused is not None:
            return refused
        try:
            answer = _ask(at, bounds, deadline)
        except (OSError, HTTPException, ValueError) as problem:
            return _failed(problem)
        if not isinstance(answer, str):
            return answer
        try:
            at = urljoin(at, answer)
        except ValueError:
            return Refusal(Failure.REFUSED, "the server redirects to something that is not a URL")
    return Refusal(Failure.REFUSED, f"the server redirects more than {bounds.redirects} times")


def _refused(at: str, asked: str) -> Refusal | None:
    """Why a URL is not asked for, if it isn't; `asked` is the one that redirects began with."""
    sent_on = " redirects to" if at != asked else ""
    try:
        parts, first = urlsplit(at), urlsplit(asked)
        secret = parts.username is not None or parts.password is not None
    except ValueError:
        return Refusal(Failure.REFUSED, "that is not a URL")
    subject = f"the server{sent_on}" if sent_on else "this is"
    if parts.scheme not in ("http", "https") or not parts.hostname:
        scheme = f"{parts.scheme}:" if parts.scheme else "no scheme"
        return Refusal(Failure.REFUSED, f"{subject} a URL with {scheme}, and only http and https are fetched")
    if secret:
        return Refusal(Failure.REFUSED, f"{subject} a URL with a user name in it, and no credentials are sent")
    if first.scheme == "https" and parts.scheme == "http":
        return Refusal(Failure.REFUSED, f"{subject} http from https")
    return None


def _ask(url: str, bounds: FetchBounds, deadline: float) -> Fetched | Refusal | str:
    """One request: the document, the reason why there is none, or the URL that the server names instead."""
    request = Request(quote(url, safe=_UNQUOTED), headers=dict(_HEADERS))
    try:
        with _opener(bounds, deadline).open(request, timeout=bounds.silence) as opened:
            return _received(cast(HTTPResponse, opened), bounds, deadline)
    except HTTPError as problem:
        with problem:
            location = problem.headers.get("Location") if problem.code in _REDIRECTS else None
            if location:
                return location
            kind = Failure.NOT_FOUND if problem.code in _GONE else Failure.FAILED
            return Refusal(kind, f"the server answers {problem.code}")


def _received(response: HTTPResponse, bounds: FetchBounds, deadline: float) -> Fetched | Refusal:
    if response.status != 200:
        return Refusal(Failure.FAILED, f"the server answers {response.status}")
    if response.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        return Refusal(Failure.NOT_XML, "the server sends it compressed, which was not asked for")
    too_large = Refusal(Failure.TOO_LARGE, f"it is larger than the {bounds.size:,} bytes that are read")
    if response.length is not None and response.length > bounds.size:
        return too_large
    expected = response.length
    data = bytearray()
    while part := response.read1(_CHUNK):
        data += part
        if len(data) > bounds.size:
            return too_large
        if time.monotonic() > deadline:
            raise TimeoutError
    if expected is not None and len(data) < expected:
        return Refusal(Failure.FAILED, "the connection ended before all of it was there")
    if not _looks_like_xml(bytes(data[:1024])):
        return Refusal(Failure.NOT_XML, "the server answers with something else than an XML document")
    return Fetched(bytes(data), response.headers.get("ETag", "")[:200])


def _looks_like_xml(start: bytes) -> bool:
    """Whether bytes can begin a schema or linkbase: markup, and not the page by which servers say that they have nothing."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return text.startswith(b"<") and not text.startswith((b"<!doctype html", b"<html"))


def _failed(problem: OSError | HTTPException | ValueError) -> Refusal:
    reason = problem.reason if isinstance(problem, URLError) else problem
    if isinstance(reason, TimeoutError):
        return Refusal(Failure.TIMEOUT, "the server takes too long")
    if isinstance(problem, InvalidURL | UnicodeError):
        return Refusal(Failure.REFUSED, "that is not a URL that can be asked for")
    said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
    return Refusal(Failure.FAILED, f"the connection fails ({said})")


def _opener(bounds: FetchBounds, deadline: float) -> OpenerDirector:
    """Made by hand, because the usual one also opens files, sends passwords and follows redirects."""
    opener = OpenerDirector()
    opener.addheaders = []
    for handler in (
        ProxyHandler(),
        _Http(bounds, deadline),
        _Https(bounds, deadline),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


class _Http(HTTPHandler):
    def __init__(self, bounds: FetchBounds, deadline: float) -> None:
        super().__init__()
        self._hurry = partial(_hurried, bounds, deadline)

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(self._hurry, HTTPConnection), req)


class _Https(HTTPSHandler):
    def __init__(self, bounds: FetchBounds, deadline: float) -> None:
        super().__init__()
        self._hurry = partial(_hurried, bounds, deadline)

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(self._hurry, HTTPSConnection), req)


def _hurried(bounds: FetchBounds, deadline: float, kind: type[HTTPConnection], host: str, timeout: int) -> HTTPConnection:
    """A connection whose answer, headers included, must be there by a deadline, however slowly its bytes come."""
    connection = kind(host, timeout=timeout)
    connection.response_class = partial(_response, bounds, deadline)  # type: ignore[assignment]
    return connection


def _response(bounds: FetchBounds, deadline: float, sock: socket.socket, method: str | None = None) -> HTTPResponse:
    response = HTTPResponse(sock, method=method)
    response.fp.close()
    response.fp = io.BufferedReader(_Hurried(sock, bounds.silence, deadline))
    return response


class _Hurried(io.RawIOBase):
    """What a socket receives until a deadline."""

    def __init__(self, sock: socket.socket, silence: int, deadline: float) -> None:
        super().__init__()
        self._socket, self._silence, self._deadline = sock, silence, deadline
        self._file = cast(io.RawIOBase, sock.makefile("rb", buffering=0))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._socket.settimeout(min(self._silence, left))
        return self._file.readinto(buffer)  # type: ignore[arg-type]

    def close(self) -> None:
        self._file.close()
        super().close()
