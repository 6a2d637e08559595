"""The recipe's table that says how sub-generators are searched and scored."""

from typing import Literal

from pydantic import Field, model_validator

from core.recipe.section import RecipeSection, unit

ENCODER = "encoder"
JUDGE = "lite2"
"""The pretrained network that judges unless the recipe names another; it never trains."""
WAVELET = "wavelet"
WITHOUT_FILE = (JUDGE, "lite0", WAVELET, "inception", ENCODER, "opennsfw")
"""Features that find their weights without a file of the recipe's."""
OWN_SEGMENTER = "own"
COSTS = ("macs", "paper_macs", "parameters", "latency")


class Search(RecipeSection):
    """How sub-generators of the supernet are searched and scored, without retraining."""

    method: Literal["evolution", "nsga2", "random", "brute-force"] = Field("nsga2", title="Method")
    """nsga2: the whole front in one search; measured to find more with the same work. evolution:
    the best within the budget, as published. random, and brute-force (as published): every
    sub-generator within the budget in an even random order, until as many as wanted are scored."""
    objectives: str = Field(
        "metric, macs",
        title="Objectives",
        json_schema_extra={
            "suggestions": [
                "metric, macs",
                "metric, paper_macs",
                "metric, latency",
                "metric, macs, parameters",
            ]
        },
    )
    """What NSGA-II optimises, and what the hypervolume of every method is computed in: metric (the
    criterion), and one or two of macs (executed), paper_macs, parameters, latency (predicted from
    measured ones)."""
    latency_runtime: str = Field(
        "torch",
        title="Latency in",
        json_schema_extra={
            "suggestions": ["torch", "onnx-float32", "openvino-float32", "openvino-bfloat16"]
        },
    )
    """Where the latency objective is measured: torch, or a runtime and a precision such as
    openvino-bfloat16. The fastest in one need not be the fastest in another."""
    budget_gmacs: float = Field(
        0.0, title="Budget", ge=0, le=1e6, json_schema_extra=unit("G paper MACs")
    )
    """Sub-generators that cost more, at the recipe's picture size in paper MACs, are skipped. 0: no
    limit."""
    evaluations: int = Field(400, title="Candidates", ge=1, le=10_000_000)
    """Stop after this many different sub-generators; where generations are halved, after as many
    pictures as that many need."""
    population: int = Field(20, title="Population", ge=4, le=10_000)
    """Evolution and NSGA-II. Published evolution: 100."""
    generations: int = Field(500, title="Generations", ge=1, le=100_000)
    """Evolution and NSGA-II stop after these, if not by the candidates before."""
    halvings: int = Field(2, title="Halvings", ge=0, le=6)
    """NSGA-II: how often the children of a generation are halved before the rest is scored on all
    pictures. 2: all on a quarter, the better half on half, the better half of those on all. 0: all
    children on all pictures."""
    patience: int = Field(
        0, title="Patience", ge=0, le=100_000, json_schema_extra=unit("generations")
    )
    """Stop when the hypervolume has not grown for this many generations; a generation is as many
    sub-generators as the population. 0: never."""
    gain: float = Field(0.001, title="Gain", ge=0, le=1)
    """How much the hypervolume, a share from 0 to 1, must grow to count."""
    parents: float = Field(0.5, title="Parents", gt=0, le=1)
    """Share of the best that have children. Published evolution: 0.25."""
    mutation_share: float = Field(0.2, title="Mutated children", ge=0, le=1)
    """Share of each generation made by mutation; the rest by crossover (of which NSGA-II mutates
    the children too). Published evolution: 0.5."""
    mutate_probability: float = Field(0.15, title="Mutation probability", ge=0, le=1)
    """For each layer of a child. Published evolution: 0.2 to 0.4."""
    pictures: int = Field(
        200, title="Pictures", ge=2, le=100_000, json_schema_extra=unit("held-out pairs")
    )
    """Each candidate is scored on at most this many held-out pairs. More rank better and take
    longer."""
    narrow_weight: float = Field(1.0, title="Favour narrow layers", ge=1, le=100)
    """In the first generation, how much likelier the narrowest width is than the widest. 1: all
    equally likely."""
    narrow_weighting: Literal["arithmetic", "geometric"] = Field(
        "arithmetic", title="How the favour grows"
    )
    """arithmetic: in equal steps to that ratio; geometric: by that ratio from each width to the
    next."""
    criterion: Literal["distance", "miou"] = Field("distance", title="Criterion")
    """What counts as best: the lowest distance (see score), or the highest mIoU of a segmentation
    network on the generated pictures (of label maps)."""
    score: Literal["frechet", "kid", "mind"] = Field("mind", title="Score")
    """How far generated features are from real ones. mind: a sliced distance that needs few
    pictures; measured to agree best with networks the search did not use. frechet: the Fréchet
    distance. kid: the unbiased kernel distance. Only in inception's features are they called FID
    and KID."""
    segmenter: str = Field(
        "",
        title="Segmenter",
        json_schema_extra={
            "suggestions": [
                "",
                OWN_SEGMENTER,
                "drn_d_105",
                "deeplabv2_resnet101",
                "onnx",
            ]
        },
    )
    """Measures mIoU where the sources are label maps. own: trained here on the recipe's own pairs.
    Or a network by its weights file: drn_d_105, deeplabv2_resnet101, one of torchvision's, onnx.
    Empty: mIoU is not measured."""
    segmenter_weights: str = Field(
        "", title="Weights of the segmenter", json_schema_extra={"path": "file"}
    )
    """File of the segmentation network; not needed for own."""
    segmenter_steps: int = Field(600, title="Segmenter steps", ge=1, le=1_000_000)
    """Optimiser steps for the segmenter that is trained here. More see better; it is trained once.
    """
    calibration_pictures: int = Field(128, title="Calibration pictures", ge=1, le=100_000)
    """Training pictures on which batch-norm statistics are estimated anew for each candidate.
    Networks without batch normalisation need none."""
    features: str = Field(
        JUDGE,
        title="Features",
        json_schema_extra={
            "suggestions": [
                JUDGE,
                "lite0",
                WAVELET,
                ENCODER,
                "inception",
                "opennsfw",
                "squeezenet1_1",
                "vgg16",
            ]
        },
    )
    """The network whose features judge candidates. lite2, lite0: pretrained networks that come with
    the workbench; losses may train with lite0, and a network used in training must not judge. For
    pictures unlike photos: wavelet (the Fréchet Wavelet Distance, no weights), or encoder (trained
    here on the recipe's own pairs). inception: FID as torch-fidelity computes it. opennsfw, or a
    torchvision network, with its file."""
    weights: str = Field("", title="Weights of the features", json_schema_extra={"path": "file"})
    """File with the weights of the feature network; not needed for lite2, lite0, wavelet, inception
    and the encoder, nor for opennsfw if its package is installed."""
    encoder_steps: int = Field(600, title="Encoder steps", ge=1, le=1_000_000)
    """Optimiser steps for the self-trained encoder (cached by data set and seed)."""

    @property
    def costs(self) -> tuple[str, ...]:
        """The objectives besides the metric, in the recipe's order."""
        return tuple(name for name in _listed(self.objectives) if name != "metric")

    @model_validator(mode="after")
    def _score_of_features(self) -> "Search":
        if self.features == WAVELET and self.score != "frechet":
            raise ValueError(f"search.features = {WAVELET} needs search.score = frechet")
        return self

    @model_validator(mode="after")
    def _sensible_objectives(self) -> "Search":
        objectives = _listed(self.objectives)
        costs = set(objectives) - {"metric"}
        if (
            "metric" not in objectives
            or len(objectives) not in (2, 3)
            or len(set(objectives)) < len(objectives)
        ):
            raise ValueError("objectives must be metric and one or two costs, such as metric, macs")
        if not costs <= set(COSTS):
            raise ValueError(f"objectives besides metric must be of {', '.join(COSTS)}")
        return self


def _listed(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]
