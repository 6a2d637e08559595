"""Which choices of the recipe belong to what was chosen already; the form shows no others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.recipe import ENCODER, GENERATORS, OWN_SEGMENTER, Family
from workbench.recipe.draft import FIELDS

Values = Mapping[str, Any]
NETWORK = "network"
LABELLED = ("pix2pix", "gaugan")
NOT_MUNIT = ("pix2pix", "cyclegan", "gaugan")


@dataclass(frozen=True)
class Rule:
    """These sections or fields belong to the recipe where `key` has one of the values.

    `key` is a path of the recipe, or "network" for the generator that it ends up with.
    """

    what: frozenset[str]
    key: str
    among: frozenset[Any]

    def allows(self, values: Values) -> bool:
        """Whether the recipe has one of the values."""
        return (_network(values) if self.key == NETWORK else values[self.key]) in self.among


def _rule(what: str, key: str, *among: Any) -> Rule:
    return Rule(frozenset(what.split()), key, frozenset(among))


RULES = (
    _rule("cyclegan teacher.pool_size", "family", "cyclegan"),
    _rule("gaugan", "family", "gaugan"),
    _rule("munit", "family", "munit"),
    _rule("prune", "route", "original"),
    _rule("distill.inherit_discriminator", "route", "fast"),
    _rule("data.edges", "family", "gaugan"),
    _rule("data.classes search.criterion search.segmenter", "family", *LABELLED),
    _rule("search.segmenter_weights search.segmenter_steps", "family", *LABELLED),
    _rule("search.segmenter_steps", "search.segmenter", OWN_SEGMENTER),
    _rule("teacher.generator teacher.gan", "family", "pix2pix", "cyclegan"),
    _rule("teacher.blocks", NETWORK, "resnet"),
    _rule("teacher.norm", NETWORK, "resnet", "unet"),
    _rule("teacher.lambda_recon", "family", "pix2pix", "munit"),
    _rule(
        "prune.lambda_recon distill.lambda_recon finetune.lambda_recon",
        "family",
        *("pix2pix", "cyclegan", "munit"),
    ),
    _rule(
        "search.population search.generations search.parents search.mutation_share "
        "search.mutate_probability",
        "search.method",
        *("evolution", "nsga2"),
    ),
    _rule("search.narrow_weight search.narrow_weighting", "search.method", "evolution"),
    _rule("search.halvings", "search.method", "nsga2"),
    _rule("distill.random_widths distill.inplace", "distill.sampling", "sandwich"),
    _rule("distill.sort_channels distill.cache_gib distill.cache_place", "family", *NOT_MUNIT),
    _rule("search.encoder_steps", "search.features", ENCODER),
    _rule("data.sample_pairs", "data.folder", ""),
)
# Not for a person to fill in: shown where a recipe came with it.
ONLY_WITH = {"published": "published.source"}


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


def _network(values: Values) -> str:
    chosen: str = values["teacher.generator"]
    family: Family = values["family"]
    return GENERATORS[family][0] if chosen == "auto" else chosen
