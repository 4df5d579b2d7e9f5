"""What the window says when a training broke off, or its model was not published."""

from PySide6.QtCore import QCoreApplication

from app.domain.errors import PublishingFailed, TrainingFailed
from app.ui.notice_kinds import Notice, Tone

translate = QCoreApplication.translate


def failed(error: TrainingFailed) -> Notice:
    """The notice of a failed training; its own facts are the detail."""
    words = _sentences().get(error.reason)
    text = words or translate("Notices", "The training broke off. What was finished is kept.")
    tone = Tone.FAILURE if error.reason in _FAILURES or not words else Tone.CAUTION
    return Notice(tone, text, None, error.detail)


_FAILURES = {"out-of-memory", "not-a-number", "died", "disk-full", "parity"}


def _sentences() -> dict[str, str]:
    return {
        "no-questions": translate(
            "Notices", "There are no questions to train with. Import some, or have them written."
        ),
        "too-few-questions": translate(
            "Notices", "There are too few questions to train with. Add more first."
        ),
        "too-few-negatives": translate(
            "Notices",
            "Too few wrong answers are close enough to learn from. "
            "Allow a smaller distance, or more candidates.",
        ),
        "no-held-out": translate(
            "Notices", "No questions are left to judge by. Add questions, or hold more of them out."
        ),
        "out-of-memory": translate(
            "Notices",
            "The memory is too small for this model, even with the smallest steps. "
            "Choose a shorter length or a smaller model.",
        ),
        "not-a-number": translate(
            "Notices", "The training ran away. Choose a lower learning rate and start again."
        ),
        "unknown-words": translate(
            "Notices", "This model knows too few of the library's words. Choose another model."
        ),
        "died": translate(
            "Notices", "The training's process ended unexpectedly. The run can be resumed."
        ),
        "disk-full": translate(
            "Notices", "The disk is full. Make room, then resume the run; nothing was lost."
        ),
        "running": translate("Notices", "This run is at work already."),
        "parity": translate(
            "Notices",
            "The exported model gives other vectors than the trained one. It was not exported.",
        ),
    }


def not_published(error: PublishingFailed) -> str:
    """Why a model was not published."""
    told = {
        "no-model": translate("Notices", "The run has no finished model."),
        "exists": translate("Notices", "There is something else already in {0}."),
        "not-writable": translate("Notices", "{0} cannot be written to."),
        "bad-name": translate("Notices", "{0} is not a name that can be used there."),
        "no-token": translate("Notices", "The hub wants a token; it is kept in the settings."),
        "refused": translate("Notices", "The hub does not accept the token for {0}."),
        "offline": translate("Notices", "{0} cannot be reached."),
        "architecture": translate("Notices", "Ollama cannot run a model of this kind."),
        "static": translate("Notices", "Ollama cannot run a static model."),
        "died": translate("Notices", "The process that sent it ended."),
    }.get(error.reason, translate("Notices", "The model could not be published at {0}."))
    return told.format(error.place)
