"""Sandwich steps, told discriminators and the teacher's cache, for every family."""

import copy
import errno

import pytest
import torch
import torch.nn.functional as F

from core.families.losses import generator_loss
from core.families.sampling import Sandwich, Uniform
from core.families.teacher_cache import InMemory, OnDisk, TeacherCache
from core.nets.architecture import uniform
from core.nets.space import space_of
from tests.core.families.small import FAMILIES, distillation, equal, weights

SANDWICH = {"sampling": "sandwich", "random_widths": 2}
CHOICES = [SANDWICH, {"conditional_discriminator": True}]
BOTH = SANDWICH | {"conditional_discriminator": True}
SPACE = space_of([[6, 3]] * 8)


@pytest.fixture(autouse=True)
def _one_thread():
    torch.set_num_threads(1)


def gradients(training):
    return {
        name: parameter.grad.clone()
        for network in ("student", "adaptors", "discriminator")
        for name, parameter in _named(training, network)
    }


def _named(training, network):
    for name, parameter in training.networks[network].named_parameters():
        if parameter.grad is not None:
            yield f"{network} {name}", parameter


def test_the_sandwich_visits_the_largest_first_and_the_smallest_last():
    sandwich, plain = Sandwich(SPACE, 7, random=3), Uniform(SPACE, 7)
    for step in range(20):
        drawn = sandwich.drawn(step)
        assert drawn == plain.drawn(step), "the drawn one is the published one"
        visited = sandwich.visited(step, drawn)
        assert visited == sandwich.visited(step, drawn)
        assert visited[0] == uniform(6) and visited[-1] == uniform(3) and visited[1] == drawn
        assert len(visited) == 5
    assert plain.visited(0, drawn) == (drawn,)
    assert Sandwich(SPACE, 7).visited(0, uniform(6)) == (uniform(6), uniform(3)), "none twice"


@pytest.mark.parametrize("family", ["pix2pix", "cyclegan"])
def test_a_sandwich_follows_the_mean_of_the_losses_as_written(family):
    training = distillation(family, sampling="sandwich", inplace=0.25, learning_rate=1e-9)
    batch = training.batches.at(0)
    source, target = batch.source, batch.target
    drawn = training.widths(0)
    expected = copy.deepcopy(training)
    training.optimise(source, target, drawn)
    wanted, largest, losses = expected.targets(source, target), None, []
    for sub in (uniform(6), drawn, uniform(3)):
        picture, features = expected.student.with_features(source, sub)
        mapped = [adapt(own) for adapt, own in zip(expected.adaptors, features, strict=True)]
        loss = distance(picture, mapped, wanted.picture, wanted.features)
        if largest is not None:
            loss = 0.75 * loss + 0.25 * distance(picture, mapped, *largest)
        largest = largest or (picture.detach(), [item.detach() for item in mapped])
        score = expected.discriminator(expected.discriminator_input(source, picture))
        losses.append(loss + generator_loss(expected.gan, score))
    inputs = [*expected.student.parameters(), *expected.adaptors.parameters()]
    (sum(losses) / 3).backward(inputs=inputs)
    result, wanted_gradients = gradients(training), gradients(expected)
    for name, gradient in wanted_gradients.items():
        assert torch.allclose(result[name], gradient, rtol=1e-3, atol=1e-5), name


def distance(picture, mapped, wanted_picture, wanted_features):
    pairs = zip(mapped, wanted_features, strict=True)
    matched = sum(F.mse_loss(own, wanted) for own, wanted in pairs)
    return 100 * F.l1_loss(picture, wanted_picture) + matched


@pytest.mark.parametrize("condition", [False, True])
def test_real_pictures_count_as_much_as_all_fakes(condition):
    """Once with the weight of all is the same as every time with the weight of one."""
    training = distillation("pix2pix", sampling="sandwich", conditional_discriminator=condition)
    batch = training.batches.at(0)
    training.optimise(batch.source, batch.target, training.widths(0))
    turns = training.passes(training.widths(1))
    assert sum(turn.share for turn in turns) == pytest.approx(1)
    assert sum(turn.reals for turn in turns) == pytest.approx(1)
    assert [turn.reals > 0 for turn in turns] == [True, condition, condition]


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("choices", [SANDWICH, BOTH])
def test_a_step_over_several_is_reported_under_the_published_names(family, choices):
    plain, training = distillation(family), distillation(family, **choices)
    usual, step = plain.advance(), training.advance()
    assert set(step.scalars) - set(usual.scalars) == {"G_inplace"}
    assert set(usual.scalars) <= set(step.scalars)
    assert step.architecture == usual.architecture
    for name in ("G_distill", "lr"):
        assert step.scalars[name] == pytest.approx(usual.scalars[name], rel=1e-5)
    before = weights(distillation(family, **choices))
    moved = {n.split()[0] for n, tensor in weights(training).items() if not tensor.equal(before[n])}
    assert moved == {"student", "adaptors", "discriminator"}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("choices", CHOICES)
def test_a_restored_training_goes_on_to_the_same_numbers(family, choices):
    whole = distillation(family, **choices)
    expected = [whole.advance() for _ in range(3)]
    first, second = distillation(family, **choices), distillation(family, **choices)
    steps = [first.advance()]
    second.restore(copy.deepcopy(first.state()))
    steps += [second.advance() for _ in range(2)]
    assert steps == expected
    assert equal(whole, second)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_told_discriminator_begins_as_the_one_that_is_not_told(family):
    plain = distillation(family).advance().scalars
    condition = distillation(family, conditional_discriminator=True)
    assert condition.advance().scalars == pytest.approx(plain, rel=1e-5)
    condition.advance()
    grown = [p for p in condition.discriminator.parameters() if p.ndim == 4 and p.shape[1] > 8]
    assert any(parameter[:, : len(condition.condition)].abs().sum() > 0 for parameter in grown)


def test_a_told_discriminator_tells_sub_generators_apart():
    training = distillation("pix2pix", conditional_discriminator=True, learning_rate=0.01)
    batch = training.batches.at(0)
    for _ in range(4):
        training.advance()
    scores = [
        training.scores(batch.source, batch.target, architecture)
        for architecture in (uniform(6), uniform(3))
    ]
    assert not torch.allclose(*scores)


@pytest.mark.parametrize("family", ["pix2pix", "cyclegan", "gaugan"])
@pytest.mark.parametrize("store", [InMemory, OnDisk])
def test_a_cache_changes_no_number(family, store, tmp_path):
    made = store(2**30) if store is InMemory else store(2**30, tmp_path)
    plain, cached = distillation(family, 1), distillation(family, 1, TeacherCache(made))
    expected = [plain.advance() for _ in range(6)]
    assert [cached.advance() for _ in range(6)] == expected
    assert equal(plain, cached)
    assert (cached.cache.asked, cached.cache.known) == (6, 2)
    assert made.held > 0 and not list(tmp_path.glob("[!.]*"))


def test_a_cache_changes_a_batch_by_rounding_alone():
    cached = distillation("cyclegan", 2, TeacherCache(InMemory(2**30)))
    plain = distillation("cyclegan", 2)
    batch = plain.batches.at(0)
    for _ in range(2):
        result = cached.targets(batch.source, batch.target)
        wanted = plain.targets(batch.source, batch.target)
        for ours, theirs in zip(result.features, wanted.features, strict=True):
            assert torch.allclose(ours, theirs, rtol=1e-4, atol=1e-5)
        assert torch.allclose(result.picture, wanted.picture, atol=1e-5)


def test_a_resumed_training_with_a_cache_goes_on_to_the_same_numbers():
    whole = distillation("pix2pix", 1)
    for _ in range(6):
        whole.advance()
    first = distillation("pix2pix", 1, TeacherCache(InMemory(2**30)))
    for _ in range(3):
        first.advance()
    second = distillation("pix2pix", 1, TeacherCache(InMemory(2**30)))
    second.restore(copy.deepcopy(first.state()))
    for _ in range(3):
        second.advance()
    assert equal(whole, second)


def test_a_cache_on_a_full_disk_keeps_what_it_has(tmp_path, monkeypatch):
    store = OnDisk(2**30, tmp_path)
    store.put(b"first", [torch.ones(2, 3), torch.zeros(2)])
    whole, held = store._file, store.held

    class Full:
        def write(self, content):
            if len(content) < 100:
                raise OSError(errno.ENOSPC, "full")
            return whole.write(content[:100])

        def __getattr__(self, name):
            return getattr(whole, name)

    monkeypatch.setattr(store, "_file", Full())
    store.put(b"second", [torch.ones(40)])
    assert store.get(b"second") is None and store.held == held
    assert [item.tolist() for item in store.get(b"first")] == [[[1, 1, 1], [1, 1, 1]], [0, 0]]
    store.put(b"third", [torch.ones(1)])
    assert store.get(b"third") is None


def test_a_cache_keeps_within_its_budget(tmp_path):
    tensors = [torch.ones(1, 3, 4, 4), torch.ones(1, 2, 2, 2, dtype=torch.bfloat16)]
    weight = sum(tensor.nbytes for tensor in tensors)
    for store in (InMemory(2 * weight), OnDisk(2 * weight, tmp_path)):
        for key in (b"a", b"b", b"c"):
            store.put(key, [tensor * ord(key) for tensor in tensors])
        assert store.held == 2 * weight and store.get(b"c") is None
        result = store.get(b"b")
        assert [t.dtype for t in result] == [t.dtype for t in tensors]
        assert all(torch.equal(t, 98 * tensor) for t, tensor in zip(result, tensors, strict=True))


def test_another_crop_is_another_picture():
    asked = []
    cache = TeacherCache(InMemory(2**20))
    picture = torch.rand(1, 3, 8, 8)

    def ask(source):
        asked.append(source)
        return [source.mean(1, keepdim=True)]

    for source in (picture, picture.flip(3), picture, torch.cat([picture.flip(3), picture])):
        (result,) = cache(source, ask)
        assert torch.equal(result, source.mean(1, keepdim=True))
    assert len(asked) == 2


@pytest.mark.parametrize("family", FAMILIES)
def test_each_sub_generator_learns_from_the_next_dearer_one(family, monkeypatch):
    training = distillation(
        family, sampling="sandwich", random_widths=3, inplace=1.0, learn_from="wider"
    )
    visited = [subnet.architecture for subnet in training.passes(training.widths(0))]
    macs = [training.costs.macs(item) for item in visited]
    assert macs == sorted(macs, reverse=True) and len(visited) > 3
    made, learnt_from = [], []
    constant, terms = training.constant, training.terms

    def remembering(own):
        made.append(constant(own))
        return made[-1]

    def watching(source, own, wanted, subnet):
        learnt_from.append((subnet.architecture, wanted))
        return terms(source, own, wanted, subnet)

    monkeypatch.setattr(training, "constant", remembering)
    monkeypatch.setattr(training, "terms", watching)
    step = training.advance()
    assert "G_inplace" in step.scalars
    within = [(sub, wanted) for sub, wanted in learnt_from if any(wanted is m for m in made)]
    assert [sub for sub, _ in within] == visited[1:]
    assert all(wanted is one for (_, wanted), one in zip(within, made, strict=True))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("kind", ["conditional", "projected"])
def test_a_discriminator_scores_each_cost_by_a_head_of_its_own(family, kind):
    sections = {
        "losses": {"perceptual": 0, "energy": 0, "matching": 10},
        "discriminator": {"kind": kind},
    }
    training = distillation(family, sections=sections, heads=2)
    judge, space = training.networks[_judge(training)], training.sampling.space
    assert training.head(space.smallest, judge) == 0 and training.head(space.largest, judge) == 1
    step = training.advance()
    used = training.head(step.architecture, judge)
    for name, weight in judge.named_parameters():
        if weight.grad is not None and weight.shape[0] == 2 and weight.ndim == 4:
            assert weight.grad[used].abs().sum() > 0, name
            assert weight.grad[1 - used].abs().sum() == 0, name
    wide = distillation(family, sections=sections, heads=2, sampling="sandwich")
    wide.advance()
    assert all(
        weight.grad.flatten(1).abs().sum(1).min() > 0
        for name, weight in wide.networks[_judge(wide)].named_parameters()
        if weight.grad is not None and weight.shape[0] == 2 and weight.ndim == 4
    )


def _judge(training):
    return "projected" if training.projected is not None else "discriminator"


@pytest.mark.parametrize("family", FAMILIES)
def test_momentum_by_cost_is_resumed_to_the_same_numbers(family):
    choices = {"moment_groups": 3, "slower_decay": 1.0, "epochs": 0, "decay_epochs": 2}
    whole = distillation(family, **choices)
    for _ in range(5):
        whole.advance()
    first = distillation(family, **choices)
    for _ in range(3):
        first.advance()
    again = distillation(family, **choices)
    again.restore(copy.deepcopy(first.state()))
    for _ in range(2):
        again.advance()
    assert equal(whole, again)
    assert not equal(whole, _after(5, distillation(family, epochs=0, decay_epochs=2)))


def _after(steps, training):
    for _ in range(steps):
        training.advance()
    return training


def test_the_rate_of_dear_sub_generators_falls_later():
    choices = {"epochs": 0, "decay_epochs": 3, "learning_rate": 1.0}
    slow = distillation("pix2pix", slower_decay=0.5, **choices)
    for count in range(12):
        slow.count = count
        position = slow.costs.position(slow.widths(count))
        assert slow.falling() == pytest.approx(slow.rate_factor() ** (1 - 0.5 * position))
        assert slow.falling() >= slow.rate_factor()
    assert slow.costs.position(uniform(6)) == 1 and slow.costs.position(uniform(3)) == 0
