"""One more sub-generator, proposed by a person and judged as the search would have judged it."""

from collections.abc import Generator as EventGenerator

from core.compute import open_compute
from core.errand import noted
from core.errors import UserError
from core.events import Event, Measured, Notice, Planned, Working
from core.nets.architecture import Architecture, architecture_text
from core.nets.generator import describe
from core.record import CandidateRecord
from core.run import Run
from core.search.plan import SearchPlan
from core.search.request import Request
from core.search.space import Space, space_of
from core.stages.casting import Casting
from core.stages.judging import Judge, features_name, open_features
from core.stages.networks import kept_generator
from core.stages.pictures import Pictures
from core.stages.segmenting import open_segmenter

PERSON = "person"


def judge_architecture(
    run: Run, architecture: Architecture
) -> EventGenerator[Event, None, CandidateRecord]:
    """Make an architecture of the run's space one of its candidates; gives the candidate.

    It is cut out of the supernet, its statistics are estimated anew, and the search's judge takes
    its score on the same held-out pictures in the same features. Yields as a stage does and holds
    the run's lock meanwhile; may be closed between any two events: the candidate is recorded whole
    at the end, or not at all. One that is known already is given as it is.

    A search that goes on later asks for what it would have asked for anyway.

    Raises UserError where the space does not have it, before there is a supernet, and where the
    features of the candidates cannot be had any more.
    """
    check_in_space(space_of(run.recipe.distill.space), architecture)
    lock = run.lock()
    try:
        if not (known := _find(run, architecture)):
            yield from noted(run, "search", _judged(run, architecture))
            known = _find(run, architecture)
    finally:
        lock.release()
    assert known is not None, "it was recorded just now"
    return known


def check_proposal(run: Run) -> None:
    """Raises UserError where no architecture could be judged as the run's candidates were.

    Before there is a supernet, and where the features would have another name today. Nothing is
    trained or written for it; the data are looked through.
    """
    _check_supernet(run)
    _check_features(run, features_name(run.recipe, Pictures.of(run.recipe)))


def check_in_space(space: Space, architecture: Architecture) -> None:
    """Raises UserError, with the widths there are, for an architecture that is not in the space."""
    if len(architecture) != len(space.choices):
        raise UserError(
            f"The run's sub-generators have {len(space.choices)} widths, and "
            f"{architecture_text(architecture)} has {len(architecture)}.",
            f"Write it like {architecture_text(space.largest)}.",
        )
    for place, (width, choices) in enumerate(zip(architecture, space.choices, strict=True)):
        if width not in choices:
            raise UserError(
                f"The run's supernet was not trained for width {width} at position {place}.",
                f"Take one of {', '.join(map(str, sorted(choices)))} there.",
            )


def _judged(run: Run, architecture: Architecture) -> EventGenerator[Event, None, None]:
    _check_supernet(run)
    yield Working()
    compute = open_compute(run.recipe.engine)
    pictures = Pictures.of_run(run)
    supernet = kept_generator(run, "distill")
    # Before an encoder is trained that could not be compared with.
    _check_features(run, features_name(run.recipe, pictures))
    features = yield from open_features(run, pictures, compute)
    _check_features(run, features.name)
    segmenter = yield from open_segmenter(run, pictures, compute)
    judge = Judge(pictures, features, compute, segmenter)
    plan = SearchPlan(run.recipe, describe(supernet))
    casting = Casting(run, plan, supernet, pictures, judge, compute)
    yield Planned(1, "candidates")
    for event in casting.score(Request(architecture)):
        if isinstance(event, Measured):
            _keep(run, event)
            name = architecture_text(architecture)
            found = f"{event.candidate.metric:.4f} {features.name}"
            yield Notice("info", f"A person added {name}: {found}.")
        yield event


def _keep(run: Run, event: Measured) -> None:
    record = run.record(write=True)
    record.add_candidate(event.candidate, source=PERSON)
    record.close()


def _find(run: Run, architecture: Architecture) -> CandidateRecord | None:
    record = run.record()
    known = record.candidates()
    record.close()
    return next((item for item in known if item.candidate.architecture == architecture), None)


def _check_supernet(run: Run) -> None:
    record = run.record()
    state = record.stage("distill").state
    record.close()
    if state != "done":
        raise UserError(
            f"{run.name} has no supernet yet.", "Let its distillation end, and add it then."
        )


def _check_features(run: Run, features: str) -> None:
    record = run.record()
    known = record.candidates()
    record.close()
    if known and features and known[0].candidate.features != features:
        raise UserError(
            f"Another candidate of {run.name} could not be compared with those there are: its "
            "pictures have changed since the search, or another version of the workbench searched.",
            f"They were judged in {known[0].candidate.features}, and here it would be {features}; "
            "judge it with that version, or start a new run.",
        )
