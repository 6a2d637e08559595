"""Which networks answer in the playground, and how they are called there."""

from core.live import Network
from core.nets.architecture import Architecture
from core.search.selection import score_of
from workbench.app.translation import tr
from workbench.run.measures import architecture_words
from workbench.run.run_model import RunModel

MOST = 4


def answering(model: RunModel, with_teacher: bool) -> tuple[Network, ...]:
    """The teacher, and the candidates compared; else the chosen one, or the best there is.

    A folder of answers draws nothing new: of such a run there are the candidates alone.
    """
    students: tuple[Network, ...] = model.compared[-MOST:] or _first(model)
    if not model.run.recipe.has_teacher_generator:
        return students
    return (None, *students) if with_teacher or not students else students


def _first(model: RunModel) -> tuple[Architecture, ...]:
    if model.chosen is not None:
        return (model.chosen,)
    if not model.candidates:
        return ()
    criterion = model.run.recipe.search.criterion
    best = min(model.candidates, key=lambda item: score_of(item.candidate, criterion))
    return (best.candidate.architecture,)


def network_title(model: RunModel, network: Network) -> str:
    """What a network is called below its answer."""
    if network is None:
        return tr("Teacher")
    tuned = model.finetuned(network)
    if tuned is not None and tuned.kept:
        return tr("Fine-tuned")
    if network == model.chosen:
        return tr("Chosen")
    item = model.find(network)
    return f"№ {item.id}" if item else tr("Candidate")


def network_about(model: RunModel, network: Network) -> str:
    """More of a network, for its tooltip."""
    data = model.run.recipe.data
    size = tr("{width} × {height} px").format(width=data.width, height=data.height)
    if network is None:
        cost = model.teacher_cost()
        if cost is None:
            return size
        macs = cost.paper_macs / 1e9
        return tr("The full generator, {macs:.3g} G MACs, {size}").format(macs=macs, size=size)
    item = model.find(network)
    words = architecture_words(network)
    if item is None:
        return f"{words}, {size}"
    macs = item.candidate.paper_macs / 1e9
    return tr("{widths}, {macs:.3g} G MACs, {size}").format(widths=words, macs=macs, size=size)
