"""The published results that a recipe is compared with."""

from pydantic import Field

from core.recipe.section import RecipeSection, unit


class Published(RecipeSection):
    """The paper's results for this task, shown on the Front."""

    source: str = Field(
        "", title="Source", description="Paper and table that the numbers below are from."
    )
    metric: str = Field(
        "", title="Metric", description="What the quality numbers are, such as FID."
    )
    teacher_gmacs: float = Field(
        0.0,
        ge=0,
        title="Teacher",
        json_schema_extra=unit("G paper MACs"),
        description="What the published teacher costs.",
    )
    teacher_quality: float = Field(
        0.0, ge=0, title="Teacher's quality", description="As published, in the metric above."
    )
    student_gmacs: float = Field(
        0.0,
        ge=0,
        title="Student",
        json_schema_extra=unit("G paper MACs"),
        description="What the published compressed generator costs.",
    )
    student_quality: float = Field(
        0.0, ge=0, title="Student's quality", description="As published, in the metric above."
    )
    student_parameters: float = Field(
        0.0,
        ge=0,
        title="Student's parameters",
        json_schema_extra=unit("million"),
        description="Its weights, where published.",
    )
    student_architecture: str = Field(
        "", title="Student's architecture", description="Its channel numbers, where published."
    )
