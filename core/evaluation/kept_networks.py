"""The networks a run keeps between its stages: where each lies, and how it is read back."""

from pathlib import Path
from typing import cast

from torch import nn

from core.checkpoints.files import load_model, load_state, save_model, save_state
from core.errors import UserError
from core.nets.architecture import Architecture, architecture_text
from core.nets.generator import Generator
from core.run import Run


def keep_generator(run: Run, name: str, generator: Generator, about: str) -> Path:
    """Save a generator as `checkpoints/NAME.safetensors`."""
    path = run.checkpoints / f"{name}.safetensors"
    save_model(path, generator, {"run": run.name, "about": about, "family": run.recipe.family})
    return path


def keep_discriminator(run: Run, name: str, discriminator: nn.Module) -> None:
    """Save the discriminator that belongs to a stage's generator."""
    save_model(_discriminator(run, name), discriminator, {"run": run.name})


def kept_generator(run: Run, name: str) -> Generator:
    """The generator a finished stage kept: teacher, prune, distill, or finetune-ARCHITECTURE."""
    return cast(Generator, _loaded(run.checkpoints / f"{name}.safetensors"))


def kept_discriminator(run: Run, name: str) -> nn.Module | None:
    """The discriminator a finished stage kept; None where there was none to keep."""
    path = _discriminator(run, name)
    return _loaded(path) if path.is_file() else None


def keep_adaptors(run: Run, stage: str, adaptors: nn.ModuleList) -> None:
    """Save the learnt 1x1 maps of a stage's student."""
    save_state(run.checkpoints / f"{stage}-adaptors.pt", dict(adaptors.state_dict()))


def restore_adaptors(run: Run, stage: str, adaptors: nn.ModuleList) -> nn.ModuleList:
    """Load the learnt 1x1 maps of a stage's student into freshly made ones."""
    adaptors.load_state_dict(load_state(run.checkpoints / f"{stage}-adaptors.pt"))
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
        action = "Put a copy back, or start a new run: a finished stage is not run again."
        raise UserError(error.sentence, action, error.details) from error


def _discriminator(run: Run, name: str) -> Path:
    return run.checkpoints / f"{name}-discriminator.safetensors"
