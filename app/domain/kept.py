"""What a person keeps beside the law: favourites, questions asked, materials, templates."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Favourite:
    """A provision that was marked: as it was named, its text then, and the folder it is in.

    `provision_id` is empty where the library has no such provision; nothing is lost by that.
    """

    law: str
    label: str
    text: str
    folder: str = ""
    tags: str = ""
    note: str = ""
    provision_id: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked, and when, as ISO time or as the source had it.

    `opened` is the id of the provision that was opened from its results, empty where none was.
    """

    question: str
    when: str
    opened: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """A text collected for a draft."""

    title: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Template:
    """A document template of the person's own."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that a person kept."""

    favourites: tuple[Favourite, ...] = ()
    history: tuple[Asked, ...] = ()
    materials: tuple[Material, ...] = ()
    templates: tuple[Template, ...] = ()
