"""What a run imports, to be imported once for many processes that are forked from one."""

import torch

import core.commands.run
import core.engine.execution
import core.engine.job
import core.export
import core.stages.distill
import core.stages.export
import core.stages.finetune
import core.stages.search
import core.stages.teacher

__all__ = ["core", "torch"]
