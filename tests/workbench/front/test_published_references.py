"""Published results beside a run: only where they say something about it."""

import pytest

from core.families.plan import Inputs
from core.recipe import Recipe
from core.recipe_file import shipped_recipe, with_settings
from core.run import recipe_teacher_cost
from tests.workbench.making import make_candidate, make_run
from workbench.front.ghosts import is_comparable, published_ghosts
from workbench.front.qualities import BY_CRITERION
from workbench.panels.front import FrontPanel
from workbench.run_model import RunModel
from workbench.theme import DARK, LIGHT

DISTANCE, MIOU = BY_CRITERION["distance"], BY_CRITERION["miou"]
CITYSCAPES = Inputs(35, edges=True)
SHIPPED = "pix2pix-edges2shoes-fast"


def ghosts_of(recipe: Recipe, quality=DISTANCE, inputs=None):
    return published_ghosts(recipe, inputs or Inputs(), recipe_teacher_cost(recipe), quality)


def test_teacher_and_student_as_published():
    teacher, student = ghosts_of(shipped_recipe(SHIPPED))
    assert teacher.cost == pytest.approx(56.83e9, rel=1e-3) and teacher.value == 24.12
    assert student.cost == pytest.approx(4.863e9) and student.value == 25.76
    assert student.text.startswith("published student") and "FID 25.76" in student.text


def test_another_metric_leaves_the_lines_and_takes_the_points():
    recipe = with_settings(shipped_recipe(SHIPPED), ["search.features=encoder"])
    assert [ghost.value for ghost in ghosts_of(recipe)] == [None, None]
    assert all("FID" in ghost.text for ghost in ghosts_of(recipe))


def test_other_pictures_have_no_ghosts():
    recipe = shipped_recipe(SHIPPED)
    assert ghosts_of(with_settings(recipe, ["data.height=128", "data.width=128"])) == ()
    assert ghosts_of(Recipe()) == ()
    assert ghosts_of(with_settings(recipe, ["published.student_architecture=1_2"]))
    other = ["published.student_architecture=1_2", "published.teacher_gmacs=9"]
    assert ghosts_of(with_settings(recipe, other)) == ()


def test_the_original_route_has_the_published_teacher_too():
    teacher, _ = ghosts_of(shipped_recipe("pix2pix-edges2shoes-original"))
    assert teacher.cost > 3 * recipe_teacher_cost(shipped_recipe(SHIPPED)).paper_macs / 4


def test_miou_is_comparable_by_the_same_segmenter():
    recipe = shipped_recipe("gaugan-cityscapes-fast")
    assert is_comparable(recipe, MIOU) and not is_comparable(recipe, DISTANCE)
    own = with_settings(recipe, ["search.segmenter=own"])
    assert not is_comparable(own, MIOU)
    assert [ghost.value for ghost in ghosts_of(recipe, MIOU, CITYSCAPES)] == [61.04, 61.17]
    assert [ghost.value for ghost in ghosts_of(own, MIOU, CITYSCAPES)] == [None, None]


def test_miou_of_pairs_is_told_and_not_drawn():
    recipe = shipped_recipe("pix2pix-cityscapes-fast")
    teacher, student = ghosts_of(recipe)
    assert teacher.value is None and student.text.endswith("mIoU 41.71")


@pytest.fixture
def panel(qtbot, tmp_path):
    published = shipped_recipe(SHIPPED).published.model_dump()
    run = make_run(
        tmp_path / "run",
        size=256,
        teacher={"width": 64},
        distill={"space": "channels-64-pix2pix"},
        search={"features": "inception"},
        published=published,
    )
    record = run.record(write=True)
    for width in (32, 24, 16):
        record.add_candidate(make_candidate((width,) * 8, 256))
    record.close()
    found, model = FrontPanel(), RunModel(run)
    qtbot.addWidget(found)
    found.apply_theme(LIGHT)
    found.resize(760, 560)
    found.show()
    found.set_run(model)
    qtbot.waitUntil(lambda: len(found.plot.picture.across) == 3)
    yield found
    model.close()


def test_ghosts_are_drawn_against_paper_macs_alone(panel, qtbot):
    plot = panel.plot
    qtbot.waitUntil(lambda: "published teacher" in plot.lines.far.text())
    assert [line.isVisible() for line in plot.lines.ghosts] == [False, True]
    assert plot.lines.ghosts[1].label.format == "published student 4.86\u202fG, FID 25.76"
    assert len(plot.lines.haunts["student"].data) == 1
    assert plot.view.viewRange()[0][1] < 20e9
    panel.apply_theme(DARK)
    panel.tools.across.setCurrentIndex(panel.tools.across.findData("macs"))
    qtbot.waitUntil(lambda: not plot.lines.ghosts[1].isVisible())
    assert plot.picture.ghosts == () and len(plot.lines.haunts["student"].data) == 0
    assert not plot.lines.far.text()


def test_ghosts_follow_the_logarithm(panel, qtbot):
    panel.switch("across_log")
    qtbot.waitUntil(lambda: panel.plot.lines.ghosts[1].value() < 11)
    assert panel.plot.lines.ghosts[1].value() == pytest.approx(9.687, abs=1e-3)
