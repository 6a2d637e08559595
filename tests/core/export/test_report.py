"""The report: one well-formed file that needs no other, and says what was measured."""

import base64
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest
from PIL import Image

from core.export import results
from core.export.card import model_card
from core.export.input_spec import InputSpec
from core.export.metadata import (
    Distances,
    ExportMetadata,
    ExportSpeed,
    Parity,
    export_verdict,
    figure,
    plain,
)
from core.export.plots import Axis, PlotScore, curve_plot, front_plot, widths_plot
from core.export.positions import times_text
from core.export.published import published
from core.export.report import report_page
from core.nets.architecture import uniform
from core.nets.resnet_cost import resnet_cost
from core.nets.specs import NETWORKS
from core.recipe.published_results import Published
from core.recipe.search import Search
from core.run.events import Candidate
from core.run.understood import Understood
from core.runtime.units import amount
from tests.core.export.example_runs import CHOSEN, SIZE, add_finetuned

VOID = {"meta", "img", "br"}
HOSTILE = 'a"<script>alert(1)</script>&'


class Reader(HTMLParser):
    """Checks that every tag is closed where it was opened, and collects what matters."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.images: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        values = dict(attrs)
        assert "href" not in values
        if tag == "img":
            self.images.append(values["src"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text += data


@pytest.fixture
def facts(run) -> ExportMetadata:
    return ExportMetadata(
        run=run.name,
        family="pix2pix",
        network="resnet",
        architecture=CHOSEN,
        weights="fine-tuned after the search",
        height=SIZE,
        width=SIZE,
        data="pairs of “scenes”, 14 training pairs",
        input_spec=InputSpec(drawn=True),
        seed=233,
        teacher=resnet_cost("resnet", uniform(64), 256, 256),
        student=resnet_cost("mobile", uniform(16), 256, 256),
        teacher_architecture=uniform(64),
        parity=Parity(3.1e-6, 131.0, 16),
        speed=ExportSpeed("CPU", 2, 30, 265.0, 4.0, 24.8, 0.5, 22.4, 0.4),
        distances=Distances("test", "squeezenet1_1", 206, 22.04, 21.31, 6.2, 206),
    )


def test_says_the_numbers_and_is_well_formed(run, facts):
    add_finetuned(run)
    page = Reader(report_page(run, facts))
    for said in (
        "fewer MACs, 11× faster here, 3 % worse than the teacher",
        "56.8 G", "49.6 G", "206 true test pictures", "265 ± 4 ms", "24.8 ± 0.5 ms",
        "Fine-tuning helped: Fréchet distance (squeezenet1_1) from 25.25 to 23.50",
        "not FID", "used once", "3 sub-generators", "2 threads",
    ):  # fmt: skip
        assert said in page.text
    assert page.tags.count("svg") == 2 + 4


def test_needs_nothing_from_outside(run, facts):
    page = report_page(run, facts)
    assert "http:" not in page
    assert "https:" not in page
    assert "url(" not in page
    assert "prefers-color-scheme: dark" in page
    assert str(run.folder) not in page
    assert run.recipe.data.folder not in page


def test_shows_the_fixed_pictures_of_every_network(run, facts):
    before = Reader(report_page(run, facts))
    assert len(before.images) == 2 * 4
    add_finetuned(run)
    images = Reader(report_page(run, facts)).images
    assert len(images) == 2 * 5
    content = base64.b64decode(images[0].removeprefix("data:image/png;base64,"))
    with Image.open(run.samples / "input.png") as sheet, Image.open(io.BytesIO(content)) as tile:
        assert np.array_equal(np.asarray(tile), np.asarray(sheet)[:, :SIZE])


def test_report_and_card_say_how_data_and_weights_were_understood(run, facts):
    said = Understood(
        ("Two folders with equal names; a is the source.", "Pictures: 9 pairs to train on."),
        ("a/7.png has no partner of its name in b.",),
        3,
        ("Imported from G_A.pth. Recognised: ResNet of 9 blocks.",),
    )
    told = replace(facts, understood=said)
    sentences = [
        *said.data,
        *said.left_out,
        *said.weights,
        "Files left out: 3; the first 1 are named.",
    ]
    text = Reader(report_page(run, told)).text
    card = model_card(told)
    for sentence in sentences:
        assert sentence in text
        assert plain(sentence) in card
    assert "What was recognised in data" not in report_page(run, facts) + model_card(facts)
    assert json.loads(told.json())["understood"]["left_out_count"] == 3


def test_text_of_a_person_is_only_text(run, facts):
    hostile = replace(facts, run=HOSTILE, data=HOSTILE)
    page = report_page(run, hostile)
    assert "<script" not in page
    assert HOSTILE in Reader(page).text
    assert "A <tiny> run & its pictures." in Reader(page).text


def test_is_honest_about_held_out_numbers(run, facts):
    held = replace(facts, distances=Distances("held-out", "inception", 12, 40.0, 35.0))
    text = Reader(report_page(run, held)).text
    assert "held-out pictures that the search used" in text
    assert "The distances are FID" in text
    assert "With only 12 pictures" in text
    assert "True training pictures" not in text


def test_a_run_with_little_in_it(run, facts):
    bare = replace(facts, parity=None, speed=None, distances=None)
    for path in run.samples.iterdir():
        path.unlink()
    page = Reader(report_page(run, bare))
    assert page.images == []
    assert "How good it is" not in page.text


def test_what_is_not_known_of_a_teacher_is_a_dash(run, facts):
    speed = ExportSpeed("CPU", 2, 30, None, None, 24.8, 0.5, 22.4, 0.4)
    distances = Distances("test", "squeezenet1_1", 206, 22.04)
    box = replace(facts, teacher=None, teacher_architecture=None, speed=speed, distances=distances)
    text = Reader(report_page(run, box)).text
    assert "the teacher's cost is not known" in text
    assert "the teacher cannot be timed here" in text
    assert "The teacher's score is not known." in text
    assert "Outlined" not in text
    card = model_card(box)
    assert f"| paper MACs | – | {amount(box.student.paper_macs)} | – |" in card
    assert "A compressed pix2pix generator. MACs of the teacher not known." in card
    assert "- teacher –" in card
    assert "teacher: a black box, known only by its answers" in card
    document = json.loads(box.json())
    assert [document[key] for key in ("teacher", "macs_ratio", "latency_ratio")] == [None] * 3
    known = Published(source="A paper", metric="FID", teacher_gmacs=56.8)
    assert "Paper MACs, teacher56.8 G–" in Reader(published(known, box)).text


def test_published_results_are_shown_and_told_apart(facts):
    assert published(Published(), facts) == ""
    known = Published(source="A <paper>", metric="FID", student_quality=65.19, teacher_gmacs=56.8)
    text = Reader(published(known, facts)).text
    assert "A <paper>." in text
    assert "65.2" in text
    assert "Paper MACs, teacher56.8 G56.8 G" in text
    assert "Quality, teacher" not in text
    assert "a distance in squeezenet1_1: not comparable with the published FID" in text
    inception = replace(facts, distances=replace(facts.distances, features="inception"))
    assert "not comparable" not in Reader(published(known, inception)).text
    read = known.model_copy(update={"metric": "mIoU (drn_d_105)"})
    assert "was not measured here" in Reader(published(read, facts)).text


def test_a_search_by_miou_is_plotted_by_miou(run, facts):
    with run.record(write=True) as record:
        record.add_candidate(Candidate((4,) * 7 + (8,), 9, 9, 9, 50.0, 1.0, "f", 4, 41.5))
        page = results.search(record, facts, Search(criterion="miou"))
        assert "MIND" in page and "mIoU" not in page  # the others have no mIoU


def test_widths_are_named_by_the_network():
    for network, spec in NETWORKS.items():
        names = spec.position_names
        count = len(names)
        plot = widths_plot(network, (4,) * count, (8,) * count)
        assert plot.count("<rect") == 2 * count
        assert all(f">{name}<" in plot for name in names)
        assert "times at" in times_text(network)


def test_a_search_of_thousands_stays_small():
    rng = np.random.default_rng(0)
    many = [
        Candidate((n,), int(m), int(m), 1, float(d), 1.0, "f", 5)
        for n, (m, d) in enumerate(rng.uniform((1e8, 20), (1e9, 60), (5000, 2)))
    ]
    quality = PlotScore("distance", "distance in f", lambda item: item.metric)
    plot = front_plot(many, [n < 20 for n in range(5000)], (3,), 19.0, quality)
    assert len(plot) < 150_000
    assert plot.count("<circle") == 22
    assert "(M)" in plot


def test_curves_thin_out_and_keep_their_extremes():
    values = np.sin(np.arange(10_000) / 500)
    values[5000] = 9.0
    plot = curve_plot(np.arange(10_000.0), values, "loss")
    assert len(plot) < 12_000
    highest = min(float(y) for y in re.findall(r"\d,(\d+\.?\d*)", plot))
    assert highest < 10  # the single spike reaches the top
    assert "<polyline" in curve_plot(np.array([1.0]), np.array([2.0]), "one step")


def test_ticks_are_round_and_inside():
    for low, high in ((0.013, 0.094), (19.7, 61.3), (-3, 1e6), (5, 5.001)):
        axis = Axis(low, high, 0, 100)
        ticks = axis.ticks()
        assert 3 <= len(ticks) <= 11
        assert all(low <= tick <= high for tick in ticks)


def test_the_card_says_how_to_feed_it(facts):
    card = model_card(replace(facts, files={"model.onnx": 828, "sample.py": 1140}))
    for said in (
        "x / 127.5 - 1", "(y + 1) / 2 * 255", "colours.png", "squeezenet1_1", "licence",
        "| paper MACs | 56.8 G | 1.42 G | 40× fewer |", "828 B", "1 kB",
        "206 true test pictures",
    ):  # fmt: skip
        assert said in card
    assert "InstanceNorm" not in card
    exact = replace(facts, parity=Parity(1e-5, 120.0, 16, "exact"))
    assert "row by row" in model_card(exact)


def test_names_in_the_card_stay_text(facts):
    assert "# a\\_b\\|c \\<i\\>" in model_card(replace(facts, run="a_b|c\n<i>"))


def test_numbers_read_well(facts):
    assert [figure(x) for x in (0, 0.0004321, 0.01234, 1.234, 12.34, 123.4, 1234.5)] == [
        "0.000", "0.000432", "0.0123", "1.23", "12.3", "123", "1234",
    ]  # fmt: skip
    assert [amount(x) for x in (12, 999_600, 356_867, 5.68e10)] == [
        "12", "1.00 M", "357 k", "56.8 G",
    ]  # fmt: skip
    slow = replace(facts, speed=replace(facts.speed, student_ms=530.0), distances=None)
    assert "2.0× slower here" in export_verdict(slow).words
