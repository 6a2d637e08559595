"""The networks a run keeps between its stages: where each lies, and how it is read back."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from torch import nn

from core.checkpoints.files import load_model, save_model
from core.families.family import REVERSE, TeacherStart
from core.families.teacher import TeacherTraining
from core.nets.architecture import Architecture, architecture_text
from core.nets.generator import Generator
from core.nets.projected import ProjectedDiscriminator
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.weight_files import read_weights
from core.runtime.writing import atomic_write, write_tensors


class Against(Protocol):
    """The discriminators of a training, or of a file."""

    @property
    def discriminator(self) -> nn.Module | None: ...

    @property
    def projected(self) -> nn.Module | None: ...


@dataclass(frozen=True)
class Imported:
    """A discriminator that came as a file."""

    discriminator: nn.Module
    projected: nn.Module | None = None


def keep_generator(run: Run, name: str, generator: Generator, about: str) -> Path:
    """Save a generator as `checkpoints/NAME.safetensors`."""
    path = run.checkpoints / f"{name}.safetensors"
    save_model(path, generator, {"run": run.name, "about": about, "family": run.recipe.family})
    return path


def keep_discriminators(run: Run, name: str, against: Against) -> None:
    """Save the discriminators that belong to a stage's generator: those that there are."""
    if against.discriminator is not None:
        save_model(_discriminator(run, name), against.discriminator, {"run": run.name})
    if against.projected is not None:
        save_model(_projected(run, name), against.projected, {"run": run.name})


def kept_projected(run: Run, name: str) -> ProjectedDiscriminator | None:
    """The projected discriminator a finished stage kept; None where there was none to keep."""
    path = _projected(run, name)
    return cast(ProjectedDiscriminator, _loaded(path)) if path.is_file() else None


def kept_generator(run: Run, name: str) -> Generator:
    """The generator a finished stage kept: teacher, prune, distill, or finetune-ARCHITECTURE."""
    return cast(Generator, _loaded(run.checkpoints / f"{name}.safetensors"))


def kept_discriminator(run: Run, name: str) -> nn.Module | None:
    """The discriminator a finished stage kept; None where there was none to keep."""
    path = _discriminator(run, name)
    return _loaded(path) if path.is_file() else None


def keep_reverse_discriminators(run: Run, name: str, training: TeacherTraining) -> None:
    """Save the discriminators of the source domain, for a run that goes on from this one."""
    conditional, projected = training.others_against()
    if conditional is not None:
        save_model(_discriminator(run, f"{name}-{REVERSE}"), conditional, {"run": run.name})
    if projected is not None:
        save_model(_projected(run, f"{name}-{REVERSE}"), projected, {"run": run.name})


def kept_teacher_start(run: Run, name: str) -> TeacherStart:
    """All that a teacher's stage kept, for a training that goes on from it."""
    back = f"{name}-{REVERSE}"
    return TeacherStart(
        kept_generator(run, name),
        kept_discriminator(run, name),
        kept_projected(run, name),
        kept_generator(run, back) if is_kept(run, back) else None,
        kept_discriminator(run, back),
        kept_projected(run, back),
    )


def kept_teacher(run: Run) -> Generator | None:
    """The teacher that a finished stage kept; None where a folder of answers teaches."""
    return kept_generator(run, "teacher") if run.recipe.has_teacher_generator else None


def keep_adaptors(run: Run, stage: str, adaptors: nn.ModuleList) -> None:
    """Save the learnt 1x1 maps of a stage's student, where it has any."""
    if not len(adaptors):
        return
    tensors = {name: t.detach().cpu().contiguous() for name, t in adaptors.state_dict().items()}
    path = run.checkpoints / f"{stage}-adaptors.safetensors"
    atomic_write(path, lambda draft: write_tensors(draft, tensors, {"run": run.name}))


def restore_adaptors(run: Run, stage: str, adaptors: nn.ModuleList) -> nn.ModuleList:
    """Load the learnt 1x1 maps of a stage's student into freshly made ones."""
    if not len(adaptors):
        return adaptors
    path = run.checkpoints / f"{stage}-adaptors.safetensors"
    if not path.is_file():  # as runs of earlier versions kept them
        path = path.with_suffix(".pt")
    adaptors.load_state_dict(read_weights(path))
    return adaptors


def finetuned_name(architecture: Architecture) -> str:
    """What the fine-tuned sub-generator is kept as."""
    return f"finetune-{architecture_text(architecture)}"


def is_kept(run: Run, name: str) -> bool:
    """Whether a generator of this name was kept."""
    return (run.checkpoints / f"{name}.safetensors").is_file()


def _loaded(path: Path) -> nn.Module:
    try:
        return load_model(path)
    except UserError as error:
        action = "Restore a copy, or start a new run: a finished stage does not run again."
        raise UserError(error.sentence, action, error.details) from error


def _discriminator(run: Run, name: str) -> Path:
    return run.checkpoints / f"{name}-discriminator.safetensors"


def _projected(run: Run, name: str) -> Path:
    return run.checkpoints / f"{name}-projected.safetensors"
