"""Where law can be fetched from: the entries that are offered, and what arrives of them."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import unquote, urljoin, urlsplit

from app.domain.events import Event

_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9@._-]{0,118}\.(?:zip|xml)")
_LINK = re.compile(r"""href\s*=\s*["']([^"'<>\s]{1,2000})["']""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file at one address.

    `name` is what it is called on disk; its suffix, ``.zip`` or ``.xml``, is what it must be.
    `sha256` is empty where the publisher gives no checksum.
    """

    address: str
    name: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A library that can be fetched: known beforehand, so that it is shown before any contact.

    Either `files` are fixed, or `page` is an address on which the first link that matches the
    pattern `link` leads to the one file. `size` is the approximate size of all files in bytes,
    `limit` the size in bytes that none of them may exceed. `format` is the importer's name.
    """

    name: str
    title: str
    title_zh: str
    licence: str
    licence_zh: str
    format: str
    language: str
    size: int
    limit: int
    files: tuple[SourceFile, ...] = ()
    page: str = ""
    link: str = ""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that is contacted first when this is fetched."""
        return (self.page,) if self.page else tuple(file.address for file in self.files)

    @property
    def has_checksums(self) -> bool:
        """Whether the publisher gives a checksum for each file."""
        return bool(self.files) and all(file.sha256 for file in self.files)


@dataclass(frozen=True, slots=True)
class Received(Event):
    """How much of one file is there.

    `done` and `total` are bytes of the file, `total` None where the server does not say it;
    `came` are the bytes that came over the line in this attempt at the file, which only grows,
    while `done` begins above zero when a file is resumed and falls when it starts anew.
    """

    done: int
    total: int | None
    came: int


def file_name(address: str) -> str:
    """The name of the file at `address`; empty where that would be no safe name for a file."""
    name = unquote(urlsplit(address).path.rpartition("/")[2])
    return name if is_safe_name(name) else ""


def is_safe_name(name: str) -> bool:
    """Whether `name` is a plain name of a zip or XML file, without folders or odd characters."""
    return _SAFE_NAME.fullmatch(name) is not None


def linked_file(entry: SourceEntry, text: str) -> SourceFile | None:
    """The file that the entry's page, whose `text` this is, links to; None where it has none."""
    for match in _LINK.finditer(text):
        try:
            address = urljoin(entry.page, match[1].replace("&amp;", "&"))
            name = file_name(address)
        except ValueError:  # a link that is no address
            continue
        if name and re.fullmatch(entry.link, name):
            return SourceFile(address, name)
    return None


def is_loopback(address: str) -> bool:
    """Whether the host of `address` is this very machine."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def may_be_asked(address: str, at_home: bool) -> bool:
    """Whether a file may be fetched from `address`: over https, from another machine.

    `at_home` says that the entry's own address is on this machine: only then may this machine
    be asked, and without https.
    """
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or is_loopback(address) is not at_home:
        return False
    return parts.scheme == "https" or (at_home and parts.scheme == "http")
