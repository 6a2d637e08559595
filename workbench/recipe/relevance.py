"""Which choices of the recipe belong to what was chosen already; the form shows no others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from core.nets.specs import NETWORKS
from core.recipe.data import SAMPLE
from core.recipe.families import FAMILIES
from core.recipe.missing import is_needed
from core.recipe.search import ENCODER, OWN_SEGMENTER
from core.recipe.training import TrainingSchedule
from workbench.recipe.draft import FIELDS

Values = Mapping[str, Any]
NETWORK = "network"
PAIRING = "pairing"
TEACHING = "teaching"
TRAIN, IMPORT, ANSWERS = "train", "import", "answers"
"""The ways to a teacher."""
FILES = "teacher.checkpoint", "teacher.discriminator_checkpoint"
IMPORTED = frozenset({*FILES, "teacher.direction", "teacher.checkpoint_network"})


@dataclass(frozen=True)
class Rule:
    """These sections or fields belong to the recipe where `key` has one of the values.

    `key` is a path of the recipe, "network" for the generator that it ends up with, "pairing" for
    how its pictures go together, or "teaching" for who teaches. Not `among_these`: where it has
    none of the values.
    """

    what: frozenset[str]
    key: str
    among: frozenset[Any]
    among_these: bool = True

    def allows(self, values: Values) -> bool:
        """Whether the recipe has one of the values, or none where that is asked."""
        derived = {NETWORK: _network, PAIRING: _pairing, TEACHING: teaching}
        read = derived.get(self.key)
        found = (read(values) if read else values[self.key]) in self.among
        return found == self.among_these


def _rule(what: str, key: str, *among: Any) -> Rule:
    return Rule(frozenset(what.split()), key, frozenset(among))


def _of_specs() -> Iterator[Rule]:
    """Tables and fields that belong to some families or networks, as these declare them."""
    for name, family in FAMILIES.items():
        if family.section is not None:
            yield _rule(name, "family", name)
    uses: dict[tuple[str, str], list[str]] = {}
    for name, family in FAMILIES.items():
        for field in family.fields:
            uses.setdefault((field, "family"), []).append(name)
    for name, network in NETWORKS.items():
        for field in network.recipe_fields:
            uses.setdefault((field, NETWORK), []).append(name)
    for (field, key), names in sorted(uses.items()):
        yield _rule(field, key, *names)


# What a folder of answers has no use for: how a teacher is trained, and what else it could give.
_OF_A_GENERATOR = frozenset(
    {
        *(f"teacher.{name}" for name in TrainingSchedule.model_fields),
        "teacher.width",
        "teacher.pool_size",
        "distill.lambda_distill",
        "finetune.lambda_distill",
        "distill.inherit_discriminator",
        "distill.sort_channels",
        "distill.cache_gib",
        "distill.cache_place",
        "losses.region",
    }
)
RULES = (
    *_of_specs(),
    _rule("prune", "route", "original"),
    _rule("distill.inherit_discriminator distill.ups", "route", "fast"),
    _rule("data.classes search.criterion search.segmenter", PAIRING, "pairs", "labels"),
    _rule(
        "prune.pseudo_target distill.pseudo_target finetune.pseudo_target",
        PAIRING,
        *("pairs", "labels"),
    ),
    _rule("search.segmenter_weights search.segmenter_steps", PAIRING, "pairs", "labels"),
    _rule("search.segmenter_steps", "search.segmenter", OWN_SEGMENTER),
    _rule(
        "search.population search.generations search.parents search.mutation_share "
        "search.mutate_probability",
        "search.method",
        *("evolution", "nsga2"),
    ),
    _rule("search.narrow_weight search.narrow_weighting", "search.method", "evolution"),
    _rule("search.halvings", "search.method", "nsga2"),
    _rule(
        "distill.random_widths distill.inplace distill.learn_from", "distill.sampling", "sandwich"
    ),
    _rule("distill.slower_decay distill.moment_groups", "distill.sampling", "uniform"),
    _rule("discriminator.mixing discriminator.norm", "discriminator.kind", "projected", "both"),
    _rule("search.encoder_steps", "search.features", ENCODER),
    Rule(
        frozenset({"teacher.finetune", "teacher.statistics"}),
        "teacher.checkpoint",
        frozenset({""}),
        among_these=False,
    ),
    _rule("teacher.answers", TEACHING, ANSWERS),
    Rule(IMPORTED, TEACHING, frozenset({IMPORT})),
    Rule(_OF_A_GENERATOR, TEACHING, frozenset({ANSWERS}), among_these=False),
    _rule("data.sample_pairs", "data.folder", ""),
    _rule("data.sample_pairs", "data.dataset", SAMPLE),
    _rule("data.dataset", "data.folder", ""),
)
# Not for a person to fill in: shown where a recipe came with it.
ONLY_WITH = {"published": "published.source", "start": "start.run"}


def belongs(path: str, values: Values) -> bool:
    """Whether a section or a field has a say in this recipe."""
    section = path.partition(".")[0]
    if section in ONLY_WITH and not values[ONLY_WITH[section]]:
        return False
    return all(rule.allows(values) for rule in RULES if rule.what & {path, section})


def shown_fields(values: Values, problems: Mapping[str, str]) -> set[str]:
    """The fields that the form shows.

    Those that belong, and of the sections that belong also what was changed or is wrong: who turns
    to another family must be able to see and to take back what is left of the one before.
    """
    return {path for path in FIELDS if _is_shown(path, values, problems)}


def _is_shown(path: str, values: Values, problems: Mapping[str, str]) -> bool:
    if path in problems or belongs(path, values):
        return True
    section = path.rpartition(".")[0]
    return belongs(section, values) and values[path] != FIELDS[path].default


def teaching(values: Values) -> str:
    """Who teaches, as these values have it; else what the form says of a choice not filled in."""
    if values["teacher.answers"]:
        return ANSWERS
    if any(values[path] for path in FILES):
        return IMPORT
    return str(values.get(TEACHING, TRAIN))


def is_required(path: str, values: Values) -> bool:
    """Whether a run cannot start without this file or folder."""
    if path == "teacher.checkpoint":
        return teaching(values) == IMPORT and not values["teacher.discriminator_checkpoint"]
    if path == "teacher.answers":
        return teaching(values) == ANSWERS
    return is_needed(path, values.__getitem__)


def needed_by_answers(values: Values) -> dict[str, Any]:
    """What has to change in a recipe so that a folder of answers can teach."""
    wanted: dict[str, Any] = dict.fromkeys(FILES, "")
    wanted |= dict.fromkeys(("distill.lambda_distill", "finetune.lambda_distill"), 0.0)
    wanted |= {"losses.region": 0.0, "distill.sort_channels": False, "distill.cache_gib": 0.0}
    wanted["route"] = "fast"
    if _pairing(values) != "unpaired":
        wanted["distill.pseudo_target"] = "teacher"
    return {path: value for path, value in wanted.items() if values[path] != value}


def _network(values: Values) -> str:
    chosen: str = values["teacher.generator"]
    return FAMILIES[values["family"]].generators[0] if chosen == "auto" else chosen


def _pairing(values: Values) -> str:
    return FAMILIES[values["family"]].pairing
