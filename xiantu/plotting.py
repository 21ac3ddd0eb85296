"""What pictures share: a font with Chinese characters, a blank figure, and the file that it becomes.

Needs matplotlib, which comes with `xiantu[plot]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#B07C00", "#56B4E9", "#7B4FA3", "#6B6B6B")
_SUFFIXES = (".svg", ".png", ".pdf")
_FAMILIES = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC", "Microsoft YaHei"),
    *("Hiragino Sans GB", "Heiti SC", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback"),
)
_PACKAGE = "zhplot"  # brings Noto Sans SC (SIL Open Font License)
_PROBE = "县图试点"
_SALT = "xiantu"  # the same picture is the same file


class PlotError(Exception):
    """A picture that cannot be drawn here. `str()` is one line with the way out."""


def chinese_font() -> FontProperties:
    """A font with Chinese characters: an installed one, else the one that the package zhplot brings.

    Raises PlotError where there is none.
    """
    from matplotlib import font_manager

    installed = {font.name: font.fname for font in font_manager.fontManager.ttflist}
    named = [installed[family] for family in _FAMILIES if family in installed]
    others = (font.fname for font in font_manager.fontManager.ttflist if "cjk" in font.name.lower())
    for file in [*named, *sorted(set(others)), *_brought()]:
        if _has_chinese(file):
            return font_manager.FontProperties(fname=file)
    raise PlotError(
        "no font with Chinese characters is here; `pip install zhplot` brings Noto Sans SC, "
        "or install the system's package (Debian: fonts-noto-cjk)"
    )


def _brought() -> list[str]:
    spec = find_spec(_PACKAGE)  # its folder; the package itself changes settings when it is imported
    folders = spec.submodule_search_locations if spec else None
    return [str(file) for folder in folders or () for file in sorted(Path(folder).rglob("*.[ot]tf"))]


def _has_chinese(file: str) -> bool:
    from matplotlib.ft2font import FT2Font

    try:
        characters = FT2Font(file).get_charmap()
    except (OSError, RuntimeError):
        return False
    return all(ord(character) in characters for character in _PROBE)


def sized(font: FontProperties, size: float) -> FontProperties:
    """A font in a size, in points."""
    copy = font.copy()
    copy.set_size(size)
    return copy


@contextmanager
def drawn(out: Path, width: float, height: float) -> Iterator[tuple[Figure, Axes, FontProperties]]:
    """A blank picture, which is written to the file at the end."""
    if out.suffix.lower() not in _SUFFIXES:
        raise PlotError(f"{out}: a picture's name ends in {', '.join(_SUFFIXES)}; name it so")
    try:
        import matplotlib
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        raise PlotError("drawing needs matplotlib; `pip install 'xiantu[plot]'` brings it and a Chinese font") from None
    font = chinese_font()
    with matplotlib.rc_context({"svg.hashsalt": _SALT, "svg.fonttype": "path"}):
        figure = Figure(figsize=(width, height))
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        axes.set_axis_off()
        yield figure, axes, font
        dated = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(out.suffix.lower()[1:])
        try:
            figure.savefig(out, dpi=160, bbox_inches="tight", metadata=dated)
        except OSError as problem:
            raise PlotError(f"{out}: cannot be written ({problem.strerror or problem}); name another file") from None
