"""All importers, in the order in which a file's content is shown to them."""

from app.adapters.importers.akn import AkomaNtoso
from app.adapters.importers.clml import Clml
from app.adapters.importers.flk import Flk
from app.adapters.importers.importer import Importer
from app.adapters.importers.lawrefbook import LawRefBook
from app.adapters.importers.pdf import Pdf
from app.adapters.importers.plain import Plain
from app.adapters.importers.table import Table
from app.adapters.importers.text import PlainText
from app.adapters.importers.uslm import Uslm
from app.adapters.importers.web_page import Html
from app.adapters.importers.word_file import Docx

IMPORTERS: tuple[Importer, ...] = (
    Plain(),
    Flk(),
    LawRefBook(),
    Uslm(),
    Clml(),
    AkomaNtoso(),
    Pdf(),
    Docx(),
    Html(),
    Table(),
    PlainText(),
)
"""In the order in which they are asked: formats that name themselves come first, any text last."""
