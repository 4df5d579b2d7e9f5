"""What the window says when a training cannot be done or broke off."""

from PySide6.QtCore import QCoreApplication

from app.domain.errors import TrainingFailed
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
