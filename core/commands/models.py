"""Verbs about pictures and networks: sample-data, cost, distance, import, translate."""

import argparse
from dataclasses import asdict

from core.commands import FAILED, OK, show
from core.errors import UserError


def sample_data(chosen: argparse.Namespace) -> int:
    """Draw the built-in sample data set into a folder."""
    from core.data.sample import write_sample

    if chosen.pairs < 2 or chosen.size < 32:
        raise UserError("The sample needs at least 2 pairs and 32 pixels.", "Ask for more.")
    print(write_sample(chosen.folder, pairs=chosen.pairs, size=chosen.size, seed=chosen.seed))
    return OK


def cost(chosen: argparse.Namespace) -> int:
    """MACs in both conventions, and parameters."""
    from core.nets.named_cost import named_cost
    from core.nets.published import published_network

    height, width = chosen.size or published_network(chosen.network, chosen.channels).size
    found = named_cost(chosen.network, chosen.channels, height, width)
    lines = [
        f"one picture    {f'{height}x{width}':>16}",
        f"executed MACs  {found.macs:>16,}",
        f"paper MACs     {found.paper_macs:>16,}",
        f"parameters     {found.parameters:>16,}",
    ]
    show(chosen, asdict(found), lines)
    return OK


def distance(chosen: argparse.Namespace) -> int:
    """Score of one folder's pictures, or of published statistics, against another's."""
    from core.metrics.features import extractor
    from core.metrics.folders import compared, statistics_of
    from core.metrics.scores import FRECHET, score_name

    features, real = extractor(chosen.features, chosen.weights), chosen.a
    if chosen.write:
        known = statistics_of(chosen.a, features)
        known.save(chosen.write)
        real = known if chosen.score == FRECHET else real
    found = compared(real, chosen.b, features, chosen.score)
    name = score_name(chosen.score, features.name)
    document = asdict(found) | {"features": features.name, "score": chosen.score, "name": name}
    error = "" if found.uncertainty is None else f" ± {found.uncertainty:.6f}"
    counts = " and ".join("unknown" if n is None else str(n) for n in (found.n_a, found.n_b))
    show(chosen, document, [f"{found.distance:.6f}{error}  ({name}, {counts} pictures)"])
    return OK


def import_checkpoint(chosen: argparse.Namespace) -> int:
    """Read a foreign checkpoint and write it as safetensors."""
    from core.checkpoints.files import save_model
    from core.checkpoints.importers import import_generator
    from core.nets.architecture import architecture_text
    from core.nets.described import network_of
    from core.nets.generator import describe

    generator = import_generator(
        chosen.checkpoint, chosen.network, chosen.channels, direction=chosen.direction
    )
    save_model(chosen.into, generator, {"imported_from": chosen.checkpoint.name})
    widths, network = architecture_text(generator.architecture), network_of(describe(generator))
    form = "" if generator.kind == network else f"{generator.kind} "
    print(f"{chosen.into}: {form}{network}, channels {widths}")
    return OK


def translate(chosen: argparse.Namespace) -> int:
    """Run a generator over every picture of a folder."""
    from core.translate import translate as run_over

    wanted = {"instances": chosen.instances, "style": chosen.style, "seed": chosen.seed}
    count = run_over(chosen.model, chosen.inputs, chosen.outputs, **wanted)
    print(f"{count} pictures written to {chosen.outputs}")
    return OK if count else FAILED
