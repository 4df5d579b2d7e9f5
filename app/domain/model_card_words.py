"""The fixed English words of a trained model's card."""

from app.domain.training import Decision, Part

PARTS = {
    Part.TRAIN: "trained on",
    Part.CHOOSE: "held out to stop by",
    Part.SEEN: "held-out questions on laws trained on",
    Part.UNSEEN: "questions on laws never trained on",
    Part.OTHER: "questions of another origin",
    Part.LEFT: "left out",
}

DECISIONS = {
    Decision.BETTER: "**Better** than the model that it was trained from.",
    Decision.NO_GAIN: "**No real gain** over the model that it was trained from.",
    Decision.WORSE: "**Worse** than the model that it was trained from.",
}

REASONS = {
    "unseen-better": "It finds more on laws that nothing was trained on.",
    "seen-only": "It finds more on the laws that it was trained on, and not on others.",
    "within-noise": "The difference is no larger than chance would make it.",
    "unseen-worse": "It finds less on laws that nothing was trained on.",
    "seen-worse": "It finds less on the very laws that it was trained on.",
    "other-worse": "It finds less for questions of another origin than it was trained with.",
    "other-better": "It finds more for questions of another origin than it was trained with.",
    "forgets": "It has become worse at general text.",
    "shared-provisions": "Training and judgement share provisions, so nothing good can be said.",
    "too-few-questions": "There were too few questions to tell.",
}

WHY_LEFT = {
    "same-provision": "the same provision is judged by",
    "near-duplicate": "a provision that says the same is judged by",
    "other-version": "another version of the provision is judged by",
    "same-question": "the same question is judged by",
}

USE = """\
```python
from sentence_transformers import SentenceTransformer

model = SentenceTransformer("path/to/this/folder")
question_prompt, passage_prompt = {question}, {passage}
questions = model.encode(["…"], prompt=question_prompt, normalize_embeddings=True)
passages = model.encode(["…"], prompt=passage_prompt, normalize_embeddings=True)
scores = questions @ passages.T
```

In Pandecta: choose this folder, or its name on the hub, as the model for searching, and have the
index built with it."""

LIMITS = """\
- The scores hold for the library and the questions that they were measured on. On other law, and
  for other people's questions, expect the line of laws never trained on, or less.
- A score counts provisions that were named as answers; others may answer as well.
- It finds provisions and understands no law: what is found has to be read.
- It may have taken over what is wrong or one-sided in the questions."""
