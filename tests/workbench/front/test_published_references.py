"""Published results beside a run: only where they say something about it."""

import pytest

from core.recipe.file import shipped_recipe, with_settings
from core.recipe.plan import Inputs, recipe_teacher_cost
from core.recipe.recipe import Recipe
from tests.workbench.example_runs import make_candidate, make_run
from workbench.app.theme import DARK
from workbench.front.panel import FrontPanel
from workbench.run.published_references import is_comparable, published_references
from workbench.run.qualities import BY_CRITERION
from workbench.run.run_model import RunModel

DISTANCE, MIOU = BY_CRITERION["distance"], BY_CRITERION["miou"]
CITYSCAPES = Inputs(35, edges=True)
SHIPPED = "pix2pix-edges2shoes-fast"


def references_of(recipe: Recipe, quality=DISTANCE, inputs=None):
    return published_references(recipe, inputs or Inputs(), recipe_teacher_cost(recipe), quality)


def test_teacher_and_student_as_published():
    teacher, student = references_of(shipped_recipe(SHIPPED))
    assert teacher.cost == pytest.approx(56.83e9, rel=1e-3) and teacher.value == 24.12
    assert student.cost == pytest.approx(4.863e9) and student.value == 25.76
    assert student.text.startswith("published student") and "FID 25.76" in student.text


def test_another_metric_leaves_the_lines_and_takes_the_points():
    recipe = with_settings(shipped_recipe(SHIPPED), ["search.features=encoder"])
    assert [item.value for item in references_of(recipe)] == [None, None]
    assert all("FID" in item.text for item in references_of(recipe))


def test_other_pictures_have_no_references():
    recipe = shipped_recipe(SHIPPED)
    assert references_of(with_settings(recipe, ["data.height=128", "data.width=128"])) == ()
    assert references_of(Recipe()) == ()
    assert references_of(with_settings(recipe, ["published.student_architecture=1_2"]))
    other = ["published.student_architecture=1_2", "published.teacher_gmacs=9"]
    assert references_of(with_settings(recipe, other)) == ()


def test_the_original_route_has_the_published_teacher_too():
    teacher, _ = references_of(shipped_recipe("pix2pix-edges2shoes-original"))
    assert teacher.cost > 3 * recipe_teacher_cost(shipped_recipe(SHIPPED)).paper_macs / 4


def test_miou_is_comparable_by_the_same_segmenter():
    recipe = shipped_recipe("gaugan-cityscapes-fast")
    assert is_comparable(recipe, MIOU) and not is_comparable(recipe, DISTANCE)
    own = with_settings(recipe, ["search.segmenter=own"])
    assert not is_comparable(own, MIOU)
    assert [item.value for item in references_of(recipe, MIOU, CITYSCAPES)] == [61.04, 61.17]
    assert [item.value for item in references_of(own, MIOU, CITYSCAPES)] == [None, None]


def test_miou_of_pairs_is_told_and_not_drawn():
    recipe = shipped_recipe("pix2pix-cityscapes-fast")
    teacher, student = references_of(recipe)
    assert teacher.value is None and student.text.endswith("mIoU 41.71")


@pytest.fixture
def panel(qtbot, show, tmp_path):
    published = shipped_recipe(SHIPPED).published.model_dump()
    run = make_run(
        tmp_path / "run",
        size=256,
        teacher={"width": 64, "ups": "transposed"},
        distill={"space": "channels-64-pix2pix", "ups": "teacher"},
        search={"features": "inception"},
        published=published,
    )
    with run.record(write=True) as record:
        for width in (32, 24, 16):
            record.add_candidate(make_candidate((width,) * 8, 256))
    panel, model = show(FrontPanel(), 760, 560), RunModel(run)
    panel.set_run(model)
    qtbot.waitUntil(lambda: len(panel.plot.picture.across) == 3)
    yield panel
    model.close()


def test_references_are_drawn_against_paper_macs_alone(panel, qtbot):
    plot = panel.plot
    qtbot.waitUntil(lambda: "published teacher" in plot.lines.far.text())
    assert [line.isVisible() for line in plot.lines.references] == [False, True]
    assert plot.lines.references[1].label.format == "published student 4.86\u202fG, FID 25.76"
    assert len(plot.lines.reference_points["student"].data) == 1
    assert plot.view.viewRange()[0][1] < 20e9
    panel.apply_theme(DARK)
    panel.tools.across.setCurrentIndex(panel.tools.across.findData("macs"))
    qtbot.waitUntil(lambda: not plot.lines.references[1].isVisible())
    assert plot.picture.references == () and len(plot.lines.reference_points["student"].data) == 0
    assert not plot.lines.far.text()


def test_references_follow_the_logarithm(panel, qtbot):
    panel.switch("across_log")
    qtbot.waitUntil(lambda: panel.plot.lines.references[1].value() < 11)
    assert panel.plot.lines.references[1].value() == pytest.approx(9.687, abs=1e-3)
