"""What a person asked and what was opened for it: noted, counted, forgotten, and brought back."""

from collections.abc import Mapping
from datetime import UTC, datetime

from app.domain.kept import Asked, Kept
from app.services.taking_over import UserData


class History:
    """The questions of all libraries of this computer; everything raises UserDataNotWritable."""

    def __init__(self, user_data: UserData) -> None:
        self._user_data = user_data

    def note(self, library: str, question: str, provision_id: str) -> None:
        """Keep that this provision was opened for this question in the library in that folder."""
        when = datetime.now(UTC).isoformat(timespec="seconds")
        # half a character can be pasted, and no file takes it
        asked = Asked(question.encode("utf-8", "replace").decode(), when, provision_id)
        self._user_data.add(library, Kept(history=(asked,)))

    def counts(self) -> Mapping[str, int]:
        """How many questions are kept, by the folder of their library."""
        return self._user_data.asked()

    def forget(self) -> Mapping[str, Kept]:
        """Forget all of them; returns what `bring_back` takes."""
        return self._user_data.forget_asked()

    def bring_back(self, forgotten: Mapping[str, Kept]) -> None:
        """Keep again what was forgotten."""
        for library, kept in forgotten.items():
            self._user_data.add(library, kept)
