"""Finds the language model of the settings, or another by name and server."""

import threading
from collections.abc import Callable, Sequence

from app.adapters.chat.patience import ANSWER
from app.domain.dialogue import ChatModel
from app.domain.errors import ChatFailed
from app.domain.settings import Settings
from app.services.chatting import Chat


class ChatChoice:
    """Chats by model and server, made once; safe to use from several threads."""

    def __init__(self, key: Callable[[], str] = str, patience: float = ANSWER) -> None:
        """`key` gives that of servers that speak OpenAI's language, at every request.

        It is sent to the server of the settings alone. Without a word for `patience` seconds an
        answer is given up.
        """
        self._key, self._patience = key, patience
        self._settings = Settings()
        self._made: dict[tuple[str, str], Chat] = {}
        self._lock = threading.Lock()

    def follow(self, settings: Settings) -> None:
        """See the port."""
        with self._lock:
            self._settings = settings
            self._made = {}

    def chosen(self, model: str = "", host: str = "") -> Chat:
        """See the port; the server is of the settings' kind. ``refused`` is a bad address."""
        with self._lock:
            named = (model or self._settings.chat_model).strip()
            if not named:
                raise ChatFailed(host, "", "no-model")
            asked = (named, host.strip())
            if asked not in self._made:
                self._made[asked] = self._make(*asked)
            return self._made[asked]

    def models(self, host: str = "") -> Sequence[ChatModel]:
        """See the port."""
        # what speaks to servers is imported when one is asked: the window starts without it
        settings = self._settings
        if settings.chat_kind == "openai":
            from app.adapters.chat import openai

            return openai.models(*self._openai(settings, host))
        from app.adapters.chat import ollama

        return ollama.models(host.strip() or settings.ollama)

    def close(self) -> None:
        """See the port; each answer has its own connection, which ends with it."""
        with self._lock:
            self._made = {}

    def _make(self, model: str, host: str) -> Chat:
        settings = self._settings
        if settings.chat_kind == "openai":
            from app.adapters.chat.openai import OpenAIChat

            return OpenAIChat(model, *self._openai(settings, host), self._patience)
        from app.adapters.chat.ollama import OllamaChat

        return OllamaChat(model, host or settings.ollama, settings.keep_alive, self._patience)

    def _openai(self, settings: Settings, host: str) -> tuple[str, Callable[[], str]]:
        address = host.strip() or settings.chat_address
        return address, self._key if address == settings.chat_address else str
