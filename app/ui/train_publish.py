"""The dialog that asks where a trained model is to go: a folder, a zip, a hub, or Ollama."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFormLayout, QLineEdit, QWidget

from app.ui.widgets.asking_dialog import AskingDialog
from app.ui.widgets.controls import Label
from app.ui.widgets.settings_section import Button, Choice, line

translate = QCoreApplication.translate


class Place(StrEnum):
    """Where a model can go."""

    FOLDER = "folder"
    ZIP = "zip"
    HUB = "hub"
    OLLAMA = "ollama"


@dataclass(frozen=True, slots=True)
class Target:
    """A place, the path or the name there, and whether a hub shows it to its owner alone."""

    place: Place
    name: str
    private: bool = True


class PublishDialog(AskingDialog):
    """Emits `wanted` with a Target once the person says so."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Publish the model")
        self.word(title, self.tr("Cancel"), self.tr("Publish"))
        self.make_primary()
        self.place, self.name, self.browse = Choice(), QLineEdit(), Button()
        self.private, self._hint = (
            QCheckBox(self.tr("Only I can see it")),
            Label("muted", wrap=True),
        )
        self.private.setChecked(True)
        for one, text in (
            (Place.FOLDER, self.tr("A folder")),
            (Place.ZIP, self.tr("A zip file")),
            (Place.HUB, self.tr("A model hub")),
            (Place.OLLAMA, self.tr("Ollama")),
        ):
            self.place.addItem(text, one)
        self.browse.setText(self.tr("Choose…"))
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Where to"), self.place)
        form.addRow(self.tr("Path or name"), line(self.name, self.browse))
        form.addRow("", self.private)
        self.parts.addLayout(form)
        self.parts.addWidget(self._hint)
        self.place.setAccessibleName(self.tr("Where to"))
        self.name.setAccessibleName(self.tr("Path or name"))
        self.browse.setAccessibleName(self.tr("Choose where"))
        self.place.currentIndexChanged.connect(self._turn)
        self.name.textChanged.connect(self._judge)
        self.browse.clicked.connect(self._ask_where)
        self.accepted.connect(lambda: self.wanted.emit(self.chosen()))
        self._turn()

    def chosen(self) -> Target:
        """What is filled in."""
        return Target(self._kind, self.name.text().strip(), self.private.isChecked())

    @property
    def _kind(self) -> Place:
        return Place(self.place.currentData())

    def _turn(self) -> None:
        self.browse.setVisible(self._kind in (Place.FOLDER, Place.ZIP))
        self.private.setVisible(self._kind is Place.HUB)
        self.name.setPlaceholderText("maker/name" if self._kind is Place.HUB else "")
        self._hint.setText(
            {
                Place.FOLDER: self.tr(
                    "The model with a card that tells the data, the recipe and all scores, "
                    "losses included. The folder must be new or empty."
                ),
                Place.ZIP: self.tr("The same in one file."),
                Place.HUB: self.tr(
                    "The model and its card leave this computer. The questions do not, but a "
                    "model carries traces of what it was trained with. The token of the settings "
                    "is used."
                ),
                Place.OLLAMA: self.tr(
                    "The model is first compared with what Ollama makes of it, and refused where "
                    "the vectors differ."
                ),
            }[self._kind]
        )
        self._judge()

    def _judge(self) -> None:
        name = self.name.text().strip()
        self.do_it.setEnabled(bool(name) and (self._kind is not Place.HUB or "/" in name))

    def _ask_where(self) -> None:
        if self._kind is Place.ZIP:
            path, _ = QFileDialog.getSaveFileName(
                self, self.tr("Save as"), "model.zip", self.tr("Zip file") + " (*.zip)"
            )
        else:
            path = QFileDialog.getExistingDirectory(self, self.tr("An empty folder"))
        if path:
            self.name.setText(path)
