"""Where the person's data is, and moving it."""

from app.adapters.paths import home, is_home_chosen
from app.domain.events import Work


class HomeFolder:
    """The person's data folder."""

    def path(self) -> str:
        """The folder."""
        return str(home())

    def fixed(self) -> bool:
        """Whether it is portable or a variable names it, so that it cannot be moved from here."""
        return is_home_chosen()

    def move(self, target: str) -> Work[str]:
        """See `app.adapters.data_moving.move_data`."""
        # it takes 0.2 s to import, which the window must not wait for
        from app.adapters.data_moving import move_data

        return move_data(target)
