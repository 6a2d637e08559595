"""One more sub-generator, chosen by a person and scored as the search would have done."""

from collections.abc import Generator as EventGenerator
from contextlib import closing

from core.evaluation.evaluator import Evaluator, features_name, open_features
from core.evaluation.kept_networks import kept_generator
from core.evaluation.pictures import Pictures
from core.evaluation.segmentation import open_segmenter
from core.nets.architecture import Architecture, architecture_text
from core.nets.generator import config_of
from core.nets.space import Space, space_of
from core.run.events import CandidateMeasured, Event, Notice, Planned, Working
from core.run.notices import record_notices
from core.run.record import CandidateRecord
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.errors import UserError
from core.search.plan import SearchPlan
from core.search.request import Request
from core.stages.candidate_evaluator import CandidateEvaluator

PERSON = "person"


def evaluate_architecture(
    run: Run, architecture: Architecture
) -> EventGenerator[Event, None, CandidateRecord]:
    """Make an architecture of the run's space one of its candidates; gives the candidate.

    It is cut out of the supernet, its statistics are estimated anew, and it is scored on the
    search's held-out pictures in the same features. Yields as a stage does and holds the run's lock
    meanwhile; may be closed between any two events: the candidate is recorded whole at the end, or
    not at all. A known candidate is given as it is.

    A search that goes on later asks for what it would have asked for anyway.

    Raises UserError where the space does not have it, before there is a supernet, and where the
    features of the candidates cannot be had any more.
    """
    check_in_space(space_of(run.recipe.distill.space), architecture)
    lock = run.lock()
    try:
        if not (known := _find(run, architecture)):
            yield from record_notices(run, "search", _evaluate(run, architecture))
            known = _find(run, architecture)
    finally:
        lock.release()
    assert known is not None, "it was recorded just now"
    return known


def check_can_evaluate(run: Run) -> None:
    """Raises UserError where no architecture can be scored as the run's candidates were.

    Before there is a supernet, and where the features would have another name today. Nothing is
    trained or written for it; the data are looked through.
    """
    _check_supernet(run)
    _check_features(run, features_name(run.recipe, Pictures.of(run.recipe, run.known_inputs())))


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
                f"Choose one of {', '.join(map(str, sorted(choices)))} there.",
            )


def _evaluate(run: Run, architecture: Architecture) -> EventGenerator[Event, None, None]:
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
    evaluator = Evaluator(pictures, features, compute, segmenter)
    plan = SearchPlan(run.recipe, config_of(supernet))
    scorer = CandidateEvaluator(run, plan, supernet, evaluator)
    yield Planned(1, "candidates")
    with closing(scorer):
        for event in scorer.score(Request(architecture)):
            if isinstance(event, CandidateMeasured):
                _keep(run, event)
                name = architecture_text(architecture)
                score = f"{event.candidate.metric:.4f} {features.name}"
                yield Notice("info", f"Added by hand: {name}: {score}.")
            yield event


def _keep(run: Run, event: CandidateMeasured) -> None:
    with run.record(write=True) as record:
        record.add_candidate(event.candidate, source=PERSON)


def _find(run: Run, architecture: Architecture) -> CandidateRecord | None:
    with run.record() as record:
        known = record.candidates()
    return next((item for item in known if item.candidate.architecture == architecture), None)


def _check_supernet(run: Run) -> None:
    with run.record() as record:
        state = record.stage("distill").state
    if state != "done":
        raise UserError(
            f"{run.name} has no supernet yet.", "Wait until its distillation ends, then add it."
        )


def _check_features(run: Run, features: str) -> None:
    with run.record() as record:
        known = record.candidates()
    if known and features and known[0].candidate.features != features:
        raise UserError(
            f"New candidates of {run.name} can't be compared: the pictures or the version changed "
            "since the search.",
            f"The search used {known[0].candidate.features}; this would use {features}. Use that "
            "version, or start a new run.",
        )
