"""Puts the adapters behind the services; the only place where abstract meets concrete."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.adapters.chat.choice import ChatChoice
from app.adapters.downloading import HttpDownloads
from app.adapters.encoders.choice import EncoderChoice, Options
from app.adapters.encoders.reranker_choice import RerankerChoice
from app.adapters.home_folder import HomeFolder
from app.adapters.importers.source import FileSources
from app.adapters.law_names import named_laws
from app.adapters.lawvault.ancestor import AllSources, LawVault
from app.adapters.lexicon_files import LexiconTsv
from app.adapters.library_care import LibraryCare
from app.adapters.library_folders import LibraryFolders
from app.adapters.models.machine import MachineModels
from app.adapters.moved_paths import follow
from app.adapters.paths import (
    MODELS,
    RESOURCES,
    home,
    is_portable,
    lexicon_file,
    models_folder,
    prompts_folder,
    settings_file,
    shelf_file,
    user_file,
)
from app.adapters.pinyin import spell
from app.adapters.priors_file import read_priors
from app.adapters.prompt_files import PromptFiles
from app.adapters.runs_db import RunsDb
from app.adapters.secrets import Keyring
from app.adapters.settings_file import SettingsJson
from app.adapters.shelf_file import ShelfJson
from app.adapters.sources_file import read_sources
from app.adapters.trainer import RecipeTrainer
from app.adapters.user_db import UserDb
from app.services.aids import Aids
from app.services.program import Program
from app.services.wording import Wording

if TYPE_CHECKING:
    from app.services.questions import QuestionDesk
    from app.services.training import TrainingDesk


def build_program() -> Program:
    """The program over the files of this machine."""
    if is_portable():
        follow(home())
    secrets = Keyring()
    openai, hub = partial(secrets.get, "openai"), partial(secrets.get, "hub")
    wording = Wording(LexiconTsv(RESOURCES / "lexicon", lexicon_file()))
    return Program(
        SettingsJson(settings_file()),
        LibraryFolders(secrets.get),
        EncoderChoice(MODELS, Options(places=(models_folder(),), key=openai)),
        AllSources(FileSources()),
        RecipeTrainer(MODELS / "recipes"),
        LawVault(),
        UserDb(user_file()),
        HttpDownloads(),
        partial(read_sources, RESOURCES / "sources.toml"),
        ShelfJson(shelf_file()),
        LibraryCare(),
        MachineModels(MODELS, models_folder(), hub),
        secrets,
        HomeFolder(),
        wording,
        ChatChoice(partial(secrets.get, "chat")),
        PromptFiles(RESOURCES / "prompts", prompts_folder()),
        RunsDb(user_file()),
        partial(_question_desk, hub),
        partial(_training_desk, hub),
        Aids(
            expand=wording.expand,
            named_laws=named_laws,
            spell=spell,
            read_priors=partial(read_priors, RESOURCES / "priors.tsv"),
            rerankers=RerankerChoice((models_folder(), MODELS)),
        ),
    )


def _question_desk(hub: Callable[[], str]) -> "QuestionDesk":
    # the window shows itself and answers without what reads files of questions
    from app.adapters.question_datasets import HubDatasets
    from app.adapters.question_files import QuestionFiles
    from app.adapters.questions_db import QuestionsDb
    from app.services.questions import QuestionDesk

    return QuestionDesk(QuestionsDb(), QuestionFiles(), HubDatasets(hub), UserDb(user_file()))


def _training_desk(hub: Callable[[], str], device: str) -> "TrainingDesk":
    # the window shows itself and answers without what trains
    from app.adapters.embedded_rows import EmbeddedRows
    from app.adapters.fitting import TransformerFitter
    from app.adapters.nearness import MatrixNearness
    from app.adapters.publishing.places import ModelPlaces
    from app.adapters.questions_db import QuestionsDb
    from app.adapters.recipe_files import RecipeFiles
    from app.adapters.training_device import device_facts
    from app.adapters.training_runs import RunFolders
    from app.adapters.vocabularies import TokenizerFiles
    from app.services.training import TrainingDesk
    from app.services.training_stages import Tools

    places = (models_folder(),)
    tools = Tools(
        RunFolders(),
        QuestionsDb(),
        TransformerFitter(MODELS, places, device),
        MatrixNearness(),
        TokenizerFiles(MODELS, places),
        partial(device_facts, places=places),
        EmbeddedRows,
    )
    recipes, published = RecipeFiles(MODELS / "recipes"), ModelPlaces((*places, MODELS), hub)
    return TrainingDesk(tools, recipes, published)
