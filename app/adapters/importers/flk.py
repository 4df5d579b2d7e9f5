"""Reads the Markdown of the national law database: YAML front matter, then the text as a list."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from app.adapters.importers import chinese_identity, front_matter
from app.adapters.importers.chinese_body import provisions
from app.adapters.importers.chinese_dates import effective_in, published_in
from app.adapters.importers.flk_lines import body_lines
from app.adapters.importers.importer import File
from app.domain.errors import SourceUnreadable
from app.domain.law import Level, ParsedLaw, Status

_STATUS = {
    "有效": Status.IN_FORCE,
    "已修改": Status.AMENDED,
    "已废止": Status.REPEALED,
    "尚未生效": Status.PENDING,
}
_GROUPS = {
    "宪法": Level.CONSTITUTION,
    "法律": Level.LAW,
    "行政法规": Level.ADMINISTRATIVE,
    "监察法规": Level.ADMINISTRATIVE,
    "司法解释": Level.INTERPRETATION,
    "地方性法规": Level.LOCAL,
    "地方法规": Level.LOCAL,
    "部门规章": Level.DEPARTMENTAL,
}
_FOLDERS = (
    (re.compile(r"[\d.]*法律(?:部分)?$"), Level.LAW),
    (re.compile(r"[\d.]*行政法规$"), Level.ADMINISTRATIVE),
    (re.compile(r".*规章$"), Level.DEPARTMENTAL),
    (re.compile(r"[\d.]*司法解释$"), Level.INTERPRETATION),
)
_YEAR = re.compile(r"[（(]\d{4}[^（）()]{0,6}[)）]$")


class Flk:
    """The importer of front-matter files that state publication date, status and group."""

    name = "flk"
    edition = 1
    suffixes = (".md", ".markdown", ".txt")

    def recognises(self, file: File) -> bool:
        """Front matter with a title and what the database says of a law."""
        if not file.head.startswith("---"):
            return False
        front = front_matter.split(file.head)[0] or file.head
        stated = ("status", "publication_date", "urls")
        return front_matter.has_key(front, "title") and any(
            front_matter.has_key(front, key) for key in stated
        )

    def unit_key(self, file: File) -> str:
        """Every file is one version of one law."""
        return file.path

    def facts(self, file: File) -> str:
        """What the folder says of the level, for groups that do not say it."""
        hint = _hint(file.path)
        return hint.value if hint else ""

    def parse(self, files: Sequence[File]) -> Sequence[ParsedLaw]:
        """The version of a law that one file holds."""
        (file,) = files
        path, text = file.path, file.text
        fenced, body = front_matter.split(text)
        if fenced is None:
            raise SourceUnreadable(path, "bad-front-matter", "line 1")
        front = front_matter.load(fenced, path)
        title = re.sub(r"\s+", " ", front_matter.text_of(front, "title", path))
        if not title:
            raise SourceUnreadable(path, "no-title")
        history, lines = body_lines(body, title)
        found = provisions(lines)
        if not found:
            raise SourceUnreadable(path, "empty")
        heads = history or tuple(line.text for line in lines[:3])
        level, region = _placed(path, title, front, heads)
        published = front_matter.date_of(front, "publication_date", path) or published_in(history)
        linked = _YEAR.sub("", front_matter.text_of(front, "LinkTitle", path))
        law = ParsedLaw(
            key=chinese_identity.law_key(level, region, title),
            title=title,
            language="zh",
            level=level,
            provisions=found,
            region=region,
            jurisdiction="中国",
            short_titles=chinese_identity.short_titles(title, (linked,)),
            published=published,
            effective=front_matter.date_of(front, "effective_date", path)
            or effective_in(history, published),
            status=_STATUS.get(front_matter.text_of(front, "status", path)),
            history=history,
        )
        return (law,)


def _placed(
    path: str, title: str, front: dict[str, Any], history: tuple[str, ...]
) -> tuple[Level, str]:
    """Level and region by the group, else by title, issuer and history, else by the folder."""
    group = _GROUPS.get(front_matter.text_of(front, "group", path))
    issuer = front_matter.text_of(front, "author", path)
    level, region = chinese_identity.inferred(title, issuer, history)
    if group is Level.LOCAL:
        return group, region or chinese_identity.region_of(title, issuer)
    if group:
        return group, ""
    if level is Level.OTHER:
        level = _hint(path) or level
    return level, region


def _hint(path: str) -> Level | None:
    for folder in PurePosixPath(path).parts[-4:-1][::-1]:
        for pattern, level in _FOLDERS:
            if pattern.match(folder):
                return level
    return None
