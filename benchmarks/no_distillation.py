"""`python -m benchmarks.no_distillation RUN`: the run's student, trained without its teacher.

The same architecture from new weights, on the same pairs, with the losses but for distillation,
a discriminator of its own, and as many steps as the supernet and the fine-tuning had together. Both
are then judged on the test pairs in the run's features. Interrupted, it goes on where it was.
"""

import json
from pathlib import Path

from torch import Tensor, nn

from benchmarks.measure import options
from core.evaluation.evaluator import Evaluator, open_features
from core.evaluation.kept_networks import finetuned_name, kept_generator
from core.evaluation.pictures import Pictures
from core.families.family import DistillationSetup
from core.families.pix2pix import Pix2PixFamily, Pix2PixStudent
from core.families.student import Outputs
from core.metrics.features import extractor
from core.nets.architecture import Architecture, architecture_text
from core.nets.initialise import initialise
from core.nets.resnet import ResNetGenerator
from core.recipe.plan import Inputs
from core.recipe.training import Finetune
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.errors import UserError
from core.runtime.generators import result_of
from core.runtime.randomness import seed_for
from core.stages.loop import train

STAGE = "no-distillation"


class _Untaught(Pix2PixStudent):
    """A student that never asks its teacher."""

    def targets(self, source: Tensor, target: Tensor) -> Outputs:
        return Outputs(target, [])

    def student_outputs(
        self, source: Tensor, target: Tensor, architecture: Architecture | None
    ) -> Outputs:
        with self.compute.autocast():
            return Outputs(self.student(source), [])


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("run", type=Path, help="folder of a finished run")
    parser.add_argument("--features", help="judge in these features too, such as squeezenet1_1")
    parser.add_argument("--weights", type=Path, help="their weights")
    args = parser.parse_args()
    run = Run(args.run)
    architecture = run.chosen()
    if architecture is None:
        raise UserError(f"{run.folder} has no chosen candidate.", "Let the run finish first.")
    compute = open_compute(run.recipe.engine)
    pictures = Pictures.of(run.recipe)
    student = ResNetGenerator("mobile", architecture, clamps=True)
    initialise(student, seed_for(run.recipe.seed, STAGE))
    family = Pix2PixFamily(run.recipe, Inputs())
    teacher = kept_generator(run, "teacher")
    task = DistillationSetup(student, teacher, family.new_discriminator(), nn.ModuleList())
    batches = pictures.batches(STAGE, run.recipe.distill)
    training = _Untaught(_schedule(run), batches, compute, task, family.gan, run.recipe.seed)
    for event in train(run, STAGE, training, pictures):
        number = getattr(event, "number", 0)
        if number % 500 == 0:
            print(f"{training.count}/{training.total}", flush=True)
    features = [result_of(open_features(run, pictures, compute))]
    if args.features:
        features.append(extractor(args.features, args.weights, compute.device))
    _report(run, pictures, compute, student, features)


def _schedule(run: Run) -> Finetune:
    """Both stages' epochs together, at the rate and weights of distillation."""
    distill, finetune = run.recipe.distill, run.recipe.finetune
    return Finetune(
        epochs=distill.epochs + finetune.epochs,
        decay_epochs=distill.decay_epochs + finetune.decay_epochs,
        batch_size=distill.batch_size,
        learning_rate=distill.learning_rate,
        lambda_gan=distill.lambda_gan,
        lambda_recon=distill.lambda_recon,
        lambda_distill=0,
    )


def _report(run: Run, pictures: Pictures, compute, student: ResNetGenerator, features) -> None:
    architecture = run.chosen()
    assert architecture is not None
    generators = {
        "teacher": kept_generator(run, "teacher"),
        "student (distilled)": kept_generator(run, finetuned_name(architecture)),
        "student without distillation": student,
    }
    result: dict = {"architecture": architecture_text(architecture)}
    result["test_pictures"] = len(pictures.test)
    for measured in features:
        evaluator = Evaluator(pictures, measured, compute, part="test")
        result[measured.name] = {
            name: result_of(evaluator.measure(network)).distance
            for name, network in generators.items()
        }
    (run.folder / f"{STAGE}.json").write_text(json.dumps(result, indent=2), encoding="utf-8")
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
