"""The workspaces: which panels lie where for each part of the job. Plain data, no widgets."""

from dataclasses import dataclass

from workbench.app.translation import mark

# In the order of the View menu.
TITLES = mark(
    {
        "recipe": "Recipe",
        "runs": "Runs",
        "front": "Front",
        "curves": "Curves",
        "samples": "Samples",
        "progress": "Progress",
        "log": "Log",
        "architecture": "Architecture",
        "playground": "Playground",
        "export": "Export",
    }
)


@dataclass(frozen=True)
class Tabs:
    """Panels that share a place; the first is in front. `share` is of the row or column."""

    names: tuple[str, ...]
    share: int = 1

    @property
    def panels(self) -> tuple[str, ...]:
        """All panels of this place."""
        return self.names


@dataclass(frozen=True)
class _Places:
    parts: "tuple[Node, ...]"
    share: int = 1

    @property
    def panels(self) -> tuple[str, ...]:
        """All panels of these places."""
        return tuple(name for part in self.parts for name in part.panels)


class Columns(_Places):
    """Places side by side."""


class Rows(_Places):
    """Places above each other."""


Node = Tabs | Columns | Rows


@dataclass(frozen=True)
class Workspace:
    """One part of the job, and its `main` panel.

    `low` is its layout in a window without room for two rows.
    """

    title: str
    about: str
    main: str
    layout: Node
    low: Node | None = None

    def layout_for(self, is_low: bool) -> Node:
        """The layout of a first start in a window that is low or not."""
        return self.low if is_low and self.low is not None else self.layout


# A new panel gets a title above and a place in one of these.
WORKSPACES: dict[str, Workspace] = {
    "setup": Workspace(
        mark("Set up"),
        mark("Recipe, data and estimate"),
        "recipe",
        Columns((Tabs(("runs", "log"), 32), Tabs(("recipe",), 68))),
    ),
    "watch": Workspace(
        mark("Watch"),
        mark("Progress, curves, and samples as they come"),
        "curves",
        Columns(
            (
                Rows((Tabs(("progress",), 58), Tabs(("runs", "log"), 42)), 30),
                Tabs(("curves",), 37),
                Tabs(("samples",), 33),
            )
        ),
        Columns((Tabs(("progress", "runs", "log"), 38), Tabs(("curves", "samples"), 62))),
    ),
    "choose": Workspace(
        mark("Choose"),
        mark("The front, its table, and samples of what you select"),
        "front",
        Columns((Tabs(("front",), 60), Tabs(("samples", "runs", "log"), 40))),
    ),
    "try": Workspace(
        mark("Try"),
        mark("Draw for the networks and see what each layer does"),
        "playground",
        Columns((Tabs(("playground",), 55), Tabs(("architecture", "runs", "log"), 45))),
    ),
    "away": Workspace(
        mark("Take away"),
        mark("Export the model and read its report"),
        "export",
        Columns((Tabs(("export",), 62), Tabs(("progress", "runs", "log"), 38))),
    ),
}
# Where a panel is shown that the current workspace does not have.
HOMES = {
    "recipe": "setup",
    "curves": "watch",
    "progress": "watch",
    "samples": "choose",
    "front": "choose",
    "playground": "try",
    "architecture": "try",
    "export": "away",
}
