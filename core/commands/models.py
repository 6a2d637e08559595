"""Verbs about pictures and networks: sample-data, cost, distance, import, translate."""

import argparse
import sys
from dataclasses import asdict, replace

from core.commands import OK, SOME, require_file, require_pictures_in, show
from core.runtime.errors import UserError
from core.runtime.writing import make_writable, require_writable


def sample_data(args: argparse.Namespace) -> int:
    """Draw the built-in sample data set into a folder."""
    from core.data.sample import write_sample

    if args.pairs < 2 or args.size < 32:
        raise UserError("The sample needs at least 2 pairs and 32 pixels.", "Ask for more.")
    make_writable(args.folder)
    print(write_sample(args.folder, pairs=args.pairs, size=args.size, seed=args.seed))
    return OK


def cost(args: argparse.Namespace) -> int:
    """MACs in both conventions, and parameters."""
    from core.nets.named_cost import named_cost
    from core.nets.published import published_network

    height, width = args.size or published_network(args.network, args.channels).size
    network = named_cost(args.network, args.channels, height, width)
    lines = [
        f"one picture    {f'{height}x{width}':>16}",
        f"executed MACs  {network.macs:>16,}",
        f"paper MACs     {network.paper_macs:>16,}",
        f"parameters     {network.parameters:>16,}",
    ]
    show(args, asdict(network), lines)
    return OK


def distance(args: argparse.Namespace) -> int:
    """Score of one folder's pictures, or of published statistics, against another's."""
    for side in (args.a, args.b):
        require_pictures_in(side)
    if args.write:
        require_writable(args.write.parent)
    from core.metrics.features import extractor
    from core.metrics.folders import compare_folders, range_of, statistics_of
    from core.metrics.scores import FRECHET, score_name

    features, real = extractor(args.features, args.weights), args.a
    limits, assumed = range_of(args.a, args.b)
    if args.write:
        known = statistics_of(args.a, features, limits)
        make_writable(args.write.parent)
        known.save(args.write)
        real = known if args.score == FRECHET else real
    comparison = compare_folders(real, args.b, features, args.score, limits)
    comparison = replace(comparison, assumed=assumed)
    name = score_name(args.score, features.name)
    document = asdict(comparison) | {"features": features.name, "score": args.score, "name": name}
    error = "" if comparison.uncertainty is None else f" ± {comparison.uncertainty:.6f}"
    counts = " and ".join(
        "unknown" if n is None else str(n) for n in (comparison.n_a, comparison.n_b)
    )
    lines = [f"{comparison.distance:.6f}{error}  ({name}, {counts} pictures)"]
    show(args, document, [*lines, *([assumed] if assumed else [])])
    return OK


def import_checkpoint(args: argparse.Namespace) -> int:
    """Read a foreign checkpoint and write it as safetensors."""
    require_file(args.checkpoint, "checkpoint")
    require_writable(args.into.parent)
    from core.checkpoints.files import save_model
    from core.checkpoints.importers import read_generator
    from core.nets.architecture import architecture_text
    from core.nets.generator import config_of
    from core.nets.network_config import network_of

    imported = read_generator(
        args.checkpoint,
        args.network,
        args.channels,
        direction=args.direction,
        name=args.generator,
        statistics=args.statistics,
    )
    generator = imported.generator
    make_writable(args.into.parent)
    save_model(args.into, generator, {"imported_from": args.checkpoint.name})
    widths, network = architecture_text(generator.architecture), network_of(config_of(generator))
    form = "" if generator.kind == network else f"{generator.kind} "
    print("\n".join(imported.notes))
    print(f"{args.into}: {form}{network}, channels {widths}")
    return OK


def _warn(sentence: str) -> None:
    print(f"warning: {sentence}", file=sys.stderr)


def translate(args: argparse.Namespace) -> int:
    """Run a generator over every picture of a folder; SOME where broken ones were skipped."""
    # Cheap checks come before torch is loaded.
    require_file(args.model, "model")
    require_pictures_in(args.inputs)
    require_writable(args.outputs)
    from core.translation.translate import SomeSkipped
    from core.translation.translate import translate as run_over

    wanted = {"instances": args.instances, "style": args.style, "seed": args.seed}
    try:
        count = run_over(args.model, args.inputs, args.outputs, warn=_warn, **wanted)
    except SomeSkipped as skipped:
        if not skipped.written:
            raise
        print(f"warning: {skipped}", file=sys.stderr)
        return SOME
    print(f"{count} pictures written to {args.outputs}")
    return OK
