"""What a person draws is answered by the networks of a run, in a thread of their own."""

import threading
import time

import numpy as np
import pytest
import torch
from PIL import Image

from core.data.palettes import are_lines, few_colours, photo_colours
from core.evaluation.kept_networks import finetuned_name, keep_generator, kept_generator
from core.evaluation.pictures import Pictures
from core.evaluation.source_colours import source_colours
from core.live import InferenceRequest, InferenceResult, InferenceThread
from core.live.request_slot import RequestSlot, Superseded
from core.live.spec_of_run import drawing_spec_of
from core.nets.network_config import create
from core.recipe.recipe import Recipe
from core.run.run import Run, SheetFile
from core.runtime.errors import UserError
from core.translation.translate import translate

SIDE = 32
FIRST, SECOND = (8,) * 8, (4, 4, 8, 4, 8, 8, 4, 8)
RESNET = {"class": "ResNetGenerator", "in_channels": 3, "out_channels": 3, "blocks": 3}


@pytest.fixture
def run(tmp_path) -> Run:
    """A run with a teacher and a supernet, both with weights by chance."""
    torch.manual_seed(0)
    table = {"data": {"height": SIDE, "width": SIDE, "sample_pairs": 16}}
    made = Run.create(tmp_path / "run", Recipe.model_validate(table))
    keep_generator(made, "teacher", create({**RESNET, "kind": "resnet", "architecture": FIRST}), "")
    keep_generator(
        made, "distill", create({**RESNET, "kind": "elastic", "architecture": FIRST}), ""
    )
    return made


@pytest.fixture
def live(run):
    live = InferenceThread(run)
    yield live
    live.close(timeout=10)
    assert "live" not in [thread.name for thread in threading.enumerate()]


def drawing(shade: int = 0) -> np.ndarray:
    picture = np.full((SIDE, SIDE, 3), 255, np.uint8)
    picture[8:20, 6:26] = (shade, 40, 200)
    return picture


def answers(live: InferenceThread, question: InferenceRequest) -> dict[object, InferenceResult]:
    """Every network's last answer to the question, when nothing more comes."""
    number, answered = live.ask(question), {}
    end = time.monotonic() + 60
    while live.is_busy and time.monotonic() < end:
        time.sleep(0.005)
    for answer in live.take():
        assert answer.number <= number
        answered[answer.network] = answer
    return answered


def test_teacher_and_candidates_answer_as_translating_a_file_does(run, live, tmp_path):
    answered = answers(live, InferenceRequest(drawing(), (None, SECOND)))
    Image.fromarray(drawing()).save(tmp_path / "drawing.png")
    keep_generator(run, "cut", kept_generator(run, "distill").cut(SECOND), "")
    for network, name in ((None, "teacher"), (SECOND, "cut")):
        translate(
            run.checkpoints / f"{name}.safetensors", tmp_path / "drawing.png", tmp_path / name
        )
        wanted = np.asarray(Image.open(tmp_path / name / "drawing.png"))
        apart = np.abs(answered[network].picture.astype(int) - wanted)
        assert apart.max() <= 2
        assert answered[network].milliseconds > 0


def test_a_fine_tuned_candidate_answers_with_its_own_weights(run, live):
    before = answers(live, InferenceRequest(drawing(), (SECOND,)))[SECOND]
    tuned = create({**RESNET, "kind": "mobile", "architecture": SECOND, "clamps": True})
    keep_generator(run, finetuned_name(SECOND), tuned, "")
    again = InferenceThread(run)
    after = answers(again, InferenceRequest(drawing(), (SECOND,)))[SECOND]
    again.close(timeout=10)
    assert (before.picture != after.picture).any()


def test_what_the_run_does_not_have_is_answered_with_an_error(run, live):
    (run.checkpoints / "distill.safetensors").unlink()
    answered = answers(live, InferenceRequest(drawing(), (None, SECOND)))
    assert answered[None].picture is not None
    assert answered[SECOND].picture is None
    assert isinstance(answered[SECOND].error, UserError)


def test_widths_that_do_not_fit_are_answered_with_an_error(live):
    wide = (16,) * 8
    assert "16_16" in str(answers(live, InferenceRequest(drawing(), (wide,)))[wide].error)


def test_questions_are_dropped_but_for_the_last(live):
    answers(live, InferenceRequest(drawing(), (SECOND,)))
    numbers = [live.ask(InferenceRequest(drawing(shade), (SECOND,))) for shade in range(200)]
    while live.is_busy:
        time.sleep(0.005)
    result = [answer.number for answer in live.take()]
    assert result[-1] == numbers[-1]
    assert len(result) < len(numbers) / 2


def test_torch_has_elsewhere_as_many_threads_as_before(live):
    before = torch.get_num_threads()
    answers(live, InferenceRequest(drawing(), (SECOND,)))
    seen: list[int] = []
    thread = threading.Thread(target=lambda: seen.append(torch.get_num_threads()))
    thread.start()
    thread.join()
    assert (torch.get_num_threads(), seen) == (before, [before])


def test_a_slow_network_is_interrupted_by_a_newer_question():
    slot = RequestSlot()
    slot.ask(InferenceRequest(drawing(), (None,)))
    slot.next()
    with slot.turn(yields=True) as turn:
        turn.check()
        slot.ask(InferenceRequest(drawing(1), (None,)))
        with pytest.raises(Superseded):
            turn.check()
    slot.next()
    with slot.turn(yields=False) as turn:
        slot.ask(InferenceRequest(drawing(2), (None,)))
        turn.check()
        slot.close()
        with pytest.raises(Superseded):
            turn.check()


# -- what is drawn ------------------------------------------------------------------------------


def test_label_pictures_are_drawn_in_the_few_colours_they_have():
    picture = np.zeros((20, 20, 3), np.uint8)
    picture[:12], picture[12:, :8] = (0, 0, 255), (255, 85, 0)
    assert few_colours([picture]) == ((0, 0, 255), (0, 0, 0), (255, 85, 0))
    noise = np.random.default_rng(0).integers(0, 255, picture.shape).astype(np.uint8)
    assert few_colours([noise]) == ()
    assert len(photo_colours([noise])) > 2


def test_grey_lines_on_paper_are_a_line_drawing():
    paper = np.full((20, 20, 3), 255, np.uint8)
    paper[5] = 90
    assert are_lines([paper])
    paper[10:14] = (250, 40, 40)
    assert not are_lines([paper])


def test_the_material_of_the_built_in_sample(run):
    material = drawing_spec_of(run)
    assert material.kind == "colours"
    assert {tuple(pixel) for pixel in material.starts[0].source.reshape(-1, 3)} <= {
        *material.palette
    }
    assert material.blank().shape == (SIDE, SIDE, 3)
    # An exported model takes the same colours along.
    known = source_colours(Pictures.of_run(run))
    assert (known.palette, known.names) == (material.palette, material.names)
    assert len(material.starts) > 0


def test_where_the_data_are_gone_the_runs_own_samples_are_offered(tmp_path):
    table = {"data": {"height": SIDE, "width": SIDE, "folder": str(tmp_path / "gone")}}
    made = Run.create(tmp_path / "run", Recipe.model_validate(table))
    with pytest.raises(UserError):
        drawing_spec_of(made)
    sheet = np.concatenate([drawing(), drawing(9)], axis=1)
    Image.fromarray(sheet).save(made.samples / SheetFile.INPUT)
    material = drawing_spec_of(made)
    assert [start.name for start in material.starts] == ["sample 1", "sample 2"]
    assert (material.starts[1].source == drawing(9)).all()
