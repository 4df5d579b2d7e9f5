"""Talks with a model on a server that speaks OpenAI's language."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.adapters.chat import patience as patience_of
from app.adapters.chat.conversing import Heard, conversing
from app.adapters.chat.driving import answered
from app.adapters.chat.openai_events import EventReader, ServerError
from app.adapters.chat.openai_forms import Form
from app.adapters.chat.openai_server import OpenAIServer, failure
from app.adapters.chat.place import Place
from app.domain.dialogue import ChatModel, ChatRequest, Reply
from app.domain.events import Work

if TYPE_CHECKING:
    import httpx

Tell = Callable[[Heard], None]

_BAD_FORM = (400, 422)


class OpenAIChat:
    """A model of a server's; each answer has a connection of its own."""

    def __init__(
        self,
        model: str,
        address: str,
        key: Callable[[], str] = str,
        patience: float = patience_of.ANSWER,
    ) -> None:
        """`address` with or without ``/v1``; `key` gives an empty text where none is needed.

        Nothing is asked yet. Raises ChatFailed where there is no address.
        """
        self._server = OpenAIServer(address, key, model)
        self._patience = patience
        self._card: ChatModel | None = None
        self._form = Form()

    @property
    def name(self) -> str:
        """See the port."""
        return self._server.place.model

    @property
    def address(self) -> str:
        """See the port."""
        return self._server.place.address

    def card(self) -> ChatModel:
        """See the port; a server without a list of models is believed to have this one."""
        if self._card is None:
            listed = _listed(self._server, min(self._patience, patience_of.CARD))
            self._card = self._found(listed) if listed else ChatModel(self.name)
        return self._card

    def saying(self, request: ChatRequest) -> Work[Reply]:
        """See the port."""
        place = self._server.place
        return (
            yield from conversing(
                lambda tell: self._say(request, tell), place, request.longest, self._patience
            )
        )

    def _found(self, listed: list[ChatModel]) -> ChatModel:
        by_name = {model.name.casefold(): model for model in listed}
        # some servers take a name with a variant behind it that they do not list
        for name in (self.name, self.name.rpartition(":")[0]):
            if (found := by_name.get(name.casefold())) is not None:
                return found
        names = ", ".join(model.name for model in listed[:8])
        raise self._server.place.failed("not-installed", f"the server has: {names}")

    async def _say(self, request: ChatRequest, tell: Tell) -> None:
        """Put the question in the fullest form that the server takes."""
        form: Form | None = self._form
        async with self._server.connected() as (client, place):
            while form is not None:
                form = await self._asked(client, place, form, request, tell)

    async def _asked(
        self,
        client: "httpx.AsyncClient",
        place: Place,
        form: Form,
        request: ChatRequest,
        tell: Tell,
    ) -> Form | None:
        """Put it in this form; the form to try instead, None after an answer."""
        from app.adapters.chat.connecting import told

        url, body = f"{self._server.url}/chat/completions", form.body(self.name, request)
        async with client.stream("POST", url, json=body) as response:
            status = response.status_code
            if status == 200:
                self._form = form
                await _listen(response, place, tell)
                return None
            refusal = await told(response)
        error = failure(place, status, refusal)
        lesser = form.lesser(request, refusal) if status in _BAD_FORM else None
        if lesser is None or error.reason != "failed":
            raise error
        return lesser


def models(
    address: str, key: Callable[[], str] = str, patience: float = patience_of.CARD
) -> list[ChatModel]:
    """The models of the server by name, none where it keeps no list; raises ChatFailed."""
    listed = _listed(OpenAIServer(address, key), patience)
    return sorted(listed or [], key=lambda model: model.name.casefold())


def _listed(server: OpenAIServer, patience: float) -> list[ChatModel] | None:
    try:
        return answered(server.models, patience)
    except TimeoutError:
        raise server.place.failed("silent", f"{patience:g} s") from None


async def _listen(response: "httpx.Response", place: Place, tell: Tell) -> None:
    events = EventReader(place)
    try:
        async for data in response.aiter_bytes():
            for line in data.decode().split("\n"):
                tell(events.take(line))
            if events.is_over:
                break
    except ServerError as error:
        raise failure(place, response.status_code, error.told) from error
    if (end := events.finish) is None:
        raise place.failed("connection-lost", "no end of the answer")
    tell(end)
