"""Words beside points: in view, and none over another."""

from PySide6.QtCore import QPointF, QRectF, QSizeF

from workbench.front.point_labels import Anchor, anchors, corner, corners

VIEW = QRectF(0, 0, 400, 200)
SIZE = QSizeF(60, 20)
BETTER_LEFT_BELOW = corners(better_left=True, better_low=True)


def _rooms(points: list[QPointF], result: list[Anchor]) -> list[QRectF]:
    return [
        QRectF(point - QPointF(across * SIZE.width(), down * SIZE.height()), SIZE)
        for point, (across, down) in zip(points, result, strict=True)
    ]


def _placed(*points: QPointF) -> list[Anchor]:
    return anchors([(point, SIZE) for point in points], VIEW, BETTER_LEFT_BELOW)


def test_words_hang_where_better_candidates_would_be():
    assert _placed(QPointF(200, 100)) == [corner(to_left=True, below=True)]


def test_words_stay_in_view_in_every_corner_of_it():
    points = [QPointF(x, y) for x in (2, 398) for y in (2, 198)]
    rooms = _rooms(points, _placed(*points))
    assert all(VIEW.contains(room) for room in rooms)


def test_neighbours_do_not_write_over_each_other():
    points = [QPointF(200 + 6 * step, 100) for step in range(4)]
    rooms = _rooms(points, _placed(*points))
    for index, room in enumerate(rooms):
        assert not any(room.intersects(other) for other in rooms[:index])


def test_more_labels_than_sides_and_points_out_of_view_have_a_place_each():
    assert len(_placed(*[QPointF(200, 100)] * 6, QPointF(-500, 900))) == 7
