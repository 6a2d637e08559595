"""The published results that a recipe is compared with."""

from pydantic import Field

from core.recipe.section import RecipeSection, unit


class Published(RecipeSection):
    """The paper's results for this task, shown on the Front."""

    source: str = Field("", title="Source")
    """Paper and table that the numbers below are from."""
    metric: str = Field("", title="Metric")
    """What the quality numbers are, such as FID."""
    teacher_gmacs: float = Field(0.0, title="Teacher", ge=0, json_schema_extra=unit("G paper MACs"))
    """What the published teacher costs."""
    teacher_quality: float = Field(0.0, title="Teacher's quality", ge=0)
    """As published, in the metric above."""
    student_gmacs: float = Field(0.0, title="Student", ge=0, json_schema_extra=unit("G paper MACs"))
    """What the published compressed generator costs."""
    student_quality: float = Field(0.0, title="Student's quality", ge=0)
    """As published, in the metric above."""
    student_parameters: float = Field(
        0.0, title="Student's parameters", ge=0, json_schema_extra=unit("million")
    )
    """Its weights, where published."""
    student_architecture: str = Field("", title="Student's architecture")
    """Its channel numbers, where published."""
