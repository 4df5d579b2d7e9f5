"""What each value of a training recipe is, in a sentence for people."""

from collections.abc import Mapping

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Start": ("model", "kind"),
    "Loss": ("loss", "guide", "mini_batch", "widths", "width_weights", "scale"),
    "Pace": ("batch", "accumulate", "epochs", "learning_rate", "warmup", "schedule",
        "weight_decay", "max_steps", "most_questions", "seed"),
    "Device": ("precision", "max_length", "checkpointing", "flash_attention", "lora_rank"),
    "Choosing": ("judge_every", "patience"),
    "Wrong answers": ("negatives", "mining", "from_rank", "to_rank", "margin", "fewest"),
    "Judgement": ("pool",),
    "Split": ("group", "held_questions", "held_groups", "leave_out"),
}  # fmt: skip
"""The fields of a recipe in the order in which a person thinks of them."""

HELP: Mapping[str, str] = {
    "model": "The model that training starts from; empty for the one that answers now.",
    "kind": "Whether a whole network learns (transformer) or a matrix of words alone (static).",
    "loss": "What is learned: mnrl sets the right provision above all others of a batch; cached "
    "does the same for large batches on small cards; gist also asks a second model which of the "
    "others are not wrong at all.",
    "guide": "The second model that gist asks.",
    "mini_batch": "How many questions are on the card at once, where the loss is cached or gist.",
    "widths": "Lengths to which vectors may later be cut; each is trained to work alone.",
    "width_weights": "How much each width counts; empty for all the same.",
    "scale": "How sharply nearer and farther answers are told apart.",
    "batch": "Questions per step; the answers to the others serve as wrong ones.",
    "accumulate": "Steps whose results are added up before the model changes.",
    "epochs": "How often each question is seen.",
    "learning_rate": "How far one update may change the model; too much, and it forgets.",
    "warmup": "The share of the steps in which the learning rate rises from nothing.",
    "schedule": "How the learning rate falls after that.",
    "weight_decay": "How strongly weights are pulled back to nothing.",
    "max_steps": "The most steps; 0 for as many as the epochs make.",
    "most_questions": "The most questions that are trained on; 0 for all.",
    "seed": "The number from which all chance is drawn; the same one gives the same split.",
    "precision": "How exactly numbers are kept; auto is the fastest that the device can.",
    "max_length": "How many tokens of a text are read; longer takes more time and memory.",
    "checkpointing": "Saves much memory and takes about a third more time.",
    "flash_attention": "A faster way to the same result on recent cards, if it is installed.",
    "lora_rank": "Trains small added matrices of this rank, for large models; 0 trains all of it.",
    "judge_every": "Steps between two looks at the held-out questions; 0 for ten looks in all.",
    "patience": "Looks without a gain after which training stops; 0 for never.",
    "negatives": "Wrong provisions that are looked up for each question.",
    "mining": "Where they are looked up: nearest to the question, in the same document, or by "
    "the same words (lexical).",
    "from_rank": "The first place of a search from which a wrong provision is taken.",
    "to_rank": "The last place of it.",
    "margin": "By how much, as a share, a wrong provision must be less near than the right one.",
    "fewest": "The share of questions that must have found a wrong provision, or the run ends.",
    "pool": "Passages among which both models search to be judged; 0 for the whole library.",
    "group": "What is held out whole, so that nothing of it is trained on.",
    "held_questions": "The share of the other questions that is held out.",
    "held_groups": "The share of laws, sources or data sets that is held out whole.",
    "leave_out": "A column whose values are left out one after another, each with a training of "
    "its own; empty for none.",
}
"""The sentence for each field that a person may set."""
