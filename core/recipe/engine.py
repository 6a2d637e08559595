"""What a recipe says of the machine that runs it."""

from typing import Literal

from pydantic import Field

from core.recipe.section import RecipeSection, unit


class EngineSection(RecipeSection):
    """How the machine is used; this does not change the method."""

    device: Literal["auto", "cpu", "cuda"] = Field("auto", title="Device")
    """auto: a CUDA device if there is one. Choose cpu to get equal numbers each time."""
    precision: Literal["auto", "float32", "bfloat16"] = Field("auto", title="Precision")
    """For convolutions in training. auto: bfloat16 if the device computes it natively; losses,
    optimisers and measurements always use float32."""
    threads: int = Field(0, title="Threads", ge=0, le=512)
    """Torch threads. 0: one less than the machine's cores, at least one."""
    workers: int = Field(1, title="Workers", ge=1, le=4096, json_schema_extra=unit("processes"))
    """How many sub-generators are scored at once, each by a process of its own with as many threads
    as above (0: one). What is found is the same."""
    cluster: Literal["", "slurm", "local"] = Field("", title="Cluster")
    """Where workers are: empty, on this machine; slurm, as jobs of Slurm through the package
    submitit, which see the run's folder; local, the same jobs here, to try it."""
    cluster_partition: str = Field("", title="Slurm partition")
    """The partition that Slurm runs the jobs in. Empty: Slurm's default."""
    cluster_minutes: int = Field(
        60, title="Time of a job", ge=1, le=100_000, json_schema_extra=unit("min")
    )
    """Time limit of each job on the cluster."""
    checkpoint_seconds: float = Field(
        30.0, title="Checkpoint every", ge=0, le=86_400, json_schema_extra=unit("s")
    )
    """How much work a power cut may cost. Writing takes time, so longer intervals are faster for
    large networks."""
    preview_every: int = Field(
        200, title="Preview every", ge=1, le=1_000_000, json_schema_extra=unit("steps")
    )
    """How often the fixed sample pictures are drawn during training."""
