"""Words for how a text stands: whether it applies, since when, until when, and who says so."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from app.domain.law import Basis, Provision, Status, Version
from app.domain.question import Hit
from app.ui import phrases

translate = QCoreApplication.translate


def is_inferred(version: Version) -> bool:
    """Whether it counts as in force only because no newer text is in this library."""
    return version.status is Status.IN_FORCE and version.basis is Basis.INFERRED


def word(version: Version) -> str:
    """What the badge says."""
    if is_inferred(version):
        return translate("Standing", "Newest text")
    return phrases.status(version.status)


def of_hit(hit: Hit) -> tuple[str, Status | None]:
    """What the badge of a hit says, and its status; None where nobody has stated one."""
    if hit.provision.status is not None and hit.version.status is not Status.REPEALED:
        return phrases.status(hit.provision.status), hit.provision.status
    return word(hit.version), None if is_inferred(hit.version) else hit.version.status


def named(version: Version) -> str:
    """The day by which people tell this version from the others."""
    day = version.published or version.effective
    return phrases.day(day) if day else translate("Standing", "Undated")


def when(version: Version, versions: Sequence[Version]) -> str:
    """The rest of the badge's sentence: since when, or from when to when; may be empty."""
    if is_inferred(version):
        told = translate("Standing", "in this library; its status is not stated by the source")
        return _and_since(told, version.effective)
    match version.status:
        case Status.IN_FORCE:
            return _since(version)
        case Status.PENDING:
            if version.effective is None:
                return translate("Standing", "the source does not say from when")
            return translate("Standing", "from {0}").format(phrases.day(version.effective))
        case Status.UNKNOWN:
            return translate("Standing", "the source does not say whether it applies")
    return _past(version, versions)


def _and_since(told: str, effective: date | None) -> str:
    if effective is None:
        return told
    since = translate("Standing", "in force from {0}").format(phrases.day(effective))
    return f"{told} · {since}"


def _since(version: Version) -> str:
    if version.effective is not None:
        return translate("Standing", "since {0}").format(phrases.day(version.effective))
    if version.published is not None:
        return translate("Standing", "published {0}").format(phrases.day(version.published))
    return ""


def _past(version: Version, versions: Sequence[Version]) -> str:
    """From when to when it was law.

    A library notes the day of import as the end of a text of which only that it has ended is
    known: an end that is neither stated nor the begin of another version is not told.
    """
    begin, end = version.begins, version.ends
    known = end is not None and (
        end == version.repealed or any(other.begins == end for other in versions)
    )
    last = phrases.day(end - timedelta(1)) if known and end is not None else ""
    if begin is not None and last:
        told = translate("Standing", "in force {0} to {1}").format(phrases.day(begin), last)
    elif last:
        told = translate("Standing", "in force until {0}").format(last)
    elif begin is not None:
        told = translate("Standing", "in force from {0}; the source does not say until when")
        told = told.format(phrases.day(begin))
    else:
        told = translate("Standing", "the source does not say when it was in force")
    if version.status is Status.AMENDED and version.basis is Basis.INFERRED:
        told += " · " + translate("Standing", "inferred from the dates of the versions")
    return told


def told(version: Version, versions: Sequence[Version]) -> str:
    """The whole sentence."""
    return f"{word(version)} · {when(version, versions)}".removesuffix(" · ")


def asides(provision: Provision) -> Iterator[tuple[Status | None, str]]:
    """What is said beside a provision's label: its own status, its dates, page and extent."""
    if (status := provision.status) is not None and status is not Status.IN_FORCE:
        yield status, phrases.status(status).replace(" ", "\u00a0")
    dates = [
        translate("Standing", "in force from {0}").format(phrases.day(provision.effective))
        if provision.effective
        else "",
        _ended(provision),
        translate("Standing", "p. {0}").format(provision.page) if provision.page else "",
        provision.extent,
    ]
    if beside := " · ".join(part for part in dates if part):
        yield None, beside


def _ended(provision: Provision) -> str:
    if provision.repealed is None:
        return ""
    if provision.status is Status.REPEALED:
        return translate("Standing", "since {0}").format(phrases.day(provision.repealed))
    last = phrases.day(provision.repealed - timedelta(1))
    return translate("Standing", "until {0}").format(last)
