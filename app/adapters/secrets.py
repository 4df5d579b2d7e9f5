"""Keeps keys and tokens in the system's keyring, and nowhere else."""

import os

from app.domain.errors import SecretsUnavailable

SERVICE = "Pandecta"
_VARIABLES = {
    "openai": "PANDECTA_OPENAI_KEY",
    "hub": "PANDECTA_HUB_TOKEN",
    "chat": "PANDECTA_CHAT_KEY",
}
_SHARED = "PANDECTA_INDEX_SECRET"


class Keyring:
    """The secrets by name: ``openai``, ``hub``, ``chat``, or the address of a shared index place.

    A variable of the environment goes before the keyring, for machines that have none:
    PANDECTA_OPENAI_KEY, PANDECTA_HUB_TOKEN, PANDECTA_CHAT_KEY, and PANDECTA_INDEX_SECRET for every
    shared place.
    """

    def get(self, name: str) -> str:
        """The secret, empty where there is none and where the keyring cannot be asked."""
        if told := os.environ.get(_VARIABLES.get(name, _SHARED), ""):
            return told
        try:
            return self.read(name)
        except SecretsUnavailable:
            return ""

    def read(self, name: str) -> str:
        """The secret as the keyring has it, empty where it has none; raises SecretsUnavailable."""
        # it takes 60 ms to import, and most people have no secret
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(SERVICE, name) or ""
        except (KeyringError, RuntimeError, OSError) as error:
            raise SecretsUnavailable(name, str(error)) from error

    def keep(self, name: str, secret: str) -> None:
        """Keep a secret, or forget it where it is empty; raises SecretsUnavailable."""
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError

        try:
            if secret:
                keyring.set_password(SERVICE, name, secret)
            else:
                keyring.delete_password(SERVICE, name)
        except PasswordDeleteError:
            return
        except (KeyringError, RuntimeError, OSError) as error:
            raise SecretsUnavailable(name, str(error)) from error
