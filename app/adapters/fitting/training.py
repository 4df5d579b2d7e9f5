"""One process of a training: builds model, loss and trainer from a job, and trains."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.adapters.fitting import best, checkpoints, loading, precision
from app.adapters.fitting.held_out import HeldOut
from app.adapters.fitting.job import Job, Pace, mark_done, read_job, read_material, read_pace
from app.adapters.fitting.losses import loss_of
from app.adapters.fitting.rows import QUESTION, RIGHT, columns, most_at_once
from app.domain.errors import TrainingFailed
from app.domain.events import Event
from app.domain.training import Note
from app.services.training_ports import Material

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

REPORTS = 500
"""Steps that are told at most: reading the loss makes a GPU wait."""

_SEED_MOST = 2**32 - 1
Tell = Callable[[Event], None]


def train(folder: Path, tell: Tell) -> None:
    """Train as the folder's job says, from its last checkpoint on; the best model is kept there.

    Raises TrainingFailed, RecipeUnusable, ModelUnusable; torch's own error where memory is short.
    """
    from transformers import set_seed

    job, material = read_job(folder), read_material(folder)
    recipe = job.recipe
    rows = columns(material.triples, recipe.negatives, recipe.seed)
    pace = _fitting(read_pace(folder, recipe), rows, tell)
    best.recover(folder)
    checkpoint, step = checkpoints.last(folder)
    device = _device(job.device)
    model = loading.loaded(job, _flash(job, device.device, tell))
    _check_words(model, material, tell)
    used = _precision(recipe.precision, device, loading.is_gemma(model), tell)
    length = loading.shorten(model, recipe.max_length)
    if recipe.lora_rank:
        set_seed(recipe.seed % _SEED_MOST)
        tell(Note("lora", {"weights": str(loading.add_lora(model, recipe.lora_rank))}))
    arguments = _arguments(folder, job, pace, used, device.device, model, len(material.triples))
    held = _held(job, model, material, used)
    trainer = _trainer(job, pace, model, rows, arguments)
    keep = _keeper(folder, job, model, length)
    judged = best.Judged(folder, step if checkpoint else -1)
    from app.adapters.fitting.watching import Watcher

    trainer.add_callback(Watcher(recipe, folder, held, keep, tell, judged))
    if step:
        tell(Note("resumed", {"step": str(step)}))
    trainer.train(resume_from_checkpoint=str(checkpoint) if checkpoint else None)
    if trainer.state.global_step == 0:
        raise TrainingFailed("too-few-questions", f"no step with {len(material.triples)} questions")
    if arguments.process_index == 0:
        if not held:
            keep()
        mark_done(folder, trainer.state.global_step)
        checkpoints.drop(folder)


def _held(job: Job, model: "SentenceTransformer", material: Material, used: str) -> HeldOut:
    widths = job.recipe.widths or (int(model.get_embedding_dimension() or 0),)
    return HeldOut(model, material, (job.question_prompt, job.passage_prompt), widths, used)


def _keeper(
    folder: Path, job: Job, model: "SentenceTransformer", length: int | None
) -> Callable[[], None]:
    """What writes the model as it is into the run, in place of the best one before."""

    def keep() -> None:
        if job.recipe.lora_rank:
            loading.save(loading.merged(model, job), best.fresh(folder), None)
        else:
            loading.save(model, best.fresh(folder), length)
        best.put(folder)

    return keep


def _fitting(pace: Pace, rows: dict[str, list[str]], tell: Tell) -> Pace:
    batch = most_at_once(rows, pace.batch)
    if batch < pace.batch:
        tell(Note("batch-fitted", {"batch": str(batch)}))
    return replace(pace, batch=batch)


def _device(asked: str) -> Any:
    from app.adapters.encoders.devices import choose

    return choose(asked, precision.AUTO)


def _precision(asked: str, device: Any, narrow: bool, tell: Tell) -> str:
    used = precision.choose(asked, device.device, device.precision == "bf16", narrow)
    tell(Note("device", {"device": device.caption, "reason": device.reason}))
    tell(Note("precision", {"asked": asked, "used": used}))
    return used


def _flash(job: Job, device: str, tell: Tell) -> bool:
    if not job.recipe.flash_attention:
        return False
    from transformers.utils import is_flash_attn_2_available

    usable = device == "cuda" and bool(is_flash_attn_2_available())
    if not usable:
        tell(Note("flash-attention-absent"))
    return usable


def _check_words(model: "SentenceTransformer", material: Material, tell: Tell) -> None:
    share = loading.unknown_share(model, [*material.pool, *(row[1] for row in material.triples)])
    if share is None:
        return
    tell(Note("unknown-words", {"share": f"{share:.4f}"}))
    if share > loading.MOST_UNKNOWN:
        raise TrainingFailed("unknown-words", f"{share:.3f}")


def _arguments(
    folder: Path,
    job: Job,
    pace: Pace,
    used: str,
    device: str,
    model: "SentenceTransformer",
    questions: int,
) -> Any:
    from sentence_transformers import SentenceTransformerTrainingArguments
    from sentence_transformers.base.sampler import BatchSamplers

    recipe = job.recipe
    wrong = {f"wrong{n + 1}": job.passage_prompt for n in range(recipe.negatives)}
    prompts = {QUESTION: job.question_prompt, RIGHT: job.passage_prompt, **wrong}
    steps = recipe.max_steps or recipe.epochs * questions / (pace.batch * pace.accumulate)
    return SentenceTransformerTrainingArguments(
        output_dir=str(checkpoints.place(folder)),
        num_train_epochs=recipe.epochs,
        max_steps=recipe.max_steps or -1,
        per_device_train_batch_size=pace.batch,
        gradient_accumulation_steps=pace.accumulate,
        learning_rate=recipe.learning_rate,
        weight_decay=recipe.weight_decay,
        warmup_steps=recipe.warmup,
        lr_scheduler_type=_schedule(recipe.schedule),
        bf16=used == precision.BF16,
        fp16=used == precision.FP16,
        activation_checkpointing=recipe.checkpointing and loading.is_transformer(model),
        activation_checkpointing_kwargs={"use_reentrant": False},
        batch_sampler=BatchSamplers.NO_DUPLICATES,
        prompts={name: prompt for name, prompt in prompts.items() if prompt} or None,
        seed=recipe.seed % _SEED_MOST,
        save_strategy="no",
        save_total_limit=2,
        logging_strategy="steps",
        logging_steps=max(1, int(steps) // REPORTS),
        logging_nan_inf_filter=False,
        eval_strategy="no",
        report_to="none",
        disable_tqdm=True,
        dataloader_num_workers=0,
        dataloader_pin_memory=device == "cuda",
        use_cpu=device == "cpu",
        ddp_timeout=7_200,
    )


def _schedule(name: str) -> str:
    return "constant_with_warmup" if name == "constant" else name


def _trainer(
    job: Job, pace: Pace, model: "SentenceTransformer", rows: dict[str, list[str]], arguments: Any
) -> Any:
    from datasets import Dataset
    from transformers.trainer_callback import PrinterCallback

    from app.adapters.fitting.trainer import LeanTrainer

    recipe = job.recipe
    guide = loading.guide(job.guide, str(arguments.device)) if job.guide else None
    model.to(arguments.device)
    trainer = LeanTrainer(
        model=model,
        args=arguments,
        train_dataset=Dataset.from_dict(rows),
        loss=loss_of(recipe, model, guide, pace, arguments.world_size),
    )
    trainer.remove_callback(PrinterCallback)
    return trainer
