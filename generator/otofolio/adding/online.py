"""Asking a public service on the internet: the one module that opens a connection.

It asks only when `otofolio add` is called, only the services that it is given, and follows a redirect only to an
origin (scheme and host) on the service's list. Answers are bounded in size and time.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, urljoin, urlsplit

from otofolio import __version__
from otofolio.problems import Refusal

USER_AGENT = f"Otofolio/{__version__} (https://pypi.org/project/otofolio/)"
"""The product and where to read about it, as Crossref, arXiv, and Open Library ask of a program."""
LARGEST_ANSWER = 5_000_000
"""Bytes. A record with its reference list has some hundred thousand."""
_ONE_WAIT = 15.0
"""Seconds without a byte."""
_WHOLE_WAIT = 60.0
_TRIES = 3
_LONGEST_PAUSE = 30.0
_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 500, 502, 503, 504)
_LATER = "nothing was written for it; try again in a few minutes"
_OFFLINE = "check your connection to the internet, and try again; `add` is the only command that needs one"


@dataclass(frozen=True, slots=True)
class Service:
    """Whom to ask: its name for people, its address, what else it may redirect to, and seconds between requests."""

    name: str
    address: str
    redirects: tuple[str, ...] = ()
    pause: float = 0.4

    @property
    def origins(self) -> frozenset[str]:
        """Everything that it may send us to."""
        return frozenset((_origin(self.address), *self.redirects))


class UnknownNumberError(Exception):
    """The service answers that it has no such record."""


class _AgainError(Exception):
    """What may go better in a moment: the sentence for the person, and the seconds that the service asks for."""

    def __init__(self, said: str, pause: float = 0.0) -> None:
        super().__init__(said)
        self.pause = pause


class Online:
    """The connections of one run. `sleep` and `clock` count in seconds."""

    def __init__(
        self, sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin without having asked anybody."""
        self._sleep, self._clock = sleep, clock
        self._asked: set[str] = set()

    def get(self, service: Service, path: str, accept: str) -> bytes:
        """The answer's body. Raises UnknownNumberError, or Refusal if there is no usable answer."""
        if service.name in self._asked:
            self._sleep(service.pause)
        self._asked.add(service.name)
        for left in reversed(range(_TRIES)):
            try:
                return self._once(service, path, accept)
            except _AgainError as error:
                if not left:
                    raise Refusal(str(error), _LATER) from None
                self._sleep(min(error.pause or 2.0 ** (_TRIES - left), _LONGEST_PAUSE))
        raise AssertionError

    def _once(self, service: Service, path: str, accept: str) -> bytes:
        address = service.address + path
        for _ in range(_MOST_REDIRECTS + 1):
            found = self._ask(service, address, accept)
            if isinstance(found, bytes):
                return found
            address = found
        raise Refusal(f"{service.name} sends in circles.", _LATER)

    def _ask(self, service: Service, address: str, accept: str) -> bytes | str:
        """The body, or the address to which the service redirects."""
        headers = {"Accept": accept, "Accept-Encoding": "identity", "User-Agent": USER_AGENT}
        request = urllib.request.Request(address, headers=headers)  # noqa: S310 - its origin is on the list
        try:
            with _opener().open(request, timeout=_ONE_WAIT) as response:
                return self._body(response, service.name)
        except urllib.error.HTTPError as error:
            with error:
                if error.code in _REDIRECTS and (location := error.headers.get("Location")):
                    return _next_address(service, address, location)
                raise _refused(error, service.name) from None
        except (OSError, http.client.HTTPException) as error:
            raise _failed(error, service.name) from None

    def _body(self, response: http.client.HTTPResponse, name: str) -> bytes:
        end = self._clock() + _WHOLE_WAIT
        parts: list[bytes] = []
        size = 0
        while part := response.read1(65_536):
            parts.append(part)
            size += len(part)
            if size > LARGEST_ANSWER:
                raise Refusal(f"{name} sent far more than a record, so the answer was not read.", _LATER)
            if self._clock() > end:
                raise Refusal(f"{name} was too slow to answer.", _LATER)
        if response.length:
            raise _AgainError(f"The answer of {name} breaks off.")
        return b"".join(parts)


def _opener() -> urllib.request.OpenerDirector:
    """Nothing but HTTP(S), with the system's proxy: the usual opener reads files and FTP, and follows any redirect."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(), urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=_trust()),
        urllib.request.HTTPDefaultErrorHandler(), urllib.request.HTTPErrorProcessor(),
    ):  # fmt: skip
        opener.add_handler(handler)
    return opener


@cache
def _trust() -> ssl.SSLContext:
    """Whom the system trusts: its certificates, which take longer to read than most answers."""
    return ssl.create_default_context()


def _next_address(service: Service, address: str, location: str) -> str:
    """Where a redirect leads, if that is one of the service's own places. Raises Refusal for any other."""
    try:
        found = quote(urljoin(address, location), safe="!#$%&'()*+,/:;=?@[]~")
    except ValueError:
        found = ""
    if _origin(found) not in service.origins:
        said = f"{service.name} has no record of it that can be read, and sends to another website."
        raise Refusal(said, "export the work from your reference manager, or type it into publications.bib")
    return found


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
        return f"{parts.scheme}://{parts.hostname or ''}{port}".lower()
    except ValueError:
        return ""


def _refused(error: urllib.error.HTTPError, name: str) -> Exception:
    if error.code in (404, 410):
        return UnknownNumberError()
    if error.code in _BUSY:
        waited = str(error.headers.get("Retry-After", ""))
        pause = float(waited) if re.fullmatch(r"\d{1,6}", waited) else 0.0
        said = "asks to be asked less often" if error.code == 429 else "is out of order at the moment"
        return _AgainError(f"{name} {said} (HTTP {error.code}).", pause)
    if error.code == 406:
        return Refusal(f"{name} has no record of it that can be read.", "type it into publications.bib by hand")
    return Refusal(f"{name} refused the request (HTTP {error.code}).", "check the number, letter by letter")


def _failed(error: Exception, name: str) -> Exception:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        said = f"The connection to {name} is not safe, so it was closed: its certificate cannot be checked."
        return Refusal(said, "hospital, hotel, and school networks do this; sign in to the network, or use another")
    if isinstance(reason, TimeoutError):
        return _AgainError(f"{name} does not answer.")
    if isinstance(reason, socket.gaierror | ConnectionRefusedError):
        return Refusal(f"{name} cannot be reached.", _OFFLINE)
    if isinstance(reason, ConnectionError | http.client.IncompleteRead):
        return _AgainError(f"The connection to {name} was cut.")
    if isinstance(reason, http.client.HTTPException):
        return Refusal(f"The answer of {name} is not one of the web.", _LATER)
    return Refusal(f"{name} cannot be reached.", _OFFLINE)
