"""How keys and the wheel move a camera, in every view of pictures alike."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent

from workbench.widgets.pictures.camera import NATURAL, Camera

WHEEL, KEY_ZOOM, KEY_MOVE = 1.0015, 1.25, 0.05
KEYS_ZOOM = {Qt.Key.Key_Plus: KEY_ZOOM, Qt.Key.Key_Equal: KEY_ZOOM, Qt.Key.Key_Minus: 1 / KEY_ZOOM}
KEYS_PERCENT = {Qt.Key.Key_1: NATURAL, Qt.Key.Key_2: 2 * NATURAL, Qt.Key.Key_4: 4 * NATURAL}
KEYS_MOVE = {
    Qt.Key.Key_A: QPointF(-KEY_MOVE, 0),
    Qt.Key.Key_D: QPointF(KEY_MOVE, 0),
    Qt.Key.Key_W: QPointF(0, -KEY_MOVE),
    Qt.Key.Key_S: QPointF(0, KEY_MOVE),
}
ARROWS_MOVE = {
    Qt.Key.Key_Left: QPointF(-KEY_MOVE, 0),
    Qt.Key.Key_Right: QPointF(KEY_MOVE, 0),
    Qt.Key.Key_Up: QPointF(0, -KEY_MOVE),
    Qt.Key.Key_Down: QPointF(0, KEY_MOVE),
}


def press(camera: Camera, event: QKeyEvent) -> bool:
    """Zoom or move as a key says; whether it said anything to a camera."""
    key = Qt.Key(event.key())
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if key in KEYS_ZOOM:
        camera.zoom_by(KEYS_ZOOM[key], camera.centre)
    elif key in KEYS_PERCENT:
        camera.zoom_to(KEYS_PERCENT[key])
    elif key == Qt.Key.Key_0:
        camera.fit()
    elif key in KEYS_MOVE:
        camera.move_by(KEYS_MOVE[key] / camera.zoom)
    elif shifted and key in ARROWS_MOVE:
        camera.move_by(ARROWS_MOVE[key] / camera.zoom)
    else:
        return False
    return True


def turn(camera: Camera, event: QWheelEvent, at: QPointF) -> None:
    """Zoom as the wheel says, keeping the picture's point `at` in its place."""
    camera.zoom_by(WHEEL ** event.angleDelta().y(), at)
    event.accept()
