"""The section Indexes: in the library's folder, or at a place that several machines share."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import PandectaError
from app.ui import settings_words as words
from app.ui.notices import Tone
from app.ui.session import Session
from app.ui.settings_checks import leaves, place_fault, secret_fault
from app.ui.settings_work import locating
from app.ui.widgets.settings_section import Button, Choice, Said, Section, line

FOLDER, S3, DB = "", "s3", "db"
_SERVER = {S3: "endpoint", DB: "host_override"}


class LocationSection(Section):
    """Says where the open library's indexes are; a place is asked before it is kept."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.choice, self.save, self.said, self.hint = Choice(), Button(), Said(), Said()
        self.uri, self.server, self.region, self.key_id, self.secret = (
            QLineEdit() for _ in range(5)
        )
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.connection = Choice()
        for allowed in ("", "true"):
            self.connection.addItem("", allowed)
        for place in (FOLDER, S3, DB):
            self.choice.addItem("", place)
        self._was: tuple[object, ...] = ()
        self._has_saved = False
        self._fields = (
            self.uri,
            self.server,
            self.connection,
            self.region,
            self.key_id,
            self.secret,
        )
        self._names = [self.add_row(part) for part in (self.choice, *self._fields)]
        self.add_wide(self._foot())
        for part in (self.hint, self.said):
            self.add_wide(part)
        self.choice.activated.connect(self._chosen)
        self.save.clicked.connect(self._save)
        self.connection.activated.connect(self.judge)
        for field in (self.uri, self.server, self.region, self.key_id, self.secret):
            field.textChanged.connect(self.judge)
        session.opened.connect(self.refresh)
        self.refresh()

    def _foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line(self.save))
        return foot

    # what is shown

    def refresh(self) -> None:
        """Show where the open library's indexes are."""
        uri, options = "", dict[str, str]()
        self.said.clear()
        try:
            library = self._session.library
            if library is not None:
                uri, told = self._session.program.index_location(library) or ("", {})
                options = dict(told)
        except PandectaError as error:
            self.said.fail(error)
        kind = uri.partition("://")[0]
        self.choice.setCurrentIndex(max(0, self.choice.findData(kind)))
        self.uri.setText(uri)
        self.server.setText(options.get(_SERVER.get(kind, ""), ""))
        self.region.setText(options.get("region", ""))
        self.key_id.setText(options.get("key_id", ""))
        self.connection.setCurrentIndex(int(options.get("allow_http") == "true"))
        self.secret.clear()
        self._was = (self.kind, uri, self.options)
        self._word()
        if self._has_saved:
            self._has_saved = False
            self.said.tell(lambda: self.tr("Saved."), Tone.INFO)

    def judge(self) -> None:
        """The place changes under no work, and never that of the sample library."""
        session, kind = self._session, self.kind
        changeable = session.library is not None and not session.is_sample
        self.choice.setEnabled(changeable and not session.busy)
        is_new = bool(self.secret.text()) or self._was != (kind, self._address, self.options)
        self.save.setEnabled(changeable and not session.busy and is_new)
        shown = {FOLDER: (), S3: self._fields, DB: (self.uri, self.region, self.secret)}[kind]
        for field, name in zip(self._fields, self._names[1:], strict=True):
            field.setVisible(field in shown)
            name.setVisible(field in shown)

    @property
    def _address(self) -> str:
        return self.uri.text().strip() if self.kind else ""

    @property
    def kind(self) -> str:
        """``s3``, ``db``, or nothing for the library's folder."""
        return str(self.choice.currentData())

    @property
    def options(self) -> dict[str, str]:
        """What is said of the place beside its address, as `Program.locate_indexes` takes it."""
        told = {"region": self.region.text().strip()} if self.kind else {}
        if self.kind == S3:
            told["endpoint"] = self.server.text().strip().rstrip("/")
            told["key_id"] = self.key_id.text().strip()
            told["allow_http"] = str(self.connection.currentData())
        return {name: value for name, value in told.items() if value}

    # keeping

    def _chosen(self) -> None:
        self.said.clear()
        self._word()

    def _save(self) -> None:
        session, library = self._session, self._session.library
        uri, options = self._address, self.options
        secret = self.secret.text().strip() if self.kind else ""
        fault = (place_fault(uri, options) or secret_fault(secret)) if self.kind else ""
        if fault or not uri.startswith(self.kind):
            self.said.tell(lambda: words.fault(fault or "not-place"), Tone.CAUTION)
            return
        if library is None or session.busy or session.is_sample:
            return
        self.save.setEnabled(False)
        self.said.tell(lambda: self.tr("Asking {0}…").format(uri) if uri else self.tr("Saving…"))
        work = locating(session.program, library, uri, options, secret)
        task = session.lanes.models.start(work, "index location")
        task.done.connect(self._kept)
        task.failed.connect(self.said.fail)
        task.ended.connect(self.judge)

    def _kept(self, path: str) -> None:
        self.secret.clear()
        self._has_saved = True
        if not self._session.busy:
            self._session.open(path)

    # words

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.title.setText(self.tr("Indexes of the open library"))
        places = (
            self.tr("In the library's folder"),
            self.tr("On an S3 server, shared"),
            self.tr("On a LanceDB server, shared"),
        )
        for row, place in enumerate(places):
            self.choice.setItemText(row, place)
        names = (
            self.tr("Place"),
            self.tr("Address"),
            self.tr("Server"),
            self.tr("Connection"),
            self.tr("Region"),
            self.tr("Key id"),
            self.tr("Secret key") if self.kind == S3 else self.tr("API key"),
        )
        for label, name, control in zip(
            self._names, names, (self.choice, *self._fields), strict=True
        ):
            label.setText(name)
            control.setAccessibleName(name)
        self.uri.setPlaceholderText("s3://bucket/folder" if self.kind == S3 else "db://name")
        self.server.setPlaceholderText(self.tr("https://…, or empty for Amazon's own"))
        self.secret.setPlaceholderText(self.tr("empty: the one kept in the keyring"))
        self.connection.setItemText(0, self.tr("Encrypted"))
        self.connection.setItemText(1, self.tr("Encrypted or not"))
        self.save.setText(self.tr("Save"))
        self.save.setAccessibleName(self.tr("Save: place of the indexes"))
        self.hint.tell(self._hint)
        self.judge()

    def _hint(self) -> str:
        if self._session.library is None or self._session.is_sample:
            return self.tr("The sample library keeps its index in its own folder.")
        server = self.server.text().strip()
        if not self.kind or (self.kind == S3 and server and not leaves(server)):
            return ""
        return self.tr(
            "The index holds the text of the library. Whoever may read at this place can read it."
        )
