"""The reader's references: loads them behind the text, shows where they lead, and goes there."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from app.domain.events import Progress, Work
from app.domain.law import Law, Provision, Version
from app.domain.subdivision import subdivision_span
from app.services.law_ports import Reference
from app.services.library import OpenLibrary
from app.ui.session import Session
from app.ui.widgets.law_link_view import LinkedLawView
from app.ui.widgets.law_links import Link
from app.ui.widgets.law_rows import Reading
from app.ui.widgets.reference_card import ReferenceCard
from app.ui.widgets.reference_foot import ReferenceFoot
from app.ui.widgets.reference_list import ReferenceList

Found = tuple[Provision, Law, Version]

DELAY = 300
"""Milliseconds that the mouse rests on a reference before its card is shown."""


class ReaderReferences(QObject):
    """Emits `wanted` with provision and version to be read, and `troubled`."""

    wanted = Signal(str, str)
    troubled = Signal(object)

    def __init__(self, session: Session, view: LinkedLawView, foot: ReferenceFoot) -> None:
        super().__init__(view)
        self._session, self._view, self._foot = session, view, foot
        self.card, self.list = ReferenceCard(view), ReferenceList(view)
        self._citing: Sequence[str] = ()
        self._link: Link | None = None
        self._told = False
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(DELAY)
        self._resting.timeout.connect(self._look_up)
        view.pointed.connect(self._pointed)
        view.chosen.connect(self._chosen)
        view.followed.connect(self._follow)
        view.moved.connect(self._settle)
        foot.wanted.connect(self._list_citing)
        self.list.picked.connect(self.wanted)

    # behind the text

    def load(self) -> None:
        """Have the references of what is in sight looked up, where that is not done yet."""
        reading, places = self._view.reading, self._view.unknown_places()
        if reading is None or not places:
            return
        ids = [reading.law.provisions[place].id for place in places]
        if (task := self._session.references(ids)) is not None:
            task.done.connect(lambda found: self._know(reading, places, found))
            task.failed.connect(self.troubled)

    def _know(
        self, reading: Reading, places: list[int], found: Mapping[str, Sequence[Reference]]
    ) -> None:
        if self._view.reading is reading:
            provisions = reading.law.provisions
            self._view.know_references({p: found.get(provisions[p].id, ()) for p in places})

    def count_citing(self, provision: Provision | None) -> None:
        """Have it counted how many provisions refer to this one."""
        self._citing = ()
        self._foot.tell(0)
        if provision is None:
            self._session.lanes.reading.cancel("cited by")
        elif (task := self._session.cited_by(provision.id)) is not None:
            task.done.connect(self._cited)
            task.failed.connect(self.troubled)

    def _cited(self, citing: Sequence[str]) -> None:
        self._citing = citing
        self._foot.tell(len(citing))

    def forget(self) -> None:
        """Let go of everything; what is still being looked up is not wanted any more."""
        self._session.lanes.reading.cancel()
        self._citing = ()
        self._foot.forget()
        self.list.close()

    # where a reference leads

    def _pointed(self, link: Link | None) -> None:
        self._let_go()
        if link is not None:
            self._link = link
            self._resting.start()

    def _chosen(self, link: Link | None) -> None:
        self._let_go()
        if link is not None:
            self._link = link
            self._look_up()

    def _let_go(self) -> None:
        self._resting.stop()
        self._session.lanes.reading.cancel("card")
        self._link, self._told = None, False
        self.card.hide()

    def _look_up(self) -> None:
        library, link = self._session.library, self._link
        if library is None or link is None:
            return
        task = self._session.lanes.reading.start(_found(library, link.targets[:1]), "card")
        task.done.connect(lambda found: self._show(link, found))
        task.failed.connect(self.troubled)

    def _show(self, link: Link, found: Sequence[Found]) -> None:
        if link is not self._link or not found:
            return
        provision, law, _ = found[0]
        whole = 0, len(provision.text)
        span = subdivision_span(provision.text, law.language, link.within) or whole
        self._told = True
        self.card.tell(found[0], span, len(link.targets) - 1)
        self._settle()
        if link == self._view.walked_to:
            told = f"{self._view.words(link)}: {self.card.told}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, told))

    def _settle(self) -> None:
        """Keep the card at its reference while the text moves, as long as that is in sight."""
        if self._link is None or not self._told:
            return
        area = self._view.area(self._link)
        if area.isEmpty():
            self.card.hide()
        else:
            self.card.place(area.translated(self._view.viewport().pos()))

    def _follow(self, link: Link) -> None:
        """Go where a reference leads; where it means several provisions, ask to which."""
        self._let_go()
        library = self._session.library
        if len(link.targets) == 1 or library is None:
            self.wanted.emit(link.targets[0], link.version_id)
            return
        task = self._session.lanes.reading.start(_found(library, link.targets), "list")
        task.done.connect(lambda found: self._offer_meant(link, found))
        task.failed.connect(self.troubled)

    def _offer_meant(self, link: Link, found: Sequence[Found]) -> None:
        area = self._view.area(link).translated(self._view.viewport().pos())
        if found and not area.isEmpty():
            self.list.offer(found, area, self._view.words(link))

    # what refers to the opened provision

    def _list_citing(self) -> None:
        library = self._session.library
        if library is not None and self._citing:
            task = self._session.lanes.reading.start(_found(library, self._citing), "list")
            task.done.connect(self._offer_citing)
            task.failed.connect(self.troubled)

    def _offer_citing(self, found: Sequence[Found]) -> None:
        reading = self._view.reading
        if not found or reading is None:
            return
        own = reading.law.law.id
        ordered = sorted(found, key=lambda it: (it[1].id != own, it[1].title, it[0].position))
        button = self._foot.button
        corner = self._view.mapFromGlobal(button.mapToGlobal(button.rect().topLeft()))
        self.list.offer(ordered, QRect(corner, button.size()), button.accessibleName())


def _found(library: OpenLibrary, ids: Sequence[str]) -> Work[list[Found]]:
    """These provisions, without those that are gone meanwhile."""
    found: list[Found] = []
    for done, one in enumerate(ids):
        yield Progress("reading", done, len(ids))
        found += library.resolve(one)[:1]
    return found
