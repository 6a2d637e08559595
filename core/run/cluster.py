"""Work as jobs of Slurm, or of submitit's local executor, which is for trying it out."""

import contextlib
import os
import pickle
import shutil
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any
from uuid import uuid4

from core.recipe.engine import EngineSection
from core.run.events import Event, Working
from core.run.executor import (
    ATTEMPTS,
    LOOK_S,
    Executor,
    Task,
    Work,
    attempts,
    outcome,
    read_steps,
)
from core.run.worker import do_job
from core.runtime.errors import UserError
from core.runtime.paths import CODE, python_path


class ClusterExecutor(Executor):
    """Jobs in `folder`, which all machines must see: inputs and results of jobs pass there.

    A job that fails, is killed or runs out of time is submitted again.
    """

    def __init__(self, engine: EngineSection, workers: int, folder: Path) -> None:
        try:
            import submitit
        except ImportError:
            raise UserError(
                "engine.cluster needs the package submitit.", "pip install submitit."
            ) from None
        self.workers, self._folder = workers, folder
        self._executor = submitit.AutoExecutor(folder, cluster=engine.cluster)
        self._executor.update_parameters(
            timeout_min=engine.cluster_minutes, cpus_per_task=max(1, engine.threads)
        )
        if engine.cluster == "slurm":
            known = {"slurm_setup": [f"export PYTHONPATH={CODE}"]}
            if engine.cluster_partition:
                known["slurm_partition"] = engine.cluster_partition  # type: ignore[assignment]
            self._executor.update_parameters(**known)
        self._jobs: list[Any] = []
        self._failed = False

    def submit(self, work: Work, *arguments: Any) -> Task:
        """See Executor."""
        return _OnCluster(self, pickle.dumps((work, arguments)), self._folder / uuid4().hex)

    def close(self) -> None:
        """See Executor; jobs that are not done are cancelled."""
        left = [job for job in self._jobs if not job.done()]
        for job in left:
            with contextlib.suppress(Exception):  # it may have ended meanwhile
                job.cancel()
        self._jobs.clear()
        if not left and not self._failed:
            shutil.rmtree(self._folder, ignore_errors=True)

    def start(self, content: bytes, progress: Path) -> Any:
        """Hand pickled work in as a job."""
        with _importable():
            job = self._executor.submit(do_job, content, str(progress))
        self._jobs.append(job)
        return job

    def forget(self, job: Any, failed: bool = False) -> None:
        """Drop a job whose outcome is known; a failed one's output stays."""
        self._jobs.remove(job)
        self._failed = self._failed or failed


class _OnCluster:
    def __init__(self, executor: ClusterExecutor, content: bytes, progress: Path) -> None:
        self._executor, self._content, self._progress = executor, content, progress
        self._job: Any = executor.start(content, progress)

    @property
    def steps(self) -> int:
        return read_steps(self._progress)

    def wait(self) -> Generator[Event, None, Any]:
        failures = ""
        for _ in attempts(self):
            self._job = self._job or self._executor.start(self._content, self._progress)
            while not self._job.done():
                yield Working()
                time.sleep(LOOK_S)
            try:
                content = self._job.result()
            except Exception as error:  # submitit's own, or what the job could not send
                failures = str(error)
                self._executor.forget(self._job, failed=True)
                self._job = None
                continue
            self._executor.forget(self._job)
            return (yield from outcome(content))
        raise UserError(
            f"A job of the cluster failed {ATTEMPTS} times.",
            "The folder cluster of the run has the reason. Start again after that.",
            failures,
        )


@contextlib.contextmanager
def _importable() -> Generator[None, None, None]:
    """A job's process finds `core`, whatever folder this one was begun in."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = python_path()
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before
