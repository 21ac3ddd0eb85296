"""What the notebooks share: the store that they look at, and a font that has Chinese characters."""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib import font_manager

import xiantu

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
_FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "SimHei", "WenQuanYi Zen Hei")


def open_store() -> xiantu.Graph:
    """The store whose folder the environment variable XIANTU_STORE names; without it, one made of `samples/`."""
    draw_chinese()
    if named := os.environ.get("XIANTU_STORE"):
        return xiantu.open(named)
    store = Path(tempfile.mkdtemp()) / "store"
    xiantu.build([SAMPLES], into=store)
    return xiantu.open(store)


def draw_chinese() -> None:
    """Have pictures drawn with the first installed font that has Chinese characters.

    Raises RuntimeError where there is none: boxes in place of names are no picture.
    """
    installed = {font.name for font in font_manager.fontManager.ttflist}
    found = [name for name in _FONTS if name in installed]
    if not found:
        raise RuntimeError(f"no font has Chinese characters; install one of {', '.join(_FONTS)}")
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # a weight that a font lacks is no news
    plt.rcParams.update({"font.sans-serif": found, "axes.unicode_minus": False, "figure.autolayout": True})
