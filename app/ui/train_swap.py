"""Has the model of a run answer, or the one before it again, and says which does."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.domain.encoders import BUNDLED
from app.domain.training import TrainingRun
from app.ui.session import Session
from app.ui.train_verdict import VerdictPanel


class Swap(QObject):
    """Builds the index with a run's model through the session's chores, and rolls back."""

    def __init__(self, session: Session, panel: VerdictPanel) -> None:
        super().__init__(panel)
        self._session, self._panel = session, panel
        panel.rolled_back.connect(self.roll_back)

    def use(self, model: str) -> None:
        """Build the index with this model; the present one answers until that is done."""
        self._session.build_with(model)

    def roll_back(self) -> None:
        """Answer with the index of before, and build with its model from now on."""
        library = self._session.library
        before = library.previous_index() if library is not None else None
        if before is not None:
            self._session.roll_back()
            encoder = before.encoder
            self._session.keep_encoder(BUNDLED if encoder.kind == BUNDLED else encoder.name)

    def tell(self, chosen: Sequence[TrainingRun], answering: str) -> None:
        """Say of the chosen run whether its model answers."""
        library = self._session.library
        can_roll_back = library is not None and library.previous_index() is not None
        is_it = len(chosen) == 1 and chosen[0].id == answering
        self._panel.tell_use(is_it, self._session.busy, is_it and can_roll_back)
